import { showInvisible } from "../../text/invisible.ts";
import type { Located } from "./located.ts";

/** Widest stretch of a line that is shown, in UTF-16 units; the place stands within it. */
const widest = 100;
/** How much of a long line is shown before the place. */
const before = 30;

/**
 * The line that a place starts in, with marks below what is meant, as lines without line ends; empty where no line is
 * known. Of a long line a window is shown, so that a frame stays small whatever the file is.
 */
export function frame({ start, end, lines, text }: Located): readonly string[] {
  const line = start === undefined ? undefined : lines?.line(start.line);
  if (start === undefined || end === undefined || line === undefined) return [];
  const from = line.start + start.column - 1;
  const to = end.line === start.line ? line.start + end.column - 1 : line.end;
  const left = line.end - line.start <= widest ? line.start : Math.max(line.start, from - before);
  const right = Math.min(line.end, left + widest);
  const cut = (a: number, b: number): string =>
    shown(text.slice(Math.max(left, a), Math.max(left, Math.min(right, b))));
  const lead = (left > line.start ? "…" : "") + cut(left, from);
  const marked = cut(from, Math.max(to, from));
  const tail = cut(Math.max(to, from), right) + (right < line.end ? "…" : "");
  const number = String(start.line);
  const gutter = " ".repeat(number.length);
  return [
    ` ${number} | ${lead}${marked}${tail}`.trimEnd(),
    ` ${gutter} | ${" ".repeat(columns(lead))}${"^".repeat(Math.max(1, columns(marked)))}`,
  ];
}

function shown(text: string): string {
  return showInvisible(text.replaceAll("\t", " ")).replaceAll("##[", "## [");
}

/** Columns on a terminal: wide East Asian characters and emoji take two, combining marks none. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    count += isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
  }
  return count;
}

/** Blocks of Unicode's East Asian Width W and F, without the scattered symbols. */
function isWide(point: number): boolean {
  return (
    (point >= 0x1100 && point <= 0x115f) ||
    (point >= 0x2e80 && point <= 0xa4cf && point !== 0x303f) ||
    (point >= 0xac00 && point <= 0xd7a3) ||
    (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0xfe30 && point <= 0xfe6f) ||
    (point >= 0xff01 && point <= 0xff60) ||
    (point >= 0xffe0 && point <= 0xffe6) ||
    (point >= 0x1f300 && point <= 0x1faff) ||
    (point >= 0x20000 && point <= 0x3fffd)
  );
}
