import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { openWithFontkit } from "../../../src/render/layout/fontkit-font.ts";
import { openFont } from "../../../src/render/layout/opentype/font.ts";
import { builtInFont } from "./helpers.ts";

const words = `office waffle fjord AVATAR To. Te, Vy “We” (1934) 10–20 % naïve Łódź İstanbul ﬁ Ærø Straße „Wort“
  l’été d’œuvre стаття Ґанок Їжак зв’язок Путін Й ё ў Ωμέγα λόγος ά ΐ x̂ e\u0301 a\u0308\u0301 i\u0307 j\u0301 ﬃ f\u0301i AT&T
  e.g. U.S. $1,000.50 €20 №7 ½ ² → ≤ … — – - ' " fi ff ffi fl Th ct st Qu gj gy ry r. y, P, F. 7.1 1/2 www.example.org`.split(
  /\s+/,
);
const faces = [
  ["Source Serif 4", 400, false],
  ["Source Serif 4", 400, true],
  ["Source Sans 3", 600, false],
] as const;

describe("shaping agrees with fontkit", () => {
  it.each(faces)("%s %i italic %s", async (family, weight, italic) => {
    const bytes = await builtInFont(family, weight, italic);
    if (!bytes) throw new Error("font");
    const own = openFont(bytes);
    const theirs = openWithFontkit(bytes, fontkit);
    const differences: unknown[] = [];
    for (const features of [[], ["onum"], ["lnum", "tnum"], ["smcp", "c2sc"]]) {
      for (const word of words) {
        const shaped = (font: typeof own) =>
          (font?.shape(word, features, false) ?? []).map(({ id, advance, x, y }) => [id, advance, x, y].join());
        const [a, b] = [shaped(own), shaped(theirs)];
        if (a.join(" ") !== b.join(" "))
          differences.push(`${word} ${features.join()}: ${a.join(" ")} | ${b.join(" ")}`);
      }
    }
    expect(differences).toEqual([]);
  });
});

describe("clusters", () => {
  it("join to the text, ligatures as one", async () => {
    const bytes = await builtInFont("Source Serif 4", 400, false);
    const font = bytes ? openFont(bytes) : null;
    for (const word of words) {
      const glyphs = font?.shape(word, ["onum"], false) ?? [];
      expect(glyphs.map((glyph) => glyph.text).join("")).toBe(word);
    }
    expect(font?.shape("office", [], false).map((glyph) => glyph.text)).toEqual(["o", "ffi", "c", "e"]);
  });
});

describe("bytes that are no font", () => {
  it("give null", async () => {
    expect(openFont(new Uint8Array(0))).toBeNull();
    expect(openFont(new TextEncoder().encode("%PDF-1.7 and some more"))).toBeNull();
    const bytes = await builtInFont("Source Serif 4", 400, false);
    expect(openFont((bytes ?? new Uint8Array()).slice(0, 900))).toBeNull();
  });
});
