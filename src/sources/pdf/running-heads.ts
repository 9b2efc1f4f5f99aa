/** Running heads, feet and page numbers of pages that no tags tell apart: what stands at the edge and comes again. */
import type { PdfLine } from "./lines.ts";

/** Lines at a page's upper and lower edge that may be heads and feet. */
const EDGE_LINES = 2;
/** How far a head may stand off from where it stands on other pages, in points. */
const TOLERANCE = 3;
/** Pages that show a head before it counts in a long file; in a short one it is this share of them. */
const MIN_PAGES = 3;
const MIN_SHARE = 0.4;

/** The lines that are no text of the page, by page. */
export function runningHeads(pages: readonly (readonly PdfLine[])[]): readonly ReadonlySet<PdfLine>[] {
  const edges = pages.map(edgeOf);
  const seen = heightsByHead(edges.flat());
  const least = Math.max(2, Math.min(MIN_PAGES, Math.ceil(pages.length * MIN_SHARE)));
  const comesAgain = ({ text, y }: PdfLine) => countNear(seen.get(headKey(text)) ?? [], y) >= least;
  return edges.map((edge, index) => {
    const lines = pages[index] ?? [];
    return new Set(edge.filter((line) => comesAgain(line) || isPageNumber(line.text) || isOutOfTurn(line, lines)));
  });
}

/** Where lines that are one head stand, ascending. */
function heightsByHead(lines: readonly PdfLine[]): ReadonlyMap<string, readonly number[]> {
  const seen = new Map<string, number[]>();
  for (const { text, y } of lines) {
    const heights = seen.get(headKey(text));
    if (heights) heights.push(y);
    else seen.set(headKey(text), [y]);
  }
  for (const heights of seen.values()) heights.sort((a, b) => a - b);
  return seen;
}

/** How many of the heights, which ascend, are as good as `y`. */
function countNear(heights: readonly number[], y: number): number {
  return (
    firstAfter(heights, (height) => height - y > TOLERANCE) - firstAfter(heights, (height) => y - height <= TOLERANCE)
  );
}

/** The index of the first that `holds`, where all after it do; their number where none does. */
function firstAfter(ascending: readonly number[], holds: (value: number) => boolean): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(ascending[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The uppermost and lowermost lines that a gap parts from the text, by their place rather than by their turn in the file. */
function edgeOf(lines: readonly PdfLine[]): PdfLine[] {
  const heights = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const edge = new Set([...apart(heights, lines), ...apart(heights.toReversed(), lines)]);
  return lines.filter(({ y }) => edge.has(Math.round(y)));
}

/** How far a head stands off from the text, in its font sizes; lines of text stand closer. */
const GAP = 1.5;

/** The first heights, up to the last one that has a gap behind it. */
function apart(heights: readonly number[], lines: readonly PdfLine[]): readonly number[] {
  for (let count = Math.min(EDGE_LINES, heights.length - 1); count > 0; count--) {
    const [last, next] = [heights[count - 1] ?? 0, heights[count] ?? 0];
    const size = lines.find(({ y }) => Math.round(y) === last)?.size ?? 0;
    if (Math.abs(last - next) > size * GAP) return heights.slice(0, count);
  }
  return [];
}

/** A head is painted after the text by many writers; a line above all others that comes behind them in the file is one. */
function isOutOfTurn(line: PdfLine, lines: readonly PdfLine[]): boolean {
  const at = lines.indexOf(line);
  const before = lines.slice(0, at);
  return (
    before.length > MIN_BEFORE &&
    before.every(({ y, size }) => y < line.y - GAP * line.size && size >= line.size * 0.95)
  );
}

/** Lines of text that such a head must come behind. */
const MIN_BEFORE = 5;

/** Digits don't count: "Page 3 of 12" is one head on all pages. */
function headKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, "#").trim();
}

function isPageNumber(text: string): boolean {
  return /^(?:page |seite |стор\. ?|с\. ?|p\. ?|- ?|– ?)?\d{1,4}(?: ?(?:\/|of|von|sur|de|из|з|із) ?\d{1,4})?(?: ?[-–])?$/iu.test(
    text,
  );
}
