/** An article as briefs look at it: with the analyst's details, its analysis, and what themes found in it. */
import type { Analysis } from "../analysis/attribution.ts";
import type { Reading } from "../select/reading.ts";
import type { Article } from "../sources/article.ts";
import { originOf } from "../sources/origins.ts";
import type { ThemeMatches } from "../themes/theme.ts";
import { lazyAnalysis } from "./source-work.ts";

export interface Study {
  /** With details. */
  readonly article: Article;
  /** Worked out when first asked for, for all briefs that look at it. */
  readonly analysis: () => Analysis;
}

export function studyOf(article: Article): Study {
  return { article, analysis: lazyAnalysis(article) };
}

/** An article together with what was found in it. */
export function readingOf({ article, analysis }: Study, matches: ReadonlyMap<string, ThemeMatches>): Reading {
  return {
    article,
    get analysis() {
      return analysis();
    },
    matches,
    origin: originOf(article),
  };
}
