/**
 * Glyphs of a word by what they show: scripts that run from right to left may draw a letter as a stem and its dots, and
 * only one of the glyphs then has the letter's text.
 */
import type { Shaped } from "../../../layout/page.ts";
import type { GlyphPart } from "./font-program.ts";

/** Glyphs of one text, each moved against the pen and the baseline; lengths in 1/1000 em. */
export interface GlyphCluster {
  readonly text: string;
  readonly glyphs: readonly GlyphPart[];
  /** By how much the pen moves on. */
  readonly advance: number;
}

/** True for words of letters that run from right to left. */
export function isRightToLeft(text: string): boolean {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u.test(text);
}

/**
 * Clusters of a word that runs from right to left, from the left: its glyphs without text stand before the glyph that has
 * it. Where glyphs can't be drawn as one, each is a cluster of its own.
 */
export function clusteredGlyphs(word: Shaped, composes: boolean): readonly GlyphCluster[] {
  const clusters: { text: string; glyphs: GlyphPart[]; advance: number }[] = [];
  let open: { glyphs: GlyphPart[]; advance: number } = { glyphs: [], advance: 0 };
  word.glyphs.forEach((glyph, i) => {
    const { x, y } = word.offsets?.[i] ?? { x: 0, y: 0 };
    open.glyphs.push({ glyph, x: rounded(open.advance + x), y: rounded(y) });
    open.advance += word.advances[i] ?? 0;
    const text = word.clusters[i] ?? "";
    if (composes && text === "") return;
    clusters.push({ ...open, text });
    open = { glyphs: [], advance: 0 };
  });
  const last = clusters.at(-1);
  if (open.glyphs.length === 0) return clusters;
  if (last === undefined) return [{ ...open, text: word.text }];
  // What stands right of the first letter belongs to it.
  last.glyphs.push(...open.glyphs.map((part) => ({ ...part, x: rounded(part.x + last.advance) })));
  last.advance += open.advance;
  return clusters;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
