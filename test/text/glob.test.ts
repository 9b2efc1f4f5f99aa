import { describe, expect, it } from "vitest";
import { fitsGlob, selectedBy } from "../../src/text/glob.ts";

describe("fitsGlob", () => {
  it.each([
    ["a.txt", "*.txt", true],
    ["a.md", "*.txt", false],
    ["week/a.txt", "*.txt", true],
    ["week/a.txt", "week/*.txt", true],
    ["week/day/a.txt", "week/*.txt", false],
    ["week/day/a.txt", "week/**/*.txt", true],
    ["week/a.txt", "week/**/*.txt", true],
    ["week/a.txt", "**/a.txt", true],
    ["ab.txt", "?b.txt", true],
    ["b.txt", "?b.txt", false],
    ["a.txt.bak", "*.txt", false],
    ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "*a*a*a*a*a*a*a*c", false],
  ])("%s against %s", (path, glob, expected) => {
    expect(fitsGlob(path, glob)).toBe(expected);
  });
});

describe("selectedBy", () => {
  it("takes everything where nothing is asked", () => {
    expect(selectedBy("a.txt", [])).toBe(true);
  });
  it("lets the last glob that fits decide", () => {
    expect(selectedBy("a.txt", ["*.txt", "!a.*"])).toBe(false);
    expect(selectedBy("a.txt", ["!a.*", "*.txt"])).toBe(true);
  });
  it("starts from all where the first glob takes away", () => {
    expect(selectedBy("b.txt", ["!a.*"])).toBe(true);
  });
  it("takes nothing else where a glob names what is wanted", () => {
    expect(selectedBy("b.md", ["*.txt"])).toBe(false);
  });
});
