/**
 * What embedding asks of a font, whatever its format. TrueType is read and cut down here; OpenType with PostScript
 * outlines and WOFF go through fontkit, which is loaded only for them.
 */
import { type FontMetrics, isTrueType, readSfnt } from "./sfnt.ts";
import { subsetTrueType } from "./subset-truetype.ts";

export interface FontProgram {
  readonly kind: "truetype" | "cff";
  readonly metrics: FontMetrics;
  /** In 1/1000 em. */
  readonly advance: (glyph: number) => number;
  readonly glyphOf: (codePoint: number) => number;
  /** True where `subset` can make glyphs wider. */
  readonly widens: boolean;
  /** A font program whose glyph `i` is `glyphs[i]`; `glyphs[0]` is 0. */
  readonly subset: (glyphs: readonly SubsetGlyph[]) => Uint8Array;
}

/** A glyph of the font, and by how many 1/1000 em its advance is made wider. */
export interface SubsetGlyph {
  readonly glyph: number;
  readonly widened: number;
}

const opened = new WeakMap<Uint8Array, FontProgram>();

/** Opens a font's bytes; kept as long as they live. Throws where they are no font. */
export async function openFontProgram(bytes: Uint8Array): Promise<FontProgram> {
  const known = opened.get(bytes);
  if (known) return known;
  const program = isTrueType(bytes)
    ? openTrueType(bytes)
    : (await import("./fontkit-program.ts")).openWithFontkit(bytes);
  opened.set(bytes, program);
  return program;
}

function openTrueType(bytes: Uint8Array): FontProgram {
  const font = readSfnt(bytes);
  const scale = 1000 / font.unitsPerEm;
  return {
    kind: "truetype",
    metrics: font.metrics,
    advance: (glyph) => font.advance(glyph) * scale,
    glyphOf: font.glyphOf,
    widens: true,
    subset: (glyphs) => {
      const wider = glyphs.map(({ widened }) => Math.round(widened / scale));
      return subsetTrueType(
        font,
        glyphs.map(({ glyph }) => glyph),
        wider,
      );
    },
  };
}
