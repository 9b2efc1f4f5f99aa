/** Pieces of text with places on a page become lines, column by column; rows of tables are one line each. */
import { shifted, type TextLink } from "./links.ts";
import type { PdfPiece } from "./pieces.ts";
import { type Cell, type Fragment, withRows } from "./rows.ts";

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
  const groups: PdfPiece[][] = [];
  const size = Math.max(...row.slice(0, 200).map((piece) => piece.size));
  let right = 0;
  for (const piece of row) {
    const blank = piece.text.trim() === "";
    const last = groups.at(-1);
    if (last && (blank || piece.x - right <= size * CELL_GAP)) last.push(piece);
    else if (!blank) groups.push([piece]);
    if (!blank) right = piece.x + piece.width;
  }
  const cells = groups.map((pieces): Cell => {
    const shown = pieces.filter(({ text }) => text.trim() !== "");
    const last = shown.at(-1);
    return { ...textOf(pieces), x: shown[0]?.x ?? 0, right: last ? last.x + last.width : 0 };
  });
  return {
    ...textOf(row),
    x: cells[0]?.x ?? row[0]?.x ?? 0,
    right: cells.at(-1)?.right ?? 0,
    y: row[0]?.y ?? 0,
    size,
    cells,
  };
}

/** The words of pieces on one line, with a space where a gap shows one. */
function textOf(row: readonly PdfPiece[]): Pick<PdfLine, "text" | "links"> {
  let text = "";
  let right = 0;
  const links: TextLink[] = [];
  for (const piece of row) {
    if (piece.text.trim() === "") {
      if (text !== "" && !/\s$/.test(text)) text += " ";
      continue;
    }
    const gap = text === "" ? 0 : piece.x - right;
    if (gap > piece.size * 0.18 && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += " ";
    links.push(...shifted(piece.links, text.length));
    text += piece.text;
    right = piece.x + piece.width;
  }
  if (links.length === 0) return { text: collapse(text).trim() };
  const place = (at: number) => collapse(text.slice(0, at)).trimStart().length;
  return {
    text: collapse(text).trim(),
    links: links.map(({ span, url }) => ({ span: { start: place(span.start), end: place(span.end) }, url })),
  };
}

function collapse(text: string): string {
  return text.replace(/[\s\u00a0]+/g, " ");
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
