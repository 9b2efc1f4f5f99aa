import { describe, expect, it } from "vitest";
import { quoteFinder } from "../../src/select/quotes.ts";
import { article, reading } from "../helpers/article.ts";
import { placed } from "../helpers/brief.ts";

const finder = quoteFinder([
  reading(article("a.txt", ["~Follow us for guarantees.", "The US won’t sign “anything”.|It may help\u00a0later."])),
  reading(article("b.txt", ["It may help later, officials said.|Nobody knows."])),
]);

describe("quoteFinder", () => {
  it("finds words in exactly one place, with their sentences", () => {
    const { place, diagnostics } = finder.find(placed("The US won’t sign"));
    expect(diagnostics).toEqual([]);
    expect(place).toMatchObject({ source: "a.txt", sentences: [0] });
  });
  it.each(['the us won\'t sign "anything"', "THE US WON’T SIGN “ANYTHING”", "  The US won't sign  "])(
    "takes %s as the same words",
    (words) => expect(finder.find(placed(words)).place?.source).toBe("a.txt"),
  );
  it("covers every sentence that a quotation touches", () => {
    expect(finder.find(placed("“anything”. It may")).place?.sentences).toEqual([0, 1]);
  });
  it("says where words stand that stand in two places", () => {
    const { place, diagnostics } = finder.find(placed("It may help later"));
    expect(place).toBeNull();
    expect(diagnostics[0]?.code).toBe("brief/quote-ambiguous");
    expect(diagnostics[0]?.related.map((r) => r.place.file)).toEqual(["a.txt", "b.txt"]);
  });
  it("says so where words stand nowhere", () => {
    expect(finder.find(placed("a signed treaty")).diagnostics[0]?.code).toBe("brief/quote-not-found");
  });
  it("says so where words stand in furniture only", () => {
    const [diagnostic] = finder.find(placed("Follow us for guarantees")).diagnostics;
    expect(diagnostic?.code).toBe("brief/quote-not-found");
    expect(diagnostic?.hints[0]).toContain("isn't the article");
  });
  it("refuses an empty quotation", () => {
    expect(finder.find(placed("  ")).diagnostics[0]?.code).toBe("brief/quote-not-found");
  });
});
