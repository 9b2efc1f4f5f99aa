/**
 * Rules in the form that the matcher runs: terms with what to look up, NEAR with one side as its anchor. Takes a query
 * whose lists are filled in, gives a plan. Invariant: the anchor of a NEAR, and every part of an `any`, has occurrences
 * (a place in the text), which AND, NOT and fields do not.
 */
import type { Field, ListQuery, NearQuery, PhraseQuery, Query, Unit, Word } from "./query/ast.ts";
import { inflections } from "./query/inflections.ts";

/** One word to look up. */
export interface PlanWord {
  /** Normal forms in lower case, any of which will do; with `prefix`, what the word begins with. */
  readonly forms: readonly string[];
  readonly prefix: boolean;
  /** Where case matters, the forms (or the prefix) as they must be written; null elsewhere. */
  readonly written: readonly string[] | null;
}

/** A word of a term, and the closed form of it and the next one where the rule joins them by a hyphen. */
export interface PlanStep {
  readonly word: PlanWord;
  readonly closed: PlanWord | null;
}

/** Adjacent words. */
export interface TermPlan {
  readonly type: "term";
  /** Equal for equal terms, so that an article's index remembers what it found. All plans have one. */
  readonly key: string;
  readonly steps: readonly PlanStep[];
  /** As the analyst wrote it. */
  readonly label: string;
}

/** A list, or an OR of parts with occurrences. */
export interface AnyPlan {
  readonly type: "any";
  readonly key: string;
  readonly parts: readonly OccurrencePlan[];
  /** `$name` for a list; null for an OR. */
  readonly list: string | null;
}

/** Occurrences of `anchor` for which `other` holds nearby. */
export interface NearPlan {
  readonly type: "near";
  readonly key: string;
  readonly anchor: OccurrencePlan;
  readonly other: Plan;
  /** Where `other` must stand, seen from the anchor. */
  readonly side: "any" | "after" | "before";
  readonly distance: number | null;
  readonly unit: Unit;
}

/** What has a place in the text. */
export type OccurrencePlan = TermPlan | AnyPlan | NearPlan;

export type Plan =
  | OccurrencePlan
  | { readonly type: "and" | "or"; readonly key: string; readonly operands: readonly Plan[] }
  | { readonly type: "not"; readonly key: string; readonly operand: Plan }
  | { readonly type: "field"; readonly key: string; readonly field: Field; readonly operand: Plan };

/** The plan of a query. Linear in the query, but for NEAR between two groups of ANDs, which is their product. */
export function planQuery(query: Query): Plan {
  switch (query.type) {
    case "phrase":
      return planPhrase(query);
    case "list":
      return planList(query);
    case "or":
      return planAny(query.operands.map(planQuery), null);
    case "and":
      return planAll("and", query.operands.map(planQuery));
    case "not":
      return planNot(planQuery(query.operand));
    case "near":
      return planNear(query);
    case "field": {
      const operand = planQuery(query.operand);
      return { type: "field", key: `${query.field}:(${operand.key})`, field: query.field, operand };
    }
  }
}

/** By their terms, which all rules share that name a list. */
const lists = new WeakMap<readonly Query[], Plan>();

function planList({ name, terms }: ListQuery): Plan {
  const plan = lists.get(terms) ?? planAny(terms.map(planQuery), `$${name}`);
  lists.set(terms, plan);
  return plan;
}

/** Terms that a plan may come to, so that groups near groups near groups cannot grow without bound. */
export const MAX_PLAN_TERMS = 4096;

/** How many terms the plan of a query comes to, lists counted as one: what `planQuery` would make, without making it. */
export function countPlanTerms(query: Query): number {
  if (query.type === "phrase" || query.type === "list") return 1;
  if (query.type === "not" || query.type === "field") return countPlanTerms(query.operand);
  const counts = query.operands.map(countPlanTerms);
  const product = query.type === "near" && !query.operands.some(isPlaced);
  return counts.reduce((a, b) => (product ? a * b * 2 : a + b), product ? 1 : 0);
}

function isPlaced(query: Query): boolean {
  if (query.type === "phrase" || query.type === "list") return true;
  if (query.type === "or") return query.operands.every(isPlaced);
  return query.type === "near" && query.operands.some(isPlaced);
}

/** True where a plan has a place in the text. */
export function hasOccurrences(plan: Plan): plan is OccurrencePlan {
  return plan.type === "term" || plan.type === "any" || plan.type === "near";
}

/** The parts of a plan that have occurrences and are wanted, not excluded. */
export function wantedParts(plan: Plan): OccurrencePlan[] {
  if (hasOccurrences(plan)) return [plan];
  return plan.type === "and" || plan.type === "or" ? plan.operands.flatMap(wantedParts) : [];
}

function planPhrase({ words, source }: PhraseQuery): TermPlan {
  const steps = words.map((word, index) => {
    const next = words[index + 1];
    return { word: planWord(word), closed: next?.joined ? planWord(closedForm(word, next)) : null };
  });
  return { type: "term", key: `"${words.map(keyOfWord).join(" ")}"`, steps, label: source };
}

/** `cease-fire` as `ceasefire`; case matters only if it does in both halves. */
function closedForm(word: Word, next: Word): Word {
  const exactCase = word.exactCase && next.exactCase;
  const text = word.text + next.text;
  return { text: exactCase ? text : text.toLowerCase(), exactCase, ending: next.ending, joined: word.joined };
}

function planWord(word: Word): PlanWord {
  const prefix = word.ending === "any";
  const written = word.ending === "inflections" ? inflections(word.text) : [word.text];
  const forms = word.exactCase ? [...new Set(written.map((form) => form.toLowerCase()))] : written;
  return { forms, prefix, written: word.exactCase ? written : null };
}

const endingSigns = { none: "", any: "*", inflections: "~" } as const;

function keyOfWord(word: Word): string {
  return `${word.joined ? "-" : ""}${word.exactCase ? "=" : ""}${word.text}${endingSigns[word.ending]}`;
}

function planAny(parts: readonly Plan[], list: string | null): Plan {
  const placed = parts.filter(hasOccurrences);
  if (placed.length < parts.length) return planAll("or", parts);
  const [only] = placed;
  if (only !== undefined && placed.length === 1 && list === null) return only;
  return { type: "any", key: `(${placed.map((part) => part.key).join("|")})`, parts: placed, list };
}

function planAll(type: "and" | "or", operands: readonly Plan[]): Plan {
  return { type, key: `(${operands.map((o) => o.key).join(type === "and" ? "&" : "|")})`, operands };
}

function planNot(operand: Plan): Plan {
  return { type: "not", key: `!${operand.key}`, operand };
}

function planNear({ operands, ordered, distance, unit }: NearQuery): Plan {
  const [left, right] = [planQuery(operands[0]), planQuery(operands[1])];
  const near = (anchor: Plan, other: Plan, side: NearPlan["side"]): Plan => {
    if (hasOccurrences(anchor)) {
      const key = `[${anchor.key} ${side} ${distance ?? "-"} ${unit} ${other.key}]`;
      return { type: "near", key, anchor, other, side, distance, unit };
    }
    // Neither side has a place: each operand of the group must be near the other group.
    if (anchor.type === "and" || anchor.type === "or") {
      return planAll(
        anchor.type,
        anchor.operands.map((operand) => turned(operand, other, side)),
      );
    }
    return anchor.type === "not" ? planNot(turned(anchor.operand, other, side)) : anchor;
  };
  const turned = (anchor: Plan, other: Plan, side: NearPlan["side"]): Plan => {
    if (hasOccurrences(anchor) || !hasOccurrences(other)) return near(anchor, other, side);
    return near(other, anchor, side === "any" ? "any" : side === "after" ? "before" : "after");
  };
  return turned(left, right, ordered ? "after" : "any");
}
