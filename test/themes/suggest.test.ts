import { describe, expect, it } from "vitest";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { suggestTerms } from "../../src/themes/suggest.ts";
import { article } from "../helpers/article.ts";
import { themeOf } from "./theme-of.ts";

/** Eight matched sentences by `sanction*`, six of them with tankers, and twelve others, one of them with tankers. */
const articles = [
  article("a.txt", [
    Array.from({ length: 6 }, (_, i) => `Sanctions met tankers and banks${i}.`).join("|"),
    "Sanctions rose.|Sanctions fell.",
  ]),
  article("b.txt", [
    ["Tankers sailed.", ...Array.from({ length: 11 }, (_, i) => `The harbour slept ${i} nights.`)].join("|"),
  ]),
];
const theme = compileTheme(themeOf({ core: ["sanction*"] }), []).value;

describe("suggestTerms", () => {
  it("gives the terms that tell matches from the rest, with their log-likelihood and sentences not yet matched", () => {
    const found = suggestTerms(theme, articles);
    const tankers = found.find((s) => s.term === "tankers");
    // G2 of the table 6, 1 | 2, 11: 2(6 ln 6 + 2 ln 2 + 11 ln 11 + 20 ln 20 - 7 ln 7 - 13 ln 13 - 8 ln 8 - 12 ln 12).
    expect(tankers).toEqual({
      term: "tankers",
      strength: 10.02,
      inside: 6,
      outside: 1,
      examples: [{ source: "b.txt", sentence: "Tankers sailed." }],
    });
    expect(found.map((s) => s.strength)).toEqual(found.map((s) => s.strength).sort((a, b) => b - a));
  });

  it("doesn't suggest what the rules ask for, stop words, or what is rarer inside", () => {
    const terms = suggestTerms(theme, articles).map((s) => s.term);
    for (const term of ["sanctions", "and", "the", "harbour", "slept"]) expect(terms).not.toContain(term);
    expect(terms.filter((term) => term.includes("sanction"))).toEqual([]);
  });

  it("is empty where nothing or everything matches", () => {
    expect(suggestTerms(theme, [])).toEqual([]);
    expect(suggestTerms(compileTheme(themeOf({ core: ["nowhere"] }), []).value, articles)).toEqual([]);
  });
});
