/**
 * `build` and `check`: the whole pipeline over a workspace. Stages meet here and nowhere else; each brief is compiled,
 * rendered and written on its own, so that a mistake in one leaves the others alone.
 */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error, hasErrors } from "../diagnostics/diagnostic.ts";
import { relevel } from "../diagnostics/levels.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import { verifyExcerpts } from "../verify/verify-evidence.ts";
import type { BuildOptions, BuildReport, BuiltBrief, Desk } from "./api.ts";
import { type BriefKeys, briefKeys, type KeptBrief, keepBrief, replayBrief } from "./cache-briefs.ts";
import { finishBuild, openSession, outputFolder, replayBuild, type Session } from "./cache-build.ts";
import { compilePaged } from "./compile-paged.ts";
import { type Contents, type LoadedTheme, loadContents } from "./contents.ts";
import { slugOf, unknownBrief } from "./find-brief.ts";
import { lostSources } from "./lost-sources.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { type Templates, templatesOf } from "./templates.ts";
import { sourcesAsRead } from "./verify-evidence.ts";
import { writeOutputs } from "./write-outputs.ts";

/**
 * Builds the briefs that were asked for, or all of them. Diagnostics come sorted by place, each once. The output folder is
 * held against other builds meanwhile; under `frozen` nothing is written, so nothing is held.
 */
export async function buildBriefs(desk: Desk, options: BuildOptions = {}): Promise<BuildReport> {
  const release = options.frozen ? undefined : await desk.workspace.lock?.(outputFolder(options), options.signal);
  try {
    const session = await openSession(desk, options);
    return (await replayBuild(session)) ?? (await buildAll(session));
  } finally {
    release?.();
  }
}

async function buildAll(session: Session): Promise<BuildReport> {
  const { desk, options } = session;
  const contents = await loadContents(desk.workspace);
  const { briefs, diagnostics: unknownBriefs } = chooseBriefs(contents, options);
  const prepared = await prepare(desk, contents, briefs, options, session.cache);
  const templates = templatesOf(desk);
  const keys = await briefKeys(session, prepared);
  const built: BuiltBrief[] = [];
  const diagnostics = [...unknownBriefs, ...prepared.diagnostics];
  let unproved = false;
  for (const [index, brief] of briefs.entries()) {
    if (options.signal?.aborted) break;
    const one =
      (await replayBrief(session, brief, keys)) ?? (await buildOne(session, brief, prepared, templates, keys));
    built.push(one.built);
    diagnostics.push(...one.diagnostics);
    if (options.frozen) {
      const altered = await alteredExcerpts(session, brief, prepared);
      unproved ||= altered.length > 0;
      diagnostics.push(...altered);
    }
    options.onProgress?.({ step: "briefs", done: index + 1, total: briefs.length, name: brief.slug });
  }
  const stale = built.some((b) => b.outputs.some((o) => o.state === "stale" || o.state === "missing"));
  const report = {
    briefs: built,
    manifest: null,
    sourcesRead: prepared.sources.files.length,
    diagnostics: sortDiagnostics(diagnostics),
    stale: stale || unproved,
  };
  return finishBuild(session, report, contents.briefFiles);
}

/** Excerpts of the evidence that stands in the output folder which their sources no longer say: a stale memo, named word by word. */
async function alteredExcerpts({ outside, options }: Session, brief: Brief, prepared: Prepared): Promise<Diagnostic[]> {
  const file = `${outputFolder(options)}/${brief.slug}.evidence.json`;
  const bytes = await outside.read(file);
  const evidence = bytes && readEvidence(new TextDecoder("utf-8").decode(bytes));
  if (!evidence) return [];
  const verdicts = await verifyExcerpts(evidence.excerpts, evidence.sources, sourcesAsRead(prepared.sources.files));
  return verdicts
    .filter((verdict) => verdict.state !== "proved")
    .map(({ number, source, detail, text }) =>
      error("verify/excerpt-altered", `excerpt [${number}] of ${source}: ${detail}`, {
        place: { file },
        hints: [`quoted: “${text}”`, `if the source is right as it stands, run \`briefwright build ${brief.slug}\``],
      }),
    );
}

function chooseBriefs(
  contents: Contents,
  options: BuildOptions,
): { briefs: readonly Brief[]; diagnostics: Diagnostic[] } {
  const sharded = contents.briefs.filter(
    (b) => options.shard === undefined || shardOf(b.slug, options.shard.of) === options.shard.index,
  );
  if (options.briefs === undefined || options.briefs.length === 0) return { briefs: sharded, diagnostics: [] };
  const wanted = new Set(options.briefs.map(slugOf));
  const known = new Set(contents.briefFiles.map(slugOf));
  const diagnostics = [...wanted].filter((name) => !known.has(name)).map((name) => unknownBrief(contents, name));
  return { briefs: sharded.filter((b) => wanted.has(b.slug)), diagnostics };
}

/** A shard from 1 by a hash of the slug that never changes (FNV-1a, 32 bit), whatever other briefs there are. */
export function shardOf(slug: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < slug.length; i++) hash = Math.imul(hash ^ slug.charCodeAt(i), 0x01000193) >>> 0;
  return (hash % shards) + 1;
}

async function buildOne(
  session: Session,
  brief: Brief,
  prepared: Prepared,
  templates: Templates,
  keys: BriefKeys,
): Promise<KeptBrief> {
  const { desk, options } = session;
  const compiled = await compilePaged(desk, brief, prepared, templates, options);
  const lost = await lostSources(session, brief, prepared.sources);
  const diagnostics = [...relevel(compiled.diagnostics, brief.levels), ...lost];
  const failed = hasErrors(diagnostics) || hasErrors(problemsOf(brief, prepared)) || !compiled.rendered;
  const { memo } = compiled.compiled;
  const about = {
    slug: brief.slug,
    file: brief.file,
    title: brief.title,
    excerpts: memo.counts.excerpts,
    articles: memo.counts.articles,
    newsrooms: memo.counts.newsrooms,
    pages: compiled.rendered?.pages ?? null,
  };
  if (failed || !compiled.rendered) return { built: { ...about, outputs: [], failed: true }, diagnostics };
  const outputs = await writeOutputs(session.outside, compiled.rendered.outputs, options.frozen ?? false);
  const one = { built: { ...about, outputs, failed: false }, diagnostics };
  await keepBrief(session, brief, keys, one);
  return one;
}

/** Errors in files that this brief rests on: its own and those of its themes. Other files' errors don't stop it. */
function problemsOf(brief: Brief, prepared: Prepared): Diagnostic[] {
  const themes = new Set(brief.parts.flatMap((p) => p.themes.map((t) => t.text)));
  const files = new Set([
    brief.file,
    ...themesFiles(prepared.contents.themes, themes),
    "briefs/sources.yaml",
    "briefs/desk.yaml",
  ]);
  return prepared.diagnostics.filter((d) => d.place !== undefined && files.has(d.place.file));
}

function themesFiles(themes: ReadonlyMap<string, LoadedTheme>, used: ReadonlySet<string>): string[] {
  return [...themes.values()].flatMap(({ theme }) =>
    used.has(theme.slug) ? [theme.file, ...theme.uses.map((use) => `briefs/themes/${use.text}`)] : [],
  );
}
