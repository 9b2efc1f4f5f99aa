/**
 * Builders for schemas of YAML files. Each takes a `Scalar` (or a list of them) and gives the value; its issues say what
 * was expected, with what was written, and a hint on a second line where there is one (see `issues.ts`).
 */
import type { PlacedText } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import { kindOf, quoted } from "./issues.ts";
import { describeInput } from "./json-schema.ts";
import { Scalar, type YamlValue } from "./scalar.ts";
import * as z from "./zod.ts";

/** Words of any length; white space at both ends is taken off. Never empty. */
export function text(): z.ZodType<string> {
  return scalar({ type: "string" }, "text", (s) => s.text.trim());
}

/** Words on one line: line breaks and runs of white space become one space. Never empty. */
export function line(): z.ZodType<string> {
  return scalar({ type: "string" }, "text", (s) => oneLine(s.text));
}

/** `text()` with its place. */
export function placedText(): z.ZodType<PlacedText> {
  return scalar({ type: "string" }, "text", (s) => ({ text: s.text.trim(), place: s.place }));
}

/** `line()` with its place. */
export function placedLine(): z.ZodType<PlacedText> {
  return scalar({ type: "string" }, "text", (s) => ({ text: oneLine(s.text), place: s.place }));
}

/** A whole number within bounds, both included; digits only, so `010` is ten and `1e3` is refused. */
export function integer(minimum: number, maximum: number): z.ZodType<number> {
  return scalar({ type: "integer", minimum, maximum }, `a whole number from ${minimum} to ${maximum}`, (s) => {
    if (!/^-?\d{1,15}$/.test(s.text)) return undefined;
    const value = Number(s.text);
    return value >= minimum && value <= maximum ? value : undefined;
  });
}

/** A decimal number within bounds, both included: `10.5`, `-2`, `.5`. */
export function decimal(minimum: number, maximum: number): z.ZodType<number> {
  return scalar({ type: "number", minimum, maximum }, `a number from ${minimum} to ${maximum}`, (s) => {
    if (!/^-?(\d{1,9}(\.\d{1,6})?|\.\d{1,6})$/.test(s.text)) return undefined;
    const value = Number(s.text);
    return value >= minimum && value <= maximum ? value : undefined;
  });
}

/** `yes`, `no`, `true` or `false`, in any case. */
export function flag(): z.ZodType<boolean> {
  const values: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false };
  // Editors read `yes` as text and `true` as a boolean.
  const shape = { anyOf: [{ type: "boolean" }, { enum: ["yes", "no"] }] };
  return scalar(shape, "`yes` or `no`", (s) =>
    Object.hasOwn(values, s.text.toLowerCase()) ? values[s.text.toLowerCase()] : undefined,
  );
}

/** One of a few words, as written in `choices`. */
export function choice<const C extends string>(choices: readonly C[]): z.ZodType<C> {
  return scalar(
    { enum: [...choices] },
    listed(choices),
    (s) => choices.find((c) => c === s.text),
    (s) => nearest(s.text, choices),
  );
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function isoDate(): z.ZodType<string> {
  return scalar({ type: "string", format: "date" }, "a day such as `2026-01-31`", (s) =>
    isDay(s.text) ? s.text : undefined,
  );
}

/** A year, month or day: `2026`, `2026-01`, `2026-01-31`. */
export function partialDate(): z.ZodType<string> {
  const pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$";
  return scalar({ type: "string", pattern }, "a day, month or year such as `2026-01-31`, `2026-01` or `2026`", (s) => {
    return isDay(padDate(s.text)) ? s.text : undefined;
  });
}

/** A share from `0%` to `100%`, as a number of percent. */
export function percent(): z.ZodType<number> {
  return scalar({ type: "string", pattern: "^[0-9]{1,3}(\\.[0-9]+)?%$" }, "a share such as `50%`", (s) => {
    if (!/^\d{1,3}(\.\d{1,3})? ?%$/.test(s.text)) return undefined;
    const value = Number.parseFloat(s.text);
    return value <= 100 ? value : undefined;
  });
}

/** A list, or a single value in the place of a list of one. Order is kept; may be empty where the list is written empty. */
export function oneOrMany<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  const schema = z.preprocess(
    (value) => (Array.isArray(value) || value === undefined ? value : [value]),
    z.array(item),
  );
  return describeInput(schema, (toJson) => ({ anyOf: [toJson(item), { type: "array", items: toJson(item) }] }));
}

/** A mapping, or in its place the value of one of its keys alone. */
export function shortFor<T>(key: string, whole: z.ZodType<T>): z.ZodType<T> {
  const schema = z.preprocess((value) => (value instanceof Scalar ? { [key]: value } : value), whole);
  return describeInput(schema, (toJson) => ({ anyOf: [{ type: "string" }, toJson(whole)] }));
}

/** A list. */
export function listOf<T>(item: z.ZodType<T>): z.ZodType<readonly T[]> {
  return z.array(item);
}

/** Keys of the user's choosing, each with a value. */
export function named<T>(item: z.ZodType<T>): z.ZodType<Readonly<Record<string, T>>> {
  return z.record(z.string(), item);
}

/** Keys with values; a key that is not in the shape is an error. */
export function mapping<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape);
}

/** Plain data of any form: texts, lists, and mappings by name. */
export type Anything = string | readonly Anything[] | { readonly [key: string]: Anything };

/** Takes whatever is written, with every scalar as its text: for what another schema will judge. */
export function anything(): z.ZodType<Anything> {
  const schema = z.custom<YamlValue>((value) => value !== undefined).transform(plain);
  return describeInput(schema, () => ({}));
}

function plain(value: YamlValue): Anything {
  if (value instanceof Scalar) return value.text;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/**
 * A builder of one's own. `read` gives undefined for what cannot be taken; `expected` completes "expected …, not …";
 * `suggest` may name what was meant.
 */
export function scalar<T>(
  jsonSchema: Readonly<Record<string, unknown>>,
  expected: string,
  read: (scalar: Scalar) => T | undefined,
  suggest?: (scalar: Scalar) => string | undefined,
): z.ZodType<T> {
  const schema = z
    .custom<unknown>((value) => value !== undefined)
    .transform((input, context) => {
      const value = input instanceof Scalar && input.text.trim() !== "" ? read(input) : undefined;
      if (value !== undefined) return value;
      const meant = input instanceof Scalar ? suggest?.(input) : undefined;
      const hint = meant === undefined ? "" : `\ndid you mean \`${meant}\`?`;
      const given = input instanceof Scalar && input.text.trim() === "" ? "nothing" : kindOf(input);
      context.addIssue({ code: "custom", message: `expected ${expected}, not ${given}${hint}` });
      return z.NEVER;
    });
  return describeInput(schema, () => jsonSchema);
}

function listed(choices: readonly string[]): string {
  const words = choices.map(quoted);
  const last = words.pop() ?? "nothing";
  return words.length === 0 ? last : `${words.join(", ")} or ${last}`;
}

function oneLine(value: string): string {
  return value.trim().split(/\s+/u).join(" ");
}

function padDate(value: string): string {
  return /^\d{4}$/.test(value) ? `${value}-01-01` : /^\d{4}-\d{2}$/.test(value) ? `${value}-01` : value;
}

/** True for a day that the Gregorian calendar has, from year 1. */
function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && days !== undefined && day >= 1 && day <= days;
}
