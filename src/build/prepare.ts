/** Reads a workspace's sources and runs themes over them: what all briefs of one command share. */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Reading } from "../select/reading.ts";
import { runThemeTests } from "../themes/theme-tests.ts";
import type { BuildOptions, Desk } from "./api.ts";
import { type Cache, noCache } from "./cache.ts";
import { rememberArticles } from "./cache-articles.ts";
import { type Contents, loadSources, readAll, type Sources } from "./contents.ts";

/** A workspace read and matched: what all briefs of one build share. */
export interface Prepared {
  readonly contents: Contents;
  readonly sources: Sources;
  readonly readings: readonly Reading[];
  readonly failedThemeTests: ReadonlyMap<string, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sources and runs the themes that the briefs use over them. */
export async function prepare(
  desk: Desk,
  contents: Contents,
  briefs: readonly Brief[],
  options: Pick<BuildOptions, "onProgress"> = {},
  cache: Cache = noCache,
): Promise<Prepared> {
  const sources = await loadSources(
    desk.workspace,
    contents.details,
    options.onProgress,
    rememberArticles(cache, desk.readSource),
  );
  const used = new Set(briefs.flatMap((b) => b.parts.flatMap((p) => p.themes.map((t) => t.text))));
  const themes = [...contents.themes.values()].filter((t) => used.has(t.theme.slug));
  const readings = readAll(sources.articles, themes);
  const broken = new Set(
    contents.diagnostics.flatMap((d) => (d.severity === "error" && d.place ? [d.place.file] : [])),
  );
  const sound = themes.filter(({ theme }) => !broken.has(theme.file));
  const tests = sound.map((t) => [t.theme.slug, runThemeTests(t.compiled)] as const);
  return {
    contents,
    sources,
    readings,
    failedThemeTests: new Map(tests.map(([slug, failed]) => [slug, failed.length])),
    diagnostics: [
      ...contents.diagnostics,
      ...sources.diagnostics,
      ...tests.flatMap(([, failed]) => failed.map(asWarning)),
    ],
  };
}

/** A failing test warns; whether it stops a memo is for the brief to say (`stop-if: {theme-tests: fail}`). */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}
