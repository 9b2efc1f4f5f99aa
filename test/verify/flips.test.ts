/** One changed byte inside an excerpt is found, wherever it is; nothing is found where nothing changed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { verifyEvidence } from "../../src/build/verify-evidence.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import type { Evidence } from "../../src/memo/evidence.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { desk, resources, textOf } from "../helpers/desk.ts";

const root = join(import.meta.dirname, "../..");
const sources = new Map(
  readdirSync(join(root, "briefs/sources")).map((name) => [
    `briefs/sources/${name}`,
    new Uint8Array(readFileSync(join(root, "briefs/sources", name))),
  ]),
);
const evidenceOf = (slug: string): Evidence => {
  const evidence = readEvidence(readFileSync(join(root, `output/${slug}.evidence.json`), "utf8"));
  if (!evidence) throw new Error(`no evidence of ${slug}`);
  return evidence;
};

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

describe("verification", () => {
  it("proves every excerpt of the samples", async () => {
    for (const slug of ["us-role-in-guarantees", "europe-buying-us-arms", "weekly-pack"]) {
      const verdicts = await verifyEvidence(evidenceOf(slug), async (path) => sources.get(path));
      expect(verdicts.filter((v) => v.state !== "proved")).toEqual([]);
      expect(verdicts.length).toBeGreaterThan(10);
    }
  });

  it("finds each of 1,000 flipped bytes", async () => {
    const random = generator(20260119);
    const evidence = evidenceOf("weekly-pack");
    const inBytes = evidence.excerpts.filter((e) => e.bytes !== null);
    const missed: string[] = [];
    for (let n = 0; n < 1000; n++) {
      const excerpt = inBytes[Math.floor(random() * inBytes.length)]!;
      const bytes = excerpt.bytes!;
      const at = bytes.start + Math.floor(random() * (bytes.end - bytes.start));
      const original = sources.get(excerpt.source)!;
      const changed = original.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      const one = { ...evidence, excerpts: [excerpt] };
      const [verdict] = await verifyEvidence(one, async (path) =>
        path === excerpt.source ? changed : sources.get(path),
      );
      if (verdict?.state === "proved") missed.push(`${excerpt.source} byte ${at}`);
    }
    expect(missed).toEqual([]);
  }, 180_000);

  it("still proves words that only moved, and says so", async () => {
    const evidence = evidenceOf("us-role-in-guarantees");
    const excerpt = evidence.excerpts.find((e) => e.source.endsWith("courier-force.txt"))!;
    const moved = new TextEncoder().encode(
      new TextDecoder().decode(sources.get(excerpt.source)).replace("Military planners", "In Paris, military planners"),
    );
    const [verdict] = await verifyEvidence({ ...evidence, excerpts: [excerpt] }, async () => moved);
    expect(verdict?.state).toBe("proved");
    expect(verdict?.detail).toContain("moved");
  });

  it("can't check what isn't there", async () => {
    const [verdict] = await verifyEvidence(evidenceOf("weekly-pack"), async () => undefined);
    expect(verdict).toMatchObject({ state: "cannot check", detail: "the source is not there" });
  });

  it("finds an edit in the Markdown and in the evidence, and names the excerpt", async () => {
    const of = desk();
    await buildBriefs(of);
    const markdown = await textOf(of, "output/harbour.md");
    await of.workspace.write(
      "output/harbour.md",
      new TextEncoder().encode(markdown.replace("40 centimetres", "90 centimetres")),
    );
    const report = await verifyFiles(of, ["output/harbour.md", "output/harbour.evidence.json"]);
    const failing = report.rows.filter((row) => row.state !== "proved");
    expect(failing.map((row) => [row.file, row.excerpt, row.detail])).toEqual([
      ["output/harbour.md", 1, "the printed words differ from the evidence"],
    ]);
    expect(report.proved).toBe(false);
  });

  it("finds an excerpt taken out of the Markdown", async () => {
    const of = desk();
    await buildBriefs(of);
    const markdown = await textOf(of, "output/harbour.md");
    await of.workspace.write("output/harbour.md", new TextEncoder().encode(markdown.replace(/^> \*\*2\*\*.*\n/m, "")));
    const report = await verifyFiles(of, ["output/harbour.md"]);
    expect(report.rows.find((row) => row.excerpt === 2)?.state).toBe("not found");
  });

  it("finds an excerpt added to the Markdown, under a number of its own or under another's", async () => {
    const of = desk();
    await buildBriefs(of);
    const markdown = await textOf(of, "output/harbour.md");
    const added = "\n> **7** The port will pay for all of it.\n\n<!-- -->\n\n> **2** Ferries never slowed down.\n";
    await of.workspace.write("output/harbour.md", new TextEncoder().encode(`${markdown}${added}`));
    const report = await verifyFiles(of, ["output/harbour.md"]);
    const failing = report.rows.filter((row) => row.state !== "proved");
    expect(failing.map((row) => [row.excerpt, row.state, row.detail])).toEqual([
      [2, "not found", "the printed words differ from the evidence"],
      [7, "not found", "the printed memo has this excerpt, and its evidence hasn't"],
    ]);
    expect(report.diagnostics.map((d) => d.code)).toEqual(["verify/print-altered", "verify/print-altered"]);
    expect(report.proved).toBe(false);
  });

  it("a frozen build names the excerpt whose source changed", async () => {
    const of = desk();
    await buildBriefs(of);
    const source = await textOf(of, "briefs/sources/a-daily.txt");
    await of.workspace.write(
      "briefs/sources/a-daily.txt",
      new TextEncoder().encode(source.replace("40 centimetres", "41 centimetres")),
    );
    const report = await buildBriefs(of, { frozen: true });
    expect(report.stale).toBe(true);
    const [altered] = report.diagnostics.filter((d) => d.code === "verify/excerpt-altered");
    expect(altered?.message).toContain("excerpt [1] of briefs/sources/a-daily.txt");
  });

  it("a PDF carries its own evidence, and its printed words are read back", async () => {
    const workspace = memoryWorkspace(Object.fromEntries(desk().workspace.files));
    const brief = new TextDecoder()
      .decode(workspace.files.get("briefs/harbour.yaml"))
      .replace("[markdown, evidence]", "[pdf]");
    await workspace.write("briefs/harbour.yaml", new TextEncoder().encode(brief));
    await buildBriefs({ workspace, resources });
    const report = await verifyFiles({ workspace, resources }, ["output/harbour.pdf"]);
    expect(report.rows.map((row) => row.state)).toEqual(["proved", "proved"]);
    await workspace.write("output/harbour.pdf", new TextEncoder().encode("%PDF-1.7 not really"));
    const broken = await verifyFiles({ workspace, resources }, ["output/harbour.pdf"]);
    expect(broken.rows).toMatchObject([{ state: "cannot check", excerpt: null }]);
  });
});
