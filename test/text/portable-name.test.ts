import { describe, expect, it } from "vitest";
import { nameFault } from "../../src/text/portable-name.ts";

describe("a file name", () => {
  it.each([
    "a.txt",
    "Київ 2026.md",
    "a_b-c.html",
    "cafe\u0301.txt",
    "con-text.txt",
    "a.b.c",
    "[x](y).txt",
    "a#b.txt",
    `${"a".repeat(196)}.txt`,
  ])("%j is taken everywhere", (name) => {
    expect(nameFault(name)).toBeUndefined();
  });

  it.each([
    "",
    ".",
    "..",
    "a\nb.txt",
    "a\u001b[31m.txt",
    "a\u202etxt.exe",
    "bad\ufffd.txt",
    "a:b",
    "a?b",
    "a/b",
    "a\\b",
    "-rf",
    " a",
    "a ",
    "a.",
    "CON",
    "nul.txt",
    "lpt1.md",
    `${"a".repeat(197)}.txt`,
  ])("%j isn't", (name) => expect(nameFault(name)).toBeTypeOf("string"));
});
