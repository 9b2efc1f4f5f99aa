/**
 * Fonts that are not bare TrueType, through fontkit: OpenType with PostScript outlines (CFF), and WOFF. Of a collection
 * the first font is taken.
 */
import * as fontkit from "fontkit";
import type { FontProgram } from "./font-program.ts";

declare module "fontkit" {
  interface FontkitFont {
    readonly postscriptName: string | null;
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    readonly italicAngle: number;
    readonly post: { readonly isFixedPitch: number } | undefined;
    readonly "OS/2": { readonly usWeightClass: number } | undefined;
    /** Of a collection only. */
    readonly fonts?: readonly FontkitFont[];

    glyphForCodePoint(codePoint: number): FontkitGlyph;
    createSubset(): FontkitSubset;
  }
  interface FontkitSubset {
    readonly cff?: object;
    glyphs: number[];
    encode(): Uint8Array;
  }
}

/** Opens a font. Throws where fontkit cannot read the bytes. */
export function openWithFontkit(bytes: Uint8Array): FontProgram {
  const opened = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const font = opened.fonts ? opened.fonts[0] : opened;
  if (font === undefined) throw new Error("a font collection without a font");
  const scale = 1000 / font.unitsPerEm;
  const em = (value: number): number => Math.round(value * scale);
  const { minX, minY, maxX, maxY } = font.bbox;
  const advances = new Map<number, number>();
  return {
    kind: font.createSubset().cff ? "cff" : "truetype",
    metrics: {
      postscriptName: (font.postscriptName ?? "Font").replace(/[^A-Za-z0-9_-]/g, "") || "Font",
      box: [em(minX), em(minY), em(maxX), em(maxY)],
      ascent: em(font.ascent),
      descent: em(font.descent),
      capHeight: em(font.capHeight || font.ascent),
      italicAngle: font.italicAngle || 0,
      fixedPitch: Boolean(font.post?.isFixedPitch),
      weight: font["OS/2"]?.usWeightClass ?? 400,
    },
    advance: (glyph) => {
      let advance = advances.get(glyph);
      if (advance === undefined) {
        advance = font.getGlyph(glyph).advanceWidth * scale;
        advances.set(glyph, advance);
      }
      return advance;
    },
    glyphOf: (codePoint) => (font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).id : 0),
    // The widths of PostScript outlines are written into their charstrings.
    widens: false,
    composedAdvance: null,
    subset: (glyphs) => {
      const subset = font.createSubset();
      // `includeGlyph` would fold the copies of a glyph that has several texts into one.
      subset.glyphs = glyphs.map(({ glyph }) => glyph);
      return subset.encode();
    },
  };
}
