/** The built-in templates on the project's own sample workspace: each builds without a complaint, proves what it prints, and reads well as Markdown. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lint } from "markdownlint/sync";
import { describe, expect, it } from "vitest";
import type { Desk } from "../../src/build/api.ts";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import { checkTemplateFiles } from "../../src/render/template/render-markdown.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";
import { builtIn } from "../fixtures/memo/built-in.ts";
import { has, hasMatterhorn, matterhorn, runOnPdf } from "../helpers/pdf-tools.ts";

const root = join(import.meta.dirname, "..", "..");
const names = readdirSync(join(root, "templates")).filter((name) => !name.startsWith("."));
const samples = ["us-role-in-guarantees", "weekly-pack", "guarantees-call"];

/** The sample sources and themes, and one brief by the given template. */
function sampleDesk(sample: string, template: string, more: Readonly<Record<string, string>> = {}): Desk {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(join(root, "briefs"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const inside = path.slice(root.length + 1).replaceAll("\\", "/");
    if (entry.isFile() && !/^briefs\/(?!sources)[^/]+\.yaml$/.test(inside)) files[inside] = readFileSync(path);
  }
  const brief = readFileSync(join(root, "briefs", `${sample}.yaml`), "utf8")
    .replace(/^template: .*$/m, `template: ${template}`)
    // How many pages are enough is a matter of the template.
    .replace(/, pages: \d+/, "")
    .replace(/^outputs: .*$/m, "outputs: [markdown, pdf, evidence]");
  return {
    workspace: memoryWorkspace({ ...files, "briefs/sample.yaml": brief, ...more }),
    resources: packageResources(),
  };
}

describe.each(names)("%s", (name) => {
  it("asks for nothing that isn't there, and has its words in four languages", async () => {
    const template = await builtIn(name);
    expect(checkTemplateFiles(template)).toEqual([]);
    const english = Object.keys(template.labels.en ?? {});
    for (const language of ["uk", "de", "fr"])
      expect(english.filter((key) => !Object.hasOwn(template.labels[language] ?? {}, key))).toEqual([]);
    expect([template.title, template.description, template.sections.length > 2]).not.toContain("");
  });

  it.each(samples)("builds %s without a diagnostic, and proves every excerpt", async (sample) => {
    const desk = sampleDesk(sample, name);
    const report = await buildBriefs(desk);
    expect(report.diagnostics.map((d) => `${d.code} ${d.message}`)).toEqual([]);
    const proof = await verifyFiles(desk, ["output/sample.md", "output/sample.pdf"]);
    expect(proof.rows.filter((row) => row.state !== "proved")).toEqual([]);
    expect(proof.proved).toBe(true);
    const markdown = new TextDecoder().decode(await desk.workspace.read("output/sample.md"));
    const config = { default: true, MD013: false };
    const found = lint({ strings: { memo: markdown }, config }).memo ?? [];
    expect(found.map((p) => `${p.lineNumber} ${p.ruleNames[0]} ${p.errorDetail ?? ""}`)).toEqual([]);
  });

  it.runIf(hasMatterhorn && has("pdfinfo"))("makes an accessible PDF on A4 and on Letter", async () => {
    const letter = {
      "templates/on-letter/template.yaml": `title: On Letter\nextends: ${name}\n`,
      "templates/on-letter/stylesheet.yaml": "page: {size: letter}\n",
    };
    for (const template of [name, "on-letter"]) {
      const desk = sampleDesk("guarantees-call", template, letter);
      const report = await buildBriefs(desk, { only: ["pdf"] });
      expect(report.diagnostics).toEqual([]);
      const pdf = (await desk.workspace.read("output/sample.pdf")) ?? new Uint8Array();
      expect(matterhorn(pdf)).toContain("PASS");
      const size = /Page size: +(\d+)/.exec(runOnPdf(pdf, "pdfinfo", ["FILE"]))?.[1];
      expect(size).toBe(template === name ? "595" : "612");
    }
  });
});

describe("press-review", () => {
  const details = readFileSync(join(root, "briefs/sources.yaml"), "utf8").replace(/^outlets:[\s\S]*/m, "");
  const headings = async (outlets: string): Promise<readonly string[]> => {
    const desk = sampleDesk("us-role-in-guarantees", "press-review", { "briefs/sources.yaml": `${details}${outlets}` });
    const report = await buildBriefs(desk, { only: ["markdown"] });
    expect(report.diagnostics).toEqual([]);
    const markdown = new TextDecoder().decode(await desk.workspace.read("output/sample.md"));
    return [...markdown.matchAll(/^### (.*)$/gm)].map(([, words = ""]) => words);
  };

  it("groups articles by the countries that the details name, and guesses none", async () => {
    const plain = await headings("");
    expect(plain.every((words) => words.startsWith("“"))).toBe(true);
    const grouped = await headings(
      "outlets:\n  Meridian Wire: {country: Norway}\n  Kyiv Circular: {country: Ukraine}\n",
    );
    expect(grouped.map((words) => words.split(" · “")[0]).slice(0, 2)).toEqual(["Norway", "Ukraine"]);
    expect(grouped.slice(2).every((words) => words.startsWith("“"))).toBe(true);
    expect([...grouped.map((words) => words.replace(/^\w+ · /, ""))].sort()).toEqual([...plain].sort());
  });
});
