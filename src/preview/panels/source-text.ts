/**
 * The text of a source as it was read, line by line: what was quoted is marked, what is no article is grey and says why.
 */
import type { Article } from "../../sources/article.ts";
import { indexLines } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import { type Html, html } from "../html.ts";

/** A stretch of the text that a memo prints. */
export interface Mark {
  readonly span: Span;
  /** Null for a sentence that is looked at and not in the memo. */
  readonly excerpt: number | null;
  /** The one that is looked at stands out. */
  readonly chosen: boolean;
}

/** Most characters that are shown of a long source, around the place that is looked at. */
const MOST = 60_000;

/** A scrolling region; `at` is the offset that it should open on. */
export function sourceText(article: Article, marks: readonly Mark[], at: number): Html {
  const { text } = article;
  const window = shownOf(text, at);
  const lines = indexLines(text);
  const painted = paint(article, marks, window);
  const shown: Html[] = [];
  let index = 0;
  const last = lines.position(window.end).line;
  for (let number = lines.position(window.start).line; number <= last; number++) {
    const line = lines.line(number);
    if (line === undefined) break;
    const own: Stretch[] = [];
    for (; index < painted.length; index++) {
      const stretch = painted[index];
      if (stretch === undefined || stretch.span.start >= line.end) break;
      const part = clip(stretch, line);
      if (part.span.end > part.span.start || part.opens) own.push(part);
      if (stretch.span.end > line.end) break;
    }
    shown.push(lineHtml(number, own, text));
  }
  return html`<div class="source" role="region" tabindex="0" aria-label="Text of ${article.path}" lang="${article.metadata.language.value ?? "und"}">
${omitted(window.start, "before")}${shown}${omitted(text.length - window.end, "after")}</div>`;
}

function omitted(characters: number, where: string): Html | null {
  return characters === 0 ? null : html`<p class="reason">${characters} characters ${where} this are not shown</p>`;
}

function shownOf(text: string, at: number): Span {
  if (text.length <= MOST) return { start: 0, end: text.length };
  const start = Math.max(0, Math.min(at - MOST / 2, text.length - MOST));
  const from = start === 0 ? 0 : text.lastIndexOf("\n", start) + 1;
  const to = text.indexOf("\n", start + MOST);
  return { start: Math.max(from, start - MOST), end: to < 0 || to > start + 2 * MOST ? text.length : to };
}

/** A run of characters that look alike. */
interface Stretch {
  readonly span: Span;
  readonly mark: Mark | null;
  /** Whether the mark begins here: only there its number is told. */
  readonly opens: boolean;
  /** Why it is no article; null where it is. The words are told once, where the furniture begins. */
  readonly furniture: string | null;
  readonly tells: boolean;
}

/** Stretches without gaps, in order. Of marks that overlap, the chosen one and then the earlier one is shown. */
function paint({ text, furniture }: Article, marks: readonly Mark[], window: Span): Stretch[] {
  const shown = apart(marks);
  const cuts = new Set([window.start, window.end]);
  for (const { span } of [...shown, ...furniture]) {
    for (const offset of [span.start, span.end]) if (offset > window.start && offset < window.end) cuts.add(offset);
  }
  const offsets = [...cuts].sort((a, b) => a - b);
  const markAt = finder(shown);
  const furnitureAt = finder([...furniture].sort((a, b) => a.span.start - b.span.start));
  return offsets.slice(0, -1).map((start, index) => {
    const span = { start, end: offsets[index + 1] ?? text.length };
    const mark = markAt(start);
    const dropped = furnitureAt(start);
    return {
      span,
      mark: mark ?? null,
      opens: mark?.span.start === start,
      furniture: dropped?.because ?? null,
      tells: dropped?.span.start === start,
    };
  });
}

/** Marks without their overlaps, in order. */
function apart(marks: readonly Mark[]): Mark[] {
  const chosen = marks.filter((m) => m.chosen).sort((a, b) => a.span.start - b.span.start);
  const inChosen = finder(chosen);
  const others = marks.filter((m) => !m.chosen && !inChosen(m.span.start) && !inChosen(m.span.end - 1));
  const kept: Mark[] = [];
  for (const mark of [...chosen, ...others].sort((a, b) => a.span.start - b.span.start)) {
    const before = kept.at(-1);
    if (before === undefined || mark.span.start >= before.span.end) kept.push(mark);
    else if (mark.chosen && !before.chosen) kept.splice(-1, 1, mark);
  }
  return kept;
}

/** Finds what covers an offset, among spans in order that don't overlap. */
function finder<T extends { readonly span: Span }>(sorted: readonly T[]): (offset: number) => T | undefined {
  return (offset) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.span.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low];
    return found && found.span.start <= offset ? found : undefined;
  };
}

function clip(stretch: Stretch, line: Span): Stretch {
  const span = { start: Math.max(stretch.span.start, line.start), end: Math.min(stretch.span.end, line.end) };
  const starts = span.start === stretch.span.start;
  return { ...stretch, span, opens: stretch.opens && starts, tells: stretch.tells && starts };
}

function lineHtml(number: number, stretches: readonly Stretch[], text: string): Html {
  const reasons = [...new Set(stretches.flatMap((s) => (s.tells && s.furniture !== null ? [s.furniture] : [])))];
  const dropped =
    stretches.some((s) => s.furniture !== null) &&
    stretches.every((s) => s.furniture !== null || !/[\p{L}\p{N}]/u.test(text.slice(s.span.start, s.span.end)));
  const words = stretches.map((stretch) => stretchHtml(stretch, text.slice(stretch.span.start, stretch.span.end)));
  const why = reasons.map((reason) => html`<span class="reason">not article: ${reason}</span>`);
  return html`<div class="line${dropped ? " dropped" : ""}"><span class="number" aria-hidden="true">${number}</span><div>${words}${why}</div></div>
`;
}

function stretchHtml({ mark, opens, furniture }: Stretch, words: string): Html {
  const content = furniture === null ? html`${words}` : html`<span class="furniture">${words}</span>`;
  if (mark === null) return content;
  const told = opens
    ? html`<span class="unseen">${mark.excerpt === null ? "Looked at" : `Excerpt ${mark.excerpt}`}: </span>`
    : null;
  if (mark.chosen) return html`<mark class="chosen"${opens ? html` id="here"` : null}>${told}${content}</mark>`;
  return html`<mark>${told}${content}</mark>`;
}
