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
  /** Where `subset` can put several glyphs into one: the advance nearest to one in 1/1000 em that such a glyph can have. */
  readonly composedAdvance: ((advance: number) => number) | null;
  /** A font program whose glyph `i` is `glyphs[i]`; `glyphs[0]` is 0. */
  readonly subset: (glyphs: readonly SubsetGlyph[]) => Uint8Array;
}

/** A glyph of the font, and by how many 1/1000 em its advance is made wider; or several, drawn as one, if the program composes. */
export interface SubsetGlyph {
  readonly glyph: number;
  readonly widened: number;
  readonly drawn: ComposedGlyph | null;
}

/** Several glyphs as one, with an advance of its own, of 1/1000 em and a whole number of font units. */
export interface ComposedGlyph {
  readonly parts: readonly GlyphPart[];
  readonly advance: number;
}

/** A glyph that is moved by 1/1000 em. */
export interface GlyphPart {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
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
    composedAdvance: (advance) => Math.max(0, Math.round(advance / scale)) * scale,
    subset: (glyphs) => {
      const units = (em: number) => Math.round(em / scale);
      const inUnits = ({ glyph, x, y }: GlyphPart): GlyphPart => ({ glyph, x: units(x), y: units(y) });
      return subsetTrueType(
        font,
        glyphs.map(({ glyph, widened, drawn }) => ({
          glyph,
          wider: units(widened),
          composed: drawn && { parts: drawn.parts.map(inUnits), advance: units(drawn.advance) },
        })),
      );
    },
  };
}
