import type { SourceRow } from "../../build/api.ts";
import { listSources } from "../../build/list-sources.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { harmlessJson } from "../../diagnostics/print/json.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";
import { cut, cutWithin, table } from "../table.ts";

export interface Options {
  readonly json?: true;
}

const folder = "briefs/sources/";

/** Every source with what is known of it. */
export async function run({ desk }: Context, options: Options): Promise<Outcome> {
  const json = options.json === true;
  const { value: rows, diagnostics } = await listSources(desk);
  const text = json ? `${harmlessJson(rows)}\n` : `${overview(rows)}${counted(rows.length, "article")}\n`;
  return { diagnostics, result: rows, text, essential: json };
}

/** Columns of a terminal that the table keeps to, and of them those of names. */
const WIDTH = 80;
const SOURCE_WIDTH = 26;
const OUTLET_WIDTH = 19;

/** Two lines a source: what fits into a table, and below it the title with what is seldom there. */
function overview(rows: readonly SourceRow[]): string {
  const cells = rows.map((row) => [
    cutWithin(row.path.startsWith(folder) ? row.path.slice(folder.length) : row.path, SOURCE_WIDTH),
    row.date,
    row.language === "unknown" ? "?" : row.language,
    cut(row.outlet, OUTLET_WIDTH),
    String(row.sentences),
    String(row.dropped),
  ]);
  const lines = table(["source", "date", "lang", "outlet", "kept", "dropped"], cells).split("\n");
  return lines
    .map((line, i) => (i > 0 && rows[i - 1] ? `${line}\n  ${below(rows[i - 1] as SourceRow)}` : line))
    .join("\n");
}

function below({ title, outlet, origin, problems }: SourceRow): string {
  const more = [
    ...(origin === outlet || origin === "unknown" ? [] : [`from ${harmless(origin)}`]),
    ...(problems === 0 ? [] : [counted(problems, "problem")]),
  ];
  const behind = more.length === 0 ? "" : ` (${more.join(", ")})`;
  return `${cut(harmless(title), WIDTH - 2 - behind.length)}${behind}`;
}
