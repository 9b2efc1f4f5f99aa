/** Looks terms up in a word index: takes a term's plan, gives its occurrences. No text is read again. */
import { CLOSED_PAIR, type WordIndex } from "./article-index.ts";
import { follow, none, type Occurrences, sorted, union } from "./occurrences.ts";
import type { PlanStep, PlanWord, TermPlan } from "./plan.ts";

/** Where a term stands; the answer is remembered in the index. */
export function findTerm(words: WordIndex, term: TermPlan): Occurrences {
  const known = words.found.get(term.key);
  if (known !== undefined) return known;
  const found = withinSentences(words, findSteps(words, term.steps));
  words.found.set(term.key, found);
  return found;
}

/**
 * Grows ranges word by word. A step may be met by its own word, or together with the next step by their closed form, so
 * `reached[i]` holds the ranges that have met the first `i` steps. Most terms are not in most articles: nothing is made
 * for them.
 */
function findSteps(words: WordIndex, steps: readonly PlanStep[]): Occurrences {
  const [first] = steps;
  if (first === undefined) return none;
  const reached: Occurrences[] = [none, lookUp(words, first.word)];
  for (let i = 1; i < steps.length; i++) {
    const grown = grow(words, reached[i], steps[i]?.word ?? first.word);
    const closed = steps[i - 1]?.closed ?? null;
    if (closed !== null)
      reached.push(union([grown, i === 1 ? lookUp(words, closed) : grow(words, reached[i - 1], closed)]));
    else if (grown === none && (steps[i]?.closed ?? null) === null) return none;
    else reached.push(grown);
  }
  return reached[steps.length] ?? none;
}

function grow(words: WordIndex, before: Occurrences | undefined, next: PlanWord): Occurrences {
  if (before === undefined || before.starts.length === 0) return none;
  const found = follow(before, lookUp(words, next));
  return found.length === 0 ? none : sorted(found);
}

/** Phrases over the end of a sentence are no phrases. */
function withinSentences(words: WordIndex, found: Occurrences): Occurrences {
  const { starts, ends } = found;
  const inside = (start: number, i: number): boolean =>
    words.sentenceOf[start] === words.sentenceOf[(ends[i] ?? start + 1) - 1];
  if (starts.every(inside)) return found;
  const kept = starts
    .map((start, i): [number, number] => [start, ends[i] ?? start])
    .filter(([start], i) => inside(start, i));
  return sorted(kept);
}

function lookUp(words: WordIndex, word: PlanWord): Occurrences {
  const forms = word.prefix ? formsWithPrefix(words, word.forms[0] ?? "") : word.forms;
  let found = none;
  const more: Occurrences[] = [];
  for (const form of forms) {
    const positions = words.positions.get(form);
    if (positions === undefined) continue;
    const list = readPositions(words, positions, word);
    if (found === none) found = list;
    else more.push(list);
  }
  return more.length === 0 ? found : union([found, ...more]);
}

function formsWithPrefix(words: WordIndex, prefix: string): readonly string[] {
  if (prefix.length >= 2)
    return (words.byBeginning.get(prefix.slice(0, 2)) ?? []).filter((form) => form.startsWith(prefix));
  return [...words.positions.keys()].filter((form) => form.startsWith(prefix));
}

function readPositions(words: WordIndex, positions: readonly number[], word: PlanWord): Occurrences {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const position of positions) {
    const pair = position >= CLOSED_PAIR;
    const start = pair ? position - CLOSED_PAIR : position;
    if (!fits(words, start, pair, word)) continue;
    starts.push(start);
    ends.push(pair ? start + 2 : start + 1);
  }
  return { starts, ends };
}

/** A prefix meets a closed pair only if it reaches into the second half: `America*` is not all of `American-made`. */
function fits(words: WordIndex, start: number, pair: boolean, { written, prefix, forms }: PlanWord): boolean {
  const first = words.written[start] ?? "";
  if (pair && prefix && (forms[0] ?? "").length <= first.length) return false;
  if (written === null) return true;
  const text = pair ? first + (words.written[start + 1] ?? "") : first;
  return prefix ? written.some((form) => text.startsWith(form)) : written.includes(text);
}
