/** Small articles for tests: paragraphs as strings, in which `|` ends a sentence and is taken out. */
import type { Analysis } from "../../src/analysis/attribution.ts";
import type { Reading } from "../../src/select/reading.ts";
import type { Article, Block, Found, Metadata, Sentence } from "../../src/sources/article.ts";
import type { Grade, Match, ThemeMatches } from "../../src/themes/theme.ts";

export function unknown<T>(): Found<T> {
  return { value: null, from: "unknown", by: "nobody" };
}

export function known<T>(value: T): Found<T> {
  return { value, from: "test", by: "source" };
}

export const noMetadata: Metadata = {
  title: unknown(),
  authors: unknown(),
  contributors: unknown(),
  outlet: unknown(),
  carriedBy: unknown(),
  relayedThrough: unknown(),
  published: unknown(),
  updated: unknown(),
  language: known("en"),
  url: unknown(),
  updateNote: unknown(),
  copyright: unknown(),
  reliability: unknown(),
  status: unknown(),
  note: unknown(),
  origins: [],
};

export const noAnalysis: Analysis = { attributions: [], figures: [], relativeDates: [], dependences: [] };

/** Paragraphs are joined by a line end; one that starts with `~` is furniture. */
export function article(path: string, paragraphs: readonly string[], metadata: Partial<Metadata> = {}): Article {
  let text = "";
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  const furniture: Article["furniture"][number][] = [];
  for (const paragraph of paragraphs) {
    if (text !== "") text += "\n";
    const start = text.length;
    if (paragraph.startsWith("~")) {
      text += paragraph.slice(1);
      furniture.push({ span: { start, end: text.length }, reason: "other", because: "marked by the test" });
      continue;
    }
    for (const [index, part] of paragraph.split("|").entries()) {
      if (index > 0) text += " ";
      const from = text.length;
      text += part.trim();
      sentences.push({ span: { start: from, end: text.length }, block: blocks.length });
    }
    blocks.push({ type: "paragraph", span: { start, end: text.length } });
  }
  return {
    path,
    format: "text",
    sha256: `sha of ${path}`,
    textSha256: `text sha of ${path}`,
    byteLength: text.length,
    text,
    blocks,
    furniture,
    sentences,
    metadata: { ...noMetadata, ...metadata },
    links: [],
    decoding: { encoding: "utf-8", bomBytes: 0, crlfAt: [] },
  };
}

/** A match of sentence `sentence`, with the whole sentence as its window. */
export function match(theme: string, of: Article, sentence: number, grade: Grade = "core"): Match {
  const span = of.sentences[sentence]?.span ?? { start: 0, end: 0 };
  return {
    theme,
    grade,
    rule: `${theme} rule`,
    source: of.path,
    sentence,
    terms: [],
    window: span,
    rules: [`${theme} rule`],
  };
}

/** A reading with matches given as theme to sentence numbers; `r` before a number makes it related. */
export function reading(
  of: Article,
  matches: Readonly<Record<string, readonly (number | `r${number}`)[]>> = {},
  more: { readonly analysis?: Partial<Analysis>; readonly origin?: string | null } = {},
): Reading {
  const byTheme = new Map<string, ThemeMatches>();
  for (const [theme, sentences] of Object.entries(matches)) {
    const found = sentences.map((s) =>
      typeof s === "number" ? match(theme, of, s) : match(theme, of, Number(s.slice(1)), "related"),
    );
    byTheme.set(theme, { matches: found, vetoes: [] });
  }
  return { article: of, analysis: { ...noAnalysis, ...more.analysis }, matches: byTheme, origin: more.origin ?? null };
}
