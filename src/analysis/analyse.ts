/**
 * Takes an article, gives the facts that it states about itself: who says what, which figures, which time words only
 * its date could settle, and which sentences lean on others. Facts of one article: no theme, no brief, no other source.
 * Nothing is guessed: what can't be settled is left out. Linear in the text.
 */
import type { Article } from "../sources/article.ts";
import { attribute, attributeRead } from "./attribute.ts";
import type { Analysis, Figure } from "./attribution.ts";
import { findDependences } from "./dependences.ts";
import { findFigures } from "./figures.ts";
import { readGrammar } from "./grammar.ts";
import { findLeanings } from "./languages/lean.ts";
import { isEnglish } from "./languages/registry.ts";
import { findRelativeDates } from "./relative-dates.ts";

/** Analyses one article. Every list is ordered by position and may be empty. */
export function analyse(article: Article): Analysis {
  return isEnglish(article.metadata.language.value) ? analyseEnglish(article) : analyseForeign(article);
}

function analyseEnglish(article: Article): Analysis {
  const grammar = readGrammar(article);
  const attributions = attributeRead(article, grammar);
  return {
    attributions,
    figures: findFigures(article),
    relativeDates: findRelativeDates(article),
    dependences: findDependences(article, grammar, attributions),
  };
}

/** Time words are known in English alone; so is how to read the marks within a number, which are others elsewhere. */
function analyseForeign(article: Article): Analysis {
  return {
    attributions: attribute(article),
    figures: findFigures(article).flatMap((figure) => foreignFigure(figure, article.text)),
    relativeDates: [],
    dependences: findLeanings(article, article.metadata.language.value?.toLowerCase().split("-")[0] ?? ""),
  };
}

/** A figure as far as it can be read without the language: of what it counts the first word, and none of a number in groups ("1 400"). */
function foreignFigure(figure: Figure, text: string): Figure[] {
  const { start } = figure.span;
  const end = start + figure.text.length;
  const grouped = /\d\s$/.test(text.slice(start - 2, start)) || /\d[\s.,]\d/.test(text.slice(start, end + 2));
  return grouped ? [] : [{ ...figure, counts: figure.counts?.split(/\s+/)[0] ?? null }];
}
