/**
 * Quotation marks by language, as its printed books have them: they stand around excerpts, outside of the words, and are
 * never part of them.
 */

export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
}

/** Marks and the languages (BCP 47, lower case) that use them; what isn't named has the first. */
export const quotationMarks: readonly (QuotationMarks & { readonly languages: readonly string[] })[] = [
  { open: "“", close: "”", languages: ["en"] },
  { open: "„", close: "“", languages: ["de", "cs", "sk", "sl", "bg", "lt", "et", "is", "ka", "mk", "sq", "lb"] },
  { open: "„", close: "”", languages: ["pl", "hu", "ro", "hr", "bs", "sr"] },
  { open: "”", close: "”", languages: ["sv", "fi"] },
  { open: "«", close: "»", languages: ["uk", "ru", "be", "it", "es", "pt-pt", "el", "no", "nb", "nn", "lv", "de-ch"] },
  { open: "«", close: "»", languages: ["ca", "eu", "hy", "az", "kk", "ar", "fa", "ps", "ku"] },
  // With the thin space inside that does not break.
  { open: "«\u202f", close: "\u202f»", languages: ["fr"] },
  { open: "»", close: "«", languages: ["da"] },
  { open: "「", close: "」", languages: ["ja", "zh-tw", "zh-hk", "zh-hant"] },
];

/** The marks of a language; of a region where it has its own. */
export function quotationMarksOf(language: string): QuotationMarks {
  for (let tag = language.toLowerCase(); tag !== ""; tag = tag.slice(0, Math.max(0, tag.lastIndexOf("-")))) {
    const found = quotationMarks.find(({ languages }) => languages.includes(tag));
    if (found) return { open: found.open, close: found.close };
  }
  return { open: "“", close: "”" };
}
