import { describe, expect, it } from "vitest";
import { cut } from "../../../src/text/span.ts";
import { parseQuery } from "../../../src/themes/query/parser.ts";
import { placesIn } from "../../../src/themes/query/rule-place.ts";

/** The characters of the file that stand for `wanted` of the rule's value; the scalar is what `<` and `>` enclose. */
function check(marked: string, value: string, wanted: string, expected: string): void {
  const start = marked.indexOf("<");
  const end = marked.lastIndexOf(">") - 1;
  const text = marked.slice(0, start) + marked.slice(start + 1, end + 1) + marked.slice(end + 2);
  const at = value.indexOf(wanted);
  const rule = { text: value, place: { file: "a.yaml", span: { start, end }, text } };
  const place = placesIn(rule)({ start: at, end: at + wanted.length });
  expect(place.file).toBe("a.yaml");
  expect(place.span && cut(text, place.span)).toBe(expected);
}

describe("placesIn", () => {
  it.each([
    ["a plain scalar", "core:\n  - <a NEAR b>\n", "a NEAR b", "NEAR", "NEAR"],
    ["a single-quoted scalar", "- <'it''s NEAR b'>", "it's NEAR b", "NEAR", "NEAR"],
    ["a double-quoted scalar with escapes", '- <"a \\"b\\" NEAR \\u00e9">', 'a "b" NEAR é', "NEAR", "NEAR"],
    ["an escaped character beyond the basic plane", '- <"\\U0001F600 NEAR b">', "😀 NEAR b", "NEAR", "NEAR"],
    ["a quoted scalar whose place leaves its marks out", "- '<it''s NEAR b>'", "it's NEAR b", "NEAR", "NEAR"],
    [
      "a rule that quotes its first and last word",
      '- <"in writing" OR "on paper">',
      '"in writing" OR "on paper"',
      "OR",
      "OR",
    ],
    ["an escaped line break", '- <"a \\\n   NEAR b">', "a NEAR b", "NEAR", "NEAR"],
    ["a plain scalar over two lines", "- <a AND\n    b NEAR c>", "a AND b NEAR c", "NEAR", "NEAR"],
    ["a folded block", "- <>-\n    a AND\n    b NEAR c\n>", "a AND b NEAR c", "NEAR", "NEAR"],
    ["a block with its lines kept", "- <|\n    a\n    NEAR b\n>", "a NEAR b", "NEAR", "NEAR"],
    ["runs of spaces made one", "- <a   AND   NEAR>", "a AND NEAR", "NEAR", "NEAR"],
    ["white space at the ends", "- <  a NEAR  >", "a NEAR", "NEAR", "NEAR"],
    ["the whole scalar where the texts differ", "- <something else>", "a NEAR", "NEAR", "something else"],
  ])("finds %s", (_, marked, value, wanted, expected) => check(marked, value, wanted, expected));

  it("keeps a place without a text", () => {
    const place = { file: "a.yaml" };
    expect(placesIn({ text: "a", place })({ start: 0, end: 1 })).toEqual(place);
  });

  it("gives diagnostics their place in the file", () => {
    const text = 'core:\n  - "a \\"b\\" NEAR c"\n';
    const place = { file: "briefs/themes/x.yaml", span: { start: 10, end: text.length - 1 }, text };
    const { diagnostics } = parseQuery({ text: 'a "b" NEAR c', place });
    expect(diagnostics.map((d) => d.place?.span && cut(text, d.place.span))).toEqual(["NEAR"]);
  });
});
