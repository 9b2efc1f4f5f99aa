/** From a prepared workspace to the input of one brief's compilation. */
import type { Brief } from "../brief/brief.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import { selectedBy } from "../text/glob.ts";
import type { Desk } from "./api.ts";
import type { CompileInput } from "./compile-brief.ts";
import { fileOf, SOURCES_FOLDER } from "./desk-files.ts";
import { earlierIssue } from "./issues.ts";
import { loadedThemes, type Prepared, themesOf } from "./prepare.ts";

/**
 * What `compileBrief` needs of a workspace that was read. Of an article that the brief's globs leave out, only matches
 * count, which stand in the evidence as refused; one without any isn't looked at.
 */
export async function compileInput(desk: Desk, brief: Brief, prepared: Prepared): Promise<Checked<CompileInput>> {
  const { contents, library, failedThemeTests } = prepared;
  const issue = await earlierIssue(desk.workspace, brief);
  const themes = loadedThemes(brief, contents);
  const keys = new Set(themes.flatMap(({ matchers }) => matchers.map((m) => m.key)));
  const readings = await library.readings(
    themes,
    ({ path, met }) => isSelected(path, brief) || met.some((key) => keys.has(key)),
  );
  const read = new Set(readings.map(({ article }) => fileOf(article.path)));
  const value = {
    brief,
    themes: new Map(themes.map(({ theme, sha256 }) => [theme.slug, { theme, sha256 }])),
    knownThemes: [...contents.themes.keys()],
    brokenThemes: contents.brokenThemes,
    readings,
    stories: prepared.stories(readings, brief),
    files: library.files.flatMap(({ path, sha256, bytes }) => (read.has(path) ? [{ path, sha256, bytes }] : [])),
    outlets: contents.details.outlets,
    tool: `briefwright ${desk.resources.version}`,
    earlier: issue.value,
    failedThemeTests: themesOf(brief).reduce((sum, slug) => sum + (failedThemeTests.get(slug) ?? 0), 0),
  };
  return { value, diagnostics: issue.diagnostics };
}

/** Whether a brief's globs leave an article's file in. */
export function isSelected(path: string, { sources }: Brief): boolean {
  return selectedBy(fileOf(path).slice(SOURCES_FOLDER.length + 1), sources.include);
}
