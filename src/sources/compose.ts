/**
 * Takes a draft, gives the article: lines judged, metadata gathered in the order of trust (what the format states, then
 * what the text shows), sentences cut. A value without a witness is null.
 */
import { type Checked, type Diagnostic, note, warning } from "../diagnostics/diagnostic.ts";
import { sha256Hex } from "../text/digest.ts";
import { splitSentences } from "../text/sentences.ts";
import { cut } from "../text/span.ts";
import type { Article, Block, Found, Furniture, Metadata, PartialDate, Sentence } from "./article.ts";
import type { Draft, Stated } from "./draft.ts";
import { type Judged, judgeDraft } from "./furniture/judge.ts";
import { failedClaims } from "./furniture/update-note.ts";
import type { FoundInFurniture } from "./furniture/work.ts";
import { detectLanguage } from "./metadata/language.ts";
import { findOrigins } from "./metadata/origin-witnesses.ts";

/** The file that a draft was read from. */
export interface SourceFile {
  readonly path: string;
  readonly format: string;
  readonly sha256: string;
  readonly byteLength: number;
}

/** Judges a draft and makes an article of it. An article without a body is given with a warning. */
export function composeArticle(draft: Draft, file: SourceFile): Checked<Article> {
  const judged = judgeDraft(draft);
  const metadata = metadataOf(draft, judged);
  const sentences = sentencesOf(draft.text, judged.blocks, metadata.language.value);
  const article: Article = {
    ...file,
    textSha256: draft.decoding?.encoding === "utf-8" && plain(draft) ? file.sha256 : sha256Hex(draft.text),
    text: draft.text,
    blocks: judged.blocks,
    furniture: judged.furniture,
    sentences,
    metadata,
    links: draft.links,
    decoding: draft.decoding,
    ...(draft.hyphensAt?.length ? { hyphensAt: draft.hyphensAt } : {}),
  };
  return { value: article, diagnostics: remarks(article, draft, judged) };
}

/** True where the text's UTF-8 is the file itself, so that one digest serves for both. */
function plain(draft: Draft): boolean {
  return (
    draft.decoding !== null &&
    draft.decoding.bomBytes === 0 &&
    draft.decoding.crlfAt.length === 0 &&
    !draft.text.includes("\uFFFD")
  );
}

function sentencesOf(text: string, blocks: readonly Block[], language: string | null): Sentence[] {
  const sentences: Sentence[] = [];
  const primary = language?.toLowerCase().split("-")[0];
  blocks.forEach(({ type, span }, block) => {
    if (type === "heading") return;
    for (const { start, end } of splitSentences(cut(text, span), primary)) {
      sentences.push({ span: { start: span.start + start, end: span.start + end }, block });
    }
  });
  return sentences;
}

function metadataOf(draft: Draft, { blocks, found }: Judged): Metadata {
  const { stated, text } = draft;
  const outlet = stated.outlet ?? found.outlet;
  return {
    title: given(stated.title ?? found.title),
    authors: given(stated.authors ?? found.authors),
    contributors: given(found.contributors),
    outlet: given(outlet),
    carriedBy: unknown(),
    relayedThrough: unknown(),
    published: given(stated.published ?? found.published),
    updated: given(stated.updated ?? found.updated),
    language: given(languageOf(draft, blocks)),
    url: given(stated.url),
    updateNote: given(found.updateNote),
    copyright: given(stated.copyright ?? found.copyright),
    reliability: unknown(),
    status: given(stated.status),
    note: unknown(),
    origins: findOrigins({
      text,
      title: found.titleSpan ?? null,
      passages: passagesOf(blocks, found),
      wire: found.wire ?? null,
      outlet: outlet?.value ?? null,
    }),
  };
}

function passagesOf(blocks: readonly Block[], found: FoundInFurniture) {
  const body = blocks.filter((block) => block.type !== "heading").map(({ span }) => ({ span, note: false }));
  const notes = found.notes.map((span) => ({ span, note: true }));
  return [...body, ...notes].sort((a, b) => a.span.start - b.span.start);
}

/** Characters of the body from which the language is told. */
const LANGUAGE_SAMPLE = 4000;

function languageOf({ text, stated }: Draft, blocks: readonly Block[]): Stated<string> | undefined {
  let sample = "";
  for (const { span } of blocks) {
    if (sample.length >= LANGUAGE_SAMPLE) break;
    sample += `${text.slice(span.start, Math.min(span.end, span.start + LANGUAGE_SAMPLE))}\n`;
  }
  const detected = detectLanguage(sample);
  if (detected !== null && (sample.length > 400 || !stated.language))
    return { value: detected, from: "the words of the text" };
  return stated.language;
}

function given<T>(stated: Stated<T> | undefined): Found<T> {
  return stated ? { value: stated.value, from: stated.from, by: "source" } : unknown();
}

function unknown<T>(): Found<T> {
  return { value: null, from: "unknown", by: "nobody" };
}

/** Characters that hide, or that turn the direction of others: an attack, or a faulty export. */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/u;

function remarks(article: Article, draft: Draft, { blocks, furniture, found }: Judged): Diagnostic[] {
  const { path, text } = article;
  const diagnostics: Diagnostic[] = [];
  if (!blocks.some((block) => block.type !== "heading")) {
    diagnostics.push(warning("source/empty", `\`${path}\` holds no line of article`, { place: { file: path } }));
  }
  const at = firstHidden(text, furniture);
  if (at >= 0) {
    const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const place = { file: path, span: { start: at, end: at + 1 }, text };
    diagnostics.push(warning("source/invisible-characters", `invisible character U+${code}`, { place }));
  }
  if (found.updateNote && found.updateNoteSpan)
    diagnostics.push(...checkNote(article, found.updateNote.value, found.updateNoteSpan));
  return [...diagnostics, ...conflicts(path, draft.stated.published, found.published)];
}

/** The first such character that isn't outside of the article; -1 where there is none. */
function firstHidden(text: string, furniture: readonly Furniture[]): number {
  const foreign = furniture.filter(({ reason }) => reason === "outside");
  const all = new RegExp(hidden.source, "gu");
  let next = 0;
  for (let match = all.exec(text); match !== null; match = all.exec(text)) {
    while ((foreign[next]?.span.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
    if ((foreign[next]?.span.start ?? Number.POSITIVE_INFINITY) > match.index) return match.index;
  }
  return -1;
}

function checkNote(
  { path, text, blocks }: Article,
  updateNote: string,
  span: { start: number; end: number },
): Diagnostic[] {
  const paragraphs = blocks.filter((block) => block.type !== "heading").map((block) => cut(text, block.span));
  return failedClaims(updateNote, paragraphs).map(({ claim, why }) =>
    warning(
      "source/update-note-mismatch",
      `the update note places "${claim.what}" in paragraph ${claim.paragraph}, but ${why}`,
      {
        place: { file: path, span, text },
        hints: ["a paragraph may be missing from this copy, or furniture may have been kept: see `inspect article`"],
      },
    ),
  );
}

function conflicts(
  path: string,
  stated: Stated<PartialDate> | undefined,
  shown: Stated<PartialDate> | undefined,
): Diagnostic[] {
  if (!stated) return [];
  const others = [...(stated.against ?? [])].map(({ from, value }) => `${from} ${value}`);
  if (shown && !stated.value.startsWith(shown.value) && !shown.value.startsWith(stated.value))
    others.push(`its text ${shown.value}`);
  return others.map((other) =>
    note(
      "source/metadata-conflict",
      `${stated.from} dates the article ${stated.value}, ${other}; the former is taken`,
      {
        place: { file: path },
      },
    ),
  );
}
