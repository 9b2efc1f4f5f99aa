import type { RefusalReason } from "../../select/selection.ts";
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
  source: (number) => `source ${number}`,
  andMore: (count) => `et ${count} autres`,
  undated: "sans date",
  unknown: "inconnu",
  theArticle: "Article",
  titled: (title) => `«\u202f${title}\u202f»`,
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
    unknownOrigin: (numbers, count) =>
      `La rédaction à l’origine ${count === 1 ? "de la source" : "des sources"} ${numbers} n’est pas indiquée.`,
    thin: (theme, excerpts) => `« ${theme} » ne repose que sur ${excerpts}.`,
    empty: (theme) => `Rien n’a été trouvé sur « ${theme} ».`,
    anonymous: (share) => `${share} % des extraits reposent sur des sources anonymes.`,
    oneArticle: (where, source, share) => `La source ${source} porte ${share} % des extraits ${where}.`,
    unused: (numbers, count) => `Aucun extrait ne vient ${count === 1 ? "de la source" : "des sources"} ${numbers}.`,
    judgementWithoutEvidence: (number) => `Le jugement ${number} ne cite aucune preuve.`,
    oneLanguage: (language) => `Tous les articles sont dans une seule langue (${language}).`,
    reReports: (labels) => `De seconde main : ${labels}.`,
    undatedEvidence: (number) => `Le jugement ${number} ne repose que sur des preuves sans date.`,
  },
  change: {
    newArticle: "nouvel article",
    articleGone: "l’article ne figure plus parmi les sources",
    sourceChanged: "le texte de la source a changé",
    themeAdded: "thème ajouté à la commande",
    themeDropped: "thème retiré de la commande",
    ruleChanged: "règle modifiée",
    limitChanged: "limite modifiée",
    roomLeft: "d’autres extraits lui ont laissé la place sous la limite",
    placeTaken: "des extraits plus forts ont pris sa place sous la limite",
    leftOut: (reason) => `écarté : ${reason}`,
    refused: (reason) => refusals[reason],
    noLongerRefused: (why) => `n’est plus refusé (${why})`,
    briefChanged: "la commande a changé",
    briefOrToolChanged: (before, now) => `la commande a changé, ou l’outil (${before}, ${now})`,
  },
  withdrawn: (source, excerpts) => `La source ${source} a été retirée ; cela touche ${excerpts}.`,
  corrected: (source) => `La source ${source} a été corrigée par son éditeur.`,
  under: (heading) => `sous « ${heading} »`,
};

const refusals: Readonly<Record<RefusalReason, string>> = {
  limit: "limite d’extraits",
  "per-source-limit": "limite par source",
  "page-limit": "limite de pages",
  veto: "exclu par une règle",
  "left-out": "écarté par l’analyste",
  repeat: "redite d’un autre extrait",
  grade: "seulement connexe",
  undated: "sans date",
  folded: "même article qu’une autre source",
  "source-excluded": "source exclue",
};
