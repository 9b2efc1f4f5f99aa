/**
 * Reads sources whose parsing could cost more than it should, web pages, PDFs and archives, in child processes with limits
 * on time and memory. A child that passes a limit is killed, its source is one diagnostic, and the next source gets a new
 * child. The first starts when it is needed, another one where enough waits for those that there are; plain text and small
 * files of other formats are read in this process, so that many desks never start one. The result is the same either way,
 * for any size of the pool.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { formatOf, readArticles } from "../sources/read-articles.ts";
import { type Ended, type SourceChild, startChild } from "./pool-child.ts";

/** Reads a source's bytes; the path is its workspace path. Never rejects for what the bytes hold. */
export type SourceReader = (bytes: Uint8Array, path: string) => Promise<Checked<readonly Article[]>>;

/** How many children there may be, and what reading one source may cost; tests hand in tighter limits. */
export interface PoolOptions {
  /** Children at a time; two by default. */
  readonly size: number;
  /** Processor time for one source, in milliseconds: how busy the machine is doesn't count. */
  readonly timeMs: number;
  /** Time by the clock for one source, in milliseconds: for what waits rather than works. */
  readonly patienceMs: number;
  /** V8's heap in a child, in mebibytes. */
  readonly heapMb: number;
  /** Bytes of a feed, a mail, JSON or Markdown up to which it is read in this process. */
  readonly smallBytes: number;
}

const defaults: PoolOptions = { size: 2, timeMs: 10_000, patienceMs: 60_000, heapMb: 448, smallBytes: 128 * 1024 };

interface Job {
  readonly bytes: Uint8Array;
  readonly path: string;
  /** What reading it is likely to cost, in milliseconds. */
  readonly costMs: number;
  readonly done: (read: Checked<readonly Article[]>) => void;
}

/** A place for one child; it is empty before the first source, and after a child was killed. */
interface Slot {
  child: SourceChild | undefined;
  busy: boolean;
}

/**
 * A reader with a pool of its own. `worker` is the children's program; where none is found beside this module, as in a
 * checkout that isn't built, everything is read in this process.
 */
export function guardedReader(
  options: Partial<PoolOptions> = {},
  worker: string | undefined = findWorker(),
): SourceReader {
  const all = { ...defaults, ...options };
  if (worker === undefined) return readArticles;
  const run = pooledReader(worker, all);
  return (bytes, path) => (isCostly(bytes, path, all) ? run(bytes, path) : readArticles(bytes, path));
}

function isCostly(bytes: Uint8Array, path: string, { smallBytes }: PoolOptions): boolean {
  const { name, size } = formatOf(bytes, path);
  if (size === "container" || name === "html") return true;
  return bytes.length > smallBytes && name !== "text";
}

/** Bundled, this module is in `dist/`, `dist/cli/` or `dist/chunks/`; the child's program is always in `dist/build/`. */
function findWorker(): string | undefined {
  for (const place of ["./build/source-worker.js", "../build/source-worker.js"]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  return undefined;
}

/** Jobs are begun in the order of asking. */
function pooledReader(worker: string, options: PoolOptions): SourceReader {
  const slots: Slot[] = Array.from({ length: Math.max(1, options.size) }, () => ({ child: undefined, busy: false }));
  const queue: Job[] = [];
  /** What reading all that waits is likely to cost, in milliseconds. */
  let waitingMs = 0;
  const next = (): Job | undefined => {
    const job = queue.shift();
    waitingMs -= job?.costMs ?? 0;
    return job;
  };
  const work = async (slot: Slot): Promise<void> => {
    slot.busy = true;
    for (let job = next(); job !== undefined; job = next()) job.done(await readIn(slot, job, worker, options));
    slot.busy = false;
  };
  return (bytes, path) =>
    new Promise((done) => {
      const job = { bytes, path, costMs: likelyCost(bytes, path), done };
      queue.push(job);
      waitingMs += job.costMs;
      const free = slots.filter((slot) => !slot.busy);
      const started = free.find(({ child }) => child !== undefined);
      const busy = slots.length - free.length;
      const slot = started ?? (busy === 0 || waitingMs > busy * WORTH_A_CHILD_MS ? free[0] : undefined);
      if (slot) void work(slot);
    });
}

/**
 * What has to wait for each child before it is worth another one, in milliseconds: twice of what it costs to start one
 * and to have it read its first pages, before it knows its work.
 */
const WORTH_A_CHILD_MS = 600;

/**
 * In milliseconds of a processor for each kibibyte, from pages, reports and letters as desks have them. Coarse, since a
 * large file is often pictures; it decides over children that may be started in vain, and over nothing that is read.
 */
const costs: Readonly<Record<string, number>> = { pdf: 2.5, docx: 1, odt: 1, epub: 1 };
const USUAL_COST = 0.2;

function likelyCost(bytes: Uint8Array, path: string): number {
  return (bytes.length / 1024) * (costs[formatOf(bytes, path).name] ?? USUAL_COST);
}

/**
 * What earlier sources left in a child's memory is not a source's fault: one that runs out of it in a used child is tried
 * again in a new one, so that the result depends on the source alone.
 */
async function readIn(
  slot: Slot,
  job: Job,
  worker: string,
  options: PoolOptions,
): Promise<Checked<readonly Article[]>> {
  const { bytes, path } = job;
  if (slot.child?.alive() !== true) slot.child = undefined;
  const used = slot.child !== undefined;
  slot.child ??= await startChild(worker, options).catch(() => undefined);
  if (slot.child === undefined)
    return failed("build/environment", path, "was not read: no process could be started for it");
  const read = await slot.child.read(bytes, path);
  if (typeof read !== "string") return read;
  slot.child = undefined;
  if (used && read === "died") return readIn(slot, job, worker, options);
  return whyEnded(read, path, options);
}

function whyEnded(ended: Ended, path: string, { timeMs, heapMb }: PoolOptions) {
  return ended === "late"
    ? failed("source/timeout", path, `took longer than ${timeMs / 1000} seconds to read`)
    : failed("source/limit", path, `could not be read within ${heapMb} MB of memory`);
}

function failed(code: "source/timeout" | "source/limit" | "build/environment", path: string, why: string) {
  const hints = code === "build/environment" ? [] : ["save the article's text into a file of its own"];
  return { value: [], diagnostics: [error(code, `\`${path}\` ${why}`, { place: { file: path }, hints })] };
}
