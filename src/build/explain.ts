/** `explain`: why a sentence is in a memo, or why it isn't. Answers for any words of any source, furniture included. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { isSpeech } from "../memo/speakers.ts";
import type { Reading } from "../select/reading.ts";
import type { Selection } from "../select/selection.ts";
import { indexLines } from "../text/line-index.ts";
import { findSimilar } from "../text/similar.ts";
import type { Span } from "../text/span.ts";
import { cut, overlaps } from "../text/span.ts";
import { indexArticle } from "../themes/article-index.ts";
import { explainRules } from "../themes/explain-rules.ts";
import type { Desk, Explanation, Verdict } from "./api.ts";
import { compileAsBuilt } from "./compile-paged.ts";
import { type LoadedTheme, loadContents } from "./contents.ts";
import { findBrief } from "./find-brief.ts";
import { loadedThemes, prepare } from "./prepare.ts";

/** Most sentences that one quotation may name before it is asked to be longer. */
const MAX_SENTENCES = 8;

/** One explanation per sentence that holds the words, by source and position. */
export async function explain(desk: Desk, briefName: string, words: string): Promise<Checked<readonly Explanation[]>> {
  const contents = await loadContents(desk);
  const { value: brief, diagnostics } = findBrief(contents, briefName);
  if (brief === null) return { value: [], diagnostics };
  const prepared = await prepare(desk, contents, [brief]);
  const { selection } = (await compileAsBuilt(desk, brief, prepared)).value.selected;
  const readings = await prepared.library.readings(loadedThemes(brief, contents));
  const places = readings.flatMap((reading) => placesOf(reading, words));
  if (places.length === 0) {
    const hints = [nearestWords(readings, words), "`briefwright sources` lists what was read"];
    return { value: [], diagnostics: [error("brief/quote-not-found", `no source says “${words}”`, { hints })] };
  }
  const explanations = places.slice(0, MAX_SENTENCES).map((place) =>
    explainPlace(
      place,
      selection,
      brief.parts.flatMap((p) => p.themes.map((t) => t.text)),
      prepared.contents.themes,
    ),
  );
  return { value: explanations, diagnostics: [] };
}

/** What a source says that is most like the words, so that a misspelling can be seen. */
function nearestWords(readings: readonly Reading[], words: string): string {
  let best: { readonly similarity: number; readonly text: string; readonly path: string } | undefined;
  for (const { article } of readings) {
    const text = fold(article.text);
    const found = findSimilar(text, fold(words).trim());
    if (found && found.similarity > (best?.similarity ?? 0))
      best = { similarity: found.similarity, text: cut(article.text, found.span), path: article.path };
  }
  if (best === undefined) return "copy a few words as they stand in the source";
  return `nearest: “${best.text.replace(/\s+/g, " ").trim()}”, in ${best.path}`;
}

interface SentencePlace {
  readonly reading: Reading;
  readonly span: Span;
  /** Undefined where the words stand in furniture or a heading. */
  readonly sentence: number | undefined;
  readonly furniture: string | null;
}

function placesOf(reading: Reading, words: string): SentencePlace[] {
  const { article } = reading;
  const wanted = fold(words).trim();
  if (wanted === "") return [];
  const text = fold(article.text);
  const found = new Map<number, SentencePlace>();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const span = { start: at, end: at + wanted.length };
    const touched = article.sentences.flatMap((s, index) => (overlaps(s.span, span) ? [index] : []));
    for (const index of touched) {
      const own = article.sentences[index]?.span;
      if (own) found.set(own.start, { reading, span: own, sentence: index, furniture: null });
    }
    if (touched.length > 0) continue;
    const dropped = article.furniture.find((f) => overlaps(f.span, span));
    const block = article.blocks.find((b) => overlaps(b.span, span));
    const why = dropped ? dropped.because : block ? "a heading: it is shown in no memo" : "outside of the article";
    found.set(at, { reading, span: dropped?.span ?? block?.span ?? span, sentence: undefined, furniture: why });
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Keeps the length, so that offsets hold. */
function fold(text: string): string {
  const plain = text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s/g, " ");
  const lower = plain.toLowerCase();
  return lower.length === plain.length ? lower : plain;
}

function explainPlace(
  place: SentencePlace,
  selection: Selection,
  themes: readonly string[],
  loaded: ReadonlyMap<string, LoadedTheme>,
): Explanation {
  const { reading, span, sentence, furniture } = place;
  const { article, analysis } = reading;
  const said =
    sentence === undefined ? undefined : analysis.attributions.find((a) => isSpeech(a) && overlaps(a.span, span));
  return {
    source: article.path,
    line: indexLines(article.text).position(span.start).line,
    span,
    sentence: cut(article.text, span),
    furniture,
    speaker: said ? { kind: said.kind, name: said.speaker } : null,
    verdicts:
      sentence === undefined
        ? []
        : themes.map((theme) => verdictOf(theme, place, sentence, selection, loaded.get(theme))),
  };
}

function verdictOf(
  theme: string,
  place: SentencePlace,
  sentence: number,
  selection: Selection,
  loaded: LoadedTheme | undefined,
): Verdict {
  const { reading, span } = place;
  const match = reading.matches.get(theme)?.matches.find((m) => m.sentence === sentence);
  const about = {
    theme,
    rule: match?.rule ?? null,
    terms: match?.terms.map((t) => cut(reading.article.text, t.span)) ?? [],
  };
  const nothing = { excerpt: null, role: null, score: null, reason: null, near: [] };
  const at = selection.passages.findIndex(
    (p) =>
      p.theme === theme &&
      p.source === reading.article.path &&
      [...p.sentences, ...p.antecedents].some((s) => s.index === sentence),
  );
  const passage = selection.passages[at];
  if (passage) {
    const role = passage.sentences.find((s) => s.index === sentence)?.role ?? "context";
    const state = role === "match" ? "in" : "context";
    const detail = role === "match" ? "printed" : "printed so that the next sentence can stand alone";
    return { ...about, ...nothing, state, excerpt: at + 1, role, score: passage.score, detail };
  }
  const refusal = selection.refused.find(
    (r) => r.theme === theme && r.source === reading.article.path && overlaps(r.span, span),
  );
  if (refusal)
    return {
      ...about,
      ...nothing,
      state: "refused",
      score: refusal.score,
      reason: refusal.reason,
      detail: refusal.detail,
    };
  const near = loaded
    ? explainRules(loaded.compiled, indexArticle(reading.article), sentence, { analysis: () => reading.analysis })
    : [];
  return { ...about, ...nothing, state: "no-match", detail: "no rule of the theme matches", near };
}
