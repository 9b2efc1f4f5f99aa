import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { findRelativeDates } from "../../src/analysis/relative-dates.ts";

function check(text: string, expected: readonly string[]): void {
  const found = findRelativeDates(articleFromText(text));
  expect(found.map(({ span }) => text.slice(span.start, span.end))).toEqual(expected);
}

describe("relative dates", () => {
  it.each<[string, string[]]>([
    ["He left on Thursday.", ["on Thursday"]],
    ["The paper said Thursday that he left this week.", ["Thursday", "this week"]],
    [
      "It may be over by summer, over the next few years, or in late May.",
      ["by summer", "over the next few years", "in late May"],
    ],
    ["They have met in recent weeks and will in the coming months.", ["in recent weeks", "in the coming months"]],
    ["Two weeks ago he recently arrived.", ["Two weeks ago", "recently"]],
    ["It has been so since 2014 and since the 1990s.", ["since 2014", "since the 1990s"]],
    ["The war is approaching its fourth year.", ["approaching its fourth year"]],
    ["They meet later in June, after a summer offensive.", ["later in June", "after a summer offensive"]],
    ["Yesterday he spoke; on Jan. 30 he will again.", ["Yesterday", "on Jan. 30"]],
  ])("%s", (text, expected) => check(text, expected));

  it.each([
    "It was signed in June 2025.",
    "He may march to the spring in the hills.",
    "The next president falls.",
    "It was signed on June 6, 2025.",
  ])("none in: %s", (text) => check(text, []));
});
