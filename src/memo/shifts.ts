/**
 * Declared opposites met on both sides: shown as pairs with their dates, never resolved. A theme declares them as two
 * rules; the build runs each side as a theme of its own, named by `oppositeKey`.
 */
import type { Reading } from "../select/reading.ts";
import type { Passage } from "../select/selection.ts";
import { cut } from "../text/span.ts";
import type { MemoExcerpt, MemoShift } from "./memo.ts";

/** A pair of rules that a theme declares to contradict each other. */
export interface Opposite {
  readonly theme: string;
  readonly name: string;
}

/** Key under which the matches of one side stand in `Reading.matches`. No theme's slug holds a `#`. */
export function oppositeKey(opposite: Opposite, side: "a" | "b"): string {
  return `${opposite.theme}#${opposite.name}#${side}`;
}

interface Side {
  readonly excerpt: MemoExcerpt;
  readonly sentence: number;
  readonly text: string;
  readonly date: string | null;
}

/** Most pairs shown per declared opposite; the strongest excerpts first. */
const MAX_PAIRS = 6;
/** Sentences of a side among which those pairs are looked for, in the order of the memo: each is held against each. */
const MAX_SIDES = 100;

/** Pairs in the order of the declarations, then of excerpt numbers. A sentence that fits both sides is on neither. */
export function memoShifts(
  opposites: readonly Opposite[],
  excerpts: readonly MemoExcerpt[],
  passages: readonly Passage[],
  readings: ReadonlyMap<string, Reading>,
): MemoShift[] {
  return opposites.flatMap((opposite) => {
    const sideOf = (side: "a" | "b") => sides(opposite, side, excerpts, passages, readings);
    const [left, right] = [sideOf("a"), sideOf("b")];
    const place = (s: Side) => `${s.excerpt.source} ${s.sentence}`;
    const places = new Set(right.map(place));
    const both = new Set(left.map(place).filter((p) => places.has(p)));
    const only = (sides: readonly Side[]) => sides.filter((s) => !both.has(place(s))).slice(0, MAX_SIDES);
    return choosePairs(only(left), only(right))
      .slice(0, MAX_PAIRS)
      .map(([a, b]) => pair(opposite, a, b));
  });
}

/**
 * Two articles disagree once on one declared question: of their sentences one pair is shown, the first
 * in the order of the memo, and of sentences that no other pair shows yet where there are such.
 */
function choosePairs(left: readonly Side[], right: readonly Side[]): (readonly [Side, Side])[] {
  const all = left.flatMap((a) => right.map((b) => [a, b] as const));
  const shown = new Set<Side>();
  const chosen = new Map<string, readonly [Side, Side]>();
  for (const mayRepeat of [false, true]) {
    for (const [a, b] of all) {
      const sources = `${a.excerpt.source} ${b.excerpt.source}`;
      if (chosen.has(sources) || (!mayRepeat && (shown.has(a) || shown.has(b)))) continue;
      chosen.set(sources, [a, b]);
      shown.add(a).add(b);
    }
  }
  return all.filter(([a, b]) =>
    chosen.get(`${a.excerpt.source} ${b.excerpt.source}`)?.every((s) => s === a || s === b),
  );
}

function sides(
  opposite: Opposite,
  side: "a" | "b",
  excerpts: readonly MemoExcerpt[],
  passages: readonly Passage[],
  readings: ReadonlyMap<string, Reading>,
): Side[] {
  const seen = new Set<string>();
  return excerpts.flatMap((excerpt, index) => {
    const passage = passages[index];
    const reading = passage ? readings.get(passage.source) : undefined;
    if (!passage || !reading) return [];
    const matched = new Set(reading.matches.get(oppositeKey(opposite, side))?.matches.map((m) => m.sentence) ?? []);
    return passage.sentences.flatMap(({ index: sentence, role, span }) => {
      const place = `${passage.source} ${sentence}`;
      if (role !== "match" || !matched.has(sentence) || seen.has(place)) return [];
      seen.add(place);
      const date = reading.article.metadata.published.value;
      return [{ excerpt, sentence, text: cut(reading.article.text, span), date }];
    });
  });
}

function pair(opposite: Opposite, a: Side, b: Side): MemoShift {
  const sameArticle = a.excerpt.source === b.excerpt.source;
  const overTime = a.date !== null && b.date !== null && a.date !== b.date;
  const inOrder = overTime && (a.date ?? "") > (b.date ?? "") ? [b, a] : [a, b];
  const show = ({ excerpt, text }: Side) => ({
    excerpt: excerpt.number,
    text,
    date: excerpt.date,
    outlet: excerpt.outlet,
  });
  const [first = a, second = b] = inOrder;
  return {
    name: opposite.name,
    theme: opposite.theme,
    kind: sameArticle ? "within one article" : overTime ? "change over time" : "between sources",
    a: show(first),
    b: show(second),
  };
}
