/** A text made from another, each character with the place it came from. */
import type { Span } from "./span.ts";

export interface MappedText {
  readonly text: string;
  /** For every UTF-16 unit of `text` the offset it came from, and one entry more for the end. Never falls. */
  readonly offsets: readonly number[];
}

/** Where a span of the derived text stands in the source. Offsets past the end give the end. */
export function sourceSpan(mapped: MappedText, span: Span): Span {
  const last = mapped.offsets.length - 1;
  const at = (offset: number): number => mapped.offsets[Math.max(0, Math.min(offset, last))] ?? 0;
  const start = at(span.start);
  // The end is the end of the last character, not the start of the next: what lies between was folded away.
  const end = span.end > span.start && span.end <= last ? Math.max(start, endOf(mapped, span.end - 1)) : at(span.end);
  return { start, end: Math.max(start, end) };
}

/** Folded characters are as wide as what stands until the next one, but an unfolded one is one unit wide. */
function endOf(mapped: MappedText, offset: number): number {
  return (mapped.offsets[offset] ?? 0) + 1;
}
