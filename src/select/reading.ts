/** An article together with all that was found in it: what selection and the memo work on. */
import type { Analysis } from "../analysis/attribution.ts";
import type { Article } from "../sources/article.ts";
import type { ThemeMatches } from "../themes/theme.ts";

export interface Reading {
  readonly article: Article;
  readonly analysis: Analysis;
  /** By theme slug. */
  readonly matches: ReadonlyMap<string, ThemeMatches>;
  /** The newsroom it goes back to; null where the source doesn't say. */
  readonly origin: string | null;
}
