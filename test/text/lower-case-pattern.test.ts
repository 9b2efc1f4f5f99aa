import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitsInLowerCase, lowered } from "../../src/text/lower-case-pattern.ts";

describe("a pattern in lower case", () => {
  it("has small letters, and letters of either case where it had capitals", () => {
    expect(lowered("^By ÉTÉ [\\p{Lu}A-Z]\\p{L}+\\P{Ll}")).toBe("^by été [\\p{LC}a-z]\\p{L}+\\P{LC}");
  });

  it("keeps what is written as an escape", () => {
    for (const source of ["\\S\\W\\D\\B", "\\p{Script=Greek}", "\\\\", "[\\]\\p{Nd}]"])
      expect(lowered(source)).toBe(source);
  });

  const patterns = [
    /^(?:more [\p{L}\d .'’&-]{2,9}|See (?!\p{Lu}{2}\b)\p{L}+):? at$/iu,
    /(?<!\p{N})\b(?:by|von|от|від) \p{Lu}[\p{L}\p{M}.]{1,4}(?![\p{L}\d])|^a\P{L}b$/iu,
    /^\S+ (?:É|ß|Σ).?\W$/iu,
  ];
  it.each(patterns)("fits what %s fits", (pattern) => {
    const fits = fitsInLowerCase(pattern);
    const word = fc.constantFrom(
      ..."more |MORE |see |See |By |by |VON |Від |ВІД |É|é|ẞ|ß|σ|Σ|ab|AB|12|'| at| AT|a|B|-|ій|漢".split("|"),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        expect(fits(words.join(""))).toBe(pattern.test(words.join("")));
      }),
      { numRuns: 3000 },
    );
  });
});
