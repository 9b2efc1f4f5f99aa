/** The way back from a span of an article to the bytes of its file. */
import type { Span } from "../text/span.ts";
import type { Article } from "./article.ts";

/**
 * The bytes that a span stands for, or null where the source isn't plain text, or where its bytes didn't fit its
 * encoding or belong to one of the East Asian encodings, so that characters can't be counted back to bytes for certain.
 */
export function byteSpan(article: Article, span: Span): Span | null {
  const { decoding, text } = article;
  if (decoding === null) return null;
  const head = byteLength(text, 0, span.start, decoding.encoding);
  const body = byteLength(text, span.start, span.end, decoding.encoding);
  if (head === null || body === null) return null;
  const unit = decoding.encoding.startsWith("utf-16") ? 2 : 1;
  const start = decoding.bomBytes + head + unit * countBelow(decoding.crlfAt, span.start);
  const end = decoding.bomBytes + head + body + unit * countBelow(decoding.crlfAt, span.end);
  return end <= article.byteLength ? { start, end } : null;
}

function byteLength(text: string, start: number, end: number, encoding: string): number | null {
  const part = text.slice(start, end);
  if (encoding === "utf-8") return part.includes("\uFFFD") ? null : Buffer.byteLength(part, "utf8");
  if (encoding.startsWith("utf-16")) return part.length * 2;
  return /^(?:windows-|iso-8859-|koi8-)/.test(encoding) ? part.length : null;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
