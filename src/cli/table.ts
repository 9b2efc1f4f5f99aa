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

function cut(text: string, widest: number): string {
  const characters = [...text];
  return characters.length > widest ? `${characters.slice(0, widest - 1).join("")}…` : text;
}

/** Characters that take a column; combining marks don't. */
function length(text: string): number {
  return [...text].filter((c) => !/\p{M}/u.test(c)).length;
}
