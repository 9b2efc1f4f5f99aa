/**
 * Takes a compiled theme and an article, gives the sentences that the theme takes. A rule is tried on each sentence;
 * the strongest rule of a sentence is named (core before related, then the order of the file) and the others are listed.
 * A sentence that a `never` rule matches is not taken by this theme, whatever else matches; the veto is kept.
 */
import type { Article } from "../sources/article.ts";
import { type IndexedArticle, indexArticle } from "./article-index.ts";
import {
  type Evaluation,
  type MatchContext,
  matchingSentences,
  smallestWindow,
  startEvaluation,
  termHits,
} from "./evaluate.ts";
import type { CompiledRule, CompiledTheme, Match, ThemeMatches, Veto } from "./theme.ts";

/**
 * Matches and vetoes in sentence order. Where several themes are matched, index the article once and pass the index.
 * Without a context the article's own title and outlet are asked, and nobody speaks.
 */
export function matchTheme(
  compiled: CompiledTheme,
  article: Article | IndexedArticle,
  context?: MatchContext,
): ThemeMatches {
  const indexed = "words" in article ? article : indexArticle(article);
  const evaluation = startEvaluation(indexed.words, context ?? contextOf(indexed.article));
  const run = (rule: CompiledRule): RunRule => ({ rule, marks: matchingSentences(evaluation, rule.plan) });
  const wanted = byStrength(compiled)
    .map(run)
    .filter(({ marks }) => marks.includes(1));
  if (wanted.length === 0) return { matches: [], vetoes: [] };
  const never = compiled.rules.filter((rule) => rule.grade === "never").map(run);
  return decide(compiled.theme.slug, indexed.article, evaluation, { wanted, never });
}

/** What an article says of itself, with nobody speaking. */
export function contextOf(article: Article): MatchContext {
  return { headline: article.metadata.title.value, outlet: article.metadata.outlet.value, speakers: [] };
}

interface RunRule {
  readonly rule: CompiledRule;
  /** One byte for each sentence. */
  readonly marks: Uint8Array;
}

function byStrength({ rules }: CompiledTheme): CompiledRule[] {
  return [...rules.filter((r) => r.grade === "core"), ...rules.filter((r) => r.grade === "related")];
}

function decide(
  theme: string,
  article: Article,
  evaluation: Evaluation,
  { wanted, never }: { readonly wanted: readonly RunRule[]; readonly never: readonly RunRule[] },
): ThemeMatches {
  const matches: Match[] = [];
  const vetoes: Veto[] = [];
  const source = article.path;
  article.sentences.forEach(({ span }, sentence) => {
    const holds = ({ marks }: RunRule): boolean => marks[sentence] === 1;
    const matching = wanted.filter(holds).map(({ rule }) => rule);
    const [strongest] = matching;
    if (strongest === undefined || strongest.grade === "never") return;
    const veto = never.find(holds);
    if (veto !== undefined) {
      vetoes.push({ theme, rule: veto.rule.text, against: strongest.text, source, sentence });
      return;
    }
    const terms = termHits(evaluation, strongest.plan, sentence);
    const window = smallestWindow(evaluation, strongest.plan, sentence) ?? span;
    const rules = [...new Set(matching.map((rule) => rule.text))];
    matches.push({ theme, grade: strongest.grade, rule: strongest.text, source, sentence, terms, window, rules });
  });
  return { matches, vetoes };
}
