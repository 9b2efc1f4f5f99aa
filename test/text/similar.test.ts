import { describe, expect, it } from "vitest";
import { findSimilar } from "../../src/text/similar.ts";

const text = "The grain fleet sailed on Monday. The grain fleet sank on Tuesday. Nobody was hurt, the port said.";

function check(words: string, expected: string | undefined, hint?: number): void {
  const found = findSimilar(text, words, hint);
  expect(found && text.slice(found.span.start, found.span.end)).toBe(expected);
}

describe("findSimilar", () => {
  it("aligns words that were changed", () =>
    check("The grain fleet sunk on a Tuesday.", "The grain fleet sank on Tuesday."));
  it("aligns words that were cut", () => check("Nobody hurt, the port said.", "Nobody was hurt, the port said."));
  it("finds nothing unlike", () => check("An entirely different matter altogether", undefined));
  it("finds nothing for next to nothing", () => check("on", undefined));
  it("counts edits by length", () => {
    expect(findSimilar(text, "Nobody was hurt, the fort said.")?.similarity).toBeCloseTo(1 - 1 / 31);
  });
  it("keeps pairs whole", () => {
    const found = findSimilar("abcdefgh 😀 klmnop", "abcdefgh 😁 klmnop");
    expect(found?.span).toEqual({ start: 0, end: 18 });
  });
  it("answers for words too long to align", () => {
    const long = Array.from({ length: 600 }, (_, i) => `word${i * 7}`).join(" ");
    const found = findSimilar(`Before. ${long} After.`, `${long.slice(0, 1000)}X${long.slice(1001)}`);
    expect(found?.span.start).toBe(8);
    expect(found?.similarity).toBeGreaterThan(0.99);
  });
});
