import { describe, expect, it } from "vitest";
import {
  array,
  byteString,
  dict,
  name,
  nameTree,
  number,
  rgb,
  textString,
  utf8String,
} from "../../../src/render/writers/pdf/pdf-syntax.ts";

const cases: readonly (readonly [what: string, written: string, expected: string])[] = [
  ["a plain name", name("Title"), "/Title"],
  ["a name with a slash, as MIME types have it", name("application/json"), "/application#2Fjson"],
  ["a name with a space", name("A b"), "/A#20b"],
  ["a whole number", number(12), "12"],
  ["thousandths", number(0.1 + 0.2), "0.3"],
  ["no minus zero", number(-0.0001), "0"],
  ["a small number without an exponent", number(0.0011), "0.001"],
  ["a negative number", number(-3.25), "-3.25"],
  ["an array", array(["1", "/A"]), "[1 /A]"],
  ["a dictionary without its null", dict({ A: "1", B: null, C: "/D" }), "<</A 1/C /D>>"],
  ["brackets and backslashes", byteString("a(b)\\c"), "(a\\(b\\)\\\\c)"],
  ["a carriage return, which would be read as a line feed", byteString("\r"), "(\\r)"],
  ["ASCII text", textString("Memo (1)"), "(Memo \\(1\\))"],
  ["other text", textString("Є"), "<FEFF0404>"],
  ["text beyond the basic plane", textString("😀"), "<FEFFD83DDE00>"],
  ["a lone surrogate", textString("a\ud800"), "<FEFF0061FFFD>"],
  ["UTF-8", utf8String("é"), "(\xc3\xa9)"],
  ["a colour", rgb("#ff8000"), "1 0.502 0"],
];

describe("PDF syntax", () => {
  it.each(cases)("writes %s", (_, written, expected) => {
    expect(written).toBe(expected);
  });

  it("refuses numbers that no file can hold", () => {
    expect(() => number(Number.NaN)).toThrow(RangeError);
    expect(() => number(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });

  it("sorts names by their bytes, not by a language's alphabet", () => {
    const tree = nameTree([
      ["é", "1"],
      ["a-1", "2"],
      ["Z", "3"],
      ["a", "4"],
      ["\u{10000}", "5"],
      ["\uffff", "6"],
    ]);
    const order = [...tree.matchAll(/\) (\d)/g)].map((match) => match[1]);
    expect(order).toEqual(["3", "4", "2", "1", "6", "5"]);
  });
});
