/**
 * The words that the tool itself puts into a memo, by language. Labels of sections belong to templates; these are the
 * lines that are worked out: counts, dates, how a source relates to a newsroom, cautions.
 */

import type { RefusalReason } from "../../select/selection.ts";

/** All of one language. Counts are whole numbers; lists come joined. */
export interface Wording {
  readonly months: readonly string[];
  day(day: number, month: string, year: string): string;
  month(month: string, year: string): string;
  /** "source 5", as cautions name one; a number in brackets is an excerpt's. */
  source(number: number): string;
  /** Ends a list that is cut: "and 3 more". */
  andMore(count: number): string;
  readonly undated: string;
  readonly unknown: string;
  readonly theArticle: string;
  /** A title in quotation marks, where it stands for an outlet that is unknown. */
  readonly titled: (title: string) => string;
  readonly nothing: string;
  wire(newsroom: string): string;
  reReporting(newsroom: string): string;
  excerpts(count: number): string;
  articles(count: number): string;
  newsrooms(count: number): string;
  /** "8 excerpts from 3 articles, 2 newsrooms" */
  summary(excerpts: string, articles: string, newsrooms: string): string;
  ofUnknownOrigin(count: number): string;
  datedLine(dated: number, total: number): string;
  /** Ends the line of provenance. */
  allProved(excerpts: string): string;
  readonly noLimits: string;
  limits(parts: { excerpts: number | null; perSource: number | null; pages: number | null }): string;
  readonly caution: CautionWording;
  /** Stamps on a memo that leans on a source whose status changed; `excerpts` are numbers in brackets. */
  withdrawn(source: number, excerpts: string): string;
  corrected(source: number): string;
  readonly change: ChangeWording;
  /** "under “Guarantees”" */
  under(heading: string): string;
}

/** Why an excerpt is new, gone or altered since an earlier issue. */
export interface ChangeWording {
  readonly newArticle: string;
  readonly articleGone: string;
  readonly sourceChanged: string;
  readonly themeAdded: string;
  readonly themeDropped: string;
  readonly ruleChanged: string;
  readonly limitChanged: string;
  /** Others no longer take its place under the limit. */
  readonly roomLeft: string;
  readonly placeTaken: string;
  /** `reason` is the analyst's. */
  leftOut(reason: string): string;
  /** Why it was refused; `detail` is the tool's own account of it, in English. */
  refused(reason: RefusalReason, detail: string): string;
  noLongerRefused(why: string): string;
  readonly briefChanged: string;
  briefOrToolChanged(before: string, now: string): string;
}

export interface CautionWording {
  undated(undated: number, total: number): string;
  relativeDates(count: number, examples: string): string;
  oneOrigin(where: string, newsroom: string, share: number): string;
  /** `numbers` of sources, joined, and how many they are. */
  unknownOrigin(numbers: string, count: number): string;
  thin(theme: string, excerpts: string): string;
  empty(theme: string): string;
  anonymous(share: number): string;
  oneArticle(where: string, source: number, share: number): string;
  unused(numbers: string, count: number): string;
  judgementWithoutEvidence(number: number): string;
  oneLanguage(language: string): string;
  reReports(labels: string): string;
  undatedEvidence(number: number): string;
}

/** `1 article`, `2 articles`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
