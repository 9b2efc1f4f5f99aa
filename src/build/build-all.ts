/**
 * A build of which something has to be done: what the workspace holds, the briefs that have changed, their outputs. Briefs
 * are worked on in any order and by any number of threads; they are written and told of in the order of the briefs.
 */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error, hasErrors } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import { verifyExcerpts } from "../verify/verify-evidence.ts";
import type { BuildOptions, BuildReport } from "./api.ts";
import type { BriefResult } from "./brief-work.ts";
import { type BriefKeys, briefKeys, type KeptBrief, keepBrief, replayBrief, templateFiles } from "./cache-briefs.ts";
import { finishBuild, outputFolder, type Session } from "./cache-build.ts";
import { compileInput } from "./compile-input.ts";
import { type Contents, loadContents } from "./contents.ts";
import { type Crew, workAlone } from "./crew.ts";
import { DESK_FILE, DETAILS_FILE } from "./desk-files.ts";
import { slugOf, unknownBrief } from "./find-brief.ts";
import { streamInOrder } from "./in-order.ts";
import type { Library } from "./library.ts";
import { lostSources } from "./lost-sources.ts";
import { loadedThemes, type Prepared, prepare } from "./prepare.ts";
import { shardOf } from "./shards.ts";
import { matchersOf } from "./shelves.ts";
import { turnsOf } from "./turn.ts";
import { writeOutputs } from "./write-outputs.ts";

/** Builds what changed, and says of the rest what was said of it before. */
export async function buildAll(session: Session): Promise<BuildReport> {
  const { desk, options, cache } = session;
  const contents = await loadContents(desk);
  const { briefs, diagnostics: unknownBriefs } = chooseBriefs(contents, options);
  // Read whether or not they are used: the manifest names templates as materials.
  const templates = await templateFiles(desk);
  const setting = { details: contents.details, matchers: matchersOf(contents), templates };
  const alone = workAlone(desk, setting, options.signal);
  // What a workspace's own helpers run is a program of this thread.
  const crew = desk.loadHelpers ? alone : ((await desk.hire?.(setting, alone)) ?? alone);
  try {
    const { onProgress, signal } = options;
    const prepared = await prepare(desk, contents, briefs, {
      cache,
      work: crew.source,
      ...(onProgress ? { onProgress } : {}),
      ...(signal ? { signal } : {}),
    });
    await prepared.library.keep();
    const keys = briefKeys(session, prepared, templates);
    const { built, stale } = await buildEach(session, briefs, { prepared, keys, crew });
    await prepared.library.mend();
    const report = {
      briefs: built.map((one) => one.built),
      manifest: null,
      sourcesRead: prepared.library.files.length,
      read: [...session.materials().keys()].sort(),
      diagnostics: sortDiagnostics([
        ...unknownBriefs,
        ...prepared.diagnostics,
        ...built.flatMap((one) => one.diagnostics),
      ]),
      stale,
    };
    return await finishBuild(session, report, contents.briefFiles);
  } finally {
    await crew.close();
  }
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

/** What the work on briefs rests on. */
interface Ground {
  readonly prepared: Prepared;
  readonly keys: BriefKeys;
  readonly crew: Crew;
}

async function buildEach(
  session: Session,
  briefs: readonly Brief[],
  ground: Ground,
): Promise<{ built: KeptBrief[]; stale: boolean }> {
  const { options } = session;
  const replayed = new Map<Brief, KeptBrief>();
  for (const brief of briefs) {
    const before = await replayBrief(session, brief, ground.keys);
    if (before) replayed.set(brief, before);
  }
  const toBuild = briefs.length - replayed.size;
  const workOn = async (brief: Brief): Promise<KeptBrief | BriefResult | "stopped"> => {
    try {
      return replayed.get(brief) ?? (await work(session, brief, ground, toBuild));
    } catch (cause) {
      if (options.signal?.aborted) return "stopped";
      throw cause;
    }
  };
  const built: KeptBrief[] = [];
  let unproved = false;
  for await (const result of streamInOrder(briefs, Math.max(1, ground.crew.briefsAtOnce), workOn)) {
    const brief = briefs[built.length];
    if (options.signal?.aborted || result === "stopped" || brief === undefined) break;
    const one = "built" in result ? result : await commit(session, brief, ground, result);
    const altered = options.frozen ? await alteredExcerpts(session, brief, ground.prepared.library) : [];
    unproved ||= altered.length > 0;
    built.push({ ...one, diagnostics: [...one.diagnostics, ...altered] });
    options.onProgress?.({ step: "briefs", done: built.length, total: briefs.length, name: brief.slug });
  }
  const stale = built.some((b) => b.built.outputs.some((o) => o.state === "stale" || o.state === "missing"));
  return { built, stale: stale || unproved };
}

async function work(session: Session, brief: Brief, { prepared, crew }: Ground, of: number): Promise<BriefResult> {
  const { desk, options } = session;
  const turn = turnsOf(options.signal);
  await turn();
  const { value: input, diagnostics } = await compileInput(desk, brief, prepared);
  await turn();
  const { output, only, also, excerpts } = options;
  const wanted = {
    ...(output ? { output } : {}),
    ...(only ? { only } : {}),
    ...(also ? { also } : {}),
    ...(excerpts === undefined ? {} : { excerpts }),
  };
  return crew.brief({ input, diagnostics, options: wanted }, of);
}

/** Writes or compares what came of a brief. */
async function commit(
  session: Session,
  brief: Brief,
  { prepared, keys }: Ground,
  { about, outputs, diagnostics: said }: BriefResult,
): Promise<KeptBrief> {
  const lost = await lostSources(session, brief, prepared.library);
  const diagnostics = [...said, ...lost];
  const failed = hasErrors(diagnostics) || hasErrors(problemsOf(brief, prepared)) || outputs === null;
  if (failed) return { built: { ...about, outputs: [], failed: true }, diagnostics };
  const written = await writeOutputs(session.outside, outputs, session.options.frozen ?? false);
  const one = { built: { ...about, outputs: written, failed: false }, diagnostics };
  await keepBrief(session, brief, keys, one);
  return one;
}

/** Errors in files that this brief rests on: its own and those of its themes. Other files' errors don't stop it. */
function problemsOf(brief: Brief, { contents, diagnostics }: Prepared): Diagnostic[] {
  const themes = loadedThemes(brief, contents).flatMap(({ theme }) => [
    theme.file,
    ...theme.uses.map((use) => `briefs/themes/${use.text}`),
  ]);
  const files = new Set([brief.file, ...themes, DETAILS_FILE, DESK_FILE]);
  return diagnostics.filter((d) => d.place !== undefined && files.has(d.place.file));
}

/** Excerpts of the evidence that stands in the output folder which their sources no longer say: a stale memo, named word by word. */
async function alteredExcerpts({ outside, options }: Session, brief: Brief, library: Library): Promise<Diagnostic[]> {
  const file = `${outputFolder(options)}/${brief.slug}.evidence.json`;
  const bytes = await outside.read(file);
  const evidence = bytes && readEvidence(new TextDecoder("utf-8").decode(bytes));
  if (!evidence) return [];
  const verdicts = await verifyExcerpts(evidence.excerpts, evidence.sources, (path) => library.now(path));
  return verdicts
    .filter((verdict) => verdict.state !== "proved")
    .map(({ number, source, detail, text }) =>
      error("verify/excerpt-altered", `excerpt [${number}] of ${source}: ${detail}`, {
        place: { file },
        hints: [`quoted: “${text}”`, `if the source is right as it stands, run \`briefwright build ${brief.slug}\``],
      }),
    );
}
