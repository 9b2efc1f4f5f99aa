/** Says of one sentence how far each rule got: for people who ask why a sentence was not taken. */

import type { IndexedArticle } from "./article-index.ts";
import { matchingSentences, startEvaluation } from "./evaluate.ts";
import { fieldsOf, type MatchContext } from "./match-theme.ts";
import type { Plan } from "./plan.ts";
import type { CompiledTheme } from "./theme.ts";

/** One rule against one sentence. Parts are named as the analyst wrote them: `$us`, `in writing`. */
export interface RuleReport {
  readonly rule: string;
  /** Parts that the sentence has, near or not. */
  readonly met: readonly string[];
  /** Parts that it lacks; of an OR without a match all of its parts. Empty where only the distance is too large. */
  readonly missing: readonly string[];
}

/** Reports of the rules that take sentences and met at least one part, in the theme's order. */
export function explainRules(
  compiled: CompiledTheme,
  { article, words }: IndexedArticle,
  sentence: number,
  context?: MatchContext,
): RuleReport[] {
  const evaluation = startEvaluation(words, fieldsOf(article, context));
  const holds = (plan: Plan): boolean => matchingSentences(evaluation, plan)[sentence] === 1;
  return compiled.rules
    .filter((rule) => rule.grade !== "never")
    .map((rule) => ({ rule: rule.text, ...partsOf(rule.plan, holds) }))
    .filter((report) => report.met.length > 0);
}

interface Parts {
  readonly met: string[];
  readonly missing: string[];
}

function partsOf(plan: Plan, holds: (plan: Plan) => boolean): Parts {
  switch (plan.type) {
    case "term":
      return holds(plan) ? { met: [plan.label], missing: [] } : { met: [], missing: [plan.label] };
    case "field": {
      const label = `${plan.field}:(…)`;
      return holds(plan) ? { met: [label], missing: [] } : { met: [], missing: [label] };
    }
    case "not": {
      // What must be absent is met by being absent, which is worth saying only if it isn't.
      const { met } = partsOf(plan.operand, holds);
      return { met: [], missing: holds(plan) ? [] : met.map((part) => `NOT ${part}`) };
    }
    case "any":
      if (plan.list !== null)
        return holds(plan) ? { met: [plan.list], missing: [] } : { met: [], missing: [plan.list] };
      return anyOf(plan.parts.map((part) => partsOf(part, holds)));
    case "or":
      return anyOf(plan.operands.map((part) => partsOf(part, holds)));
    case "and":
      return allOf(plan.operands.map((part) => partsOf(part, holds)));
    case "near":
      return allOf([partsOf(plan.anchor, holds), partsOf(plan.other, holds)]);
  }
}

/** One full alternative is enough, so that the others are not missed. */
function anyOf(parts: readonly Parts[]): Parts {
  const met = parts.flatMap((part) => part.met);
  const satisfied = parts.some((part) => part.met.length > 0 && part.missing.length === 0);
  return { met, missing: satisfied ? [] : parts.flatMap((part) => part.missing) };
}

function allOf(parts: readonly Parts[]): Parts {
  return { met: parts.flatMap((part) => part.met), missing: parts.flatMap((part) => part.missing) };
}
