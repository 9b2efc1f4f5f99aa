/** How many excerpts a memo may hold so that it keeps within its pages: a guess from the pages that it has, and a search. */
import type { Page, PageItem } from "../render/layout/page.ts";

/**
 * The largest number below `tooMany` for which `fits` holds, where it holds for all smaller ones; 0 is never tried. Begins
 * at the guess and goes on by ever larger steps, so that a good guess costs two looks and a bad one few more than halving.
 */
export async function largestThatFits(
  tooMany: number,
  guess: number,
  fits: (number: number) => Promise<boolean>,
): Promise<number> {
  let [low, high] = [0, tooMany];
  let [probe, step] = [guess, 1];
  while (high - low > 1) {
    const bothSides = low > 0 && high < tooMany;
    const at = bothSides ? (low + high) >> 1 : Math.min(Math.max(probe, low + 1), high - 1);
    if (await fits(at)) {
      low = at;
      probe = at + step;
    } else {
      high = at;
      probe = at - step;
    }
    step *= 2;
  }
  return low;
}

/** How many of `excerpts` would leave out as many lines as stand behind page `limit`, were all of the same length. */
export function guessFitting(pages: readonly Page[], excerpts: number, limit: number): number {
  const items = pages.flatMap((page) => page.items);
  const begins = items.flatMap((item, i) => (item.type === "destination" && item.id.startsWith("excerpt-") ? [i] : []));
  const [first, last] = [begins[0], begins.at(-1)];
  if (first === undefined || last === undefined || first === last) return excerpts >> 1;
  const each = countLines(items.slice(first, last)) / (begins.length - 1);
  const over = countLines(pages.slice(limit).flatMap((page) => page.items));
  return each === 0 ? excerpts >> 1 : excerpts - Math.ceil(over / each);
}

function countLines(items: readonly PageItem[]): number {
  return items.filter((item) => item.type === "line" && item.artifact === null).length;
}
