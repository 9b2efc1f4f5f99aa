/**
 * Reads sources that could cost more than they should, PDFs, archives and large markup, in a child process with limits on
 * time and memory. A child that passes a limit is killed, its source is one diagnostic, and the next source gets a new
 * child. What is small is read in this process: most desks never start a child. The result is the same either way.
 */
import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { formatOf, readArticles } from "../sources/read-articles.ts";

/** Reads a source's bytes; the path is its workspace path. Never rejects for what the bytes hold. */
export type SourceReader = (bytes: Uint8Array, path: string) => Promise<Checked<readonly Article[]>>;

/** What a child may cost; tests hand in tighter ones. */
export interface ReadLimits {
  /** Wall time for one source, from when the child is ready for it. */
  readonly timeMs: number;
  /** V8's heap in the child, in mebibytes. */
  readonly heapMb: number;
  /** Bytes of markup up to which it is read in this process. */
  readonly markupBytes: number;
}

const defaults: ReadLimits = { timeMs: 10_000, heapMb: 448, markupBytes: 512 * 1024 };

/** How long a child may take to start on a machine that is busy, in milliseconds. */
const START_MS = 30_000;

interface Job {
  readonly bytes: Uint8Array;
  readonly path: string;
  readonly done: (read: Checked<readonly Article[]>) => void;
}

/**
 * A reader with a child of its own, started when first needed. `worker` is the child's program; where none is found beside
 * this module, as in a checkout that isn't built, everything is read in this process.
 */
export function guardedReader(
  limits: Partial<ReadLimits> = {},
  worker: string | undefined = findWorker(),
): SourceReader {
  const all = { ...defaults, ...limits };
  if (worker === undefined) return readArticles;
  const run = childReader(worker, all);
  return (bytes, path) => (isCostly(bytes, path, all) ? run(bytes, path) : readArticles(bytes, path));
}

function isCostly(bytes: Uint8Array, path: string, { markupBytes }: ReadLimits): boolean {
  const { name, size } = formatOf(bytes, path);
  if (size === "container") return true;
  return bytes.length > markupBytes && name !== "text" && name !== "markdown" && name !== "json";
}

/** Bundled, this module is in `dist/`, `dist/cli/` or `dist/chunks/`; the child's program is always in `dist/build/`. */
function findWorker(): string | undefined {
  for (const place of ["./build/source-worker.js", "../build/source-worker.js"]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  return undefined;
}

/** One job at a time, in the order of asking. */
function childReader(worker: string, limits: ReadLimits): SourceReader {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  process.once("exit", () => child?.kill("SIGKILL"));
  const turn = async (bytes: Uint8Array, path: string): Promise<Checked<readonly Article[]>> => {
    child ??= await startChild(worker, limits).catch(() => undefined);
    if (child === undefined) return failed("source/unreadable", path, "the process that reads it could not be started");
    const mine = child;
    hold(mine, true);
    const read = await new Promise<Checked<readonly Article[]>>((done) => ask(mine, limits, { bytes, path, done }));
    if (mine.connected && mine.exitCode === null && !mine.killed) hold(mine, false);
    else child = undefined;
    return read;
  };
  return (bytes, path) => {
    const read = last.then(() => turn(bytes, path));
    last = read;
    return read;
  };
}

/** The child's output goes nowhere: what an engine says when it runs out of memory is no message of ours. */
function startChild(worker: string, { heapMb }: ReadLimits): Promise<ChildProcess> {
  const child = fork(worker, [], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), START_MS);
    child.once("message", () => {
      clearTimeout(timer);
      child.removeAllListeners("exit");
      resolve(child);
    });
    child.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the child ended before it was ready"));
    });
    child.on("error", reject);
  });
}

function ask(child: ChildProcess, { timeMs, heapMb }: ReadLimits, { bytes, path, done }: Job): void {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    child.kill("SIGKILL");
  }, timeMs);
  const end = (read: Checked<readonly Article[]>): void => {
    clearTimeout(timer);
    child.removeAllListeners("message");
    child.removeAllListeners("exit");
    done(read);
  };
  child.once("message", ({ read }: { readonly read: Checked<readonly Article[]> }) => end(read));
  child.once("exit", () =>
    end(
      late
        ? failed("source/timeout", path, `took longer than ${timeMs / 1000} seconds to read`)
        : failed("source/limit", path, `could not be read within ${heapMb} MB of memory`),
    ),
  );
  child.send({ bytes, path });
}

function failed(code: "source/timeout" | "source/limit" | "source/unreadable", path: string, why: string) {
  const hints = ["save the article's text into a file of its own"];
  return { value: [], diagnostics: [error(code, `\`${path}\` ${why}`, { place: { file: path }, hints })] };
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
