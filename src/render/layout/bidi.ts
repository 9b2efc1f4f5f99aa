/**
 * Text that runs from right to left. A paragraph without a letter of such a script, which is nearly every one, costs one
 * look at its text; the algorithm (UAX 9, by bidi-js) is made only when the first such letter is met.
 */
import type { Bidi } from "bidi-js";
import bidiFactory from "bidi-js";

let bidi: Bidi | null = null;
const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
let last: { readonly text: string; readonly levels: Uint8Array | null } = { text: "", levels: null };

/** The embedding levels of a paragraph's text at offsets; null where all of it runs from left to right. */
export function directionLevels(text: string, offsets: readonly number[]): readonly number[] | null {
  if (last.text !== text) last = { text, levels: levelsOf(text) };
  const { levels } = last;
  return levels && offsets.map((offset) => levels[offset] ?? 0);
}

function levelsOf(text: string): Uint8Array | null {
  if (!rightToLeftLetter.test(text)) return null;
  bidi ??= bidiFactory();
  return bidi.getEmbeddingLevels(text, "auto").levels;
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
