/**
 * `build` and `check`: the whole pipeline over a workspace. Stages meet in this folder and nowhere else; each brief is
 * compiled, rendered and written on its own, so that a mistake in one leaves the others alone.
 */
import type { BuildOptions, BuildReport, Desk } from "./api.ts";
import { openSession, outputFolder, replayBuild } from "./cache-build.ts";

/**
 * Builds the briefs that were asked for, or all of them. Diagnostics come sorted by place, each once. The output folder is
 * held against other builds meanwhile; under `frozen` nothing is written, so nothing is held.
 */
export async function buildBriefs(desk: Desk, options: BuildOptions = {}): Promise<BuildReport> {
  const release = options.frozen ? undefined : await desk.workspace.lock?.(outputFolder(options), options.signal);
  try {
    const session = await openSession(desk, options);
    const replayed = await replayBuild(session);
    if (replayed) return replayed;
    // Loaded when first needed: most builds of a desk under watch, or in CI, find nothing to do.
    const { buildAll } = await import("./build-all.ts");
    return await buildAll(session);
  } finally {
    release?.();
  }
}
