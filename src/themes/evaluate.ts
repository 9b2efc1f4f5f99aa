/**
 * Runs plans over one article: takes a plan, gives the sentences it matches, its occurrences, and the terms to show for a
 * sentence. Every plan is worked out once for the whole article by sorted lists, never by trying a sentence again and
 * again, so the cost is linear in the words that terms find. Nothing backtracks.
 */
import type { Span } from "../text/span.ts";
import { indexTexts, type WordIndex } from "./article-index.ts";
import { findTerm } from "./find-term.ts";
import {
  filterOccurrences,
  lowerBound,
  type Nearness,
  none,
  type Occurrences,
  partnerSearch,
  union,
} from "./occurrences.ts";
import { hasOccurrences, type NearPlan, type OccurrencePlan, type Plan, wantedParts } from "./plan.ts";
import type { Field } from "./query/ast.ts";
import type { TermHit } from "./theme.ts";

/** What rules can ask besides the sentence's own words. */
export interface Fields {
  readonly headline: string | null;
  readonly outlet: string | null;
  /** By sentence: everyone who speaks in it, each as name and role in one text. Asked for only if a rule names speakers. */
  speakers(): readonly (readonly string[])[];
}

/** One article under evaluation, with what was worked out so far. */
export interface Evaluation {
  readonly words: WordIndex;
  readonly fields: Fields;
  readonly sentences: Map<string, Uint8Array>;
  readonly nears: Map<string, NearOccurrences>;
}

export function startEvaluation(words: WordIndex, fields: Fields): Evaluation {
  return { words, fields, sentences: new Map(), nears: new Map() };
}

/** Which sentences a plan matches: one byte each, 1 for a match. A sentence matches NEAR/p if it holds one of the two sides. */
export function matchingSentences(evaluation: Evaluation, plan: Plan): Uint8Array {
  const known = evaluation.sentences.get(plan.key);
  if (known !== undefined) return known;
  const found = workOutSentences(evaluation, plan);
  evaluation.sentences.set(plan.key, found);
  return found;
}

function workOutSentences(evaluation: Evaluation, plan: Plan): Uint8Array {
  const { words } = evaluation;
  if (hasOccurrences(plan)) {
    const marks = new Uint8Array(words.sentences);
    for (const start of occurrencesOf(evaluation, plan, "both").starts) marks[words.sentenceOf[start] ?? 0] = 1;
    return marks;
  }
  if (plan.type === "not") return matchingSentences(evaluation, plan.operand).map((mark) => 1 - mark);
  if (plan.type === "field") return sentencesOfField(evaluation, plan.field, plan.operand);
  const all = plan.type === "and";
  const marks = new Uint8Array(words.sentences).fill(all ? 1 : 0);
  for (const operand of plan.operands) {
    const found = matchingSentences(evaluation, operand);
    found.forEach((mark, i) => {
      marks[i] = all ? (marks[i] ?? 0) & mark : (marks[i] ?? 0) | mark;
    });
    if (all && !marks.includes(1)) return marks;
  }
  return marks;
}

const noFields: Fields = { headline: null, outlet: null, speakers: () => [] };

/** A field that isn't known matches nothing, and so `NOT outlet:(…)` matches an article of unknown outlet. */
function sentencesOfField({ words, fields }: Evaluation, field: Field, operand: Plan): Uint8Array {
  const marks = new Uint8Array(words.sentences);
  const fitting = (texts: readonly string[]): Uint8Array =>
    matchingSentences(startEvaluation(indexTexts(texts), noFields), operand);
  if (field !== "speaker") {
    const value = fields[field];
    return value === null ? marks : marks.fill(fitting([value])[0] ?? 0);
  }
  const speakers = fields.speakers();
  const names = [...new Set(speakers.flat())];
  const fits = fitting(names);
  const wanted = new Set(names.filter((_, i) => fits[i] === 1));
  for (const [sentence, speaking] of speakers.slice(0, words.sentences).entries()) {
    if (speaking.some((speaker) => wanted.has(speaker))) marks[sentence] = 1;
  }
  return marks;
}

/** The occurrences of NEAR are those of its sides that have a partner; PRE also tells which side is first. */
interface NearOccurrences {
  readonly anchors: Occurrences;
  readonly others: Occurrences;
}

/** `start` and `end`: only the first or last side of a PRE, so that chains of PRE keep their order. */
type Edge = "both" | "start" | "end";

function occurrencesOf(evaluation: Evaluation, plan: OccurrencePlan, edge: Edge): Occurrences {
  if (plan.type === "term") return findTerm(evaluation.words, plan);
  if (plan.type === "any") {
    // Making a key costs more than a look-up, so the usual edge goes without.
    const key = edge === "both" ? plan.key : `${edge} ${plan.key}`;
    const known = evaluation.words.found.get(key);
    if (known !== undefined) return known;
    const found = union(plan.parts.map((part) => occurrencesOf(evaluation, part, edge)));
    evaluation.words.found.set(key, found);
    return found;
  }
  const { anchors, others } = nearOccurrences(evaluation, plan);
  if (edge === "both" || plan.side === "any") return union([anchors, others]);
  return (edge === "start") === (plan.side === "after") ? anchors : others;
}

function nearOccurrences(evaluation: Evaluation, plan: NearPlan): NearOccurrences {
  const known = evaluation.nears.get(plan.key);
  if (known !== undefined) return known;
  const found = workOutNear(evaluation, plan);
  evaluation.nears.set(plan.key, found);
  return found;
}

function workOutNear(evaluation: Evaluation, plan: NearPlan): NearOccurrences {
  const [anchorEdge, otherEdge] = edgesOf(plan);
  const all = occurrencesOf(evaluation, plan.anchor, anchorEdge);
  if (all.starts.length === 0) return { anchors: none, others: none };
  const anchors = filterOccurrences(all, nearby(evaluation, plan.other, plan, otherEdge));
  if (anchors.starts.length === 0) return { anchors, others: none };
  const opposite = { any: "any", after: "before", before: "after" } as const;
  const hasAnchor = partnerSearch(anchors, { ...plan, side: opposite[plan.side] }, unitOf(evaluation, plan.unit));
  const wanted = wantedParts(plan.other).map((part) => occurrencesOf(evaluation, part, otherEdge));
  return { anchors, others: filterOccurrences(union(wanted), hasAnchor) };
}

/** The edges of anchor and other that face each other. */
function edgesOf({ side }: NearPlan): readonly [Edge, Edge] {
  if (side === "any") return ["both", "both"];
  return side === "after" ? ["end", "start"] : ["start", "end"];
}

/** A test on anchors: does `other` hold near one? AND needs all of its operands near the same anchor, NOT none. */
function nearby(
  evaluation: Evaluation,
  other: Plan,
  nearness: Nearness,
  edge: Edge,
): (start: number, end: number) => boolean {
  if (hasOccurrences(other)) {
    return partnerSearch(occurrencesOf(evaluation, other, edge), nearness, unitOf(evaluation, nearness.unit));
  }
  // The parser refuses fields near anything.
  if (other.type === "field") return () => false;
  if (other.type === "not") {
    const holds = nearby(evaluation, other.operand, nearness, edge);
    return (start, end) => !holds(start, end);
  }
  const tests = other.operands.map((operand) => nearby(evaluation, operand, nearness, edge));
  if (other.type === "and") return (start, end) => tests.every((test) => test(start, end));
  return (start, end) => tests.some((test) => test(start, end));
}

function unitOf({ words }: Evaluation, unit: "sentence" | "paragraph"): (position: number) => number {
  const sentence = (position: number): number => words.sentenceOf[position] ?? -1;
  return unit === "sentence" ? sentence : (position) => words.blockOf[sentence(position)] ?? -1;
}

/** The terms that make a plan match a sentence, by place; of several at one place the first as written. */
export function termHits(evaluation: Evaluation, plan: Plan, sentence: number): TermHit[] {
  const hits = new Map<string, TermHit>();
  for (const hit of collect(evaluation, plan, sentence)) {
    const key = `${hit.span.start} ${hit.span.end}`;
    if (!hits.has(key)) hits.set(key, hit);
  }
  return [...hits.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function collect(evaluation: Evaluation, plan: Plan, sentence: number): TermHit[] {
  if (plan.type === "term") {
    const ranges = inSentence(evaluation, findTerm(evaluation.words, plan), sentence);
    return ranges.map((span) => ({ term: plan.label, span }));
  }
  if (plan.type === "any") {
    const here = inSentence(evaluation, occurrencesOf(evaluation, plan, "both"), sentence);
    return here.length === 0 ? [] : plan.parts.flatMap((part) => collect(evaluation, part, sentence));
  }
  if (plan.type === "near") return collectNear(evaluation, plan, sentence);
  if (plan.type === "not" || plan.type === "field") return [];
  const holding = plan.operands.filter((operand) => matchingSentences(evaluation, operand)[sentence] === 1);
  return holding.flatMap((operand) => collect(evaluation, operand, sentence));
}

function collectNear(evaluation: Evaluation, plan: NearPlan, sentence: number): TermHit[] {
  const { anchors, others } = nearOccurrences(evaluation, plan);
  const among = (parts: readonly Plan[], members: Occurrences): TermHit[] => {
    const places = new Set(inSentence(evaluation, members, sentence).map(keyOfSpan));
    // A part that is itself a NEAR takes part as a whole as soon as one of its terms does.
    return parts.flatMap((part) => {
      const hits = collect(evaluation, part, sentence);
      const whole = part.type === "near" && hits.some((hit) => places.has(keyOfSpan(hit.span)));
      return whole ? hits : hits.filter((hit) => places.has(keyOfSpan(hit.span)));
    });
  };
  return [...among([plan.anchor], anchors), ...among(wantedParts(plan.other), others)];
}

function keyOfSpan({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** The ranges of a list that lie in a sentence, as spans of the text. */
function inSentence({ words }: Evaluation, { starts, ends }: Occurrences, sentence: number): Span[] {
  const spans: Span[] = [];
  const behind = words.firstWord[sentence + 1] ?? 0;
  for (let i = lowerBound(starts, words.firstWord[sentence] ?? 0); i < starts.length; i++) {
    const start = starts[i] ?? behind;
    if (start >= behind) break;
    spans.push({ start: words.wordStart[start] ?? 0, end: words.wordEnd[(ends[i] ?? start + 1) - 1] ?? 0 });
  }
  return spans;
}

/**
 * The smallest stretch of a sentence that satisfies the plan, in characters; null where the plan matches without a term
 * of the sentence's own (a field). Ties fall to the earlier one.
 */
export function smallestWindow(evaluation: Evaluation, plan: Plan, sentence: number): Span | null {
  const candidates = windows(evaluation, plan, sentence);
  return candidates.reduce<Span | null>(
    (best, span) => (best === null || width(span) < width(best) ? span : best),
    null,
  );
}

/** Stretches each of which satisfies the plan; for groups only the smallest. */
function windows(evaluation: Evaluation, plan: Plan, sentence: number): readonly Span[] {
  if (plan.type === "term" || plan.type === "any") return collect(evaluation, plan, sentence).map((hit) => hit.span);
  if (plan.type === "near") {
    const { anchors, others } = nearOccurrences(evaluation, plan);
    const sides = [anchors, others]
      .map((side) => inSentence(evaluation, side, sentence))
      .filter((side) => side.length > 0);
    return smallestCover(sides);
  }
  if (plan.type === "not" || plan.type === "field") return [];
  const holding = plan.operands.filter((operand) => matchingSentences(evaluation, operand)[sentence] === 1);
  const lists = holding.map((operand) => windows(evaluation, operand, sentence)).filter((list) => list.length > 0);
  return plan.type === "or" ? lists.flat() : smallestCover(lists);
}

/** The smallest stretch with one span of each list, by moving the head that starts first; empty where there is no list. */
function smallestCover(lists: readonly (readonly Span[])[]): Span[] {
  const sortedLists = lists.map((list) => list.slice().sort((a, b) => a.start - b.start || a.end - b.end));
  const heads = sortedLists.map(() => 0);
  let best: Span | null = null;
  for (;;) {
    let first = 0;
    let cover: Span | null = null;
    for (let i = 0; i < heads.length; i++) {
      const span = sortedLists[i]?.[heads[i] ?? 0];
      if (span === undefined) return best === null ? [] : [best];
      if (span.start < (sortedLists[first]?.[heads[first] ?? 0]?.start ?? 0)) first = i;
      cover = cover === null ? span : { start: Math.min(cover.start, span.start), end: Math.max(cover.end, span.end) };
    }
    if (cover === null) return [];
    if (best === null || width(cover) < width(best)) best = cover;
    heads[first] = (heads[first] ?? 0) + 1;
  }
}

function width(span: Span): number {
  return span.end - span.start;
}
