/**
 * Finds the sentences that can't be printed alone, and the earlier sentence that settles each: an opening pronoun or
 * demonstrative, a definite noun that points back, a speaker that is only "he" or "the people", a quotation that goes
 * on. The antecedent is the nearest sentence that settles the words; a chain of "it … it …" goes to its first.
 */
import type { Article } from "../sources/article.ts";
import type { Attribution, Dependence } from "./attribution.ts";
import type { Grammar } from "./grammar.ts";
import { leaningOpeners, shellNouns, strongShellNouns } from "./lexicon/anaphora.ts";
import { prepositions } from "./lexicon/function-words.ts";
import { singular } from "./lexicon/nouns.ts";
import { type Opening, openerEnd, readOpening, saysWhich, shellLike } from "./openings.ts";
import type { Person } from "./people.ts";
import { type Token, tokenise } from "./tokens.ts";

/** What a rule finds; the antecedent is worked out from it. */
interface Lean extends Opening {
  /** The person meant, where an attribution or the sentence before settles it. */
  readonly person: Person | null;
}

/** Everything the rules look at. */
interface Scene {
  readonly article: Article;
  readonly attributions: readonly (readonly Attribution[])[];
  /** People named in each sentence, outside of quotations. */
  readonly named: readonly ReadonlySet<Person>[];
  readonly found: Dependence[];
  /** Sentences that open on a pronoun, by index, with that pronoun and its antecedent. */
  readonly opened: Map<number, { readonly word: string; readonly antecedent: number }>;
}

/** Every leaning of every sentence but the first, ordered by sentence and position; one sentence may lean on several. */
export function findDependences(
  article: Article,
  grammar: Grammar,
  attributions: readonly Attribution[],
): Dependence[] {
  const bySentence: Attribution[][] = article.sentences.map(() => []);
  for (const attribution of attributions) bySentence[attribution.sentence]?.push(attribution);
  const scene: Scene = {
    article,
    attributions: bySentence,
    named: namedPeople(article, grammar),
    found: [],
    opened: new Map(),
  };
  for (let i = 1; i < article.sentences.length; i++) addDependences(scene, i);
  return scene.found.sort(
    (a, b) => a.sentence - b.sentence || a.span.start - b.span.start || a.antecedent - b.antecedent,
  );
}

function namedPeople(article: Article, { units, tagged, roster }: Grammar): Set<Person>[] {
  const named: Set<Person>[] = article.sentences.map(() => new Set());
  units.forEach((unit, u) => {
    let sentence = unit.sentences[0];
    for (const run of roster.runs[u] ?? []) {
      const at = tagged[u]?.[run.from]?.start ?? 0;
      while (sentence < unit.sentences[1] && at >= (article.sentences[sentence]?.span.end ?? 0)) sentence++;
      named[sentence]?.add(run.person);
    }
  });
  return named;
}

function addDependences(scene: Scene, index: number): void {
  const { article } = scene;
  const span = article.sentences[index]?.span;
  if (!span) return;
  const tokens = tokenise(article.text, { start: span.start, end: Math.min(span.end, span.start + OPENING_REACH) });
  const quoted = /^["“‘«„']/.test(article.text.slice(span.start, span.start + 1));
  if (quoted) addContinued(scene, index);
  else addOpening(scene, index, tokens);
  addSpeakers(scene, index);
  if (!quoted) addShells(scene, index);
}

/** How many characters of a sentence are read for its opening. */
const OPENING_REACH = 240;

/** A quotation whose speaker is named in an earlier sentence only. */
function addContinued(scene: Scene, index: number): void {
  const own = scene.attributions[index]?.find((a) => a.cueSpan === null);
  const span = scene.article.sentences[index]?.span;
  if (!own || !span || scene.attributions[index]?.some((a) => a.cueSpan !== null)) return;
  for (let i = index - 1; i >= 0 && index - i < 12; i--) {
    if (!scene.attributions[i]?.some((a) => a.key === own.key && a.cueSpan !== null)) continue;
    add(
      scene,
      index,
      i,
      // Who says it stands before the mark.
      { span: { start: span.start, end: span.start }, reason: "continued-quote", person: null },
      shortName(own),
    );
    return;
  }
}

function shortName(attribution: Attribution): string | null {
  return attribution.kind === "named" ? (attribution.speaker.split(" ").at(-1) ?? null) : null;
}

/** The first words: an opener, then a pronoun, a demonstrative, or a definite noun that points back. */
function addOpening(scene: Scene, index: number, tokens: readonly Token[]): void {
  const start = openerEnd(tokens);
  const opener = tokens
    .slice(0, start)
    .filter((t) => t.kind === "word")
    .map((t) => t.lower)
    .join(" ");
  const opening = readOpening(tokens, start);
  const pronoun = tokens[start];
  const lean = opening && pronoun ? { ...opening, person: personMeant(scene, index, pronoun) } : undefined;
  if (lean) {
    const word = tokens[start]?.lower ?? "";
    const antecedent = antecedentOf(scene, index, lean, word);
    add(scene, index, antecedent, lean, glossOf(scene, antecedent, lean, word));
    if (lean.reason === "pronoun") scene.opened.set(index, { word, antecedent });
    return;
  }
  const first = tokens[0];
  const last = tokens[Math.max(0, start - 1)];
  if (first && last && leaningOpeners.has(opener)) {
    add(
      scene,
      index,
      index - 1,
      { span: { start: first.start, end: last.end }, reason: "connective", person: null },
      null,
    );
  }
}

/** Whom "he" means: the speaker of the sentence where the pronoun is its subject, else the one person named shortly before. */
function personMeant(scene: Scene, index: number, token: Token): Person | null {
  if (!/^(?:he|she|his|her)$/.test(token.lower)) return null;
  const gender = /^(?:he|his)$/.test(token.lower) ? "he" : "she";
  const own = scene.attributions[index]?.find((a) => a.speakerSpan?.start === token.start);
  for (let i = index - 1; i >= 0 && index - i <= 4; i--) {
    const fitting = [...(scene.named[i] ?? [])].filter((p) => p.gender === undefined || p.gender === gender);
    const spoken = own && fitting.find((p) => p.name === own.speaker);
    if (spoken) return spoken;
    if (fitting.length > 0 && !own) return fitting.length === 1 ? (fitting[0] ?? null) : null;
  }
  return null;
}

/** The nearest sentence that names the person; else the one before, or the first of a chain that opens alike. */
function antecedentOf(scene: Scene, index: number, lean: Lean, word: string): number {
  if (lean.person) {
    for (let i = index - 1; i >= 0; i--) if (scene.named[i]?.has(lean.person)) return i;
  }
  const before = scene.opened.get(index - 1);
  const sameChain = before !== undefined && before.word === word && word === "it" && lean.reason === "pronoun";
  return sameChain ? before.antecedent : index - 1;
}

/** A last name, where the antecedent leaves no doubt who is meant. */
function glossOf(scene: Scene, antecedent: number, { person, reason }: Lean, word: string): string | null {
  if (!person) return null;
  const rivals = [...(scene.named[antecedent] ?? [])].filter(
    (p) => p !== person && (p.gender === undefined || p.gender === person.gender),
  );
  if (rivals.length > 0) return null;
  const last = person.name.split(" ").at(-1) ?? person.name;
  return reason === "possessive" || word === "his" ? `${last}’s` : last;
}

/** "the people said", "he told", "the same diplomat": the speaker is only named earlier. */
function addSpeakers(scene: Scene, index: number): void {
  for (const attribution of scene.attributions[index] ?? []) {
    const { speakerSpan } = attribution;
    const words = speakerSpan ? scene.article.text.slice(speakerSpan.start, speakerSpan.end) : "";
    if (!speakerSpan || !pointsBack(words)) continue;
    const pronoun = /^(?:he|she|they|it)$/i.test(words);
    const antecedent = pronoun ? lastOf(scene, index, attribution) : introducing(scene, index, attribution);
    const fallback =
      /^(?:that|those|this|these|the same)\b/i.test(words) ||
      pronoun ||
      /\bthe (?:people|sources|officials|diplomats?|source|official|person)$/i.test(words);
    const settled = antecedent ?? (fallback ? index - 1 : undefined);
    if (settled === undefined) continue;
    const reason = pronoun
      ? "pronoun"
      : /\bsame\b/i.test(words)
        ? "same"
        : /[’']s\b/.test(words)
          ? "possessive"
          : "definite";
    add(scene, index, settled, { span: speakerSpan, reason, person: null }, shortName(attribution));
  }
}

function pointsBack(words: string): boolean {
  if (/^(?:he|she|they|it)$/i.test(words)) return true;
  if (/^(?:the|that|those|this|these)\s+(?:same\s+)?\p{Ll}+$/iu.test(words))
    return shellLike(words.split(/\s+/).at(-1)?.toLowerCase() ?? "");
  if (/\bof the(?:m|se)?\b/i.test(words)) return /^(?:some|several|many|most|one|two|both|all)\b/i.test(words);
  return /^\p{Lu}\S*[’']s \p{Ll}[\p{Ll} ]+$/u.test(words) || /^the \p{Lu}\S* \p{Ll}+$/iu.test(words);
}

/** The last earlier sentence in which the speaker speaks or is named. */
function lastOf(scene: Scene, index: number, { key, speaker }: Attribution): number | undefined {
  for (let i = index - 1; i >= Math.max(0, index - 12); i--) {
    if (scene.attributions[i]?.some((a) => a.key === key)) return i;
    for (const person of scene.named[i] ?? []) if (person.name === speaker) return i;
  }
  return undefined;
}

/** The earlier sentence that says who it is: where the speaker is described or named in full. */
function introducing(scene: Scene, index: number, attribution: Attribution): number | undefined {
  if (attribution.kind === "named") return lastOf(scene, index, attribution);
  for (let i = index - 1; i >= 0 && index - i < 40; i--) {
    for (const a of scene.attributions[i] ?? []) {
      if (a.key !== attribution.key || !a.speakerSpan) continue;
      if (scene.article.text.slice(a.speakerSpan.start, a.speakerSpan.end) === a.speaker) return i;
    }
  }
  return undefined;
}

/** "on board with the idea", "that guarantee" further on in a sentence. */
function addShells(scene: Scene, index: number): void {
  const span = scene.article.sentences[index]?.span;
  if (!span || (scene.found.at(-1)?.sentence === index && scene.found.at(-1)?.antecedent === index - 1)) return;
  const tokens = tokenise(scene.article.text, {
    start: span.start,
    end: Math.min(span.end, span.start + OPENING_REACH),
  });
  const limit = Math.min(tokens.length - 1, 40);
  for (let i = 2; i < limit; i++) {
    const [first, noun, next] = [tokens[i], tokens[i + 1], tokens[i + 2]];
    if (!first || noun?.kind !== "word" || noun.capital) continue;
    const strong =
      first.lower === "the" && strongShellNouns.has(singular(noun.lower)) && !saysWhich(next) && next?.kind !== "word";
    const pointing =
      /^(?:this|that|these|those)$/.test(first.lower) &&
      shellNouns.has(singular(noun.lower)) &&
      isObjectPlace(tokens[i - 1]);
    if (!strong && !pointing) continue;
    if (tokens.slice(0, i).some((t) => singular(t.lower) === singular(noun.lower))) continue;
    add(
      scene,
      index,
      index - 1,
      { span: { start: first.start, end: noun.end }, reason: strong ? "definite" : "demonstrative", person: null },
      null,
    );
    return;
  }
}

/** Behind "said" or "believes" the word "that" opens a clause; behind prepositions and participles it points. */
function isObjectPlace(before: Token | undefined): boolean {
  if (before?.kind !== "word") return false;
  return (
    prepositions.has(before.lower) ||
    before.lower.endsWith("ing") ||
    /^(?:to|and|or|but|believes?|with)$/.test(before.lower)
  );
}

function add(scene: Scene, sentence: number, antecedent: number, { span, reason }: Lean, gloss: string | null): void {
  if (antecedent < 0 || antecedent >= sentence) return;
  // Leanings are added sentence by sentence, so that those of this sentence are the last ones.
  for (let i = scene.found.length - 1; i >= 0 && scene.found[i]?.sentence === sentence; i--) {
    if (scene.found[i]?.antecedent === antecedent && scene.found[i]?.span.start === span.start) return;
  }
  scene.found.push({ sentence, antecedent, span, gloss, reason });
}
