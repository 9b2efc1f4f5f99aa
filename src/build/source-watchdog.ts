/** Ends a process that reads a source for too long, that grows too large, or that nobody waits for any more. */
import process from "node:process";

/** The signal with which a process is ended for the time that it took; for memory it is another. */
export const LATE_SIGNAL = "SIGTERM";

export interface Watch {
  /** One number, shared with the thread that reads: odd while it reads, and another one for each source. */
  readonly busy: Int32Array<SharedArrayBuffer>;
  /** Processor time for one source, in milliseconds. */
  readonly timeMs: number;
  /** V8's heap, in mebibytes. */
  readonly heapMb: number;
  /** The process that asks. */
  readonly parent: number;
}

/** How often it looks while a source is read, in milliseconds. */
const STEP_MS = 100;

/** What may lie outside of the heap, in mebibytes: the engine, the bytes of the source, and what they unpack to. */
const OUTSIDE_MB = 256;

/** Never returns; it sleeps while nothing is read. */
export function watch({ busy, timeMs, heapMb, parent }: Watch): never {
  for (;;) {
    const state = Atomics.load(busy, 0);
    if (state % 2 === 0) {
      Atomics.wait(busy, 0, state);
      continue;
    }
    const start = processorMs();
    while (Atomics.wait(busy, 0, state, STEP_MS) === "timed-out") {
      if (process.ppid !== parent) process.kill(process.pid, "SIGKILL");
      if (processorMs() - start > timeMs) process.kill(process.pid, LATE_SIGNAL);
      if (process.memoryUsage.rss() > (heapMb + OUTSIDE_MB) * 1024 * 1024) process.kill(process.pid, "SIGKILL");
    }
  }
}

/** Of all threads of this process. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
