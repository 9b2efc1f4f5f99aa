/**
 * Suggests terms for a theme: takes the theme and the articles, gives the words and pairs of words that tell the
 * sentences it matches from the rest, strongest first. What its rules already ask for is not suggested.
 *
 * Strength is the log-likelihood ratio of a two-by-two table of sentences (T. Dunning, "Accurate methods for the
 * statistics of surprise and coincidence", Computational Linguistics 19, 1993), which stays honest for rare words.
 */
import type { Article } from "../sources/article.ts";
import { cut } from "../text/span.ts";
import { type IndexedArticle, indexArticle, indexTexts, type WordIndex } from "./article-index.ts";
import { findTerm } from "./find-term.ts";
import { matchTheme } from "./match-theme.ts";
import type { Plan, TermPlan } from "./plan.ts";
import { isStopWord } from "./stop-words.ts";
import type { CompiledTheme } from "./theme.ts";

/** A term that a rule could ask for. */
export interface Suggestion {
  /** In lower case; one word or two. */
  readonly term: string;
  /** Log-likelihood ratio, rounded to two decimals; above 10.83 chance explains it once in a thousand. */
  readonly strength: number;
  /** Matched sentences that hold it. */
  readonly inside: number;
  /** Other sentences that hold it. */
  readonly outside: number;
  /** Sentences that hold it and that the theme does not match yet; the matched ones where there are none. */
  readonly examples: readonly { readonly source: string; readonly sentence: string }[];
}

/** Most suggestions given. */
const MAX_SUGGESTIONS = 30;
/** Most example sentences of each. */
const MAX_EXAMPLES = 3;
/** A term met in fewer matched sentences says more about an article than about the theme. */
const MIN_SENTENCES = 2;
/** The 99th percentile of chi-square with one degree of freedom. */
const MIN_STRENGTH = 6.63;

/** By strength, then by the term itself. Empty where the theme matches nothing, or everything. */
export function suggestTerms(compiled: CompiledTheme, articles: readonly Article[]): Suggestion[] {
  const table = countTerms(compiled, articles);
  const known = termsOfTheme(compiled);
  return [...table.terms.entries()]
    .filter(([, count]) => count.inside >= MIN_SENTENCES)
    .map(([term, count]) => ({ term, count, strength: strengthOf(count, table) }))
    .filter(({ strength }) => strength >= MIN_STRENGTH)
    .sort((a, b) => b.strength - a.strength || (a.term < b.term ? -1 : 1))
    .filter(({ term }) => !isAskedFor(term, known))
    .slice(0, MAX_SUGGESTIONS)
    .map(({ term, count, strength }) => ({
      term,
      strength,
      inside: count.inside,
      outside: count.outside,
      examples: count.outsideExamples.length > 0 ? count.outsideExamples : count.insideExamples,
    }));
}

interface Count {
  inside: number;
  outside: number;
  readonly insideExamples: Suggestion["examples"][number][];
  readonly outsideExamples: Suggestion["examples"][number][];
}

interface Table {
  readonly terms: Map<string, Count>;
  inside: number;
  outside: number;
}

function countTerms(compiled: CompiledTheme, articles: readonly Article[]): Table {
  const table: Table = { terms: new Map(), inside: 0, outside: 0 };
  for (const article of articles) {
    const indexed = indexArticle(article);
    const matched = new Set(matchTheme(compiled, indexed).matches.map((match) => match.sentence));
    for (const sentence of article.sentences.keys()) countSentence(table, indexed, sentence, matched.has(sentence));
  }
  return table;
}

function countSentence(table: Table, { article, words }: IndexedArticle, sentence: number, inside: boolean): void {
  if (inside) table.inside++;
  else table.outside++;
  const span = article.sentences[sentence]?.span;
  if (span === undefined) return;
  for (const term of candidates(words, sentence)) {
    const count = table.terms.get(term) ?? { inside: 0, outside: 0, insideExamples: [], outsideExamples: [] };
    table.terms.set(term, count);
    if (inside) count.inside++;
    else count.outside++;
    const examples = inside ? count.insideExamples : count.outsideExamples;
    if (examples.length < MAX_EXAMPLES) examples.push({ source: article.path, sentence: cut(article.text, span) });
  }
}

/** The words and pairs of a sentence, each once; stop words neither alone nor at the edge of a pair. */
function candidates(words: WordIndex, sentence: number): Set<string> {
  const found = new Set<string>();
  let before: string | null = null;
  for (let i = words.firstWord[sentence] ?? 0; i < (words.firstWord[sentence + 1] ?? 0); i++) {
    const word = (words.written[i] ?? "").toLowerCase();
    const usable = word.length > 1 && !/^[\d.]+$/.test(word) && !isStopWord(word);
    if (usable) found.add(word);
    if (usable && before !== null) found.add(`${before} ${word}`);
    before = usable ? word : null;
  }
  return found;
}

/** Zero where the term is rarer inside than outside. Rounded, so that the order is the same everywhere. */
function strengthOf({ inside, outside }: Count, table: Table): number {
  if (inside * table.outside <= outside * table.inside) return 0;
  const cells = [inside, outside, table.inside - inside, table.outside - outside];
  const [a = 0, b = 0, c = 0, d = 0] = cells;
  const sums = [a + b, c + d, a + c, b + d];
  const total =
    cells.map(xLogX).reduce((x, y) => x + y, 0) + xLogX(a + b + c + d) - sums.map(xLogX).reduce((x, y) => x + y, 0);
  return Math.round(200 * total) / 100;
}

function xLogX(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}

function termsOfTheme({ rules }: CompiledTheme): TermPlan[] {
  const found = new Map<string, TermPlan>();
  const walk = (plan: Plan): void => {
    if (plan.type === "term") found.set(plan.key, plan);
    else if (plan.type === "any") plan.parts.forEach(walk);
    else if (plan.type === "near") [plan.anchor, plan.other].forEach(walk);
    else if (plan.type === "and" || plan.type === "or") plan.operands.forEach(walk);
  };
  for (const rule of rules) if (rule.grade !== "never") walk(rule.plan);
  return [...found.values()];
}

/** True where a term of the rules already meets the suggestion or a word of it. Case is not known here, so both are tried. */
function isAskedFor(term: string, known: readonly TermPlan[]): boolean {
  const words = indexTexts([term, term.toUpperCase()]);
  return known.some((plan) => findTerm(words, plan).starts.length > 0);
}
