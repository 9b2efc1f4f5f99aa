/** The tree of a parsed rule. Spans count in the rule's own text, for diagnostics. */
import type { Span } from "../../text/span.ts";

/** How one word of a term is compared. */
export interface Word {
  /** Normalised as `text/words.ts` does: folded to lower case unless `exactCase`. */
  readonly text: string;
  /** Set by ALL CAPS (`US`) and by `=Major`. */
  readonly exactCase: boolean;
  /** `word*` any ending; `word~` its inflections. */
  readonly ending: "none" | "any" | "inflections";
  /** True where the rule joins it to the word before by a hyphen: `cease-fire` then also matches `ceasefire`. */
  readonly joined: boolean;
}

/** Where NEAR and PRE look. */
export type Unit = "sentence" | "paragraph";

/** The fields that a rule can ask of. */
export type Field = "headline" | "speaker" | "outlet";

/** One or more adjacent words. */
export interface PhraseQuery {
  readonly type: "phrase";
  readonly words: readonly Word[];
  /** As the analyst wrote it. */
  readonly source: string;
  readonly span: Span;
}

/** `$name`. The parser leaves `terms` empty; compiling fills them. */
export interface ListQuery {
  readonly type: "list";
  readonly name: string;
  readonly terms: readonly Query[];
  readonly span: Span;
}

export interface AndQuery {
  readonly type: "and";
  readonly operands: readonly Query[];
  readonly span: Span;
}

export interface OrQuery {
  readonly type: "or";
  readonly operands: readonly Query[];
  readonly span: Span;
}

export interface NotQuery {
  readonly type: "not";
  readonly operand: Query;
  readonly span: Span;
}

/** NEAR, PRE, and things written side by side (`$us officials` is PRE/0). */
export interface NearQuery {
  readonly type: "near";
  readonly ordered: boolean;
  /** At most so many words between the operands; null for /s and /p. */
  readonly distance: number | null;
  readonly unit: Unit;
  readonly operands: readonly [Query, Query];
  readonly span: Span;
}

export interface FieldQuery {
  readonly type: "field";
  readonly field: Field;
  readonly operand: Query;
  readonly span: Span;
}

export type Query = PhraseQuery | ListQuery | AndQuery | OrQuery | NotQuery | NearQuery | FieldQuery;
