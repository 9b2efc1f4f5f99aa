/**
 * The same workspace gives the same bytes on any machine: Node, zone, locale, number of threads, order of folders and the
 * path of the workspace are varied so that every two values of two of them meet. `BRIEFWRIGHT_FAULTS=all` runs the whole;
 * `BRIEFWRIGHT_NODES` names further Node programs, with colons between.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/text/digest.ts";
import { fixtures } from "../fixtures/sources/one-of-each.ts";
import { command } from "./fault-desk.ts";

const root = join(import.meta.dirname, "../..");
const all = process.env.BRIEFWRIGHT_FAULTS === "all";
const kinds = "markdown, pdf, html, docx, evidence, csl-json, bibtex, csv";
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** What is varied; the first value of each is that of the build that all others are compared with. */
const factors = {
  node: [process.execPath, ...(process.env.BRIEFWRIGHT_NODES ?? "").split(":").filter((path) => path !== "")],
  jobs: ["1", "2", "4"],
  zone: ["UTC", "Asia/Tokyo", "Pacific/Kiritimati", "America/St_Johns"],
  locale: ["C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "ar_EG.UTF-8", "ja_JP.UTF-8"],
  folders: ["as they come", "shuffled"],
  path: ["desk", "a longer path, with ünusual letters"],
} as const;

type Factor = keyof typeof factors;
type Run = Readonly<Record<Factor, string>>;
const names = Object.keys(factors) as Factor[];

/** The sample workspace and a source of each format; five briefs of each, so that there is work for four threads. */
function workspace(name: string): string {
  const parent = mkdtempSync(join(tmpdir(), "identity-"));
  folders.push(parent);
  const desk = join(parent, name);
  for (const part of ["briefs", "templates"]) cpSync(join(root, part), join(desk, part), { recursive: true });
  mkdirSync(join(desk, "briefs/sources/formats"), { recursive: true });
  for (const { name: file, bytes } of fixtures) writeFileSync(join(desk, "briefs/sources/formats", file), bytes);
  writeFileSync(join(desk, "briefs/themes/quay.yaml"), "title: Quay\ncore:\n  - quay OR ferry\n");
  writeFileSync(
    join(desk, "briefs/quay.yaml"),
    "title: The quay\nmemo: {date: 2026-02-03}\nthemes: [quay]\nbottom-line: Wait.\noutputs: [markdown]\n",
  );
  const briefs = readdirSync(join(desk, "briefs")).filter((file) => /(?<!desk|sources)\.yaml$/.test(file));
  for (const brief of briefs) {
    const text = readFileSync(join(desk, "briefs", brief), "utf8").replace(/^outputs:.*\n/m, "");
    writeFileSync(join(desk, "briefs", brief), `${text}outputs: [${kinds}]\n`);
    for (const copy of [2, 3, 4, 5])
      writeFileSync(
        join(desk, "briefs", brief.replace(".yaml", `-${copy}.yaml`)),
        `${text}outputs: [markdown, evidence]\n`,
      );
  }
  return desk;
}

/** Digests of all outputs of a build, the manifest among them. */
function build(run: Run): Record<string, string> {
  const desk = workspace(run.path);
  const preload = run.folders === "shuffled" ? ["--import", join(import.meta.dirname, "shuffle-folders.mjs")] : [];
  execFileSync(run.node, [...preload, command, "build", "--quiet", "--jobs", run.jobs], {
    cwd: desk,
    env: { ...process.env, TZ: run.zone, LANG: run.locale, LC_ALL: run.locale, SHUFFLE_SEED: run.jobs },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const outputs = readdirSync(join(desk, "output")).filter((name) => !name.startsWith("."));
  return Object.fromEntries(outputs.sort().map((name) => [name, sha256Hex(readFileSync(join(desk, "output", name)))]));
}

/** Runs in which every two values of two factors meet, taken greedily from all there are. */
function pairwise(): Run[] {
  let every: Run[] = [{} as Run];
  for (const name of names) every = every.flatMap((run) => factors[name].map((value) => ({ ...run, [name]: value })));
  const pairsOf = (run: Run): string[] =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => JSON.stringify([a, run[a], b, run[b]])));
  const open = new Set(every.flatMap(pairsOf));
  const chosen: Run[] = [];
  while (open.size > 0) {
    const gain = (run: Run): number => pairsOf(run).filter((pair) => open.has(pair)).length;
    const best = every.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    for (const pair of pairsOf(best)) open.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

const told = (run: Run): string => names.map((name) => basename(run[name])).join(", ");
const runs = pairwise();
const [first] = runs;

describe.skipIf(!existsSync(command))("one digest for each output", { timeout: 600_000 }, () => {
  const expected = build(Object.fromEntries(names.map((name) => [name, factors[name][0]])) as Run);

  it("of which there are many", () => {
    expect(Object.keys(expected).length).toBeGreaterThan(60);
  });
  const some = all
    ? runs
    : runs.filter((run) => run !== first && run.jobs !== "1" && run.folders === "shuffled").slice(0, 2);
  it.each(some.map((run) => [told(run), run] as const))("under %s", (_, run) => {
    expect(build(run)).toEqual(expected);
  });
});
