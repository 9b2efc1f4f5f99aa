import { listThemes, scoreThemes, suggestForTheme, testThemes } from "../../build/theme-commands.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { mount } from "../mounts.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";
import { table } from "../table.ts";

export async function list({ desk }: Context): Promise<Outcome> {
  const { value: rows, diagnostics } = await listThemes(desk);
  const cells = rows.map((t) => [
    t.slug,
    String(t.core),
    String(t.related),
    String(t.never),
    String(t.tests),
    t.usedBy.join(", "),
    t.title,
  ]);
  const head = ["theme", "core", "related", "never", "tests", "used by", "title"];
  return { diagnostics, result: rows, text: `${table(head, cells)}${counted(rows.length, "theme")}\n` };
}

export async function test({ desk }: Context, slugs: readonly string[]): Promise<Outcome> {
  const { value: rows, diagnostics } = await testThemes(desk, slugs);
  const lines = rows.map(
    (t) =>
      `${harmless(t.slug)}: ${t.tests === 0 ? "no tests" : `${t.tests - t.failed} of ${counted(t.tests, "test")} passed`}\n`,
  );
  return { diagnostics, result: rows, text: lines.join("") };
}

export async function score({ io, desk, globals }: Context, gold: string): Promise<Outcome> {
  const { workspace, paths, restore } = mount(io, globals.workspace, desk.workspace, [gold]);
  const { value: rows, diagnostics } = await scoreThemes({ ...desk, workspace }, paths[0] ?? gold);
  const share = (value: number | null): string => (value === null ? "-" : value.toFixed(3));
  const cells = rows.map((t) => [t.theme, share(t.coreRecall), share(t.recall), share(t.precision), String(t.matched)]);
  const wrong = rows.flatMap((t) => [
    ...t.missed.map((s) => `  ${harmless(t.theme)} misses ${harmless(s.file)}: ${harmless(s.sentence)}\n`),
    ...t.wrong.map((s) => `  ${harmless(t.theme)} should not match ${harmless(s.file)}: ${harmless(s.sentence)}\n`),
  ]);
  const head = ["theme", "core recall", "recall", "precision", "matched"];
  return { diagnostics: restore(diagnostics), result: rows, text: table(head, cells) + wrong.join("") };
}

export async function suggest({ desk }: Context, slug: string): Promise<Outcome> {
  const { value: rows, diagnostics } = await suggestForTheme(desk, slug);
  const cells = rows.map((s) => [
    s.term,
    s.strength.toFixed(2),
    String(s.inside),
    String(s.outside),
    s.examples[0]?.sentence ?? "",
  ]);
  return {
    diagnostics,
    result: rows,
    text:
      cells.length === 0 && diagnostics.length === 0
        ? "no term stands out\n"
        : table(["term", "strength", "inside", "outside", "example"], cells),
  };
}
