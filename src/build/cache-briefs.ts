/**
 * Which briefs need no work: each has a key over everything its memo rests on, and outputs whose digests are known. A
 * brief whose key is the one of last time, and whose outputs stand as they were written, is not compiled again; what was
 * to be said about it is said again.
 */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { sha256Hex } from "../text/digest.ts";
import { selectedBy } from "../text/glob.ts";
import type { BuiltBrief } from "./api.ts";
import { outputsStand, type Session } from "./cache-build.ts";
import { SOURCES_FOLDER } from "./contents.ts";
import { earlierIssue } from "./issues.ts";
import type { Prepared } from "./prepare.ts";

/** A brief's part of a build report. */
export interface KeptBrief {
  readonly built: BuiltBrief;
  readonly diagnostics: readonly Diagnostic[];
}

/** The largest file of a template folder, in bytes. */
const FILE_LIMIT = 16 * 1024 * 1024;

/** The key of a brief; null where nothing is to be kept. */
export type BriefKeys = (brief: Brief) => Promise<string | null>;

interface Entry extends KeptBrief {
  readonly key: string;
}

/** Works out keys for a workspace that was read. Two builds with the same key give the same bytes. */
export async function briefKeys(session: Session, prepared: Prepared): Promise<BriefKeys> {
  const { desk, options, caching } = session;
  // Read whether or not there is a cache: the manifest names templates as materials either way.
  const templates = await templateFiles(session);
  if (!caching) return () => Promise.resolve(null);
  const files = session.materials();
  const shared = JSON.stringify([
    options.only ?? null,
    desk.loadHelpers !== undefined,
    templates,
    files.get("briefs/desk.yaml"),
    files.get("briefs/sources.yaml"),
    [...prepared.contents.themes.keys()],
  ]);
  const keyOf = async (brief: Brief): Promise<string> => {
    const slugs = new Set(brief.parts.flatMap((p) => p.themes.map((t) => t.text)));
    const themes = [...slugs].flatMap((slug) => prepared.contents.themes.get(slug)?.theme ?? []);
    const uses = themes.flatMap((theme) => [theme.file, ...theme.uses.map((u) => `briefs/themes/${u.text}`)]);
    const issue = await earlierIssue(desk.workspace, brief);
    const own = [brief.file, files.get(brief.file), uses.map((file) => [file, files.get(file)]), issue.value ?? null];
    return sha256Hex(JSON.stringify([shared, own, sourcesOf(brief, prepared, slugs)]));
  };
  const known = new Map<Brief, Promise<string>>();
  return (brief) => {
    const key = known.get(brief) ?? keyOf(brief);
    known.set(brief, key);
    return key;
  };
}

/**
 * The sources that a brief looks at, with their digests. One that its globs leave out counts only for the matches in it,
 * which stand in the evidence as refused.
 */
function sourcesOf(brief: Brief, { readings }: Prepared, slugs: ReadonlySet<string>): unknown[] {
  return readings.flatMap(({ article, matches }) => {
    const name = article.path.slice(SOURCES_FOLDER.length + 1).replace(/#\d+$/, "");
    if (selectedBy(name, brief.sources.include)) return [[article.path, article.sha256]];
    const met = [...slugs].some((slug) => (matches.get(slug)?.matches.length ?? 0) > 0);
    return met ? [[article.path, article.sha256]] : [];
  });
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
  return `brief-${sha256Hex(JSON.stringify([brief.file, options.only ?? null])).slice(0, 16)}`;
}

/** Digests of all files of the workspace's templates: which of them a brief's template inherits from is for it to know. */
async function templateFiles({ desk }: Session): Promise<unknown[]> {
  const files: unknown[] = [];
  for (const { path, type } of await desk.workspace.list("templates")) {
    const bytes = type === "file" ? await desk.workspace.read(path, FILE_LIMIT) : undefined;
    files.push([path, type, bytes === undefined ? null : sha256Hex(bytes)]);
  }
  return files;
}
