/** `themes list`, `themes test`, `themes score`, `themes suggest`: work on themes apart from any memo. */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { clean, error } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { nearest } from "../text/nearest.ts";
import { type GoldFile, readGold, scoreTheme, type ThemeScore } from "../themes/score.ts";
import { type Suggestion, suggestTerms } from "../themes/suggest.ts";
import { runThemeTests } from "../themes/theme-tests.ts";
import type { Desk, ThemeRow } from "./api.ts";
import { type LoadedTheme, loadContents } from "./contents.ts";
import { openLibrary } from "./library.ts";

/** Rows by slug. */
export async function listThemes(desk: Desk): Promise<Checked<readonly ThemeRow[]>> {
  const contents = await loadContents(desk);
  const rows = [...contents.themes.values()]
    .map(({ theme }): ThemeRow => {
      const users = contents.briefs.filter((b) => b.parts.some((p) => p.themes.some((t) => t.text === theme.slug)));
      return {
        slug: theme.slug,
        title: theme.title,
        file: theme.file,
        core: theme.core.length,
        related: theme.related.length,
        never: theme.never.length,
        tests: theme.tests.include.length + theme.tests.exclude.length,
        usedBy: users.map((b) => b.slug),
      };
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
  return { value: rows, diagnostics: themeProblems(contents.diagnostics) };
}

/** What came out of a theme's own tests. */
export interface ThemeTestRow {
  readonly slug: string;
  readonly tests: number;
  readonly failed: number;
}

/** Runs the tests of the themes named, or of all. */
export async function testThemes(desk: Desk, slugs: readonly string[]): Promise<Checked<readonly ThemeTestRow[]>> {
  const contents = await loadContents(desk);
  const chosen = chooseThemes(contents.themes, slugs);
  const diagnostics = [...themeProblems(contents.diagnostics), ...chosen.diagnostics];
  const rows = chosen.value.map(({ theme, compiled }): ThemeTestRow => {
    const failures = runThemeTests(compiled);
    diagnostics.push(...failures);
    return {
      slug: theme.slug,
      tests: theme.tests.include.length + theme.tests.exclude.length,
      failed: failures.length,
    };
  });
  return { value: rows, diagnostics: sortDiagnostics(diagnostics) };
}

const GOLD_LIMIT_BYTES = 16 * 1024 * 1024;

/** Scores the themes of a gold file on the workspace's sources. */
export async function scoreThemes(desk: Desk, goldPath: string): Promise<Checked<readonly ThemeScore[]>> {
  const bytes = await desk.workspace.read(goldPath, GOLD_LIMIT_BYTES);
  const gold: GoldFile | null = bytes ? readGold(new TextDecoder("utf-8").decode(bytes)) : null;
  if (!gold) {
    const hints = ["a JSON file with `judgements`: theme, file, sentence, grade (2 core, 1 related)"];
    return {
      value: [],
      diagnostics: [error("cli/usage", `“${goldPath}” is not a gold file of the workspace`, { hints })],
    };
  }
  const contents = await loadContents(desk);
  const wanted = [...new Set(gold.judgements.map((j) => j.theme))];
  const themes = wanted.flatMap((slug) => contents.themes.get(slug) ?? []);
  const readings = await (await openLibrary(desk, contents, themes)).readings(themes);
  const scores = themes.map(({ theme }) => scoreTheme(gold, theme.slug, readings));
  return { value: scores, diagnostics: themeProblems(contents.diagnostics) };
}

/** Terms that tell a theme's matches from the rest of the sources. */
export async function suggestForTheme(desk: Desk, slug: string): Promise<Checked<readonly Suggestion[]>> {
  const contents = await loadContents(desk);
  const chosen = chooseThemes(contents.themes, [slug]);
  const [theme] = chosen.value;
  if (!theme) return { value: [], diagnostics: chosen.diagnostics };
  const readings = await (await openLibrary(desk, contents, [])).readings([]);
  const articles = readings.map((r) => r.article);
  return { value: suggestTerms(theme.compiled, articles), diagnostics: themeProblems(contents.diagnostics) };
}

function chooseThemes(
  themes: ReadonlyMap<string, LoadedTheme>,
  slugs: readonly string[],
): Checked<readonly LoadedTheme[]> {
  if (slugs.length === 0) return clean([...themes.values()].sort((a, b) => (a.theme.slug < b.theme.slug ? -1 : 1)));
  const diagnostics: Diagnostic[] = [];
  const value = slugs.flatMap((slug) => {
    const found = themes.get(slug);
    if (found) return [found];
    const guess = nearest(slug, themes.keys());
    const hint = guess
      ? `did you mean \`${guess}\`?`
      : `the workspace has: ${[...themes.keys()].sort().join(", ") || "no themes"}`;
    diagnostics.push(error("brief/unknown-theme", `there is no theme “${slug}”`, { hints: [hint] }));
    return [];
  });
  return { value, diagnostics };
}

function themeProblems(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter((d) => d.place?.file.startsWith("briefs/themes/"));
}
