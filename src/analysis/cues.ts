/**
 * Finds the acts of saying in one unit: which verb, noun or preposition reports, who stands as its speaker, and which
 * words are what is said. Works on token indices alone; who the speaker is, is settled elsewhere.
 */
import {
  contentEnd,
  endsInColon,
  hasQuote,
  hasQuoteBefore,
  isBoundary,
  mainSubject,
  parenthetical,
  parentheticalTail,
  quotedTail,
  type Range,
  rangeBefore,
  splitClause,
  withinRelative,
} from "./clauses.ts";
import { complement, isAmount, told } from "./complement.ts";
import { formsOfBe } from "./lexicon/function-words.ts";
import { sayingNouns, singular } from "./lexicon/nouns.ts";
import { type ReportingVerb, withParticle } from "./lexicon/reporting-verbs.ts";
import { accordingTo, inTheViewOf, nounCue } from "./nominal-cues.ts";
import { canSpeak, type Phrase, phraseAfter, phraseBefore } from "./phrases.ts";
import { followsQuoting, passiveReport, quotedAs } from "./quoted-reports.ts";
import { isLeftUnsaid, isPossible, isSilence, isSupposed, isUnreal } from "./suppositions.ts";
import type { Tagged } from "./tagging.ts";

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
    if (found && !isOnlySupposed(tokens, found)) cues.push(found);
  });
  return cues;
}

/** Nobody said it: the words stay the article's own. */
function isOnlySupposed(tokens: readonly Tagged[], { cue, speaker, verb, content }: Cue): boolean {
  const unreal = verb !== null && (isPossible(tokens, cue) || (!verb.attitude && isUnreal(tokens, cue)));
  const unsaid = tokens[cue.to - 1]?.tag === "ing" && isLeftUnsaid(tokens, cue.from);
  const silent = isSilence(tokens, cue) && !content.some((range) => hasQuote(tokens, range));
  return unreal || unsaid || silent || (speaker !== null && isSupposed(tokens, speaker.from));
}

function cueAt(tokens: readonly Tagged[], token: Tagged, i: number): Cue | undefined {
  if (token.lower === "according" && tokens[i + 1]?.tag === "to") return accordingTo(tokens, i, i + 2);
  if (token.lower === "per" && token.tag === "prep" && isBoundary(tokens[i - 1]) && tokens[i + 1]?.tag !== "noun")
    return accordingTo(tokens, i, i + 1);
  // "was quoted as saying" is one cue, read at its first verb.
  if (token.tag === "ing" && tokens[i - 1]?.lower === "as" && followsQuoting(tokens, i)) return undefined;
  if (token.verb && (token.tag === "verb" || token.tag === "ing")) return verbCue(tokens, token, i, token.verb);
  if (token.tag === "part" && token.verb && tokens[i + 1]?.lower === "by")
    return passiveCue(tokens, token, i, token.verb);
  if (token.tag === "part" && token.verb && formsOfBe.has(tokens[i - 1]?.lower ?? ""))
    return verbCue(tokens, token, i, token.verb);
  if (token.tag === "noun" && /^(?:view|words|opinion|telling|estimation|reckoning|account)$/.test(token.lower))
    return inTheViewOf(tokens, i) ?? nounCue(tokens, i);
  if (token.tag === "noun" && sayingNouns.has(singular(token.lower))) return nounCue(tokens, i);
  return undefined;
}

/** The verb with its auxiliaries, adverbs and particles. */
function verbGroup(tokens: readonly Tagged[], i: number): Range {
  let from = i;
  while (
    from > 0 &&
    (tokens[from - 1]?.tag === "aux" ||
      tokens[from - 1]?.tag === "adv" ||
      tokens[from - 1]?.lower === "n't" ||
      // "had earlier told": a time word between auxiliary and verb.
      (tokens[from - 1]?.tag === "time" && tokens[from - 2]?.tag === "aux"))
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
  if (!reportsHere(base.lemma, tokens[i + 1], tokens, i)) return undefined;
  const passive = isPassive(tokens, token, group);
  if (passive) return passiveReport(tokens, cue, i);
  return quotedAs(tokens, cue, verb) ?? inverted(tokens, cue, verb) ?? ordered(tokens, cue, verb, token);
}

/** "put" and "read" report words in few places only: "put it", "put the cost at", "as X put it"; "read: “…”". */
function reportsHere(lemma: string, next: Tagged | undefined, tokens: readonly Tagged[], i: number): boolean {
  if (lemma !== "put" && lemma !== "read") return true;
  if (next === undefined || /^(?:quote|colon|comma)$/.test(next.tag)) return true;
  const closesQuotation = tokens.slice(Math.max(0, i - 8), i).some((t) => t.tag === "quote");
  if (lemma === "read")
    return closesQuotation || next.lower === "that" || (next.tag === "adv" && tokens[i + 2]?.tag === "colon");
  if (next.lower === "it") return true;
  return tokens.slice(i + 1, i + 14).some((t, k) => t.lower === "at" && isAmount(tokens, i + 1 + k));
}

function isPassive(tokens: readonly Tagged[], token: Tagged, group: Range): boolean {
  if (!token.form?.participle || token.form.base) return false;
  for (let k = group.to - 2; k >= group.from; k--) {
    if (tokens[k]?.tag === "aux") return formsOfBe.has(tokens[k]?.lower ?? "") && tokens[k]?.lower !== "being";
  }
  return false;
}

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

function hasSubordinateTail(tokens: readonly Tagged[], end: number): boolean {
  const tag = tokens[end]?.tag;
  return tag !== undefined && /^(?:verb|aux|quote)$/.test(tag);
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
  const whole = complement(tokens, cue.to, verb, token.tag === "ing");
  const beforeMainVerb =
    token.tag === "ing" && tokens[cue.from - 1]?.tag === "comma" && mainSubject(tokens, cue.from) === undefined;
  const inRelative = (tokens[cue.from - 1]?.tag === "rel" && tokens[cue.from - 2]?.tag === "comma") || beforeMainVerb;
  const rest = whole && inRelative ? { ...whole, range: withinRelative(tokens, whole.range) } : whole;
  const around = speaker && !opensOnSource(tokens, subjectStart) ? parenthetical(tokens, subjectStart) : null;
  const quotedBefore = around !== null && hasQuoteBefore(tokens, around.to + (isBoundary(tokens[around.to]) ? 1 : 0));
  const base = {
    cue,
    speaker,
    verb,
    addressee: rest?.addressee ?? null,
    strong: verb.clause && !verb.finding && !verb.attitude && !verb.object,
  };
  if (around && verb.clause && (quotedBefore || !rest || tokens[subjectStart - 1]?.lower === "as")) {
    // "…, treating it as “a European affair,” as X put it": of X are the words in quotation marks.
    const asSaid = tokens[subjectStart - 1]?.lower === "as" && tokens[around.to - 1]?.tag === "quote";
    if (asSaid) return { ...base, content: [{ from: around.to - 1, to: around.to }], announces: false };
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

/** "According to X, which …, the minister knew": what stands before the subject is whose word it is, nothing said. */
function opensOnSource(tokens: readonly Tagged[], subject: number): boolean {
  return tokens[0]?.lower === "according" && !tokens.slice(1, subject).some((t) => t.tag === "quote");
}

function isQuoteRange(tokens: readonly Tagged[], range: Range): boolean {
  return tokens[range.from]?.tag === "quote";
}

/** True where the comma before the verb closes an apposition rather than a clause. */
function closesApposition(tokens: readonly Tagged[], at: number): boolean {
  return tokens[at - 1]?.tag === "comma" && phraseBefore(tokens, at) !== undefined;
}
