import { harmless } from "../diagnostics/print/harmless.ts";

/**
 * Rows as aligned columns for people, with a closing line feed; widths over `widest` are cut with `…`. Nothing is cut in
 * the last column. Empty where there is no row.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], widest = 48): string {
  if (rows.length === 0) return "";
  const last = head.length - 1;
  const cells = [head, ...rows].map((row) =>
    head.map((_, i) => (i === last ? harmless(row[i] ?? "") : cut(harmless(row[i] ?? ""), widest))),
  );
  const widths = head.map((_, i) => Math.max(...cells.map((row) => length(row[i] ?? ""))));
  const lines = cells.map((row) =>
    row
      .map((cell, i) => (i === last ? cell : cell + " ".repeat((widths[i] ?? 0) - length(cell))))
      .join("  ")
      .trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

/** The text in at most so many columns of a terminal; what is cut is marked with `…`. */
export function cut(text: string, widest: number): string {
  if (length(text) <= widest) return text;
  let kept = "";
  let width = 0;
  for (const character of text) {
    width += columns(character);
    if (width > widest - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** The same with the cut in the middle, so that a name keeps its ending. */
export function cutWithin(text: string, widest: number): string {
  const characters = [...text];
  if (length(text) <= widest) return text;
  const tail = characters.slice(-Math.floor(widest / 3)).join("");
  return `${cut(text, Math.max(2, widest - length(tail)))}${tail}`;
}

/** Columns that a text takes in a terminal. */
function length(text: string): number {
  let width = 0;
  for (const character of text) width += columns(character);
  return width;
}

/** Combining marks and what is invisible take none; letters of East Asia and pictures take two. */
function columns(character: string): number {
  if (/[\p{M}\p{Cf}]/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
    ? 2
    : 1;
}
