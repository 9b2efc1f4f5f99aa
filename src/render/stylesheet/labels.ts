/** The few words that the layout itself prints, by language. */
import type { CalloutKind } from "../document/doc-node.ts";

export interface Labels {
  /** Holds `{page}` and `{pages}`. */
  readonly pageOf: string;
  readonly callouts: Readonly<Record<CalloutKind, string>>;
  /** Stands before the alternative text of an image that could not be used. */
  readonly missingImage: string;
}

const english: Labels = {
  pageOf: "Page {page} of {pages}",
  callouts: { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" },
  missingImage: "Image not shown",
};

const byLanguage: ReadonlyMap<string, Labels> = new Map([
  ["en", english],
  [
    "uk",
    {
      pageOf: "Сторінка {page} з {pages}",
      callouts: { note: "Примітка", tip: "Порада", important: "Важливо", warning: "Попередження", caution: "Обережно" },
      missingImage: "Зображення не показано",
    },
  ],
  [
    "de",
    {
      pageOf: "Seite {page} von {pages}",
      callouts: { note: "Hinweis", tip: "Tipp", important: "Wichtig", warning: "Warnung", caution: "Vorsicht" },
      missingImage: "Bild nicht gezeigt",
    },
  ],
  [
    "fr",
    {
      pageOf: "Page {page} sur {pages}",
      callouts: {
        note: "Note",
        tip: "Conseil",
        important: "Important",
        warning: "Avertissement",
        caution: "Attention",
      },
      missingImage: "Image non affichée",
    },
  ],
]);

/** The labels of a BCP 47 language; English for all that have none of their own. */
export function labelsFor(language: string): Labels {
  const primary = language.split("-")[0] ?? "";
  return byLanguage.get(primary.toLowerCase()) ?? english;
}
