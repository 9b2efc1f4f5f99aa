/**
 * Quotation marks by language, as its printed books have them: they stand around excerpts, outside of the words, and are
 * never part of them. A quotation that opens or closes with marks of the same kind gets the marks that the language has
 * for a quotation beside another one, so that no two of a kind stand in a row.
 */

export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
}

interface MarksOfLanguages extends QuotationMarks {
  /** Beside a quotation that has the marks above. */
  readonly beside: QuotationMarks;
  readonly languages: readonly string[];
}

const single: QuotationMarks = { open: "‘", close: "’" };
const double: QuotationMarks = { open: "“", close: "”" };
const angles: QuotationMarks = { open: "‹", close: "›" };

/** Marks and the languages (BCP 47, lower case) that use them; what isn't named has the first. */
export const quotationMarks: readonly MarksOfLanguages[] = [
  { ...double, beside: single, languages: ["en"] },
  {
    open: "„",
    close: "“",
    beside: { open: "‚", close: "‘" },
    languages: ["de", "cs", "sk", "sl", "bg", "lt", "et", "is", "ka", "mk", "sq", "lb"],
  },
  { open: "„", close: "”", beside: { open: "‚", close: "’" }, languages: ["pl", "hu", "ro", "hr", "bs", "sr"] },
  { open: "”", close: "”", beside: { open: "’", close: "’" }, languages: ["sv", "fi"] },
  { open: "«", close: "»", beside: { open: "„", close: "“" }, languages: ["uk", "ru", "be"] },
  { open: "«", close: "»", beside: double, languages: ["it", "es", "pt-pt", "el", "lv", "ca", "eu", "hy", "az", "kk"] },
  { open: "«", close: "»", beside: single, languages: ["no", "nb", "nn"] },
  { open: "«", close: "»", beside: angles, languages: ["de-ch", "ar", "fa", "ps", "ku"] },
  // With the thin space inside that does not break.
  { open: "«\u202f", close: "\u202f»", beside: double, languages: ["fr"] },
  { open: "»", close: "«", beside: { open: "›", close: "‹" }, languages: ["da"] },
  { open: "「", close: "」", beside: { open: "『", close: "』" }, languages: ["ja", "zh-tw", "zh-hk", "zh-hant"] },
];

/** Marks that look alike in a row, whichever side each opens. */
const kinds: readonly string[] = ['“”„‟"', "«»", "「」"];

/** The marks of a language; of a region where it has its own. */
function marksOf(language: string): MarksOfLanguages {
  for (let tag = language.toLowerCase(); tag !== ""; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const found = quotationMarks.find(({ languages }) => languages.includes(tag));
    if (found) return found;
  }
  return { ...double, beside: single, languages: [] };
}

/** Whether one of the paragraphs opens, or the last closes, with marks of the kind that the language would put there. */
export function standsBesideMarks(paragraphs: readonly string[], language: string): boolean {
  const mark = marksOf(language).open.charAt(0);
  const kind = kinds.find((marks) => marks.includes(mark)) ?? mark;
  const last = paragraphs.at(-1)?.trimEnd().at(-1) ?? "";
  const edges = [...paragraphs.map((text) => text.trimStart().charAt(0)), last];
  return edges.some((edge) => edge !== "" && kind.includes(edge));
}

/** The marks to put around paragraphs of a language. */
export function quotationMarksAround(paragraphs: readonly string[], language: string): QuotationMarks {
  const { open, close, beside } = marksOf(language);
  return standsBesideMarks(paragraphs, language) ? beside : { open, close };
}
