import { listSources } from "../../build/list-sources.ts";
import { harmlessJson } from "../../diagnostics/print/json.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";
import { table } from "../table.ts";

export interface Options {
  readonly json?: true;
}

const folder = "briefs/sources/";

/** Every source with what is known of it. */
export async function run({ desk }: Context, options: Options): Promise<Outcome> {
  const json = options.json === true;
  const { value: rows, diagnostics } = await listSources(desk);
  const cells = rows.map((row) => [
    row.path.startsWith(folder) ? row.path.slice(folder.length) : row.path,
    row.date,
    row.outlet,
    row.origin,
    row.language,
    String(row.sentences),
    String(row.dropped),
    row.problems === 0 ? "" : String(row.problems),
    row.title,
  ]);
  const head = ["source", "date", "outlet", "origin", "language", "sentences", "dropped", "problems", "title"];
  const text = json ? `${harmlessJson(rows)}\n` : `${table(head, cells, 36)}${counted(rows.length, "article")}\n`;
  return { diagnostics, result: rows, text, essential: json };
}
