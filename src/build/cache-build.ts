/**
 * A build with what surrounds it: the reads on record, the cache, the manifest. A build of which every read would be
 * answered as last time, and whose outputs stand as they were written, is over before its first stage.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { note } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { BuildOptions, BuildReport, BuiltOutput, Desk, MemoOptions } from "./api.ts";
import { type Cache, isOfTheMachine, noCache, openCache } from "./cache.ts";
import { filesRead, recordReads, stillHolds, type TraceStep } from "./cache-trace.ts";
import { ENDINGS } from "./endings.ts";
import { composeManifest, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { SHARES, shareName, writeShare } from "./shards.ts";
import { writeOutputs } from "./write-outputs.ts";

/** One run of `build` or `check`. */
export interface Session {
  /** Reads through it are on record: inputs only. */
  readonly desk: Desk;
  /** The same workspace off the record: outputs and cache. */
  readonly outside: Workspace;
  readonly options: BuildOptions;
  readonly cache: Cache;
  readonly caching: boolean;
  /** Files read so far, with their digests. */
  materials(): ReadonlyMap<string, string>;
  /** Null where a file changed while it was read twice. */
  trace(): readonly TraceStep[] | null;
}

/** A build that can be told again. */
interface BuildEntry {
  readonly trace: readonly TraceStep[];
  readonly report: BuildReport;
  readonly briefFiles: readonly string[];
}

export async function openSession(desk: Desk, options: BuildOptions): Promise<Session> {
  const { workspace, trace } = recordReads(desk.workspace);
  const caching = options.cache === true && options.frozen !== true;
  const kept = async () => openCache(desk.workspace, outputFolder(options), await desk.resources.fingerprint());
  const cache = caching ? (desk.memory?.cache ?? (await kept())) : noCache;
  return {
    desk: { ...desk, workspace },
    outside: desk.workspace,
    options,
    cache,
    caching,
    materials: () => filesRead(trace() ?? []),
    trace,
  };
}

/** The workspace folder that a build writes to. */
export function outputFolder({ output }: Pick<BuildOptions, "output">): string {
  return output ?? "output";
}

/** The report of last time with all outputs unchanged; undefined where something has to be done. */
export async function replayBuild(session: Session): Promise<BuildReport | undefined> {
  const entry = await session.cache.read<BuildEntry>(entryName(session));
  if (entry === undefined) return undefined;
  const { report } = entry;
  const outputs = [...report.briefs.flatMap((b) => b.outputs), ...(report.manifest ? [report.manifest] : [])];
  if (!(await stillHolds(entry.trace, session.outside)) || !(await outputsStand(session, outputs))) return undefined;
  const unchanged = <T extends BuiltOutput>(output: T): T => ({ ...output, state: "unchanged", diff: null });
  return withLeftOvers(session, entry.briefFiles, {
    ...report,
    briefs: report.briefs.map((b) => ({ ...b, outputs: b.outputs.map(unchanged) })),
    manifest: report.manifest && unchanged(report.manifest),
  });
}

/** True where each output holds the bytes that it was built with. */
export async function outputsStand({ outside }: Session, outputs: readonly BuiltOutput[]): Promise<boolean> {
  for (const { path, sha256 } of outputs) {
    const bytes = await outside.read(path);
    if (bytes === undefined || sha256Hex(bytes) !== sha256) return false;
  }
  return true;
}

/** Writes or compares the manifest, last of all outputs, and keeps the build for the next one. */
export async function finishBuild(
  session: Session,
  report: BuildReport,
  briefFiles: readonly string[],
): Promise<BuildReport> {
  const { options, caching } = session;
  if (options.signal?.aborted) return report;
  const manifest = await commitManifest(session, report, briefFiles);
  const stale = report.stale || manifest?.state === "stale" || manifest?.state === "missing";
  const finished = { ...report, manifest, stale };
  const trace = session.trace();
  if (caching && trace !== null && !report.diagnostics.some(isOfTheMachine))
    await session.cache.write(entryName(session), { trace, report: finished, briefFiles } satisfies BuildEntry);
  return withLeftOvers(session, briefFiles, finished);
}

/** Under `frozen`, a manifest can be compared only where all was built; what is stale beside it is told once. */
async function commitManifest(
  session: Session,
  report: BuildReport,
  briefFiles: readonly string[],
): Promise<BuiltOutput | null> {
  const { options, outside, desk } = session;
  const frozen = options.frozen === true;
  const whole = !options.briefs?.length && options.shard === undefined && options.only === undefined;
  if (frozen && (!whole || report.stale || report.briefs.some((b) => b.failed))) return null;
  const { shard } = options;
  const manifest = composeManifest({
    version: desk.resources.version,
    built: report.briefs,
    allKinds: options.only === undefined,
    briefFiles,
    materials: session.materials(),
    before: shard ? null : await manifestBefore(session),
  });
  const folder = outputFolder(options);
  const path = shard ? `${folder}/${SHARES}/${shareName(shard)}` : manifestPath(options);
  const bytes = shard
    ? writeShare(
        { manifest, report, briefFiles, helpers: desk.loadHelpers !== undefined },
        shard,
        await desk.resources.fingerprint(),
      )
    : writeManifest(manifest);
  const [output] = await writeOutputs(outside, [{ path, kind: "manifest", bytes }], frozen);
  return output ?? null;
}

async function manifestBefore({ outside, options }: Session): Promise<Manifest | null> {
  return readManifest(await outside.read(manifestPath(options)));
}

export function manifestPath(options: Pick<BuildOptions, "output">): string {
  return `${outputFolder(options)}/manifest.json`;
}

/** Outputs of briefs that are gone are the desk's to remove; the build names them. */
async function withLeftOvers(
  { outside, options }: Session,
  briefFiles: readonly string[],
  report: BuildReport,
): Promise<BuildReport> {
  const folder = outputFolder(options);
  const slugs = new Set(briefFiles.map((path) => path.slice(path.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "")));
  const names = (await outside.list(folder))
    .filter((e) => e.type === "file")
    .map((e) => e.path.slice(folder.length + 1))
    .filter((name) => !name.includes("/"));
  const gone = names
    .filter((name) => name.endsWith(ENDINGS.evidence))
    .map((name) => name.slice(0, -ENDINGS.evidence.length))
    .filter((slug) => !slugs.has(slug));
  const left = gone.flatMap((slug) => Object.values(ENDINGS).map((ending) => `${slug}${ending}`));
  const notes = names.filter((name) => left.includes(name)).map((name): Diagnostic => leftOver(`${folder}/${name}`));
  return notes.length === 0 ? report : { ...report, diagnostics: sortDiagnostics([...report.diagnostics, ...notes]) };
}

function leftOver(file: string): Diagnostic {
  return note("build/left-over", "the brief that made this is gone", {
    place: { file },
    hints: ["remove it, or bring the brief back"],
  });
}

/** One entry for each way of asking: a build of some briefs doesn't push out that of all. */
function entryName({ options, desk }: Session): string {
  const { briefs = [], shard = null, strict = false } = options;
  const helpers = desk.loadHelpers !== undefined;
  const asked = JSON.stringify([briefs, shard, whatIsMade(options), strict, helpers]);
  return `build-${sha256Hex(asked).slice(0, 16)}`;
}

/** What an entry has to agree on: the kinds of outputs, and the folder, since a copied folder brings its cache along. */
export function whatIsMade(options: MemoOptions): unknown {
  return [outputFolder(options), options.only ?? null, options.also ?? null, options.excerpts ?? null];
}
