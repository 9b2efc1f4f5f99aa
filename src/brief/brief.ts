/**
 * A brief with all defaults filled in. Made by `readBrief` from one YAML file and the desk's defaults; after this no
 * stage asks whether a key was there.
 */
import type { Place, PlacedText } from "../diagnostics/diagnostic.ts";

/** The outputs a brief can ask for. */
export type OutputKind = "markdown" | "pdf" | "html" | "docx" | "evidence" | "csl-json" | "bibtex" | "csv";

/** The memo's header. Dates are the brief's, `YYYY-MM-DD`; never today's. */
export interface MemoHeader {
  readonly to: readonly string[];
  readonly from: string | null;
  readonly date: string | null;
  readonly reference: string | null;
  readonly subject: string | null;
  readonly marking: string | null;
  readonly copy: string | null;
}

/** Null means no limit. */
export interface Limits {
  readonly excerpts: number | null;
  readonly perSource: number | null;
  readonly pages: number | null;
}

/** A section of evidence under its own heading. */
export interface Part {
  readonly heading: string | null;
  readonly themes: readonly PlacedText[];
  readonly limit: Limits;
  /** Extra blocks to show in the part: `figures`, `speakers`. */
  readonly show: readonly ("figures" | "speakers")[];
  readonly ifEmpty: string | null;
}

/** A judgement in the analyst's words, with quoted evidence. */
export interface JudgementSource {
  readonly say: PlacedText;
  readonly likelihood: PlacedText | null;
  readonly confidence: "low" | "moderate" | "high" | null;
  readonly because: readonly PlacedText[];
  readonly against: readonly PlacedText[];
}

/** `leave-out` with its reason. */
export interface LeaveOut {
  readonly quote: PlacedText;
  readonly reason: string;
}

/** A threshold of `stop-if` and `warn-if`: `any`, a share in percent, `fail`, or a list of part headings. */
export interface Alarm {
  readonly rule: string;
  readonly value: string | readonly string[];
  readonly place: Place;
}

/** The weights of the score's parts; all default to the tool's own. */
export type Weights = Readonly<Record<string, number>>;

export interface Brief {
  /** The file's name without `.yaml`; names the outputs. */
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly question: string | null;
  readonly memo: MemoHeader;
  /** Globs under the sources folder, in the order given; `!` takes away. All sources by default. */
  readonly sources: {
    readonly include: readonly string[];
    readonly languages: readonly string[];
    readonly undated: "keep" | "last" | "drop";
  };
  readonly parts: readonly Part[];
  /** True where the brief wrote `parts`, so that headings of parts are shown. */
  readonly hasParts: boolean;
  readonly depth: "core" | "full";
  readonly order: "newest" | "source" | "strength";
  readonly limit: Limits;
  readonly repeat: "once" | "each";
  readonly collapseSameStory: boolean;
  readonly bottomLine: PlacedText | null;
  readonly pointsToMake: PlacedText | null;
  /** Named free texts of the analyst for templates that want more: `background`, `options`, `recommendation`, … */
  readonly texts: Readonly<Record<string, PlacedText>>;
  readonly judgements: readonly JudgementSource[];
  readonly scale: "uk-phia" | "icd-203";
  readonly keep: readonly PlacedText[];
  readonly leaveOut: readonly LeaveOut[];
  readonly template: PlacedText;
  readonly outputs: readonly OutputKind[];
  readonly compareWith: PlacedText | null;
  readonly stopIf: readonly Alarm[];
  readonly warnIf: readonly Alarm[];
  readonly weights: Weights;
  /** Re-levelled warnings: code to `error`, `warning`, `note` or `off`. */
  readonly levels: Readonly<Record<string, "error" | "warning" | "note" | "off">>;
  readonly language: string;
}
