/** Reads a workspace's sources and runs themes over them: what all briefs of one command share. */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Desk } from "./api.ts";
import type { Contents, LoadedTheme } from "./contents.ts";
import { type Library, type LibraryOptions, openLibrary } from "./library.ts";
import { rememberStories, type Stories } from "./stories.ts";

/** A workspace read and matched: what all briefs of one build share. */
export interface Prepared {
  readonly contents: Contents;
  readonly library: Library;
  readonly failedThemeTests: ReadonlyMap<string, number>;
  readonly stories: Stories;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the sources and runs the themes that the briefs use over them. */
export async function prepare(
  desk: Desk,
  contents: Contents,
  briefs: readonly Brief[],
  options: LibraryOptions = {},
): Promise<Prepared> {
  const used = new Set(briefs.flatMap(themesOf));
  const themes = [...contents.themes.values()].filter((t) => used.has(t.theme.slug));
  const library = await openLibrary(desk, contents, themes, options);
  const broken = new Set(
    contents.diagnostics.flatMap((d) => (d.severity === "error" && d.place ? [d.place.file] : [])),
  );
  const sound = themes.filter(({ theme }) => !broken.has(theme.file));
  const tests = sound.map((t) => [t.theme.slug, t.failedTests()] as const);
  return {
    contents,
    library,
    stories: rememberStories(desk.memory),
    failedThemeTests: new Map(tests.map(([slug, failed]) => [slug, failed.length])),
    diagnostics: [
      ...contents.diagnostics,
      ...library.diagnostics,
      ...tests.flatMap(([, failed]) => failed.map(asWarning)),
    ],
  };
}

/** Slugs of the themes that a brief names, each once. */
export function themesOf(brief: Brief): string[] {
  return [...new Set(brief.parts.flatMap((p) => p.themes.map((t) => t.text)))];
}

/** The themes that a brief names, as far as they are there, in the workspace's order. */
export function loadedThemes(brief: Brief, { themes }: Pick<Contents, "themes">): LoadedTheme[] {
  const slugs = new Set(themesOf(brief));
  return [...themes.values()].filter(({ theme }) => slugs.has(theme.slug));
}

/** A failing test warns; whether it stops a memo is for the brief to say (`stop-if: {theme-tests: fail}`). */
function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}
