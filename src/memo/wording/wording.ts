/**
 * The words that the tool itself puts into a memo, by language. Labels of sections belong to templates; these are the
 * lines that are worked out: counts, dates, how a source relates to a newsroom, cautions.
 */

/** All of one language. Counts are whole numbers; lists come joined. */
export interface Wording {
  readonly months: readonly string[];
  day(day: number, month: string, year: string): string;
  month(month: string, year: string): string;
  readonly undated: string;
  readonly unknown: string;
  readonly theArticle: string;
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
  /** "under “Guarantees”" */
  under(heading: string): string;
}

export interface CautionWording {
  undated(undated: number, total: number): string;
  relativeDates(count: number, examples: string): string;
  oneOrigin(where: string, newsroom: string, share: number): string;
  unknownOrigin(labels: string): string;
  thin(theme: string, excerpts: string): string;
  empty(theme: string): string;
  anonymous(share: number): string;
  oneArticle(where: string, source: number, share: number): string;
  unused(labels: string): string;
  judgementWithoutEvidence(number: number): string;
  oneLanguage(language: string): string;
  reReports(labels: string): string;
  undatedEvidence(number: number): string;
}

/** `1 article`, `2 articles`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
