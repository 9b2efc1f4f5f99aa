/**
 * What proves a quotation, after the W3C Web Annotation model: its position, its exact words, and the words around
 * them. Describing and finding are inverses: an anchor described on a text is found on it again at the same span.
 * A search for similar words serves hints only; nothing it finds is ever proof.
 */
import { findSimilar } from "./similar.ts";
import type { Span } from "./span.ts";

/** The words of a span with what stands before and behind them, verbatim. Empty at the ends of a text. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A quote, with its position if that is known. */
export interface Anchor extends Quote {
  readonly start?: number;
  readonly end?: number;
}

/** Where an anchor's words stand. */
export interface FoundAnchor {
  readonly span: Span;
  /**
   * `position`: the exact words stand at the anchor's position. `quote`: they stand elsewhere, at the place whose
   * surroundings agree best. `nearest`: only similar words were found.
   */
  readonly how: "position" | "quote" | "nearest";
  /** 1 for exact words; below it, 1 minus edits by length. */
  readonly similarity: number;
  /** The share of prefix and suffix that stands around the words, from 0 to 1; 1 where the anchor has neither. */
  readonly context: number;
}

/** The quote of a span. Prefix and suffix are at most `contextLength` UTF-16 units and never split a surrogate pair. */
export function describeAnchor(text: string, span: Span, contextLength = 32): Quote {
  let from = Math.max(0, span.start - contextLength);
  let to = Math.min(text.length, span.end + contextLength);
  if (from < span.start && splitsPair(text, from)) from++;
  if (to > span.end && splitsPair(text, to)) to--;
  return {
    exact: text.slice(span.start, span.end),
    prefix: text.slice(from, span.start),
    suffix: text.slice(span.end, to),
  };
}

/**
 * Finds an anchor's words: at their position, else wherever they stand exactly (best surroundings first, then nearest
 * to the position, then first), else the most similar stretch. Undefined where nothing is alike, and for an anchor of
 * no words away from its position. Linear in the text for any input.
 */
export function findAnchor(text: string, anchor: Anchor): FoundAnchor | undefined {
  const { exact, start, end } = anchor;
  if (start !== undefined && end !== undefined && standsAt(text, exact, start, end)) {
    return { span: { start, end }, how: "position", similarity: 1, context: agreement(text, anchor, start) };
  }
  if (exact === "") return undefined;
  return findQuote(text, anchor) ?? findNearest(text, anchor);
}

function standsAt(text: string, exact: string, start: number, end: number): boolean {
  return start >= 0 && end - start === exact.length && end <= text.length && text.startsWith(exact, start);
}

function findQuote(text: string, anchor: Anchor): FoundAnchor | undefined {
  const hint = anchor.start ?? 0;
  let best: { start: number; context: number } | undefined;
  for (const start of occurrences(text, anchor.exact)) {
    const context = agreement(text, anchor, start);
    const isNearer = best !== undefined && Math.abs(start - hint) < Math.abs(best.start - hint);
    if (!best || context > best.context || (context === best.context && isNearer)) best = { start, context };
  }
  if (!best) return undefined;
  const span = { start: best.start, end: best.start + anchor.exact.length };
  return { span, how: "quote", similarity: 1, context: best.context };
}

function findNearest(text: string, anchor: Anchor): FoundAnchor | undefined {
  const similar = findSimilar(text, anchor.exact, anchor.start);
  if (!similar) return undefined;
  const context = agreement(
    text,
    { ...anchor, exact: text.slice(similar.span.start, similar.span.end) },
    similar.span.start,
  );
  return { span: similar.span, how: "nearest", similarity: similar.similarity, context };
}

/** Counts equal units outwards from the quote, which is where surroundings tell most. */
function agreement(text: string, quote: Quote, start: number): number {
  const { prefix, suffix } = quote;
  if (prefix === "" && suffix === "") return 1;
  const end = start + quote.exact.length;
  let equal = 0;
  for (let i = 1; i <= prefix.length && i <= start; i++) {
    if (text.charCodeAt(start - i) !== prefix.charCodeAt(prefix.length - i)) break;
    equal++;
  }
  for (let i = 0; i < suffix.length && end + i < text.length; i++) {
    if (text.charCodeAt(end + i) !== suffix.charCodeAt(i)) break;
    equal++;
  }
  return equal / (prefix.length + suffix.length);
}

/**
 * Every place where `sought` stands, overlapping ones included, ascending. Knuth, Morris and Pratt's search, because
 * the engine's `indexOf` can take text times sought on repetitive input.
 */
function* occurrences(text: string, sought: string): Generator<number> {
  const borders = bordersOf(sought);
  let matched = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    while (matched > 0 && sought.charCodeAt(matched) !== unit) matched = borders[matched - 1] ?? 0;
    if (sought.charCodeAt(matched) === unit) matched++;
    if (matched === sought.length) {
      yield at + 1 - matched;
      matched = borders[matched - 1] ?? 0;
    }
  }
}

/** For each prefix the length of its longest proper border. */
function bordersOf(sought: string): Uint32Array {
  const borders = new Uint32Array(sought.length);
  let border = 0;
  for (let at = 1; at < sought.length; at++) {
    while (border > 0 && sought.charCodeAt(border) !== sought.charCodeAt(at)) border = borders[border - 1] ?? 0;
    if (sought.charCodeAt(border) === sought.charCodeAt(at)) border++;
    borders[at] = border;
  }
  return borders;
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const behind = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && behind >= 0xdc00 && behind <= 0xdfff;
}
