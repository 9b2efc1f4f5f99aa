import type { RefusalReason } from "../../select/selection.ts";
import { counted, type Wording } from "./wording.ts";

export const german: Wording = {
  months: [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
  ],
  day: (day, month, year) => `${day}. ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  source: (number) => `Quelle ${number}`,
  andMore: (count) => `und ${count} weiteren`,
  undated: "undatiert",
  unknown: "unbekannt",
  theArticle: "Artikel",
  titled: (title) => `„${title}“`,
  nothing: "Nichts gefunden.",
  wire: (newsroom) => `Agenturmeldung ${newsroom}`,
  reReporting: (newsroom) => `nach ${newsroom}`,
  excerpts: (count) => counted(count, "Auszug", "Auszüge"),
  articles: (count) => `${count} Artikel`,
  newsrooms: (count) => counted(count, "Redaktion", "Redaktionen"),
  summary: (excerpts, articles, newsrooms) => `${excerpts}, Quellen: ${articles}, ${newsrooms}`,
  ofUnknownOrigin: (count) => `${count} unbekannter Herkunft`,
  datedLine: (dated, total) =>
    dated === 0 ? "keiner datiert" : dated === total ? "alle datiert" : `${dated} datiert, ${total - dated} undatiert`,
  allProved: (excerpts) => `${excerpts}, alle belegt`,
  noLimits: "ohne Obergrenze",
  limits: ({ excerpts, perSource, pages }) =>
    [
      excerpts === null ? null : `höchstens ${counted(excerpts, "Auszug", "Auszüge")}`,
      perSource === null ? null : `höchstens ${perSource} je Quelle`,
      pages === null ? null : `höchstens ${counted(pages, "Seite", "Seiten")}`,
    ]
      .filter((part) => part !== null)
      .join(", "),
  caution: {
    undated: (undated, total) =>
      undated === total ? "Kein Artikel trägt ein Datum." : `${undated} von ${total} Artikeln ohne Datum.`,
    relativeDates: (count, examples) =>
      `${counted(count, "Zeitangabe bleibt", "Zeitangaben bleiben")} wie gedruckt, weil das Datum des Artikels unbekannt ist (${examples}).`,
    oneOrigin: (where, newsroom, share) =>
      `${share} % der Auszüge ${where} gehen auf eine Redaktion zurück: ${newsroom}.`,
    unknownOrigin: (numbers, count) =>
      `Die Redaktion hinter ${count === 1 ? "Quelle" : "den Quellen"} ${numbers} ist nicht genannt.`,
    thin: (theme, excerpts) => `„${theme}“ stützt sich nur auf ${excerpts}.`,
    empty: (theme) => `Nichts gefunden zu „${theme}“.`,
    anonymous: (share) => `${share} % der Auszüge beruhen auf ungenannten Quellen.`,
    oneArticle: (where, source, share) => `Quelle ${source} trägt ${share} % der Auszüge ${where}.`,
    unused: (numbers, count) => `Kein Auszug stammt aus ${count === 1 ? "Quelle" : "den Quellen"} ${numbers}.`,
    judgementWithoutEvidence: (number) => `Bewertung ${number} nennt keinen Beleg.`,
    oneLanguage: (language) => `Alle Artikel sind in einer Sprache (${language}).`,
    reReports: (labels) => `Aus zweiter Hand: ${labels}.`,
    undatedEvidence: (number) => `Bewertung ${number} stützt sich nur auf undatierte Belege.`,
  },
  change: {
    newArticle: "neuer Artikel",
    articleGone: "Artikel nicht mehr unter den Quellen",
    sourceChanged: "Text der Quelle geändert",
    themeAdded: "Thema in den Auftrag aufgenommen",
    themeDropped: "Thema nicht mehr im Auftrag",
    ruleChanged: "Regel geändert",
    limitChanged: "Grenze geändert",
    roomLeft: "andere ließen ihm Platz unter der Grenze",
    placeTaken: "stärkere Auszüge nahmen seinen Platz unter der Grenze",
    leftOut: (reason) => `ausgelassen: ${reason}`,
    refused: (reason) => refusals[reason],
    noLongerRefused: (why) => `nicht mehr abgelehnt (${why})`,
    briefChanged: "Auftrag geändert",
    briefOrToolChanged: (before, now) => `Auftrag geändert, oder das Programm (${before}, ${now})`,
  },
  withdrawn: (source, excerpts) => `Quelle ${source} wurde zurückgezogen; betroffen: ${excerpts}.`,
  corrected: (source) => `Quelle ${source} wurde vom Herausgeber berichtigt.`,
  under: (heading) => `unter „${heading}“`,
};

const refusals: Readonly<Record<RefusalReason, string>> = {
  limit: "Grenze der Auszüge",
  "per-source-limit": "Grenze je Quelle",
  "page-limit": "Grenze der Seiten",
  veto: "durch eine Regel ausgeschlossen",
  "left-out": "vom Analysten ausgelassen",
  repeat: "wiederholt einen anderen Auszug",
  grade: "nur verwandt",
  undated: "ohne Datum",
  folded: "derselbe Artikel wie eine andere Quelle",
  "source-excluded": "Quelle ausgeschlossen",
};
