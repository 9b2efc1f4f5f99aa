import nodePath from "node:path";
import { watch } from "chokidar";
import { buildBriefs } from "../../build/build-briefs.ts";
import { buildOutcome } from "../build-outcome.ts";
import type { Context, Outcome } from "../outcome.ts";
import { report } from "../reporter.ts";
import { common } from "./build.ts";

/** Quiet time after the last change before a build starts, in milliseconds: editors and syncs write in bursts. */
const pauseMs = 100;

/** Builds, and builds again after each change, until interrupted. A change during a build starts another one behind it. */
export async function run(context: Context, briefs: readonly string[]): Promise<Outcome> {
  const { io, globals, desk } = context;
  const root = nodePath.resolve(io.cwd, globals.workspace);
  const watcher = watch([nodePath.join(root, "briefs"), nodePath.join(root, "templates")], {
    ignoreInitial: true,
    followSymlinks: false,
  });
  const build = async (): Promise<void> => {
    report(
      io,
      globals,
      "watch",
      desk.resources.version,
      buildOutcome(await buildBriefs(desk, { ...common(context, briefs), cache: true })),
    );
    context.progress("");
  };
  await new Promise<void>((resolve, reject) => {
    const queue = debounced(build, reject);
    watcher.on("all", queue).on("error", reject).on("ready", queue);
    io.signal.addEventListener("abort", () => resolve(), { once: true });
    if (io.signal.aborted) resolve();
  }).finally(() => watcher.close());
  return { diagnostics: [], result: null, text: "" };
}

/** Runs `work` once after calls have stopped coming; never twice at a time. */
function debounced(work: () => Promise<void>, fail: (cause: unknown) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await work();
    } catch (cause) {
      fail(cause);
    }
    running = false;
    if (again) schedule();
    again = false;
  };
  const schedule = (): void => {
    clearTimeout(timer);
    timer = setTimeout(start, pauseMs);
  };
  return schedule;
}
