/** Whether a word that could be a verb is one in its place: "claims" behind a name and before "that", not behind "the". */
import * as closed from "./lexicon/function-words.ts";
import type { VerbForm } from "./lexicon/inflection.ts";
import { singular } from "./lexicon/nouns.ts";
import type { UnitToken } from "./paragraphs.ts";
import type { Tag, Tagged } from "./tagging.ts";

export function verbTag(
  form: VerbForm,
  before: readonly Tagged[],
  next: UnitToken | undefined,
  doubtful: boolean,
): Tag | undefined {
  const previous = lastNonAdverb(before);
  const afterNominal = previous !== undefined && nominal.has(previous.tag);
  const afterDeterminer = previous?.tag === "det" || previous?.tag === "poss" || previous?.tag === "num";
  if (form.ing) {
    if (previous?.tag === "aux") return "verb";
    const nounPlace = previous === undefined || previous.tag === "prep" || previous.tag === "noun";
    return afterDeterminer || (doubtful && nounPlace && !isReportedAfter(next)) ? undefined : "ing";
  }
  if (previous?.tag === "aux" || previous?.tag === "to") {
    const toVerb = previous.tag === "to" ? form.base : closed.modals.has(previous.lower) ? form.base : form.participle;
    if (toVerb) return "verb";
    return form.past || form.participle ? "verb" : undefined;
  }
  if (afterDeterminer && !(form.past && standsAlone.has(previous?.lower ?? "") && next?.kind !== "word"))
    return undefined;
  if (form.past || form.participle) return pastTag(form, previous, next, afterNominal);
  if (doubtful) return doubtfulTag(form, before, next);
  if (previous?.tag === "prep") return undefined;
  return "verb";
}

/** Determiners that can be a subject by themselves: "another tweeted, …". */
const standsAlone: ReadonlySet<string> = new Set([
  "another",
  "some",
  "many",
  "several",
  "both",
  "all",
  "one",
  "most",
  "few",
]);

/** What only follows a participle that reports: "saying “…”", "calling her". */
function isReportedAfter(next: UnitToken | undefined): boolean {
  if (next?.kind === "word" && next.capital) return true;
  return (
    next !== undefined &&
    (next.kind === "quote" || next.kind === "colon" || closed.objectPronouns.has(next.lower) || next.lower === "that")
  );
}

const nominal: ReadonlySet<Tag> = new Set<Tag>(["noun", "name", "pron", "rel", "quote", "bracket", "obj"]);

function pastTag(
  form: VerbForm,
  previous: Tagged | undefined,
  next: UnitToken | undefined,
  afterNominal: boolean,
): Tag | undefined {
  if (previous?.tag === "prep") return undefined;
  if (next?.lower === "by" && previous?.tag !== "pron") return "part";
  // A participle that is not a past form ("written", "known") is only a verb behind an auxiliary.
  if (!form.past && !form.base) return "part";
  if (previous === undefined || previous.tag === "stop")
    return next?.kind === "word" && !next.capital ? "part" : "verb";
  if (afterNominal || previous.tag === "comma" || previous.tag === "conj" || previous.tag === "time") return "verb";
  return "verb";
}

/** "claims", "report", "plans" are verbs where a subject stands before and something that a noun never has behind. */
function doubtfulTag(form: VerbForm, before: readonly Tagged[], next: UnitToken | undefined): Tag | undefined {
  const previous = lastNonAdverb(before);
  if (previous === undefined || previous.tag === "prep" || previous.tag === "verb" || previous.tag === "ing")
    return undefined;
  const behind = next === undefined ? "end" : behindVerb(next);
  if (previous.tag === "pron" || previous.tag === "rel") return "verb";
  const head = before.at(-2)?.tag === "prep" ? (before.at(-3) ?? previous) : previous;
  const agrees = isPluralToken(head) === form.base;
  if (previous.tag === "quote" && form.third) return "verb";
  if (behind === "end" && form.third && followsQuotation(before)) return "verb";
  if (previous.tag === "name" || previous.tag === "noun") return agrees && behind === "object" ? "verb" : undefined;
  if (previous.tag === "comma" || previous.tag === "conj")
    return behind === "object" && form.third ? "verb" : undefined;
  return undefined;
}

/** "“…,” Smith notes.": a quotation stands right before the words that would be its speaker. */
function followsQuotation(before: readonly Tagged[]): boolean {
  for (let i = before.length - 1; i >= Math.max(0, before.length - 9); i--) {
    const tag = before[i]?.tag;
    if (tag === "quote") return true;
    if (tag === "verb" || tag === "aux" || tag === "stop" || tag === "semi") return false;
  }
  return false;
}

function isPluralToken(token: Tagged): boolean {
  return (
    singular(token.lower) !== token.lower ||
    token.lower === "people" ||
    token.lower === "many" ||
    token.lower === "some"
  );
}

function behindVerb(next: UnitToken): "object" | "end" | "other" {
  if (next.kind === "quote") return "object";
  if (next.kind !== "word") return next.kind === "colon" ? "object" : "end";
  const { lower } = next;
  const object =
    closed.determiners.has(lower) ||
    closed.possessives.has(lower) ||
    closed.subjectPronouns.has(lower) ||
    closed.objectPronouns.has(lower) ||
    next.capital ||
    /^(?:that|how|what|why|whether|when|where|if|to|there|out)$/.test(lower);
  return object ? "object" : "other";
}

function lastNonAdverb(before: readonly Tagged[]): Tagged | undefined {
  for (let i = before.length - 1; i >= Math.max(0, before.length - 4); i--)
    if (before[i]?.tag !== "adv") return before[i];
  return before.at(-1);
}
