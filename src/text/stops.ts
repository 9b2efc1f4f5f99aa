/** Reads a run of stops together with what belongs to it: `?!`, `. . .`, `.”)`, `.[12]`, `! :-)`. */
import { abbreviationKind } from "./abbreviations.ts";
import { isCloser, isSpace, isStrongStop, isWordUnit } from "./characters.ts";
import { opensSentences } from "./sentence-openers.ts";
import type { Stop } from "./sentence-stops.ts";

/** True for a character that may end a sentence. */
export function isMark(unit: number): boolean {
  return (
    unit === 0x2e ||
    unit === 0x21 ||
    unit === 0x3f ||
    unit === 0x2026 ||
    (unit >= 0x203c && isMarkBeyondLatin(unit)) ||
    isIndicMark(unit)
  );
}

function isMarkBeyondLatin(unit: number): boolean {
  return (
    unit === 0x203c || unit === 0x203d || (unit >= 0x2047 && unit <= 0x2049) || (unit >= 0x3002 && isStrongStop(unit))
  );
}

function isIndicMark(unit: number): boolean {
  return unit >= 0x589 && unit < 0x2000 && isStrongStop(unit);
}

/** Reads the run at `at`, nothing from `limit` on. `asideEnd` closes the brackets the run stands in; negative where there are none. */
export function readStop(text: string, at: number, limit: number, asideEnd: number, sentenceStart: number): Stop {
  const marksEnd = endOfMarks(text, at, limit);
  const end = endOfTail(text, endOfClosers(text, marksEnd, limit), limit);
  let next = end;
  while (next < limit && isSpace(text.charCodeAt(next))) next++;
  const kind = kindOf(text, at, marksEnd);
  return {
    start: at,
    marksEnd,
    end,
    next,
    kind,
    bracketed: asideEnd >= end,
    closesAside: asideEnd >= 0,
    sentenceStart,
  };
}

/** Marks in a row; full stops may have one space between them, as in a typed ellipsis. */
function endOfMarks(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    if (isMark(text.charCodeAt(at))) at++;
    else if (isSpacedDot(text, at, from, limit)) at += 2;
    else break;
  }
  return at;
}

function isSpacedDot(text: string, at: number, from: number, limit: number): boolean {
  if (at === from || at + 1 >= limit || text.charAt(at - 1) !== "." || text.charAt(at + 1) !== ".") return false;
  const space = text.charCodeAt(at);
  return (space === 0x20 || space === 0xa0) && !isWordUnit(text.charCodeAt(at + 2));
}

function kindOf(text: string, start: number, end: number): Stop["kind"] {
  let dots = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2e) dots++;
    else if (unit === 0x2026) dots += 3;
    else if (!isSpace(unit)) return "asking";
  }
  return dots > 1 ? "ellipsis" : "full";
}

/** A straight mark before a letter opens the next quotation rather than closing this one. */
function endOfClosers(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    const isStraight = unit === 0x22 || unit === 0x27;
    const behind = text.charCodeAt(at + 1);
    if (isCloser(unit) && !(isStraight && isWordUnit(behind))) at++;
    // „So.“ closes with the mark that opens in English.
    else if (unit === 0x201c && (at + 1 >= limit || isSpace(behind))) at++;
    else break;
  }
  return at;
}

const note = /\s?\[(?:\d[\d,–\s-]{0,12}|\.\.\.|…)\](?=\s|\[|$)/y;
const emoticon = /\s?(?:[:;=]-?[)(DPp|/](?![A-Za-z0-9])|[☺♥❤☹]\ufe0f?|(?:[\u{1f300}-\u{1faff}]\ufe0f?)+)(?=\s|$)/uy;

/** Numbers of notes and marks of feeling are set behind the stop but belong to the sentence before. */
function endOfTail(text: string, from: number, limit: number): number {
  let at = from;
  for (;;) {
    const end = matchEnd(note, text, at) ?? matchEnd(emoticon, text, at) ?? flatNoteEnd(text, at, from);
    if (end === undefined || end > limit) return at;
    at = end;
  }
}

const flatNote = /\s\d{1,2}(?=\s+(\p{Lu}\p{Ll}{0,11})\b)/uy;

/** "… rights. 4 Even though …": the number of a note that lost its superscript, between a stop and a word that opens sentences. */
function flatNoteEnd(text: string, at: number, tail: number): number | undefined {
  if (at !== tail || !isSpace(text.charCodeAt(at))) return undefined;
  // "On Sat. 5 May", "Fig. 2 The map": behind an abbreviation the number is its own.
  const before = /(\p{L}+)[.]$/u.exec(text.slice(Math.max(0, at - 16), at))?.[1];
  if (before !== undefined && (before.length < 3 || abbreviationKind(before) !== undefined)) return undefined;
  flatNote.lastIndex = at;
  const word = flatNote.exec(text)?.[1];
  return word !== undefined && opensSentences(word) ? flatNote.lastIndex : undefined;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  const first = text.charCodeAt(at);
  const second = text.charCodeAt(at + 1);
  if (isWordUnit(first) || (isSpace(first) && isWordUnit(second))) return undefined;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
