import { describe, expect, it } from "vitest";
import { findQuotations } from "../../src/analysis/quotations.ts";

function check(text: string, expected: readonly string[], openBefore = false): void {
  const found = findQuotations(text, { start: 0, end: text.length }, openBefore);
  expect(found.map(({ span, closed }) => `${text.slice(span.start, span.end)}${closed ? "" : " (open)"}`)).toEqual(
    expected,
  );
}

describe("quotations", () => {
  it.each<[string, string, string[]]>([
    ["curly", "A “b c” d.", ["“b c”"]],
    ["straight", 'A "b c" d "e".', ['"b c"', '"e"']],
    ["nested", "A “b ‘c’ d” e.", ["“b ‘c’ d”"]],
    ["single, with an apostrophe", "He said ‘it’s ours’ twice.", ["‘it’s ours’"]],
    ["a possessive is no mark", "The allies’ plan and the boys’ club.", []],
    ["doubled apostrophes", "''It is,'' he said.", ["''It is,''"]],
    ["guillemets", "Вона: «Так» і все.", ["«Так»"]],
    ["inches", 'A 6" pipe and a 4" pipe.', []],
    ["left open at the end", "“One goes on.", ["“One goes on. (open)"]],
    ["a stray mark", "One “goes on.", []],
  ])("%s", (_, text, expected) => check(text, expected));

  it("marks what goes on from the paragraph before", () => {
    const [first] = findQuotations("“Two.”", { start: 0, end: 6 }, true);
    expect(first?.continues).toBe(true);
  });
});
