/** Who says what in one article. Facts about the article alone: no theme, no brief. */
import type { Span } from "../text/span.ts";

/** `article` means the outlet's own voice. */
export type SpeakerKind = "named" | "institution" | "anonymous" | "article";

/** One act of saying. Speakers that cannot be settled are left open rather than guessed. */
export interface Attribution {
  readonly kind: SpeakerKind;
  /** The speaker as it should be shown: the fullest name of the article ("Charles Kupchan"), or the outlet's own description ("a senior western diplomat"). Empty, with the kind `anonymous`, for words in quotation marks that nobody can be named for. */
  readonly speaker: string;
  /**
   * The words of the text that name the speaker ("Kupchan", "he", "the same diplomat"); of a quotation that goes on, those of
   * the sentence that it goes on from. Null where no phrase names them.
   */
  readonly speakerSpan: Span | null;
  /** Role and affiliation in the article's words ("senior fellow at the Council on Foreign Relations"); null where not stated. */
  readonly role: string | null;
  /** Joins speakers over articles whatever the spelling: a normalised key, equal for Zelenskyy and Zelenskiy. Anonymous speakers get keys that are unique to the article. */
  readonly key: string;
  /** The words of saying: "said", "according to", "revealed to Bloomberg". */
  readonly cue: string;
  readonly cueSpan: Span | null;
  /** The newsroom the words were said to, where stated ("told the FT"). */
  readonly via: string | null;
  /** What is said: one span, or several where the cue interrupts it. In order. */
  readonly content: readonly Span[];
  /** From first to last character of content and cue, and of the speaker, with what is told of them, in the same sentence. */
  readonly span: Span;
  /** `direct`: all of content is in quotation marks; `mixed`: some; `reported`: none. */
  readonly form: "direct" | "mixed" | "reported";
  /** Index into `article.sentences` of the sentence that holds the cue (or the quotation, where there is none). */
  readonly sentence: number;
}

/** A quantity with its hedge, unit and what it counts, from one sentence. Years and dates are apart (`kind: "date"`). */
export interface Figure {
  readonly span: Span;
  readonly kind: "money" | "percent" | "quantity" | "date" | "duration" | "ordinal";
  /** The number in its plain value: 3.1 trillion is 3100000000000; null where there is none to state ("dozens"). */
  readonly value: number | null;
  /** As printed, without the hedge: `US$3.1 trillion`, `150,000`. */
  readonly text: string;
  /** `US$`, `%`, `billion euros` …, or null. */
  readonly unit: string | null;
  /** "as many as", "about", "at least", "could cost"; null where stated flatly. */
  readonly hedge: string | null;
  /** What is counted: "military personnel", "Patriot batteries". */
  readonly counts: string | null;
  readonly sentence: number;
}

/** A time word that only the article's date could settle: "Thursday", "in late May". It is never turned into a date. */
export interface RelativeDate {
  readonly span: Span;
  readonly sentence: number;
}

/** Why a sentence can't be printed alone, and what it needs. */
export interface Dependence {
  /** Index of the sentence that leans. */
  readonly sentence: number;
  /** Index of the earlier sentence that settles it. Always smaller than `sentence`. */
  readonly antecedent: number;
  /** The words that lean: "She", "The request", "That"; empty, at its start, where a quotation goes on. */
  readonly span: Span;
  /** What they stand for, where it is a short name to show in brackets ("Trump"); null where not. */
  readonly gloss: string | null;
  readonly reason: "pronoun" | "demonstrative" | "definite" | "same" | "connective" | "continued-quote" | "possessive";
}

/** All of the above for one article, each list ordered by position. */
export interface Analysis {
  readonly attributions: readonly Attribution[];
  readonly figures: readonly Figure[];
  readonly relativeDates: readonly RelativeDate[];
  readonly dependences: readonly Dependence[];
}
