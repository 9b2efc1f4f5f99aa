/**
 * The same span in other people's units. Takes a text and UTF-16 spans, gives code-point spans (Python, Rust `char`s)
 * and UTF-8 byte spans (files, `grep -b`). Reads the text once and keeps a running count every 256 units, so that a
 * look-up costs the same wherever it falls. An offset inside a surrogate pair counts as the pair's start.
 */
import type { Span } from "./span.ts";

/** Converts offsets of one text. Offsets past the end count as the end. */
export interface OffsetIndex {
  /** Code points before the offset; a lone surrogate is one. */
  codePoint(offset: number): number;
  /** UTF-8 bytes before the offset; a lone surrogate takes three, as U+FFFD. */
  utf8(offset: number): number;
  codePointSpan(span: Span): Span;
  utf8Span(span: Span): Span;
}

const STRIDE = 256;

/** Reads `text` once. */
export function indexOffsets(text: string): OffsetIndex {
  const points = countEvery(text, pointsAt);
  const bytes = countEvery(text, bytesAt);
  const codePoint = (offset: number): number => countTo(text, offset, points, pointsAt);
  const utf8 = (offset: number): number => countTo(text, offset, bytes, bytesAt);
  return {
    codePoint,
    utf8,
    codePointSpan: ({ start, end }) => ({ start: codePoint(start), end: codePoint(end) }),
    utf8Span: ({ start, end }) => ({ start: utf8(start), end: utf8(end) }),
  };
}

/** Code-point spans of many spans of one text, in the order given. */
export function codePointSpans(text: string, spans: readonly Span[]): Span[] {
  return spans.map(indexOffsets(text).codePointSpan);
}

/** UTF-8 byte spans of many spans of one text, in the order given. */
export function utf8Spans(text: string, spans: readonly Span[]): Span[] {
  return spans.map(indexOffsets(text).utf8Span);
}

type Measure = (text: string, at: number) => number;

function countEvery(text: string, measure: Measure): Uint32Array {
  const counts = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (at % STRIDE === 0) counts[at / STRIDE] = count;
    count += measure(text, at);
  }
  if (text.length % STRIDE === 0) counts[text.length / STRIDE] = count;
  return counts;
}

function countTo(text: string, offset: number, counts: Uint32Array, measure: Measure): number {
  const end = Math.max(0, Math.min(offset, text.length));
  const checkpoint = Math.floor(end / STRIDE);
  let count = counts[checkpoint] ?? 0;
  for (let at = checkpoint * STRIDE; at < end; at++) count += measure(text, at);
  return count;
}

/** A pair is counted as its second half is passed, which makes each unit's share depend on its neighbours only. */
function pointsAt(text: string, at: number): number {
  return opensPair(text, at) ? 0 : 1;
}

function bytesAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  if (opensPair(text, at)) return 0;
  return isLow(unit) && at > 0 && isHigh(text.charCodeAt(at - 1)) ? 4 : 3;
}

function opensPair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
