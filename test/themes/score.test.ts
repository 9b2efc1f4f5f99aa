import { describe, expect, it } from "vitest";
import { readGold, scoreTheme } from "../../src/themes/score.ts";
import { article, reading } from "../helpers/article.ts";

const long = "This sentence is long enough to be compared by what it holds";

const gold = readGold(
  JSON.stringify({
    judgements: [
      { theme: "t", file: "a.txt", sentence: "Core one.", grade: 2, id: "other keys are left alone" },
      { theme: "t", file: "a.txt", sentence: "Core   two.", grade: 2 },
      { theme: "t", file: "a.txt", sentence: "Related.", grade: 1 },
      { theme: "t", file: "b.txt", sentence: `${long}, and goes on.`, grade: 2 },
      { theme: "other", file: "a.txt", sentence: "Wrong.", grade: 2 },
    ],
    borderline: [{ theme: "t", file: "a.txt", sentence: "Border." }],
  }),
);

describe("scoreTheme", () => {
  it("counts sentences as judged; borderline ones neither way", () => {
    if (gold === null) throw new Error("the judgements cannot be read");
    const a = article("briefs/sources/a.txt", ["Core one.|Core two.|Related.|Border.|Wrong."]);
    const b = article("briefs/sources/b.txt", [`${long}.`]);
    const score = scoreTheme(gold, "t", [reading(a, { t: [0, 3, 4] }), reading(b, { t: ["r0"] })]);
    expect(score).toEqual({
      theme: "t",
      coreRecall: 0.333,
      recall: 0.25,
      precision: 0.333,
      matched: 4,
      missed: [
        { file: "a.txt", sentence: "Core   two." },
        { file: "b.txt", sentence: `${long}, and goes on.` },
      ],
      wrong: [
        { file: "a.txt", sentence: "Wrong." },
        { file: "b.txt", sentence: `${long}.` },
      ],
    });
  });

  it("compares long sentences by what they hold, short ones whole", () => {
    if (gold === null) throw new Error("the judgements cannot be read");
    const b = article("b.txt", [long]);
    expect(scoreTheme(gold, "t", [reading(b, { t: [0] })]).precision).toBe(1);
    const a = article("a.txt", ["Core one"]);
    expect(scoreTheme(gold, "t", [reading(a, { t: [0] })]).precision).toBe(0);
  });

  it("has no share of nothing", () => {
    const score = scoreTheme({ judgements: [], borderline: [] }, "t", []);
    expect([score.coreRecall, score.recall, score.precision, score.matched]).toEqual([null, null, null, 0]);
  });
});

describe("readGold", () => {
  it.each([
    ["not JSON"],
    ["[]"],
    ['{"judgements":[{"theme":"t"}]}'],
    ['{"judgements":[{"theme":"t","file":"a","sentence":"s","grade":3}]}'],
  ])("refuses %s", (text) => expect(readGold(text)).toBeNull());

  it("takes judgements without borderline ones", () => {
    expect(readGold('{"judgements":[]}')).toEqual({ judgements: [], borderline: [] });
  });
});
