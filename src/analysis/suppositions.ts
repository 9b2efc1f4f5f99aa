/** Words that nobody said: what somebody would have said, what follows if they did, what one may imagine that they say. */
import type { Range } from "./clauses.ts";
import type { Tagged } from "./tagging.ts";

/** "would have said", "could have told": what was not said. */
export function isUnreal(tokens: readonly Tagged[], { from, to }: Range): boolean {
  const words = tokens.slice(from, to).map((t) => t.lower);
  return words.includes("have") && words.some((word) => /^(?:would|could|should|might|'d)(?:n't)?$/.test(word));
}

/** Verbs of which the negation is silence; "did not deny" and "did not rule out" are something said. */
const TELLING =
  /^(?:say|tell|add|write|state|mention|specify|disclose|reveal|divulge|explain|elaborate|identify|name|detail|clarify|answer|reply|respond|comment|spell|announce)$/;

/** "did not say", "has never told": what was left open. "Will not say" and "could not explain" are answers. */
export function isSilence(tokens: readonly Tagged[], { from, to }: Range): boolean {
  if (!TELLING.test(tokens[to - 1]?.form?.lemma ?? "")) return false;
  const words = tokens.slice(from, to).map((t) => t.lower);
  const negated = words.some((word) => /^(?:not|never|n't|.+n't)$/.test(word));
  return negated && !words.some((word) => /^(?:will|would|wo|can|could|cannot|may|might)(?:n't)?$|^can't$/.test(word));
}

/** "may expect", "could say": what nobody knows to be so. "Could not explain" is an answer. */
export function isPossible(tokens: readonly Tagged[], { from, to }: Range): boolean {
  const words = tokens.slice(from, to).map((t) => t.lower);
  const negated = words.includes("not") || words.includes("n't");
  return words.some((word) => /^(?:may|might)$/.test(word)) || (words.includes("could") && !negated);
}

/** "put off saying", "avoided saying", "without saying", "stopped short of saying": what stands before a participle at `at`. */
export function isLeftUnsaid(tokens: readonly Tagged[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (before.lower === "of") return /^(?:short|instead)$/.test(tokens[at - 2]?.lower ?? "");
  if (before.lower === "from") return /^(?:refrain|abstain)/.test(tokens[at - 2]?.lower ?? "");
  return /^(?:off|without|than|avoid(?:s|ed|ing)?)$/.test(before.lower);
}

/** "If X said", "whether X said", "Had X said", "Imagine that X said": what stands right before the subject, at `subject`. */
export function isSupposed(tokens: readonly Tagged[], subject: number): boolean {
  const before = tokens[subject - 1];
  if (before === undefined) return false;
  if (/^(?:if|unless|whether|lest)$/.test(before.lower)) return true;
  if (/^(?:had|should|were)$/.test(before.lower)) return opensClause(tokens, subject - 1);
  const verb = before.lower === "that" ? subject - 2 : subject - 1;
  return /^(?:imagine|suppose|supposing)$/.test(tokens[verb]?.lower ?? "") && opensClause(tokens, verb);
}

function opensClause(tokens: readonly Tagged[], at: number): boolean {
  return at === 0 || /^(?:stop|comma|conj|dash|semi|colon|adv)$/.test(tokens[at - 1]?.tag ?? "");
}
