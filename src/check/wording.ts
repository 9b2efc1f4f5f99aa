/** Opinions on the analyst's own words: likelihood and confidence belong in different sentences (ICD 203, standard 2). */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic, PlacedText } from "../diagnostics/diagnostic.ts";
import { warning } from "../diagnostics/diagnostic.ts";
import { splitSentences } from "../text/sentences.ts";
import { cut } from "../text/span.ts";

/** Words of confidence that analysts use of a judgement. */
const CONFIDENCE =
  /\b(?:low|moderate|medium|high)(?:ly)? confiden(?:ce|t)\b|\bconfidence is (?:low|moderate|medium|high)\b/i;

/** Warnings for sentences of the bottom line and of judgements that state a likelihood and a confidence at once. */
export function checkWording(brief: Brief, likelihoods: readonly string[]): Diagnostic[] {
  const texts = [brief.bottomLine, brief.pointsToMake, ...brief.judgements.map((j) => j.say)];
  return texts.flatMap((text) => (text === null ? [] : mixedSentences(text, likelihoods)));
}

function mixedSentences(text: PlacedText, likelihoods: readonly string[]): Diagnostic[] {
  return splitSentences(text.text).flatMap((span) => {
    const sentence = cut(text.text, span);
    const word = likelihoods.find((term) => holdsWord(sentence, term));
    if (word === undefined || !CONFIDENCE.test(sentence)) return [];
    return [
      warning(
        "check/likelihood-with-confidence",
        `“${word}” and a confidence stand in one sentence: “${sentence.trim()}”`,
        {
          place: text.place,
          hints: ["say how likely it is in one sentence and how confident you are in another"],
        },
      ),
    ];
  });
}

function holdsWord(sentence: string, term: string): boolean {
  const lower = ` ${sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return lower.includes(
    ` ${term
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()} `,
  );
}
