/**
 * The evidence file: what proves a memo, for people and programs that don't have the tool. Keys stand in the order of the
 * type; `writeEvidence` gives the bytes. The JSON Schema in `docs/schemas` is made from `evidence-schema.ts`.
 */

import type { RefusalReason, SentenceRole } from "../select/selection.ts";
import type { Span } from "../text/span.ts";
import type { Grade } from "../themes/theme.ts";
import type { MemoCaution, MemoCounts } from "./memo.ts";

export const EVIDENCE_SCHEMA = "briefwright/evidence/1";

/** A value with where it was found; `from` is `unknown` where there is none. */
export interface EvidenceValue<T> {
  readonly value: T | null;
  readonly from: string;
}

export interface EvidenceSource {
  readonly path: string;
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  readonly format: string;
  readonly title: EvidenceValue<string>;
  readonly author: EvidenceValue<readonly string[]>;
  readonly outlet: EvidenceValue<string>;
  readonly published: EvidenceValue<string>;
  readonly language: EvidenceValue<string>;
  readonly url: EvidenceValue<string>;
  readonly origins: readonly { readonly newsroom: string; readonly relation: string; readonly from: string }[];
  /** The names that the story travelled by, newsroom first: `Financial Times`, `RT`, `PH New Look`. */
  readonly chain: readonly string[];
  readonly status: EvidenceValue<string>;
  readonly foldedInto: string | null;
  /** SHA-256 of the article's text, that spans count in, as UTF-8. */
  readonly articleSha256: string;
}

export interface EvidenceAttribution {
  readonly kind: "named" | "institution" | "anonymous" | "article";
  readonly speaker: string;
  readonly role: string | null;
  readonly cue: string | null;
  /** Where the words of saying stand; null where a quotation goes on without any. */
  readonly cueSpan?: Span | null;
  readonly span: Span | null;
  readonly direct: boolean;
}

export interface EvidenceSentence {
  readonly span: Span;
  readonly role: SentenceRole;
  /** Sentences outside of the excerpt's span, printed before it, carry their text. */
  readonly text?: string;
}

/**
 * What the memo prints beside its excerpts' own words, as plain words: attribution lines, rows of figures, shifts, speakers,
 * sources, counts and cautions. A memo that says otherwise was changed after it was built.
 */
export interface EvidenceStatement {
  readonly kind: "attribution" | "figure" | "shift" | "speaker" | "source" | "caution" | "count";
  /** The excerpt that it is about; null where it is about the memo. */
  readonly excerpt: number | null;
  readonly text: string;
}

export interface EvidenceExcerpt {
  readonly id: string;
  readonly number: number;
  readonly theme: string;
  readonly part: string | null;
  readonly grade: Grade;
  readonly rule: string;
  readonly source: string;
  /** UTF-16 offsets into the article's text. */
  readonly span: Span;
  readonly codePoints: Span;
  /** Bytes of the file; null where the source isn't plain text. */
  readonly bytes: Span | null;
  readonly text: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly sentences: readonly EvidenceSentence[];
  readonly attribution: readonly EvidenceAttribution[];
  readonly origin: string | null;
  readonly alsoIn: readonly { readonly source: string; readonly span: Span }[];
  readonly glosses: readonly { readonly span: Span; readonly text: string }[];
  readonly score: { readonly total: number; readonly parts: Readonly<Record<string, number>> };
}

export interface EvidenceRefusal {
  readonly source: string;
  readonly span: Span;
  readonly theme: string;
  readonly reason: RefusalReason;
  readonly detail: string;
}

export interface EvidenceFigure {
  readonly text: string;
  readonly hedge: string | null;
  readonly counts: string | null;
  readonly kind: string;
  readonly speaker: string;
  readonly excerpt: number;
  readonly sentence: string;
}

export interface EvidenceJudgement {
  readonly number: number;
  readonly say: string;
  readonly because: readonly number[];
  readonly against: readonly number[];
}

export interface Evidence {
  readonly schema: typeof EVIDENCE_SCHEMA;
  readonly tool: string;
  readonly brief: string;
  readonly date: string | null;
  readonly sources: readonly EvidenceSource[];
  readonly excerpts: readonly EvidenceExcerpt[];
  readonly refused: readonly EvidenceRefusal[];
  readonly figures: readonly EvidenceFigure[];
  readonly judgements: readonly EvidenceJudgement[];
  readonly cautions: readonly MemoCaution[];
  readonly counts: MemoCounts;
  /** Digest of each theme's rules with their lists resolved: tells a changed rule from a changed source. */
  readonly themes: readonly { readonly slug: string; readonly sha256: string; readonly rules: readonly string[] }[];
  readonly limits: {
    readonly excerpts: number | null;
    readonly perSource: number | null;
    readonly pages: number | null;
  };
  /** In the order of the memo; absent where the brief has no output that is read, and in files of older versions. */
  readonly printed?: readonly EvidenceStatement[];
}

/** UTF-8 text, LF, two-space indent, a line end at the end. */
export function writeEvidence(evidence: Evidence): string {
  return `${JSON.stringify(evidence, null, 2)}\n`;
}
