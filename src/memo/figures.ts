/** The figures that the excerpts state, with hedge, speaker and sentence. */
import type { Figure } from "../analysis/attribution.ts";
import type { Reading } from "../select/reading.ts";
import type { Passage } from "../select/selection.ts";
import { contains, cut } from "../text/span.ts";
import { overlapping } from "../text/span-index.ts";
import type { MemoExcerpt, MemoFigure } from "./memo.ts";
import { articleVoice, isSpeech, toSpeaker } from "./speakers.ts";

/** Money, shares and quantities of matched sentences; dates, durations and ordinals are not figures of a memo. */
export function memoFigures(
  excerpts: readonly MemoExcerpt[],
  passages: readonly Passage[],
  readings: ReadonlyMap<string, Reading>,
): MemoFigure[] {
  const seen = new Set<string>();
  return excerpts.flatMap((excerpt, index) => {
    const passage = passages[index];
    const reading = passage ? readings.get(passage.source) : undefined;
    if (!passage || !reading) return [];
    const { analysis, article } = reading;
    return overlapping(analysis.figures, passage.span).flatMap((figure) => {
      const sentence = passage.sentences.find((s) => s.role === "match" && s.index === figure.sentence);
      const place = `${article.path} ${figure.span.start}`;
      if (!sentence || !isWorthATable(figure) || seen.has(place)) return [];
      seen.add(place);
      const said = overlapping(analysis.attributions, figure.span).find(
        (a) => isSpeech(a) && a.content.some((span) => contains(span, figure.span)),
      );
      return [
        {
          words: wordsOf(figure, article.text),
          text: figure.text,
          hedge: figure.hedge,
          counts: figure.counts,
          kind: figure.kind,
          speaker: said ? toSpeaker(said) : articleVoice(excerpt.outlet),
          excerpt: excerpt.number,
          source: excerpt.source,
          sentence: cut(article.text, sentence.span),
        },
      ];
    });
  });
}

/** Money and shares are; of quantities those in digits, in the hundreds and up, or hedged: "two officials" is a turn of phrase. */
function isWorthATable({ kind, text, value, hedge }: Figure): boolean {
  if (kind === "money" || kind === "percent") return true;
  return kind === "quantity" && (/\d/.test(text) || hedge !== null || (value ?? 100) >= 100);
}

/** How far a hedge or what is counted may stand from the number to be printed with it in one run. */
const REACH = 40;

/** The source's run of words from the hedge to what is counted; the parts side by side where they stand apart. */
function wordsOf({ hedge, text, counts, span }: Figure, source: string): string {
  const before = hedge === null ? span.start : source.lastIndexOf(hedge, span.start);
  const found = counts === null ? span.end : source.indexOf(counts, span.start);
  const end = counts === null ? span.end : found + counts.length;
  const near =
    before >= 0 && span.start - before <= REACH && found >= 0 && end - span.end <= REACH + (counts?.length ?? 0);
  const run = source.slice(before, Math.max(end, span.end));
  if (near && !/[.!?;]\s/.test(run)) return run.replace(/\s+/g, " ");
  return [hedge, text, counts].filter((part) => part !== null && part !== "").join(" ");
}
