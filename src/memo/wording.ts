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

const english: Wording = {
  months: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  day: (day, month, year) => `${day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  undated: "undated",
  unknown: "unknown",
  theArticle: "Article",
  nothing: "Nothing was found.",
  wire: (newsroom) => `${newsroom} wire`,
  reReporting: (newsroom) => `re-reporting ${newsroom}`,
  excerpts: (count) => counted(count, "excerpt", "excerpts"),
  articles: (count) => counted(count, "article", "articles"),
  newsrooms: (count) => counted(count, "newsroom", "newsrooms"),
  summary: (excerpts, articles, newsrooms) => `${excerpts} from ${articles}, ${newsrooms}`,
  ofUnknownOrigin: (count) => `${count} of unknown origin`,
  datedLine: (dated, total) =>
    dated === 0 ? "none dated" : dated === total ? "all dated" : `${dated} dated, ${total - dated} undated`,
  allProved: (excerpts) => `${excerpts}, all proved`,
  noLimits: "no limits",
  limits: ({ excerpts, perSource, pages }) =>
    [
      excerpts === null ? null : `at most ${counted(excerpts, "excerpt", "excerpts")}`,
      perSource === null ? null : `at most ${perSource} from one source`,
      pages === null ? null : `at most ${counted(pages, "page", "pages")}`,
    ]
      .filter((part) => part !== null)
      .join(", "),
  caution: {
    undated: (undated, total) =>
      undated === total
        ? "No article carries a date."
        : `${undated} of ${counted(total, "article", "articles")} ${undated === 1 ? "carries" : "carry"} no date.`,
    relativeDates: (count, examples) =>
      `${counted(count, "time word is", "time words are")} left as printed, for the date of the article is unknown (${examples}).`,
    oneOrigin: (where, newsroom, share) => `${share} % of the excerpts ${where} go back to one newsroom, ${newsroom}.`,
    unknownOrigin: (labels) => `The newsroom behind ${labels} is not stated.`,
    thin: (theme, excerpts) => `“${theme}” rests on ${excerpts} only.`,
    empty: (theme) => `Nothing was found on “${theme}”.`,
    anonymous: (share) => `${share} % of the excerpts rest on unnamed sources.`,
    oneArticle: (where, source, share) => `Source [${source}] carries ${share} % of the excerpts ${where}.`,
    unused: (labels) => `No excerpt comes from ${labels}.`,
    judgementWithoutEvidence: (number) => `Judgement ${number} names no evidence.`,
    oneLanguage: (language) => `All articles are in one language (${language}).`,
    reReports: (labels) => `Second hand: ${labels}.`,
    undatedEvidence: (number) => `Judgement ${number} rests on undated evidence only.`,
  },
};

const wordings: Readonly<Record<string, Wording>> = { en: english };

/** The wording of a BCP 47 tag's language; English where there is none. */
export function wordingOf(language: string): Wording {
  return wordings[language.toLowerCase().split("-")[0] ?? "en"] ?? english;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
