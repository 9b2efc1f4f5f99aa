/** The few words that the HTML page itself shows, by language. */

export interface HtmlLabels {
  readonly skip: string;
  readonly contents: string;
  readonly notes: string;
  /** Holds `{n}`. */
  readonly note: string;
  readonly backToText: string;
  /** Holds `{n}`. */
  readonly excerpt: string;
  readonly done: string;
  readonly open: string;
}

const english: HtmlLabels = {
  skip: "Skip to the text",
  contents: "Contents",
  notes: "Notes",
  note: "Note {n}",
  backToText: "Back to the text",
  excerpt: "Excerpt {n}",
  done: "done",
  open: "open",
};

const byLanguage: ReadonlyMap<string, HtmlLabels> = new Map([
  ["en", english],
  [
    "uk",
    {
      skip: "Перейти до тексту",
      contents: "Зміст",
      notes: "Примітки",
      note: "Примітка {n}",
      backToText: "Назад до тексту",
      excerpt: "Уривок {n}",
      done: "виконано",
      open: "не виконано",
    },
  ],
  [
    "de",
    {
      skip: "Zum Text springen",
      contents: "Inhalt",
      notes: "Anmerkungen",
      note: "Anmerkung {n}",
      backToText: "Zurück zum Text",
      excerpt: "Auszug {n}",
      done: "erledigt",
      open: "offen",
    },
  ],
  [
    "fr",
    {
      skip: "Aller au texte",
      contents: "Sommaire",
      notes: "Notes",
      note: "Note {n}",
      backToText: "Retour au texte",
      excerpt: "Extrait {n}",
      done: "fait",
      open: "à faire",
    },
  ],
]);

/** The labels of a BCP 47 language; English for all that have none of their own. */
export function htmlLabelsFor(language: string): HtmlLabels {
  return byLanguage.get(language.toLowerCase().split("-")[0] ?? "en") ?? english;
}
