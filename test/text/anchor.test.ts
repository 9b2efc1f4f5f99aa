import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeAnchor, findAnchor } from "../../src/text/anchor.ts";

const text = "It was late. The aid was sent. It was late again. The aid was sent, too. Then all was quiet.";

describe("describeAnchor", () => {
  it("takes the words around a span", () => {
    expect(describeAnchor(text, { start: 13, end: 20 }, 5)).toEqual({
      exact: "The aid",
      prefix: "late. ".slice(-5),
      suffix: " was ",
    });
  });

  it("stops at the ends of the text", () => {
    expect(describeAnchor("abc", { start: 0, end: 3 })).toEqual({ exact: "abc", prefix: "", suffix: "" });
  });

  it.each([
    ["😀ab", { start: 2, end: 3 }, 1, { exact: "a", prefix: "", suffix: "b" }],
    ["ab😀", { start: 0, end: 1 }, 2, { exact: "a", prefix: "", suffix: "b" }],
    ["😀ab", { start: 2, end: 3 }, 2, { exact: "a", prefix: "😀", suffix: "b" }],
  ])("doesn't split a pair in %j", (input, span, length, expected) => {
    expect(describeAnchor(input, span, length)).toEqual(expected);
  });
});

describe("findAnchor", () => {
  it("believes the position first", () => {
    expect(findAnchor(text, { exact: "It was late", prefix: "", suffix: "", start: 31, end: 42 })).toEqual({
      span: { start: 31, end: 42 },
      how: "position",
      similarity: 1,
      context: 1,
    });
  });

  it("chooses by what stands around", () => {
    const found = findAnchor(text, {
      exact: "The aid was sent",
      prefix: "again. ",
      suffix: ", too",
      start: 0,
      end: 16,
    });
    expect(found).toMatchObject({ span: { start: 50, end: 66 }, how: "quote", context: 1 });
  });

  it("chooses the nearest of equals, and the first without a position", () => {
    const quote = { exact: "was", prefix: "", suffix: "" };
    expect(findAnchor(text, { ...quote, start: 40, end: 43 })?.span).toEqual({ start: 34, end: 37 });
    expect(findAnchor(text, quote)?.span).toEqual({ start: 3, end: 6 });
  });

  it("finds overlapping occurrences", () => {
    expect(findAnchor("aaab", { exact: "aa", prefix: "a", suffix: "b" })?.span).toEqual({ start: 1, end: 3 });
  });

  it("gives similar words as a hint only", () => {
    const found = findAnchor(text, { exact: "The aid wasn't sent", prefix: "", suffix: "" });
    expect(found?.how).toBe("nearest");
    expect(text.slice(found?.span.start, found?.span.end)).toBe("The aid was sent");
    expect(found?.similarity).toBeCloseTo(1 - 3 / 19);
  });

  it("finds nothing where nothing is alike, and no empty words", () => {
    expect(findAnchor(text, { exact: "Zebras graze in Kenya", prefix: "", suffix: "" })).toBeUndefined();
    expect(findAnchor(text, { exact: "", prefix: "", suffix: "" })).toBeUndefined();
    expect(findAnchor("", { exact: "a", prefix: "", suffix: "" })).toBeUndefined();
  });

  it("takes a position outside of the text for none", () => {
    expect(findAnchor("abc", { exact: "abc", prefix: "", suffix: "", start: -3, end: 0 })?.how).toBe("quote");
    expect(findAnchor("abc", { exact: "abc", prefix: "", suffix: "", start: 9, end: 12 })?.how).toBe("quote");
  });

  const letters = fc.string({ unit: fc.constantFrom("a", "b", " ", "😀", "й"), minLength: 1, maxLength: 80 });
  const cases = letters.chain((input) =>
    fc.tuple(fc.constant(input), fc.nat(input.length), fc.nat(input.length), fc.integer({ min: 0, max: 12 })),
  );

  it("is the inverse of describing", () => {
    fc.assert(
      fc.property(cases, ([input, a, b, length]) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        const quote = describeAnchor(input, span, length);
        expect(quote.exact).toBe(input.slice(span.start, span.end));
        expect(findAnchor(input, { ...quote, ...span })).toMatchObject({ span, how: "position", context: 1 });
      }),
    );
  });

  it("finds the words again without the position, and the same place where their surroundings are unique", () => {
    fc.assert(
      fc.property(cases, ([input, a, b, length]) => {
        const span = { start: Math.min(a, b), end: Math.max(a, b) };
        if (span.start === span.end) return;
        const quote = describeAnchor(input, span, length);
        const found = findAnchor(input, quote);
        expect(input.slice(found?.span.start, found?.span.end)).toBe(quote.exact);
        const around = quote.prefix + quote.exact + quote.suffix;
        if (input.indexOf(around) === input.lastIndexOf(around)) expect(found?.span).toEqual(span);
      }),
    );
  });

  it("reads repetitive text without going over it again and again", () => {
    const exact = `${"a".repeat(20_000)}b`;
    const found = findAnchor(`${"a".repeat(200_000)}b`, { exact, prefix: "", suffix: "" });
    expect(found?.span).toEqual({ start: 180_000, end: 200_001 });
  });
});
