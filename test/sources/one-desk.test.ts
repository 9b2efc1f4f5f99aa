/** A desk with a source of every format builds one memo, and every excerpt of it is proved against its file. */
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { verifyFiles } from "../../src/build/verify-files.ts";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { filesWith, fixtures } from "../fixtures/sources/one-of-each.ts";
import { desk, textOf } from "../helpers/desk.ts";

/** What each file says in words of its own, so that none is a reprint of another. */
const subjects =
  "council ferrymen pilots mayor shipyard market customs railway fishers museum school brewery hospital chapel library theatre".split(
    " ",
  );
const measures =
  "two four six eight ten twelve fourteen sixteen eighteen twenty thirty forty fifty sixty seventy ninety".split(" ");

function sentences(i: number): readonly [string, string] {
  const [subject, measure] = [subjects[i] ?? "", measures[i] ?? ""];
  return [
    `The ${subject} asked for a quay that is ${measure} metres longer, said a letter of the ${subject} itself.`,
    `Nobody in the ${subject} has said what ${measure} months without a berth would cost.`,
  ];
}

const all = fixtures.flatMap((_, i) => filesWith(...sentences(i))[i] ?? []);

function sourceFiles(): Record<string, Uint8Array> {
  return Object.fromEntries(all.map(({ name, bytes }) => [`briefs/sources/${name}`, bytes]));
}

const brief = [
  "title: The quay",
  "question: Will the quay be widened?",
  "memo: {to: Mayor, from: Desk, date: 2026-02-03, reference: H/2, marking: 'TLP:GREEN'}",
  "themes: [quay]",
  "bottom-line: The council has voted for it.",
  "limit: {excerpts: 40}",
  "outputs: [markdown, pdf, evidence]",
  "",
].join("\n");

const theme = ["title: Quay", "core:", "  - quay", ""].join("\n");

describe("a desk with one source of each format", () => {
  it("builds one memo of which every excerpt is proved", async () => {
    expect(fixtures.length).toBeLessThanOrEqual(subjects.length);
    const of = desk({
      "briefs/harbour.yaml": null,
      "briefs/sources/a-daily.txt": null,
      "briefs/sources/b-weekly.txt": null,
      "briefs/quay.yaml": brief,
      "briefs/themes/quay.yaml": theme,
      ...sourceFiles(),
    });
    const report = await buildBriefs(of);
    expect(report.diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    expect(report.sourcesRead).toBe(fixtures.length);
    const evidence = readEvidence(await textOf(of, "output/quay.evidence.json"));
    expect(evidence?.sources.map((s) => s.path).sort()).toEqual(Object.keys(sourceFiles()).sort());
    expect(new Set(evidence?.sources.map((s) => s.format))).toEqual(new Set(fixtures.map((f) => f.format)));
    expect(evidence?.excerpts.map((e) => e.source).sort()).toEqual(Object.keys(sourceFiles()).sort());
    for (const { source, text } of evidence?.excerpts ?? [])
      expect(text).toContain(sentences(all.findIndex((f) => source.endsWith(`/${f.name}`)))[0]);
    const { rows, proved } = await verifyFiles(of, ["output/quay.evidence.json", "output/quay.md", "output/quay.pdf"]);
    expect(rows.filter((r) => r.state !== "proved")).toEqual([]);
    expect(proved).toBe(true);
  });
});
