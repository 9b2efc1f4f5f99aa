/** The first words of a sentence that point back to an earlier one: pronouns, demonstratives, definite nouns. */
import type { Span } from "../text/span.ts";
import type { Dependence } from "./attribution.ts";
import { openers, shellNouns } from "./lexicon/anaphora.ts";
import { auxiliaries } from "./lexicon/function-words.ts";
import { personNouns, singular } from "./lexicon/nouns.ts";
import { durations, seasons } from "./lexicon/numbers.ts";
import { countryOf } from "./lexicon/places.ts";
import type { Token } from "./tokens.ts";

/** The words that a sentence leans by. */
export interface Opening {
  readonly span: Span;
  readonly reason: Dependence["reason"];
}

export function openerEnd(tokens: readonly Token[]): number {
  const first = tokens[0];
  const candidates = first && openersByWord.get(first.lower);
  if (candidates === undefined) return 0;
  for (const words of candidates) {
    if (words.some((word, i) => tokens[i]?.lower !== word)) continue;
    return tokens[words.length]?.kind === "comma" ? words.length + 1 : words.length;
  }
  return 0;
}

/** Openers as their words, by the first of them, in the order of the list. */
const openersByWord: ReadonlyMap<string, readonly (readonly string[])[]> = byFirstWord(openers);

function byFirstWord(phrases: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  const found = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const words = phrase.split(" ");
    const [first = ""] = words;
    found.set(first, [...(found.get(first) ?? []), words]);
  }
  return found;
}

export function readOpening(tokens: readonly Token[], at: number): Opening | undefined {
  const first = tokens[at];
  const second = tokens[at + 1];
  if (first?.kind !== "word" || !second) return undefined;
  const lean = (end: Token, reason: Opening["reason"]): Opening => ({
    span: { start: first.start, end: end.end },
    reason,
  });
  if (/^(?:he|she|they)$/.test(first.lower)) return lean(first, "pronoun");
  if (first.lower === "it") return isExpletive(tokens, at) ? undefined : lean(first, "pronoun");
  if (/^(?:his|her|their|its)$/.test(first.lower)) return lean(first, "possessive");
  if (/^(?:this|that|these|those|such)$/.test(first.lower))
    return demonstrative(tokens, at) ? lean(demonstrativeEnd(tokens, at, first), "demonstrative") : undefined;
  if (first.lower === "the") return definite(tokens, at, lean);
  if (/^(?:both|neither|some|many|most|several|one|others?)$/.test(first.lower)) {
    const of = second.lower === "of" && /^(?:the|them|those|these)$/.test(tokens[at + 2]?.lower ?? "");
    return of ? lean(tokens[at + 2] ?? second, "definite") : undefined;
  }
  return undefined;
}

/** "It is unclear whether", "It was not until", "It remains to be seen": "it" stands for what follows. */
function isExpletive(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at + 1]?.lower ?? "";
  if (
    !/^(?:is|was|'s|will|would|has|had|may|might|could|remains|seems|seemed|appears|appeared|takes|took|isn't|wasn't)$/.test(
      verb,
    )
  )
    return false;
  const rest = tokens.slice(at + 2, at + 14);
  const clause = rest.findIndex((t) => /^(?:that|whether|to|how|why|what|if|when|who|until|for)$/.test(t.lower));
  const predicate = rest.find(
    (t) => !/^(?:be|been|not|also|still|now|yet|too|very|so|more|far|just|only|a|the|an)$/.test(t.lower),
  );
  return clause >= 0 && clause < 7 && predicate !== undefined && EXPLETIVE.has(predicate.lower);
}

const EXPLETIVE: ReadonlySet<string> = new Set(
  `unclear clear possible impossible likely unlikely important necessary essential difficult hard easy early late time true unusual common rare
known unknown reported believed thought expected understood seen obvious evident worth better best fair safe wrong right enough up
first second last until longer surprising natural normal critical crucial vital hoped estimated said alleged`.split(
    /\s+/,
  ),
);

/** Not "this week", not "those who", not "That Smith came is …". */
export function demonstrative(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at]?.lower;
  const next = tokens[at + 1];
  if (!next) return false;
  if (
    durations.has(next.lower) ||
    seasons.has(next.lower) ||
    /^(?:morning|afternoon|evening|time|who|whose|which|in|of|with)$/.test(next.lower)
  )
    return false;
  if (first === "such" && next.lower === "as") return false;
  return !(first === "that" && (next.capital || /^(?:he|she|they|it|the|a)$/.test(next.lower)));
}

/** A demonstrative with its noun where one follows: "This strategy". */
function demonstrativeEnd(tokens: readonly Token[], at: number, first: Token): Token {
  const next = tokens[at + 1];
  const noun =
    next?.kind === "word" && !auxiliaries.has(next.lower) && !/^['’]/.test(next.text) && shellLike(next.lower);
  return noun ? next : first;
}

export function shellLike(word: string): boolean {
  const noun = singular(word);
  return shellNouns.has(noun) || personNouns.has(noun);
}

/** "The request", "The latest push", "The Europeans": no "of", "to", "that" or relative behind that would say which. */
export function definite(
  tokens: readonly Token[],
  at: number,
  lean: (end: Token, reason: Opening["reason"]) => Opening,
): Opening | undefined {
  for (let i = at + 1; i < at + 5; i++) {
    const token = tokens[i];
    if (token?.kind !== "word") return undefined;
    const same = token.lower === "same" || token.lower === "pair" || token.lower === "two";
    const people =
      token.capital &&
      countryOf(token.lower) !== undefined &&
      token.lower.endsWith("s") &&
      countryOf(token.lower.slice(0, -1)) !== undefined;
    const next = tokens[i + 1];
    if (people && (next === undefined || next.kind !== "word" || !next.capital)) return lean(token, "definite");
    if (token.capital) return undefined;
    if (!shellNouns.has(singular(token.lower)) && !same) continue;
    // A noun before another noun only describes it: "the peace deal", "the policy shift".
    if (next?.kind === "word" && !next.capital && shellLike(next.lower) && !auxiliaries.has(next.lower)) continue;
    return saysWhich(next) ? undefined : lean(token, "definite");
  }
  return undefined;
}

export function saysWhich(next: Token | undefined): boolean {
  if (next === undefined) return false;
  return (
    next.capital ||
    next.kind === "number" ||
    next.kind === "dash" ||
    /^(?:of|to|that|who|which|whose|between|for|with|from|in|on|by|at|about|over|against|behind|into|under|'s|')$/.test(
      next.lower,
    )
  );
}
