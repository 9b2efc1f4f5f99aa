/**
 * Scores a passage by parts that can be printed and added by hand. Each part lies between 0 and 1 before its weight;
 * weighted parts are rounded to three decimals, and the total is the sum of the rounded parts, so that two machines
 * compare the same numbers.
 */
import type { Weights } from "../brief/brief.ts";
import type { Span } from "../text/span.ts";
import { overlapping } from "../text/span-index.ts";
import type { Grade, Match } from "../themes/theme.ts";
import type { Reading } from "./reading.ts";
import type { Score } from "./selection.ts";

/** The parts of a score, with the tool's own weights; a desk sets others in `briefs/desk.yaml`. */
export const defaultWeights = {
  /** A core rule rather than a related one. */
  rule: 4,
  /** More than one rule of the theme matches. */
  agreement: 1,
  /** How close together the rule's terms stand. */
  proximity: 1.5,
  /** How early in the article: news puts the point first. */
  position: 1,
  /** Words in quotation marks with a speaker. */
  quote: 1,
  /** A figure. */
  figure: 0.5,
  /** A named person rather than an unnamed one; an institution counts half. */
  speaker: 1,
  /** How recent among the dated articles; undated counts nothing. */
  freshness: 1,
  /** Taken off for every passage already chosen from the same newsroom, when a limit makes passages compete. */
  diversity: 0.5,
} as const satisfies Weights;

/** What a score is worked out from. */
export interface ScoreInput {
  readonly reading: Reading;
  readonly grade: Grade;
  readonly matches: readonly Match[];
  readonly span: Span;
  /** First matched sentence. */
  readonly sentence: number;
  /** From 0 (oldest, or undated) to 1 (newest of the brief's articles). */
  readonly freshness: number;
}

export function scorePassage(input: ScoreInput, weights: Weights): Score {
  const { reading, span, matches } = input;
  const { analysis, article } = reading;
  const said = overlapping(analysis.attributions, span).filter((a) => a.speaker !== "");
  const parts: Record<string, number> = {};
  const add = (name: keyof typeof defaultWeights, value: number): void => {
    const points = round((weights[name] ?? defaultWeights[name]) * value);
    if (points !== 0) parts[name] = points;
  };
  add("rule", input.grade === "core" ? 1 : 0);
  add("agreement", matches.some((m) => m.rules.length > 1) ? 1 : 0);
  add("proximity", Math.max(0, ...matches.map(proximity)));
  add("position", article.sentences.length < 2 ? 1 : 1 - input.sentence / (article.sentences.length - 1));
  add("quote", said.some((a) => a.form !== "reported") ? 1 : 0);
  add("figure", overlapping(analysis.figures, span).some((f) => isQuantity(f.kind)) ? 1 : 0);
  add("speaker", said.some((a) => a.kind === "named") ? 1 : said.some((a) => a.kind === "institution") ? 0.5 : 0);
  add("freshness", input.freshness);
  return { total: sum(parts), parts };
}

/** The score with a further part, the total kept in step. */
export function withPart(score: Score, name: string, points: number): Score {
  const parts = { ...score.parts, [name]: round(points) };
  return { total: sum(parts), parts };
}

/** Rounds to three decimals, away from the noise of binary fractions. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Characters over which the terms of a rule may spread before closeness counts nothing: about two lines of print. */
const FAR_CHARACTERS = 160;

function proximity(match: Match): number {
  if (match.terms.length < 2) return match.terms.length === 1 ? 0.5 : 0;
  return Math.max(0, 1 - (match.window.end - match.window.start) / FAR_CHARACTERS);
}

function isQuantity(kind: string): boolean {
  return kind === "money" || kind === "percent" || kind === "quantity";
}

function sum(parts: Readonly<Record<string, number>>): number {
  return round(Object.values(parts).reduce((total, part) => total + part, 0));
}
