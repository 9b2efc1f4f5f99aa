import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/analysis/attribution.ts";
import { round, scorePassage, withPart } from "../../src/select/score.ts";
import { article, match, reading } from "../helpers/article.ts";

const a = article("a.txt", ["One two three.|Four five six.|Seven eight.|Nine ten.|Eleven."]);
const span = a.sentences[1]!.span;
const said = (kind: Attribution["kind"], form: Attribution["form"]): Attribution => ({
  kind,
  speaker: "S",
  speakerSpan: null,
  role: null,
  key: "s",
  cue: "said",
  cueSpan: null,
  via: null,
  content: [span],
  span,
  form,
  sentence: 1,
});

function check(over: Partial<Parameters<typeof scorePassage>[0]>, weights = {}): Readonly<Record<string, number>> {
  const base = { reading: reading(a), grade: "core" as const, matches: [], span, sentence: 1, freshness: 0 };
  return scorePassage({ ...base, ...over }, weights).parts;
}

describe("scorePassage", () => {
  it("gives a core rule its weight and a related one none", () => {
    expect(check({})).toMatchObject({ rule: 4 });
    expect(check({ grade: "related" })).not.toHaveProperty("rule");
  });
  it("counts position from the start of the article", () => {
    expect(check({ sentence: 0 }).position).toBe(1);
    expect(check({ sentence: 1 }).position).toBe(0.75);
    expect(check({ sentence: 4 })).not.toHaveProperty("position");
  });
  it("counts a quotation and a named speaker", () => {
    const parts = check({ reading: reading(a, {}, { analysis: { attributions: [said("named", "direct")] } }) });
    expect(parts).toMatchObject({ quote: 1, speaker: 1 });
  });
  it("counts an institution half, an unnamed source not at all", () => {
    const of = (kind: Attribution["kind"]) =>
      check({ reading: reading(a, {}, { analysis: { attributions: [said(kind, "reported")] } }) });
    expect(of("institution").speaker).toBe(0.5);
    expect(of("anonymous")).not.toHaveProperty("speaker");
  });
  it("counts close terms more than far ones", () => {
    const near = {
      ...match("t", a, 1),
      terms: [
        { term: "x", span },
        { term: "y", span },
      ],
      window: { start: 0, end: 16 },
    };
    expect(check({ matches: [near] }).proximity).toBe(1.35);
    expect(check({ matches: [{ ...near, window: { start: 0, end: 160 } }] })).not.toHaveProperty("proximity");
  });
  it("takes a desk's own weights, zero among them", () => {
    expect(check({ sentence: 0 }, { rule: 10, position: 0 })).toEqual({ rule: 10 });
  });
  it("adds up to the printed total", () => {
    const { total, parts } = scorePassage(
      { reading: reading(a), grade: "core", matches: [], span, sentence: 2, freshness: 1 / 3 },
      {},
    );
    expect(parts.freshness).toBe(0.333);
    expect(total).toBe(round(Object.values(parts).reduce((sum, p) => sum + p, 0)));
  });
  it("keeps the total in step with a further part", () => {
    expect(withPart({ total: 4, parts: { rule: 4 } }, "diversity", -0.5)).toEqual({
      total: 3.5,
      parts: { rule: 4, diversity: -0.5 },
    });
  });
});
