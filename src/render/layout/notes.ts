/**
 * Footnotes at the foot of a page: whole where they fit, parted where they must be, and what is left over comes first on
 * the next page.
 */
import type { Strip } from "./strip.ts";

/** The notes of one page. */
export interface NoteQueue {
  /** Strips that stand on this page, in order. */
  readonly placed: readonly Strip[];
  /** Of them and the rule above; 0 without notes. */
  readonly heightPt: number;
  /** What must wait for the next page. */
  readonly left: readonly Strip[];
  readonly source: NoteSource;
}

/** Where notes come from. */
export interface NoteSource {
  /** The strips of a footnote; empty where there is none of that number. */
  readonly strips: (number: number) => readonly Strip[];
  /** Rule and room between text and notes. */
  readonly abovePt: number;
  /** The most that notes may take of a page, so that the text goes on. */
  readonly mostPt: number;
}

/** A page's queue, started with what the page before left over. */
export function startNotes(source: NoteSource, left: readonly Strip[]): NoteQueue {
  const empty: NoteQueue = { placed: [], heightPt: 0, left: [], source };
  const first = left[0];
  if (first === undefined) return empty;
  // One strip at least, however high: what is never placed would never end.
  const limitPt = Math.max(source.mostPt, source.abovePt + first.heightPt + first.beforePt);
  return addStrips(empty, left, limitPt, 1);
}

/** Leaves notes to the next page: for a line that has to stand on this one although they don't fit. */
export function deferNotes(queue: NoteQueue, numbers: readonly number[]): NoteQueue {
  return { ...queue, left: [...queue.left, ...numbers.flatMap((number) => queue.source.strips(number))] };
}

/**
 * Adds the notes that a strip refers to, where `roomPt` is what is left of the page below the strip. Null where not even
 * the start of them fits, and so the strip must go to the next page.
 */
export function takeNotes(queue: NoteQueue, numbers: readonly number[], roomPt: number): NoteQueue | null {
  if (numbers.length === 0) return queue.heightPt <= roomPt + 0.01 ? queue : null;
  let result = queue;
  for (const number of numbers) {
    const strips = queue.source.strips(number);
    if (strips.length === 0) continue;
    if (result.left.length > 0) {
      result = { ...result, left: [...result.left, ...strips] };
      continue;
    }
    const next = addStrips(result, strips, Math.min(roomPt, queue.source.mostPt), 2);
    if (next.placed.length === result.placed.length) return null;
    result = next;
  }
  return result.heightPt <= roomPt + 0.01 ? result : null;
}

/** As many of the strips as fit under a height; fewer than `least` are not begun. */
function addStrips(queue: NoteQueue, strips: readonly Strip[], limitPt: number, least: number): NoteQueue {
  let height = queue.heightPt === 0 ? queue.source.abovePt : queue.heightPt;
  let count = 0;
  for (const strip of strips) {
    const next = height + strip.heightPt + strip.beforePt;
    if (next > limitPt + 0.01) break;
    height = next;
    count++;
  }
  if (count < Math.min(least, strips.length)) count = 0;
  if (count === 0) return { ...queue, left: [...queue.left, ...strips] };
  if (count < strips.length) {
    height = queue.heightPt === 0 ? queue.source.abovePt : queue.heightPt;
    for (const strip of strips.slice(0, count)) height += strip.heightPt + strip.beforePt;
  }
  return {
    ...queue,
    placed: [...queue.placed, ...strips.slice(0, count)],
    heightPt: height,
    left: [...queue.left, ...strips.slice(count)],
  };
}
