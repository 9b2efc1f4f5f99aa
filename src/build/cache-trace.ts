/**
 * What a build asked of its workspace, and what it was told. A build whose every question would be answered alike today
 * gives the same outputs today: this is how a build is known to be current without its stages being run, and without a
 * list kept by hand of what they read. Contents are compared by digest, never by time.
 */
import { sha256Hex } from "../text/digest.ts";
import { type Entry, type Workspace, WorkspaceError } from "../workspace/workspace.ts";

/** One question with a digest of its answer. */
export interface TraceStep {
  readonly ask: "list" | "stat" | "read";
  readonly path: string;
  /** Of `read`, in bytes; null without one. */
  readonly limit: number | null;
  /** `missing` for a file that isn't there; the error's code where the question was refused. */
  readonly answer: string;
}

/** A workspace whose reading is on record. Writes are passed on and not recorded. */
export interface Recorder {
  readonly workspace: Workspace;
  /** Steps in the order of the first asking, each once; null where a file changed between two readings. */
  trace(): readonly TraceStep[] | null;
}

export function recordReads(workspace: Workspace): Recorder {
  const steps = new Map<string, TraceStep>();
  let consistent = true;
  const note = (ask: TraceStep["ask"], path: string, limit: number | null, answer: string): void => {
    const key = `${ask} ${limit ?? ""} ${path}`;
    const before = steps.get(key);
    if (before !== undefined && before.answer !== answer) consistent = false;
    if (before === undefined) steps.set(key, { ask, path, limit, answer });
  };
  const recorded = async <T>(
    step: Omit<TraceStep, "answer">,
    work: () => Promise<T>,
    digest: (value: T) => string,
  ): Promise<T> => {
    try {
      const value = await work();
      note(step.ask, step.path, step.limit, digest(value));
      return value;
    } catch (cause) {
      if (cause instanceof WorkspaceError) note(step.ask, step.path, step.limit, cause.code);
      throw cause;
    }
  };
  return {
    workspace: {
      ...workspace,
      list: (path) => recorded({ ask: "list", path, limit: null }, () => workspace.list(path), digestOfEntries),
      stat: (path) =>
        recorded(
          { ask: "stat", path, limit: null },
          () => workspace.stat(path),
          (e) => digestOfEntries([e]),
        ),
      read: (path, limit) =>
        recorded({ ask: "read", path, limit: limit ?? null }, () => workspace.read(path, limit), digestOfBytes),
    },
    trace: () => (consistent ? [...steps.values()] : null),
  };
}

/** True where the workspace still answers every question of a trace as it did then. Stops at the first that it doesn't. */
export async function stillHolds(trace: readonly TraceStep[], workspace: Workspace): Promise<boolean> {
  const listed: string[] = [];
  for (const step of trace) {
    // Listings go all the way down: one that holds answers for the folders in it.
    if (step.ask === "list" && listed.some((folder) => step.path.startsWith(`${folder}/`))) continue;
    if (step.ask === "list") listed.push(step.path);
    if ((await answerNow(step, workspace)) !== step.answer) return false;
  }
  return true;
}

/** Files that were read, by path, with their digests: what a build was made from. */
export function filesRead(trace: readonly TraceStep[]): ReadonlyMap<string, string> {
  const read = trace.filter((s) => s.ask === "read" && /^[0-9a-f]{64}$/.test(s.answer));
  return new Map(read.map((s) => [s.path, s.answer]));
}

async function answerNow({ ask, path, limit }: TraceStep, workspace: Workspace): Promise<string> {
  try {
    if (ask === "list") return digestOfEntries(await workspace.list(path));
    if (ask === "stat") return digestOfEntries([await workspace.stat(path)]);
    return digestOfBytes(await workspace.read(path, limit ?? undefined));
  } catch (cause) {
    if (cause instanceof WorkspaceError) return cause.code;
    throw cause;
  }
}

function digestOfBytes(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? "missing" : sha256Hex(bytes);
}

/** Sizes are left out: who wants the contents reads them. */
function digestOfEntries(entries: readonly Entry[]): string {
  return sha256Hex(entries.map((e) => `${e.type} ${e.path}`).join("\0"));
}
