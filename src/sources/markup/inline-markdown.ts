/** The plain words of a paragraph of Markdown: emphasis, code marks, links, images and escapes taken off. Linear time. */
import type { Span } from "../../text/span.ts";
import { decodeEntities } from "./entities.ts";

/** Words with the links in them. */
export interface PlainInline {
  readonly text: string;
  readonly links: readonly { readonly span: Span; readonly url: string }[];
}

interface State {
  text: string;
  readonly links: { span: Span; url: string }[];
}

/** A label longer than this is no link. */
const MAX_LABEL = 1000;

/** Reads from left to right, once; a mark that opens nothing stays as it is written. */
export function plainInline(source: string): PlainInline {
  const state: State = { text: "", links: [] };
  read(decodeEntities(source), state, 0);
  return state;
}

function read(source: string, state: State, depth: number): void {
  const mark = /[\\*_`[\]!<~]/g;
  let at = 0;
  for (let match = mark.exec(source); match !== null; match = mark.exec(source)) {
    state.text += source.slice(at, match.index);
    at = readMark(source, match.index, state, depth);
    mark.lastIndex = at;
  }
  state.text += source.slice(at);
}

function readMark(source: string, at: number, state: State, depth: number): number {
  const rest = source.slice(at, at + MAX_LABEL * 3);
  if (/^\\[!-/:-@[-`{-~]/.test(rest)) {
    state.text += rest[1];
    return at + 2;
  }
  const image = /^!\[[^\]]{0,1000}\]\([^()\s]{0,2000}(?:\s+"[^"]{0,500}")?\)/.exec(rest);
  if (image) return at + image[0].length;
  const link =
    /^\[([^\]]{1,1000})\](?:\(<?([^()\s<>]{0,2000})>?(?:\s+["'(][^"')]{0,500}["')])?\)|\[[^\]]{0,200}\])/.exec(rest);
  if (link && depth < 3) {
    const start = state.text.length;
    read(link[1] ?? "", state, depth + 1);
    if (link[2]) state.links.push({ span: { start, end: state.text.length }, url: link[2] });
    return at + link[0].length;
  }
  const footnote = /^\[\^[^\]]{1,60}\]/.exec(rest);
  if (footnote) return at + footnote[0].length;
  const auto =
    /^<(https?:\/\/[^\s<>]{1,2000})>/.exec(rest) ??
    /^<!--.{0,2000}?-->/.exec(rest) ??
    /^<\/?[a-z][^<>]{0,300}>/i.exec(rest);
  if (auto) {
    state.text += auto[1] ?? "";
    return at + auto[0].length;
  }
  const marks = /^(?:\*{1,3}|_{1,3}|`{1,3}|~~)/.exec(rest)?.[0];
  if (marks !== undefined && isEmphasis(source, at, marks)) return at + marks.length;
  state.text += source[at];
  return at + 1;
}

/** A mark beside a word, not within one (`snake_case`) and not between spaces (`2 * 3`). */
function isEmphasis(source: string, at: number, marks: string): boolean {
  const before = source[at - 1] ?? " ";
  const after = source[at + marks.length] ?? " ";
  if (/\s/.test(before) && /\s/.test(after)) return false;
  return !(marks.startsWith("_") && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}
