/**
 * Finds the acts of saying in one unit: which verb, noun or preposition reports, who stands as its speaker, and which
 * words are what is said. Works on token indices alone; who the speaker is, is settled elsewhere.
 */
import { formsOfBe } from "./lexicon/function-words.ts";
import { sayingNouns, singular } from "./lexicon/nouns.ts";
import { type ReportingVerb, withParticle } from "./lexicon/reporting-verbs.ts";
import { canSpeak, isSpeakerNoun, type Phrase, phraseAfter, phraseBefore } from "./phrases.ts";
import type { Tag, Tagged } from "./tagging.ts";

/** Token indices `[from, to)`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One act of saying in a unit. */
export interface Cue {
  readonly cue: Range;
  /** Null where the subject is that of an earlier verb of the unit. */
  readonly speaker: Phrase | null;
  /** What is said, in order; may be empty where it follows in the next paragraph. */
  readonly content: readonly Range[];
  /** The newsroom that was told, or the addressee. */
  readonly addressee: Range | null;
  readonly verb: ReportingVerb | null;
  /** True where the words go on behind the unit: "He continued:". */
  readonly announces: boolean;
  /** Strong cues stand by themselves; weak ones need a speaker that can speak. */
  readonly strong: boolean;
}

/** All cues of a unit, in order of the cue. */
export function findCues(tokens: readonly Tagged[]): Cue[] {
  const cues: Cue[] = [];
  tokens.forEach((token, i) => {
    const found = cueAt(tokens, token, i);
    if (found) cues.push(found);
  });
  return cues;
}

function cueAt(tokens: readonly Tagged[], token: Tagged, i: number): Cue | undefined {
  if (token.lower === "according" && tokens[i + 1]?.tag === "to") return accordingTo(tokens, i, i + 2);
  if (token.lower === "per" && isBoundary(tokens[i - 1]) && tokens[i + 1]?.tag !== "noun")
    return accordingTo(tokens, i, i + 1);
  // "was quoted as saying" is one cue, read at its first verb.
  if (token.tag === "ing" && tokens[i - 1]?.lower === "as" && tokens[i - 2]?.form?.lemma === "quote") return undefined;
  if (token.verb && (token.tag === "verb" || token.tag === "ing")) return verbCue(tokens, token, i, token.verb);
  if (token.tag === "part" && token.verb && tokens[i + 1]?.lower === "by")
    return passiveCue(tokens, token, i, token.verb);
  if (token.tag === "part" && token.verb && formsOfBe.has(tokens[i - 1]?.lower ?? ""))
    return verbCue(tokens, token, i, token.verb);
  if (token.tag === "noun" && sayingNouns.has(singular(token.lower))) return nounCue(tokens, i);
  return undefined;
}

function isBoundary(token: Tagged | undefined): boolean {
  return token === undefined || /^(?:comma|stop|colon|semi|dash|quote|conj|sub)$/.test(token.tag);
}

/** "According to X, …", "…, according to X", "…, according to X, …". */
function accordingTo(tokens: readonly Tagged[], i: number, start: number): Cue | undefined {
  const speaker = phraseAfter(tokens, start, true);
  if (!speaker) return undefined;
  const end = speaker.apposition?.to ?? speaker.to;
  const before = rangeBefore(tokens, i);
  const after = tailAfter(tokens, skipToComma(tokens, end));
  const fronted = before === null || before.to - before.from <= 2;
  const content = fronted ? [after] : [before, isReportingTail(tokens, after) ? null : after];
  const addressee = tokens[end]?.lower === "speaking" ? addresseeAfter(tokens, end + 1) : null;
  return {
    cue: { from: i, to: start },
    speaker,
    content: content.filter((r) => r !== null),
    addressee,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** Past "speaking to the …" and time words to the comma or the end. */
function skipToComma(tokens: readonly Tagged[], from: number): number {
  let i = from;
  while (i < tokens.length && !/^(?:comma|stop|semi|dash|colon|quote)$/.test(tokens[i]?.tag ?? "")) i++;
  return i;
}

function addresseeAfter(tokens: readonly Tagged[], from: number): Range | null {
  const start = tokens[from]?.tag === "to" || tokens[from]?.lower === "with" ? from + 1 : from;
  const phrase = phraseAfter(tokens, start, false);
  return phrase ? { from: phrase.from, to: phrase.to } : null;
}

/** What stands before `end` back to where its clause begins; null where nothing does. */
function rangeBefore(tokens: readonly Tagged[], end: number): Range | null {
  let to = end;
  while (to > 0 && /^(?:comma|dash|sub)$/.test(tokens[to - 1]?.tag ?? "")) to--;
  let from = to;
  while (from > 0 && tokens[from - 1]?.tag !== "semi" && tokens[from - 1]?.tag !== "stop") from--;
  return from < to ? { from, to } : null;
}

/** From a comma to the unit's end. */
function tailAfter(tokens: readonly Tagged[], comma: number): Range | null {
  const tag = tokens[comma]?.tag;
  if (tag !== "comma" && tag !== "dash" && tag !== "quote" && tag !== "colon") return null;
  const from = tag === "quote" ? comma : comma + 1;
  let to = from;
  while (
    to < tokens.length &&
    tokens[to]?.tag !== "semi" &&
    !(tokens[to]?.tag === "comma" && startsCue(tokens, to + 1))
  )
    to++;
  while (to > from && tokens[to - 1]?.tag === "stop") to--;
  return from < to ? { from, to } : null;
}

/** ", adding that …", ", said …": the tail is another act of saying, or describes the speaker. */
function isReportingTail(tokens: readonly Tagged[], tail: Range | null): boolean {
  if (!tail) return false;
  let i = tail.from;
  while (tokens[i]?.tag === "adv" && tokens[i]?.lower.endsWith("ly") !== true) i++;
  const first = tokens[i];
  if (!first) return false;
  if (first.tag === "ing" || first.tag === "rel" || first.tag === "part" || first.tag === "conj")
    return first.lower !== "including" && first.lower !== "considering";
  return (first.tag === "prep" && first.lower !== "with") || first.tag === "time" || first.verb !== null;
}

/** The verb with its auxiliaries, adverbs and particles. */
function verbGroup(tokens: readonly Tagged[], i: number): Range {
  let from = i;
  while (
    from > 0 &&
    (tokens[from - 1]?.tag === "aux" || tokens[from - 1]?.tag === "adv" || tokens[from - 1]?.lower === "n't")
  )
    from--;
  if (tokens[from - 1]?.tag === "to" && tokens[from - 2]?.lower === "on" && tokens[from - 3]?.form?.lemma === "go")
    from -= 3;
  else if (
    tokens[from - 1]?.tag === "to" &&
    /^(?:continue|begin|decline|refuse|appear|seem)$/.test(tokens[from - 2]?.form?.lemma ?? "")
  )
    from -= 2;
  else return trimAdverbs(tokens, from, i);
  while (from > 0 && (tokens[from - 1]?.tag === "aux" || tokens[from - 1]?.tag === "adv")) from--;
  return trimAdverbs(tokens, from, i);
}

/** An adverb that opens the sentence ("Nonetheless, …") stands before the subject, not in the verb group. */
function trimAdverbs(tokens: readonly Tagged[], from: number, i: number): Range {
  let start = from;
  while (start < i && tokens[start]?.tag === "adv") start++;
  return { from: from === 0 ? start : from, to: i + 1 };
}

function verbCue(tokens: readonly Tagged[], token: Tagged, i: number, base: ReportingVerb): Cue | undefined {
  const group = verbGroup(tokens, i);
  const particle = tokens[i + 1]?.lower ?? "";
  const phrasal = withParticle(base.lemma, particle);
  const verb = phrasal ?? base;
  const to = phrasal ? i + 2 : i + 1;
  if (token.tag === "verb" && tokens[group.from - 1]?.tag === "to") return undefined;
  const cue = { from: group.from, to };
  const passive = isPassive(tokens, token, group);
  if (passive) return passiveReport(tokens, cue, i);
  return inverted(tokens, cue, verb) ?? ordered(tokens, cue, verb, token);
}

function isPassive(tokens: readonly Tagged[], token: Tagged, group: Range): boolean {
  if (!token.form?.participle || token.form.base) return false;
  for (let k = group.to - 2; k >= group.from; k--) {
    if (tokens[k]?.tag === "aux") return formsOfBe.has(tokens[k]?.lower ?? "") && tokens[k]?.lower !== "being";
  }
  return false;
}

/** "was quoted as saying …"; other passives have no speaker to name. */
function passiveReport(tokens: readonly Tagged[], cue: Range, i: number): Cue | undefined {
  if (tokens[i]?.form?.lemma !== "quote" || tokens[i + 1]?.lower !== "as" || tokens[i + 2]?.verb === null)
    return undefined;
  const content = complement(tokens, i + 3, { ...quotingVerb }, false);
  const speaker = phraseBefore(tokens, cue.from);
  if (!content || !speaker) return undefined;
  return {
    cue: { from: cue.from, to: i + 3 },
    speaker,
    content: [content.range],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

const quotingVerb: ReportingVerb = {
  lemma: "quote",
  clause: true,
  object: true,
  infinitive: false,
  addressee: false,
  attitude: false,
  finding: false,
};

/** "the plan announced by X", "as reported by X". */
function passiveCue(tokens: readonly Tagged[], token: Tagged, i: number, verb: ReportingVerb): Cue | undefined {
  const speaker = phraseAfter(tokens, i + 2, false);
  if (!speaker || !canSpeak(tokens, speaker) || verb.attitude) return undefined;
  const group = verbGroup(tokens, i);
  const before = rangeBefore(tokens, group.from);
  if (!before || (token.form?.lemma !== "report" && token.form?.lemma !== "say" && !verb.clause)) return undefined;
  const np = phraseBefore(tokens, group.from);
  const content = np ? { from: np.from, to: np.to } : before;
  return {
    cue: { from: group.from, to: i + 2 },
    speaker,
    content: [content],
    addressee: null,
    verb,
    announces: false,
    strong: false,
  };
}

/** Verbs that stand before their subject behind a quotation or a comma. */
function inverted(tokens: readonly Tagged[], cue: Range, verb: ReportingVerb): Cue | undefined {
  const before = tokens[cue.from - 1];
  const form = tokens[cue.to - 1]?.form;
  if (!before && verb.clause && form && (form.past || form.third)) return invertedOpening(tokens, cue, verb);
  if (!before || !verb.clause || !form || (!form.past && !form.third)) return undefined;
  if (before.tag !== "quote" && before.tag !== "comma" && before.tag !== "dash") return undefined;
  // "Smith, a trader, told the paper": behind verbs of telling stands who was told.
  if (verb.addressee && before.tag !== "quote") return undefined;
  const behind = tokens[cue.to];
  if (!behind || !/^(?:name|det|noun|pron|num)$/.test(behind.tag) || (behind.tag === "det" && behind.lower === "that"))
    return undefined;
  const speaker = phraseAfter(tokens, cue.to, false);
  if (!speaker || !(canSpeak(tokens, speaker) || before.tag === "quote")) return undefined;
  const said = rangeBefore(tokens, cue.from);
  const end = speaker.apposition?.to ?? speaker.to;
  const following = tokens[end];
  if (following?.tag === "colon" && end + 1 < tokens.length) {
    const content = [{ from: end + 1, to: contentEnd(tokens, end + 1) }];
    return { cue, speaker, content, addressee: null, verb, announces: false, strong: true };
  }
  if (following && (following.tag === "verb" || following.tag === "aux") && before.tag !== "quote") return undefined;
  const quoted = before.tag === "quote" || (said !== null && hasQuote(tokens, said));
  if (!said || (!quoted && said.to - said.from < 4)) return undefined;
  // "He met X, said the plan was off": a verb that is one of a row has its subject before it.
  if (!quoted && hasSubordinateTail(tokens, end)) return undefined;
  const rest = quotedTail(tokens, end);
  return {
    cue,
    speaker,
    content: rest ? [said, rest] : [said],
    addressee: null,
    verb,
    announces: endsInColon(tokens),
    strong: true,
  };
}

/** "Said Ellis: …", "Added Smith, “…”": the verb opens the sentence, as in some magazines. */
function invertedOpening(tokens: readonly Tagged[], cue: Range, verb: ReportingVerb): Cue | undefined {
  const speaker = phraseAfter(tokens, cue.to, false);
  if (!speaker || !canSpeak(tokens, speaker)) return undefined;
  const mark = speaker.apposition?.to ?? speaker.to;
  const start =
    tokens[mark]?.tag === "colon" || (tokens[mark]?.tag === "comma" && tokens[mark + 1]?.tag === "quote")
      ? mark + 1
      : undefined;
  if (start === undefined) return undefined;
  const announces = start >= tokens.length;
  const content = announces ? [] : [{ from: start, to: contentEnd(tokens, start) }];
  return { cue, speaker, content, addressee: null, verb, announces, strong: true };
}

function hasQuote(tokens: readonly Tagged[], range: Range): boolean {
  for (let i = range.from; i < range.to; i++) if (tokens[i]?.tag === "quote") return true;
  return false;
}

function hasQuoteBefore(tokens: readonly Tagged[], at: number): boolean {
  return tokens[at - 1]?.tag === "quote" || (isBoundary(tokens[at - 1]) && tokens[at - 2]?.tag === "quote");
}

function hasSubordinateTail(tokens: readonly Tagged[], end: number): boolean {
  const tag = tokens[end]?.tag;
  return tag !== undefined && /^(?:verb|aux|quote)$/.test(tag);
}

/** A quotation that goes on behind the cue: "…,” she said, “…". */
function quotedTail(tokens: readonly Tagged[], from: number): Range | null {
  for (let i = from; i < tokens.length && i < from + 30; i++) {
    if (tokens[i]?.tag === "quote") {
      const left = tokens[i - 1]?.tag;
      if (left !== "comma" && left !== "stop" && left !== "colon" && left !== "dash" && i !== from) return null;
      let to = tokens.length;
      while (to > i && tokens[to - 1]?.tag === "stop") to--;
      return { from: i, to: Math.max(i + 1, lastQuote(tokens, i, to)) };
    }
  }
  return null;
}

function lastQuote(tokens: readonly Tagged[], from: number, to: number): number {
  for (let i = to - 1; i > from; i--) if (tokens[i]?.tag === "quote") return i + 1;
  return from + 1;
}

function endsInColon(tokens: readonly Tagged[]): boolean {
  return tokens.at(-1)?.tag === "colon";
}

/** Subject before verb: content behind the verb, or around it where the cue is put in between. */
function ordered(tokens: readonly Tagged[], cue: Range, verb: ReportingVerb, token: Tagged): Cue | undefined {
  const near = token.tag === "ing" ? phraseBefore(tokens, cue.from) : undefined;
  // "wasted no time responding": the participle's subject is the sentence's, not the noun that happens to stand before it.
  const free =
    token.tag === "ing" && !(near && /^(?:noun|name)$/.test(tokens[cue.from - 1]?.tag ?? "") && canSpeak(tokens, near));
  const coordinated = /^(?:conj|comma)$/.test(tokens[cue.from - 1]?.tag ?? "") && !closesApposition(tokens, cue.from);
  const speaker = free || coordinated ? null : (phraseBefore(tokens, cue.from) ?? null);
  if (!speaker && !free && !coordinated) return undefined;
  const subjectStart = speaker?.from ?? cue.from;
  const rest = complement(tokens, cue.to, verb, token.tag === "ing");
  const around = speaker && parenthetical(tokens, subjectStart);
  const quotedBefore = around !== null && hasQuoteBefore(tokens, around.to + (isBoundary(tokens[around.to]) ? 1 : 0));
  const base = {
    cue,
    speaker,
    verb,
    addressee: rest?.addressee ?? null,
    strong: verb.clause && !verb.finding && !verb.attitude && !verb.object,
  };
  if (around && verb.clause && (quotedBefore || !rest || tokens[subjectStart - 1]?.lower === "as")) {
    const after = rest && quotedBefore && !isQuoteRange(tokens, rest.range) ? null : (rest?.range ?? null);
    const tail = after ?? parentheticalTail(tokens, cue.to, quotedBefore);
    return {
      ...base,
      content: tail ? [around, tail] : [around],
      announces: endsInColon(tokens),
      addressee: base.addressee ?? told(tokens, cue.to, verb),
    };
  }
  if (rest) return { ...base, content: [rest.range], announces: endsInColon(tokens) };
  const split = verb.clause && speaker && !around ? splitClause(tokens, subjectStart, cue.to) : null;
  if (split) return { ...base, content: split, announces: false };
  if (endsInColon(tokens) && tokens.length - cue.to < 40) return { ...base, content: [], announces: true };
  return verb.clause && speaker && !verb.attitude ? { ...base, content: [], announces: false } : undefined;
}

/** "During his years in office, Smith said, most people came to see …": an adverbial before, its clause behind. */
function splitClause(tokens: readonly Tagged[], subject: number, after: number): Range[] | null {
  const before = tokens[subject - 1]?.tag === "comma" ? rangeBefore(tokens, subject) : null;
  const tail = tokens[after]?.tag === "comma" ? tailAfter(tokens, after) : null;
  if (!tail || isReportingTail(tokens, tail) || !opensMainClause(tokens, tail.from)) return null;
  return before ? [before, tail] : [tail];
}

function told(tokens: readonly Tagged[], from: number, verb: ReportingVerb): Range | null {
  if (!verb.addressee) return null;
  const phrase = phraseAfter(tokens, from, false);
  return phrase ? { from: phrase.from, to: phrase.to } : null;
}

function isQuoteRange(tokens: readonly Tagged[], range: Range): boolean {
  return tokens[range.from]?.tag === "quote";
}

/** True where the comma before the verb closes an apposition rather than a clause. */
function closesApposition(tokens: readonly Tagged[], at: number): boolean {
  return tokens[at - 1]?.tag === "comma" && phraseBefore(tokens, at) !== undefined;
}

/** What stands before "…, X said": a clause or a quotation, not just "On Wednesday" or "In an interview". */
function parenthetical(tokens: readonly Tagged[], subject: number): Range | null {
  const before = tokens[subject - 1];
  const asClause = before?.lower === "as" && isBoundary(tokens[subject - 2]);
  if (!before || !(asClause || /^(?:quote|comma|dash)$/.test(before.tag))) return null;
  const range = rangeBefore(tokens, asClause ? subject - 1 : subject);
  if (!range) return null;
  for (let i = range.from; i < range.to; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "quote") return range;
    if ((tag === "verb" || tag === "aux") && !opensSubordinate(tokens, range)) return range;
  }
  return null;
}

/** "When asked about it, X said", "After he left, X said": the first clause is no content. */
function opensSubordinate(tokens: readonly Tagged[], range: Range): boolean {
  const first = tokens[range.from];
  const opener = first?.tag === "conj" ? tokens[range.from + 1] : first;
  if (opener?.tag === "ing" && (opener.verb === null || opener.verb.finding)) return false;
  const simple = opener?.tag === "sub" || opener?.tag === "prep" || opener?.tag === "time" || opener?.tag === "ing";
  return simple && !hasMainClause(tokens, range);
}

/** A comma within the range with a subject and a verb behind it: "If they left, that could hurt, X said". */
function hasMainClause(tokens: readonly Tagged[], range: Range): boolean {
  for (let i = range.from + 1; i < range.to; i++) {
    if (tokens[i]?.tag !== "comma") continue;
    for (let k = i + 1; k < range.to && k < i + 14; k++) {
      if (tokens[k]?.tag === "rel" || tokens[k]?.tag === "sub") break;
      if (tokens[k]?.tag === "verb" || tokens[k]?.tag === "aux") return k > i + 1;
    }
  }
  return false;
}

/** What goes on behind a cue in commas: "…, that person said, they wouldn't …". */
function parentheticalTail(tokens: readonly Tagged[], from: number, quoted: boolean): Range | null {
  if (quoted) return quotedTail(tokens, from);
  const comma = skipToComma(tokens, from);
  if (comma - from > 8) return null;
  const tail = tailAfter(tokens, comma);
  return isReportingTail(tokens, tail) ? null : tail;
}

interface Complement {
  readonly range: Range;
  readonly addressee: Range | null;
}

/** What a verb reports, to the right of it; undefined where nothing fits its class. */
function complement(
  tokens: readonly Tagged[],
  from: number,
  verb: ReportingVerb,
  participle: boolean,
): Complement | undefined {
  let at = from;
  let addressee: Range | null = null;
  if (verb.addressee) {
    const phrase = addresseePhrase(tokens, at);
    if (phrase) {
      addressee = phrase;
      at = phrase.to;
    }
  }
  at = skipAdjuncts(tokens, at, verb);
  const start = contentStart(tokens, at, verb, addressee !== null, participle);
  if (start === undefined) return undefined;
  const to = fronted(tokens, from) ? frontedEnd(tokens, start) : contentEnd(tokens, start);
  return to > start
    ? { range: { from: start, to }, addressee: addressee ?? addresseeIn(tokens, from, start) }
    : undefined;
}

/** "revealed to Bloomberg that": the addressee of a verb that takes it with "to". */
function addresseeIn(tokens: readonly Tagged[], from: number, start: number): Range | null {
  return tokens[from]?.tag === "to" && start > from + 1 ? addresseeAfter(tokens, from) : null;
}

/** Somebody told: a phrase that ends where a clause, "that" or a quotation begins. */
function addresseePhrase(tokens: readonly Tagged[], at: number): Range | null {
  const first = tokens[at];
  if (!first || first.lower === "that") return null;
  if (first.tag === "obj") return { from: at, to: at + 1 };
  const phrase = phraseAfter(tokens, at, false);
  if (!phrase) return null;
  // "told Nato allies the US was …": a determiner or a pronoun begins the clause.
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    if (tokens[i]?.tag === "det" && /^(?:noun|name)$/.test(tokens[i - 1]?.tag ?? "")) return { from: at, to: i };
  }
  const next = tokens[phrase.to];
  if (next && (next.tag === "verb" || next.tag === "aux")) return lastNameStart(tokens, phrase);
  return { from: phrase.from, to: phrase.to };
}

/** "told reporters Trump would": the last word before the verb is the clause's subject. */
function lastNameStart(tokens: readonly Tagged[], phrase: Phrase): Range | null {
  for (let i = phrase.to - 1; i > phrase.from; i--)
    if (tokens[i]?.tag === "name" && tokens[i - 1]?.tag !== "name") return { from: phrase.from, to: i };
  return null;
}

/** Past time words, "in a statement", "on Twitter" where the content comes behind them. */
function skipAdjuncts(tokens: readonly Tagged[], from: number, verb: ReportingVerb): number {
  let at = from;
  for (let turns = 0; turns < 4; turns++) {
    const tag = tokens[at]?.tag;
    if (
      tag === "time" ||
      (tag === "num" && tokens[at - 1]?.tag === "time") ||
      (tag === "adv" && !isExistential(tokens, at))
    )
      at++;
    else if (tag === "comma" && tokens[at + 1]?.tag === "sub" && tokens[at + 2]?.tag === "comma") at += 3;
    else if (tag === "sub" && /^(?:as|after|before|when|while)$/.test(tokens[at]?.lower ?? "")) {
      const end = clauseAdjunctEnd(tokens, at);
      if (end === undefined) return at;
      at = end;
    } else if (tag === "prep" || tag === "to") {
      if (tag === "to" && verb.infinitive && tokens[at + 1]?.tag === "verb") return at;
      const end = adjunctEnd(tokens, at);
      if (end === undefined) return at;
      at = end;
    } else return at;
  }
  return at;
}

/** "there is", "there remains": the adverb is the clause's subject. */
function isExistential(tokens: readonly Tagged[], at: number): boolean {
  const next = tokens[at + 1]?.tag;
  return tokens[at]?.lower === "there" && (next === "aux" || next === "verb" || next === "poss");
}

/** The end of "in an interview with X", if "that", a clause's sign, a quotation or a time word follows it. */
function adjunctEnd(tokens: readonly Tagged[], at: number): number | undefined {
  if (tokens[at + 1]?.tag === "time") return at + 2;
  for (let i = at + 1; i < tokens.length && i < at + 25; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "sub" && tokens[i]?.lower === "that") return i;
    if (tag === "det" && tokens[i]?.lower === "that") return i;
    if (tag === "quote") return i;
    if (tag === "colon") return i;
    if (tag === "pron" && i > at + 1) return i;
    if (tag === "comma") return tokens[i + 1]?.tag === "quote" ? i : undefined;
    if (tag === undefined || /^(?:stop|semi|verb|aux|rel|dash)$/.test(tag)) return undefined;
  }
  return undefined;
}

/** "said as he introduced his wife, “…”": the comma before the quotation. */
function clauseAdjunctEnd(tokens: readonly Tagged[], at: number): number | undefined {
  for (let i = at + 1; i < tokens.length && i < at + 25; i++) {
    if (tokens[i]?.tag === "comma" && tokens[i + 1]?.tag === "quote") return i;
    if (tokens[i]?.tag === "stop" || tokens[i]?.tag === "quote" || tokens[i]?.tag === "semi") return undefined;
  }
  return undefined;
}

function contentStart(
  tokens: readonly Tagged[],
  at: number,
  verb: ReportingVerb,
  toldSomebody: boolean,
  participle: boolean,
): number | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const next = tokens[at + 1];
  if (first.tag === "quote") return at;
  if (/sel(?:f|ves)$/.test(first.lower)) return undefined;
  if (first.tag === "comma" || first.tag === "colon" || first.tag === "dash") {
    if (next?.tag === "quote" && verb.clause) return at + 1;
    return first.tag === "colon" && next && verb.clause ? at + 1 : undefined;
  }
  if (/^(?:stop|semi|bracket|conj|rel)$/.test(first.tag)) return undefined;
  if (first.lower === "that" || (first.tag === "sub" && /^(?:how|what|why|whether|when|where|if)$/.test(first.lower)))
    return verb.clause || verb.object ? at : undefined;
  // "described the plan as “…”" is caught by the object; "described as “…”" has its object before it.
  if (first.lower === "as" && verb.object && !verb.attitude) return next ? at + 1 : undefined;
  if (first.tag === "to") return verb.infinitive && next?.tag !== "name" ? at : undefined;
  if (verb.object && first.tag === "prep" && isAmount(tokens, at)) return at;
  if (first.tag === "prep" || first.tag === "sub")
    return verb.clause && hasVerbAhead(tokens, at) && first.tag === "prep" && !participle ? at : undefined;
  if (/^(?:verb|aux|part)$/.test(first.tag)) return undefined;
  if (verb.object && !toldSomebody) return at;
  if (verb.clause) return hasVerbAhead(tokens, at) ? at : undefined;
  return undefined;
}

/** "at least 10", "over 20", "up to a third": an amount that begins with a preposition. */
function isAmount(tokens: readonly Tagged[], at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) if (tokens[i]?.tag === "num") return true;
  return false;
}

/** A finite verb before the clause ends: what makes a clause out of words behind "said". */
function hasVerbAhead(tokens: readonly Tagged[], from: number): boolean {
  for (let i = from; i < tokens.length && i < from + 40; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "verb" || tag === "aux") return true;
    if (tag === "quote") return true;
    if (tag === "stop" || tag === "semi") return false;
  }
  return false;
}

/** "Claiming that …, Trump told", "hours before he announced …, Smith said": such a cue reports up to the main clause only. */
function fronted(tokens: readonly Tagged[], afterVerb: number): boolean {
  let start = afterVerb - 1;
  while (start > 0 && afterVerb - start < CLAUSE_REACH && tokens[start - 1]?.tag !== "comma") start--;
  for (let i = start; i < Math.min(afterVerb, start + 3); i++) {
    const token = tokens[i];
    if (token?.tag === "ing" && token.verb && start === 0) return true;
    if (token?.tag === "sub" && token.lower !== "that" && token.lower !== "because") return true;
  }
  return false;
}

/** How many tokens a clause is searched for. */
const CLAUSE_REACH = 40;

function frontedEnd(tokens: readonly Tagged[], from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const quoteCloses = tokens[i]?.tag === "quote" && /,["'”’]*$/.test(tokens[i]?.text ?? "");
    if (quoteCloses && opensMainClause(tokens, i + 1)) return i + 1;
    if (tokens[i]?.tag === "comma" && i > from && opensMainClause(tokens, i + 1)) return i;
  }
  return contentEnd(tokens, from);
}

/** A subject with its verb right behind, neither in a relative nor in another subordinate clause. */
function opensMainClause(tokens: readonly Tagged[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 20); i++) {
    const tag = tokens[i]?.tag;
    if (tag === "verb" || tag === "aux") return i > from && phraseBefore(tokens, i) !== undefined;
    if (tag === undefined || /^(?:rel|sub|ing|semi|stop|conj|part)$/.test(tag)) return false;
  }
  return false;
}

/** Content runs to the unit's end, or to the next act of saying that hangs on the same speaker. */
function contentEnd(tokens: readonly Tagged[], from: number): number {
  let to = tokens.length;
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.tag === "stop" && i < tokens.length - 1 && tokens[i + 1]?.tag !== "bracket") continue;
    if (token.tag === "semi" || endsContent(tokens, i)) {
      to = i;
      break;
    }
  }
  while (to > from && /^(?:stop|comma|conj|dash)$/.test(tokens[to - 1]?.tag ?? "")) to--;
  return to;
}

/** A comma behind which another cue begins: ", adding that", ", according to", " and said". */
function endsContent(tokens: readonly Tagged[], i: number): boolean {
  const tag = tokens[i]?.tag;
  if (tag === "comma") {
    const next = tokens[i + 1];
    if (next?.lower === "according" || (next?.tag === "ing" && next.verb !== null && next.verb.clause)) return true;
    return next?.tag === "conj" && startsCue(tokens, i + 2);
  }
  return tag === "conj" && startsCue(tokens, i + 1);
}

function startsCue(tokens: readonly Tagged[], i: number): boolean {
  let at = i;
  while (tokens[at]?.tag === "adv") at++;
  const token = tokens[at];
  return (
    token?.tag === "verb" && token.verb?.clause === true && token.form !== null && (token.form.past || token.form.third)
  );
}

/** "X’s claim that …", "his view that …", "the warning by X that …". */
function nounCue(tokens: readonly Tagged[], i: number): Cue | undefined {
  const that = tokens[i + 1]?.lower === "that" ? i + 1 : undefined;
  if (that === undefined) return undefined;
  const speaker = ownerBefore(tokens, i);
  if (!speaker) return undefined;
  const to = contentEnd(tokens, that);
  return {
    cue: { from: i, to: i + 1 },
    speaker,
    content: [{ from: that, to }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "X’s" or "his" before a noun, with adjectives between. */
function ownerBefore(tokens: readonly Tagged[], noun: number): Phrase | undefined {
  for (let i = noun - 1; i >= Math.max(0, noun - 4); i--) {
    const token = tokens[i];
    if (token?.tag === "poss") {
      const owner = phraseBefore(tokens, i);
      return owner && canSpeak(tokens, owner) ? owner : undefined;
    }
    if (token?.tag === "det" && /^(?:his|her|their|its)$/.test(token.lower))
      return { from: i, to: i + 1, apposition: null };
    if (token?.tag !== "noun" && token?.tag !== "adv" && token?.tag !== "ing") return undefined;
  }
  return undefined;
}

/** The first subject of a unit's main clause: who does what the participles behind it say. */
export function mainSubject(tokens: readonly Tagged[], before: number): Phrase | undefined {
  let fallback: Phrase | undefined;
  let subordinate = tokens[0]?.tag === "sub" || tokens[0]?.tag === "prep";
  for (let i = 1; i < before; i++) {
    const tag: Tag | undefined = tokens[i]?.tag;
    if (tag === "comma") subordinate = false;
    if (tag !== "verb" && tag !== "aux") continue;
    const left = tokens[i - 1];
    if (!left || left.tag === "aux" || left.tag === "verb" || left.tag === "rel") continue;
    const phrase = phraseBefore(tokens, i);
    if (!phrase || !canSpeak(tokens, phrase)) continue;
    if (!subordinate) return phrase;
    fallback ??= phrase;
  }
  return fallback;
}

/** "“…” — Name": a signature behind a quotation that ends its paragraph. */
export function signatureCue(tokens: readonly Tagged[]): Cue | undefined {
  const dash = tokens.findIndex((t, i) => t.tag === "dash" && tokens[i - 1]?.tag === "quote");
  if (
    dash < 1 ||
    dash > 12 ||
    !tokens.slice(0, dash).every((t) => /^(?:quote|stop|noun|name|det|prep|conj|aux|adv|verb|pron)$/.test(t.tag))
  )
    return undefined;
  const speaker = phraseAfter(tokens, dash + 1, false);
  if (!speaker || tokens[speaker.from]?.tag !== "name") return undefined;
  const behind = tokens[speaker.apposition?.to ?? speaker.to]?.tag;
  if (behind !== undefined && behind !== "stop" && behind !== "comma") return undefined;
  return {
    cue: { from: dash, to: dash + 1 },
    speaker,
    content: [{ from: 0, to: dash }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** A colon behind a short subject that opens a paragraph: "Minister: …", as headlines and transcripts have it. */
export function colonCue(tokens: readonly Tagged[]): Cue | undefined {
  const colon = tokens.findIndex((t) => t.tag === "colon");
  if (colon < 1 || colon > 8 || colon + 1 >= tokens.length) return undefined;
  const speaker: Phrase = { from: 0, to: colon, apposition: null };
  const nominal = tokens.slice(0, colon).every((t) => /^(?:name|noun|det|prep|poss|num|mark)$/.test(t.tag));
  const named = tokens.slice(0, colon).some((t) => t.tag === "name" || isSpeakerNoun(t));
  if (!nominal || !named || !tokens[colon + 1]?.text.match(/^[\p{Lu}“"‘']/u)) return undefined;
  let to = tokens.length;
  while (to > colon + 1 && tokens[to - 1]?.tag === "stop") to--;
  return {
    cue: { from: colon, to: colon + 1 },
    speaker,
    content: [{ from: colon + 1, to }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}
