/** What a memo prints beside its excerpts' words: every word of it that is changed is found, in Markdown and in PDF. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Desk } from "../../src/build/api.ts";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { renderPdf } from "../../src/build/render-pdf.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import type { Evidence } from "../../src/memo/evidence.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { expectedPrint } from "../../src/verify/compare-printed.ts";
import { alteredInMarkdown, alteredInPdf } from "../../src/verify/compare-statements.ts";
import { readPrintedBlocks } from "../../src/verify/printed-blocks.ts";
import { readPrintedPdf } from "../../src/verify/printed-pdf.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { resources, textOf } from "../helpers/desk.ts";

const root = join(import.meta.dirname, "../..");
const encode = (text: string) => new TextEncoder().encode(text);

/** The sample desk with one brief, built as Markdown with its evidence. */
async function built(template: string, language: string): Promise<{ of: Desk; markdown: string; evidence: Evidence }> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(join(root, "briefs"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll("\\", "/");
    if (entry.isFile() && !/^briefs\/(?!sources)[^/]+\.yaml$/.test(path)) files[path] = readFileSync(join(root, path));
  }
  const brief = readFileSync(join(root, "briefs/weekly-pack.yaml"), "utf8")
    .replace(/^template: .*$/m, `template: ${template}`)
    .replace(/^outputs: .*$/m, `outputs: [markdown, evidence]\nlanguage: ${language}`);
  const workspace = memoryWorkspace({ ...files, "briefs/sample.yaml": encode(brief) });
  const of = { workspace, resources };
  await buildBriefs(of);
  const evidence = readEvidence(await textOf(of, "output/sample.evidence.json"));
  if (!evidence) throw new Error("no evidence");
  return { of, markdown: await textOf(of, "output/sample.md"), evidence };
}

/** The same line with one word changed, once for each word that a reader sees. The number of a list's item is not one: Markdown counts anew. */
function mutants(line: string): string[] {
  const shown = line
    .replace(/\]\((?:<[^<>]*>|[^()\s]*)\)/g, (target) => "\0".repeat(target.length))
    .replace(/^\d+(?=\. )/, (n) => "\0".repeat(n.length));
  return [...shown.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index, 0: word }) => {
    const last = word.at(-1) ?? "";
    const other = /\d/.test(last) ? String((Number(last) + 1) % 10) : last === "x" ? "y" : "x";
    return line.slice(0, index + word.length - 1) + other + line.slice(index + word.length);
  });
}

describe.each([
  ["policy-memo", "en"],
  ["weekly-pack", "uk"],
  ["press-review", "de"],
])("%s in %s", (template, language) => {
  it("finds each word that is changed in what was recorded, and nothing where nothing is", async () => {
    const { markdown, evidence } = await built(template, language);
    const printed = evidence.printed ?? [];
    expect(printed.filter((s) => s.kind === "attribution").length).toBeGreaterThanOrEqual(evidence.excerpts.length);
    expect(alteredInMarkdown(printed, readPrintedBlocks(markdown))).toEqual([]);
    const lines = markdown.split("\n");
    const missed: string[] = [];
    let tried = 0;
    for (const [index, line] of lines.entries()) {
      if (!/^(?:> — |\s*[-|]|\d|\p{L})/u.test(line)) continue;
      const without = (other: string[]) => [...lines.slice(0, index), ...other, ...lines.slice(index + 1)].join("\n");
      const states = alteredInMarkdown(printed, readPrintedBlocks(without([]))).length > 0;
      // Words of an excerpt are compared elsewhere.
      if (!states || /^>(?! — )/.test(line)) continue;
      for (const mutant of mutants(line)) {
        tried++;
        if (alteredInMarkdown(printed, readPrintedBlocks(without([mutant]))).length === 0) missed.push(mutant);
      }
    }
    expect(missed).toEqual([]);
    expect(tried).toBeGreaterThan(400);
  }, 120_000);
});

describe("a memo that was changed after it was built", () => {
  it("names the excerpt, or the memo where no excerpt is meant", async () => {
    const { of, markdown } = await built("policy-memo", "en");
    const edited = markdown
      .replace("— **Major Ottilie Brandvold**", "— **Major Otto Brandvold**")
      .replace("- **about US$9 billion**", "- **about US$8 billion**")
      .replace(/(articles carry no date)/, "articles carry a date");
    await of.workspace.write("output/sample.md", encode(edited));
    const report = await verifyFiles(of, ["output/sample.md"]);
    const failing = report.rows.filter((row) => row.state !== "proved");
    expect(failing.map((row) => `${row.excerpt === null ? "memo" : "excerpt"}: ${row.detail}`)).toEqual([
      expect.stringMatching(/^excerpt: the printed (?:attribution|speaker) is no longer “Major Ottilie Brandvold/),
      expect.stringMatching(/^excerpt: the printed figure is no longer “about US\$9 billion/),
      expect.stringMatching(/^memo: the printed caution is no longer/),
    ]);
    expect(new Set(report.diagnostics.map((d) => d.code))).toEqual(new Set(["verify/print-altered"]));
    expect(report.proved).toBe(false);
  });

  it("finds a line and a figure that were added", async () => {
    const { of, markdown } = await built("policy-memo", "en");
    const edited = markdown
      .replace(/^(- \*\*about US\$9 billion\*\*.*)$/m, "$1\n- **about US$$7 billion**, Article: [2]")
      .replace(/^(> \*\*1\*\*.*)$/m, "$1\n>\n> — **Somebody Else** · Arctic Sentinel");
    await of.workspace.write("output/sample.md", encode(edited));
    const report = await verifyFiles(of, ["output/sample.md"]);
    const failing = report.rows.filter((row) => row.state !== "proved");
    expect(failing.map((row) => row.detail)).toEqual([
      expect.stringContaining("“Somebody Else · Arctic Sentinel” was not built"),
      expect.stringContaining("“about US$7 billion, Article: [2]” was not built"),
    ]);
  });

  it("is found in its PDF too", async () => {
    const { markdown, evidence } = await built("policy-memo", "en");
    const words = new Map(evidence.excerpts.map((e) => [e.number, expectedPrint(e, e.glosses)]));
    const altered = async (text: string) => {
      const { value } = await renderPdf(text, { template: "policy-memo" });
      const pdf = await readPrintedPdf(value ?? new Uint8Array());
      return alteredInPdf(evidence.printed ?? [], words, (run) => pdf?.holds(run) === true);
    };
    expect(await altered(markdown)).toEqual([]);
    for (const [from, to] of [
      ["**Major Ottilie Brandvold**, ", "**Major Otto Brandvold**, "],
      ["14 January 2026", "15 January 2026"],
      ["- **about US$9 billion**", "- **about US$8 billion**"],
      ["spokeswoman", "spokesman"],
    ] as const) {
      expect(markdown).toContain(from);
      expect((await altered(markdown.replace(from, to))).length).toBeGreaterThan(0);
    }
  }, 120_000);
});

describe("what the evidence says of speakers", () => {
  it("has to stand in the source", async () => {
    const { of } = await built("policy-memo", "en");
    const json = await textOf(of, "output/sample.evidence.json");
    for (const [from, to, detail] of [
      [
        '"speaker": "Major Ottilie Brandvold"',
        '"speaker": "Major Otto Brandvold"',
        "doesn't name “Major Otto Brandvold”",
      ],
      ['"role": "spokeswoman for', '"role": "spokesman for', "doesn't call anybody"],
      ['"cue": "said"', '"cue": "denied"', "doesn't say “denied” there"],
    ] as const) {
      expect(json).toContain(from);
      await of.workspace.write("output/sample.evidence.json", encode(json.replaceAll(from, to)));
      const report = await verifyFiles(of, ["output/sample.evidence.json"]);
      expect(report.rows.map((row) => row.detail).join("\n")).toContain(detail);
    }
  });
});
