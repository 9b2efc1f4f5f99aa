/**
 * Places in the text, as ranges of word positions: the values that terms, lists and NEAR work on. Every list is sorted
 * by start, then end, each range once; every range lies in one sentence. Operations are linear, or a binary search each.
 */
import type { Unit } from "./query/ast.ts";

/** Half-open ranges of word positions, as two arrays of the same length. */
export interface Occurrences {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export const none: Occurrences = { starts: [], ends: [] };

/** All ranges of several lists. */
export function union(lists: readonly Occurrences[]): Occurrences {
  const filled = lists.filter((list) => list.starts.length > 0);
  const [only] = filled;
  if (only === undefined) return none;
  if (filled.length === 1) return only;
  return sorted(
    filled.flatMap((list) => list.starts.map((start, i): [number, number] => [start, list.ends[i] ?? start])),
  );
}

/** Ranges in order, each once. */
export function sorted(ranges: [number, number][]): Occurrences {
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const [start, end] of ranges) {
    if (starts.at(-1) === start && ends.at(-1) === end) continue;
    starts.push(start);
    ends.push(end);
  }
  return { starts, ends };
}

/** The ranges that pass a test, in order. */
export function filterOccurrences(list: Occurrences, keep: (start: number, end: number) => boolean): Occurrences {
  const starts: number[] = [];
  const ends: number[] = [];
  list.starts.forEach((start, i) => {
    const end = list.ends[i] ?? start;
    if (!keep(start, end)) return;
    starts.push(start);
    ends.push(end);
  });
  return starts.length === list.starts.length ? list : { starts, ends };
}

/** Ranges of `first` directly followed by a range of `second`, as one range. Linear. */
export function follow(first: Occurrences, second: Occurrences): [number, number][] {
  const endsByStart = new Map<number, number[]>();
  second.starts.forEach((start, i) => {
    const end = second.ends[i] ?? start;
    const ends = endsByStart.get(start);
    if (ends) ends.push(end);
    else endsByStart.set(start, [end]);
  });
  return first.starts.flatMap((start, i) =>
    (endsByStart.get(first.ends[i] ?? start) ?? []).map((end): [number, number] => [start, end]),
  );
}

/** How near a partner must be, and on which side. */
export interface Nearness {
  readonly side: "any" | "after" | "before";
  /** Words between at most; null for as many as the unit has. */
  readonly distance: number | null;
  readonly unit: Unit;
}

/** Answers whether a range has a partner in a list. Partners never overlap the range. */
export function partnerSearch(
  list: Occurrences,
  nearness: Nearness,
  unitOf: (position: number) => number,
): (start: number, end: number) => boolean {
  const { starts } = list;
  const ends = ascending(list.ends);
  const limit = nearness.distance ?? Number.POSITIVE_INFINITY;
  return (start, end) => {
    const unit = unitOf(start);
    if (nearness.side !== "before") {
      const next = starts[lowerBound(starts, end)];
      if (next !== undefined && next - end <= limit && unitOf(next) === unit) return true;
    }
    if (nearness.side === "after") return false;
    const previous = ends[lowerBound(ends, start + 1) - 1];
    return previous !== undefined && start - previous <= limit && unitOf(previous - 1) === unit;
  };
}

/** Index of the first value that is at least `value`. */
export function lowerBound(ascendingValues: readonly number[], value: number): number {
  let low = 0;
  let high = ascendingValues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascendingValues[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ascending(values: readonly number[]): readonly number[] {
  const inOrder = values.every((value, i) => i === 0 || (values[i - 1] ?? 0) <= value);
  return inOrder ? values : values.slice().sort((a, b) => a - b);
}
