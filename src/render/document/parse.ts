/**
 * Takes Markdown (CommonMark, GFM, and the conventions that `doc-node.ts` lists), gives the document as data. Never
 * throws and never drops a word: raw HTML is text, a link that may not be followed is its text, and a document over a
 * limit comes out as plain paragraphs with a diagnostic. The cost is bounded whatever the text.
 */

import type { Token } from "marked";
import { type Checked, type Diagnostic, error, note, warning } from "../../diagnostics/diagnostic.ts";
import { readBlocks } from "./blocks.ts";
import type { Doc, DocBlock, Footnote } from "./doc-node.ts";
import { type FrontMatter, metaOf, readFrontMatter } from "./front-matter.ts";
import { LimitReached, limitBroken } from "./limits.ts";
import { inlineText } from "./plain-text.ts";
import { collectIds, type Ids, resolveBlocks } from "./resolve.ts";
import { makeSlugger } from "./slug.ts";
import { type FootnoteDefinition, lexMarkdown } from "./tokens.ts";

export interface ParseOptions {
  /** The file's name, for diagnostics. */
  readonly file?: string;
}

/** Reads a Markdown file. Line ends may be of any kind; a byte order mark is taken off; NUL becomes U+FFFD. */
export function parseDocument(markdown: string, options: ParseOptions = {}): Checked<Doc> {
  const text = markdown
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "\ufffd");
  const matter = readFrontMatter(text);
  const body = text.slice(matter.bodyStart);
  const file = options.file ?? "document.md";
  const reason = limitBroken(body);
  if (reason !== undefined) return overLimit(matter, body, reason, file);
  try {
    return readTokens(matter, lexMarkdown(body), { file, text });
  } catch (cause) {
    if (cause instanceof LimitReached) return overLimit(matter, body, cause.message, file);
    // Marked and the conversion recurse with the depth of lists, quotes and emphasis; no other RangeError is known.
    if (cause instanceof RangeError) return overLimit(matter, body, "the document nests too deeply", file);
    throw cause;
  }
}

interface Origin {
  readonly file: string;
  readonly text: string;
}

function readTokens(matter: FrontMatter, tokens: readonly Token[], origin: Origin): Checked<Doc> {
  const diagnostics: Diagnostic[] = [];
  const definitions = definitionsIn(tokens);
  const mentioned: string[] = [];
  const reading = {
    diagnostics,
    slugger: makeSlugger(),
    report: (kind: "unsafe" | "relative", target: string) => diagnostics.push(linkProblem(kind, target, origin)),
    footnoteNumber: (id: string) => {
      if (!definitions.has(id)) return undefined;
      if (!mentioned.includes(id)) mentioned.push(id);
      return mentioned.indexOf(id) + 1;
    },
  };
  const blocks = readBlocks(tokens, reading);
  const notes: Footnote[] = [];
  // Notes may mention further notes, which then join the end of the list.
  for (let index = 0; index < mentioned.length; index++) {
    const id = mentioned[index] ?? "";
    notes.push({ id, number: index + 1, blocks: readBlocks(definitions.get(id)?.tokens ?? [], reading) });
  }
  const ids = collectIds([...blocks, ...notes.flatMap((footnote) => footnote.blocks)]);
  return { value: documentOf(matter, blocks, notes, ids), diagnostics };
}

function documentOf(matter: FrontMatter, blocks: readonly DocBlock[], notes: readonly Footnote[], ids: Ids): Doc {
  const heading = blocks.find((block) => block.type === "heading");
  return {
    meta: metaOf(matter, heading ? inlineText(heading.inlines) : null),
    blocks: resolveBlocks(blocks, ids),
    footnotes: notes.map((footnote) => ({ ...footnote, blocks: resolveBlocks(footnote.blocks, ids) })),
  };
}

/** Definitions by id, the first of each; they may stand within quotes and lists too. */
function definitionsIn(
  tokens: readonly Token[],
  found = new Map<string, FootnoteDefinition>(),
): Map<string, FootnoteDefinition> {
  for (const token of tokens) {
    if (isDefinition(token) && !found.has(token.id)) found.set(token.id, token);
    if (token.type === "list") for (const item of token.items) definitionsIn(item.tokens, found);
    else if (token.type === "blockquote") definitionsIn(token.tokens ?? [], found);
  }
  return found;
}

function isDefinition(token: Token | FootnoteDefinition): token is FootnoteDefinition {
  return token.type === "footnoteDefinition";
}

function linkProblem(kind: "unsafe" | "relative", target: string, { file, text }: Origin): Diagnostic {
  const start = text.indexOf(target);
  const place = start < 0 ? { file } : { file, text, span: { start, end: start + target.length } };
  const shown = target.length > 80 ? `${target.slice(0, 80)}…` : target;
  if (kind === "relative") {
    const hints = ["write a whole address, or `#` and a heading's id"];
    return note("render/unsafe-link", `\`${shown}\` is a path, which leads nowhere from a memo, and prints as text`, {
      place,
      hints,
    });
  }
  const hints = ["only http, https and mailto are linked"];
  return warning("render/unsafe-link", `\`${shown}\` is not a link that may be followed, and prints as text`, {
    place,
    hints,
  });
}

/** The words of a document that is not parsed: its lines, as paragraphs cut at blank lines. */
function overLimit(matter: FrontMatter, body: string, reason: string, file: string): Checked<Doc> {
  const blocks = body
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map(
      (paragraph): DocBlock => ({
        type: "paragraph",
        inlines: [{ type: "text", text: paragraph.trim().replace(/\s+/g, " ") }],
      }),
    );
  const hints = ["split the document, or check where its text comes from"];
  const diagnostics = [
    error("render/limit", `${reason}, so its Markdown is shown as plain text`, { place: { file }, hints }),
  ];
  return { value: { meta: metaOf(matter, null), blocks, footnotes: [] }, diagnostics };
}
