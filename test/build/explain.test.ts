import { describe, expect, it } from "vitest";
import { explain } from "../../src/build/explain.ts";
import { desk, deskFiles } from "../helpers/desk.ts";

const briefText = deskFiles["briefs/harbour.yaml"] ?? "";
const daily = deskFiles["briefs/sources/a-daily.txt"] ?? "";

/** One line per sentence: `furniture: why`, or the verdict of the brief's one theme. */
async function check(words: string, expected: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const { value, diagnostics } = await explain(desk(files), "harbour", words);
  expect(diagnostics).toEqual([]);
  const lines = value.map(({ furniture, verdicts: [verdict] }) =>
    verdict === undefined
      ? `furniture: ${furniture}`
      : `${verdict.state}${verdict.reason === null ? "" : ` ${verdict.reason}`}: ${verdict.detail}`,
  );
  expect(lines).toEqual(expected);
  return value;
}

describe("explain", () => {
  it("a sentence that is in, with its rule, its terms and its score", async () => {
    const [found] = await check("will not DREDGE", ["in: printed"]);
    expect(found).toMatchObject({ line: 3, speaker: { name: "Lena Marsh" } });
    const verdict = found?.verdicts[0];
    expect(verdict).toMatchObject({ excerpt: 1, rule: "$port NEAR/12 dredg*", terms: ["port", "dredge", "basin"] });
    const parts = Object.values(verdict?.score?.parts ?? {});
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(verdict?.score?.total ?? 0, 9);
  });
  it("a promo, a headline and a byline, with the reason for dropping each", async () => {
    await check("Follow us on", ["furniture: a call to follow the outlet"]);
    await check("Puts Off Its Dredging", ["furniture: the first line is a headline"]);
  });
  it("words that are misspelt, by what the sources say that is most like them", async () => {
    const { diagnostics } = await explain(desk(), "harbour", "will not dredge teh bassin this year");
    expect(diagnostics[0]?.hints[0]).toBe(
      "nearest: “will not dredge the basin this year”, in briefs/sources/a-daily.txt",
    );
  });
  it("a vetoed sentence, with the rule", () => check("festival brought", ["refused veto: never: festival"]));
  it("a related sentence where the brief wants core only", () =>
    check("eastern channel", ["refused grade: related only; the brief's depth is core"], {
      "briefs/harbour.yaml": briefText.replace("depth: full", "depth: core"),
    }));
  it("a sentence that the analyst left out, with the reason", () =>
    check("eastern channel", ["refused left-out: hearsay"], {
      "briefs/harbour.yaml": `${briefText}leave-out: [{quote: in the eastern channel, reason: hearsay}]\n`,
    }));
  it("a sentence over a limit", () =>
    check("eastern channel", ["refused limit: over the brief’s limit of 1"], {
      "briefs/harbour.yaml": `${briefText}limit: {excerpts: 1}\n`,
    }));
  it("a sentence that the page limit takes out", async () => {
    const long = Array.from({ length: 120 }, (_, i) => `The port of town ${i} will dredge its basin number ${i}.\n`);
    const { value } = await explain(
      desk({
        "briefs/harbour.yaml": `${briefText}limit: {pages: 2}\n`,
        "briefs/sources/c-long.txt": `Basins\n${long.join("\n")}`,
      }),
      "harbour",
      "basin number 119",
    );
    expect(value[0]?.verdicts[0]).toMatchObject({
      state: "refused",
      reason: "page-limit",
      detail: "over the limit of 2 pages",
    });
  });
  it("a sentence of an article that the brief leaves out", () =>
    check("eastern channel", ["refused source-excluded: not among the brief's sources"], {
      "briefs/harbour.yaml": `${briefText}sources: {include: [a-daily.txt]}\n`,
    }));
  it("a sentence of a copy that is folded under its original", () => {
    const copy = daily.replace("on Monday", "on Monday morning");
    return check("bed by 40", ["in: printed", "refused folded: the same story as briefs/sources/a-daily.txt"], {
      "briefs/sources/c-copy.txt": copy,
    });
  });
  it("a sentence that is printed as the context of the next", () =>
    check("Nobody had", ["context: printed so that the next sentence can stand alone"], {
      "briefs/sources/c-more.txt":
        "Basin\nNobody had expected the engineers’ plan. It asks the port to dredge the basin.\n",
    }));
  it("a sentence that no rule matches, with what the rules lack", async () => {
    const [found] = await check("twice a week", ["no-match: no rule of the theme matches"]);
    expect(found?.verdicts[0]?.near.every((n) => n.missing.length > 0)).toBe(true);
  });
  it("words that no source has, and a brief that isn't there", async () => {
    const none = await explain(desk(), "harbour", "no such words");
    expect(none.diagnostics.map((d) => d.code)).toEqual(["brief/quote-not-found"]);
    expect(none.diagnostics[0]?.hints[0]).toBe("copy a few words as they stand in the source");
    const unknown = await explain(desk(), "harbor", "port");
    expect(unknown.diagnostics.map((d) => [d.code, d.hints[0]])).toEqual([
      ["brief/unknown-brief", "did you mean `harbour`?"],
    ]);
  });
});
