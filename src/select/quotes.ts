/**
 * Finds the words that a brief quotes. A quotation must stand in exactly one place of the kept text, so that a judgement
 * can't lean on a passage that nobody can point to. Case, curly or straight marks and the kind of white space don't count.
 */
import type { Diagnostic, PlacedText } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import type { Span } from "../text/span.ts";
import { overlaps } from "../text/span.ts";
import type { Reading } from "./reading.ts";

/** Where quoted words stand, and the sentences they touch. */
export interface QuotePlace {
  readonly source: string;
  readonly span: Span;
  /** Indices into `article.sentences`, ascending, at least one. */
  readonly sentences: readonly number[];
}

/** A finder over one set of articles: each article is folded once, whatever the number of quotations. */
export interface QuoteFinder {
  /** The one place, or a diagnostic that says how many there are and where. */
  find(quote: PlacedText): { readonly place: QuotePlace | null; readonly diagnostics: readonly Diagnostic[] };
}

/** Most places that a diagnostic lists. */
const MAX_LISTED = 5;

export function quoteFinder(readings: readonly Reading[]): QuoteFinder {
  // Most briefs quote nothing, and then no text is folded.
  let folded: readonly { readonly reading: Reading; readonly text: string }[] | undefined;
  return {
    find(quote) {
      folded ??= readings.map((reading) => ({ reading, text: foldLength(reading.article.text) }));
      const words = foldLength(quote.text).trim().replace(/ {2,}/g, " ");
      if (words === "") return { place: null, diagnostics: [missing(quote, false)] };
      const places: QuotePlace[] = [];
      let inFurniture = false;
      for (const { reading, text } of folded) {
        for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
          const span = { start: at, end: at + words.length };
          const sentences = sentencesAt(reading, span);
          if (sentences.length > 0) places.push({ source: reading.article.path, span, sentences });
          else inFurniture = true;
        }
      }
      const [first] = places;
      if (first === undefined) return { place: null, diagnostics: [missing(quote, inFurniture)] };
      if (places.length > 1) return { place: null, diagnostics: [ambiguous(quote, places, readings)] };
      return { place: first, diagnostics: [] };
    },
  };
}

function sentencesAt(reading: Reading, span: Span): number[] {
  const found: number[] = [];
  reading.article.sentences.forEach((sentence, index) => {
    if (overlaps(sentence.span, span)) found.push(index);
  });
  return found;
}

/** Folds without changing the length, so that an offset in the folded text is one in the text. */
function foldLength(text: string): string {
  const plain = text
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\s\u00a0]/g, " ");
  const lower = plain.toLowerCase();
  return lower.length === plain.length ? lower : plain;
}

function missing(quote: PlacedText, inFurniture: boolean): Diagnostic {
  return error("brief/quote-not-found", `no source says “${quote.text}”`, {
    place: quote.place,
    hints: [
      inFurniture
        ? "the words stand only in text that isn't the article (a promo, byline or the like), which is never quoted"
        : "copy a few words as they stand in one sentence of a source",
    ],
  });
}

function ambiguous(quote: PlacedText, places: readonly QuotePlace[], readings: readonly Reading[]): Diagnostic {
  const texts = new Map(readings.map((r) => [r.article.path, r.article.text]));
  return error("brief/quote-ambiguous", `“${quote.text}” stands in ${places.length} places`, {
    place: quote.place,
    hints: ["quote more words, so that only one place fits"],
    related: places.slice(0, MAX_LISTED).map(({ source, span }) => ({
      message: "here",
      place: { file: source, span, text: texts.get(source) ?? "" },
    })),
  });
}
