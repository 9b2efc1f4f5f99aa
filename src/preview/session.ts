/**
 * What the preview knows. Takes a desk, gives views of its briefs, built when somebody looks and again after a change;
 * nothing is built for briefs that nobody looks at. Builds go one after another, outputs stay in memory, and a view is of
 * one state of the workspace: never half before and half after an edit. What an edit leaves alone is remembered from the
 * build before, so that a memo is on its page again before its author looks up.
 */
import type { BuiltBrief, Desk, Explanation } from "../build/api.ts";
import { buildBriefs } from "../build/build-briefs.ts";
import { changesOf } from "../build/changes.ts";
import { loadContents } from "../build/contents.ts";
import { explain } from "../build/explain.ts";
import { type Memory, memoryCache, openMemory } from "../build/memory.ts";
import type { SourceReader } from "../build/source-pool.ts";
import { readSource, verifyEvidence } from "../build/verify-evidence.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { compareIssues } from "../memo/changes.ts";
import type { Evidence, EvidenceExcerpt } from "../memo/evidence.ts";
import type { MemoChanges } from "../memo/memo.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import type { Article } from "../sources/article.ts";
import { sha256Hex } from "../text/digest.ts";
import { overlayWorkspace } from "./overlay-workspace.ts";

/** A brief as the list shows it. `title` is the slug where the brief can't be read. */
export interface BriefEntry {
  readonly slug: string;
  readonly title: string;
  readonly file: string;
  readonly question: string | null;
}

/** One brief, built. Where errors stop it, `html` and `evidence` are those of the last build that went well, if there was one. */
export interface BriefView extends Omit<BriefEntry, "question"> {
  readonly edition: number;
  readonly failed: boolean;
  readonly html: string | null;
  readonly evidence: Evidence | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Session {
  /** Counts what there is to see anew, from 1: changes of the workspace, and memos whose pages were counted after they were shown. */
  edition(): number;
  /** All briefs, by path. */
  briefs(): Promise<readonly BriefEntry[]>;
  /** Undefined where there is no such brief. */
  view(slug: string): Promise<BriefView | undefined>;
  /** The PDF of the state that is shown; undefined where it can't be built. */
  pdf(slug: string): Promise<Uint8Array | undefined>;
  explain(slug: string, words: string): Promise<Checked<readonly Explanation[]>>;
  /** Since the last issue that the desk keeps. */
  changesSinceIssue(slug: string): Promise<Checked<MemoChanges | null>>;
  /** Since the brief was first looked at in this session; null where it could not be built then. */
  changesSinceOpened(view: BriefView): MemoChanges | null;
  /** A source that a brief's evidence names, read anew; undefined for any other path. */
  source(view: BriefView, path: string): Promise<Article | undefined>;
  /** Whether the source says the excerpt's words at its place now, and if not, why. */
  prove(view: BriefView, excerpt: EvidenceExcerpt): Promise<{ readonly proved: boolean; readonly detail: string }>;
  /** Tells that files of the workspace changed. */
  changed(): void;
  /** Is told the number of each edition; gives the way to stop that. */
  subscribe(listener: (edition: number) => void): () => void;
}

/** Quiet time before the pages of a memo that is shown are counted, in milliseconds: somebody who types is not done yet. */
const beforeCounting = 250;
/** Where the outputs would lie; nothing is ever put there. */
const FOLDER = "output";

export function openSession(desk: Desk): Session {
  const memory = { ...openMemory(), cache: memoryCache() };
  const known = { ...desk, memory };
  const read = (path: string) => desk.workspace.read(path);
  const { readSource: guarded } = desk;
  const readOnce: SourceReader | undefined =
    guarded && ((bytes, path) => memory.recall(`source ${path} ${sha256Hex(bytes)}`, () => guarded(bytes, path)));
  const state = new SessionState({ ...known, workspace: overlayWorkspace(desk.workspace) }, memory);
  return {
    edition: () => state.edition,
    briefs: () => state.briefs(),
    view: (slug) => state.view(slug),
    pdf: (slug) => state.pdf(slug),
    explain: (slug, words) => explain(known, slug, words),
    changesSinceIssue: async (slug) => {
      const { value, diagnostics } = await changesOf(known, slug);
      return { value: value?.changes ?? null, diagnostics };
    },
    changesSinceOpened: (view) => state.changesSinceOpened(view),
    source: async ({ evidence }, path) => {
      if (!evidence?.sources.some((source) => source.path === path)) return undefined;
      return (await readSource(path, read, readOnce))?.article ?? undefined;
    },
    prove: async ({ evidence }, excerpt) => {
      if (evidence === null) return { proved: false, detail: "there is no evidence" };
      const [verdict] = await verifyEvidence({ ...evidence, excerpts: [excerpt] }, read, readOnce);
      return { proved: verdict?.state === "proved", detail: verdict?.detail ?? "there is no such excerpt" };
    },
    changed: () => state.change(),
    subscribe: (listener) => {
      state.listeners.add(listener);
      return () => state.listeners.delete(listener);
    },
  };
}

async function listBriefs(desk: Desk): Promise<readonly BriefEntry[]> {
  const { briefs, briefFiles } = await loadContents(desk);
  return briefFiles.map((file) => {
    const slug = file.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
    const brief = briefs.find((b) => b.slug === slug);
    return { slug, file, title: brief?.title ?? slug, question: brief?.question ?? null };
  });
}

/** What was built, by edition: guards that a result is only ever kept for the edition that it was made of. */
class SessionState {
  edition = 1;
  readonly listeners = new Set<(edition: number) => void>();
  readonly #desk: Desk;
  readonly #memory: Memory;
  /** Counts the changes of the workspace alone: a view is good for one of its states. */
  #state = 1;
  /** The state after whose first build the memory was turned. */
  #turned = 0;
  /** The build that is under way, or the last one: the next one waits for it. */
  #last: Promise<unknown> = Promise.resolve();
  #list: { readonly state: number; readonly briefs: Promise<readonly BriefEntry[]> } | undefined;
  readonly #views = new Map<string, { readonly state: number; readonly view: Promise<BriefView | undefined> }>();
  readonly #pdfs = new Map<string, { readonly state: number; readonly bytes: Promise<Uint8Array | undefined> }>();
  /** The last view of each brief that went well, and the first evidence. */
  readonly #sound = new Map<string, BriefView>();
  readonly #opened = new Map<string, Evidence>();
  /** Excerpts that were as many as the pages of a brief held when they were counted last. */
  readonly #fitting = new Map<string, number>();

  constructor(desk: Desk, memory: Memory) {
    this.#desk = desk;
    this.#memory = memory;
  }

  change(): void {
    this.#state += 1;
    this.#tell();
  }

  #tell(): void {
    this.edition += 1;
    for (const listener of this.listeners) listener(this.edition);
  }

  briefs(): Promise<readonly BriefEntry[]> {
    const state = this.#state;
    if (this.#list?.state !== state) this.#list = { state, briefs: listBriefs(this.#desk) };
    return this.#list.briefs;
  }

  view(slug: string): Promise<BriefView | undefined> {
    const state = this.#state;
    const known = this.#views.get(slug);
    if (known?.state === state) return known.view;
    const view = this.#queued(() => this.#build(slug, state));
    this.#views.set(slug, { state, view });
    return view;
  }

  pdf(slug: string): Promise<Uint8Array | undefined> {
    const state = this.#state;
    const known = this.#pdfs.get(slug);
    if (known?.state === state) return known.bytes;
    const bytes = this.#queued(async () => {
      const { built } = await this.#outputs(slug, ["pdf"]);
      return built?.failed === false ? this.#desk.workspace.read(`${FOLDER}/${slug}.pdf`) : undefined;
    });
    this.#pdfs.set(slug, { state, bytes });
    return bytes;
  }

  changesSinceOpened({ slug, evidence }: BriefView): MemoChanges | null {
    const opened = this.#opened.get(slug);
    return opened && evidence ? compareIssues(opened, evidence, "the opening of this preview") : null;
  }

  #queued<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #outputs(
    slug: string,
    kinds: readonly ("html" | "evidence" | "pdf")[],
    excerpts?: number,
  ): Promise<{ readonly built: BuiltBrief | undefined; readonly diagnostics: readonly Diagnostic[] }> {
    const { briefs, diagnostics } = await buildBriefs(this.#desk, {
      briefs: [slug],
      only: kinds,
      also: kinds,
      output: FOLDER,
      cache: true,
      ...(excerpts === undefined ? {} : { excerpts }),
    });
    return { built: briefs[0], diagnostics };
  }

  /**
   * To find out how many excerpts its pages hold, a memo is laid out several times. So it is shown with as many as they
   * held before, and again once they are counted, should that change it.
   */
  async #build(slug: string, state: number): Promise<BriefView | undefined> {
    const guess = this.#fitting.get(slug);
    const view = await this.#take(slug, guess);
    if (view === undefined || view.failed) return view;
    this.#forget(state);
    if (guess !== undefined) setTimeout(() => void this.#count(slug, state, view), beforeCounting).unref();
    return view;
  }

  /** Does nothing where the workspace changed meanwhile. What goes wrong here goes wrong again for who asks next. */
  #count(slug: string, state: number, shown: BriefView): Promise<void> {
    const work = async (): Promise<void> => {
      if (state !== this.#state) return;
      const counted = await this.#take(slug);
      if (state !== this.#state || isSame(counted, shown)) return;
      this.#views.set(slug, { state, view: Promise.resolve(counted && { ...counted, edition: this.edition + 1 }) });
      this.#tell();
    };
    return this.#queued(work).catch(() => undefined);
  }

  async #take(slug: string, guess?: number): Promise<BriefView | undefined> {
    const { edition } = this;
    const { built, diagnostics } = await this.#outputs(slug, ["html", "evidence"], guess);
    const before = this.#sound.get(slug);
    if (built === undefined || built.failed) {
      const entry = built ?? (await this.briefs()).find((brief) => brief.slug === slug);
      if (entry === undefined) return undefined;
      const about = { slug, title: before?.title ?? entry.title, file: entry.file, edition, failed: true, diagnostics };
      return { ...about, html: before?.html ?? null, evidence: before?.evidence ?? null };
    }
    const html = await this.#text(`${FOLDER}/${slug}.html`);
    const evidence = readEvidence((await this.#text(`${FOLDER}/${slug}.evidence.json`)) ?? "");
    const { title, file } = built;
    const view: BriefView = { slug, title, file, edition, failed: false, diagnostics, html, evidence };
    this.#sound.set(slug, view);
    if (evidence && !this.#opened.has(slug)) this.#opened.set(slug, evidence);
    if (built.pages !== null && evidence) this.#fitting.set(slug, evidence.counts.excerpts);
    else if (guess === undefined) this.#fitting.delete(slug);
    return view;
  }

  /** What no build of the last state asked for. A build that failed asks for less than the next one will. */
  #forget(state: number): void {
    if (state === this.#turned) return;
    this.#turned = state;
    this.#memory.turn();
  }

  async #text(path: string): Promise<string | null> {
    const bytes = await this.#desk.workspace.read(path);
    return bytes === undefined ? null : new TextDecoder("utf-8").decode(bytes);
  }
}

/** Whether somebody who looks at one sees all that the other says. */
function isSame(one: BriefView | undefined, other: BriefView): boolean {
  return JSON.stringify({ ...one, edition: 0 }) === JSON.stringify({ ...other, edition: 0 });
}
