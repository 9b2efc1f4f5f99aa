/**
 * What the command line and library users call: each function takes a workspace, the tool's resources and options, and
 * gives a value with diagnostics. Only types here; the functions stand in files of their own in this folder.
 */
import type { SpeakerKind } from "../analysis/attribution.ts";
import type { OutputKind } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { RefusalReason, Score, SentenceRole } from "../select/selection.ts";
import type { Span } from "../text/span.ts";
import type { Resources } from "../workspace/resources.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Hire } from "./crew.ts";
import type { Memory } from "./memory.ts";
import type { Shard } from "./shards.ts";
import type { SourceReader } from "./source-pool.ts";

/** Where the work happens. */
export interface Desk {
  readonly workspace: Workspace;
  readonly resources: Resources;
  /** Reads sources; by default in this process. The command line hands in one with limits on time and memory. */
  readonly readSource?: SourceReader;
  /**
   * Runs the text of `templates/helpers.mjs` as a module and gives its exports. Absent by default: the file is a program,
   * and that it may run is for whoever starts the tool to say. Throws what the module throws.
   */
  readonly loadHelpers?: (bytes: Uint8Array) => Promise<Readonly<Record<string, unknown>>>;
  /** Threads beside this one, as of `threadsOf`; by default all work is done in this one. Threads use the resources of the installed package. */
  readonly hire?: Hire;
  /** Of earlier work of this process, for builds that follow each other; by default each build stands alone. */
  readonly memory?: Memory;
}

export interface BuildOptions {
  /** Slugs or paths of briefs; all by default. */
  readonly briefs?: readonly string[];
  /** Workspace folder of the outputs; `output` by default. */
  readonly output?: string;
  /** Write nothing; anything that would change is `stale`. */
  readonly frozen?: boolean;
  /** Fail on warnings too. */
  readonly strict?: boolean;
  /** Use what earlier builds worked out, and keep what this one does, in `.cache` of the output folder. Off by default; never used under `frozen`, which proves anew. */
  readonly cache?: boolean;
  /** Only the briefs of one shard, `1/4`. */
  readonly shard?: Shard;
  /** Only these kinds of output, whatever the briefs say. */
  readonly only?: readonly OutputKind[];
  /** These kinds too, where a brief doesn't list them. */
  readonly also?: readonly OutputKind[];
  /**
   * Where a brief limits its pages, at most so many excerpts instead of as many as the pages hold: for who shows a memo
   * before its pages are counted.
   */
  readonly excerpts?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Stops between steps; nothing torn. */
  readonly signal?: AbortSignal;
}

/** What of the options decides what is made of one brief. */
export type MemoOptions = Pick<BuildOptions, "output" | "only" | "also" | "excerpts">;

export interface Progress {
  readonly step: "sources" | "themes" | "briefs";
  readonly done: number;
  readonly total: number;
  readonly name: string;
}

export type OutputState = "written" | "unchanged" | "stale" | "missing" | "kept";

export interface BuiltOutput {
  readonly path: string;
  readonly kind: OutputKind | "manifest";
  readonly state: OutputState;
  readonly bytes: number;
  readonly sha256: string;
  /** Unified diff of a stale text output; null elsewhere. */
  readonly diff: string | null;
}

export interface BuiltBrief {
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly excerpts: number;
  readonly articles: number;
  readonly newsrooms: number;
  readonly pages: number | null;
  /** Empty where errors kept the brief from being built; what stood before is kept. */
  readonly outputs: readonly BuiltOutput[];
  readonly failed: boolean;
}

export interface BuildReport {
  readonly briefs: readonly BuiltBrief[];
  /** Null where none is due: a build that was stopped, or a `frozen` one of some briefs only. */
  readonly manifest: BuiltOutput | null;
  readonly sourcesRead: number;
  /** Workspace paths of all files that the build rests on, outputs apart; sorted. */
  readonly read: readonly string[];
  /** Of the whole build, sorted by place, each once. */
  readonly diagnostics: readonly Diagnostic[];
  /** True where `frozen` found something stale. */
  readonly stale: boolean;
}

/** One row of `sources`. Values as printed; `unknown` where nobody says. */
export interface SourceRow {
  readonly path: string;
  readonly format: string;
  readonly sha256: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly outlet: string;
  readonly origin: string;
  readonly date: string;
  readonly language: string;
  readonly sentences: number;
  readonly dropped: number;
  readonly problems: number;
}

/** One row of `themes list`. */
export interface ThemeRow {
  readonly slug: string;
  readonly title: string;
  readonly file: string;
  readonly core: number;
  readonly related: number;
  readonly never: number;
  readonly tests: number;
  readonly usedBy: readonly string[];
}

/** What `explain` says of one sentence: each theme's verdict, in the brief's order. */
export interface Explanation {
  readonly source: string;
  readonly line: number;
  readonly span: Span;
  readonly sentence: string;
  /** Set where the words stand in furniture; then there are no verdicts. */
  readonly furniture: string | null;
  readonly speaker: { readonly kind: SpeakerKind; readonly name: string } | null;
  readonly verdicts: readonly Verdict[];
}

export interface Verdict {
  readonly theme: string;
  readonly state: "in" | "context" | "refused" | "no-match";
  readonly excerpt: number | null;
  readonly role: SentenceRole | null;
  readonly rule: string | null;
  readonly terms: readonly string[];
  readonly score: Score | null;
  readonly reason: RefusalReason | null;
  readonly detail: string;
  /** Which terms of each rule were met, where no rule matched. */
  readonly near: readonly {
    readonly rule: string;
    readonly met: readonly string[];
    readonly missing: readonly string[];
  }[];
}

export type VerifyState = "proved" | "not found" | "cannot check";

export interface VerifyRow {
  readonly file: string;
  readonly excerpt: number | null;
  readonly source: string | null;
  readonly state: VerifyState;
  readonly detail: string;
  readonly text: string;
}

export interface VerifyReport {
  readonly rows: readonly VerifyRow[];
  readonly diagnostics: readonly Diagnostic[];
  /** True only if there is at least one row and all are `proved`. */
  readonly proved: boolean;
}

export interface RenderOptions {
  readonly format: "pdf" | "html" | "docx";
  /** Name of the template whose stylesheet is used; `policy-memo` by default. */
  readonly template?: string;
  /** Path of the Markdown file, for diagnostics. */
  readonly name: string;
  /** Reads an image by its path relative to the Markdown file; without it, images print their descriptions. */
  readonly readImage?: (path: string) => Promise<Uint8Array | undefined>;
}

/** The stages that `inspect` can show. */
export type Stage = "article" | "analysis" | "matches" | "selection" | "memo" | "doc" | "pages";
