/**
 * Worker threads for sources and briefs. Takes how many there may be, gives a crew. A thread costs about as much to start
 * as a few memos do to build, so threads start only where there is work for several. A thread that ends in the middle of
 * its work, as for want of memory, takes one source or brief with it, which is told; the others are given to a new thread.
 * Where the system gives no thread, those that there are do the work, or this thread does it alone.
 */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { error } from "../diagnostics/diagnostic.ts";
import type { Reading } from "../select/reading.ts";
import { formatOf } from "../sources/read-articles.ts";
import { aboutBrief, type BriefResult, type BriefTask } from "./brief-work.ts";
import type { CompileInput } from "./compile-brief.ts";
import type { Crew, Hire, Setting } from "./crew.ts";
import type { SourceResult, SourceTask } from "./source-work.ts";

/** What goes to a thread. Readings go without their analyses, which the thread works out where they are asked for. */
export type ThreadTask =
  | { readonly type: "source"; readonly task: SourceTask }
  | {
      readonly type: "brief";
      readonly task: Omit<BriefTask, "input">;
      readonly input: Omit<CompileInput, "readings">;
      readonly readings: readonly Pick<Reading, "article" | "matches">[];
    };

/** What comes back from a thread. */
export type ThreadAnswer = { readonly value: SourceResult | BriefResult } | { readonly thrown: unknown };

/** From which amounts of work on threads are worth their start; tests hand in less. */
export interface ThreadOptions {
  /** Briefs for each thread. */
  readonly briefs: number;
  /** Bytes of text that this thread reads itself before it asks for help. */
  readonly textBytes: number;
}

const defaults: ThreadOptions = { briefs: 5, textBytes: 512 * 1024 };

/** Pieces of work under way or waiting for each thread: enough that none stands still. */
const AHEAD = 2;

/** No crew of its own where one thread is asked for, or where the program of the threads isn't built. */
export function threadsOf(
  jobs: number,
  options: Partial<ThreadOptions> = {},
  program: string | undefined = findProgram(),
): Hire {
  const worth = { ...defaults, ...options };
  return async (setting, alone) =>
    jobs < 2 || program === undefined ? alone : crewOf(setting, alone, program, jobs, worth);
}

function findProgram(): string | undefined {
  for (const place of ["./build/build-worker.js", "../build/build-worker.js"]) {
    const file = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(file)) return file;
  }
  return undefined;
}

function crewOf(setting: Setting, alone: Crew, program: string, jobs: number, worth: ThreadOptions): Crew {
  const pool = new Pool(() => new Worker(program, { workerData: setting, stdout: true, stderr: true }));
  let readHere = 0;
  return {
    briefsAtOnce: jobs * AHEAD,
    async source(task) {
      const size = task.source instanceof Uint8Array ? task.source.length : sizeOf(task.source.value);
      // What isn't text may be read by a process of its own, which the reader of this thread starts.
      if (task.source instanceof Uint8Array && formatOf(task.source, task.path).name !== "text")
        return alone.source(task);
      if (readHere < worth.textBytes) {
        readHere += size;
        return alone.source(task);
      }
      const answer = await pool.run({ type: "source", task }, jobs);
      if (answer === "refused") return alone.source(task);
      return answer !== "lost" && "read" in answer ? answer : lostSource(task);
    },
    async brief(task, of) {
      const threads = Math.min(jobs, pool.started ? of : Math.floor(of / worth.briefs));
      if (threads < 2) return alone.brief(task, of);
      const { readings, ...input } = task.input;
      const bare = readings.map(({ article, matches }) => ({ article, matches }));
      const { diagnostics, options: wanted } = task;
      const job = { type: "brief", task: { diagnostics, options: wanted }, input, readings: bare } as const;
      const answer = await pool.run(job, threads);
      if (answer === "refused") return alone.brief(task, of);
      return answer !== "lost" && "about" in answer ? answer : lostBrief(task);
    },
    close: () => pool.close(),
  };
}

function sizeOf(articles: readonly { readonly text: string }[]): number {
  return articles.reduce((sum, { text }) => sum + text.length, 0);
}

function lostSource({ path }: SourceTask): SourceResult {
  const told = error("build/thread-lost", `the thread that read \`${path}\` ended before it was done`, {
    place: { file: path },
    hints: ["it may have run out of memory: save the article's text into a file of its own"],
  });
  return { read: { value: [], diagnostics: [told] }, found: [] };
}

function lostBrief({ input: { brief }, diagnostics }: BriefTask): BriefResult {
  const told = error("build/thread-lost", `the thread that built ${brief.slug} ended before it was done`, {
    place: { file: brief.file },
    hints: ["it may have run out of memory: give it more, or the brief fewer sources"],
  });
  return { about: aboutBrief(brief), outputs: null, diagnostics: [...diagnostics, told] };
}

/** What came of a job: its result, or that its thread ended twice, or that no thread could be had. */
type Outcome = SourceResult | BriefResult | "lost" | "refused";

interface Job {
  readonly task: ThreadTask;
  readonly resolve: (answer: Outcome) => void;
  readonly reject: (cause: unknown) => void;
  /** Set after a thread was lost with it: then it gets one for itself, so that it takes no other with it. */
  alone: boolean;
}

interface Thread {
  readonly worker: Worker;
  /** In the order in which they were sent, which is that of the answers. */
  readonly jobs: Job[];
}

/** Threads and who works on what: guards that every job is answered once, whatever becomes of its thread. */
class Pool {
  readonly #start: () => Worker;
  readonly #threads = new Set<Thread>();
  readonly #queue: Job[] = [];
  #most = 0;
  /** The system gave no thread: it isn't asked again. */
  #refused = false;
  #closed = false;

  constructor(start: () => Worker) {
    this.#start = start;
  }

  get started(): boolean {
    return this.#threads.size > 0;
  }

  run(task: ThreadTask, most: number): Promise<Outcome> {
    this.#most = Math.max(this.#most, most);
    return new Promise((resolve, reject) => {
      this.#queue.push({ task, resolve, reject, alone: false });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #dispatch(): void {
    for (let job = this.#queue[0]; job !== undefined; job = this.#queue[0]) {
      const thread = this.#threadFor(job);
      if (thread === undefined && this.#threads.size > 0) return;
      this.#queue.shift();
      if (thread === undefined) {
        // One that has taken a thread with it would take this one, too.
        job.resolve(job.alone ? "lost" : "refused");
        continue;
      }
      thread.jobs.push(job);
      try {
        thread.worker.postMessage(job.task);
      } catch (cause) {
        thread.jobs.pop();
        job.reject(cause);
      }
    }
  }

  /** The least busy thread that may take it, or a new one; undefined where it has to wait. */
  #threadFor(job: Job): Thread | undefined {
    const [idlest] = [...this.#threads].sort((a, b) => a.jobs.length - b.jobs.length);
    if (idlest?.jobs.length === 0) return idlest;
    const hired = this.#threads.size < this.#most && !this.#refused ? this.#hire() : undefined;
    if (hired) return hired;
    const taken = idlest !== undefined && (idlest.jobs.length >= AHEAD || idlest.jobs.some((j) => j.alone));
    return taken || job.alone ? undefined : idlest;
  }

  #hire(): Thread | undefined {
    const worker = this.#startOne();
    if (worker === undefined) return undefined;
    const thread: Thread = { worker, jobs: [] };
    this.#threads.add(thread);
    thread.worker.on("message", (answer: ThreadAnswer) => {
      const job = thread.jobs.shift();
      if ("thrown" in answer) job?.reject(answer.thrown);
      else job?.resolve(answer.value);
      this.#dispatch();
    });
    // What ended it is told by `exit`, which comes after every error.
    thread.worker.on("error", () => undefined);
    thread.worker.on("exit", () => this.#lose(thread));
    return thread;
  }

  /** Undefined where the system has no thread to give, for want of memory or by a limit on processes. */
  #startOne(): Worker | undefined {
    try {
      return this.#start();
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "ERR_WORKER_INIT_FAILED")) throw cause;
      this.#refused = true;
      return undefined;
    }
  }

  #lose(thread: Thread): void {
    this.#threads.delete(thread);
    const [first, ...others] = thread.jobs;
    for (const job of this.#closed ? thread.jobs : []) job.resolve("lost");
    if (this.#closed || first === undefined) return;
    if (first.alone) first.resolve("lost");
    else this.#queue.unshift(Object.assign(first, { alone: true }));
    this.#queue.unshift(...others.map((job) => Object.assign(job, { alone: true })));
    this.#dispatch();
  }
}
