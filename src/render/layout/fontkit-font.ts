/**
 * Fonts that need more than `opentype/` does (joining scripts, PostScript outlines, WOFF) shaped by fontkit, which is
 * loaded only where a stylesheet names such a font: it takes longer to load than most documents take to lay out.
 */
import type { OpenFont } from "./opentype/font.ts";
import type { Glyph } from "./opentype/layout-table.ts";

/** The package, as loaded. It ships no types, so those that ours mention are said here. */
export interface Fontkit {
  create(bytes: Uint8Array): FontkitFont;
}

/** As much of a font as is used here. */
interface FontkitFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Glyphs by number, as first asked for. */
  readonly _glyphs: Record<number, FontkitGlyph | undefined>;
  getGlyph(id: number, codePoints?: readonly number[]): FontkitGlyph;
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(
    text: string,
    features?: Readonly<Record<string, boolean>>,
    script?: string,
    language?: string,
    direction?: "ltr" | "rtl",
  ): FontkitRun;
}

interface FontkitRun {
  readonly glyphs: readonly FontkitGlyph[];
  readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
}

interface FontkitGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advanceWidth: number;
}

/** Loads the package. */
export async function loadFontkit(): Promise<Fontkit> {
  return await import("fontkit");
}

/** Opens a font with fontkit; null for what is no single font. */
export function openWithFontkit(bytes: Uint8Array, fontkit: Fontkit): OpenFont | null {
  try {
    const font = fontkit.create(bytes);
    if (typeof font.layout !== "function" || !(font.unitsPerEm > 0)) return null;
    forgetGlyphs(font);
    return {
      unitsPerEm: font.unitsPerEm,
      ascent: font.ascent,
      descent: font.descent,
      capHeight: font.capHeight || Math.round(font.ascent * 0.65),
      hasGlyph: (codePoint) => font.hasGlyphForCodePoint(codePoint),
      shape: (text, features, rightToLeft) => shape(font, text, features, rightToLeft),
    };
  } catch {
    // It throws what it likes on what is no font, or a damaged one.
    return null;
  }
}

/**
 * It keeps a glyph with the characters that it was first made for; in scripts where letters share a stem, all of them
 * would then be read as the first. A glyph made anew each time has its own.
 */
function forgetGlyphs(font: FontkitFont): void {
  const make = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    delete font._glyphs[id];
    return make(id, codePoints);
  };
}

function shape(font: FontkitFont, text: string, features: readonly string[], rightToLeft: boolean): readonly Glyph[] {
  const settings: Record<string, boolean> = { kern: true, liga: true };
  for (const feature of features) settings[feature] = true;
  const run = rightToLeft ? font.layout(text, settings, undefined, undefined, "rtl") : font.layout(text, settings);
  const texts = clustersOf(text, run.glyphs, rightToLeft);
  return run.glyphs.map((glyph, i) => {
    const place = run.positions[i];
    return {
      id: glyph.id,
      text: texts[i] ?? "",
      advance: place?.xAdvance ?? 0,
      x: place?.xOffset ?? 0,
      y: place?.yOffset ?? 0,
    };
  });
}

/**
 * Deals the text out to glyphs. A glyph whose code points do not continue the text (a decomposed accent, say) gets
 * nothing, and what is left over goes to the last glyph, so that the clusters always join to the text.
 */
function clustersOf(
  text: string,
  glyphs: readonly { readonly codePoints: readonly number[] }[],
  rightToLeft: boolean,
): readonly string[] {
  const order = rightToLeft ? [...glyphs].reverse() : glyphs;
  const clusters: string[] = [];
  let at = 0;
  for (const glyph of order) {
    const own = String.fromCodePoint(...glyph.codePoints);
    const fits = own !== "" && text.startsWith(own, at);
    clusters.push(fits ? own : "");
    if (fits) at += own.length;
  }
  const last = clusters.length - 1;
  if (at < text.length && last >= 0) clusters[last] += text.slice(at);
  return rightToLeft ? clusters.reverse() : clusters;
}
