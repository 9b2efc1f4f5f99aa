/** How words stand in an article: quoted or not, speech or a name in quotation marks, and in which sentence. */
import type { Article } from "../sources/article.ts";
import { contains, type Span } from "../text/span.ts";
import type { Attribution } from "./attribution.ts";
import { determiners, prepositions } from "./lexicon/function-words.ts";
import type { Unit } from "./paragraphs.ts";

/** Names and titles in quotation marks are not speech, and neither are one or two words. */
export function isSpeech(text: string, inner: Span): boolean {
  const words = text.slice(inner.start, inner.end).split(/\s+/);
  return words.length >= 3 && !isTitle(words);
}

/** Every word of weight has a capital or is a number: “This Week with George Stephanopoulos”, “Make America Great Again”. */
export function isTitle(words: readonly string[]): boolean {
  const weighty = words
    .map((word) => word.replace(/^[^\p{L}\p{N}]+/u, ""))
    .filter((word) => word.length > 3 && !prepositions.has(word) && !determiners.has(word));
  return weighty.length > 0 && weighty.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}

export function formOf(unit: Unit, content: readonly Span[]): Attribution["form"] {
  const quoted = unit.quotations.filter((q) => content.some((c) => c.start <= q.span.start && q.span.end <= c.end));
  if (quoted.length === 0) return "reported";
  const all = content.every(
    (c) => quoted.some((q) => q.span.start - c.start <= 1 && c.end - q.span.end <= 1) || coveredBy(c, quoted),
  );
  return all ? "direct" : "mixed";
}

function coveredBy(content: Span, quoted: readonly { readonly span: Span }[]): boolean {
  const inside = quoted.filter((q) => contains(content, q.span));
  const length = inside.reduce((sum, q) => sum + q.span.end - q.span.start, 0);
  return content.end - content.start - length <= inside.length + 1;
}

export function sentenceAt(article: Article, unit: Unit, offset: number): number {
  for (let i = unit.sentences[0]; i <= unit.sentences[1]; i++) {
    const sentence = article.sentences[i];
    if (sentence && offset < sentence.span.end) return i;
  }
  return unit.sentences[1];
}
