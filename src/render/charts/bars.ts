/** Horizontal bars with their labels on the line and their numbers at the end: no legend, no axis, one colour. */
import type { ChartRow } from "./chart-data.ts";
import { shortened } from "./shortened.ts";
import { chartWidth, type Palette, rectangle, svgFile, words } from "./svg.ts";

const rowHeight = 18;
const barHeight = 9;
const labelWidth = 200;
/** Room behind the longest bar for its number. */
const numberWidth = 28;
/** In characters: a browser without the font of the memo takes one whose letters are up to a quarter wider. */
const labelLength = 30;

export function drawBars(rows: readonly ChartRow[], palette: Palette): string {
  const most = rows.reduce((max, { count }) => Math.max(max, count), 1);
  const parts: string[] = [];
  let y = 0;
  let group: string | null = null;
  for (const row of rows) {
    if (row.group !== null && row.group !== group) {
      y += parts.length > 0 ? 6 : 0;
      parts.push(words(0, y + 13, shortened(row.group, labelLength * 2), { fill: palette.ink, bold: true }));
      y += rowHeight;
    }
    group = row.group;
    const width = ((chartWidth - labelWidth - numberWidth) * row.count) / most;
    parts.push(
      words(0, y + 13, shortened(row.label, labelLength), { fill: palette.ink }),
      rectangle(labelWidth, y + (rowHeight - barHeight) / 2, Math.max(1, width), barHeight, palette.accent),
      words(labelWidth + width + 6, y + 13, String(row.count), { fill: palette.ink }),
    );
    y += rowHeight;
  }
  return svgFile(Math.max(y, rowHeight), parts);
}
