/** The tree of a parsed rule. Spans count in the rule's own text, for diagnostics. */
import type { Span } from "../../text/span.ts";

/** How one word of a term is compared. */
export interface Word {
  /** Normalised for comparing: NFC, straight quotes, no possessive; folded to lower case unless `exactCase`. */
  readonly text: string;
  /** Set by ALL CAPS (`US`) and by `=Major`. */
  readonly exactCase: boolean;
  /** `word*` any ending; `word~` its inflections. */
  readonly ending: "none" | "any" | "inflections";
}

/** Where NEAR and PRE look. */
export type Unit = "sentence" | "paragraph";

/** The fields that a rule can ask of. */
export type Field = "headline" | "speaker" | "outlet";

export type Query =
  | { readonly type: "phrase"; readonly words: readonly Word[]; readonly source: string; readonly span: Span }
  | { readonly type: "list"; readonly name: string; readonly terms: readonly Query[]; readonly span: Span }
  | { readonly type: "and"; readonly operands: readonly Query[]; readonly span: Span }
  | { readonly type: "or"; readonly operands: readonly Query[]; readonly span: Span }
  | { readonly type: "not"; readonly operand: Query; readonly span: Span }
  | {
      readonly type: "near";
      readonly ordered: boolean;
      /** At most so many words between the operands; null for NEAR/s and NEAR/p. */
      readonly distance: number | null;
      readonly unit: Unit;
      readonly operands: readonly [Query, Query];
      readonly span: Span;
    }
  | { readonly type: "field"; readonly field: Field; readonly operand: Query; readonly span: Span };
