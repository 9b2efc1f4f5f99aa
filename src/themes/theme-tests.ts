/**
 * Runs a theme's own tests: every `include` text must have a sentence that the theme takes, no `exclude` text may have
 * one. A text is read as one paragraph, so that rules of a paragraph can be tested too.
 */
import { type Diagnostic, error, type PlacedText } from "../diagnostics/diagnostic.ts";
import type { Article, Found } from "../sources/article.ts";
import { splitSentences } from "../text/sentences.ts";
import { cut } from "../text/span.ts";
import { type IndexedArticle, indexArticle } from "./article-index.ts";
import { explainRules } from "./explain-rules.ts";
import { matchTheme } from "./match-theme.ts";
import type { CompiledTheme } from "./theme.ts";

/** One error for each test that fails, in the order of the file; empty where all hold. */
export function runThemeTests(compiled: CompiledTheme): Diagnostic[] {
  const { include, exclude } = compiled.theme.tests;
  return [
    ...include.flatMap((test) => runInclude(compiled, test)),
    ...exclude.flatMap((test) => runExclude(compiled, test)),
  ];
}

function runInclude(compiled: CompiledTheme, { text, place }: PlacedText): Diagnostic[] {
  const indexed = indexArticle(paragraph(text));
  const { matches, vetoes } = matchTheme(compiled, indexed);
  if (matches.length > 0) return [];
  const [veto] = vetoes;
  const hints =
    veto === undefined
      ? nearestRules(compiled, indexed)
      : [`the rule \`${veto.against}\` takes it, but \`${veto.rule}\` under \`never:\` vetoes it`];
  return [
    error("theme/test-failed", `the theme \`${compiled.theme.slug}\` does not take \`${text}\``, { place, hints }),
  ];
}

function runExclude(compiled: CompiledTheme, { text, place }: PlacedText): Diagnostic[] {
  const article = paragraph(text);
  const [match] = matchTheme(compiled, article).matches;
  if (match === undefined) return [];
  const terms = match.terms.map((hit) => `\`${cut(article.text, hit.span)}\``).join(", ");
  const hints = [`the rule \`${match.rule}\` takes it${terms === "" ? "" : ` by ${terms}`}`];
  return [error("theme/test-failed", `the theme \`${compiled.theme.slug}\` takes \`${text}\``, { place, hints })];
}

/** Hints for the rules that missed least; at most two, or one that says that nothing was met. */
function nearestRules(compiled: CompiledTheme, indexed: IndexedArticle): string[] {
  const reports = indexed.article.sentences.flatMap((_, sentence) => explainRules(compiled, indexed, sentence));
  if (reports.length === 0) return ["no rule meets any of its words"];
  const fewest = Math.min(...reports.map((report) => report.missing.length));
  return reports
    .filter((report) => report.missing.length === fewest)
    .slice(0, 2)
    .map(({ rule, met, missing }) => {
      const lacking =
        missing.length === 0 ? "but they stand too far apart, or in another order" : `but not ${quoted(missing)}`;
      return `\`${rule}\` meets ${quoted(met)}, ${lacking}`;
    });
}

function quoted(parts: readonly string[]): string {
  const shown = [...new Set(parts)];
  const listed = shown
    .slice(0, 4)
    .map((part) => `\`${part}\``)
    .join(", ");
  return shown.length > 4 ? `${listed} …` : listed;
}

/** A text as an article of one paragraph that nothing else is known of. */
function paragraph(text: string): Article {
  const unknown: Found<never> = { value: null, from: "unknown", by: "nobody" };
  return {
    path: "test",
    format: "text",
    sha256: "",
    textSha256: "",
    byteLength: 0,
    text,
    blocks: [{ type: "paragraph", span: { start: 0, end: text.length } }],
    furniture: [],
    sentences: splitSentences(text).map((span) => ({ span, block: 0 })),
    metadata: {
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
    },
    links: [],
    decoding: null,
  };
}
