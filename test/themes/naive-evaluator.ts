/**
 * What the query language means, written for reading and not for speed: every definition is tried on every range of words.
 * The matcher must agree with it. Sentences are given as words; a hyphen within a word joins two.
 */
import type { Query, Word } from "../../src/themes/query/ast.ts";
import { inflections } from "../../src/themes/query/inflections.ts";

export interface NaiveWord {
  readonly text: string;
  /** Joined to the word before by a hyphen. */
  readonly joined: boolean;
}

export interface NaiveSentence {
  readonly block: number;
  readonly words: readonly NaiveWord[];
}

/** A range of words of one sentence. */
interface Range {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

type Near = Extract<Query, { type: "near" }>;
type Edge = "both" | "start" | "end";

/** Whether a sentence matches. */
export function naiveMatch(query: Query, sentences: readonly NaiveSentence[], at: number): boolean {
  if (isPlaced(query)) return rangesOf(query, sentences, "both").some((range) => range.sentence === at);
  switch (query.type) {
    case "and":
      return query.operands.every((operand) => naiveMatch(operand, sentences, at));
    case "or":
      return query.operands.some((operand) => naiveMatch(operand, sentences, at));
    case "not":
      return !naiveMatch(query.operand, sentences, at);
    case "near":
      return naiveMatch(distributed(query), sentences, at);
    default:
      throw new Error(`no naive meaning for ${query.type}`);
  }
}

/** Terms, lists, ORs of them, and NEAR with such a side have a place in the text. */
function isPlaced(query: Query): boolean {
  if (query.type === "phrase") return true;
  if (query.type === "list") return query.terms.every(isPlaced);
  if (query.type === "or") return query.operands.every(isPlaced);
  return query.type === "near" && query.operands.some(isPlaced);
}

/** NEAR between two groups holds for each operand of the first. */
function distributed(near: Near): Query {
  const [left, right] = near.operands;
  const with_ = (operand: Query): Query => ({ ...near, operands: [operand, right] });
  if (left.type === "and" || left.type === "or") return { ...left, operands: left.operands.map(with_) };
  if (left.type === "not") return { ...left, operand: with_(left.operand) };
  if (left.type === "near") return distributed({ ...near, operands: [distributed(left), right] });
  throw new Error("a side of NEAR is neither placed nor a group");
}

function rangesOf(query: Query, sentences: readonly NaiveSentence[], edge: Edge): Range[] {
  if (query.type === "phrase")
    return allRanges(sentences).filter((range) => isPhrase(query.words, wordsIn(sentences, range)));
  if (query.type === "list") return query.terms.flatMap((term) => rangesOf(term, sentences, edge));
  if (query.type === "or") return query.operands.flatMap((operand) => rangesOf(operand, sentences, edge));
  if (query.type !== "near") throw new Error(`${query.type} has no place`);
  return sidesOf(query, sentences, edge);
}

/** Of NEAR: the ranges of its two sides that take part. */
function sidesOf(near: Near, sentences: readonly NaiveSentence[], edge: Edge): Range[] {
  const [left, right] = near.operands;
  const leftIsAnchor = isPlaced(left);
  const [anchor, other] = leftIsAnchor ? [left, right] : [right, left];
  const inOrder = (x: Range, y: Range): boolean => !near.ordered || (leftIsAnchor ? before(x, y) : before(y, x));
  const close = (x: Range, y: Range): boolean => inOrder(x, y) && near_(near, sentences, x, y);
  const [anchorEdge, otherEdge]: readonly [Edge, Edge] = !near.ordered
    ? ["both", "both"]
    : leftIsAnchor
      ? ["end", "start"]
      : ["start", "end"];
  const holds = (q: Query, x: Range): boolean => {
    if (isPlaced(q)) return rangesOf(q, sentences, otherEdge).some((y) => close(x, y));
    if (q.type === "and") return q.operands.every((operand) => holds(operand, x));
    if (q.type === "or") return q.operands.some((operand) => holds(operand, x));
    if (q.type === "not") return !holds(q.operand, x);
    if (q.type === "near") return holds(distributed(q), x);
    throw new Error(`${q.type} near something`);
  };
  const anchors = rangesOf(anchor, sentences, anchorEdge).filter((x) => holds(other, x));
  const others = wanted(other)
    .flatMap((part) => rangesOf(part, sentences, otherEdge))
    .filter((y) => anchors.some((x) => close(x, y)));
  if (edge === "both" || !near.ordered) return [...anchors, ...others];
  return (edge === "start") === leftIsAnchor ? anchors : others;
}

function wanted(query: Query): Query[] {
  if (isPlaced(query)) return [query];
  if (query.type === "near") return wanted(distributed(query));
  return query.type === "and" || query.type === "or" ? query.operands.flatMap(wanted) : [];
}

function before(x: Range, y: Range): boolean {
  return x.sentence < y.sentence || (x.sentence === y.sentence && x.end <= y.start);
}

function near_(near: Near, sentences: readonly NaiveSentence[], x: Range, y: Range): boolean {
  if (!before(x, y) && !before(y, x)) return false;
  if (near.unit === "paragraph") return sentences[x.sentence]?.block === sentences[y.sentence]?.block;
  if (x.sentence !== y.sentence) return false;
  const gap = before(x, y) ? y.start - x.end : x.start - y.end;
  return near.distance === null || gap <= near.distance;
}

function allRanges(sentences: readonly NaiveSentence[]): Range[] {
  return sentences.flatMap(({ words }, sentence) =>
    words.flatMap((_, start) => words.slice(start).map((__, length) => ({ sentence, start, end: start + length + 1 }))),
  );
}

function wordsIn(sentences: readonly NaiveSentence[], { sentence, start, end }: Range): readonly NaiveWord[] {
  return sentences[sentence]?.words.slice(start, end) ?? [];
}

/** True where the words of a term are exactly the words of a range; either side may write a hyphened pair as one word. */
function isPhrase(term: readonly Word[], words: readonly NaiveWord[]): boolean {
  const [first, second] = term;
  const [one, two] = words;
  if (first === undefined || one === undefined) return term.length === 0 && words.length === 0;
  if (isWord(first, one.text, null) && isPhrase(term.slice(1), words.slice(1))) return true;
  const pair = two?.joined ? one.text + two.text : null;
  if (pair !== null && isWord(first, pair, one.text) && isPhrase(term.slice(1), words.slice(2))) return true;
  if (!second?.joined) return false;
  const exactCase = first.exactCase && second.exactCase;
  const text = exactCase ? first.text + second.text : (first.text + second.text).toLowerCase();
  const closed: Word = { text, exactCase, ending: second.ending, joined: false };
  if (isWord(closed, one.text, null) && isPhrase(term.slice(2), words.slice(1))) return true;
  return pair !== null && isWord(closed, pair, one.text) && isPhrase(term.slice(2), words.slice(2));
}

/** `half` is the first half of a hyphened pair: a prefix must reach beyond it. */
function isWord(word: Word, text: string, half: string | null): boolean {
  const written = word.exactCase ? text : text.toLowerCase();
  if (word.ending === "any") return written.startsWith(word.text) && (half === null || word.text.length > half.length);
  return word.ending === "inflections" ? inflections(word.text).includes(written) : written === word.text;
}
