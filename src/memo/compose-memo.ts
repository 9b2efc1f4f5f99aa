/**
 * Takes a selection and what it was made from, gives the memo: every sentence that the tool itself states is worked out
 * here, and nothing of it is judgement. The analyst's words pass through untouched.
 */
import type { Brief, JudgementSource } from "../brief/brief.ts";
import type { QuotePlace } from "../select/quotes.ts";
import type { Reading } from "../select/reading.ts";
import type { Selection } from "../select/selection.ts";
import type { OutletDetails } from "../sources/schema.ts";
import { overlaps } from "../text/span.ts";
import type { Theme } from "../themes/theme.ts";
import { memoCautions } from "./cautions.ts";
import { printDate } from "./dates.ts";
import { memoExcerpts } from "./excerpts.ts";
import { memoFigures } from "./figures.ts";
import type { Memo, MemoChanges, MemoCounts, MemoExcerpt, MemoJudgement, MemoPart, MemoSource } from "./memo.ts";
import { memoShifts } from "./shifts.ts";
import { countriesOf, memoSources, newsroomKey, newsroomOf } from "./sources.ts";
import { speakerRows } from "./speakers.ts";
import { wordingOf } from "./wording/registry.ts";
import type { Wording } from "./wording/wording.ts";

export interface ScaleTable {
  readonly name: string;
  readonly title: string;
  readonly terms: readonly { readonly word: string; readonly range: string }[];
}

/** A theme with the digest of its rules. */
export interface MemoThemeInput {
  readonly theme: Theme;
  readonly sha256: string;
}

export interface ComposeInput {
  readonly brief: Brief;
  readonly tool: string;
  readonly selection: Selection;
  readonly quotes: ReadonlyMap<string, QuotePlace>;
  readonly folded: ReadonlyMap<string, string>;
  /** The articles that the brief considers, folded ones included, by path. */
  readonly readings: readonly Reading[];
  readonly themes: ReadonlyMap<string, MemoThemeInput>;
  readonly outlets: ReadonlyMap<string, OutletDetails>;
  readonly scale: ScaleTable;
  readonly changes: MemoChanges;
}

export function composeMemo(input: ComposeInput): Memo {
  const { brief, selection } = input;
  const wording = wordingOf(brief.language);
  const readings = new Map(input.readings.map((r) => [r.article.path, r]));
  const numbers = new Map(input.readings.map((r, index) => [r.article.path, index + 1]));
  const titles = new Map([...input.themes].map(([slug, { theme }]) => [slug, theme.title]));
  const excerpts = memoExcerpts({
    passages: selection.passages,
    readings,
    numbers,
    themeTitles: titles,
    newsrooms: newsroomNames(input.readings),
    newIds: newIds(input.changes, selection),
    outlets: input.outlets,
    wording,
  });
  const counts = countBy(selection.passages.map((p) => p.source));
  const sources = memoSources({
    readings: input.readings,
    folded: input.folded,
    outlets: input.outlets,
    counts,
    wording,
  });
  const figures = memoFigures(excerpts, selection.passages, readings);
  const speakers = speakerRows(excerpts);
  const parts = memoParts(input, excerpts, wording).map((part) => ({
    ...part,
    figures: brief.parts[part.index]?.show.includes("figures")
      ? figures.filter((f) => excerpts[f.excerpt - 1]?.part === part.index)
      : [],
    speakers: brief.parts[part.index]?.show.includes("speakers")
      ? speakerRows(
          excerpts.filter((e) => e.part === part.index),
          excerpts,
        )
      : [],
  }));
  const judgements = brief.judgements.map((j, index) => memoJudgement(j, index + 1, excerpts, sources, input));
  const totals = countsOf(input, excerpts);
  const since = input.changes.sinceDate;
  const opposites = [...input.themes.values()].flatMap(({ theme }) =>
    theme.opposites.map((o) => ({ theme: theme.slug, name: o.name })),
  );
  return {
    slug: brief.slug,
    tool: input.tool,
    title: brief.title,
    question: brief.question,
    header: headerOf(brief, wording),
    provenance: provenanceOf(totals, input.readings, wording),
    bottomLine: brief.bottomLine?.text.trim() ?? null,
    pointsToMake: brief.pointsToMake?.text.trim() ?? null,
    texts: Object.fromEntries(Object.entries(brief.texts).map(([key, value]) => [key, value.text.trim()])),
    judgements,
    scale: input.scale,
    changes: { ...input.changes, sinceDate: since === null ? null : printDate(since, wording) },
    hasParts: brief.hasParts,
    parts,
    excerpts,
    shifts: memoShifts(opposites, excerpts, selection.passages, readings),
    speakers,
    figures,
    cautions: memoCautions({ sources, parts, excerpts, judgements, readings, wording }),
    notices: noticesOf(sources, excerpts, wording),
    sources,
    countries: countriesOf(sources),
    counts: totals,
    method: methodOf(input, wording),
    language: brief.language,
  };
}

/** The changes of a comparison that was made on the evidence of this very selection; null where none was made. */
function newIds(changes: MemoChanges, selection: Selection): ReadonlySet<string> | null {
  if (changes.state === "first" || changes.state === "not-compared") return null;
  const numbers = new Set(changes.items.filter((item) => item.what === "new").map((item) => item.excerpt));
  return new Set(selection.passages.filter((_, index) => numbers.has(index + 1)).map((p) => p.id));
}

function headerOf(brief: Brief, wording: Wording): Memo["header"] {
  const { memo } = brief;
  return {
    to: memo.to,
    from: memo.from,
    date: memo.date === null ? null : printDate(memo.date, wording),
    dateIso: memo.date,
    reference: memo.reference,
    subject: memo.subject ?? brief.title,
    marking: memo.marking,
    copy: memo.copy,
  };
}

function memoParts(input: ComposeInput, excerpts: readonly MemoExcerpt[], wording: Wording): MemoPart[] {
  const { brief } = input;
  const summary = (own: readonly MemoExcerpt[]) => summaryOf(own, wording);
  return brief.parts.map((part, index) => {
    const own = excerpts.filter((e) => e.part === index);
    return {
      index,
      heading: part.heading,
      themes: part.themes.flatMap(({ text: slug }) => {
        const theme = input.themes.get(slug)?.theme;
        if (!theme) return [];
        const inTheme = own.filter((e) => e.theme === slug);
        const { title, question, scope } = theme;
        return [{ slug, title, question, scope, excerpts: inTheme, summary: summary(inTheme) }];
      }),
      count: own.length,
      newsrooms: newsroomsOf(own),
      summary: summary(own),
      ifEmpty: part.ifEmpty ?? wording.nothing,
      figures: [],
      speakers: [],
      seeAlso: input.selection.passages.flatMap((p, at) =>
        p.alsoFits.some((fit) => fit.part === index) && p.part !== index
          ? [{ number: at + 1, part: brief.parts[p.part]?.heading ?? null }]
          : [],
      ),
    };
  });
}

function summaryOf(excerpts: readonly MemoExcerpt[], wording: Wording): string {
  const articles = new Set(excerpts.map((e) => e.source)).size;
  return wording.summary(
    wording.excerpts(excerpts.length),
    wording.articles(articles),
    wording.newsrooms(newsroomsOf(excerpts)),
  );
}

function newsroomsOf(excerpts: readonly MemoExcerpt[]): number {
  return new Set(excerpts.flatMap((e) => e.origin ?? [])).size;
}

/** By key, the name that the first of its articles gives it. */
function newsroomNames(readings: readonly Reading[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const name of readings.map(newsroomOf)) {
    if (name !== null && !names.has(newsroomKey(name))) names.set(newsroomKey(name), name);
  }
  return names;
}

function memoJudgement(
  judgement: JudgementSource,
  number: number,
  excerpts: readonly MemoExcerpt[],
  sources: readonly MemoSource[],
  input: ComposeInput,
): MemoJudgement {
  const resolve = (quotes: JudgementSource["because"]) => {
    const found = quotes.flatMap(({ text }) => {
      const place = input.quotes.get(text);
      if (!place) return [];
      return excerpts
        .filter((e) => sources[e.source - 1]?.path === place.source && overlaps(e.span, place.span))
        .slice(0, 1)
        .map((e) => e.number);
    });
    return [...new Set(found)].sort((a, b) => a - b);
  };
  const word = judgement.likelihood?.text ?? null;
  return {
    number,
    say: judgement.say.text.trim(),
    likelihood: word,
    likelihoodRange: input.scale.terms.find((t) => t.word === word)?.range ?? null,
    confidence: judgement.confidence,
    because: resolve(judgement.because),
    against: resolve(judgement.against),
  };
}

function countsOf(input: ComposeInput, excerpts: readonly MemoExcerpt[]): MemoCounts {
  const kind = (name: string) => excerpts.filter((e) => e.speaker.kind === name).length;
  const dated = input.readings.filter((r) => r.article.metadata.published.value !== null).length;
  return {
    articles: input.readings.length,
    articlesUsed: new Set(excerpts.map((e) => e.source)).size,
    newsrooms: newsroomNames(input.readings).size,
    excerpts: excerpts.length,
    core: excerpts.filter((e) => e.grade === "core").length,
    related: excerpts.filter((e) => e.grade === "related").length,
    dated,
    undated: input.readings.length - dated,
    named: kind("named"),
    institution: kind("institution"),
    anonymous: kind("anonymous"),
    article: kind("article"),
    refused: input.selection.refused.length,
  };
}

function provenanceOf(counts: MemoCounts, readings: readonly Reading[], wording: Wording): string {
  const unknown = readings.filter((r) => newsroomOf(r) === null).length;
  const first = [
    wording.articles(counts.articles),
    wording.newsrooms(counts.newsrooms),
    ...(unknown > 0 ? [wording.ofUnknownOrigin(unknown)] : []),
    wording.datedLine(counts.dated, counts.articles),
  ].join(", ");
  return `${first}; ${wording.allProved(wording.excerpts(counts.excerpts))}`;
}

function noticesOf(sources: readonly MemoSource[], excerpts: readonly MemoExcerpt[], wording: Wording): string[] {
  const affected = (status: string) => sources.filter((s) => s.status === status && s.excerpts > 0);
  const lines: string[] = [];
  for (const source of affected("withdrawn")) {
    const leaning = excerpts.filter((e) => e.source === source.number).map((e) => `[${e.number}]`);
    lines.push(wording.withdrawn(source.number, leaning.join(", ")));
  }
  for (const source of affected("corrected")) lines.push(wording.corrected(source.number));
  return lines;
}

function methodOf(input: ComposeInput, wording: Wording): Memo["method"] {
  const { brief } = input;
  const { excerpts, perSource, pages } = brief.limit;
  const used = new Set(brief.parts.flatMap((p) => p.themes.map((t) => t.text)));
  return {
    themes: [...input.themes.values()]
      .filter(({ theme }) => used.has(theme.slug))
      .map(({ theme, sha256 }) => ({
        slug: theme.slug,
        title: theme.title,
        scope: theme.scope,
        rules: [...theme.core, ...(brief.depth === "full" ? theme.related : [])].map((r) => r.text),
        sha256,
      })),
    depth: brief.depth,
    limits:
      excerpts === null && perSource === null && pages === null
        ? wording.noLimits
        : wording.limits({ excerpts, perSource, pages }),
    filesRead: input.readings.length,
    verify: `briefwright verify output/${brief.slug}.evidence.json`,
  };
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
