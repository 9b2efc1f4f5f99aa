/**
 * Saved news pages with what a person found in them: shares that reading must not fall below. The measures are those of
 * the suites' own evaluator; floors lie a little under what is reached, and are raised with it.
 */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { hasShared, shared, titled } from "../helpers/shared.ts";

const suite = join(shared, "suites/html");

/** Words of the page that are right (F1), and per cent of titles, authors and days. */
const floors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  aeb: { F1: 0.973 },
  trafilatura: { chunkF1: 0.939, author_correct: 70, author_precision: 84, title_correct: 85 },
  htmldate: { date_correct: 86.5, date_precision: 95.2 },
  postlight: { date_correct: 86.5, author_correct: 77, author_precision: 91, title_correct: 92 },
};

const reached = new Map<string, Record<string, unknown>>();

describe.skipIf(!hasShared("suites/html"))(titled("saved news pages", "suites/html"), () => {
  beforeAll(() => {
    const args = [join(suite, "eval_html.mjs"), resolve("bench/suites/html.mjs"), "dev"];
    const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: suite });
    for (const line of stdout.trim().split("\n")) {
      const row = JSON.parse(line);
      reached.set(row.set, row);
    }
  }, 240_000);

  it.each(Object.entries(floors))("of %s are read as well as before", (set, measures) => {
    const row = reached.get(set) ?? {};
    expect(row.errors).toBe(0);
    for (const [name, floor] of Object.entries(measures))
      expect(numberIn(row[name]), name).toBeGreaterThanOrEqual(floor);
  });
});

/** `92/129 71.3%` and `95.6%` by their per cent, others as they are. */
function numberIn(value: unknown): number {
  return Number(/([\d.]+)%?$/.exec(String(value))?.[1] ?? Number.NaN);
}
