/** Conditions. */
import { isList, isTruthy } from "../value.ts";
import type { Helper } from "./helper.ts";

const two = [
  { name: "a", kind: "any" },
  { name: "b", kind: "any" },
] as const;

const some = [{ name: "values", kind: "any", rest: true }] as const;

const eq: Helper = {
  name: "eq",
  summary: "True where the two values are the same text, number or truth value.",
  parameters: two,
  options: [],
  call: ([a = null, b = null]) => a === b,
};

const more: Helper = {
  name: "more",
  summary: "True where the first number is larger than the second.",
  parameters: two,
  options: [],
  call: ([a = null, b = null]) => typeof a === "number" && typeof b === "number" && a > b,
};

const and: Helper = {
  name: "and",
  summary: "True where all values are true: not null, empty or zero.",
  parameters: some,
  options: [],
  call: (args) => args.every(isTruthy),
};

const or: Helper = {
  name: "or",
  summary: "The first value that is true, otherwise the last.",
  parameters: some,
  options: [],
  givesFirst: true,
  call: (args) => args.find(isTruthy) ?? args.at(-1) ?? null,
};

const not: Helper = {
  name: "not",
  summary: "True where the value is null, empty or zero.",
  parameters: [{ name: "value", kind: "any" }],
  options: [],
  call: ([value = null]) => !isTruthy(value),
};

const count: Helper = {
  name: "count",
  summary: "How many values a list has.",
  parameters: [{ name: "list", kind: "any" }],
  options: [],
  call: ([list = null]) => (isList(list) ? list.length : 0),
};

export const logicHelpers: readonly Helper[] = [eq, more, and, or, not, count];
