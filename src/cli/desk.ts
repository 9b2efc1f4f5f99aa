/** A folder as commands work on it: with readers in processes of their own, and threads where there is work for several. */
import type { Desk } from "../build/api.ts";
import type { SourceReader } from "../build/source-pool.ts";
import type { Io } from "./io.ts";
import { loadHelpers } from "./load-helpers.ts";
import type { Globals } from "./options.ts";

/** More threads than this are asked for by `--jobs` only: each takes memory, and few desks have work for so many. */
const usualJobs = 8;

/**
 * `jobs` is how many threads, and how many processes beside them, may work at a time; by default as many as there are
 * processors. Nothing is loaded or started before it is needed.
 */
export function openDesk(io: Io, globals: Globals, jobs: number = Math.min(usualJobs, io.processors)): Desk {
  return {
    workspace: io.open(globals.workspace),
    resources: io.resources(),
    readSource: lazyReader(jobs),
    hire: async (setting, alone) => (await import("../build/thread-pool.ts")).threadsOf(jobs)(setting, alone),
    ...(globals.allowHelpers ? { loadHelpers } : {}),
  };
}

/** Commands that read no source load nothing for it. Sources that are asked for at the same time share one pool. */
function lazyReader(size: number): SourceReader {
  let reader: Promise<SourceReader> | undefined;
  return async (bytes, path) => {
    reader ??= import("../build/source-pool.ts").then(({ guardedReader }) => guardedReader({ size }));
    return (await reader)(bytes, path);
  };
}
