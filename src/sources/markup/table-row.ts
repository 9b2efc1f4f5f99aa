/** Cells of a row of data as one line, as a person would read the row out. */
import type { Span } from "../../text/span.ts";

/** Text with its links. */
export interface LinkedText {
  readonly text: string;
  readonly links: readonly { readonly span: Span; readonly url: string }[];
}

/** Characters of a row of data; what is longer is text that was laid out in a table. */
export const MAX_ROW = 600;

/** Null where the cells are no row of data: one holds several paragraphs, or the row is long. `cells` are their paragraphs. */
export function rowOfCells(cells: readonly (readonly LinkedText[])[]): LinkedText | null {
  const filled = cells.map((cell) => cell.filter(({ text }) => text.trim() !== ""));
  if (filled.some((cell) => cell.length > 1)) return null;
  let text = "";
  const links: { span: Span; url: string }[] = [];
  for (const cell of filled.flat()) {
    if (text !== "") text += " ";
    for (const { span, url } of cell.links)
      links.push({ span: { start: span.start + text.length, end: span.end + text.length }, url });
    text += cell.text;
  }
  return text.length > MAX_ROW ? null : { text, links };
}
