/** Makes an article of bare text, for callers that have no file: every line is a paragraph, nothing is known besides. */
import type { Article, Block, Found, Sentence } from "../sources/article.ts";
import { splitSentences } from "../text/sentences.ts";
import { type Span, trimSpan } from "../text/span.ts";

/** An article whose text is `text`; `name` stands for its path and tells it from others. */
export function articleFromText(text: string, name = "text"): Article {
  const blocks = paragraphs(text).map((span): Block => ({ type: "paragraph", span }));
  const sentences = blocks.flatMap(({ span }, block): Sentence[] =>
    splitSentences(text.slice(span.start, span.end)).map((s) => ({
      span: { start: s.start + span.start, end: s.end + span.start },
      block,
    })),
  );
  return {
    path: name,
    format: "text",
    sha256: "",
    textSha256: name,
    byteLength: text.length,
    text,
    blocks,
    furniture: [],
    sentences,
    metadata: unknownMetadata,
    links: [],
    decoding: null,
  };
}

function paragraphs(text: string): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf("\n", start);
    const end = at < 0 ? text.length : at;
    const span = trimSpan(text, { start, end });
    if (span.end > span.start) spans.push(span);
    start = end + 1;
  }
  return spans;
}

const unknown: Found<never> = { value: null, from: "unknown", by: "nobody" };
const unknownMetadata: Article["metadata"] = {
  title: unknown,
  authors: unknown,
  contributors: unknown,
  outlet: unknown,
  carriedBy: unknown,
  relayedThrough: unknown,
  published: unknown,
  updated: unknown,
  language: unknown,
  url: unknown,
  updateNote: unknown,
  copyright: unknown,
  reliability: unknown,
  status: unknown,
  note: unknown,
  origins: [],
};
