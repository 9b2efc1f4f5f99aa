/** The figures that the excerpts state, with hedge, speaker and sentence. */
import type { Reading } from "../select/reading.ts";
import type { Passage } from "../select/selection.ts";
import { contains, cut } from "../text/span.ts";
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
    return analysis.figures.flatMap((figure) => {
      const sentence = passage.sentences.find((s) => s.role === "match" && s.index === figure.sentence);
      const place = `${article.path} ${figure.span.start}`;
      if (!sentence || !["money", "percent", "quantity"].includes(figure.kind) || seen.has(place)) return [];
      seen.add(place);
      const said = analysis.attributions.find(
        (a) => isSpeech(a) && a.content.some((span) => contains(span, figure.span)),
      );
      return [
        {
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
