/**
 * Takes a compiled theme and an article, gives the sentences that the theme takes. A rule is tried on each sentence;
 * the strongest rule of a sentence is named (core before related, then the order of the file) and the others are listed.
 * A sentence that a `never` rule matches is not taken by this theme, whatever else matches; the veto is kept.
 */
import type { Analysis } from "../analysis/attribution.ts";
import type { Article } from "../sources/article.ts";
import { overlaps } from "../text/span.ts";
import { type IndexedArticle, indexArticle } from "./article-index.ts";
import {
  type Evaluation,
  type Fields,
  matchingSentences,
  smallestWindow,
  startEvaluation,
  termHits,
} from "./evaluate.ts";
import type { CompiledRule, CompiledTheme, Match, ThemeMatches, Veto } from "./theme.ts";

/** What matching may ask besides the article; `speaker:` matches nothing without it. */
export interface MatchContext {
  /** Called at most once for a theme, and only if a rule asks for speakers. */
  analysis(): Pick<Analysis, "attributions">;
}

/** Matches and vetoes in sentence order. Where several themes are matched, index the article once and pass the index. */
export function matchTheme(
  compiled: CompiledTheme,
  article: Article | IndexedArticle,
  context?: MatchContext,
): ThemeMatches {
  const indexed = "words" in article ? article : indexArticle(article);
  const evaluation = startEvaluation(indexed.words, fieldsOf(indexed.article, context));
  const run = (rule: CompiledRule): RunRule => ({ rule, marks: matchingSentences(evaluation, rule.plan) });
  const wanted = byStrength(compiled)
    .map(run)
    .filter(({ marks }) => marks.includes(1));
  if (wanted.length === 0) return { matches: [], vetoes: [] };
  const never = compiled.rules.filter((rule) => rule.grade === "never").map(run);
  return decide(compiled.theme.slug, indexed.article, evaluation, { wanted, never });
}

/** The fields of an article: its title and outlet where they are known, and who speaks in each sentence. */
export function fieldsOf(article: Article, context?: MatchContext): Fields {
  const { title, outlet } = article.metadata;
  return { headline: title.value, outlet: outlet.value, speakers: () => (context ? speakersOf(article, context) : []) };
}

/** A speaker speaks in every sentence that holds some of what is said, or of the words of saying. Linear: both are sorted. */
function speakersOf({ sentences }: Article, context: MatchContext): string[][] {
  const speakers = sentences.map((): string[] => []);
  let first = 0;
  for (const { speaker, role, span, content } of context.analysis().attributions) {
    if (speaker === "") continue;
    while (first < sentences.length && (sentences[first]?.span.end ?? 0) <= span.start) first++;
    for (let i = first; i < sentences.length && (sentences[i]?.span.start ?? 0) < span.end; i++) {
      const own = sentences[i]?.span;
      if (own && (overlaps(own, span) || content.some((part) => overlaps(part, own)))) {
        speakers[i]?.push(role === null ? speaker : `${speaker}, ${role}`);
      }
    }
  }
  return speakers;
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
