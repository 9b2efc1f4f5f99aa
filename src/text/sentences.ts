/**
 * Sentences. Takes the text of a paragraph, gives the spans of its sentences: in order, disjoint, without white space at
 * their ends, and together holding every character that isn't white space. Nothing is looked up outside of the text and
 * no engine service is used, so the same text gives the same spans everywhere. Linear in the text, whatever is in it.
 */
import { pairBrackets } from "./brackets.ts";
import { isOpener, isQuote, isSpace, isStrongStop } from "./characters.ts";
import { findLayoutCuts } from "./sentence-layout.ts";
import { endsSentence } from "./sentence-stops.ts";
import { type Span, trimSpan } from "./span.ts";
import { isMark, readStop } from "./stops.ts";

/**
 * Splits a paragraph. Several lines are taken as running text, but a blank line, a list's bullet or number, and a stack
 * of short lines without any stop end a sentence. `language` is a BCP 47 primary tag and settles a few doubts (German
 * ordinals, small letters behind a full stop); without it the rules are those of English web text.
 */
export function splitSentences(text: string, language?: string): Span[] {
  const collected = collectSpans(text);
  const cuts = findLayoutCuts(text);
  const pairs = pairBrackets(text);
  const open: number[] = [];
  let cut = 0;
  let at = 0;
  // The next mark or bracket. Kept over a cut, so that a text of line ends alone isn't searched from each of them.
  let found = -1;
  while (at < text.length) {
    const limit = cuts[cut] ?? text.length;
    if (found < at) found = nextNotable(text, at);
    at = found;
    if (at >= limit) {
      collected.close(limit);
      at = limit;
      cut++;
      continue;
    }
    const unit = text.charCodeAt(at);
    if (pairs.has(at)) open.push(at);
    while (open.length > 0 && (pairs.get(open.at(-1) ?? 0) ?? 0) <= at) open.pop();
    if (!isMark(unit)) {
      at++;
      continue;
    }
    const aside = open.at(-1) ?? -1;
    const asideEnd = aside > collected.sentenceStart() ? (pairs.get(aside) ?? -1) : -1;
    const stop = readStop(text, at, limit, asideEnd, collected.sentenceStart());
    if (stop.next < limit && (isStrongStop(unit) || endsSentence(text, stop, language))) collected.close(stop.end);
    at = Math.max(stop.marksEnd, collected.end());
  }
  collected.close(text.length);
  return collected.spans;
}

const notable = /[.!?…‼‽⁇⁈⁉。｡！？؟۔।॥։።፧။។៕()[\]{}（）]/g;

/** The next mark or bracket, or the end of the text: the engine's own search is many times faster than a loop. */
function nextNotable(text: string, from: number): number {
  notable.lastIndex = from;
  return notable.test(text) ? notable.lastIndex - 1 : text.length;
}

interface Collected {
  readonly spans: Span[];
  /** Behind the last span that was closed. */
  end(): number;
  /** The first character of the sentence that is being read, behind white space and opening quotation marks. */
  sentenceStart(): number;
  close(end: number): void;
}

function collectSpans(text: string): Collected {
  const spans: Span[] = [];
  let start = 0;
  // Worked out when asked for: a text of line ends has a cut at each, and each would read all that follow.
  let sentenceStart: number | undefined;
  return {
    spans,
    end: () => start,
    sentenceStart() {
      sentenceStart ??= firstOfSentence(text, start);
      return sentenceStart;
    },
    close(end) {
      const span = trimSpan(text, { start, end });
      start = end;
      sentenceStart = undefined;
      if (span.start === span.end) return;
      const previous = spans.at(-1);
      if (previous && isLeftover(text, span)) spans[spans.length - 1] = { start: previous.start, end: span.end };
      else spans.push(span);
    },
  };
}

function firstOfSentence(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  while (at < text.length && isQuote(text.charCodeAt(at)) && !isOpenBracket(text, at)) at++;
  return at;
}

function isOpenBracket(text: string, at: number): boolean {
  return isOpener(text.charCodeAt(at)) && "([{（".includes(text.charAt(at));
}

/** Marks that close or end something, left alone by a space too many ("so he said. ”"), belong to what they end. */
function isLeftover(text: string, span: Span): boolean {
  if (span.end - span.start > 8) return false;
  return /^[\s.!?…"'”’»)\]]+$/.test(text.slice(span.start, span.end));
}
