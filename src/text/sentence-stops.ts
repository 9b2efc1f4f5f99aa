/**
 * Whether a stop ends its sentence. Takes what `readStop` saw around a run of full stops, question or exclamation marks
 * or an ellipsis, gives yes or no. Looks at most a few dozen characters to either side, so that the whole text is read
 * in linear time. Where the evidence is even, a full stop in web text ends the sentence and one behind an abbreviation
 * doesn't.
 */
import { type AbbreviationKind, abbreviationKind, exclaimedNames } from "./abbreviations.ts";
import {
  isCloser,
  isDigit,
  isLetter,
  isLower,
  isOpener,
  isQuote,
  isSpace,
  isUncased,
  isUpper,
  isWordUnit,
} from "./characters.ts";
import { opensSentences, reportsSpeech } from "./sentence-openers.ts";

/** A run of stops with what surrounds it; offsets into the text. */
export interface Stop {
  /** First mark of the run. */
  readonly start: number;
  /** Behind the run's last mark. */
  readonly marksEnd: number;
  /** Behind the quotation marks, brackets, note numbers and emoticons that belong to the stop. */
  readonly end: number;
  /** The next character that isn't white space. Never the end of the text. */
  readonly next: number;
  readonly kind: "full" | "asking" | "ellipsis";
  /** The run stands inside brackets that opened within the sentence. */
  readonly bracketed: boolean;
  /** It stands at the end of such brackets, which close within `end`. */
  readonly closesAside: boolean;
  /** Where the sentence so far began. */
  readonly sentenceStart: number;
}

/** No word that matters for a decision is longer. */
const WORD_LIMIT = 40;

/** True where a sentence ends at `stop.end`. */
export function endsSentence(text: string, stop: Stop, language: string | undefined): boolean {
  const next = text.charCodeAt(stop.next);
  if (stop.bracketed || goesOnBehind(text, stop, next)) return false;
  if (stop.next === stop.marksEnd && !isOpener(next) && !isQuote(next)) return partsGlued(text, stop, next);
  const opening = firstBehindOpeners(text, stop.next);
  if (stop.kind === "asking") return endsAsking(text, stop, opening);
  if (stop.kind === "ellipsis") return endsEllipsis(text, stop, opening);
  return endsFull(text, stop, opening, language);
}

/** A comma, a closing mark or a dash before a small letter shows that the sentence goes on. */
function goesOnBehind(text: string, stop: Stop, next: number): boolean {
  const character = String.fromCharCode(next);
  if (",;:)]}%&".includes(character) || "”’»".includes(character)) return true;
  if (!"-–—/".includes(character)) return false;
  let at = stop.next;
  while (at < text.length && at - stop.next < WORD_LIMIT && "-–— ".includes(text.charAt(at))) at++;
  const behind = text.charCodeAt(firstBehindOpeners(text, at));
  return stop.next === stop.end || isLower(behind) || isDigit(behind) || Number.isNaN(behind) || character === "/";
}

/** Typing errors such as `done.The next`, apart from addresses, file names, versions and abbreviations. */
function partsGlued(text: string, stop: Stop, next: number): boolean {
  if (!isLetter(next)) return false;
  const before = wordBefore(text, stop.start);
  const after = wordAfter(text, stop.next);
  if (before === "" || isAddress(text, stop)) return false;
  if (stop.kind === "asking") return isUpper(next) || stop.marksEnd - stop.start > 1 || isPlain(before + after);
  if (!isUpper(next) && !isUncased(next)) return false;
  if (stop.kind === "ellipsis") return !isAlwaysCapital(after);
  if (/^\d[\d.,]*$/.test(before)) return after.length > 1 && !/\d/.test(after) && isLower(after.charCodeAt(1));
  const isWordy = before.length > 1 && isLower(before.charCodeAt(before.length - 1)) && !before.includes(".");
  const isName =
    after.length === 1 ? /^[AI]$/.test(after) : isLower(after.charCodeAt(1)) || after.charCodeAt(1) === 0x27;
  return isWordy && isName && abbreviationKind(before) === undefined;
}

/** True inside what is read as one token by machines: a URL, an e-mail address, a path, a name in code. */
function isAddress(text: string, stop: Stop): boolean {
  let from = stop.start;
  while (from > 0 && stop.start - from < WORD_LIMIT && !isSpace(text.charCodeAt(from - 1))) from--;
  let to = stop.marksEnd;
  while (to < text.length && to - stop.marksEnd < WORD_LIMIT && !isSpace(text.charCodeAt(to))) to++;
  const token = text.slice(from, to);
  return /[@/\\_=&]|^www\.|\.(?:com|org|net|html?|php|gov|edu|io|js|pdf|docx?|txt)\b/i.test(token);
}

function isPlain(word: string): boolean {
  return /^[a-z']+$/i.test(word);
}

function endsAsking(text: string, stop: Stop, opening: number): boolean {
  const behind = text.charCodeAt(opening);
  if (stop.closesAside) return opensSentences(wordAfter(text, opening));
  const before = text.charCodeAt(stop.start - 1);
  // A mark behind a colon or bracket is a lost character, not a question.
  if (before === 0x3a || before === 0x5b || before === 0x28) return false;
  const isQuoted = stop.end > stop.marksEnd && isCloser(text.charCodeAt(stop.marksEnd));
  const isNamed = text.charCodeAt(stop.start) === 0x21 && exclaimedNames.has(wordBefore(text, stop.start));
  if (isLower(behind)) return !isQuoted && !isNamed;
  if (isNamed) return opensSentences(wordAfter(text, opening));
  return !(isQuoted && isUpper(behind) && isReported(text, opening));
}

/** True where names and a verb of saying follow: `“Why?” Prime Minister Shmyhal asked`. */
function isReported(text: string, from: number): boolean {
  let at = from;
  for (let words = 0; words < 6; words++) {
    const word = wordAfter(text, at);
    if (word === "" || (words === 0 && opensSentences(word) && word.toLowerCase() !== "the")) return false;
    if (words > 0 && reportsSpeech(word)) return true;
    at += word.length;
    if (text.charCodeAt(at) !== 0x20) return false;
    at++;
  }
  return false;
}

function endsEllipsis(text: string, stop: Stop, opening: number): boolean {
  const behind = text.charCodeAt(opening);
  if (!hasWord(text, stop.sentenceStart, stop.start)) return false;
  if (isLower(behind) || isDigit(behind)) return false;
  const isLong = stop.marksEnd - stop.start > 3 && !text.slice(stop.start, stop.marksEnd).includes(" ");
  return isLong || !isAlwaysCapital(wordAfter(text, opening));
}

/** "I" has its capital anywhere, so it says nothing about where a sentence begins. */
function isAlwaysCapital(word: string): boolean {
  return /^I(?:$|['’])/.test(word);
}

function endsFull(text: string, stop: Stop, opening: number, language: string | undefined): boolean {
  const behind = text.charCodeAt(opening);
  const word = stop.end > stop.marksEnd && isQuote(text.charCodeAt(stop.marksEnd)) ? "" : wordBefore(text, stop.start);
  const kind = kindOf(word);
  if (isLower(behind)) return endsBeforeSmallLetter(stop, word, kind, language);
  const next = wordAfter(text, opening);
  if (/^\d+$/.test(word)) return endsNumber(text, stop, word, next, language);
  // A number in brackets goes with the abbreviation: "9:30 a.m. (0630 GMT)".
  if (isDigit(behind)) return kind === undefined ? !isInitial(word) : kind === "final" && opening === stop.next;
  if (isInitial(word) && !hasWord(text, stop.sentenceStart, stop.start - word.length)) return false;
  if (kind === undefined) return !isInitial(word) || opensAfterInitial(next);
  return endsAbbreviation(text, stop, kind, next, opening);
}

function endsAbbreviation(text: string, stop: Stop, kind: AbbreviationKind, next: string, opening: number): boolean {
  const hasOpener = opening > stop.next;
  switch (kind) {
    case "title":
      return false;
    case "number":
      return !isRoman(next);
    case "date":
      return !hasOpener || opensSentences(next);
    case "final":
      return !isClockTail(text, stop, next, opening);
    default:
      return opensSentences(next) && !hasOpener && next !== "No";
  }
}

/** `6 p.m. Kyiv time`, `10 a.m. EST`, `At 5 a.m. Mr. Smith`: the hour is not the end. */
function isClockTail(text: string, stop: Stop, next: string, opening: number): boolean {
  if (opening > stop.next && text.charAt(stop.next) === "(") return true;
  if (!/^[ap]\.m$/i.test(wordBefore(text, stop.start))) return false;
  if (/^(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|Eastern|Pacific|Central|Greenwich)$/.test(next)) return true;
  const second = wordAfter(text, opening + next.length + 1);
  if (second === "time" || second === "Time") return true;
  return /^(?:At|By|Around|Before|After|Until|Since|From|About|On)\s[\d:.\s]{1,8}$/.test(
    text.slice(stop.sentenceStart, Math.max(stop.sentenceStart, stop.start - 3)).slice(0, WORD_LIMIT),
  );
}

/**
 * Web text often begins sentences small. Some abbreviations are words too ("no.", "art."), and then the stop ends the
 * sentence; those that never are words don't.
 */
function endsBeforeSmallLetter(
  stop: Stop,
  word: string,
  kind: AbbreviationKind | undefined,
  language: string | undefined,
): boolean {
  if (kind !== undefined && kind !== "number") return false;
  if (kind === "number" && word.length < 3 && word !== "no") return false;
  return endsUnknown(stop, word, language);
}

/** An abbreviation that no list knows is short, or lacks vowels. */
function endsUnknown(stop: Stop, word: string, language: string | undefined): boolean {
  if (language !== undefined && language !== "en") return false;
  if (stop.end > stop.marksEnd) return false;
  if (/^\d+$/.test(word)) return word.length > 2;
  const first = word.charCodeAt(0);
  if (first >= 0x370) return false;
  if (word === "") return stop.start > stop.sentenceStart;
  if (word.includes(".")) return /\.[a-z]{2,}$/i.test(word);
  return word.length > 1 && (/[aeiouy\d]/i.test(word) || word === word.toUpperCase());
}

/** A number ends a sentence ("in 2005. The"), unless it is a list's, or a German ordinal ("am 5. Mai"). */
function endsNumber(text: string, stop: Stop, word: string, next: string, language: string | undefined): boolean {
  const numberStart = stop.start - word.length;
  if (!hasWord(text, stop.sentenceStart, numberStart)) return word.length > 3;
  if (word.length > 2) return true;
  if (ordinalMonths.has(next)) return false;
  const isGerman = language === "de" || (language === undefined && germanBefore.has(wordBefore(text, numberStart - 1)));
  return !isGerman || opensSentences(next);
}

const ordinalMonths: ReadonlySet<string> = new Set(
  "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert".split(" "),
);
const germanBefore: ReadonlySet<string> = new Set(
  "am im der dem den des vom zum zur beim Am Im Der Zum Vom Beim".split(" "),
);

function kindOf(word: string): AbbreviationKind | undefined {
  const known = abbreviationKind(word);
  if (known) return known;
  const hyphen = word.lastIndexOf("-");
  if (hyphen > 0) return abbreviationKind(word.slice(hyphen + 1));
  // Letters that alternate with stops ("W.H.S", "i.V") abbreviate, whatever they stand for.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return "inner";
  // So do words without a vowel that aren't written in capitals ("Pvt", "mfrs").
  return /^[A-Za-z]?[b-df-hj-np-tv-xz]{2,5}$/.test(word) &&
    !/[aeiouy]/i.test(word) &&
    !interjections.has(word.toLowerCase())
    ? "inner"
    : undefined;
}

const interjections: ReadonlySet<string> = new Set(
  "hm hmm hmmm mm mmm pfft psst shh tsk grr brr zzz tv pc pcs cds dvds thx pls".split(" "),
);

function isInitial(word: string): boolean {
  return (
    word.length === 1 && (isUpper(word.charCodeAt(0)) || isLower(word.charCodeAt(0)) || isUncased(word.charCodeAt(0)))
  );
}

/** Surnames such as So, Will, An or May follow initials; the other words that open sentences don't. */
function opensAfterInitial(next: string): boolean {
  return (
    opensSentences(next) &&
    !/^(?:So|Will|An|May|Do|To|For|Like|Well|Case|Le|La|Des|On|Der|Die|Das|Wo|Car|Y)$/.test(next)
  );
}

function isRoman(word: string): boolean {
  return /^[IVXLC]+$/.test(word);
}

/** True where a letter or digit stands in the range; looks at its last `WORD_LIMIT` characters only, then assumes one. */
function hasWord(text: string, from: number, to: number): boolean {
  const least = Math.max(from, to - WORD_LIMIT);
  for (let at = to - 1; at >= least; at--) if (isWordUnit(text.charCodeAt(at))) return true;
  return least > from;
}

/** The word that ends at an offset, with inner stops, hyphens and apostrophes; a space before the stop is passed over. */
function wordBefore(text: string, end: number): string {
  let to = end;
  if (to > 0 && isSpace(text.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > 0 && to - from < WORD_LIMIT && isInWord(text, from - 1)) from--;
  while (from < to && !isWordUnit(text.charCodeAt(from))) from++;
  return text.slice(from, to);
}

function isInWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isWordUnit(unit) || unit === 0x2e || unit === 0x2d || unit === 0x27 || unit === 0x2019 || unit === 0xb0;
}

function wordAfter(text: string, start: number): string {
  let to = start;
  while (to < text.length && to - start < WORD_LIMIT) {
    const unit = text.charCodeAt(to);
    if (!isWordUnit(unit) && unit !== 0x27 && unit !== 0x2019) break;
    to++;
  }
  return text.slice(start, to).replace("’", "'").replace(/'$/, "");
}

function firstBehindOpeners(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < 4 && (isOpener(text.charCodeAt(at)) || isQuote(text.charCodeAt(at)))) at++;
  return at < text.length ? at : from;
}
