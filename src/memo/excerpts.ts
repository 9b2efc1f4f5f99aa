/** Passages as they are printed: numbered, cut into pieces, with speaker, outlet and date. */
import type { Attribution } from "../analysis/attribution.ts";
import type { Reading } from "../select/reading.ts";
import type { Passage } from "../select/selection.ts";
import type { Article } from "../sources/article.ts";
import type { OutletDetails } from "../sources/schema.ts";
import type { Span } from "../text/span.ts";
import { cut } from "../text/span.ts";
import { printDate } from "./dates.ts";
import type { MemoExcerpt, MemoPiece } from "./memo.ts";
import { labelOf, newsroomKey, newsroomOf, relationOf } from "./sources.ts";
import { speakersOf } from "./speakers.ts";
import { textFragment } from "./text-fragment.ts";
import type { Wording } from "./wording/wording.ts";

export interface ExcerptInput {
  readonly passages: readonly Passage[];
  readonly readings: ReadonlyMap<string, Reading>;
  /** Source numbers by path. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly themeTitles: ReadonlyMap<string, string>;
  /** One name for each newsroom, by `newsroomKey`: shares and counts must not part `The Ledger` from `Ledger`. */
  readonly newsrooms: ReadonlyMap<string, string>;
  /** Ids of excerpts that an earlier issue lacks; null where nothing is compared. */
  readonly newIds: ReadonlySet<string> | null;
  readonly outlets: ReadonlyMap<string, OutletDetails>;
  readonly wording: Wording;
}

/** Excerpts are numbered from 1 in the order of the passages. Passages of unknown sources are left out. */
export function memoExcerpts(input: ExcerptInput): MemoExcerpt[] {
  const excerpts: MemoExcerpt[] = [];
  for (const passage of input.passages) {
    const reading = input.readings.get(passage.source);
    if (reading) excerpts.push(memoExcerpt(passage, reading, excerpts.length + 1, input));
  }
  return excerpts;
}

function memoExcerpt(passage: Passage, reading: Reading, number: number, input: ExcerptInput): MemoExcerpt {
  const { article, analysis } = reading;
  const { metadata } = article;
  const matched = passage.sentences.filter((s) => s.role === "match").map((s) => s.span);
  const outlet = metadata.outlet.value;
  const speakers = speakersOf(analysis.attributions, matched, outlet ?? input.wording.theArticle);
  const newsroom = newsroomOf(reading);
  const published = metadata.published.value;
  const text = cut(article.text, passage.span);
  return {
    id: passage.id,
    number,
    theme: passage.theme,
    themeTitle: input.themeTitles.get(passage.theme) ?? passage.theme,
    part: passage.part,
    grade: passage.grade,
    rule: passage.rule,
    source: input.numbers.get(passage.source) ?? 0,
    pieces: [...piecesOf(passage, article.text), ...goesOn(analysis.attributions, passage.span)],
    text,
    span: passage.span,
    speaker: speakers.main,
    speakers: speakers.all,
    outlet: outletOf(article, input.wording),
    relation: relationOf(reading, input.wording),
    origin: newsroom === null ? null : (input.newsrooms.get(newsroomKey(newsroom)) ?? newsroom),
    country: outlet === null ? null : (input.outlets.get(outlet)?.country ?? null),
    date: published === null ? input.wording.undated : printDate(published, input.wording),
    dated: published !== null,
    language: metadata.language.value,
    link: metadata.url.value === null ? null : textFragment(metadata.url.value, text),
    alsoPrintedBy: passage.alsoIn.map(({ source }) => {
      const other = input.readings.get(source)?.article;
      return {
        outlet: other ? outletOf(other, input.wording) : source.slice(source.lastIndexOf("/") + 1),
        source: input.numbers.get(source) ?? 0,
      };
    }),
    score: passage.score.total,
    isNew: input.newIds === null ? null : input.newIds.has(passage.id),
  };
}

/** The outlet; where it is unknown the title in quotation marks, which can't be taken for one. */
function outletOf(article: Article, wording: Wording): string {
  return article.metadata.outlet.value ?? wording.titled(labelOf(article));
}

/**
 * The pieces of an excerpt in the order of the source: antecedents with a gap behind each that has other words after it,
 * then the passage's own sentences. White space between sentences stays with the piece that follows; a line break of the
 * source is a piece of its own.
 */
export function piecesOf(passage: Passage, text: string): MemoPiece[] {
  const pieces: MemoPiece[] = [];
  const own = [
    ...passage.antecedents.map((a) => ({ span: a.span, context: true })),
    ...passage.sentences.map((s) => ({ span: s.span, context: s.role === "context" })),
  ];
  let last: Span | undefined;
  for (const { span, context } of own.sort((a, b) => a.span.start - b.span.start)) {
    const type = context ? "context" : "match";
    let start = span.start;
    if (last) {
      const between = text.slice(last.end, span.start);
      if (between.trim() !== "") pieces.push({ type: "gap", text: "" });
      else if (between.includes("\n")) pieces.push({ type: "break", text: between });
      else start = last.end;
    }
    pushCut(pieces, type, { start, end: span.end }, passage, text);
    last = span;
  }
  return pieces;
}

/** A gap at the end where a quotation goes on in its paragraph, so that nobody takes what is printed for all of it. */
export function goesOn(attributions: readonly Attribution[], span: Span): MemoPiece[] {
  const cutsOff = attributions.some(
    ({ form, content }) => form !== "reported" && content.some((c) => c.start < span.end && span.end < c.end),
  );
  return cutsOff ? [{ type: "gap", text: "" }] : [];
}

/** Adds a verbatim stretch, with the glosses that fall into it beside the words they explain. */
function pushCut(pieces: MemoPiece[], type: "match" | "context", span: Span, passage: Passage, text: string): void {
  let at = span.start;
  for (const gloss of passage.glosses) {
    if (gloss.span.end < at || gloss.span.end > span.end) continue;
    pushText(pieces, type, text.slice(at, gloss.span.end));
    pieces.push({ type: "gloss", text: gloss.text });
    at = gloss.span.end;
  }
  pushText(pieces, type, text.slice(at, span.end));
}

function pushText(pieces: MemoPiece[], type: "match" | "context", text: string): void {
  if (text === "") return;
  const last = pieces.at(-1);
  if (last?.type === type) pieces[pieces.length - 1] = { type, text: last.text + text };
  else pieces.push({ type, text });
}
