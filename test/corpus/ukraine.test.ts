/** The main job on five real articles, scored against hand-made judgements. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import type { Evidence } from "../../src/memo/evidence.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { resources } from "../helpers/desk.ts";
import { hasShared, shared, titled } from "../helpers/shared.ts";

const THEMES = [
  "us-role-in-guarantees",
  "europe-buying-us-arms",
  "sanctions-and-economic-pressure",
  "european-troops-and-deterrence",
];
const there = hasShared("corpus/ukraine");

function files(): Record<string, Uint8Array | string> {
  const found: Record<string, Uint8Array | string> = {};
  const take = (from: string, to: string) => {
    for (const name of readdirSync(from)) found[`${to}/${name}`] = readFileSync(join(from, name));
  };
  take(join(shared, "corpus/ukraine"), "briefs/sources");
  take(join(import.meta.dirname, "../../briefs/themes"), "briefs/themes");
  found["briefs/all.yaml"] = [
    "title: Everything",
    "memo: {date: 2025-06-06}",
    `themes: [${THEMES.join(", ")}]`,
    "depth: full",
    "bottom-line: None.",
    "outputs: [markdown, pdf, html, evidence]",
    "",
  ].join("\n");
  return found;
}

describe.skipIf(!there)(titled("five real articles", "corpus/ukraine"), () => {
  const workspace = memoryWorkspace(there ? files() : {});
  const desk = { workspace, resources };
  let evidence: Evidence | null = null;
  let scored = "";
  let folder = "";

  beforeAll(async () => {
    const report = await buildBriefs(desk);
    expect(report.diagnostics).toEqual([]);
    folder = mkdtempSync(join(tmpdir(), "ukraine-"));
    for (const ending of ["md", "evidence.json"])
      writeFileSync(join(folder, `all.${ending}`), workspace.files.get(`output/all.${ending}`) ?? "");
    evidence = readEvidence(readFileSync(join(folder, "all.evidence.json"), "utf8"));
    const args = [
      "tools/score.mjs",
      "corpus/gold.json",
      join(folder, "all.evidence.json"),
      "--truth",
      "corpus/truth.json",
      "--memo",
      join(folder, "all.md"),
    ];
    scored = execFileSync(process.execPath, args, { cwd: shared, encoding: "utf8" });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(THEMES)("%s: core recall at least 0.90, precision at least 0.80", (theme) => {
    const row = new RegExp(`${theme}: core recall ([\\d.]+) all recall ([\\d.]+) precision ([\\d.]+)`).exec(scored);
    expect(Number(row?.[1])).toBeGreaterThanOrEqual(0.9);
    expect(Number(row?.[3])).toBeGreaterThanOrEqual(0.8);
  });
  it("every excerpt is its span, and no furniture leaks", () => {
    expect(scored).toMatch(/\d+ excerpts, 0 not equal to their span, 0 furniture lines/);
  });
  it("five articles, two newsrooms", () => {
    expect(evidence?.counts).toMatchObject({ articles: 5, newsrooms: 2, dated: 0 });
  });
  it("evidence, Markdown and PDF verify, every excerpt", async () => {
    const report = await verifyFiles(desk, ["output/all.evidence.json", "output/all.md", "output/all.pdf"]);
    expect(report.rows.filter((row) => row.state !== "proved")).toEqual([]);
    expect(report.rows).toHaveLength(3 * (evidence?.excerpts.length ?? 0));
  });
});
