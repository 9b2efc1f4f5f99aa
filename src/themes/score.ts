/**
 * Scores a theme against judgements made by hand, sentence by sentence: takes the judgements and what the theme matched,
 * gives recall and precision with the sentences that are wrong, for people who work on rules.
 */
import type { Article } from "../sources/article.ts";
import { cut } from "../text/span.ts";
import { type GoldFile, goldSchema } from "./schema.ts";
import type { ThemeMatches } from "./theme.ts";

export type { GoldFile } from "./schema.ts";

/** A sentence of a source. */
export interface ScoredSentence {
  readonly file: string;
  readonly sentence: string;
}

/** Shares from 0 to 1, rounded to three decimals; null where there is nothing to count. */
export interface ThemeScore {
  readonly theme: string;
  /** Share of the core judgements that were matched. */
  readonly coreRecall: number | null;
  /** Share of all judgements, core and related. */
  readonly recall: number | null;
  /** Share of the matched sentences that are judged to belong; borderline ones count neither way. */
  readonly precision: number | null;
  /** Sentences matched, core and related. */
  readonly matched: number;
  /** Core judgements that were not matched, in the order of the judgements. */
  readonly missed: readonly ScoredSentence[];
  /** Matches that nobody judged to belong, by source and position. */
  readonly wrong: readonly ScoredSentence[];
}

/** The judgements of a JSON text; null where it holds none that can be read. */
export function readGold(text: string): GoldFile | null {
  try {
    return goldSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What a theme matched in one article. */
export interface MatchedArticle {
  readonly article: Article;
  /** By theme slug. */
  readonly matches: ReadonlyMap<string, ThemeMatches>;
}

/** Files are compared by name without folder, sentences without regard to white space. */
export function scoreTheme(gold: GoldFile, theme: string, articles: readonly MatchedArticle[]): ThemeScore {
  const judged = gold.judgements.filter((row) => row.theme === theme);
  const borderline = gold.borderline.filter((row) => row.theme === theme);
  const matched = articles.flatMap(({ article, matches }) =>
    (matches.get(theme)?.matches ?? []).map((match): ScoredSentence => {
      const span = article.sentences[match.sentence]?.span ?? match.window;
      return { file: fileName(article.path), sentence: cut(article.text, span) };
    }),
  );
  const [isMatched, isJudged, isBorderline] = [finder(matched), finder(judged), finder(borderline)];
  const core = judged.filter((row) => row.grade === 2);
  const counted = matched.filter((row) => isJudged(row) || !isBorderline(row));
  return {
    theme,
    coreRecall: share(core.filter(isMatched).length, core.length),
    recall: share(judged.filter(isMatched).length, judged.length),
    precision: share(counted.filter(isJudged).length, counted.length),
    matched: matched.length,
    missed: core.filter((row) => !isMatched(row)).map(({ file, sentence }) => ({ file, sentence })),
    wrong: counted.filter((row) => !isJudged(row)),
  };
}

/** Sentences shorter than this must be equal; longer ones may be cut differently by whoever made the judgements. */
const CONTAINED_CHARACTERS = 25;

function finder(rows: readonly ScoredSentence[]): (row: ScoredSentence) => boolean {
  const byFile = new Map<string, string[]>();
  for (const { file, sentence } of rows) byFile.set(file, [...(byFile.get(file) ?? []), plain(sentence)]);
  return ({ file, sentence }) => {
    const wanted = plain(sentence);
    return (byFile.get(file) ?? []).some((other) => isSame(wanted, other));
  };
}

function isSame(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) > CONTAINED_CHARACTERS && (a.includes(b) || b.includes(a)));
}

function plain(sentence: string): string {
  return sentence.replace(/\s+/g, " ").trim();
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function share(part: number, of: number): number | null {
  return of === 0 ? null : Math.round((part / of) * 1000) / 1000;
}
