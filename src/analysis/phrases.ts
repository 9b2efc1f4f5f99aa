/**
 * Noun phrases beside a verb: where a subject begins, and where a speaker that follows the cue ends. Longer than most files:
 * what belongs to a phrase, before a verb and behind it, is one grammar.
 */
import { bodyNouns, documentNouns, isPlural, personNouns, singular } from "./lexicon/nouns.ts";
import type { Tag, Tagged } from "./tagging.ts";

/** Token indices `[from, to)` of a noun phrase. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** Tokens in apposition or in a relative clause behind it, and before the verb; null mostly. */
  readonly apposition: { readonly from: number; readonly to: number } | null;
}

/** How far a phrase is followed; longer ones are no speakers. Bounds the work per verb. */
const REACH = 45;

const core: ReadonlySet<Tag> = new Set<Tag>(["noun", "name", "num", "det", "poss", "mark", "obj"]);
const nominalEnd: ReadonlySet<Tag> = new Set<Tag>(["noun", "name", "num", "obj", "bracket", "quote", "poss"]);

/** The noun phrase that ends before `end`, over adverbs, brackets and an apposition in commas. */
export function phraseBefore(tokens: readonly Tagged[], end: number): Phrase | undefined {
  let last = end - 1;
  while (tokens[last]?.tag === "adv" || tokens[last]?.tag === "time") last--;
  const at = tokens[last];
  if (!at) return undefined;
  if (at.tag === "comma" || at.tag === "dash") return beforeApposition(tokens, last);
  const relativeThat =
    at.lower === "that" && (at.tag === "sub" || at.tag === "det") && tokens[last - 1]?.tag === "noun";
  if (at.tag === "rel" || relativeThat) return relativeHead(tokens, last);
  return basePhrase(tokens, last);
}

/** The head of a relative clause: "officials who said", "Smith, who said". */
function relativeHead(tokens: readonly Tagged[], rel: number): Phrase | undefined {
  let before = tokens[rel - 1]?.tag === "comma" ? rel - 2 : rel - 1;
  // "Smith, of all people, who …": the phrase says nothing of whom it is.
  if (tokens[before]?.lower === "people" && tokens[before - 1]?.lower === "all" && tokens[before - 2]?.lower === "of")
    before -= tokens[before - 3]?.tag === "comma" ? 4 : 3;
  // "Keninger, 62, who …": the age is the name's.
  const aged =
    tokens[before]?.tag === "num" && tokens[before - 1]?.tag === "comma" && tokens[before - 2]?.tag === "name";
  return basePhrase(tokens, aged ? before - 2 : before);
}

function basePhrase(tokens: readonly Tagged[], last: number): Phrase | undefined {
  const at = tokens[last];
  if (!at) return undefined;
  if (at.tag === "pron" || (at.tag === "det" && at.lower !== "the" && at.lower !== "a")) {
    return { from: last, to: last + 1, apposition: null };
  }
  let from = last + 1;
  while (from > 0 && last - from < REACH && belongs(tokens, from - 1)) {
    from = tokens[from - 1]?.lower === ")" ? bracketStart(tokens, from - 1) : from - 1;
  }
  while (from <= last && !startsPhrase(tokens[from])) from++;
  return from <= last ? { from, to: last + 1, apposition: null } : undefined;
}

function startsPhrase(token: Tagged | undefined): boolean {
  return (
    token !== undefined &&
    (core.has(token.tag) || token.tag === "quote") &&
    token.tag !== "poss" &&
    token.tag !== "mark"
  );
}

/** True where the token at `i` goes with the phrase that begins right behind it. */
function belongs(tokens: readonly Tagged[], i: number): boolean {
  const token = tokens[i];
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (!token) return false;
  if (token.tag === "det" && right?.tag === "det" && !/^(?:all|both|some|many|several|most|few|one)$/.test(token.lower))
    return false;
  if (token.tag === "noun" && right?.tag === "name" && isPlural(token.lower) && !isSpeakerNoun(token)) return false;
  if (core.has(token.tag)) return true;
  if (token.lower === ")") return true;
  if (describesSpeaker(tokens, i)) return true;
  const leftNominal =
    left !== undefined && (nominalEnd.has(left.tag) || isPartitive(left) || describesSpeaker(tokens, i - 1));
  if (token.tag === "prep") return leftNominal && token.lower !== "as" && !endsClause(tokens, i);
  if (token.tag === "to") return leftNominal && right?.tag !== "verb";
  if (token.tag === "conj" && left?.tag === "comma")
    return tokens[i - 2]?.tag === "name" && joinsNames(tokens[i - 2], right);
  if (token.tag === "conj") return leftNominal && token.lower !== "but" && joinsNames(left, right);
  if (token.tag === "comma")
    return (
      left?.tag === "name" && right !== undefined && (right.tag === "name" || right.tag === "conj") && inList(tokens, i)
    );
  if (token.tag === "quote")
    return (right?.tag === "noun" || right?.tag === "name") && /^[“"]?[^,.!?]{2,30}[”"]?$/.test(token.text);
  if (token.tag === "ing" || token.tag === "part") return left?.tag === "det";
  return token.tag === "adv" && right?.tag === "noun" && (left?.tag === "det" || left?.tag === "noun");
}

/** "an official speaking to the paper", "people briefed on the plan": a participle right behind a noun of people. */
function describesSpeaker(tokens: readonly Tagged[], i: number): boolean {
  const token = tokens[i];
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (!token || !left || !isSpeakerNoun(left)) return false;
  if (token.tag === "ing" || token.tag === "part") return true;
  return token.tag === "verb" && token.form?.participle === true && (right?.tag === "prep" || right?.tag === "to");
}

function isPartitive(token: Tagged): boolean {
  return token.tag === "det" && /^(?:some|many|several|most|few|one|all|both|each|none)$/.test(token.lower);
}

/** A preposition behind a time word starts an adverbial, not a part of the subject. */
function endsClause(tokens: readonly Tagged[], i: number): boolean {
  return tokens[i - 1]?.tag === "time";
}

/** "and" joins two speakers where both sides are of one make, so that "sanctions and officials" is left alone. */
function joinsNames(left: Tagged | undefined, right: Tagged | undefined): boolean {
  if (!left || !right) return false;
  if (left.tag === "name") return right.tag === "name" || right.tag === "det" || isSpeakerNoun(right);
  return isSpeakerNoun(left) || (left.tag === "noun" && right.tag === "noun");
}

/** True for nouns whose bearers can speak. */
export function isSpeakerNoun(token: Tagged): boolean {
  const noun = singular(token.lower);
  return token.tag === "noun" && (personNouns.has(noun) || bodyNouns.has(noun) || documentNouns.has(noun));
}

/** A comma of a list "A, B and C": an "and" stands not far behind. */
function inList(tokens: readonly Tagged[], comma: number): boolean {
  for (let i = comma + 1; i < comma + 14; i++) {
    const token = tokens[i];
    if (!token || !(core.has(token.tag) || token.tag === "comma" || token.tag === "conj" || token.tag === "prep"))
      return false;
    if (token.tag === "conj") return token.lower === "and";
  }
  return false;
}

function bracketStart(tokens: readonly Tagged[], close: number): number {
  for (let i = close - 1; i >= 0 && close - i < 12; i--)
    if (tokens[i]?.lower === "(" || tokens[i]?.lower === "[") return i;
  return close;
}

/** "Smith, a professor at Kent State, Ohio, said": walks back over the commas to the name that is explained. */
function beforeApposition(tokens: readonly Tagged[], close: number): Phrase | undefined {
  const mark = tokens[close]?.tag;
  let found: Phrase | undefined;
  for (let i = close - 1; i > 0 && close - i < REACH; i--) {
    const tag = tokens[i]?.tag;
    if (tag === "semi" || tag === "colon" || tag === "stop" || isSpokenQuote(tokens[i])) break;
    if (tag !== mark) continue;
    const phrase = basePhrase(tokens, i - 1);
    const before = phrase && tokens[phrase.from - 1];
    const aside = isAside(tokens, i + 1, close) || (isDone(tokens, i + 1, close) && before?.tag !== "verb");
    if (!phrase || !(explains(tokens[i + 1]) || aside)) continue;
    if (found && !(tokens[found.from - 1]?.tag === mark && hasName(tokens, phrase))) break;
    if (before?.tag === "prep" || before?.tag === "to" || !canSpeak(tokens, phrase)) continue;
    found = { ...phrase, apposition: { from: i + 1, to: close } };
    if (tokens[phrase.from - 1]?.tag !== mark) break;
  }
  return found;
}

/** A quotation that ends in a mark of speech; names and slogans in quotation marks don't. */
function isSpokenQuote(token: Tagged | undefined): boolean {
  return token?.tag === "quote" && /[,.?!]["'”’]*$/.test(token.text);
}

/** What an apposition or a relative clause can begin with. */
function explains(token: Tagged | undefined): boolean {
  return token !== undefined && /^(?:det|noun|name|rel|prep|ing|part|num|adv|obj|time|quote)$/.test(token.tag);
}

/** "Clinton, visibly moved, said", "Blunt, after a long pause, said": a participle or an adverbial, and nothing more. */
function isAside(tokens: readonly Tagged[], from: number, close: number): boolean {
  const first = tokens[from];
  const last = tokens[close - 1];
  if (first?.tag === "sub" && /^(?:after|before|when|while|like|unlike)$/.test(first.lower)) return close - from < 12;
  return (
    close - from <= 2 &&
    last?.tag === "verb" &&
    last.form?.participle === true &&
    (first === last || first?.tag === "adv")
  );
}

/** "Smith, asked about the plan, said": a participle and what goes with it. */
function isDone(tokens: readonly Tagged[], from: number, close: number): boolean {
  const first = tokens[from];
  return (
    close - from < 16 &&
    first?.tag === "verb" &&
    first.form?.participle === true &&
    /^(?:prep|to|sub|time)$/.test(tokens[from + 1]?.tag ?? "") &&
    !tokens.slice(from + 1, close).some((t) => t.tag === "quote")
  );
}

function hasName(tokens: readonly Tagged[], phrase: Phrase): boolean {
  for (let i = phrase.from; i < phrase.to; i++) if (tokens[i]?.tag === "name") return true;
  return false;
}

/** True where a phrase has a name, a pronoun, or a noun of people, bodies or documents. */
export function canSpeak(tokens: readonly Tagged[], phrase: Phrase): boolean {
  for (let i = phrase.from; i < phrase.to; i++) {
    const token = tokens[i];
    if (token && (token.tag === "name" || token.tag === "pron" || isSpeakerNoun(token))) return true;
  }
  return false;
}

/**
 * The noun phrase that begins at `start`, as behind "said" or "according to". `wide` follows relative clauses and
 * adjectives behind the noun ("people familiar with the matter who …") up to the next comma.
 */
export function phraseAfter(tokens: readonly Tagged[], start: number, wide: boolean): Phrase | undefined {
  const first = tokens[start];
  if (!first) return undefined;
  if (first.tag === "pron") return { from: start, to: start + 1, apposition: null };
  let to = start;
  while (to < tokens.length && to - start < REACH && continues(tokens, start, to, wide)) to++;
  while (
    to > start &&
    !nominalEnd.has(tokens[to - 1]?.tag ?? "stop") &&
    !/^(?:one|another|some|many|others|those)$/.test(tokens[to - 1]?.lower ?? "")
  )
    to--;
  if (to === start) return undefined;
  return { from: start, to, apposition: appositionAfter(tokens, to) };
}

function continues(tokens: readonly Tagged[], start: number, i: number, wide: boolean): boolean {
  const token = tokens[i];
  const left = tokens[i - 1];
  const right = tokens[i + 1];
  if (!token) return false;
  if (
    token.tag === "name" ||
    token.tag === "noun" ||
    token.tag === "poss" ||
    token.tag === "num" ||
    token.tag === "mark"
  ) {
    return !(
      token.tag === "noun" &&
      left?.tag === "name" &&
      tokens[i - 2]?.tag === "name" &&
      wide &&
      !isSpeakerNoun(token)
    );
  }
  if (token.tag === "det")
    return (
      i === start ||
      left?.tag === "prep" ||
      left?.tag === "to" ||
      left?.tag === "conj" ||
      left?.tag === "det" ||
      wideVerb(left, wide)
    );
  if (token.tag === "bracket") return closeBracket(tokens, i);
  if (token.tag === "prep" || token.tag === "to") return prepositionGoesOn(tokens, start, i, wide);
  if (token.tag === "conj") return joinsNames(left, right) && right?.tag !== "verb";
  if (token.tag === "rel") return wide && left?.tag !== "comma";
  if (token.tag === "ing") return wide && left?.tag === "noun" && token.lower !== "speaking";
  if (
    token.tag === "verb" ||
    token.tag === "aux" ||
    token.tag === "part" ||
    token.tag === "adv" ||
    token.tag === "pron" ||
    token.tag === "obj"
  ) {
    return wide && hasRelative(tokens, start, i);
  }
  return false;
}

function wideVerb(left: Tagged | undefined, wide: boolean): boolean {
  return wide && left !== undefined && /^(?:verb|part|ing|aux)$/.test(left.tag);
}

function hasRelative(tokens: readonly Tagged[], start: number, i: number): boolean {
  for (let k = start; k <= i; k++) {
    const token = tokens[k];
    if (token?.tag === "rel" || token?.tag === "part" || token?.tag === "ing") return true;
    // "people briefed on the matter": a participle right behind the noun that it describes.
    if (token?.tag === "verb" && token.form?.participle === true && tokens[k - 1]?.tag === "noun") return true;
  }
  return false;
}

function closeBracket(tokens: readonly Tagged[], i: number): boolean {
  if (tokens[i]?.lower === ")") return true;
  for (let k = i + 1; k < i + 8; k++) if (tokens[k]?.lower === ")") return true;
  return false;
}

/** Behind a name only "of" goes on; behind "officials" also the place and body they are of. */
function prepositionGoesOn(tokens: readonly Tagged[], start: number, i: number, wide: boolean): boolean {
  const lower = tokens[i]?.lower ?? "";
  const right = tokens[i + 1];
  if (right === undefined || right.tag === "time" || right.tag === "ing" || right.tag === "quote") return false;
  if (lower === "of" || lower === "for" || lower === "at")
    return lower === "of" || wide || tokens[i - 1]?.tag === "noun";
  if (tokens[i - 1]?.tag === "name" && tokens[start]?.tag === "name") return false;
  if (wide) return !/^(?:after|before|since|during|until|despite)$/.test(lower);
  return /^(?:in|from|with|on|to)$/.test(lower) && tokens[i - 1]?.tag === "noun" && isSpeakerNounAt(tokens, i - 1);
}

function isSpeakerNounAt(tokens: readonly Tagged[], i: number): boolean {
  const token = tokens[i];
  return token !== undefined && isSpeakerNoun(token);
}

/** Where what is told of a speaker behind it ends: its apposition, or ", whose father built it" up to the next comma or the end. */
export function descriptionEnd(tokens: readonly Tagged[], phrase: Phrase): number {
  if (phrase.apposition) return phrase.apposition.to;
  const opener = tokens[phrase.to + 1];
  if (tokens[phrase.to]?.tag !== "comma" || !(opener?.tag === "rel" || opener?.lower === "whose")) return phrase.to;
  let end = phrase.to + 1;
  while (end < tokens.length && !/^(?:comma|stop|semi|colon|dash|quote)$/.test(tokens[end]?.tag ?? "")) end++;
  return end;
}

/** ", a professor at X" or ", Patrick Turner" right behind a speaker. */
function appositionAfter(tokens: readonly Tagged[], to: number): Phrase["apposition"] {
  if (tokens[to]?.tag !== "comma") return null;
  const first = tokens[to + 1];
  if (!first || !/^(?:det|noun|name|num)$/.test(first.tag)) return null;
  let end = to + 1;
  while (end < tokens.length && end - to < REACH) {
    const tag = tokens[end]?.tag;
    if (tag === undefined || /^(?:comma|stop|semi|colon|dash|quote|verb|aux|pron|rel|sub|ing)$/.test(tag)) break;
    end++;
  }
  const next = tokens[end]?.tag;
  return next === "verb" || next === "aux" || next === "pron" ? null : { from: to + 1, to: end };
}
