/**
 * Reads a workspace: briefs, themes, word lists, details and sources become values; every problem on the way is a
 * diagnostic, and what could be read is there all the same.
 */
import { analyse } from "../analysis/analyse.ts";
import type { Analysis } from "../analysis/attribution.ts";
import type { Brief } from "../brief/brief.ts";
import { type Desk as DeskDefaults, readBrief, readDesk } from "../brief/read-brief.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error, warning } from "../diagnostics/diagnostic.ts";
import { oppositeKey } from "../memo/shifts.ts";
import type { Reading } from "../select/reading.ts";
import type { Article } from "../sources/article.ts";
import { applyDetails, type Details, noDetails, readDetails } from "../sources/details.ts";
import { originOf } from "../sources/origins.ts";
import { sha256Hex } from "../text/digest.ts";
import { nearest } from "../text/nearest.ts";
import { indexArticle } from "../themes/article-index.ts";
import { compileTheme } from "../themes/compile-theme.ts";
import { matchTheme } from "../themes/match-theme.ts";
import type { CompiledTheme, Theme, ThemeMatches, WordList } from "../themes/theme.ts";
import { readThemeFile } from "../themes/theme-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { WorkspaceError } from "../workspace/workspace.ts";
import type { Progress } from "./api.ts";
import { type ArticleMemory, noMemory } from "./cache-articles.ts";
import { inOrder } from "./in-order.ts";

/** The largest text of a brief, theme or details file, in bytes. */
const YAML_LIMIT = 64 * 1024;
/** The largest source, in bytes: containers may be larger than texts, which their readers check. */
const SOURCE_LIMIT = 50 * 1024 * 1024;

/** A theme ready to run, with what tells whether its rules changed. */
export interface LoadedTheme {
  readonly theme: Theme;
  readonly compiled: CompiledTheme;
  /** The two sides of each declared opposite, by the key under which their matches stand. */
  readonly opposites: ReadonlyMap<string, CompiledTheme>;
  /** Of what decides which words are printed: the rules with their lists written out, and the context. */
  readonly sha256: string;
}

/** Everything a build reads before it knows which brief it builds. */
export interface Contents {
  readonly defaults: DeskDefaults;
  /** By slug; briefs that could not be read are not in it. */
  readonly briefs: readonly Brief[];
  /** Slugs and paths of all brief files, readable or not. */
  readonly briefFiles: readonly string[];
  readonly themes: ReadonlyMap<string, LoadedTheme>;
  readonly details: Details;
  readonly diagnostics: readonly Diagnostic[];
}

/** An article with the bytes it was read from. */
export interface LoadedSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly articles: readonly Article[];
}

export interface Sources {
  /** By path. */
  readonly files: readonly LoadedSource[];
  /** Details applied; by path. */
  readonly articles: readonly Article[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all YAML of a workspace. */
export async function loadContents(workspace: Workspace): Promise<Contents> {
  const entries = await workspace.list("briefs");
  const yaml = entries.filter((e) => e.type === "file" && /\.ya?ml$/.test(e.path)).map((e) => e.path);
  const inFolder = (folder: string) => yaml.filter((path) => path.slice(0, path.lastIndexOf("/")) === folder);
  const diagnostics: Diagnostic[] = [];
  const take = <T>(checked: { value: T; diagnostics: readonly Diagnostic[] }): T => {
    diagnostics.push(...checked.diagnostics);
    return checked.value;
  };
  const text = async (path: string): Promise<string | undefined> => {
    const bytes = await readLimited(workspace, path, YAML_LIMIT, diagnostics);
    return bytes === undefined ? undefined : decodeUtf8(bytes);
  };

  const themes = await loadThemes(inFolder("briefs/themes"), text, diagnostics);
  const deskText = yaml.includes(DESK_FILE) ? await text(DESK_FILE) : undefined;
  const defaults = take(readDesk(DESK_FILE, deskText ?? ""));
  const detailsText = yaml.includes(DETAILS_FILE) ? await text(DETAILS_FILE) : undefined;
  const details = detailsText === undefined ? noDetails : take(readDetails(DETAILS_FILE, detailsText));
  const briefFiles = inFolder("briefs").filter((path) => path !== DESK_FILE && path !== DETAILS_FILE);
  const briefs: Brief[] = [];
  for (const path of briefFiles) {
    const source = await text(path);
    const brief = source === undefined ? null : take(readBrief(path, source, defaults));
    if (brief) briefs.push(brief);
  }
  return { defaults, briefs, briefFiles, themes, details, diagnostics };
}

const DESK_FILE = "briefs/desk.yaml";
export const DETAILS_FILE = "briefs/sources.yaml";
export const SOURCES_FOLDER = "briefs/sources";

async function loadThemes(
  paths: readonly string[],
  text: (path: string) => Promise<string | undefined>,
  diagnostics: Diagnostic[],
): Promise<Map<string, LoadedTheme>> {
  const themes: Theme[] = [];
  const lists = new Map<string, readonly WordList[]>();
  for (const path of paths) {
    const source = await text(path);
    if (source === undefined) continue;
    const read = readThemeFile(path, source);
    diagnostics.push(...read.diagnostics);
    if (read.value?.type === "theme") themes.push(read.value.theme);
    if (read.value?.type === "lists") lists.set(path.slice(path.lastIndexOf("/") + 1), read.value.lists);
  }
  const loaded = new Map<string, LoadedTheme>();
  for (const theme of themes) {
    const own = theme.uses.flatMap((use) => {
      const found = lists.get(use.text);
      if (!found) diagnostics.push(unknownLists(use.text, use.place, [...lists.keys()]));
      return found ?? [];
    });
    loaded.set(theme.slug, loadTheme(theme, own, diagnostics));
  }
  return loaded;
}

function unknownLists(name: string, place: Diagnostic["place"], known: readonly string[]): Diagnostic {
  const guess = nearest(name, known);
  const hint = guess ? `did you mean \`${guess}\`?` : "word lists are files of `briefs/themes/` with a `lists:` key";
  return error("theme/unknown-list", `there is no word-list file “${name}”`, { place, hints: [hint] });
}

function loadTheme(theme: Theme, lists: readonly WordList[], diagnostics: Diagnostic[]): LoadedTheme {
  const compile = (one: Theme): CompiledTheme => {
    const result = compileTheme(one, lists);
    diagnostics.push(...result.diagnostics);
    return result.value;
  };
  const opposites = new Map<string, CompiledTheme>();
  for (const { name, a, b } of theme.opposites) {
    for (const [side, rule] of [
      ["a", a],
      ["b", b],
    ] as const) {
      const key = oppositeKey({ theme: theme.slug, name }, side);
      opposites.set(key, compile({ ...theme, slug: key, core: [rule], related: [], never: [], opposites: [] }));
    }
  }
  const compiled = compile(theme);
  return {
    theme,
    compiled,
    opposites,
    sha256: sha256Hex(JSON.stringify([theme.context, ...compiled.rules.map((r) => [r.grade, r.text, r.query])])),
  };
}

/** Reads all sources, each once; the bytes are kept, so that digests, text and proof come from one read. */
export async function loadSources(
  workspace: Workspace,
  details: Details,
  onProgress?: (progress: Progress) => void,
  memory: ArticleMemory = noMemory(),
): Promise<Sources> {
  const diagnostics: Diagnostic[] = [];
  const entries = await workspace.list(SOURCES_FOLDER);
  const wanted = entries.filter((entry) => {
    if (entry.type === "folder" || isHidden(entry.path)) return false;
    if (entry.type === "file") return true;
    diagnostics.push(skipped(entry.path, entry.type));
    return false;
  });
  let done = 0;
  const files = await inOrder(wanted, SOURCES_AHEAD, async ({ path }) => {
    const file = await loadSource(workspace, path, memory);
    onProgress?.({ step: "sources", done: ++done, total: wanted.length, name: path });
    return file;
  });
  await memory.keep();
  diagnostics.push(...files.flatMap((f) => f.diagnostics));
  const loaded = files.flatMap((f) => f.value ?? []);
  const applied = applyDetails(
    loaded.flatMap((f) => f.articles),
    details,
  );
  return { files: loaded, articles: applied.value, diagnostics: [...diagnostics, ...applied.diagnostics] };
}

/** Sources that are on their way at one time: enough for a pool of readers never to wait for the disk. */
const SOURCES_AHEAD = 8;

async function loadSource(
  workspace: Workspace,
  path: string,
  memory: ArticleMemory,
): Promise<Checked<LoadedSource | null>> {
  const diagnostics: Diagnostic[] = [];
  const bytes = await readLimited(workspace, path, SOURCE_LIMIT, diagnostics);
  if (bytes === undefined) return { value: null, diagnostics };
  const read = await memory.read(bytes, path);
  return { value: { path, bytes, articles: read.value }, diagnostics: [...diagnostics, ...read.diagnostics] };
}

function isHidden(path: string): boolean {
  return path.slice(path.lastIndexOf("/") + 1).startsWith(".");
}

function skipped(path: string, type: string): Diagnostic {
  // Bytes that are no UTF-8 come as replacement characters, under which there is no file.
  const isNamed = !path.includes("\ufffd");
  const links = { outside: "a link that leads out of the workspace", missing: "a link to nothing" };
  const what = type === "outside" || type === "missing" ? links[type] : "not a plain file";
  return warning("source/skipped", `skipped: ${isNamed ? what : "its name is not UTF-8"}`, {
    place: { file: path },
    hints: [isNamed ? "put the file itself into the folder" : "give it another name"],
  });
}

/** Themes run over articles. Analyses are worked out when first asked for: most articles of a large desk match nothing. */
export function readAll(articles: readonly Article[], themes: Iterable<LoadedTheme>): Reading[] {
  const compiled = [...themes].flatMap((t) => [[t.theme.slug, t.compiled] as const, ...t.opposites]);
  return articles.map((article) => {
    let known: Analysis | undefined;
    const analysed = (): Analysis => {
      const analysis = known ?? analyse(article);
      known = analysis;
      return analysis;
    };
    const index = indexArticle(article);
    const matches = new Map<string, ThemeMatches>();
    for (const [key, theme] of compiled) matches.set(key, matchTheme(theme, index, { analysis: analysed }));
    return {
      article,
      get analysis() {
        return analysed();
      },
      matches,
      origin: originOf(article),
    };
  });
}

/** The bytes, or undefined with a diagnostic where the file is too large or gone. */
async function readLimited(
  workspace: Workspace,
  path: string,
  limit: number,
  diagnostics: Diagnostic[],
): Promise<Uint8Array | undefined> {
  try {
    return await workspace.read(path, limit);
  } catch (cause) {
    if (!(cause instanceof WorkspaceError) || cause.code !== "too-large") throw cause;
    const code = limit === YAML_LIMIT ? "brief/too-large" : "source/too-large";
    diagnostics.push(error(code, cause.message, { place: { file: path }, hints: [`the limit is ${limit} bytes`] }));
    return undefined;
  }
}

/** UTF-8 without its byte order mark; bytes that are not UTF-8 become replacement characters, which YAML then names. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}
