/** Markdown text to marked's tokens, with footnotes; never marked's HTML. The only user of marked's lexer for documents. */
import { Marked, type Token, type TokenizerAndRendererExtension, type TokensList } from "marked";
import { type Budget, makeBudget } from "./limits.ts";

/** The definition of a footnote, `[^id]: text`, as our extension leaves it among the block tokens. */
export interface FootnoteDefinition {
  readonly type: "footnoteDefinition";
  readonly raw: string;
  readonly id: string;
  readonly tokens: Token[];
}

/** Tokens of a text within the limits; throws `LimitReached` where reading it would cost too much. */
export function lexMarkdown(text: string): TokensList {
  const reader = new Marked({ gfm: true });
  reader.use({ extensions: [footnoteDefinition, footnoteMention], tokenizer: watch(makeBudget(text.length)) });
  return reader.lexer(text);
}

/** Signs at which one of marked's inline rules may look ahead. */
const lookAheadSigns = new Set(["*", "_", "~", "[", "!", "<", "`"]);

/** Rules that count the cost and leave the reading to marked's own (which `false` asks for). */
function watch(budget: Budget) {
  return {
    escape(src: string): false {
      // Marked tries this rule first at every position of running text, which makes it the place to count.
      if (lookAheadSigns.has(src[0] ?? "")) budget.spend(src.length);
      else budget.spend(8);
      return false;
    },
    html(src: string): false {
      const start = /^ {0,3}</.exec(src.slice(0, 4))?.[0];
      if (start !== undefined) budget.spend(htmlLength(src, start.length - 1) >> 2);
      return false;
    },
  };
}

/** How far the rule for HTML may look: to the end of a comment, and else to that of the document. */
function htmlLength(src: string, at: number): number {
  const end = src.startsWith("<!--", at) ? src.indexOf("-->", at) : -1;
  return end === -1 ? src.length : end;
}

const footnoteDefinition: TokenizerAndRendererExtension = {
  name: "footnoteDefinition",
  level: "block",
  tokenizer(src) {
    const open = /^ {0,3}\[\^([^\]\s[]{1,64})\]:[ \t]*/.exec(src.slice(0, 200));
    if (!open) return undefined;
    const raw = definitionAt(src, open[0].length);
    const content = raw.slice(open[0].length).replace(/\n(?: {1,4}|\t)/g, "\n");
    return { type: "footnoteDefinition", raw, id: open[1] ?? "", tokens: this.lexer.blockTokens(content, []) };
  },
};

/** The definition's source: its paragraph, and after blank lines whatever is indented. */
function definitionAt(src: string, contentStart: number): string {
  let end = lineEndAt(src, contentStart);
  let afterBlank = false;
  for (let at = end; at < src.length; ) {
    const next = lineEndAt(src, at);
    const line = src.slice(at, next);
    const blank = line.trim() === "";
    if (!blank && afterBlank && !/^(?: {2}|\t)/.test(line)) break;
    if (!blank && /^ {0,3}\[\^[^\]\s]+\]:/.test(line)) break;
    if (!blank) end = next;
    afterBlank = blank;
    at = next;
  }
  return src.slice(0, end);
}

function lineEndAt(src: string, from: number): number {
  const end = src.indexOf("\n", from);
  return end === -1 ? src.length : end + 1;
}

const footnoteMention: TokenizerAndRendererExtension = {
  name: "footnoteMention",
  level: "inline",
  tokenizer(src) {
    if (!src.startsWith("[^")) return undefined;
    const mention = /^\[\^([^\]\s[]{1,64})\]/.exec(src.slice(0, 70));
    return mention ? { type: "footnoteMention", raw: mention[0], id: mention[1] ?? "" } : undefined;
  },
};
