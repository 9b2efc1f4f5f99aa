/** What expressions of a template can be at run time. */

/** Plain data of the memo, or finished Markdown. */
export type Value =
  | null
  | string
  | number
  | boolean
  | Markdown
  | readonly Value[]
  | { readonly [field: string]: Value };

const finished: unique symbol = Symbol("finished Markdown");

/** Text that is Markdown already. Only helpers make it: data has no way to the symbol. */
export interface Markdown {
  readonly [finished]: true;
  readonly text: string;
}

export function markdown(text: string): Markdown {
  return { [finished]: true, text };
}

export function isMarkdown(value: Value): value is Markdown {
  return typeof value === "object" && value !== null && finished in value;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** An own field; null for one that isn't there. Prototypes are out of reach. */
export function fieldOf(value: Value, name: string): Value {
  if (typeof value !== "object" || value === null || isMarkdown(value) || isList(value)) return null;
  return Object.hasOwn(value, name) ? (value[name] ?? null) : null;
}

/** As Handlebars has it: null, false, the empty text, zero and the empty list are not. */
export function isTruthy(value: Value): boolean {
  if (isList(value)) return value.length > 0;
  return isMarkdown(value) ? value.text !== "" : Boolean(value);
}

/** A value as text: nothing for null; lists and records have no text, and the checker keeps them from being printed. */
export function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "object") return isMarkdown(value) ? value.text : "";
  return String(value);
}
