/** One child process that reads sources, one at a time, for `source-pool.ts`. It doesn't outlive this process. */
import type { ChildProcess } from "node:child_process";
import process from "node:process";
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { readerFlags } from "./engine-flags.ts";
import { LATE_SIGNAL } from "./source-watchdog.ts";

/** What reading one source in a child may cost; see `PoolOptions`. */
export interface ChildLimits {
  readonly timeMs: number;
  readonly patienceMs: number;
  readonly heapMb: number;
}

/** Why a child ended over a source: it took too long, or died, which is nearly always for want of memory. */
export type Ended = "late" | "died";

export interface SourceChild {
  /** What was read, or why the child ended over it; then it is of no more use. One call at a time. */
  read(bytes: Uint8Array, path: string): Promise<Checked<readonly Article[]> | Ended>;
  /** False once it ended, for whatever reason. */
  alive(): boolean;
}

/** How long a child may take to start on a machine that is busy, in milliseconds. */
const START_MS = 30_000;

const running = new Set<ChildProcess>();
let cleared = false;

/** Starts a child and waits until it is ready; rejects where it can't be started. */
export async function startChild(worker: string, limits: ChildLimits): Promise<SourceChild> {
  // Loaded where a child is needed: most builds read text, and need none.
  const { fork } = await import("node:child_process");
  // The child's output goes nowhere: what an engine says when it runs out of memory is no message of ours.
  const child = fork(worker, [String(limits.timeMs), String(limits.heapMb)], {
    execArgv: [...readerFlags(process.versions.node, limits.heapMb)],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  endWithUs(child);
  await ready(child);
  return {
    async read(bytes, path) {
      hold(child, true);
      const read = await ask(child, limits, { bytes, path });
      if (isAlive(child)) hold(child, false);
      return read;
    },
    alive: () => isAlive(child),
  };
}

function endWithUs(child: ChildProcess): void {
  running.add(child);
  child.once("exit", () => running.delete(child));
  if (!cleared) {
    process.once("exit", () => {
      for (const each of running) each.kill("SIGKILL");
    });
    cleared = true;
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), START_MS);
    const fail = () => {
      clearTimeout(timer);
      reject(new Error("the child ended before it was ready"));
    };
    child.once("exit", fail);
    child.on("error", fail);
    child.once("message", () => {
      clearTimeout(timer);
      child.off("exit", fail);
      resolve();
    });
  });
}

function ask(
  child: ChildProcess,
  { patienceMs }: ChildLimits,
  job: { readonly bytes: Uint8Array; readonly path: string },
): Promise<Checked<readonly Article[]> | Ended> {
  return new Promise((resolve) => {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill("SIGKILL");
    }, patienceMs);
    const end = (read: Checked<readonly Article[]> | Ended): void => {
      clearTimeout(timer);
      child.off("message", answered);
      child.off("exit", ended);
      resolve(read);
    };
    const answered = ({ read }: { readonly read: Checked<readonly Article[]> }) => end(read);
    const ended = (_: number | null, signal: string | null) => end(late || signal === LATE_SIGNAL ? "late" : "died");
    child.once("message", answered);
    child.once("exit", ended);
    // A child that ended just now can't be sent anything; its end says all that is to be said.
    child.send(job, () => {});
  });
}

function isAlive(child: ChildProcess): boolean {
  return child.connected && child.exitCode === null && child.signalCode === null && !child.killed;
}

/** An idle child doesn't keep this process alive. */
function hold(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
