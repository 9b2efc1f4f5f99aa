/**
 * Which briefs need no work: each has a key over everything its memo rests on, and outputs whose digests are known. A
 * brief whose key is the one of last time, and whose outputs stand as they were written, is not compiled again; what was
 * to be said about it is said again.
 */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sha256Hex } from "../text/digest.ts";
import type { TemplateFiles } from "../workspace/resources.ts";
import type { BuiltBrief, Desk } from "./api.ts";
import { outputsStand, type Session, whatIsMade } from "./cache-build.ts";
import { isSelected } from "./compile-input.ts";
import type { LoadedTheme } from "./contents.ts";
import { DESK_FILE, DETAILS_FILE } from "./desk-files.ts";
import { earlierIssue } from "./issues.ts";
import type { Library } from "./library.ts";
import { loadedThemes, type Prepared } from "./prepare.ts";

/** A brief's part of a build report. */
export interface KeptBrief {
  readonly built: BuiltBrief;
  readonly diagnostics: readonly Diagnostic[];
}

/** The largest file of a template folder, in bytes. */
const FILE_LIMIT = 64 * 1024 * 1024;

/** The key of a brief; null where nothing is to be kept. */
export type BriefKeys = (brief: Brief) => Promise<string | null>;

interface Entry extends KeptBrief {
  readonly key: string;
}

/** Works out keys for a workspace that was read. Two builds with the same key give the same bytes. */
export function briefKeys(session: Session, prepared: Prepared, templates: TemplateFiles): BriefKeys {
  const { desk, caching } = session;
  if (!caching) return () => Promise.resolve(null);
  const sources = sourceKeys(prepared.library);
  const files = session.materials();
  const shared = JSON.stringify([
    desk.loadHelpers !== undefined,
    Object.entries(templates).map(([path, bytes]) => [path, sha256Hex(bytes)]),
    files.get(DESK_FILE),
    files.get(DETAILS_FILE),
    [...prepared.contents.themes.keys()],
  ]);
  const keyOf = async (brief: Brief): Promise<string> => {
    const themes = loadedThemes(brief, prepared.contents);
    const uses = themes.flatMap(({ theme }) => [theme.file, ...theme.uses.map((u) => `briefs/themes/${u.text}`)]);
    const issue = await earlierIssue(desk.workspace, brief);
    const own = [brief.file, files.get(brief.file), uses.map((file) => [file, files.get(file)]), issue.value ?? null];
    return sha256Hex(JSON.stringify([shared, own, sources(brief, themes)]));
  };
  const known = new Map<Brief, Promise<string>>();
  return (brief) => {
    const key = known.get(brief) ?? keyOf(brief);
    known.set(brief, key);
    return key;
  };
}

/**
 * Gives a function that names what a brief looks at: the articles that its globs leave in, as a digest, and of the others
 * those in which one of its themes matched, since they stand in the evidence as refused.
 */
function sourceKeys({ files }: Library): (brief: Brief, themes: readonly LoadedTheme[]) => unknown {
  const articles = files.flatMap(({ sha256, articles: held }) => held.map(({ path, met }) => ({ path, sha256, met })));
  const metBy = new Map<string, typeof articles>();
  for (const article of articles) {
    for (const key of article.met) {
      const met = metBy.get(key);
      if (met) met.push(article);
      else metBy.set(key, [article]);
    }
  }
  const byGlobs = new Map<string, { digest: string; selected: ReadonlySet<string> }>();
  const selectedBy = (brief: Brief) => {
    const globs = JSON.stringify(brief.sources.include);
    const known = byGlobs.get(globs);
    if (known) return known;
    const selected = articles.filter(({ path }) => isSelected(path, brief));
    const found = {
      digest: sha256Hex(JSON.stringify(selected.map(({ path, sha256 }) => [path, sha256]))),
      selected: new Set(selected.map(({ path }) => path)),
    };
    byGlobs.set(globs, found);
    return found;
  };
  return (brief, themes) => {
    const { digest, selected } = selectedBy(brief);
    const met = themes.flatMap(({ matchers }) => matchers.flatMap(({ key }) => metBy.get(key) ?? []));
    return [digest, met.flatMap(({ path, sha256 }) => (selected.has(path) ? [] : [[path, sha256]]))];
  };
}

/** The brief as it was built last time; undefined where it has to be built. */
export async function replayBrief(session: Session, brief: Brief, keys: BriefKeys): Promise<KeptBrief | undefined> {
  const key = await keys(brief);
  if (key === null) return undefined;
  const entry = await session.cache.read<Entry>(entryName(session, brief));
  if (entry?.key !== key || !(await outputsStand(session, entry.built.outputs))) return undefined;
  const outputs = entry.built.outputs.map((o) => ({ ...o, state: "unchanged" as const, diff: null }));
  return { built: { ...entry.built, outputs }, diagnostics: entry.diagnostics };
}

export async function keepBrief(session: Session, brief: Brief, keys: BriefKeys, one: KeptBrief): Promise<void> {
  const key = await keys(brief);
  if (key !== null) await session.cache.write(entryName(session, brief), { key, ...one } satisfies Entry);
}

function entryName({ options }: Session, brief: Brief): string {
  return `brief-${sha256Hex(JSON.stringify([brief.file, whatIsMade(options)])).slice(0, 16)}`;
}

/** Files of the workspace's `templates/` by path: which of them a brief's template inherits from is for it to know. */
export async function templateFiles({ workspace }: Pick<Desk, "workspace">): Promise<TemplateFiles> {
  const files: Record<string, Uint8Array> = {};
  for (const { path, type } of await workspace.list("templates")) {
    const bytes = type === "file" ? await workspace.read(path, FILE_LIMIT) : undefined;
    if (bytes !== undefined) files[path] = bytes;
  }
  return files;
}
