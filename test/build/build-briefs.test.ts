import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { shardOf } from "../../src/build/shards.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { indexLines } from "../../src/text/line-index.ts";
import { desk, deskFiles, textOf } from "../helpers/desk.ts";

/** `file:line:col code`, as a person reads a diagnostic. */
function pointer({ place, code }: Diagnostic): string {
  if (!place) return code;
  if (!place.span || place.text === undefined) return `${place.file} ${code}`;
  const { line, column } = indexLines(place.text).position(place.span.start);
  return `${place.file}:${line}:${column} ${code}`;
}

const brief = deskFiles["briefs/harbour.yaml"] ?? "";
const theme = deskFiles["briefs/themes/dredging.yaml"] ?? "";

const expectedExcerpts = [
  [
    "/a-daily.txt",
    "The port authority will not dredge the basin this year, its director Lena Marsh said on Monday.\nSilt has raised the bed by 40 centimetres, she added.",
  ],
  ["b-weekly.txt", "Ferries slow down in the eastern channel because of silt, two captains said."],
];

describe("buildBriefs", () => {
  it("builds a memo whose every excerpt stands in its source", async () => {
    const of = desk();
    const report = await buildBriefs(of);
    expect(report.diagnostics).toEqual([]);
    const [built] = report.briefs;
    expect(built).toMatchObject({ slug: "harbour", failed: false, articles: 2 });
    const evidence = readEvidence(await textOf(of, "output/harbour.evidence.json"));
    expect(evidence?.excerpts.map((e) => [e.source.slice(-12), e.text])).toEqual(expectedExcerpts);
    for (const excerpt of evidence?.excerpts ?? []) {
      const source = deskFiles[excerpt.source] ?? "";
      expect(source.slice(excerpt.span.start, excerpt.span.end)).toBe(excerpt.text);
    }
    expect(evidence?.refused.map((r) => r.reason)).toContain("veto");
  });

  it("prints what it quotes, and neither furniture nor vetoed words", async () => {
    const of = desk();
    await buildBriefs(of);
    const markdown = await textOf(of, "output/harbour.md");
    expect(markdown).toContain("will not dredge the basin this year");
    expect(markdown).not.toContain("Follow us");
    expect(markdown).not.toContain("festival brought");
    expect(markdown).toContain("Lena Marsh");
  });

  it("leaves unchanged outputs alone, and finds stale ones under frozen without writing", async () => {
    const of = desk();
    await buildBriefs(of);
    const again = await buildBriefs(of);
    expect(again.briefs[0]?.outputs.map((o) => o.state)).toEqual(["unchanged", "unchanged"]);
    await of.workspace.write("output/harbour.md", new TextEncoder().encode("edited\n"));
    const frozen = await buildBriefs(of, { frozen: true });
    expect(frozen.stale).toBe(true);
    expect(frozen.briefs[0]?.outputs.map((o) => o.state)).toEqual(["stale", "unchanged"]);
    expect(frozen.briefs[0]?.outputs[0]?.diff).toContain("-edited\n");
    expect(await textOf(of, "output/harbour.md")).toBe("edited\n");
  });

  it("gives the same bytes whatever the order of files and the line ends of YAML", async () => {
    const one = desk();
    const files = Object.fromEntries(
      Object.entries(deskFiles)
        .reverse()
        .map(([path, text]) => [path, path.endsWith(".yaml") ? text.replaceAll("\n", "\r\n") : text]),
    );
    const two = desk(files);
    await buildBriefs(one);
    await buildBriefs(two);
    expect(await textOf(two, "output/harbour.md")).toBe(await textOf(one, "output/harbour.md"));
    expect(await textOf(two, "output/harbour.evidence.json")).toBe(await textOf(one, "output/harbour.evidence.json"));
  });

  it("builds only the briefs that were asked for, and says so of one that isn't there", async () => {
    const of = desk({ "briefs/other.yaml": brief.replace("Dredging of the harbour", "Other") });
    const report = await buildBriefs(of, { briefs: ["briefs/other.yaml", "harbor"] });
    expect(report.briefs.map((b) => b.slug)).toEqual(["other"]);
    expect(report.diagnostics.map(pointer)).toEqual(["brief/unknown-brief"]);
    expect(report.diagnostics[0]?.hints).toEqual(["did you mean `harbour`?"]);
  });

  it("keeps a memo within its pages", async () => {
    const many = Array.from(
      { length: 60 },
      (_, i) => `The port will dredge basin number ${i} in spring, the director said, and nobody objects to it.`,
    );
    const of = desk({
      "briefs/sources/c-long.txt": ["A Long Report On Basins", ...many].join("\n"),
      "briefs/harbour.yaml": brief.replace("depth: full", "depth: full\nlimit: {pages: 2}"),
    });
    const report = await buildBriefs(of);
    expect(report.diagnostics).toEqual([]);
    expect(report.briefs[0]?.pages).toBeLessThanOrEqual(2);
    expect(report.briefs[0]?.excerpts).toBeGreaterThan(2);
    const evidence = readEvidence(await textOf(of, "output/harbour.evidence.json"));
    expect(evidence?.refused.some((r) => r.reason === "page-limit")).toBe(true);
  });

  it("warns where even the fewest excerpts need more pages", async () => {
    const long = brief.replace(
      "depth: full",
      `depth: full\nlimit: {pages: 1}\npoints-to-make: "${"- A point. ".repeat(900)}"`,
    );
    const report = await buildBriefs(desk({ "briefs/harbour.yaml": long }));
    expect(report.briefs[0]?.failed).toBe(false);
    expect(report.diagnostics.map(({ code, severity, place }) => [code, severity, place?.file])).toContainEqual([
      "build/too-long",
      "warning",
      "briefs/harbour.yaml",
    ]);
  });
});

describe("bad input", () => {
  /** Builds once well, then with the changed files: the diagnostics must be these, and the outputs those of before. */
  async function check(
    changes: Readonly<Record<string, string | Uint8Array>>,
    expected: readonly string[],
  ): Promise<readonly Diagnostic[]> {
    const good = desk();
    await buildBriefs(good);
    const before = await textOf(good, "output/harbour.md");
    for (const [path, content] of Object.entries(changes)) {
      await good.workspace.write(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    }
    const report = await buildBriefs(good);
    expect(report.diagnostics.filter((d) => d.severity === "error").map(pointer)).toEqual(expected);
    for (const diagnostic of report.diagnostics) expect(diagnostic.hints.length, diagnostic.message).toBeGreaterThan(0);
    expect(await textOf(good, "output/harbour.md")).toBe(before);
    return report.diagnostics;
  }

  it("an unknown key", async () => {
    const [found] = await check({ "briefs/harbour.yaml": brief.replace("question:", "questoin:") }, [
      "briefs/harbour.yaml:2:1 brief/unknown-key",
    ]);
    expect(found?.hints.join()).toContain("question");
  });
  it("a bad rule", async () => {
    await check({ "briefs/themes/dredging.yaml": theme.replace("$port NEAR/12 dredg*", "($port NEAR/12 dredg*") }, [
      "briefs/themes/dredging.yaml:4:5 theme/unclosed-group",
    ]);
  });
  it("a missing theme", async () => {
    const [found] = await check({ "briefs/harbour.yaml": brief.replace("[dredging]", "[dredgin]") }, [
      "briefs/harbour.yaml:4:10 brief/unknown-theme",
    ]);
    expect(found?.hints).toEqual(["did you mean `dredging`?"]);
  });
  it("a source that isn't text", async () => {
    const bytes = Uint8Array.from({ length: 400 }, (_, i) => (i * 89) % 256);
    await check({ "briefs/sources/photo.txt": bytes }, ["briefs/sources/photo.txt source/not-text"]);
  });
  it("a list that no file has", async () => {
    await check({ "briefs/themes/dredging.yaml": theme.replace("$port", "$prot") }, [
      "briefs/themes/dredging.yaml:4:5 theme/unknown-list",
    ]);
  });
  it("a template that isn't there", async () => {
    await check({ "briefs/harbour.yaml": `${brief}template: policy-meno\n` }, [
      "briefs/harbour.yaml:8:11 brief/unknown-template",
    ]);
  });
  it("a misspelt template field", async () => {
    const [found] = await check(
      { "templates/policy-memo/memo.md.hbs": "# {{titel}}\n", "templates/policy-memo/template.yaml": "title: Mine\n" },
      ["templates/policy-memo/memo.md.hbs:1:5 template/unknown-field"],
    );
    expect(found?.hints.join()).toContain("title");
  });
  it("quoted words that no source has", async () => {
    const judgements = "judgements:\n  - say: It will not dredge.\n    because: [will dredge tomorrow]\n";
    await check({ "briefs/harbour.yaml": brief + judgements }, ["briefs/harbour.yaml:10:15 brief/quote-not-found"]);
  });
  it("a failing theme test where the brief stops for one", async () => {
    const stops = `${brief}stop-if: {theme-tests: fail}\n`;
    const failing = theme.replace("The festival was loud.", "The port will dredge.");
    await check({ "briefs/harbour.yaml": stops, "briefs/themes/dredging.yaml": failing }, [
      "briefs/harbour.yaml:8:24 memo/stopped",
    ]);
  });
});

describe("shardOf", () => {
  it("puts every brief in exactly one shard, and spreads them", () => {
    const slugs = Array.from({ length: 100 }, (_, i) => `brief-${i}`);
    const shards = slugs.map((slug) => shardOf(slug, 4));
    expect(new Set(shards)).toEqual(new Set([1, 2, 3, 4]));
    for (const shard of [1, 2, 3, 4]) expect(shards.filter((s) => s === shard).length).toBeGreaterThan(10);
  });
  it("never changes its mind", () => {
    expect(["us-role-in-guarantees", "weekly-pack"].map((s) => shardOf(s, 4))).toEqual(
      ["us-role-in-guarantees", "weekly-pack"].map((s) => shardOf(s, 4)),
    );
    expect(shardOf("a", 1)).toBe(1);
  });
});
