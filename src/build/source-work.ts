/**
 * The work on one source, apart from any workspace: bytes become articles, and themes run over them. The same function
 * serves this process and the threads beside it, so that the number of threads can't change what comes of a source.
 */
import { analyse } from "../analysis/analyse.ts";
import type { Analysis } from "../analysis/attribution.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { articleWithDetails, type Details } from "../sources/details.ts";
import { sha256Hex } from "../text/digest.ts";
import { indexArticle } from "../themes/article-index.ts";
import { matchTheme } from "../themes/match-theme.ts";
import type { CompiledTheme, ThemeMatches } from "../themes/theme.ts";
import type { SourceReader } from "./source-pool.ts";

/** A theme, or one side of an opposite, with the key that changes when its matches could. */
export interface Matcher {
  readonly key: string;
  readonly theme: CompiledTheme;
}

/** One source: its bytes, or what was read out of the same bytes before. */
export interface SourceTask {
  readonly path: string;
  readonly source: Uint8Array | Checked<readonly Article[]>;
  /** Keys of the matchers to run. */
  readonly keys: readonly string[];
}

/** What came of a source. */
export interface SourceResult {
  /** Details not applied. */
  readonly read: Checked<readonly Article[]>;
  /** For each article, by the key of each matcher that found something. */
  readonly found: readonly ReadonlyMap<string, ThemeMatches>[];
}

/** What all sources of a build share. */
export interface SourceSetting {
  readonly details: Details;
  readonly matchers: readonly Matcher[];
}

/** Gives a function that works on sources. `read` turns bytes into articles. */
export function sourceWorker(
  { details, matchers }: SourceSetting,
  read: SourceReader,
): (task: SourceTask) => Promise<SourceResult> {
  const byKey = new Map(matchers.map((m) => [m.key, m]));
  return async ({ path, source, keys }) => {
    const known = source instanceof Uint8Array ? await read(source, path) : source;
    const wanted = keys.flatMap((key) => byKey.get(key) ?? []);
    return {
      read: known,
      found: known.value.map((article) => findMatches(articleWithDetails(article, details), wanted)),
    };
  };
}

/** Matches of several themes in one article, which is indexed once; only of those that found or vetoed something. */
export function findMatches(article: Article, matchers: readonly Matcher[]): Map<string, ThemeMatches> {
  const found = new Map<string, ThemeMatches>();
  if (matchers.length === 0) return found;
  const index = indexArticle(article);
  const analysis = once(() => analyse(article));
  for (const { key, theme } of matchers) {
    const matches = matchTheme(theme, index, { analysis });
    if (matches.matches.length + matches.vetoes.length > 0) found.set(key, matches);
  }
  return found;
}

/** The rules of a theme as JSON, with their lists written out. */
export function writtenOut({ rules }: CompiledTheme): readonly string[] {
  return rules.map((r) => JSON.stringify([r.grade, r.text, r.query]));
}

/** The key of a theme's matches: the name that they bear, and the rules as `writtenOut`. */
export function matcherOf(theme: CompiledTheme, rules: readonly string[] = writtenOut(theme)): Matcher {
  return { key: sha256Hex(`[${JSON.stringify(theme.theme.slug)},[${rules.join(",")}]]`).slice(0, 16), theme };
}

/** An analysis that is worked out when first asked for: most articles of a large desk match nothing. */
export function lazyAnalysis(article: Article): () => Analysis {
  return once(() => analyse(article));
}

function once<T extends object>(work: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= work();
    return known;
  };
}
