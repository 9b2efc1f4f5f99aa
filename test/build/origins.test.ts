import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { explain } from "../../src/build/explain.ts";
import { impact } from "../../src/build/impact.ts";
import type { Evidence } from "../../src/memo/evidence.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { desk, deskFiles, type TestDesk, textOf } from "../helpers/desk.ts";

const briefText = deskFiles["briefs/harbour.yaml"] ?? "";
const daily = deskFiles["briefs/sources/a-daily.txt"] ?? "";

async function evidenceOf(of: TestDesk): Promise<Evidence> {
  const { diagnostics } = await buildBriefs(of);
  expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  const evidence = readEvidence(await textOf(of, "output/harbour.evidence.json"));
  if (!evidence) throw new Error("no evidence was built");
  return evidence;
}

/** Every tenth word written otherwise: nine words of ten stay. */
function nineTenths(text: string): string {
  let count = 0;
  return text.replace(/\p{L}{3,}/gu, (word) => (++count % 10 === 0 ? `${word}ish` : word));
}

describe("origins", () => {
  const details = [
    "files:",
    "  a-daily.txt: {outlet: New Look, origin: Coast Times, relayed-through: [Radio One]}",
    "  b-weekly.txt: {outlet: Coast Times, date: 2026-01-04}",
    "",
  ].join("\n");

  it("prints the chain that the details give, and counts newsrooms rather than articles", async () => {
    const of = desk({ "briefs/sources.yaml": details });
    const evidence = await evidenceOf(of);
    expect(evidence.sources.map((s) => s.chain)).toEqual([["Coast Times", "Radio One", "New Look"], ["Coast Times"]]);
    expect(evidence.counts).toMatchObject({ articles: 2, newsrooms: 1 });
    const memo = await textOf(of, "output/harbour.md");
    expect(memo).toMatch(/Coast Times \\?(?:>|&gt;) Radio One \\?(?:>|&gt;) New Look/);
    expect(memo).toContain("2 articles, 1 newsroom");
  });

  it("takes two spellings of a newsroom for one, in counts and in thresholds", async () => {
    const of = desk({
      "briefs/harbour.yaml": `${briefText}warn-if: {one-origin-above: 80%}\n`,
      "briefs/sources.yaml": "files:\n  a-daily.txt: {outlet: The Ledger}\n  b-weekly.txt: {outlet: Ledger}\n",
    });
    const { diagnostics } = await buildBriefs(of);
    expect(diagnostics.map((d) => d.message)).toEqual([
      "one-origin-above: 100 % of the excerpts come from one newsroom, The Ledger",
    ]);
  });

  const samples = ["ledger-sanctions.txt", "courier-force.txt", "meridian-air-cover.txt", "review-dependence.md"];
  it.each(samples)("folds a copy of %s of which every tenth word was changed", async (name) => {
    const text = readFileSync(new URL(`../../briefs/sources/${name}`, import.meta.url), "utf8");
    const theme = "title: All\ncore: [the OR a OR of]\n";
    const evidence = await evidenceOf(
      desk({
        "briefs/harbour.yaml":
          "title: All\nmemo: {date: 2026-02-03}\nthemes: [all]\nbottom-line: x\noutputs: [evidence]\n",
        "briefs/themes/all.yaml": theme,
        [`briefs/sources/${name}`]: text,
        [`briefs/sources/z-${name}`]: nineTenths(text),
      }),
    );
    const folded = evidence.sources.filter((s) => s.foldedInto !== null);
    expect(folded.map((s) => s.path.replace("/z-", "/"))).toEqual([`briefs/sources/${name}`]);
    expect(new Set(evidence.excerpts.map((e) => e.source))).not.toContain(folded[0]?.path);
    expect(evidence.refused.filter((r) => r.source === folded[0]?.path).every((r) => r.reason === "folded")).toBe(true);
  });

  it("names the outlets that print the very words too", async () => {
    const of = desk({
      "briefs/sources/c-copy.txt": daily,
      "briefs/sources.yaml":
        "files:\n  c-copy.txt: {outlet: The Echo, date: 2026-01-05}\n  a-daily.txt: {date: 2026-01-04}\n",
    });
    const [first] = (await evidenceOf(of)).excerpts;
    expect(first?.alsoIn.map((a) => a.source)).toEqual(["briefs/sources/c-copy.txt"]);
    expect(await textOf(of, "output/harbour.md")).toContain("also printed by The Echo");
  });

  it("quotes the title where no outlet is known, so that it can't be taken for one", async () => {
    const of = desk({
      "briefs/sources.yaml": "files: {}\n",
      "briefs/sources/a-daily.txt": "Port to be deepened\n\nThe harbour of the port will be dredged in May.\n",
      "briefs/sources/b-weekly.txt": "Nothing.\n",
    });
    await evidenceOf(of);
    expect(await textOf(of, "output/harbour.md")).toMatch(/^> — .* · “Port to be deepened” · /m);
  });
});

describe("weights of the desk", () => {
  it("reach the score of a passage and its order", async () => {
    const core = { "briefs/harbour.yaml": `${briefText}order: strength\n` };
    const before = await evidenceOf(desk(core));
    const after = await evidenceOf(
      desk({
        ...core,
        "briefs/desk.yaml":
          "weights: {rule: 0, agreement: 0, proximity: 0, position: 0, speaker: 0, figure: 0, quote: 7}\n",
      }),
    );
    expect(before.excerpts[0]?.score.parts.rule).toBe(4);
    for (const { score } of after.excerpts) {
      expect(Object.keys(score.parts).every((part) => part === "quote" || part === "freshness")).toBe(true);
    }
  });
  it("are printed by explain, and a brief's own count before the desk's", async () => {
    const of = desk({
      "briefs/desk.yaml": "weights: {rule: 9, speaker: 2}\n",
      "briefs/harbour.yaml": `${briefText}weights: {speaker: 3}\n`,
    });
    const { value } = await explain(of, "harbour", "will not dredge");
    expect(value[0]?.verdicts[0]?.score?.parts).toMatchObject({ rule: 9, speaker: 3 });
  });
});

describe("a source that was withdrawn", () => {
  const judged = `${briefText}judgements:\n  - {say: It will not be dredged., because: [will not dredge the basin], against: [touch the bottom]}\n`;

  it("is stamped on what is rebuilt, stops a brief that says so, and is listed by impact", async () => {
    const details = { "briefs/sources.yaml": "files:\n  a-daily.txt: {status: withdrawn}\n" };
    const of = desk({ "briefs/harbour.yaml": judged, ...details });
    await evidenceOf(of);
    expect(await textOf(of, "output/harbour.md")).toMatch(/withdrawn[^\n]*\[?1/);
    const { value } = await impact(of, "a-daily.txt");
    expect(value.map(({ file, judgements }) => [file, judgements])).toEqual([
      ["output/harbour.evidence.json", [{ number: 1, say: "It will not be dredged.", against: false, only: true }]],
    ]);
    const other = await impact(of, "b-weekly.txt");
    expect(other.value[0]?.judgements).toMatchObject([{ against: true, only: false }]);
    const strict = desk({ "briefs/harbour.yaml": `${briefText}stop-if: {withdrawn-source: any}\n`, ...details });
    const { diagnostics } = await buildBriefs(strict);
    expect(diagnostics.map((d) => d.code)).toEqual(["memo/stopped"]);
  });
  it("is asked for by a name that memos know", async () => {
    const of = desk();
    await evidenceOf(of);
    const { value, diagnostics } = await impact(of, "a-dayly.txt");
    expect(value).toEqual([]);
    expect(diagnostics[0]?.hints).toEqual(["did you mean `a-daily.txt`?"]);
  });
});
