/** The evidence of a memo: every excerpt with its anchor, every source with its digest, every refusal with its reason. */
import type { Brief } from "../brief/brief.ts";
import type { Reading } from "../select/reading.ts";
import type { Passage, Selection } from "../select/selection.ts";
import type { Article, Found } from "../sources/article.ts";
import { describeAnchor } from "../text/anchor.ts";
import { codePointSpans } from "../text/offsets.ts";
import type { Span } from "../text/span.ts";
import { cut, overlaps } from "../text/span.ts";
import {
  EVIDENCE_SCHEMA,
  type Evidence,
  type EvidenceAttribution,
  type EvidenceExcerpt,
  type EvidenceSource,
  type EvidenceValue,
} from "./evidence.ts";
import type { Memo, MemoExcerpt } from "./memo.ts";
import { chainOf } from "./sources.ts";

export interface EvidenceInput {
  readonly brief: Brief;
  readonly memo: Memo;
  readonly selection: Selection;
  /** In the order of the memo's sources. */
  readonly readings: readonly Reading[];
  readonly folded: ReadonlyMap<string, string>;
  /** From a span of an article's text to bytes of its file; null where the source isn't plain text. */
  readonly byteSpan: (article: Article, span: Span) => Span | null;
}

export function composeEvidence(input: EvidenceInput): Evidence {
  const { brief, memo, selection } = input;
  const readings = new Map(input.readings.map((r) => [r.article.path, r]));
  const codePoints = codePointsByPassage(selection.passages, readings);
  return {
    schema: EVIDENCE_SCHEMA,
    tool: memo.tool,
    brief: brief.slug,
    date: brief.memo.date,
    sources: input.readings.map((r) => evidenceSource(r, input.folded)),
    excerpts: selection.passages.flatMap((passage, index) => {
      const reading = readings.get(passage.source);
      const excerpt = memo.excerpts[index];
      if (!reading || !excerpt) return [];
      const part = brief.parts[passage.part]?.heading ?? null;
      const span = codePoints.get(passage) ?? passage.span;
      return [evidenceExcerpt(passage, excerpt, reading, part, span, input.byteSpan(reading.article, passage.span))];
    }),
    refused: selection.refused.map(({ source, span, theme, reason, detail }) => ({
      source,
      span,
      theme,
      reason,
      detail,
    })),
    figures: memo.figures.map(({ text, hedge, counts, kind, speaker, excerpt, sentence }) => ({
      text,
      hedge,
      counts,
      kind,
      speaker: speaker.name,
      excerpt,
      sentence,
    })),
    judgements: memo.judgements.map(({ number, say, because, against }) => ({ number, say, because, against })),
    cautions: memo.cautions,
    counts: memo.counts,
    themes: memo.method.themes.map(({ slug, sha256, rules }) => ({ slug, sha256, rules })),
    limits: brief.limit,
  };
}

function codePointsByPassage(passages: readonly Passage[], readings: ReadonlyMap<string, Reading>): Map<Passage, Span> {
  const bySource = new Map<string, Passage[]>();
  for (const passage of passages) bySource.set(passage.source, [...(bySource.get(passage.source) ?? []), passage]);
  const found = new Map<Passage, Span>();
  for (const [source, own] of bySource) {
    const text = readings.get(source)?.article.text ?? "";
    codePointSpans(
      text,
      own.map((p) => p.span),
    ).forEach((span, index) => {
      const passage = own[index];
      if (passage) found.set(passage, span);
    });
  }
  return found;
}

function evidenceSource(reading: Reading, folded: ReadonlyMap<string, string>): EvidenceSource {
  const { article } = reading;
  const { metadata } = article;
  return {
    path: article.path,
    sha256: article.sha256,
    format: article.format,
    title: evidenceValue(metadata.title),
    author: evidenceValue(metadata.authors),
    outlet: evidenceValue(metadata.outlet),
    published: evidenceValue(metadata.published),
    language: evidenceValue(metadata.language),
    url: evidenceValue(metadata.url),
    origins: originsOf(article),
    chain: chainOf(reading),
    status: evidenceValue(metadata.status),
    foldedInto: folded.get(article.path) ?? null,
    articleSha256: article.textSha256,
  };
}

/** Each statement of origin once, however often the text repeats it. */
function originsOf({ metadata }: Article): EvidenceSource["origins"] {
  const found = metadata.origins.map(({ newsroom, relation, from }) => ({ newsroom, relation, from }));
  const key = (origin: (typeof found)[number]) => JSON.stringify(origin);
  return [...new Map(found.map((origin) => [key(origin), origin])).values()];
}

function evidenceValue<T>(found: Found<T>): EvidenceValue<T> {
  return { value: found.value, from: found.value === null ? "unknown" : found.from };
}

function evidenceExcerpt(
  passage: Passage,
  excerpt: MemoExcerpt,
  reading: Reading,
  part: string | null,
  codePoints: Span,
  bytes: Span | null,
): EvidenceExcerpt {
  const { text } = reading.article;
  const anchor = describeAnchor(text, passage.span);
  return {
    id: passage.id,
    number: excerpt.number,
    theme: passage.theme,
    part,
    grade: passage.grade,
    rule: passage.rule,
    source: passage.source,
    span: passage.span,
    codePoints,
    bytes,
    text: anchor.exact,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    sentences: [
      ...passage.antecedents.map(({ span }) => ({ span, role: "context" as const, text: cut(text, span) })),
      ...passage.sentences.map(({ span, role }) => ({ span, role })),
    ],
    attribution: attributionsOf(passage, reading),
    origin: excerpt.origin,
    alsoIn: passage.alsoIn,
    glosses: passage.glosses,
    score: passage.score,
  };
}

function attributionsOf(passage: Passage, reading: Reading): EvidenceAttribution[] {
  return reading.analysis.attributions
    .filter((a) => a.speaker !== "" && overlaps(a.span, passage.span))
    .map(({ kind, speaker, role, cue, cueSpan, span, form }) => ({
      kind,
      speaker,
      role,
      cue: cue === "" ? null : cue,
      cueSpan,
      span,
      direct: form !== "reported",
    }));
}
