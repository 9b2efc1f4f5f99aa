/**
 * Rows of tables, which no tag tells from lines of text: at least two of them below one another, whose short cells begin or
 * end at one place. The cells of a row stand at one height; one that goes on in lines below is told by its place, whether
 * the file writes line by line or cell by cell.
 */
import { MAX_ROW } from "../markup/table-row.ts";
import type { PdfLine } from "./lines.ts";
import { shifted, type TextLink } from "./links.ts";

/** What stands at one height without a wide gap, or between two of them. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly links?: readonly TextLink[];
}

/** A line as the file writes it. */
export interface Fragment extends PdfLine {
  /** The line in its parts, where gaps as wide as a table's part it. */
  readonly cells: readonly Cell[];
}

/** A cell of a row, line by line. */
interface Column {
  readonly x: number;
  right: number;
  /** Where its last line stands. */
  y: number;
  readonly cells: Cell[];
}

interface Row {
  readonly columns: readonly Column[];
  readonly y: number;
  readonly size: number;
  /** Index of the first fragment behind it. */
  readonly end: number;
}

const MIN_ROWS = 2;
/** Characters of a line of a cell, over all of a row: lines of text in columns are longer. */
const MAX_CELL = 28;
/** Lines of a cell. */
const MAX_LINES = 8;
/** How far a line may stand from where its column begins, in points. */
const TOLERANCE = 1.5;
/** From one line of a cell to the next, in font sizes. */
const MAX_STEP = 1.7;

/** The lines with rows of tables as one line each. */
export function withRows(fragments: readonly Fragment[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (let at = 0; at < fragments.length; ) {
    const rows: Row[] = [];
    for (let row = rowAt(fragments, at); row !== undefined; row = rowAt(fragments, row.end)) {
      const last = rows.at(-1);
      if (!isRow(row) || (last && !aligns(last, row))) break;
      rows.push(row);
    }
    const end = rows.length >= MIN_ROWS && !readsOn(rows) ? rows.at(-1)?.end : undefined;
    if (end !== undefined) lines.push(...rows.map(lineOf));
    else for (const { cells: _, ...line } of heightAt(fragments, at)) lines.push(line);
    at = end ?? at + heightAt(fragments, at).length;
  }
  return lines;
}

/** The fragments from one on that stand at its height, from left to right. */
function heightAt(fragments: readonly Fragment[], at: number): readonly Fragment[] {
  let end = at + 1;
  for (; end < fragments.length; end++) {
    const [last, next] = [fragments[end - 1], fragments[end]];
    if (!last || !next || Math.abs(last.y - next.y) >= next.size * 0.3 || next.x <= last.right) break;
  }
  return fragments.slice(at, end);
}

const cellsOf = (height: readonly Fragment[]): readonly Cell[] => height.flatMap(({ cells }) => cells);
const rightOf = (columns: readonly Column[]): number => Math.max(...columns.map(({ right }) => right));

/** A row that begins at a fragment, if there is one; undefined behind the last. */
function rowAt(fragments: readonly Fragment[], start: number): Row | undefined {
  const first = fragments[start];
  if (first === undefined) return undefined;
  const { y, size } = first;
  const columns: Column[] = [];
  const open = (height: readonly Fragment[]): void => {
    for (const cell of cellsOf(height)) columns.push({ x: cell.x, right: cell.right, y, cells: [cell] });
  };
  let height = heightAt(fragments, start);
  open(height);
  let end = start + height.length;
  for (height = heightAt(fragments, end); height[0] !== undefined; height = heightAt(fragments, end)) {
    const isBeside = Math.abs(height[0].y - y) < size * 0.3 && height[0].x > rightOf(columns);
    if (isBeside) open(height);
    else if (
      goesOn(columns, height) &&
      (isPartOf(columns, height) || opensBeside(fragments, end, { columns, y, size }))
    )
      for (const cell of cellsOf(height)) extend(columns, cell, height[0].y);
    else break;
    end += height.length;
  }
  return { columns, y, size, end };
}

function columnOf(columns: readonly Column[], { x }: Cell): Column | undefined {
  return columns.find((column) => Math.abs(column.x - x) < TOLERANCE);
}

function extend(columns: readonly Column[], cell: Cell, y: number): void {
  const column = columnOf(columns, cell);
  if (!column) return;
  column.cells.push(cell);
  column.right = Math.max(column.right, cell.right);
  column.y = y;
}

/** Each cell stands right below a line of the same column. */
function goesOn(columns: readonly Column[], height: readonly Fragment[]): boolean {
  return height.every(({ y, size, cells }) =>
    cells.every((cell) => {
      const column = columnOf(columns, cell);
      const step = column ? (column.y - y) / Math.max(1, size) : 0;
      return column !== undefined && step > 0.5 && step < MAX_STEP && column.cells.length < MAX_LINES;
    }),
  );
}

/**
 * Lines of a row have fewer cells than the row. A row of its own may lack its first cell, where that holds for several, and
 * then has all others; one that has the first has begun anew, unless it goes on in small letters.
 */
function isPartOf(columns: readonly Column[], height: readonly Fragment[]): boolean {
  const cells = cellsOf(height);
  if (columns.length < 2 || cells.length >= columns.length) return false;
  const inWord = cells.some(({ text }) => /^\p{Ll}/u.test(text));
  const hasFirst = cells.some((cell) => columnOf(columns, cell) === columns[0]);
  return inWord || (!hasFirst && (cells.length === 1 || cells.length < columns.length - 1));
}

/** Where a file writes cell by cell, the cell beside comes after the last line of this one, at the height of the first. */
function opensBeside(
  fragments: readonly Fragment[],
  from: number,
  { columns, y, size }: Pick<Row, "columns" | "y" | "size">,
): boolean {
  const column = columns.at(-1);
  let right = rightOf(columns);
  for (let at = from; at < from + MAX_LINES; at++) {
    const next = fragments[at];
    if (!next || !column) return false;
    if (at > from && Math.abs(next.y - y) < size * 0.3) return next.x > right;
    if (next.cells.length > 1 || Math.abs(next.x - column.x) >= TOLERANCE) return false;
    right = Math.max(right, next.right);
  }
  return false;
}

/** A word that is parted at the end of a line is for those to join who know the file's words. */
function isRow({ columns }: Row): boolean {
  if (columns.length < 2) return false;
  const cells = columns.flatMap((column) => column.cells);
  const length = cells.reduce((sum, { text }) => sum + text.length, 0);
  const parted = columns.some((column) =>
    column.cells.slice(0, -1).some(({ text }) => /\p{L}[-\u00ad\u2010]$/u.test(text)),
  );
  return length <= Math.min(MAX_ROW, cells.length * MAX_CELL) && !parted;
}

/** A cell behind the first begins, or any but the last ends, where one of the other row does. */
function aligns({ columns: one }: Row, { columns: other }: Row): boolean {
  const near = (p: number, q: number) => Math.abs(p - q) < TOLERANCE;
  const starts = one.slice(1).some(({ x }) => other.slice(1).some((cell) => near(cell.x, x)));
  return starts || one.slice(0, -1).some(({ right }) => other.slice(0, -1).some((cell) => near(cell.right, right)));
}

/** Text in columns goes on in small letters from line to line; cells seldom begin with them. */
function readsOn(rows: readonly Row[]): boolean {
  const cells = rows.flatMap(({ columns }) => columns);
  return cells.filter((column) => /^\p{Ll}/u.test(column.cells[0]?.text ?? "")).length > cells.length * 0.4;
}

function lineOf({ columns, y, size }: Row): PdfLine {
  let text = "";
  const links: TextLink[] = [];
  for (const cell of columns.flatMap((column) => column.cells)) {
    if (text !== "") text += " ";
    links.push(...shifted(cell.links, text.length));
    text += cell.text;
  }
  return {
    text,
    ...(links.length === 0 ? {} : { links }),
    x: columns[0]?.x ?? 0,
    right: rightOf(columns),
    y,
    size,
    row: true,
  };
}
