/** The command run under strace, which kills the process at a given system call or makes the call fail. */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FaultDesk } from "./fault-desk.ts";

/** Whether calls can be traced and changed here: strace is there and may attach. */
export const hasStrace: boolean =
  process.platform === "linux" && spawnSync("strace", ["-qq", "-e", "trace=none", "true"]).status === 0;

/** From the first call that a fault may hit to the last, counted from 1. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** What happens to which call: the process is killed at it where there is no error, such as `ENOSPC`, that it answers. */
export interface Fault {
  readonly call: string;
  readonly nth: number;
  readonly error: string | null;
}

/**
 * How often the command's main thread makes each of the calls while it builds, and after how many of them it first touches
 * the desk: what comes before is Node loading its modules.
 */
export function countCalls(desk: FaultDesk, calls: readonly string[]): ReadonlyMap<string, Range> {
  desk.reset();
  const log = join(desk.folder, "calls.log");
  const traced = [...new Set(["openat", ...calls])].join();
  desk.run(["build", "--quiet"], ["strace", "-f", "-qq", "-e", `trace=${traced}`, "-o", log]);
  const lines = readFileSync(log, "utf8").split("\n");
  rmSync(log);
  const main = lines[0]?.split(" ")[0] ?? "";
  const own = lines.filter((line) => line.startsWith(`${main} `) && !line.includes("resumed>"));
  const start = own.findIndex((line) => line.includes(desk.folder));
  const count = (some: readonly string[], call: string): number =>
    some.filter((line) => line.includes(` ${call}(`)).length;
  return new Map(
    calls.map((call) => [call, { first: count(own.slice(0, start), call) + 1, last: count(own, call) }] as const),
  );
}

/** A build with a fault injected; `hit` holds the lines of the trace that say into which calls, one for each thread, empty where none was made so often. */
export function runInjected(
  desk: FaultDesk,
  { call, nth, error }: Fault,
): SpawnSyncReturns<string> & { readonly hit: string } {
  const log = join(desk.folder, "injected.log");
  const what = error === null ? "signal=KILL" : `error=${error}`;
  const options = ["-f", "-y", "-qq", "-o", log, "-e", `trace=${call}`, "-e", `inject=${call}:${what}:when=${nth}`];
  const result = desk.run(["build", "--quiet"], ["strace", "--seccomp-bpf", ...options]);
  const lines = readFileSync(log, "utf8").split("\n");
  rmSync(log);
  const hit = lines.filter((line) => line.includes("(INJECTED)") || line.includes("killed by SIGKILL"));
  return { ...result, hit: hit.join("\n") };
}
