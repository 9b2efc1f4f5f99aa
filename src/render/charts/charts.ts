/**
 * Charts of a memo. Takes its counts, gives vector SVG whose bytes depend on them and on the colours alone; what it says
 * is said again as a description and as a table, for those who don't see it.
 */
import type { Memo } from "../../memo/memo.ts";
import { drawBars } from "./bars.ts";
import { type ChartName, type ChartRow, chartNames, chartRows, type Word } from "./chart-data.ts";
import type { Palette } from "./svg.ts";
import { drawTimeline } from "./timeline.ts";

/** The SVG file of a chart. */
export function drawChart(name: ChartName, memo: Memo, word: Word, palette: Palette): string {
  const rows = chartRows(name, memo, word);
  return name === "timeline" ? drawTimeline(rows, palette) : drawBars(rows, palette);
}

/** The name of a chart's file beside the memo's Markdown. */
export function chartFile(slug: string, name: ChartName): string {
  return `${slug}.${name}.svg`;
}

/** Which chart of a memo a figure shows; undefined for another image. */
export function chartOf(src: string, slug: string): ChartName | undefined {
  return chartNames.find((name) => src === chartFile(slug, name) || src === encodeURI(chartFile(slug, name)));
}

/** Everything that a chart shows, in one sentence; a long one ends in an ellipsis, since the table has the rest. */
export function describeChart(caption: string, rows: readonly ChartRow[]): string {
  if (rows.length === 0) return `${caption}.`;
  const listed = rows
    .slice(0, 24)
    .map(({ group, label, count }) => `${group === null ? "" : `${group}, `}${label}: ${count}`);
  return `${caption}. ${listed.join("; ")}${rows.length > listed.length ? "; …" : "."}`;
}
