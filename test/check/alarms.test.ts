import { describe, expect, it } from "vitest";
import { alarmRules, asPercent, type BuildFacts, judgeAlarms } from "../../src/check/alarms.ts";
import type { Memo, MemoExcerpt } from "../../src/memo/memo.ts";
import { brief } from "../helpers/brief.ts";

const noFacts: BuildFacts = { failedThemeTests: 0, unverified: 0, needContext: 0, furniture: 0 };

/** A memo of one part with excerpts given as `newsroom/kind/dated`. */
function memo(excerpts: readonly string[], over: Partial<Memo> = {}): Memo {
  const list = excerpts.map((text, index) => {
    const [origin, kind, dated] = text.split("/");
    return {
      number: index + 1,
      part: 0,
      origin: origin === "" ? null : origin,
      source: index + 1,
      dated: dated === "dated",
      speaker: { kind },
    } as unknown as MemoExcerpt;
  });
  const part = { index: 0, heading: "Force", count: list.length, themes: [{ title: "T", excerpts: list }] };
  return {
    title: "M",
    excerpts: list,
    parts: [part],
    cautions: [],
    judgements: [],
    sources: [],
    ...over,
  } as unknown as Memo;
}

function check(rule: string, value: string | readonly string[], of: Memo, facts: BuildFacts = noFacts): string | null {
  return alarmRules[rule]?.(value, of, facts) ?? null;
}

const mixed = memo(["Wire/named/dated", "Wire/anonymous/no", "Wire/anonymous/no", "Ledger/article/dated"]);

describe("alarm rules", () => {
  it.each([
    ["one-origin-above", "70%", true],
    ["one-origin-above", "75%", false],
    ["one-article-above", "20%", true],
    ["one-article-above", "25%", false],
    ["undated-share-above", "40%", true],
    ["undated-share-above", "50%", false],
    ["anonymous-share-above", "0.4", true],
    ["anonymous-share-above", "50", false],
    ["part-empty", ["Force"], false],
    ["theme-empty", "any", false],
    ["thin-theme-below", "5", true],
    ["thin-theme-below", "4", false],
    ["unverified-excerpts", "any", false],
  ] as const)("%s %s", (rule, value, holds) => {
    expect(check(rule, value, mixed) !== null).toBe(holds);
  });

  it("names the share and the newsroom", () => {
    expect(check("one-origin-above", "70%", mixed)).toBe(
      "75 % of the excerpts under “Force” come from one newsroom, Wire",
    );
  });
  it("doesn't count an unknown newsroom as one", () => {
    expect(check("one-origin-above", "10%", memo(["/named/dated", "/named/dated"]))).toBeNull();
  });
  it("finds an empty part, and only the parts asked for", () => {
    expect(check("part-empty", ["Force"], memo([]))).toBe("nothing was found for “Force”");
    expect(check("part-empty", ["Other"], memo([]))).toBeNull();
    expect(check("part-empty", "any", memo([]))).not.toBeNull();
  });
  it.each(["unverified", "needContext", "furniture", "failedThemeTests"] as const)("counts %s", (fact) => {
    const rule = {
      unverified: "unverified-excerpts",
      needContext: "excerpt-needs-context",
      furniture: "boilerplate-in-memo",
      failedThemeTests: "theme-tests",
    }[fact];
    expect(check(rule, "any", mixed, { ...noFacts, [fact]: 2 })).toMatch(/^2 /);
    expect(check(rule, "any", mixed)).toBeNull();
  });
});

describe("asPercent", () => {
  it.each([
    ["80%", 80],
    ["80 %", 80],
    ["80", 80],
    ["0.8", 80],
    ["1%", 1],
    ["any", 0],
  ])("%s is %d", (text, percent) => expect(asPercent(text)).toBe(percent));
});

describe("judgeAlarms", () => {
  const place = { file: "briefs/test.yaml" };
  const alarm = { rule: "undated-share-above", value: "10%", place };
  it("stops with an error, warns with a warning, each where the rule stands", () => {
    const found = judgeAlarms(brief([], { stopIf: [alarm], warnIf: [alarm] }), mixed, noFacts);
    expect(found.map((d) => [d.code, d.severity])).toEqual([
      ["memo/stopped", "error"],
      ["memo/caution", "warning"],
    ]);
    expect(found[0]?.place).toEqual(place);
    expect(found[0]?.message).toBe("undated-share-above: 50 % of the excerpts are undated");
  });
  it("is silent where nothing holds", () => {
    expect(judgeAlarms(brief([], { stopIf: [{ ...alarm, value: "90%" }] }), mixed, noFacts)).toEqual([]);
  });
});
