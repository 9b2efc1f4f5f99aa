/**
 * The stretch of a text that is most like some words, for hints such as "nearest now: …". Takes a text and the words,
 * gives a span and how like it is. A window as long as the words slides over the text and counts runs of four units
 * it shares with them, which works for every script; the best window is then aligned exactly. Time is linear in the
 * text plus a bounded alignment.
 */
import type { Span } from "./span.ts";

export interface Similar {
  readonly span: Span;
  /** 1 minus edits by the longer length; for words too long to align, the share of runs in common. */
  readonly similarity: number;
}

/** Runs of four units: short enough to survive an edit every few words, long enough not to match by chance. */
const RUN = 4;
/** Slots of the run table; runs that share a slot only blur the choice of the window. */
const SLOTS = 1 << 16;
/** Alignment costs words times three times as many cells; above this many units the window itself is the answer. */
const ALIGNED_UNITS = 2000;
/** Below this, two stretches merely speak of the same things. */
const LEAST_SIMILARITY = 0.6;

/** The most similar stretch, or undefined where nothing reaches 0.6. Of equals, the one nearest to `hint` wins. */
export function findSimilar(text: string, words: string, hint = 0): Similar | undefined {
  if (words.length < RUN || text.length < RUN) return undefined;
  const window = bestWindow(text, words, hint);
  if (window.shared < 0.25) return undefined;
  const found = words.length <= ALIGNED_UNITS ? align(text, words, window.start) : whole(text, words, window);
  return found.similarity >= LEAST_SIMILARITY ? { ...found, span: outsidePairs(text, found.span) } : undefined;
}

interface Window {
  readonly start: number;
  /** The share of the words' runs that the window has too. */
  readonly shared: number;
}

function bestWindow(text: string, words: string, hint: number): Window {
  const wanted = new Int32Array(SLOTS);
  for (let at = 0; at + RUN <= words.length; at++) bump(wanted, slotAt(words, at), 1);
  const runs = words.length - RUN + 1;
  let shared = 0;
  let best = { start: 0, shared: -1 };
  for (let last = 0; last + RUN <= text.length; last++) {
    if (bump(wanted, slotAt(text, last), -1) >= 0) shared++;
    const start = last - runs + 1;
    if (start > 0 && bump(wanted, slotAt(text, start - 1), 1) > 0) shared--;
    const isNearer = Math.abs(start - hint) < Math.abs(best.start - hint);
    if (shared > best.shared || (shared === best.shared && isNearer)) best = { start: Math.max(0, start), shared };
  }
  return { start: best.start, shared: best.shared / runs };
}

/** Adds to a slot and gives its new value: what of this run is still wanted; negative where the window has too many. */
function bump(table: Int32Array, slot: number, by: number): number {
  const value = (table[slot] ?? 0) + by;
  table[slot] = value;
  return value;
}

function slotAt(text: string, at: number): number {
  let hash = 0x811c9dc5;
  for (let i = at; i < at + RUN; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (SLOTS - 1);
}

function whole(text: string, words: string, window: Window): Similar {
  const end = Math.min(text.length, window.start + words.length);
  return { span: { start: window.start, end }, similarity: window.shared };
}

/** Sellers' alignment: the substring of the window's surroundings at the least edit distance from the words. */
function align(text: string, words: string, windowStart: number): Similar {
  const from = Math.max(0, windowStart - words.length);
  const to = Math.min(text.length, windowStart + 2 * words.length);
  const size = words.length + 1;
  // One column of the table: edits to turn the first i units of the words into text that ends here, and where it began.
  let edits = Int32Array.from({ length: size }, (_, i) => i);
  let starts = new Int32Array(size).fill(from);
  let best = { start: from, end: from, edits: words.length };
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const nextEdits = new Int32Array(size);
    const nextStarts = new Int32Array(size);
    nextStarts[0] = at + 1;
    for (let i = 1; i < size; i++) {
      const replaced = (edits[i - 1] ?? 0) + (words.charCodeAt(i - 1) === unit ? 0 : 1);
      const added = (edits[i] ?? 0) + 1;
      const dropped = (nextEdits[i - 1] ?? 0) + 1;
      const least = Math.min(replaced, added, dropped);
      nextEdits[i] = least;
      nextStarts[i] = (least === replaced ? starts[i - 1] : least === added ? starts[i] : nextStarts[i - 1]) ?? from;
    }
    edits = nextEdits;
    starts = nextStarts;
    const cost = edits[words.length] ?? 0;
    if (cost < best.edits) best = { start: starts[words.length] ?? from, end: at + 1, edits: cost };
  }
  const longer = Math.max(words.length, best.end - best.start);
  return { span: { start: best.start, end: best.end }, similarity: 1 - best.edits / longer };
}

/** Widens a span that would begin or end inside a surrogate pair. */
function outsidePairs(text: string, span: Span): Span {
  const isLow = (at: number): boolean => {
    const unit = text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff;
  };
  const start = span.start > 0 && isLow(span.start) ? span.start - 1 : span.start;
  const end = span.end < text.length && isLow(span.end) ? span.end + 1 : span.end;
  return { start, end };
}
