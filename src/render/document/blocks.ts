/** Block tokens to typed blocks. */
import type { Token, Tokens } from "marked";
import { type ExcerptNote, readExcerpt, readExcerptNote, readParagraph } from "./conventions.ts";
import type { CalloutKind, DocBlock, Inline, ListItem } from "./doc-node.ts";
import { decodeEntities } from "./entities.ts";
import { isComment, type Reading, readInlines } from "./inlines.ts";
import { inlineText } from "./plain-text.ts";
import type { Slugger } from "./slug.ts";

/** What block conversion keeps besides: ids of headings and excerpts, each unique in the document. */
export interface BlockReading extends Reading {
  readonly slugger: Slugger;
}

/** Converts tokens in order. A block without a word in it (a link definition, a blank line) gives none. */
export function readBlocks(tokens: readonly Token[], reading: BlockReading): DocBlock[] {
  let note: ExcerptNote | undefined;
  return tokens.flatMap((token) => {
    if (token.type === "space") return [];
    const blocks = readBlock(token, reading, note);
    note = token.type === "html" ? readExcerptNote(token.raw.trim()) : undefined;
    return blocks;
  });
}

/** `note` is what a comment right before the block says. */
function readBlock(token: Token, reading: BlockReading, note: ExcerptNote | undefined): DocBlock[] {
  // The tokens of marked are an open union, for extensions may add to it; the `type` decides which of its own this is.
  const own = token as
    | Tokens.Heading
    | Tokens.Paragraph
    | Tokens.Text
    | Tokens.Blockquote
    | Tokens.List
    | Tokens.Code
    | Tokens.Table
    | Tokens.HTML
    | Tokens.Hr
    | Tokens.Space;
  switch (own.type) {
    case "heading":
      return [readHeading(own, reading)];
    case "paragraph":
    case "text":
      return paragraphOf(own.tokens ?? [own], reading);
    case "blockquote":
      return [readQuote(own, reading, note)];
    case "list":
      return [readList(own, reading)];
    case "code":
      return [{ type: "code", language: languageOf(own.lang), text: own.text }];
    case "table":
      return [readTable(own, reading)];
    case "hr":
      return [{ type: "rule" }];
    case "html":
      return readHtml(own);
    default:
      return [];
  }
}

function readHeading(token: Tokens.Heading, reading: BlockReading): DocBlock {
  const inlines = readInlines(token.tokens, reading);
  return { type: "heading", level: levelOf(token.depth), id: reading.slugger.idOf(inlineText(inlines)), inlines };
}

function levelOf(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 ? depth : 6;
}

function paragraphOf(tokens: readonly Token[], reading: BlockReading): DocBlock[] {
  const inlines = readInlines(tokens, reading);
  const image = tokens.find((token) => token.type === "image");
  const caption = image && "title" in image && typeof image.title === "string" ? decodeEntities(image.title) : null;
  const block = readParagraph(linesOf(tokens, reading), inlines, caption);
  return block === undefined ? [] : [block];
}

/** The paragraph cut at its line ends, where it starts like header fields; most paragraphs do not, and cost nothing. */
function linesOf(tokens: readonly Token[], reading: BlockReading): Inline[][] {
  if (tokens[0]?.type !== "strong") return [];
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === "br") lines.push([]);
    else if (token.type !== "text" || !token.text.includes("\n")) lines.at(-1)?.push(token);
    else {
      for (const [index, part] of token.text.split("\n").entries()) {
        if (index > 0) lines.push([]);
        if (part.trim() !== "") lines.at(-1)?.push({ type: "text", raw: part, text: part });
      }
    }
  }
  const silent: Reading = { ...reading, report: () => undefined };
  return lines.filter((line) => line.length > 0).map((line) => readInlines(line, silent));
}

const calloutMark = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)/i;

function readQuote(token: Tokens.Blockquote, reading: BlockReading, note: ExcerptNote | undefined): DocBlock {
  const kind = calloutKindOf(token);
  if (kind !== undefined) return { type: "callout", kind, blocks: readBlocks(withoutMark(token.tokens), reading) };
  const blocks = readBlocks(token.tokens, reading);
  const idOf = (number: string) => reading.slugger.idOf(`excerpt-${number}`);
  return readExcerpt(blocks, note, idOf) ?? { type: "quote", blocks };
}

function calloutKindOf(token: Tokens.Blockquote): CalloutKind | undefined {
  const first = token.tokens[0];
  const opening = first?.type === "paragraph" ? first.tokens?.[0] : undefined;
  // The mark must be written without escapes: then it stands whole in the first text token.
  const mark = opening?.type === "text" && opening.raw === opening.text ? calloutMark.exec(opening.text) : null;
  const kinds: readonly CalloutKind[] = ["note", "tip", "important", "warning", "caution"];
  return kinds.find((kind) => kind === mark?.[1]?.toLowerCase());
}

function withoutMark(tokens: readonly Token[]): Token[] {
  const [paragraph, ...others] = tokens;
  const [opening, ...rest] = paragraph?.type === "paragraph" ? (paragraph.tokens ?? []) : [];
  if (paragraph === undefined || opening?.type !== "text") return [...tokens];
  const text = opening.text.replace(calloutMark, "");
  const inner: Token[] = text === "" ? rest : [{ type: "text", raw: text, text }, ...rest];
  const kept = inner[0]?.type === "br" ? inner.slice(1) : inner;
  return [{ type: "paragraph", raw: paragraph.raw, text: paragraph.raw, tokens: kept }, ...others];
}

function readList(token: Tokens.List, reading: BlockReading): DocBlock {
  const items = token.items.map((item): ListItem => {
    return { blocks: readBlocks(item.tokens, reading), checked: item.task ? item.checked === true : null };
  });
  const start = token.ordered && typeof token.start === "number" ? token.start : 1;
  return { type: "list", ordered: token.ordered, start, tight: !token.loose, items };
}

function languageOf(info: string | undefined): string | null {
  const word = decodeEntities(info ?? "")
    .trim()
    .split(/\s/)[0];
  return word ? word : null;
}

function readTable(token: Tokens.Table, reading: BlockReading): DocBlock {
  const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => readInlines(cell.tokens, reading));
  return {
    type: "table",
    columns: token.align.map((align) => ({ align })),
    head: cells(token.header),
    rows: token.rows.map(cells),
  };
}

/** A page break where it is one; nothing for other comments; other HTML as the text it is, line by line. */
function readHtml(token: Tokens.HTML): DocBlock[] {
  const source = token.raw.trim();
  if (/^<!--\s*page-break\s*-->$/.test(source)) return [{ type: "page-break" }];
  if (isComment(source)) return [];
  const inlines = source
    .split("\n")
    .flatMap((line): Inline[] => [{ type: "break" }, { type: "text", text: line.trim() }])
    .slice(1);
  return source === "" ? [] : [{ type: "paragraph", inlines }];
}
