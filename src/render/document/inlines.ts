/** Inline tokens to typed inlines. Links and citations within the document stay provisional until `resolve.ts` knows all ids. */
import type { Token } from "marked";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Inline } from "./doc-node.ts";
import { decodeEntities } from "./entities.ts";
import { judgeLink } from "./links.ts";
import { inlineText } from "./plain-text.ts";

/** What a conversion keeps while it runs. */
export interface Reading {
  readonly report: (kind: "unsafe" | "relative", target: string) => void;
  /** Number of the footnote; undefined where it is not defined. Numbers are given in order of first mention. */
  readonly footnoteNumber: (id: string) => number | undefined;
  readonly diagnostics: Diagnostic[];
}

/** White space folded as HTML does, adjacent texts joined, citations `[7]` made references, nothing at the two ends. */
export function readInlines(tokens: readonly Token[], reading: Reading): Inline[] {
  return trimEnds(convert(tokens, reading, true));
}

function convert(tokens: readonly Token[], reading: Reading, cite: boolean): Inline[] {
  const inlines: Inline[] = [];
  // Texts are joined at once where a run of them ends: joining one by one would copy a long paragraph at every escape.
  let run: string[] = [];
  const flush = (beforeBreak: boolean) => {
    const joined = run.join("").replace(/[ \t\n\r\f]+/g, " ");
    run = [];
    const open = inlines.at(-1)?.type === "break" ? joined.replace(/^ /, "") : joined;
    const closed = beforeBreak && open.endsWith(" ") ? open.slice(0, -1) : open;
    if (closed !== "") inlines.push(text(closed));
  };
  for (const inline of tokens.flatMap((token) => convertOne(token, reading, cite))) {
    if (inline.type === "text") run.push(inline.text);
    else {
      flush(inline.type === "break");
      inlines.push(inline);
    }
  }
  flush(false);
  return inlines;
}

function convertOne(token: Token, reading: Reading, cite: boolean): Inline[] {
  switch (token.type) {
    case "text":
      // A list item's text holds tokens of its own.
      if (token.tokens) return convert(token.tokens, reading, cite);
      return cite ? withCitations(decodeEntities(token.text)) : [text(decodeEntities(token.text))];
    case "escape":
      return [text(token.text)];
    case "strong":
      return [{ type: "strong", inlines: convert(token.tokens ?? [], reading, cite) }];
    case "em":
      return [{ type: "emphasis", inlines: convert(token.tokens ?? [], reading, cite) }];
    case "del":
      return [{ type: "strike", inlines: convert(token.tokens ?? [], reading, cite) }];
    case "codespan":
      return [{ type: "code", text: token.text }];
    case "br":
      return [{ type: "break" }];
    case "link":
      return readLink(token, reading);
    case "image":
      return [{ type: "image", src: decodeEntities(token.href), alt: altOf(token, reading) }];
    case "footnoteMention":
      return readMention(token, reading);
    case "checkbox":
      return [];
    case "html":
      return isComment(token.raw) ? [] : [text(token.raw)];
    default:
      return [text(token.raw)];
  }
}

/** A comment of HTML says nothing to a reader of the document. One with `--` inside is a comment to some parsers only, and so is text. */
export function isComment(html: string): boolean {
  const source = html.trim();
  return source.startsWith("<!--") && source.length > 6 && source.indexOf("--", 4) === source.length - 3;
}

function readLink(token: Token, reading: Reading): Inline[] {
  if (token.type !== "link") return [];
  const literal = token.autolink === true;
  const inlines = literal ? [text(token.text)] : convert(token.tokens ?? [], reading, false);
  const href = literal ? token.href : decodeEntities(token.href);
  const target = judgeLink(href);
  if (target.type === "url") {
    const title = token.title ? decodeEntities(token.title) : null;
    return [{ type: "link", href: target.href, title, inlines }];
  }
  if (target.type === "fragment") return [{ type: "reference", target: target.id, inlines }];
  reading.report(target.unsafe ? "unsafe" : "relative", href);
  return inlines;
}

function altOf(token: Token, reading: Reading): string {
  if (token.type !== "image") return "";
  return token.tokens ? inlineText(convert(token.tokens, reading, false)) : decodeEntities(token.text);
}

function readMention(token: Token, reading: Reading): Inline[] {
  const id = "id" in token && typeof token.id === "string" ? token.id : "";
  const number = reading.footnoteNumber(id);
  return number === undefined ? [text(token.raw)] : [{ type: "footnote", number, id }];
}

/** `[7]` in running text cites excerpt 7. Escaped brackets come as tokens of their own and never get here. */
function withCitations(value: string): Inline[] {
  return value
    .split(/(\[\d{1,5}\])/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const number = /^\[(\d{1,5})\]$/.exec(piece)?.[1];
      return number === undefined
        ? text(piece)
        : { type: "reference", target: `excerpt-${number}`, inlines: [text(piece)] };
    });
}

function text(value: string): Inline {
  return { type: "text", text: value };
}

function trimEnds(inlines: readonly Inline[]): Inline[] {
  const trimmed = [...inlines];
  const first = trimmed[0];
  if (first?.type === "text") trimmed[0] = text(first.text.replace(/^ /, ""));
  const last = trimmed.at(-1);
  if (last?.type === "text") trimmed[trimmed.length - 1] = text(last.text.replace(/ $/, ""));
  return trimmed.filter((inline) => inline.type !== "text" || inline.text !== "");
}
