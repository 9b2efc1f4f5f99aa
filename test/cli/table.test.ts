/** Tables of the terminal: columns are those of the screen, whatever the letters. */
import { describe, expect, it } from "vitest";
import { cut, cutWithin, table } from "../../src/cli/table.ts";

describe("table", () => {
  it("aligns letters that take two columns, and marks that take none", () => {
    const rows = [
      ["港口", "a"],
      ["cafe\u0301", "b"],
      ["\u{1f6a2}x", "c"],
    ];
    expect(table(["k", "v"], rows)).toBe("k     v\n港口  a\ncafe\u0301  b\n\u{1f6a2}x   c\n");
  });
});

describe("cut", () => {
  it.each([
    ["harbour", 7, "harbour"],
    ["harbour", 6, "harbo…"],
    ["港口委员会", 10, "港口委员会"],
    ["港口委员会", 9, "港口委员…"],
    ["港口委员会", 8, "港口委…"],
    ["cafe\u0301s", 5, "cafe\u0301s"],
  ])("%s in %i columns", (text, widest, expected) => expect(cut(text, widest)).toBe(expected));

  it("keeps the ending of a name", () => {
    expect(cutWithin("a-long-name-of-a-newsletter.eml#12", 20)).toBe("a-long-name-o…eml#12");
    expect(cutWithin("short.txt", 20)).toBe("short.txt");
  });
});
