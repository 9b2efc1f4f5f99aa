import { describe, expect, it } from "vitest";
import { directionOf, mirrored, reorder } from "../../../src/render/layout/bidi.ts";
import { contentLines, layOut, readAloud, runEnd, runText } from "./helpers.ts";

/** Characters in the order of the eye. */
function asSeen(text: string): string {
  const direction = directionOf(text);
  const characters = [...text];
  if (!direction) return text;
  return reorder(
    characters.map((c, i) => (((direction.levels[i] ?? 0) & 1) === 1 ? mirrored(c) : c)),
    [...direction.levels],
  ).join("");
}

describe("text that runs from right to left", () => {
  it.each<[string, string, string]>([
    ["Latin alone", "abc (def)", "abc (def)"],
    ["Hebrew alone", "אבג דה", "הד גבא"],
    ["Hebrew in Latin", "abc אבג def", "abc גבא def"],
    ["Latin in Hebrew", "אבג abc דה", "הד abc גבא"],
    ["a number in Hebrew", "אבג 2025.", ".2025 גבא"],
    ["brackets in Hebrew", "אב (גד) הו", "וה (דג) בא"],
    ["brackets around Hebrew in Latin", "ab (גד) ef", "ab (דג) ef"],
  ])("is seen in the order of the standard: %s", (_, text, expected) => expect(asSeen(text)).toBe(expected));

  it("says which way a paragraph runs, by its first letter", () => {
    expect(directionOf("2025 אב abc")?.rightToLeft).toBe(true);
    expect(directionOf("abc אב")?.rightToLeft).toBe(false);
    expect(directionOf("abc")).toBe(null);
  });

  // None of the built-in fonts has Hebrew letters; their notation takes the places that the letters would.
  it("is painted in the order of reading, and starts at the right", async () => {
    const { value } = await layOut("אב abc גד");
    const [line] = contentLines(value.pages[0]!);
    expect(readAloud(value)).toBe("⟨U+05D0⟩⟨U+05D1⟩ abc ⟨U+05D2⟩⟨U+05D3⟩\n");
    const latin = line!.runs.findIndex((run) => runText(run).trim() === "abc");
    const starts = [line!.runs[0]!, line!.runs[latin]!, line!.runs[latin + 1]!].map((run) => run.xPt);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(Math.max(...line!.runs.map(runEnd))).toBeGreaterThan(470);
  });

  it("turns its brackets, which are read as they are written", async () => {
    const { value } = await layOut("אב (12) גד");
    const runs = contentLines(value.pages[0]!)[0]!.runs;
    const [opening, closing] = ["(", ")"].map((sign) => runs.find((run) => runText(run).trim() === sign)!);
    const [latin] = contentLines((await layOut("a ( b")).value.pages[0]!)[0]!.runs;
    expect(opening!.xPt).toBeGreaterThan(closing!.xPt);
    const glyphOfOpening = latin!.words.find((word) => word.text === "(")!.glyphs;
    expect(closing!.words[0]!.glyphs).toEqual(glyphOfOpening);
  });

  it("loses no character", async () => {
    const text = "Начало אבג (דה) 12, “ווו” — abc/אב 3.5 %";
    const { value } = await layOut(text);
    const back = readAloud(value).replace(/⟨U\+([0-9A-F]+)⟩/g, (_, hex) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    );
    expect(back.trim()).toBe(text);
  });
});
