/**
 * Which of many spans a span touches, without looking at all of them each time: a long article has thousands of
 * attributions and figures, and is asked about them for each of its passages.
 */
import { overlaps, type Span } from "./span.ts";

/** UTF-16 units that share a drawer: about a sentence, as most spans of an article are. */
const DRAWER = 256;

type Drawers = ReadonlyMap<number, readonly number[]>;

const known = new WeakMap<readonly object[], Drawers>();

/**
 * The items that share a character with `span`, in their order. An array is sorted into drawers at the first question
 * about it, so it must not change afterwards.
 */
export function overlapping<T extends { readonly span: Span }>(items: readonly T[], span: Span): T[] {
  const drawers = known.get(items) ?? intoDrawers(items);
  known.set(items, drawers);
  const numbers = new Set<number>();
  for (let at = drawerOf(span.start); at <= drawerOf(span.end); at++)
    for (const number of drawers.get(at) ?? []) numbers.add(number);
  return [...numbers]
    .sort((a, b) => a - b)
    .flatMap((number) => items[number] ?? [])
    .filter((item) => overlaps(item.span, span));
}

function intoDrawers(items: readonly { readonly span: Span }[]): Drawers {
  const drawers = new Map<number, number[]>();
  for (const [number, { span }] of items.entries()) {
    for (let at = drawerOf(span.start); at <= drawerOf(span.end); at++) {
      const drawer = drawers.get(at);
      if (drawer) drawer.push(number);
      else drawers.set(at, [number]);
    }
  }
  return drawers;
}

function drawerOf(offset: number): number {
  return Math.floor(offset / DRAWER);
}
