import { describe, expect, it } from "vitest";
import { indexArticle } from "../../src/themes/article-index.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { explainRules } from "../../src/themes/explain-rules.ts";
import { article } from "../helpers/article.ts";
import { listNamed, themeOf } from "./theme-of.ts";

/** What of a rule the sentence `Some a1 and b1.` meets and misses; null where it meets nothing. */
function check(
  rule: string,
  expected: { readonly met: readonly string[]; readonly missing: readonly string[] } | null,
): void {
  const { value } = compileTheme(themeOf({ core: [rule] }), [listNamed("as", ["a1", "a2"]), listNamed("zs", ["z"])]);
  const [report] = explainRules(value, indexArticle(article("a.txt", ["Some a1 and b1."])), 0);
  expect(report ?? null).toEqual(expected && { rule, ...expected });
}

describe("explainRules", () => {
  it.each([
    ["a1 AND c1", { met: ["a1"], missing: ["c1"] }],
    ["$as NEAR/3 $zs", { met: ["$as"], missing: ["$zs"] }],
    ["(a1 OR c1) AND d1", { met: ["a1"], missing: ["d1"] }],
    ["a1 AND NOT b1", { met: ["a1"], missing: ["NOT b1"] }],
    ["a1 PRE/0 b1", { met: ["a1", "b1"], missing: [] }],
    ["a1 AND headline:x", { met: ["a1"], missing: ["headline:(…)"] }],
    ["c1 AND d1", null],
  ])("%s", (rule, expected) => check(rule, expected));

  it("leaves out rules that only veto", () => {
    const { value } = compileTheme(themeOf({ core: ["x"], never: ["a1"] }), []);
    expect(explainRules(value, indexArticle(article("a.txt", ["a1."])), 0)).toEqual([]);
  });
});
