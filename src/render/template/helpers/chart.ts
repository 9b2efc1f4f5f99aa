/** Charts: a figure with its description and caption, and the table of what it shows. */

import { showInvisible } from "../../../text/invisible.ts";
import { chartHeads, chartLabels, chartNames, chartRows } from "../../charts/chart-data.ts";
import { chartFile, describeChart } from "../../charts/charts.ts";
import { escapeMarkdown } from "../escape.ts";
import { labelIn } from "../labels.ts";
import { markdown, textOf } from "../value.ts";
import type { Helper, HelperContext } from "./helper.ts";

const chart: Helper = {
  name: "chart",
  summary:
    'A chart with its table: `coverage` by theme and source, `timeline` by date, `kinds` of speakers, `origins`; `table="no"` leaves the table to others.',
  parameters: [{ name: "chart", kind: "value", choices: chartNames }],
  options: ["table"],
  needsLabels: (name) => chartNames.filter((known) => known === name).flatMap(chartLabels),
  call: ([value = null], { table = null }, context) => {
    const name = chartNames.find((known) => known === textOf(value));
    return name === undefined ? null : markdown(chartBlock(name, textOf(table) !== "no", context));
  },
};

function chartBlock(name: (typeof chartNames)[number], withTable: boolean, { memo, labels }: HelperContext): string {
  const word = (key: string, n = "") => labelIn(labels, key).replaceAll("{n}", () => n);
  const rows = chartRows(name, memo, word);
  if (rows.length === 0) return "";
  const caption = word(`chart-${name}`);
  const shown = (text: string) => escapeMarkdown(showInvisible(text));
  const title = shown(caption).replaceAll('"', "&quot;");
  const figure = `![${shown(describeChart(caption, rows))}](<${encodeURI(chartFile(memo.slug, name))}> "${title}")`;
  if (!withTable) return figure;
  const heads = chartHeads(name, word);
  const cells = rows.map(({ group, label, count }) => [...(group === null ? [] : [group]), label, String(count)]);
  const lines = [heads.map(shown), heads.map((_, index) => (index === heads.length - 1 ? "--:" : "---"))];
  const table = [...lines, ...cells.map((row) => row.map(shown))].map((row) => `| ${row.join(" | ")} |`);
  return `${figure}\n\n${table.join("\n")}`;
}

export const chartHelpers: readonly Helper[] = [chart];
