/**
 * Text that runs from right to left. A paragraph without a letter of such a script, which is nearly every one, costs one
 * look at its text; the algorithm (UAX 9, by bidi-js) is made only when the first such letter is met.
 */
import type { Bidi } from "bidi-js";
import bidiFactory from "bidi-js";

let bidi: Bidi | null = null;
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** The embedding levels of a paragraph's text: odd ones run from right to left. */
export interface Direction {
  readonly levels: Uint8Array;
  /** Whether the paragraph as a whole runs from right to left: by its first strong letter. */
  readonly rightToLeft: boolean;
}

let last: { readonly text: string; readonly direction: Direction | null } = { text: "", direction: null };

/** The directions of a paragraph's text; null where all of it runs from left to right. */
export function directionOf(text: string): Direction | null {
  if (last.text !== text) last = { text, direction: readDirection(text) };
  return last.direction;
}

function readDirection(text: string): Direction | null {
  if (!rightToLeftLetter.test(text)) return null;
  bidi ??= bidiFactory();
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, "auto");
  return { levels, rightToLeft: ((paragraphs[0]?.level ?? 0) & 1) === 1 };
}

/** Text with its brackets turned round, as they stand where it runs from right to left; turned twice it is as before. */
export function mirrored(text: string): string {
  bidi ??= bidiFactory();
  let turned = "";
  for (const character of text) turned += bidi.getMirroredCharacter(character) ?? character;
  return turned;
}

/** Puts a line's units into the order of the eye: rule L2, from the highest level down to the lowest odd one. */
export function reorder<T>(units: readonly T[], levels: readonly number[]): readonly T[] {
  const order = units.map((unit, i) => ({ unit, level: levels[i] ?? 0 }));
  const highest = order.reduce((most, { level }) => Math.max(most, level), 0);
  for (let level = highest; level >= 1; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((order[start]?.level ?? 0) < level) continue;
      let end = start;
      while (end < order.length && (order[end]?.level ?? 0) >= level) end++;
      const turned = order.slice(start, end).reverse();
      order.splice(start, end - start, ...turned);
      start = end;
    }
  }
  return order.map(({ unit }) => unit);
}
