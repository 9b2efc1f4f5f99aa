/** What goes into a memo, and what was refused: passages as spans, never as edited strings. */
import type { Span } from "../text/span.ts";
import type { Grade, TermHit } from "../themes/theme.ts";

/** `match`: taken by a rule or by `keep`; `context`: printed so that the match can stand alone. */
export type SentenceRole = "match" | "context";

/** A sentence of a passage. */
export interface PassageSentence {
  /** Index into `article.sentences`. */
  readonly index: number;
  readonly span: Span;
  readonly role: SentenceRole;
}

/** A sentence from before the passage that it needs, with other words or furniture between: printed before it, with an ellipsis. */
export interface Antecedent {
  readonly index: number;
  readonly span: Span;
}

/** Words shown in brackets beside a span of the excerpt: `[Trump]`. Never part of the quoted text. */
export interface Gloss {
  readonly span: Span;
  readonly text: string;
}

/** A score with its parts, each rounded to three decimals before it is added, so that it prints as it was compared. */
export interface Score {
  readonly total: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** A run of sentences chosen for a theme. Its span holds no furniture and lies within the kept blocks. */
export interface Passage {
  /** Stable over rebuilds: from source digest, span and theme. */
  readonly id: string;
  readonly theme: string;
  /** Index of the brief's part. */
  readonly part: number;
  readonly grade: Grade;
  /** The strongest rule; `keep` where the analyst's quote brought it in. */
  readonly rule: string;
  readonly source: string;
  readonly span: Span;
  readonly sentences: readonly PassageSentence[];
  readonly antecedents: readonly Antecedent[];
  readonly glosses: readonly Gloss[];
  readonly terms: readonly TermHit[];
  readonly score: Score;
  /** Other sources that print the same words, folded into this one. */
  readonly alsoIn: readonly { readonly source: string; readonly span: Span }[];
  /** Parts (by index) that would have shown it too, where it is printed once. */
  readonly alsoFits: readonly { readonly part: number; readonly theme: string }[];
}

/** Why a candidate is not in the memo. */
export type RefusalReason =
  | "limit"
  | "per-source-limit"
  | "page-limit"
  | "veto"
  | "left-out"
  | "repeat"
  | "grade"
  | "undated"
  | "folded"
  | "source-excluded";

/** A candidate that was refused, kept for `explain` and for the evidence file. */
export interface Refusal {
  readonly source: string;
  readonly span: Span;
  readonly theme: string;
  readonly reason: RefusalReason;
  /** For a person: the limit, the vetoing rule, the analyst's reason. */
  readonly detail: string;
  readonly score: Score | null;
}

/** Passages in the memo's order (part, theme, then the brief's order); refusals by source path and position. */
export interface Selection {
  readonly passages: readonly Passage[];
  readonly refused: readonly Refusal[];
}
