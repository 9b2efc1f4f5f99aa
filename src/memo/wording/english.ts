import { counted, type Wording } from "./wording.ts";

export const english: Wording = {
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
  withdrawn: (source, excerpts) => `Source [${source}] has been withdrawn; ${excerpts} lean on it.`,
  corrected: (source) => `Source [${source}] has been corrected by its publisher.`,
  under: (heading) => `under “${heading}”`,
};
