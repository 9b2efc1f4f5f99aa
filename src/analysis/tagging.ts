/**
 * Tells verbs, names and nouns apart by the closed classes, the verb lexicons and the words around: a small tagger made
 * for one question, where the subject of a reporting verb begins and ends. No probabilities, one pass per unit.
 */
import { isTitle } from "./forms.ts";
import { commonForm, isCommonNounAlso } from "./lexicon/common-verbs.ts";
import * as closed from "./lexicon/function-words.ts";
import type { VerbForm } from "./lexicon/inflection.ts";
import { bodyNouns, documentNouns, personNouns, singular } from "./lexicon/nouns.ts";
import { isNounAlso, type ReportingVerb, reportingForm } from "./lexicon/reporting-verbs.ts";
import type { Unit, UnitToken } from "./paragraphs.ts";
import { verbTag } from "./verb-tags.ts";

/** The class a token has in its sentence. */
export type Tag =
  | "det"
  | "poss"
  | "prep"
  | "pron"
  | "obj"
  | "aux"
  | "conj"
  | "sub"
  | "rel"
  | "adv"
  | "time"
  | "verb"
  | "part"
  | "ing"
  | "to"
  | "name"
  | "noun"
  | "num"
  | "quote"
  | "comma"
  | "stop"
  | "colon"
  | "semi"
  | "dash"
  | "bracket"
  | "mark";

/** A token with its class; verbs carry their form. */
export interface Tagged extends UnitToken {
  readonly tag: Tag;
  readonly form: VerbForm | null;
  /** The reporting verb that it is a form of, where it is a verb here. */
  readonly verb: ReportingVerb | null;
}

/** What an article shows of its words: which ones it writes small, and which ones large in mid-sentence. */
export interface Vocabulary {
  readonly small: ReadonlySet<string>;
  readonly large: ReadonlySet<string>;
}

/** Reads the vocabulary out of all units of an article. */
export function readVocabulary(units: readonly Unit[]): Vocabulary {
  const small = new Set<string>();
  const large = new Set<string>();
  for (const { tokens } of units) {
    tokens.forEach((token, i) => {
      if (token.kind !== "word") return;
      if (!token.capital) small.add(token.lower);
      else if (i > 0 && tokens[i - 1]?.kind === "word") large.add(token.lower);
    });
  }
  return { small, large };
}

/** Tags a unit's tokens. */
export function tagUnit(unit: Unit, vocabulary: Vocabulary): Tagged[] {
  const tagged: Tagged[] = [];
  const headline = isHeadline(unit);
  unit.tokens.forEach((token, i) => {
    tagged.push(tagToken(token, tagged, unit.tokens[i + 1], { vocabulary, headline }));
  });
  return tagged;
}

/** A line whose words are nearly all capitalised, where capitals tell nothing of names. */
function isHeadline(unit: Unit): boolean {
  const words = unit.tokens.filter((t) => t.kind === "word" && t.lower.length > 3);
  return words.length >= 4 && words.filter((t) => t.capital).length >= words.length * 0.9;
}

interface Surroundings {
  readonly vocabulary: Vocabulary;
  readonly headline: boolean;
}

function tagToken(
  token: UnitToken,
  before: readonly Tagged[],
  next: UnitToken | undefined,
  around: Surroundings,
): Tagged {
  const plain = (tag: Tag): Tagged => ({ ...token, tag, form: null, verb: null });
  const previous = before.at(-1);
  if (token.kind === "quote" && namesSomething(token, previous, next)) return plain("noun");
  if (token.kind !== "word") return plain(markTags[token.kind]);
  const { lower } = token;
  if (lower === "'s" || lower === "'") return plain(isVerbClitic(before, next) ? "aux" : "poss");
  if (isName(token, previous, next, around)) return plain("name");
  const closedTag = closedClass(token, next, previous);
  if (closedTag) return plain(closedTag);
  return openClass(token, before, next);
}

const markTags: Readonly<Record<Exclude<UnitToken["kind"], "word">, Tag>> = {
  number: "num",
  comma: "comma",
  stop: "stop",
  colon: "colon",
  semicolon: "semi",
  dash: "dash",
  bracket: "bracket",
  quote: "quote",
  mark: "mark",
};

/**
 * A title in quotation marks (“This Week with …”) that stands where a noun would: behind a noun, a preposition or another
 * word of its phrase. Behind a comma, a colon or a verb, and before one of saying, it may be what is said.
 */
function namesSomething(token: UnitToken, previous: Tagged | undefined, next: UnitToken | undefined): boolean {
  const words = token.text.slice(1, -1).split(/\s+/);
  if (previous === undefined || words.length < 2 || !isTitle(words)) return false;
  if (reportingForm(next?.lower ?? "")) return false;
  if (/sel(?:f|ves)$/.test(previous.lower)) return true;
  return /^(?:poss|det|prep|noun|name|conj)$/.test(previous.tag) && previous.lower !== "as";
}

/** "he's", "that's", "what's": the clitic is a verb behind pronouns and a possessive behind everything else. */
function isVerbClitic(before: readonly Tagged[], next: UnitToken | undefined): boolean {
  const host = before.at(-1);
  if (!host) return false;
  if (host.tag === "pron" || host.tag === "rel" || /^(?:that|there|what|here|let|where|how|it)$/.test(host.lower))
    return true;
  return next !== undefined && /^(?:been|not|going|a|the)$/.test(next.lower);
}

function isName(
  token: UnitToken,
  previous: Tagged | undefined,
  next: UnitToken | undefined,
  around: Surroundings,
): boolean {
  const { lower } = token;
  if (!token.capital) return false;
  const known = isKnownWord(lower);
  const starts =
    previous === undefined || previous.tag === "stop" || previous.tag === "colon" || previous.tag === "bracket";
  if (around.headline) return !known && !around.vocabulary.small.has(lower);
  if (starts || lower === "i") {
    const isGiven = lower === "per" && around.vocabulary.large.has(lower) && next?.capital === true;
    if ((isClosed(lower) && !isGiven) || lower === "i") return false;
    if (next?.capital && next.kind === "word" && !isClosed(next.lower)) return true;
    if (around.vocabulary.large.has(lower)) return !around.vocabulary.small.has(lower) || !known;
    return !known && !around.vocabulary.small.has(lower) && !/(?:ly|ing|ed)$/.test(lower);
  }
  // "Will Doyle", "Per Lund": neither has a capital within a sentence as the word that it also is.
  if ((lower === "will" || lower === "per") && next?.kind === "word" && next.capital && !isClosed(next.lower))
    return true;
  // "May" and "March" are months here; a month behind a preposition is no name of a speaker either.
  return !(
    closed.timeWords.has(lower) ||
    (isClosed(lower) && token.text.length > 1 && !/^[\p{Lu}.]+$/u.test(token.text))
  );
}

function isKnownWord(lower: string): boolean {
  const noun = singular(lower);
  return (
    isClosed(lower) ||
    reportingForm(lower) !== undefined ||
    commonForm(lower) !== undefined ||
    personNouns.has(noun) ||
    bodyNouns.has(noun) ||
    documentNouns.has(noun)
  );
}

function isClosed(lower: string): boolean {
  return (
    closed.determiners.has(lower) ||
    closed.possessives.has(lower) ||
    closed.prepositions.has(lower) ||
    closed.subjectPronouns.has(lower) ||
    closed.auxiliaries.has(lower) ||
    closed.conjunctions.has(lower) ||
    closed.subordinators.has(lower) ||
    closed.relatives.has(lower) ||
    closed.adverbs.has(lower) ||
    closed.timeWords.has(lower) ||
    lower === "to"
  );
}

function closedClass(
  { lower, capital }: UnitToken,
  next: UnitToken | undefined,
  previous: Tagged | undefined,
): Tag | undefined {
  if (lower === "to") return "to";
  if (lower === "that" || lower === "so") {
    const opensClause =
      next === undefined || previous?.tag === "verb" || previous?.tag === "noun" || previous?.tag === "ing";
    return lower === "so" ? "adv" : opensClause || previous?.tag === "obj" || previous?.tag === "name" ? "sub" : "det";
  }
  // Small, "may" is no month.
  if (closed.timeWords.has(lower) && (lower !== "may" || capital)) return "time";
  if (lower === "following" && previous?.tag === "det") return "noun";
  if (closed.modals.has(lower) || closed.auxiliaries.has(lower)) return "aux";
  if (closed.relatives.has(lower)) return "rel";
  if (closed.subjectPronouns.has(lower)) return "pron";
  if (closed.objectPronouns.has(lower)) return "obj";
  if (closed.possessives.has(lower) || closed.determiners.has(lower)) return "det";
  if (closed.conjunctions.has(lower)) return "conj";
  if (closed.subordinators.has(lower)) return "sub";
  if (closed.prepositions.has(lower)) return "prep";
  if (closed.adverbs.has(lower)) return "adv";
  return undefined;
}

function openClass(token: UnitToken, before: readonly Tagged[], next: UnitToken | undefined): Tagged {
  const { lower } = token;
  const reporting = reportingForm(lower);
  const form = reporting?.form ?? commonForm(lower) ?? unknownForm(lower);
  const asNoun: Tagged = { ...token, tag: lower.endsWith("ly") ? "adv" : "noun", form: null, verb: null };
  if (!form) return asNoun;
  if (closed.participialAdjectives.has(lower) && next?.kind === "word" && !isClosed(next.lower)) return asNoun;
  const doubtful = isNounAlso(lower) || isCommonNounAlso(lower);
  const tag = verbTag(form, before, next, doubtful);
  return tag === undefined ? asNoun : { ...token, tag, form, verb: reporting?.verb ?? null };
}

/** Words that look like past forms or participles though no lexicon has them. */
function unknownForm(lower: string): VerbForm | undefined {
  if (!/^[a-z]+$/.test(lower) || lower.length < 5) return undefined;
  const none = { lemma: lower, base: false, third: false, past: false, participle: false, ing: false };
  if (lower.endsWith("ed")) return { ...none, past: true, participle: true };
  if (lower.endsWith("ing")) return { ...none, ing: true };
  return undefined;
}
