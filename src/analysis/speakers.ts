/**
 * Says who a noun phrase names: a person of the roster, a body, somebody the outlet leaves unnamed, or a pronoun that
 * the caller has to settle. Facts of the phrase alone; nothing is looked up in other sentences but the roster.
 */
import { bodyNameWords, bodyNouns, documentNouns, personNouns, singular, titleWords } from "./lexicon/nouns.ts";
import { numberWords } from "./lexicon/numbers.ts";
import { countryOf } from "./lexicon/places.ts";
import type { NameRun, Person } from "./people.ts";
import type { Phrase } from "./phrases.ts";
import type { Tagged } from "./tagging.ts";

/** What a phrase says of the speaker. */
export type Mention =
  | { readonly type: "pronoun"; readonly word: string }
  | { readonly type: "person"; readonly person: Person; readonly role: string | null }
  | { readonly type: "name"; readonly name: string; readonly role: string | null }
  | { readonly type: "body"; readonly name: string }
  /** A description by a noun of people; `definite` where it points back: "the minister", "that person", "his aide". */
  | {
      readonly type: "people";
      readonly text: string;
      readonly head: string;
      readonly plural: boolean;
      readonly definite: boolean;
    };

/** The head of "X and Y": two who say one thing. "He" behind them may be either. */
export const JOINT = "and";

/** Reads a phrase of one unit; `runs` are the unit's. Undefined where nothing in it could speak; `anyNoun` lets every noun
 * speak, for verbs that leave no doubt ("“…,” the narrator asks"). */
export function readMention(
  text: string,
  tokens: readonly Tagged[],
  phrase: Phrase,
  runs: readonly NameRun[],
  anyNoun: boolean,
): Mention | undefined {
  const first = tokens[phrase.from];
  if (!first || saysNobody(tokens, phrase)) return undefined;
  if (
    phrase.to - phrase.from === 1 &&
    (first.tag === "pron" || /^(?:his|her|their|its|my|our|your)$/.test(first.lower))
  ) {
    return { type: "pronoun", word: possessor(first.lower) };
  }
  const reflexive = /sel(?:f|ves)$/.test(tokens[phrase.to - 1]?.lower ?? "") && phrase.to - phrase.from > 1;
  if (reflexive) return readMention(text, tokens, { ...phrase, to: phrase.to - 1 }, runs, anyNoun);
  const head = headIndex(tokens, phrase);
  const run = runs.find((r) => r.to === head + 1) ?? titledRun(tokens, phrase, runs) ?? apposedRun(phrase, runs);
  if (
    run &&
    tokens[run.from - 1]?.tag === "conj" &&
    run.from - 2 >= phrase.from &&
    tokens[run.from - 2]?.tag === "name"
  ) {
    const both = text.slice(first.start, tokens[phrase.to - 1]?.end).replace(/\s+/g, " ");
    return { type: "people", text: both, head: JOINT, plural: true, definite: false };
  }
  if (run) {
    const { person } = run;
    const role = roleOf(text, tokens, phrase, run);
    return { type: "person", person, role };
  }
  return readCommon(text, tokens, phrase, head, anyNoun);
}

/** "No minister said", "None of them said", "No one has explained": nobody said it. */
function saysNobody(tokens: readonly Tagged[], { from, to }: Phrase): boolean {
  const words = tokens.slice(Math.max(0, from - 1), to).map((t) => t.lower);
  return /^(?:no|nobody|none|neither|no-one)$/.test(words[from > 0 ? 1 : 0] ?? "") || (from > 0 && words[0] === "no");
}

function possessor(word: string): string {
  const subjects: Readonly<Record<string, string>> = {
    his: "he",
    her: "she",
    their: "they",
    its: "it",
    my: "i",
    our: "we",
  };
  return subjects[word] ?? word;
}

/** The last token before the phrase's first preposition or relative: what the phrase is about. */
function headIndex(tokens: readonly Tagged[], phrase: Phrase): number {
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    const tag = tokens[i]?.tag;
    if (
      tag === "prep" ||
      tag === "to" ||
      tag === "rel" ||
      tag === "ing" ||
      tag === "part" ||
      tag === "verb" ||
      tag === "bracket" ||
      tag === "comma" ||
      tag === "aux"
    )
      return i - 1;
    if (i > phrase.from && tokens[i]?.lower === "familiar") return i - 1;
  }
  return phrase.to - 1;
}

/** "Secretary of State Marco Rubio", "head of the agency Rafael Grossi": a name at the end of a titled phrase. */
function titledRun(tokens: readonly Tagged[], phrase: Phrase, runs: readonly NameRun[]): NameRun | undefined {
  const last = runs.find((r) => r.to === phrase.to && r.from > phrase.from);
  if (!last) return undefined;
  for (let i = phrase.from; i < last.from; i++) {
    const lower = tokens[i]?.lower ?? "";
    if (tokens[i]?.tag === "poss") return undefined;
    if (lower === "of")
      return titleWords.has(tokens[i - 1]?.lower ?? "") || personNouns.has(tokens[i - 1]?.lower ?? "")
        ? last
        : undefined;
  }
  return undefined;
}

/** "NATO’s senior official in Ukraine, Patrick Turner": the name stands in apposition. */
function apposedRun(phrase: Phrase, runs: readonly NameRun[]): NameRun | undefined {
  const { apposition } = phrase;
  return apposition ? runs.find((r) => r.from === apposition.from && r.to <= apposition.to) : undefined;
}

function roleOf(text: string, tokens: readonly Tagged[], phrase: Phrase, run: NameRun): string | null {
  const { apposition } = phrase;
  const slice = (from: number, to: number) => text.slice(tokens[from]?.start, tokens[to - 1]?.end);
  if (apposition && run.from >= apposition.from) return withoutArticle(slice(phrase.from, phrase.to));
  const before = run.from > phrase.from ? withoutArticle(slice(phrase.from, run.from)) : "";
  if (/\p{L}{3}/u.test(before) && !/^(?:mrs?|ms|dr|miss)\.?$/i.test(before)) return before.replace(/[\s,]+$/, "");
  // "Claudia Major of the Institute, a think-tank in Berlin": the apposition tells of the body, not of the person.
  const of = tokens[run.to];
  const ofBody = of?.lower === "of" && run.to + 1 < phrase.to ? withoutArticle(slice(run.to + 1, phrase.to)) : null;
  if (ofBody !== null && apposition && isBodyApposed(tokens, phrase)) return ofBody;
  if (
    apposition &&
    !/^no$/.test(tokens[apposition.from]?.lower ?? "") &&
    !(apposition.to - apposition.from === 1 && tokens[apposition.from]?.tag === "num") &&
    /^(?:det|noun|name|num)$/.test(tokens[apposition.from]?.tag ?? "") &&
    apposition.to > apposition.from
  ) {
    return withoutArticle(slice(apposition.from, apposition.to));
  }
  return ofBody;
}

function withoutArticle(text: string): string {
  // "its director": whose, only the sentence before could tell.
  return text.replace(/^(?:the|an?|its|his|her|their)\s+/i, "");
}

function readCommon(
  text: string,
  tokens: readonly Tagged[],
  phrase: Phrase,
  head: number,
  anyNoun: boolean,
): Mention | undefined {
  const token = tokens[head];
  if (!token) return undefined;
  const words = text.slice(tokens[phrase.from]?.start, tokens[phrase.to - 1]?.end).replace(/\s+/g, " ");
  const noun = singular(token.lower);
  const person = personNouns.has(noun) || personNouns.has(token.lower);
  const plural = noun !== token.lower || token.lower === "people";
  // "Three in ten respondents": a number that opens the sentence, for all its capital.
  if (token.tag === "name" && head === phrase.from && phrase.to - head > 1 && numberWords.has(token.lower))
    return { type: "people", text: words, head: "person", plural: true, definite: false };
  if (token.tag === "name" && !(person && plural)) return readName(tokens, phrase, head, words);
  if (person && !isBodyOfPeople(tokens, phrase, noun)) {
    return { type: "people", text: words, head: noun, plural, definite: isDefinite(tokens, phrase) };
  }
  if (bodyNouns.has(noun) || documentNouns.has(noun)) return { type: "body", name: words };
  // "52 percent of registered voters", "a majority of members": the share speaks for the people.
  const share =
    /^(?:percent|percentage|majority|minority|number|share|third|quarter|half|dozens|hundreds|thousands|handful)$/.test(
      token.lower,
    );
  if ((share || token.text.endsWith("%")) && tokens[head + 1]?.lower === "of") {
    return { type: "people", text: words, head: "person", plural: true, definite: false };
  }
  const partOfMany = /^(?:one|two|three|some|many|most|several|few|both|all|others?|another|those)$/.test(token.lower);
  if (partOfMany && (token.tag === "det" || token.tag === "num" || token.tag === "noun")) {
    return {
      type: "people",
      text: words,
      head: "person",
      plural: token.lower !== "one" && token.lower !== "another",
      // "those who argue" are no people of before.
      definite: token.lower !== "those" && isDefinite(tokens, phrase),
    };
  }
  // "Article 33 affirms", "Isaiah 45 reads": a numbered part of a text.
  if (anyNoun && token.tag === "num" && tokens[head - 1]?.tag === "name") return { type: "body", name: words };
  // "An earlier version of this post said": a text, and nobody whom "he" could mean.
  if (anyNoun && /^(?:version|edition|update|draft|chapter|thread)$/.test(noun)) return { type: "body", name: words };
  if (anyNoun && token.tag === "noun")
    return { type: "people", text: words, head: noun, plural, definite: isDefinite(tokens, phrase) };
  return undefined;
}

/** "leaders' council" has people in it but is a body; kept apart by the head noun alone. */
function isBodyOfPeople(tokens: readonly Tagged[], phrase: Phrase, noun: string): boolean {
  return noun === "ally" && tokens[phrase.from]?.tag === "name";
}

/** A capitalised phrase without a person of the roster: a body by its last word, "the", or initials; else a person by surname. */
function readName(tokens: readonly Tagged[], phrase: Phrase, head: number, words: string): Mention {
  const token = tokens[head];
  const last = token?.lower ?? "";
  const first = tokens[phrase.from];
  const initials = token !== undefined && /^\p{Lu}{2,}$/u.test(token.text.replace(/[.&]/g, ""));
  const several = phrase.to - phrase.from > 1;
  const titled = titleWords.has(tokens[head - 1]?.lower ?? "");
  const list = tokens.slice(phrase.from, phrase.to).some((t) => t.tag === "conj");
  const body =
    !titled &&
    (bodyNameWords.has(last) ||
      bodyNouns.has(singular(last)) ||
      countryOf(last) !== undefined ||
      initials ||
      first?.lower === "the" ||
      list);
  const ofWords =
    !titled && tokens.slice(phrase.from, phrase.to).some((t) => t.tag === "name" && ORDINARY.test(t.text));
  if (ofWords || isBodyApposed(tokens, phrase)) return { type: "body", name: words };
  if (body || (several && !titled && documentNouns.has(last))) return { type: "body", name: words };
  return { type: "name", name: titled ? (token?.text ?? words) : words, role: null };
}

/** Names made of ordinary words ("Human Rights Watch"), or of two words run together ("PolitiFact"), are bodies'. */
const ORDINARY =
  /(?:tions?|ments?|ities|ity|ional|ics|ances?|ences?|ology|[Ww]orks|[Ww]atch|[Rr]ights|[Gg]lobal|[Rr]esearch|[Ss]trategies|[Ss]olutions)$|^(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’])\p{Lu}\p{Ll}+\p{Lu}/u;

/** "Rheinland, the arms maker," or "Orbis, a think tank in Oslo,": what stands in apposition is a body. */
function isBodyApposed(tokens: readonly Tagged[], { apposition }: Phrase): boolean {
  if (!apposition || !/^(?:det|noun)$/.test(tokens[apposition.from]?.tag ?? "")) return false;
  for (let i = apposition.from; i < Math.min(apposition.to, apposition.from + 6); i++) {
    const noun = singular(tokens[i]?.lower ?? "");
    // "counsel to the Committee": what stands behind a preposition is somebody else.
    if (personNouns.has(noun) || tokens[i]?.tag === "prep" || tokens[i]?.tag === "to") return false;
    if (bodyNouns.has(noun) || noun === "maker" || noun === "tank") return true;
  }
  return false;
}

function isDefinite(tokens: readonly Tagged[], phrase: Phrase): boolean {
  const first = tokens[phrase.from];
  if (!first) return false;
  if (/^(?:the|that|those|these|this|both|his|her|its|their)$/.test(first.lower)) return true;
  // "several of the people": a part of a group that was met before.
  const partOf =
    tokens[phrase.from + 1]?.lower === "of" && /^(?:the|those|them)$/.test(tokens[phrase.from + 2]?.lower ?? "");
  return partOf || (tokens.slice(phrase.from, phrase.to).some((t) => t.tag === "poss") && first.tag === "name");
}
