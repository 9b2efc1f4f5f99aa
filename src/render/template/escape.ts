/**
 * Any text as Markdown that shows exactly that text: at a line's start, in running text, in a table cell, a heading or a
 * link's words. Each rule below says which reading it prevents; nothing else is escaped, so that the bare file stays
 * easy to read.
 *
 * White space at the two ends becomes one space, and so does a line end of any kind together with the white space around
 * it: paragraphs are the template's business. Everything else is kept to the character.
 */

/** One reason to escape. `fix` sees the whole text, and the text that the rules before it made of it. */
export interface EscapeRule {
  /** For tests and messages. */
  readonly name: string;
  readonly fix: (text: string) => string;
}

const backslash = (run: string): string => `\\${run}`;

/**
 * The rules in the order they are applied: white space first, then signs that count anywhere, then those that count at
 * the start or end only. A later rule never touches what an earlier one wrote but for putting a backslash before it.
 */
export const escapeRules: readonly EscapeRule[] = [
  // A line end could start any block. U+2028 and its kin end lines for some parsers.
  { name: "line-end", fix: (text) => text.replace(/[ \t\n\r\v\f\u2028\u2029]+/g, foldLineEnds) },
  // An indented start would be code; two spaces before the template's line end, a break.
  { name: "outer-space", fix: (text) => text.replace(/^[ \t]+/, " ").replace(/(?<![ \t])[ \t]+$/, " ") },
  // The backslash comes first among the signs, for the others add backslashes.
  { name: "backslash", fix: (text) => text.replaceAll("\\", "\\\\") },
  { name: "code", fix: (text) => text.replaceAll("`", "\\`") },
  { name: "star", fix: (text) => text.replaceAll("*", "\\*") },
  // Between letters or digits an underscore means nothing: `snake_case` stays as it is.
  { name: "underscore", fix: (text) => text.replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, backslash) },
  { name: "bracket", fix: (text) => text.replace(/[[\]]/g, backslash) },
  // Within a link's words marked takes the backslash off brackets and reads them again, so what follows must not fit.
  { name: "target", fix: (text) => text.replace(/(?<=\])\(|(?<=\[)\^/g, backslash) },
  { name: "tag", fix: (text) => text.replace(/<(?=[A-Za-z/!?]|$)/g, backslash) },
  { name: "strike", fix: (text) => text.replaceAll("~", "\\~") },
  { name: "cell", fix: (text) => text.replaceAll("|", "\\|") },
  { name: "reference", fix: (text) => text.replace(/&(?=#?[A-Za-z0-9]{1,32};|#?[A-Za-z0-9]{0,32}$)/g, backslash) },
  { name: "url", fix: (text) => text.replace(/:(?=\/\/)/g, backslash) },
  { name: "www", fix: (text) => text.replace(/(?<=[Ww]{3})\./g, backslash) },
  { name: "mail", fix: (text) => text.replaceAll("@", "\\@") },
  { name: "heading", fix: (text) => text.replace(/^( ?)#/, "$1\\#") },
  { name: "closing", fix: (text) => text.replace(/(?<!\\)#(?=\s*$)/, backslash) },
  { name: "quote", fix: (text) => text.replace(/^ ?>/, (run) => run.replace(">", "\\>")) },
  { name: "bullet", fix: (text) => text.replace(/^( ?)([-+])(?=[-:+\s]|\\\||$)/, "$1\\$2") },
  { name: "underline", fix: (text) => text.replace(/^( ?)=/, "$1\\=") },
  { name: "column", fix: (text) => text.replace(/^( ?):(?=-)/, "$1\\:") },
  { name: "number", fix: (text) => text.replace(/^( ?\d{1,9})([.)])(?=\s|$)/, "$1\\$2") },
  { name: "image", fix: (text) => text.replace(/!$/, backslash) },
  // Parsers trim no-break and other wide spaces too, which are characters to a reader.
  { name: "edge-space", fix: referEdges },
];

/** Markdown that shows `text` and nothing else; `rules` are for tests. Linear in the text. */
export function escapeMarkdown(text: string, rules: readonly EscapeRule[] = escapeRules): string {
  return rules.reduce((escaped, rule) => rule.fix(escaped), text);
}

function foldLineEnds(run: string): string {
  return /^[ \t]+$/.test(run) ? run : " ";
}

/** Writes every space at the two ends that isn't ASCII as a character reference. */
function referEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text, start)) start++;
  while (end > start && isSpace(text, end - 1)) end--;
  if (start === 0 && end === text.length) return text;
  const refer = (run: string) => run.replace(/[^ \t]/g, (space) => `&#${space.charCodeAt(0)};`);
  return refer(text.slice(0, start)) + text.slice(start, end) + refer(text.slice(end));
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text[at] ?? "");
}
