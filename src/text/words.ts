/**
 * The words of a text as matching sees them: takes text, gives spans with two normal forms. A word's span always covers
 * whole characters of the text; normal forms serve comparing only and never reach an output.
 *
 * What is one word: letters, digits and their marks; with an apostrophe inside (`don't`); initials with full stops
 * (`U.S.` equals `US`); a number with its separators (`150,000` equals `150000`, `3.1`); `%`; one character of a script
 * that writes no spaces (Han, Kana, Thai …), so that a run of them matches as a phrase. A possessive `'s` is left out of
 * the normal form. A hyphen parts two words just as a space does; `joined` keeps that it was a hyphen.
 */

/** One word. Offsets are UTF-16 units of the text that was split. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  /** NFKC, straight apostrophes, no possessive, case kept: `Trump`, `US`. */
  readonly written: string;
  /** The same in lower case. */
  readonly folded: string;
  /** True where nothing but a hyphen stands between this word and the one before: the `fire` of `cease-fire`. */
  readonly joined: boolean;
}

/** Calls `take` for each word of `text` between two offsets, in order. Linear in the text. */
export function eachWord(text: string, start: number, end: number, take: (word: TextWord) => void): void {
  let at = start;
  let hyphenEnd = -1;
  while (at < end) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at += widthAt(text, at);
      continue;
    }
    const wordEnd = kind === SINGLE ? at + widthAt(text, at) : wordEndAt(text, at, end);
    const written = normalise(text.slice(at, wordEnd));
    if (written !== "") {
      take({ start: at, end: wordEnd, written, folded: written.toLowerCase(), joined: at === hyphenEnd });
      hyphenEnd = isHyphen(text.charCodeAt(wordEnd)) ? wordEnd + 1 : -1;
    }
    at = wordEnd;
  }
}

/** All words of a text, in order. */
export function splitWords(text: string): TextWord[] {
  const words: TextWord[] = [];
  eachWord(text, 0, text.length, (word) => words.push(word));
  return words;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SINGLE = 3;

/** The kind of every ASCII character; the others are asked of Unicode. */
const asciiKinds = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a)) return LETTER;
  return unit === 0x25 ? SINGLE : OTHER;
});

const letterPattern = /^[\p{L}\p{M}]/u;
const digitPattern = /^\p{N}/u;
const unspacedPattern =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Kinds met so far beyond ASCII: a text repeats its few letters thousands of times. */
const otherKinds = new Map<number, number>();

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 128) return asciiKinds[unit] ?? OTHER;
  const point = text.codePointAt(at) ?? unit;
  let kind = otherKinds.get(point);
  if (kind === undefined) {
    kind = kindOf(String.fromCodePoint(point));
    otherKinds.set(point, kind);
  }
  return kind;
}

function kindOf(character: string): number {
  if (character === "％") return SINGLE;
  // Marks and letters of such scripts come one by one, so that a phrase of them is a run of characters.
  if (unspacedPattern.test(character))
    return letterPattern.test(character) || digitPattern.test(character) ? SINGLE : OTHER;
  if (letterPattern.test(character)) return LETTER;
  return digitPattern.test(character) ? DIGIT : OTHER;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** Where the word that starts at `at` ends. */
function wordEndAt(text: string, at: number, end: number): number {
  const initials = initialsEndAt(text, at, end);
  if (initials > at) return possessiveEndAt(text, initials, end);
  let i = at;
  let digitsBefore = 0;
  while (i < end) {
    const kind = kindAt(text, i);
    if (kind === LETTER || kind === DIGIT) {
      digitsBefore = kind === DIGIT ? digitsBefore + 1 : 0;
      i += widthAt(text, i);
    } else if (isInvisible(text.charCodeAt(i))) i++;
    else if (i + 1 < end && insideWord(text, i, end, digitsBefore)) {
      digitsBefore = 0;
      i++;
    } else break;
  }
  return i;
}

/** True where the character at `at`, between two word characters, doesn't part them. */
function insideWord(text: string, at: number, end: number, digitsBefore: number): boolean {
  const unit = text.charCodeAt(at);
  const next = kindAt(text, at + 1);
  if (isApostrophe(unit)) return next === LETTER;
  if (digitsBefore === 0 || next !== DIGIT) return false;
  return unit === 0x2e || (unit === 0x2c && digitsBefore <= 3 && threeDigitsAt(text, at + 1, end));
}

function threeDigitsAt(text: string, at: number, end: number): boolean {
  if (at + 3 > end) return false;
  for (let i = at; i < at + 3; i++) if (kindAt(text, i) !== DIGIT) return false;
  return at + 3 >= end || kindAt(text, at + 3) !== DIGIT;
}

/** The end of initials such as `U.S.` or `J.D.`; `at` where there are none. The last full stop belongs to them. */
function initialsEndAt(text: string, at: number, end: number): number {
  let i = at;
  let letters = 0;
  while (i < end && kindAt(text, i) === LETTER && text.charCodeAt(i + widthAt(text, i)) === 0x2e) {
    i += widthAt(text, i) + 1;
    letters++;
  }
  // `U.S` without its last full stop.
  if (letters > 0 && i < end && kindAt(text, i) === LETTER) {
    const after = i + widthAt(text, i);
    if (after >= end || kindAt(text, after) === OTHER) return after;
    return at;
  }
  return letters > 1 ? Math.min(i, end) : at;
}

function possessiveEndAt(text: string, at: number, end: number): number {
  if (at + 1 >= end || !isApostrophe(text.charCodeAt(at)) || (text.charCodeAt(at + 1) | 0x20) !== 0x73) return at;
  return at + 2 < end && kindAt(text, at + 2) !== OTHER ? at : at + 2;
}

const plainPattern = /^(?:[A-Za-z]+|[0-9]+|%)$/;
const possessivePattern = /(?<=.)'[sS]$/u;
const invisiblePattern = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

function normalise(word: string): string {
  if (plainPattern.test(word)) return word;
  const straight = word
    .replace(invisiblePattern, "")
    .normalize("NFKC")
    .replace(/[‘’ʼ＇`´]/g, "'");
  const bare = straight.replace(possessivePattern, "");
  if (/^(?:\p{L}\p{M}*\.)+(?:\p{L}\p{M}*)?$/u.test(bare)) return bare.replaceAll(".", "");
  return bare.replaceAll(",", "");
}

/** Straight and curly single quotation marks and the letter apostrophe. */
function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2018 || unit === 0x02bc || unit === 0xff07;
}

/** Hyphen-minus, hyphen, no-break hyphen. Dashes part words as a comma does. */
function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011;
}

/** Soft hyphen, zero-width space and joiners, byte order mark: shown as nothing, so matched as nothing. */
function isInvisible(unit: number): boolean {
  return unit === 0xad || (unit >= 0x200b && unit <= 0x200d) || unit === 0x2060 || unit === 0xfeff;
}
