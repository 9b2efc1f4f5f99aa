/** Lines of pages become paragraphs; what repeats on pages goes. */
import type { PdfLine } from "./lines.ts";

export type { PdfLine } from "./lines.ts";

/** A paragraph, or a heading: a short line in a larger size. */
export interface PdfParagraph {
  readonly text: string;
  readonly heading: boolean;
}

/** Share of a page's height, at its top and bottom, where running heads and page numbers stand. */
const MARGIN = 0.1;

/** In reading order. */
export function paragraphsOf(pages: readonly (readonly PdfLine[])[]): PdfParagraph[] {
  const running = runningHeads(pages);
  const lines = pages.flatMap((page) =>
    page.filter((line) => !(isMarginal(line) && (running.has(headKey(line.text)) || isPageNumber(line.text)))),
  );
  const body = commonSize(lines);
  const leading = commonLeading(lines);
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && continues(last, line, group, leading)) group.push(line);
    else groups.push([line]);
  }
  return groups
    .map((group) => ({ text: joinLines(group), heading: (group[0]?.size ?? 0) > body * 1.15 && group.length <= 4 }))
    .filter((p) => p.text !== "");
}

function isMarginal(line: PdfLine): boolean {
  return line.y > line.pageHeight * (1 - MARGIN) || line.y < line.pageHeight * MARGIN;
}

/** Digits don't count: "Page 3 of 12" is one head on all pages. */
function headKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, "#").trim();
}

function isPageNumber(text: string): boolean {
  return /^(?:page |seite |p\. ?|стор\. ?|- ?|– ?)?\d{1,4}(?: ?(?:\/|of|von|из|з) ?\d{1,4})?(?: ?[-–])?$/i.test(text);
}

/** Lines in the margins of at least three pages, or of both pages of two. */
function runningHeads(pages: readonly (readonly PdfLine[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.filter(isMarginal).map((line) => headKey(line.text))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.min(3, pages.length);
  return new Set([...counts].filter(([, count]) => least > 1 && count >= least).map(([key]) => key));
}

/** The size that most characters have. */
function commonSize(lines: readonly PdfLine[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
}

/** The usual step from line to line, in font sizes. */
function commonLeading(lines: readonly PdfLine[]): number {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1], lines[i]];
    const step = a && b && a.size === b.size ? (a.y - b.y) / Math.max(1, a.size) : 0;
    if (step > 0.8 && step < 3) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 1.3;
}

/** A paragraph goes on in the next line unless there is a gap, an indent, another size, or the last line was short. */
function continues(last: PdfLine, line: PdfLine, group: readonly PdfLine[], leading: number): boolean {
  if (Math.abs(last.size - line.size) > 0.6) return false;
  const step = (last.y - line.y) / Math.max(1, line.size);
  const newColumn = step < 0 || step > 8;
  const width = Math.max(...group.slice(-5).map((l) => l.right - l.x));
  const closed = /[.!?:…]["'”’»)]*$/.test(last.text);
  if (newColumn) return !closed && /^\p{Ll}/u.test(line.text);
  if (step > leading * 1.35) return false;
  const indent = line.x - (group.length > 1 ? last.x : line.x);
  if (closed && indent > line.size * 0.8 && indent < line.size * 6) return false;
  return !(closed && last.right - last.x < width * 0.8 && last.right < line.right - line.size * 2);
}

/** A hyphen at a line's end joins two halves of a word where the second goes on in small letters. */
function joinLines(lines: readonly PdfLine[]): string {
  let text = "";
  for (const line of lines) {
    if (/\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(line.text)) text = text.slice(0, -1) + line.text;
    else text += (text === "" ? "" : " ") + line.text;
  }
  return text.trim();
}
