/**
 * Reads what a workspace's people wrote: briefs, themes, word lists and details become values; every problem on the way
 * is a diagnostic, and what could be read is there all the same. Sources are the library's.
 */
import type { Brief } from "../brief/brief.ts";
import { type Desk as DeskDefaults, readBrief, readDesk } from "../brief/read-brief.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { oppositeKey } from "../memo/shifts.ts";
import { type Details, noDetails, readDetails } from "../sources/details.ts";
import { sha256Hex } from "../text/digest.ts";
import { nearest } from "../text/nearest.ts";
import { compileTheme } from "../themes/compile-theme.ts";
import type { CompiledTheme, Theme, WordList } from "../themes/theme.ts";
import { readThemeFile } from "../themes/theme-file.ts";
import { runThemeTests } from "../themes/theme-tests.ts";
import type { Desk } from "./api.ts";
import { DESK_FILE, DETAILS_FILE, decodeUtf8, readLimited, YAML_LIMIT } from "./desk-files.ts";
import { slugOf } from "./find-brief.ts";
import { type Memory, noMemory } from "./memory.ts";
import { type Matcher, matcherOf, writtenOut } from "./source-work.ts";

/** A theme ready to run, with what tells whether its rules changed. */
export interface LoadedTheme {
  readonly theme: Theme;
  readonly compiled: CompiledTheme;
  /** The theme, and the two sides of each declared opposite; the name of each is the key under which its matches stand. */
  readonly matchers: readonly Matcher[];
  /** Of what decides which words are printed: the rules with their lists written out, and the context. */
  readonly sha256: string;
  /** One error for each of the theme's own tests that fails; they run when first asked for. */
  readonly failedTests: () => readonly Diagnostic[];
}

/** Everything a build reads before it knows which brief it builds. */
export interface Contents {
  readonly defaults: DeskDefaults;
  /** By slug; briefs that could not be read are not in it. */
  readonly briefs: readonly Brief[];
  /** Slugs and paths of all brief files, readable or not. */
  readonly briefFiles: readonly string[];
  readonly themes: ReadonlyMap<string, LoadedTheme>;
  /** Slugs of the files among those of the themes that could not be read. */
  readonly brokenThemes: readonly string[];
  readonly details: Details;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads all YAML of a workspace. */
export async function loadContents({
  workspace,
  memory = noMemory,
}: Pick<Desk, "workspace" | "memory">): Promise<Contents> {
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
  const { themes, broken } = await loadThemes(inFolder("briefs/themes"), { text, memory }, diagnostics);
  const deskText = yaml.includes(DESK_FILE) ? await text(DESK_FILE) : undefined;
  const defaults = take(readDesk(DESK_FILE, deskText ?? ""));
  const detailsText = yaml.includes(DETAILS_FILE) ? await text(DETAILS_FILE) : undefined;
  const details = detailsText === undefined ? noDetails : take(readDetails(DETAILS_FILE, detailsText));
  const briefFiles = inFolder("briefs").filter((path) => path !== DESK_FILE && path !== DETAILS_FILE);
  const briefs: Brief[] = [];
  const { clashes, free } = apart(briefFiles);
  diagnostics.push(...clashes);
  for (const path of free) {
    const source = await text(path);
    if (source === undefined) continue;
    const key = keyOf("brief", path, source, deskText ?? "");
    const brief = take(memory.recall(key, () => readBrief(path, source, defaults)));
    if (brief) briefs.push(brief);
  }
  return { defaults, briefs, briefFiles, themes, brokenThemes: broken, details, diagnostics };
}

/** Briefs whose outputs have names of their own on every system; of those that haven't, the first is kept. */
function apart(paths: readonly string[]): { readonly free: readonly string[]; readonly clashes: Diagnostic[] } {
  const taken = new Map<string, string>();
  const clashes: Diagnostic[] = [];
  const free = paths.filter((path) => {
    // As file systems do that take `Memo.pdf` and `memo.pdf` for one.
    const name = slugOf(path).toLowerCase();
    const other = taken.get(name);
    if (other === undefined) taken.set(name, path);
    else
      clashes.push(
        error("brief/unsafe-output", `its outputs would take the names of those of ${other}`, {
          place: { file: path },
          hints: ["give one of the two another name: not all systems tell small letters from capitals"],
        }),
      );
    return other === undefined;
  });
  return { free, clashes };
}

/** A name for what is made of a file, which changes with any of the texts that go into it. */
function keyOf(kind: string, path: string, ...texts: readonly string[]): string {
  return JSON.stringify([kind, path, ...texts.map(sha256Hex)]);
}

interface ThemeReading {
  readonly text: (path: string) => Promise<string | undefined>;
  readonly memory: Memory;
}

async function loadThemes(
  paths: readonly string[],
  { text, memory }: ThemeReading,
  diagnostics: Diagnostic[],
): Promise<{ readonly themes: Map<string, LoadedTheme>; readonly broken: readonly string[] }> {
  const themes: { readonly theme: Theme; readonly source: string }[] = [];
  const broken: string[] = [];
  const lists = new Map<string, { readonly lists: readonly WordList[]; readonly source: string }>();
  for (const path of paths) {
    const source = await text(path);
    const read =
      source === undefined ? null : memory.recall(keyOf("theme file", path, source), () => readThemeFile(path, source));
    if (!read?.value) broken.push(path.replace(/^.*\/|\.ya?ml$/g, ""));
    if (source === undefined || read === null) continue;
    diagnostics.push(...read.diagnostics);
    if (read.value?.type === "theme") themes.push({ theme: read.value.theme, source });
    if (read.value?.type === "lists")
      lists.set(path.slice(path.lastIndexOf("/") + 1), { lists: read.value.lists, source });
  }
  const loaded = new Map<string, LoadedTheme>();
  for (const { theme, source } of themes) {
    const used = theme.uses.flatMap((use) => {
      const found = lists.get(use.text);
      if (!found) diagnostics.push(unknownLists(use.text, use.place, { known: [...lists.keys()], paths }));
      return found ?? [];
    });
    // Most themes use one file, whose lists they then share.
    const [first] = used;
    const own = first && used.length === 1 ? first.lists : used.flatMap((file) => file.lists);
    const key = keyOf("theme", theme.file, source, ...used.map((file) => file.source));
    const { value, diagnostics: told } = memory.recall(key, () => loadTheme(theme, own));
    diagnostics.push(...told);
    loaded.set(theme.slug, value);
  }
  return { themes: loaded, broken };
}

function unknownLists(
  name: string,
  place: Diagnostic["place"],
  { known, paths }: { readonly known: readonly string[]; readonly paths: readonly string[] },
): Diagnostic {
  const path = paths.find((each) => each.endsWith(`/${name}`));
  if (path !== undefined) {
    const hints = [`mend what is said of ${path}; word lists are files with a \`lists:\` key`];
    return error("theme/unknown-list", `the word-list file “${name}” can't be read`, { place, hints });
  }
  const guess = nearest(name, known);
  const hint = guess ? `did you mean \`${guess}\`?` : "word lists are files of `briefs/themes/` with a `lists:` key";
  return error("theme/unknown-list", `there is no word-list file “${name}”`, { place, hints: [hint] });
}

function loadTheme(theme: Theme, lists: readonly WordList[]): Checked<LoadedTheme> {
  const diagnostics: Diagnostic[] = [];
  const compile = (one: Theme): CompiledTheme => {
    const result = compileTheme(one, lists);
    diagnostics.push(...result.diagnostics);
    return result.value;
  };
  const opposites: CompiledTheme[] = [];
  for (const { name, a, b } of theme.opposites) {
    for (const [side, rule] of [
      ["a", a],
      ["b", b],
    ] as const) {
      const key = oppositeKey({ theme: theme.slug, name }, side);
      opposites.push(compile({ ...theme, slug: key, core: [rule], related: [], never: [], opposites: [] }));
    }
  }
  const compiled = compile(theme);
  const rules = writtenOut(compiled);
  let failed: readonly Diagnostic[] | undefined;
  const value = {
    theme,
    compiled,
    matchers: [matcherOf(compiled, rules), ...opposites.map((one) => matcherOf(one))],
    sha256: sha256Hex(`[${[JSON.stringify(theme.context), ...rules].join(",")}]`),
    failedTests: () => {
      failed ??= runThemeTests(compiled);
      return failed;
    },
  };
  return { value, diagnostics };
}
