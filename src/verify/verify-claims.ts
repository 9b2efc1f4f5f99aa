/**
 * Re-reads in the source what the evidence says of an excerpt's speakers: names, roles and words of saying have to stand
 * there, in whatever spacing. Whether it is the right name no second reading can tell; that it is one of the source's, it can.
 */
import type { Article } from "../sources/article.ts";
import type { Span } from "../text/span.ts";

/** What the evidence says of one act of saying. */
export interface ProvenAttribution {
  readonly kind: string;
  readonly speaker: string;
  readonly role: string | null;
  readonly cue: string | null;
  readonly cueSpan?: Span | null;
}

/** Null where every speaker is the source's own. */
export function claimsProblem(attributions: readonly ProvenAttribution[], article: Article): string | null {
  const { text } = article;
  const words = foldedText(article);
  for (const { kind, speaker, role, cue, cueSpan } of attributions) {
    // The outlet's own voice has no words of its own in the text.
    if (kind !== "article" && !words.includes(fold(speaker))) return `the source doesn't name “${speaker}”`;
    if (role !== null && !words.includes(fold(role))) return `the source doesn't call anybody “${role}”`;
    if (cue !== null && cueSpan && text.slice(cueSpan.start, cueSpan.end) !== cue)
      return `the source doesn't say “${cue}” there`;
  }
  return null;
}

/** An article is asked once for each of its excerpts. */
const folded = new WeakMap<Article, string>();

function foldedText(article: Article): string {
  const known = folded.get(article) ?? fold(article.text);
  folded.set(article, known);
  return known;
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
