import { describe, expect, it } from "vitest";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import type { WordList } from "../../src/themes/theme.ts";
import { listNamed, themeOf } from "./theme-of.ts";

/** Diagnostics as `code: first hint`. */
function check(rules: Parameters<typeof themeOf>[0], lists: readonly WordList[], expected: readonly string[]): void {
  const { diagnostics } = compileTheme(themeOf(rules), lists);
  expect(diagnostics.map((d) => `${d.code}: ${d.hints[0] ?? ""}`)).toEqual(expected);
}

const us = listNamed("us", ["US", "Washington"]);

describe("compileTheme", () => {
  it("keeps the rules in order with their grades", () => {
    const { value, diagnostics } = compileTheme(themeOf({ core: ["$us", "a"], related: ["b"], never: ["c"] }), [us]);
    expect(diagnostics).toEqual([]);
    expect(value.rules.map((r) => `${r.grade} ${r.text}`)).toEqual(["core $us", "core a", "related b", "never c"]);
  });

  it("leaves out a rule with an error and keeps the others", () => {
    const { value, diagnostics } = compileTheme(themeOf({ core: ["a AND", "b"] }), []);
    expect(value.rules.map((r) => r.text)).toEqual(["b"]);
    expect(diagnostics.map((d) => d.code)).toEqual(["theme/missing-operand"]);
  });

  it("asks what list was meant", () => {
    check({ core: ["$su"] }, [us], ["theme/unknown-list: did you mean `$us`?"]);
    check({ core: ["$us"] }, [], ["theme/unknown-list: name the file of the word lists under `uses:`"]);
    check({ core: ["$everyone"] }, [us], ["theme/unknown-list: the lists here: us"]);
  });

  it("reports a list that a list misses once, at its term", () => {
    const lists = [listNamed("a", ["x", "$b"])];
    const { diagnostics } = compileTheme(themeOf({ core: ["$a", "$a AND y"] }), lists);
    expect(diagnostics.map((d) => [d.code, d.place?.file])).toEqual([
      ["theme/unknown-list", "briefs/themes/lists.yaml"],
    ]);
  });

  it("finds lists in a circle, however long, and names it", () => {
    const lists = [
      listNamed("a", ["x", "$b"]),
      listNamed("b", ["$c"]),
      listNamed("c", ["$a"]),
      listNamed("self", ["$self"]),
    ];
    const circle = compileTheme(themeOf({ core: ["$a"] }), lists).diagnostics;
    expect(circle.map((d) => [d.code, d.message])).toEqual([
      ["theme/list-cycle", "word lists in a circle: $a → $b → $c → $a"],
    ]);
    check({ core: ["$self"] }, lists, ["theme/list-cycle: take one of the lists out of the other"]);
  });

  it("takes a list twice without calling it a circle", () => {
    const lists = [us, listNamed("a", ["$us"]), listNamed("b", ["$us", "$a"])];
    check({ core: ["$a AND $b AND $us"] }, lists, []);
  });

  it("reports terms that are rules, and lists without terms", () => {
    check({ core: ["$a"] }, [listNamed("a", ["x AND y", "z"])], ["theme/bad-rule: keep AND, NOT and fields in rules"]);
    check({ core: ["$a"] }, [listNamed("a", [])], ["theme/empty-rule: "]);
    check({ core: ["$a"] }, [listNamed("a", ["x OR y", "x NEAR/3 z"])], []);
  });

  it("takes the first of two lists with one name, and says so", () => {
    const { value, diagnostics } = compileTheme(themeOf({ core: ["$us"] }), [us, listNamed("us", ["other"])]);
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["theme/unknown-list", "note"]]);
    expect(JSON.stringify(value.rules[0]?.query)).not.toContain("other");
  });

  it("refuses groups near groups near groups, which would multiply", () => {
    const nested = (depth: number): string => (depth === 0 ? "(a AND b)" : `(a AND b) NEAR/5 (${nested(depth - 1)})`);
    check({ core: [nested(2)] }, [], []);
    const hint = "make several rules of it, or put single terms on one side of each NEAR";
    check({ core: [nested(20)] }, [], [`theme/bad-rule: ${hint}`]);
  });

  it("asks for at least one rule that takes sentences", () => {
    check({ never: ["a"] }, [], ["theme/empty-rule: write at least one rule under `core:`"]);
  });
});
