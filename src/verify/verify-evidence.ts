/**
 * Proof on output. Takes an evidence file and the sources as they are now, gives for every excerpt one of three answers.
 * Shares nothing with selection or rendering: it reads the sources anew and compares characters.
 */
import type { Article } from "../sources/article.ts";
import { findAnchor } from "../text/anchor.ts";
import type { Span } from "../text/span.ts";
import { claimsProblem, type ProvenAttribution } from "./verify-claims.ts";

/** The three answers. `cannot check` is not a failure of the excerpt: something needed isn't there. */
export type VerifyState = "proved" | "not found" | "cannot check";

/** What verification reads of an evidence file; unknown keys are ignored. */
export interface ProvenExcerpt {
  readonly number: number;
  readonly source: string;
  readonly span: Span;
  readonly bytes: Span | null;
  readonly text: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly sentences: readonly { readonly span: Span; readonly role: string; readonly text?: string }[];
  readonly attribution?: readonly ProvenAttribution[];
}

export interface ProvenSource {
  readonly path: string;
  readonly sha256: string;
  readonly articleSha256: string;
}

/** The answer for one excerpt. */
export interface Verdict {
  readonly number: number;
  readonly source: string;
  readonly state: VerifyState;
  /** For a person: where the words went, or what is missing. */
  readonly detail: string;
  readonly text: string;
}

/** A source as it is now, from one read of its file. */
export interface SourceNow {
  /** SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** The file itself where it is plain UTF-8 text; may be null for all others, whose bytes are not compared. */
  readonly bytes: Uint8Array | null;
  /** What was read out of it; null where nothing could be. */
  readonly article: Article | null;
}

/** Verdicts in the order of the excerpts. `load` is asked once per source. */
export async function verifyExcerpts(
  excerpts: readonly ProvenExcerpt[],
  sources: readonly ProvenSource[],
  load: (path: string) => Promise<SourceNow | undefined>,
): Promise<Verdict[]> {
  const known = new Map(sources.map((s) => [s.path, s]));
  const loaded = new Map<string, SourceNow | undefined>();
  const verdicts: Verdict[] = [];
  for (const excerpt of excerpts) {
    if (!loaded.has(excerpt.source)) loaded.set(excerpt.source, await load(excerpt.source));
    const { state, detail } = judge(excerpt, known.get(excerpt.source), loaded.get(excerpt.source));
    verdicts.push({ number: excerpt.number, source: excerpt.source, state, detail, text: excerpt.text });
  }
  return verdicts;
}

type Answer = Pick<Verdict, "state" | "detail">;

function judge(excerpt: ProvenExcerpt, source: ProvenSource | undefined, now: SourceNow | undefined): Answer {
  if (!now) return { state: "cannot check", detail: "the source is not there" };
  if (!now.article) return { state: "cannot check", detail: "the source can't be read" };
  const { text } = now.article;
  const problem = spanProblem(excerpt, text) ?? bytesProblem(excerpt, now, source);
  if (problem === null) {
    const claim = claimsProblem(excerpt.attribution ?? [], now.article);
    return claim === null
      ? { state: "proved", detail: changeNote(source, now) }
      : { state: "not found", detail: claim };
  }
  return stoodElsewhere(excerpt, text) ?? { state: "not found", detail: `${problem}${nearestNote(excerpt, text)}` };
}

/** The excerpt's own characters, and every sentence printed with it. */
function spanProblem(excerpt: ProvenExcerpt, text: string): string | null {
  const { start, end } = excerpt.span;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end)) return "its span is not a span";
  if (text.slice(start, end) !== excerpt.text) return "the source no longer says this there";
  for (const sentence of excerpt.sentences) {
    const inside = start <= sentence.span.start && sentence.span.end <= end;
    if (!inside && sentence.text === undefined) return "a sentence lies outside of the excerpt";
    if (sentence.text !== undefined && text.slice(sentence.span.start, sentence.span.end) !== sentence.text) {
      return "the context printed with it no longer stands in the source";
    }
  }
  return null;
}

/** Bytes are a second witness where the source is plain UTF-8 text: they don't pass through the reader. */
function bytesProblem(excerpt: ProvenExcerpt, now: SourceNow, source: ProvenSource | undefined): string | null {
  const { bytes } = excerpt;
  if (bytes === null || now.bytes === null || now.article?.decoding?.encoding !== "utf-8") return null;
  if (source && now.sha256 !== source.sha256) return null;
  const raw = new TextDecoder("utf-8").decode(now.bytes.subarray(bytes.start, bytes.end)).replace(/\r\n?/g, "\n");
  return raw === excerpt.text ? null : "the bytes of the source differ";
}

function changeNote(source: ProvenSource | undefined, now: SourceNow): string {
  const same = source === undefined || now.sha256 === source.sha256;
  return same ? "" : "the source changed elsewhere; these words still stand";
}

/** Words that only moved (a line added above) are still the source's words, if what surrounds them says so. */
function stoodElsewhere(excerpt: ProvenExcerpt, text: string): Answer | null {
  const { text: exact, prefix, suffix, span } = excerpt;
  if (exact === "" || excerpt.sentences.some((s) => s.text !== undefined)) return null;
  const found = findAnchor(text, { exact, prefix, suffix, start: span.start, end: span.end });
  if (found?.how !== "quote") return null;
  return { state: "proved", detail: `the words moved from ${span.start} to ${found.span.start}` };
}

function nearestNote(excerpt: ProvenExcerpt, text: string): string {
  const { text: exact, prefix, suffix, span } = excerpt;
  const found = findAnchor(text, { exact, prefix, suffix, start: span.start, end: span.end });
  if (found?.how !== "nearest") return "";
  return `; nearest now: “${text.slice(found.span.start, found.span.end)}”`;
}
