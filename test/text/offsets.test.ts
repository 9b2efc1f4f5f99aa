import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codePointSpans, indexOffsets, utf8Spans } from "../../src/text/offsets.ts";

describe("offsets", () => {
  it("counts code points and bytes", () => {
    const text = "aé€😀b";
    const spans = [
      { start: 0, end: 6 },
      { start: 3, end: 5 },
      { start: 1, end: 2 },
      { start: 6, end: 6 },
    ];
    expect(codePointSpans(text, spans)).toEqual([
      { start: 0, end: 5 },
      { start: 3, end: 4 },
      { start: 1, end: 2 },
      { start: 5, end: 5 },
    ]);
    expect(utf8Spans(text, spans)).toEqual([
      { start: 0, end: 11 },
      { start: 6, end: 10 },
      { start: 1, end: 3 },
      { start: 11, end: 11 },
    ]);
  });

  it("takes an offset inside a pair as its start and one past the end as the end", () => {
    const index = indexOffsets("😀a");
    expect([index.codePoint(1), index.utf8(1)]).toEqual([0, 0]);
    expect([index.codePoint(99), index.utf8(99), index.utf8(-1)]).toEqual([2, 5, 0]);
  });

  it("agrees with the encoder for any text", () => {
    const unit = fc.constantFrom("a", "é", "€", "😀", "\ud800", "\udc00");
    fc.assert(
      fc.property(fc.array(unit, { minLength: 200, maxLength: 600 }), fc.nat(600), (parts, count) => {
        const text = parts.join("");
        const before = parts.slice(0, count).join("");
        // A lone half that meets its other half across the cut makes one character; then the cut is inside of it.
        if (/[\ud800-\udbff]$/.test(before) && /^[\udc00-\udfff]/.test(text.slice(before.length))) return;
        const index = indexOffsets(text);
        expect(index.codePoint(before.length)).toBe(Array.from(before).length);
        expect(index.utf8(before.length)).toBe(Buffer.byteLength(before));
      }),
    );
  });
});
