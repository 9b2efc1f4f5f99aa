/**
 * Reads the blocks of a memo's Markdown as plain words, with a small reader of its own: paragraphs, list items, table rows,
 * and the last line of each excerpt. Verification compares them with what was printed when the memo was built.
 */
import { blockQuotes, plainText } from "./printed-markdown.ts";

/** A block as a reader sees it. */
export interface PrintedBlock {
  /** `line` is the attribution line of an excerpt. */
  readonly form: "line" | "row" | "item" | "text";
  /** The excerpt whose line it is; null for all other forms. */
  readonly excerpt: number | null;
  readonly text: string;
  /** Of rows; empty for all other forms. */
  readonly cells: readonly string[];
  /** Counts the tables of the memo; rows of one table share it. */
  readonly table: number;
}

/** All blocks: attribution lines first, then the rest in order. Headings, charts and the words of excerpts are left out. */
export function readPrintedBlocks(markdown: string): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  for (const quote of blockQuotes(markdown)) addLines(blocks, quote);
  let table = 0;
  let inTable = false;
  for (const line of markdown.split("\n")) {
    const cells = cellsOf(line);
    if (cells.length > 0 && !inTable) table++;
    inTable = cells.length > 0;
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line)?.[1];
    if (/^\s*(?:$|>|#|<!--|!\[)/.test(line)) continue;
    if (inTable) blocks.push({ form: "row", excerpt: null, text: cells.join(" "), cells, table });
    else blocks.push(block(item === undefined ? "text" : "item", null, item ?? line));
  }
  return blocks;
}

function addLines(blocks: PrintedBlock[], quote: readonly string[]): void {
  const paragraphs = quote.join("\n").split(/\n[ \t]*\n/);
  const number = /^\*\*(\d+)\*\*\s/.exec(paragraphs[0] ?? "")?.[1];
  if (number === undefined) return;
  for (const line of paragraphs.slice(1).filter((p) => p.startsWith("\u2014 ")))
    blocks.push(block("line", Number(number), line.slice(2)));
}

function block(form: PrintedBlock["form"], excerpt: number | null, markdown: string): PrintedBlock {
  return { form, excerpt, text: shown(markdown), cells: [], table: 0 };
}

/** The words of a block: links by what they show, code without its marks. */
function shown(markdown: string): string {
  const words = markdown.replace(/(?<!\\)\[((?:\\.|[^[\]\\])*)\]\((?:<[^<>]*>|[^()\s]*)\)/g, "$1");
  return plainText(words.replace(/(?<!\\)`+/g, ""));
}

/** The cells of a table's row; empty for other lines and for the row that draws the rule. */
function cellsOf(line: string): string[] {
  const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  if (row === undefined || /^[\s|:-]*$/.test(row)) return [];
  return row.split(/(?<!\\)\|/).map(shown);
}
