import { describe, expect, it } from "vitest";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { runThemeTests } from "../../src/themes/theme-tests.ts";
import { themeOf } from "./theme-of.ts";

/** Failures as `text of the test: first hint`. */
function check(parts: Parameters<typeof themeOf>[0], expected: readonly string[]): void {
  const failures = runThemeTests(compileTheme(themeOf(parts), []).value);
  expect(failures.map((d) => d.code)).toEqual(expected.map(() => "theme/test-failed"));
  expect(failures.map((d) => `${d.place?.text}: ${d.hints[0]}`)).toEqual(expected);
}

describe("runThemeTests", () => {
  it("is silent where all hold, related or core", () => {
    check({ core: ["a1"], related: ["b1"], include: ["An a1.", "A b1."], exclude: ["A c1."] }, []);
  });

  it("says which rule came nearest, and what it lacked", () => {
    check({ core: ["a1 AND b1"], include: ["An a1."] }, ["An a1.: `a1 AND b1` meets `a1`, but not `b1`"]);
    check({ core: ["a1 NEAR/1 b1"], include: ["a1 x x b1."] }, [
      "a1 x x b1.: `a1 NEAR/1 b1` meets `a1`, `b1`, but they stand too far apart, or in another order",
    ]);
    check({ core: ["a1"], include: ["Other."] }, ["Other.: no rule meets any of its words"]);
  });

  it("names the veto", () => {
    check({ core: ["a1"], never: ["b1"], include: ["a1 b1."] }, [
      "a1 b1.: the rule `a1` takes it, but `b1` under `never:` vetoes it",
    ]);
  });

  it("says by which words an excluded text is taken", () => {
    check({ core: ["a1 NEAR/3 b*"], exclude: ["An a1 for the Bank."] }, [
      "An a1 for the Bank.: the rule `a1 NEAR/3 b*` takes it by `a1`, `Bank`",
    ]);
  });

  it("reads a text as one paragraph", () => {
    check({ core: ["a1 NEAR/p b1"], include: ["Here is a1. There is b1."] }, []);
  });
});
