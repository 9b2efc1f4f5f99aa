/** Pieces of text with places on a page become lines, column by column. */

/** A run of characters as a PDF shows it. Units are points, from the page's lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** True where the writer of the file ended a line here. */
  readonly ends: boolean;
}

/** A line of a column. */
export interface PdfLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** Height of the page, for telling heads and feet. */
  readonly pageHeight: number;
}

/** Lines in reading order: as the file gives them, but for pages of columns that are written row by row. */
export function linesOf(pieces: readonly PdfPiece[], pageHeight: number): PdfLine[] {
  const rows: PdfPiece[][] = [];
  for (const piece of pieces) {
    if (piece.text === "" && !piece.ends) continue;
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && !last.ends && joins(last, piece)) row.push(piece);
    else rows.push([piece]);
  }
  const lines = rows.map((row) => lineOf(row, pageHeight)).filter((line) => line.text !== "");
  return inColumns(lines);
}

/** On one height, and not further off than the gutter between columns. */
function joins(last: PdfPiece, next: PdfPiece): boolean {
  const size = Math.max(last.size, next.size, 1);
  if (Math.abs(last.y - next.y) > size * 0.5) return false;
  const gap = next.x - (last.x + last.width);
  return gap < size * 1.8 && gap > -size * 3;
}

function lineOf(row: readonly PdfPiece[], pageHeight: number): PdfLine {
  let text = "";
  let right = 0;
  for (const piece of row) {
    const apart = text !== "" && piece.x - right > piece.size * 0.18 && !/\s$/.test(text) && !/^\s/.test(piece.text);
    text += (apart ? " " : "") + piece.text;
    right = piece.x + piece.width;
  }
  const first = row[0];
  const size = Math.max(...row.slice(0, 200).map((piece) => piece.size));
  return {
    text: text.replace(/[\s\u00a0]+/g, " ").trim(),
    x: first?.x ?? 0,
    right,
    y: first?.y ?? 0,
    size,
    pageHeight,
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
    const wide = line.x < gutter - line.size && line.right > gutter + line.size;
    if (wide) {
      out.push(...left, ...right, line);
      [left, right] = [[], []];
    } else (line.x >= gutter - line.size * 2 ? right : left).push(line);
  }
  return [...out, ...left, ...right];
}
