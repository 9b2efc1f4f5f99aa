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
  source: (number) => `source ${number}`,
  andMore: (count) => `and ${count} more`,
  undated: "undated",
  unknown: "unknown",
  theArticle: "Article",
  titled: (title) => `“${title}”`,
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
    unknownOrigin: (numbers, count) =>
      `The newsroom behind ${count === 1 ? "source" : "sources"} ${numbers} is not stated.`,
    thin: (theme, excerpts) => `“${theme}” rests on ${excerpts} only.`,
    empty: (theme) => `Nothing was found on “${theme}”.`,
    anonymous: (share) => `${share} % of the excerpts rest on unnamed sources.`,
    oneArticle: (where, source, share) => `Source ${source} carries ${share} % of the excerpts ${where}.`,
    unused: (numbers, count) => `No excerpt comes from ${count === 1 ? "source" : "sources"} ${numbers}.`,
    judgementWithoutEvidence: (number) => `Judgement ${number} names no evidence.`,
    oneLanguage: (language) => `All articles are in one language (${language}).`,
    reReports: (labels) => `Second hand: ${labels}.`,
    undatedEvidence: (number) => `Judgement ${number} rests on undated evidence only.`,
  },
  change: {
    newArticle: "new article",
    articleGone: "article no longer among the sources",
    sourceChanged: "source text changed",
    themeAdded: "theme added to the brief",
    themeDropped: "theme no longer in the brief",
    ruleChanged: "rule changed",
    limitChanged: "limit changed",
    roomLeft: "others left room for it under the limit",
    placeTaken: "stronger excerpts took its place under the limit",
    leftOut: (reason) => `left out: ${reason}`,
    refused: (_, detail) => detail,
    noLongerRefused: (why) => `no longer refused (${why})`,
    briefChanged: "brief changed",
    briefOrToolChanged: (before, now) => `brief changed, or the tool did (${before}, ${now})`,
  },
  withdrawn: (source, excerpts) => `Source ${source} has been withdrawn; ${excerpts} lean on it.`,
  corrected: (source) => `Source ${source} has been corrected by its publisher.`,
  under: (heading) => `under “${heading}”`,
};
