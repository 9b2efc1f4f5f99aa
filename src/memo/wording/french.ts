import { counted, type Wording } from "./wording.ts";

export const french: Wording = {
  months: [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
  ],
  day: (day, month, year) => `${day === 1 ? "1er" : day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  undated: "sans date",
  unknown: "inconnu",
  theArticle: "Article",
  nothing: "Rien n’a été trouvé.",
  wire: (newsroom) => `dépêche ${newsroom}`,
  reReporting: (newsroom) => `d’après ${newsroom}`,
  excerpts: (count) => counted(count, "extrait", "extraits"),
  articles: (count) => counted(count, "article", "articles"),
  newsrooms: (count) => counted(count, "rédaction", "rédactions"),
  summary: (excerpts, articles, newsrooms) => `${excerpts} de ${articles}, ${newsrooms}`,
  ofUnknownOrigin: (count) => `${count} d’origine inconnue`,
  datedLine: (dated, total) =>
    dated === 0 ? "aucun daté" : dated === total ? "tous datés" : `${dated} datés, ${total - dated} sans date`,
  allProved: (excerpts) => `${excerpts}, tous prouvés`,
  noLimits: "sans limite",
  limits: ({ excerpts, perSource, pages }) =>
    [
      excerpts === null ? null : `au plus ${counted(excerpts, "extrait", "extraits")}`,
      perSource === null ? null : `au plus ${perSource} par source`,
      pages === null ? null : `au plus ${counted(pages, "page", "pages")}`,
    ]
      .filter((part) => part !== null)
      .join(", "),
  caution: {
    undated: (undated, total) =>
      undated === total
        ? "Aucun article ne porte de date."
        : `${counted(undated, "article", "articles")} sur ${total} sans date.`,
    relativeDates: (count, examples) =>
      `${counted(count, "indication de temps laissée", "indications de temps laissées")} telles quelles, la date de l’article étant inconnue (${examples}).`,
    oneOrigin: (where, newsroom, share) =>
      `${share} % des extraits ${where} remontent à une seule rédaction, ${newsroom}.`,
    unknownOrigin: (labels) => `La rédaction à l’origine de ${labels} n’est pas indiquée.`,
    thin: (theme, excerpts) => `« ${theme} » ne repose que sur ${excerpts}.`,
    empty: (theme) => `Rien n’a été trouvé sur « ${theme} ».`,
    anonymous: (share) => `${share} % des extraits reposent sur des sources anonymes.`,
    oneArticle: (where, source, share) => `La source [${source}] porte ${share} % des extraits ${where}.`,
    unused: (labels) => `Aucun extrait ne vient de ${labels}.`,
    judgementWithoutEvidence: (number) => `Le jugement ${number} ne cite aucune preuve.`,
    oneLanguage: (language) => `Tous les articles sont dans une seule langue (${language}).`,
    reReports: (labels) => `De seconde main : ${labels}.`,
    undatedEvidence: (number) => `Le jugement ${number} ne repose que sur des preuves sans date.`,
  },
  withdrawn: (source, excerpts) => `La source [${source}] a été retirée ; cela touche ${excerpts}.`,
  corrected: (source) => `La source [${source}] a été corrigée par son éditeur.`,
  under: (heading) => `sous « ${heading} »`,
};
