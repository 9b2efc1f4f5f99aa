/** Pieces of text with places on a page become lines, column by column; rows of tables are one line each. */
import { shifted, type TextLink } from "./links.ts";
import type { PdfPiece } from "./pieces.ts";

/** A line of a column, or a row of a table. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Set on rows of tables. */
  readonly row?: true;
  /** Set where there are any. */
  readonly links?: readonly TextLink[];
}

/** What stands at one height without a wide gap, or between two of them. */
interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

interface Fragment extends PdfLine {
  /** The line in its parts, where gaps as wide as a table's part it. */
  readonly cells: readonly Cell[];
}

/** Lines in reading order: as the file gives them, but for pages of columns that are written row by row. */
export function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const rows: PdfPiece[][] = [];
  for (const piece of pieces) {
    if (piece.text === "" && !piece.ends) continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && !last.ends && joins(last, piece)) row.push(piece);
    else rows.push([piece]);
  }
  const fragments = rows.map(fragmentOf).filter((line) => line.text !== "");
  return inColumns(withRows(fragments));
}

/** On one height, and not further off than the gutter between columns. */
function joins(last: PdfPiece, next: PdfPiece): boolean {
  const size = Math.max(last.size, next.size, 1);
  if (Math.abs(last.y - next.y) > size * 0.5) return false;
  const gap = next.x - (last.x + last.width);
  return gap < size * 1.8 && gap > -size * 3;
}

/** A gap as wide as this, in font sizes, may part two cells. Justified text in narrow columns has such gaps too. */
const CELL_GAP = 1;

function fragmentOf(row: readonly PdfPiece[]): Fragment {
  const cells: { text: string; x: number; right: number }[] = [];
  const size = Math.max(...row.slice(0, 200).map((piece) => piece.size));
  let text = "";
  const links: TextLink[] = [];
  for (const piece of row) {
    if (piece.text.trim() === "") {
      if (text !== "" && !/\s$/.test(text)) text += " ";
      continue;
    }
    const cell = cells.at(-1);
    const gap = cell ? piece.x - cell.right : 0;
    const apart = text !== "" && gap > piece.size * 0.18 && !/\s$/.test(text) && !/^\s/.test(piece.text);
    if (apart) text += " ";
    links.push(...shifted(piece.links, text.length));
    text += piece.text;
    const right = piece.x + piece.width;
    if (!cell || gap > size * CELL_GAP) cells.push({ text: piece.text, x: piece.x, right });
    else Object.assign(cell, { text: cell.text + piece.text, right });
  }
  const place = (at: number) => collapse(text.slice(0, at)).trimStart().length;
  return {
    text: collapse(text).trim(),
    ...(links.length === 0
      ? {}
      : { links: links.map(({ span, url }) => ({ span: { start: place(span.start), end: place(span.end) }, url })) }),
    x: cells[0]?.x ?? row[0]?.x ?? 0,
    right: cells.at(-1)?.right ?? 0,
    y: row[0]?.y ?? 0,
    size,
    cells,
  };
}

function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ");
}

/** Rows of tables as one line each: at least two of them below one another whose short cells begin or end at one place. */
function withRows(fragments: readonly Fragment[]): PdfLine[] {
  const heights = atOneHeight(fragments);
  const lines: PdfLine[] = [];
  for (let i = 0; i < heights.length; ) {
    let end = i;
    while (end < heights.length && isRow(heights[end] ?? []) && (end === i || aligns(heights[end - 1], heights[end])))
      end++;
    if (end - i >= MIN_ROWS && !readsOn(heights.slice(i, end))) {
      for (; i < end; i++) lines.push(rowOf(heights[i] ?? []));
    } else {
      for (const { cells: _, ...line } of heights[i] ?? []) lines.push(line);
      i++;
    }
  }
  return lines;
}

const MIN_ROWS = 2;
/** Characters of a cell, over all cells of a row: lines of text in columns are longer. */
const MAX_CELL = 28;

function atOneHeight(fragments: readonly Fragment[]): Fragment[][] {
  const heights: Fragment[][] = [];
  for (const fragment of fragments) {
    const last = heights.at(-1)?.at(-1);
    if (last && Math.abs(last.y - fragment.y) < fragment.size * 0.3 && fragment.x > last.right)
      heights.at(-1)?.push(fragment);
    else heights.push([fragment]);
  }
  return heights;
}

const cellsOf = (row: readonly Fragment[] = []): readonly Cell[] => row.flatMap(({ cells }) => cells);

function isRow(row: readonly Fragment[]): boolean {
  const cells = cellsOf(row);
  return cells.length > 1 && cells.reduce((sum, { text }) => sum + text.length, 0) <= cells.length * MAX_CELL;
}

/** A cell behind the first begins, or any but the last ends, where one of the other row does. */
function aligns(a: readonly Fragment[] | undefined, b: readonly Fragment[] | undefined): boolean {
  const [one, other] = [cellsOf(a), cellsOf(b)];
  const near = (p: number, q: number) => Math.abs(p - q) < 1.5;
  const starts = one.slice(1).some(({ x }) => other.slice(1).some((cell) => near(cell.x, x)));
  return starts || one.slice(0, -1).some(({ right }) => other.slice(0, -1).some((cell) => near(cell.right, right)));
}

/** Text in columns goes on in small letters from line to line; cells seldom begin with them. */
function readsOn(rows: readonly (readonly Fragment[])[]): boolean {
  const cells = rows.flatMap(cellsOf);
  return cells.filter(({ text }) => /^\p{Ll}/u.test(text)).length > cells.length * 0.4;
}

function rowOf(row: readonly Fragment[]): PdfLine {
  const [first] = row;
  let text = "";
  const links: TextLink[] = [];
  for (const fragment of row) {
    if (text !== "") text += " ";
    links.push(...shifted(fragment.links, text.length));
    text += fragment.text;
  }
  return {
    text,
    ...(links.length === 0 ? {} : { links }),
    x: first?.x ?? 0,
    right: row.at(-1)?.right ?? 0,
    y: first?.y ?? 0,
    size: first?.size ?? 0,
    row: true,
  };
}

/**
 * Where a file goes to and fro between two columns row by row, the left one is read first. Files that are written
 * column by column are left as they are, and so is everything across the whole width, which parts the columns.
 */
function inColumns(lines: readonly PdfLine[]): PdfLine[] {
  let hops = 0;
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1], lines[i]];
    if (a && b && Math.abs(a.y - b.y) < a.size * 0.6 && b.x > a.right) hops++;
  }
  if (hops < 4 || hops < lines.length * 0.25) return [...lines];
  const rightStarts = lines
    .filter(
      (line, i) =>
        i > 0 && Math.abs((lines[i - 1]?.y ?? 0) - line.y) < line.size * 0.6 && line.x > (lines[i - 1]?.right ?? 0),
    )
    .map((line) => line.x);
  const gutter = [...rightStarts].sort((a, b) => a - b)[rightStarts.length >> 1] ?? 0;
  const out: PdfLine[] = [];
  let [left, right]: [PdfLine[], PdfLine[]] = [[], []];
  for (const line of lines) {
    const wide = line.row === true || (line.x < gutter - line.size && line.right > gutter + line.size);
    if (wide) {
      out.push(...left, ...right, line);
      [left, right] = [[], []];
    } else (line.x >= gutter - line.size * 2 ? right : left).push(line);
  }
  return [...out, ...left, ...right];
}
