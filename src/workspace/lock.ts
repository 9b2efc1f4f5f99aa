/**
 * One build at a time in a folder. Takes a folder, gives a release; whoever comes second waits, and gives up with the
 * holder's name. A lock is a file that says which process holds it, made whole by a hard link, so that nobody ever reads
 * half of one. A holder that died, or that ran before the computer started anew, holds nothing.
 */
import fs from "node:fs";
import os from "node:os";
import nodePath from "node:path";
import process from "node:process";
import { environmentError } from "./system-errors.ts";
import { WorkspaceError } from "./workspace.ts";
import { sweep } from "./write-file.ts";

/** The lock's file in the folder that it guards. */
export const lockName = ".briefwright.lock";

/** How long the second one waits for the first, in milliseconds. */
const patienceMs = 10_000;
/** Between two looks at a lock, in milliseconds. */
const pauseMs = 50;

/** Who holds a lock. `boot` and `started` tell a process from a later one of the same number; empty where the system won't say. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly boot: string;
  readonly started: string;
}

/**
 * Waits for the folder, which must be there, and holds it until the function that comes back is called or the process
 * ends. What killed writers left in the folder is swept. Throws `WorkspaceError` with code `locked` after ten seconds;
 * stops waiting when `signal` is aborted. `path` is the folder in messages.
 */
export async function lockFolder(folder: string, path: string, signal?: AbortSignal): Promise<() => void> {
  const file = nodePath.join(folder, lockName);
  const me = ownIdentity();
  const deadline = performance.now() + patienceMs;
  for (;;) {
    if (attempt(() => tryLock(file, me), path)) break;
    const holder = readHolder(file);
    if (holder !== undefined && !isAlive(holder, me)) takeAway(file, holder);
    else if (performance.now() > deadline || signal?.aborted === true) throw lockedBy(holder, path);
    else await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  const release = (): void => {
    process.off("exit", release);
    if (sameHolder(readHolder(file), me)) fs.rmSync(file, { force: true });
  };
  process.on("exit", release);
  attempt(() => sweep(folder), path);
  return release;
}

function attempt<T>(work: () => T, path: string): T {
  try {
    return work();
  } catch (cause) {
    throw environmentError(cause, path);
  }
}

/** True where the lock is ours now. The file is written under another name first: a link is made whole or not at all. */
function tryLock(file: string, me: Holder): boolean {
  const own = nodePath.join(nodePath.dirname(file), `.briefwright-${process.pid}-0.tmp`);
  fs.rmSync(own, { force: true });
  try {
    fs.writeFileSync(own, `${JSON.stringify(me)}\n`, { flag: "wx" });
    return linked(own, file);
  } finally {
    fs.rmSync(own, { force: true });
  }
}

/** Not every file system has hard links; there, an exclusive copy is as near as one can get. */
function linked(own: string, file: string): boolean {
  try {
    fs.linkSync(own, file);
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(cause))) throw cause;
  }
  try {
    fs.copyFileSync(own, file, fs.constants.COPYFILE_EXCL);
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  }
}

/** Undefined where there is no lock, or none that can be read: its holder is just making or removing it. */
function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(fs.readFileSync(file, "utf8"));
    return isHolder(value) ? value : abandoned;
  } catch (cause) {
    return cause instanceof SyntaxError ? abandoned : undefined;
  }
}

/** Stands for a lock file that no build of this tool wrote: nobody's. */
const abandoned: Holder = { pid: 0, host: "", boot: "", started: "" };

function isHolder(value: unknown): value is Holder {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    Number.isSafeInteger(fields.get("pid")) &&
    ["host", "boot", "started"].every((key) => typeof fields.get(key) === "string")
  );
}

function sameHolder(a: Holder | undefined, b: Holder): boolean {
  return a !== undefined && a.pid === b.pid && a.host === b.host && a.boot === b.boot && a.started === b.started;
}

/** Of another computer nothing can be known, so its holder counts as alive. */
function isAlive(holder: Holder, me: Holder): boolean {
  if (holder === abandoned) return false;
  if (holder.host !== me.host) return true;
  if (holder.boot !== me.boot) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (cause) {
    if (codeOf(cause) !== "EPERM") return false;
  }
  return holder.started === startOf(holder.pid);
}

/**
 * Two builds may find the same dead lock: the file is moved away under a name of our own, and what was moved is looked at
 * again, so that a lock that somebody else has taken in between is put back.
 */
function takeAway(file: string, dead: Holder): void {
  const aside = nodePath.join(nodePath.dirname(file), `.briefwright-${process.pid}-1.tmp`);
  try {
    fs.renameSync(file, aside);
    const moved = readHolder(aside);
    if (moved !== undefined && !sameHolder(moved, dead)) fs.linkSync(aside, file);
  } catch {
    // Somebody else was faster: the next look tells who holds it now.
  }
  fs.rmSync(aside, { force: true });
}

function lockedBy(holder: Holder | undefined, path: string): WorkspaceError {
  const who =
    holder === undefined
      ? "another build"
      : `process ${holder.pid}${holder.host === os.hostname() ? "" : ` on ${holder.host}`}`;
  return new WorkspaceError("locked", path, `${who} is building here`);
}

function ownIdentity(): Holder {
  return {
    pid: process.pid,
    host: os.hostname(),
    boot: firstLine("/proc/sys/kernel/random/boot_id"),
    started: startOf(process.pid),
  };
}

/** When a process started, in ticks since the computer did: field 22 of its `stat`, counted behind the name in brackets. */
function startOf(pid: number): string {
  const stat = firstLine(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

function firstLine(file: string): string {
  try {
    return fs.readFileSync(file, "utf8").split("\n")[0] ?? "";
  } catch {
    return "";
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
}
