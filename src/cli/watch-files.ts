import { existsSync } from "node:fs";
import nodePath from "node:path";
import { type FSWatcher, watch } from "chokidar";

/** Quiet time after the last change before it is told, in milliseconds: editors and syncs write in bursts. */
const pauseMs = 100;
/** A burst that doesn't end is told of after this time all the same, in milliseconds. */
const longestMs = 2000;
/** Between two looks where the system can't tell of changes by itself, in milliseconds. */
const pollMs = 500;

/** What the system says where it has no more watches to give. */
const exhausted: ReadonlySet<string> = new Set(["ENOSPC", "EMFILE"]);

export interface Watching {
  /** Absolute. Where it goes away, it is waited for. */
  readonly root: string;
  /** Paths below the root; folders are watched all the way down, and may come, go and come again. */
  readonly paths: readonly string[];
  /**
   * Called once after each burst of changes, and once at the start; never while an earlier call still runs, nor while the
   * root isn't there. Takes the files below the root that changed, in order and with `/`, none at the start; gives further
   * ones that are to be watched from then on.
   */
  readonly onChange: (changed: readonly string[]) => Promise<readonly string[]>;
  /** Called where the system's watches ran out and files are looked at in turns instead. */
  readonly onPolling: () => void;
  /** Called where the root went away. */
  readonly onGone: () => void;
  readonly signal: AbortSignal;
}

/** Runs until the signal is aborted; rejects with what `onChange` throws, or what the system refuses. */
export async function watchFiles(watching: Watching): Promise<void> {
  const { root, onChange, onPolling, onGone, signal } = watching;
  const wanted = new Set(watching.paths.map((path) => nodePath.join(root, path)));
  const ignored = (path: string): boolean => !isWanted(nodePath.resolve(path), root, wanted);
  const changed = new Set<string>();
  let watcher: FSWatcher | undefined;
  let stop = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      let usePolling = false;
      const open = (): void => {
        const opened = watch(root, {
          ignored,
          ignoreInitial: true,
          followSymlinks: false,
          usePolling,
          interval: pollMs,
        });
        watcher = opened;
        opened.on("all", (event, path) => {
          // What came or went with a folder is told by itself.
          if (!event.endsWith("Dir")) changed.add(nodePath.relative(root, path).replaceAll(nodePath.sep, "/"));
          queue.schedule();
        });
        opened.on("ready", queue.schedule);
        opened.on("error", (cause) => {
          if (watcher !== opened) return;
          if (usePolling || !(cause instanceof Error && "code" in cause && exhausted.has(String(cause.code))))
            return reject(cause);
          usePolling = true;
          void opened.close();
          onPolling();
          open();
        });
      };
      const work = async (): Promise<void> => {
        if (!existsSync(root)) {
          await watcher?.close();
          onGone();
          if (await comesBack(root, signal)) open();
          return;
        }
        const now = [...changed].sort();
        changed.clear();
        for (const path of (await onChange(now)).map((file) => nodePath.join(root, file))) {
          if (isWanted(path, root, wanted)) continue;
          wanted.add(path);
          watcher?.add(path);
        }
      };
      const queue = debounced(work, reject);
      stop = queue.stop;
      signal.addEventListener("abort", () => resolve(), { once: true });
      if (signal.aborted) resolve();
      else open();
    });
  } finally {
    stop();
    await watcher?.close();
  }
}

/** The root, what is wanted with all that is in it, and the folders on the way there. */
function isWanted(path: string, root: string, wanted: ReadonlySet<string>): boolean {
  const below = (a: string, b: string): boolean => a.startsWith(b + nodePath.sep);
  return path === root || [...wanted].some((one) => path === one || below(path, one) || below(one, path));
}

/** False where the watch ends before it does. */
async function comesBack(root: string, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted && !existsSync(root)) await new Promise((resolve) => setTimeout(resolve, pollMs));
  return !signal.aborted;
}

interface Queue {
  readonly schedule: () => void;
  /** Forgets what is waiting, and what comes from then on. */
  readonly stop: () => void;
}

/**
 * Runs `work` once after calls have stopped coming; never twice at a time, and once more where a call came meanwhile. Once
 * stopped, nothing is run any more, whoever still calls.
 */
export function debounced(work: () => Promise<void>, fail: (cause: unknown) => void): Queue {
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let stopped = false;
  const forget = (): void => {
    clearTimeout(quiet);
    clearTimeout(latest);
    [quiet, latest] = [undefined, undefined];
  };
  const start = async (): Promise<void> => {
    forget();
    if (running) {
      again = true;
      return;
    }
    running = true;
    await work().catch(fail);
    running = false;
    if (again) schedule();
    again = false;
  };
  const schedule = (): void => {
    if (stopped) return;
    clearTimeout(quiet);
    quiet = setTimeout(start, pauseMs);
    latest ??= setTimeout(start, longestMs);
  };
  const stop = (): void => {
    stopped = true;
    forget();
  };
  return { schedule, stop };
}
