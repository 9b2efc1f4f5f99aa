/**
 * The narrow waist. Everything before it is about evidence, everything after it about looks. Plain JSON data; templates
 * see exactly this, by these names, and `null` or an empty list where there is nothing.
 */
import type { Span } from "../text/span.ts";

/** Who says an excerpt, as printed under it. */
export interface MemoSpeaker {
  readonly kind: "named" | "institution" | "anonymous" | "article";
  /** `Charles Kupchan`, `a senior western diplomat`; for `article` the outlet, or `the article`. */
  readonly name: string;
  readonly role: string | null;
  readonly cue: string | null;
  readonly direct: boolean;
  /** Joins a speaker's rows over sources. */
  readonly key: string;
  /** The act of saying in the source; null for `article`. */
  readonly span: Span | null;
}

/** A stretch of an excerpt as it is printed, in order. Joining the `text` of all but glosses and gaps gives the source's words. */
export interface MemoPiece {
  /** `match` and `context` are verbatim; `gap` prints as a spaced ellipsis; `gloss` in square brackets. `break` is the source's own paragraph break. */
  readonly type: "match" | "context" | "gloss" | "gap" | "break";
  readonly text: string;
}

/** Something that a source says, with its proof. */
export interface MemoExcerpt {
  /** Stable over rebuilds. */
  readonly id: string;
  /** Counts from 1 in the order of printing. */
  readonly number: number;
  readonly theme: string;
  readonly themeTitle: string;
  readonly part: number;
  readonly grade: "core" | "related";
  readonly rule: string;
  /** Number of the source in `memo.sources`. */
  readonly source: number;
  readonly pieces: readonly MemoPiece[];
  /** The verbatim run, as it stands in the source. */
  readonly text: string;
  readonly span: Span;
  /** The main speaker: of the sentence that matched best. */
  readonly speaker: MemoSpeaker;
  /** All of them, in order of position. */
  readonly speakers: readonly MemoSpeaker[];
  /** Where it is unknown the title of the article, in quotation marks. */
  readonly outlet: string;
  /** `re-reporting Bloomberg`, `Bloomberg wire`, or null. */
  readonly relation: string | null;
  /** The newsroom it goes back to; null where unknown. */
  readonly origin: string | null;
  /** Of its outlet, as the details say; null where they don't. */
  readonly country: string | null;
  /** As printed: `6 June 2025`, `May 2025`, `undated`. */
  readonly date: string;
  readonly dated: boolean;
  readonly language: string | null;
  /** Link to the passage at its publisher, with a text fragment; null where no URL is known. */
  readonly link: string | null;
  readonly alsoPrintedBy: readonly { readonly outlet: string; readonly source: number }[];
  readonly score: number;
  /** New since the issue compared with; null where nothing was compared. */
  readonly isNew: boolean | null;
}

/** Excerpts of one theme in one part. */
export interface MemoTheme {
  readonly slug: string;
  readonly title: string;
  readonly question: string | null;
  readonly scope: string | null;
  readonly excerpts: readonly MemoExcerpt[];
  /** `8 excerpts from 3 articles, 2 newsrooms`. */
  readonly summary: string;
}

/** One part of the memo; a brief without parts has one, with a null heading. */
export interface MemoPart {
  readonly index: number;
  readonly heading: string | null;
  readonly themes: readonly MemoTheme[];
  readonly count: number;
  readonly newsrooms: number;
  readonly summary: string;
  /** Printed where the part is empty. */
  readonly ifEmpty: string;
  readonly figures: readonly MemoFigure[];
  readonly speakers: readonly MemoSpeakerRow[];
  /** Excerpts printed in an earlier part that fit here too. */
  readonly seeAlso: readonly { readonly number: number; readonly part: string | null }[];
}

export interface MemoJudgement {
  readonly number: number;
  readonly say: string;
  readonly likelihood: string | null;
  /** `10 to 20 %`-like range of the scale, for the method box. */
  readonly likelihoodRange: string | null;
  readonly confidence: string | null;
  /** Excerpt numbers, ascending. */
  readonly because: readonly number[];
  readonly against: readonly number[];
}

export interface MemoFigure {
  /** Hedge, figure and what it counts in the source's own run of words: `5% of economic output`. */
  readonly words: string;
  readonly text: string;
  readonly hedge: string | null;
  readonly counts: string | null;
  readonly kind: string;
  readonly speaker: MemoSpeaker;
  readonly excerpt: number;
  readonly source: number;
  readonly sentence: string;
}

/** One speaker, whatever the spelling, with where they are quoted. */
export interface MemoSpeakerRow {
  readonly key: string;
  readonly name: string;
  /** Other spellings met. */
  readonly variants: readonly string[];
  readonly kind: MemoSpeaker["kind"];
  readonly role: string | null;
  /** Excerpt numbers, ascending. */
  readonly excerpts: readonly number[];
  /** Source numbers, ascending. */
  readonly sources: readonly number[];
}

export interface MemoSource {
  readonly number: number;
  readonly path: string;
  readonly file: string;
  readonly format: string;
  readonly sha256: string;
  /** First 12 hex digits. */
  readonly digest: string;
  /** The title, or the first words with an ellipsis where the source has none. */
  readonly label: string;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly outlet: string | null;
  readonly carriedBy: string | null;
  readonly relayedThrough: readonly string[];
  readonly origin: string | null;
  /** `re-reporting Bloomberg`, … or null. */
  readonly relation: string | null;
  readonly chain: readonly string[];
  /** As printed; `unknown` where nobody says. */
  readonly date: string;
  readonly dateIso: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly reliability: string | null;
  readonly status: string | null;
  readonly note: string | null;
  readonly outletNote: string | null;
  /** Where its outlet is published, as the details say; never guessed. */
  readonly country: string | null;
  /** Names of the fields above that are the analyst's. */
  readonly byAnalyst: readonly string[];
  readonly excerpts: number;
  /** Source number it is the same story as; null mostly. */
  readonly foldedInto: number | null;
}

/** A line of gaps and cautions, with the rule that produced it. */
export interface MemoCaution {
  readonly rule: string;
  readonly text: string;
}

export interface MemoShift {
  readonly name: string;
  readonly theme: string;
  readonly kind: "change over time" | "between sources" | "within one article";
  readonly a: { readonly excerpt: number; readonly text: string; readonly date: string; readonly outlet: string };
  readonly b: { readonly excerpt: number; readonly text: string; readonly date: string; readonly outlet: string };
}

export interface MemoChange {
  readonly what: "new" | "gone" | "altered";
  readonly cause: string;
  readonly excerpt: number | null;
  readonly text: string;
  readonly source: string;
}

/** Against which issue, and what came out; `first` where there is none to compare with. */
export interface MemoChanges {
  readonly state: "first" | "unchanged" | "changed" | "not-compared";
  /** The path of the issue compared with. */
  readonly since: string | null;
  /** Its date: `2025-06-06` as compared, `6 June 2025` in a memo. */
  readonly sinceDate: string | null;
  readonly items: readonly MemoChange[];
}

export interface MemoCounts {
  readonly articles: number;
  /** Articles that at least one excerpt comes from. */
  readonly articlesUsed: number;
  readonly newsrooms: number;
  readonly excerpts: number;
  readonly core: number;
  readonly related: number;
  readonly dated: number;
  readonly undated: number;
  readonly named: number;
  readonly institution: number;
  readonly anonymous: number;
  readonly article: number;
  readonly refused: number;
}

export interface Memo {
  readonly slug: string;
  readonly tool: string;
  readonly title: string;
  readonly question: string | null;
  readonly header: {
    readonly to: readonly string[];
    readonly from: string | null;
    /** As printed: `6 June 2025`. */
    readonly date: string | null;
    readonly dateIso: string | null;
    readonly reference: string | null;
    readonly subject: string;
    readonly marking: string | null;
    readonly copy: string | null;
  };
  /** `5 articles, 2 newsrooms, none dated in the text; 21 excerpts, all proved`. */
  readonly provenance: string;
  readonly bottomLine: string | null;
  readonly pointsToMake: string | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly judgements: readonly MemoJudgement[];
  readonly scale: {
    readonly name: string;
    readonly title: string;
    readonly terms: readonly { readonly word: string; readonly range: string }[];
  };
  readonly changes: MemoChanges;
  readonly hasParts: boolean;
  readonly parts: readonly MemoPart[];
  /** All excerpts, by number. */
  readonly excerpts: readonly MemoExcerpt[];
  readonly shifts: readonly MemoShift[];
  readonly speakers: readonly MemoSpeakerRow[];
  readonly figures: readonly MemoFigure[];
  readonly cautions: readonly MemoCaution[];
  /** Stamps such as `This memo rests on a withdrawn source: [2]`. */
  readonly notices: readonly string[];
  readonly sources: readonly MemoSource[];
  /** Countries of the sources' outlets, sorted, each once; empty where the details name none. */
  readonly countries: readonly string[];
  readonly counts: MemoCounts;
  readonly method: {
    readonly themes: readonly {
      readonly slug: string;
      readonly title: string;
      readonly scope: string | null;
      readonly rules: readonly string[];
      readonly sha256: string;
    }[];
    readonly depth: "core" | "full";
    readonly limits: string;
    readonly filesRead: number;
    readonly verify: string;
  };
  readonly language: string;
}
