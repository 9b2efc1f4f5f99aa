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
  /** Counts the tables and lists of the memo from 1; rows of one table and items of one list share it. 0 for all other forms. */
  readonly group: number;
}

/** Quotes, headings, comments and charts. */
const IS_LEFT_OUT = /^\s*(?:>|#|<!--|!\[)/;
/** The row of a table that draws the rule under its head. */
const IS_RULE = /^\s*\|[\s|:-]*\|\s*$/;

/** All blocks: attribution lines first, then the rest in order. Headings, charts and the words of excerpts are left out. */
export function readPrintedBlocks(markdown: string): PrintedBlock[] {
  const blocks: PrintedBlock[] = [];
  for (const quote of blockQuotes(markdown)) addLines(blocks, quote);
  let group = 0;
  let last: PrintedBlock["form"] = "text";
  for (const line of markdown.split("\n")) {
    const isBlank = line.trim() === "";
    // Items may stand apart and still be one list; rows may not.
    if (isBlank ? last === "row" : IS_LEFT_OUT.test(line)) last = "text";
    if (isBlank || IS_LEFT_OUT.test(line) || IS_RULE.test(line)) continue;
    const cells = cellsOf(line);
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line)?.[1];
    const form = cells.length > 0 ? "row" : item === undefined ? "text" : "item";
    if (form !== "text" && form !== last) group++;
    last = form;
    if (form === "row") blocks.push({ form, excerpt: null, text: cells.join(" "), cells, group });
    else blocks.push({ ...block(form, null, item ?? line), group: form === "item" ? group : 0 });
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
  return { form, excerpt, text: shown(markdown), cells: [], group: 0 };
}

/** The words of a block: links by what they show, code without its marks. */
function shown(markdown: string): string {
  const words = markdown.replace(/(?<!\\)\[((?:\\.|[^[\]\\])*)\]\((?:<[^<>]*>|[^()\s]*)\)/g, "$1");
  return plainText(words.replace(/(?<!\\)`+/g, ""));
}

/** The cells of a table's row; empty for other lines. */
function cellsOf(line: string): string[] {
  const row = /^\s*\|(.*)\|\s*$/.exec(line)?.[1];
  if (row === undefined) return [];
  return row.split(/(?<!\\)\|/).map(shown);
}
