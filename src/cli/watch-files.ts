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
  /** Absolute; folders are watched all the way down, and may come into being later. */
  readonly paths: readonly string[];
  /** Called once after each burst of changes, and once at the start; never while an earlier call still runs. */
  readonly onChange: () => Promise<void>;
  /** Called where the system's watches ran out and files are looked at in turns instead. */
  readonly onPolling: () => void;
  readonly signal: AbortSignal;
}

/** Runs until the signal is aborted; rejects with what `onChange` throws, or what the system refuses. */
export async function watchFiles({ paths, onChange, onPolling, signal }: Watching): Promise<void> {
  let watcher: FSWatcher | undefined;
  let stop = (): void => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const queue = debounced(onChange, reject);
      const told = queue.schedule;
      stop = queue.stop;
      const open = (usePolling: boolean): void => {
        const opened = watch([...paths], { ignoreInitial: true, followSymlinks: false, usePolling, interval: pollMs });
        watcher = opened;
        opened.on("all", told).on("ready", told);
        opened.on("error", (cause) => {
          if (watcher !== opened) return;
          if (usePolling || !(cause instanceof Error && "code" in cause && exhausted.has(String(cause.code))))
            reject(cause);
          else {
            void opened.close();
            onPolling();
            open(true);
          }
        });
      };
      signal.addEventListener("abort", () => resolve(), { once: true });
      if (signal.aborted) resolve();
      else open(false);
    });
  } finally {
    stop();
    await watcher?.close();
  }
}

interface Queue {
  readonly schedule: () => void;
  /** Forgets what is waiting. */
  readonly stop: () => void;
}

/** Runs `work` once after calls have stopped coming; never twice at a time, and once more where a call came meanwhile. */
function debounced(work: () => Promise<void>, fail: (cause: unknown) => void): Queue {
  let quiet: NodeJS.Timeout | undefined;
  let latest: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  const stop = (): void => {
    clearTimeout(quiet);
    clearTimeout(latest);
    [quiet, latest] = [undefined, undefined];
  };
  const start = async (): Promise<void> => {
    stop();
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
    clearTimeout(quiet);
    quiet = setTimeout(start, pauseMs);
    latest ??= setTimeout(start, longestMs);
  };
  return { schedule, stop };
}
