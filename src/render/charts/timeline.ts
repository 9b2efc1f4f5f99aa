/** Excerpts over time: a stem for each day, its height their number; a month or a year that is all that is known is a band. */
import type { ChartRow } from "./chart-data.ts";
import { chartWidth, type Palette, rectangle, svgFile, words } from "./svg.ts";

const left = 12;
const right = chartWidth - 24;
const stemPerExcerpt = 9;
const axisRoom = 22;
const mostTicks = 8;

export function drawTimeline(rows: readonly ChartRow[], palette: Palette): string {
  const spans = rows.map(({ date }) => daysOf(date ?? ""));
  const months = monthsBetween(rows[0]?.date ?? "2000", rows.at(-1)?.date ?? "2000");
  const start = dayNumber(months[0] ?? [2000, 1], 1);
  const end = dayNumber(next(months.at(-1) ?? [2000, 1]), 1);
  const at = (day: number) => left + ((right - left) * (day - start)) / Math.max(1, end - start);
  const base = 16 + rows.reduce((most, { count }) => Math.max(most, count), 1) * stemPerExcerpt;
  const parts = [rectangle(left, base, right - left, 1, palette.rule)];
  const every = Math.ceil(months.length / mostTicks);
  for (const [index, month] of months.entries()) {
    const x = at(dayNumber(month, 1));
    parts.push(rectangle(x, base, 1, 4, palette.rule));
    if (index % every === 0) parts.push(words(x, base + axisRoom - 4, isoMonth(month), { fill: palette.grey }));
  }
  for (const [index, { count }] of rows.entries()) {
    const [first, last] = spans[index] ?? [start, start];
    const height = count * stemPerExcerpt;
    const isDay = first === last;
    const x = isDay ? at(first) - 1.5 : at(first);
    const width = isDay ? 3 : at(last + 1) - at(first);
    const top = isDay ? base - height : base - 4;
    parts.push(rectangle(x, top, width, base - top, isDay ? palette.accent : palette.grey));
    parts.push(words(x + width / 2, top - 4, String(count), { fill: palette.ink, anchor: "middle" }));
  }
  return svgFile(base + axisRoom, parts);
}

type Month = readonly [year: number, month: number];

/** First and last day of what a date names, as day numbers. */
function daysOf(date: string): readonly [number, number] {
  const [year = 2000, month, day] = date.split("-").map(Number);
  if (month === undefined) return [dayNumber([year, 1], 1), dayNumber([year + 1, 1], 1) - 1];
  if (day === undefined) return [dayNumber([year, month], 1), dayNumber(next([year, month]), 1) - 1];
  const number = dayNumber([year, month], day);
  return [number, number];
}

function monthsBetween(from: string, to: string): readonly Month[] {
  const [firstYear = 2000, firstMonth = 1] = from.split("-").map(Number);
  const [lastYear = 2000, lastMonth = 12] = to.split("-").map(Number);
  const months: Month[] = [];
  for (let month: Month = [firstYear, firstMonth]; ; month = next(month)) {
    months.push(month);
    if (month[0] > lastYear || (month[0] === lastYear && month[1] >= lastMonth)) return months;
  }
}

function next([year, month]: Month): Month {
  return month >= 12 ? [year + 1, 1] : [year, month + 1];
}

function isoMonth([year, month]: Month): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
}

/** Days since a fixed day in the Gregorian calendar, counted by years that start in March. */
function dayNumber([year, month]: Month, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const fromMarch = (month + 9) % 12;
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * fromMarch + 2) / 5) +
    day
  );
}
