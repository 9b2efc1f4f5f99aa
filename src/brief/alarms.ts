import type { z } from "zod";
import { choice, integer, line, mapping, oneOrMany, percent } from "../yaml/scalars.ts";
import type { Alarm } from "./brief.ts";

/** The value of an alarm as `Alarm` carries it. */
type Value = Alarm["value"];

/** Holds where there is at least one. */
const any: z.ZodType<Value> = choice(["any"]);
/** Holds above a share of the excerpts. */
const share: z.ZodType<Value> = percent().transform((value) => `${value}%`);

/** What `stop-if` and `warn-if` can watch, with the values each takes. The rules themselves stand in `check/alarms.ts`. */
const rules: Readonly<Record<string, z.ZodType<Value>>> = {
  "unverified-excerpts": any.describe("An excerpt that is not proved by its source."),
  "boilerplate-in-memo": any.describe("An excerpt that holds furniture."),
  "excerpt-needs-context": any.describe("An excerpt that leans on a sentence which is not printed with it."),
  "theme-tests": choice(["fail"]).describe("A theme whose own tests fail."),
  "one-origin-above": share.describe("More than this share of a part's excerpts come from one newsroom."),
  "one-article-above": share.describe("More than this share of a part's excerpts come from one article."),
  "undated-share-above": share.describe("More than this share of excerpts are undated."),
  "anonymous-share-above": share.describe("More than this share of excerpts rest on unnamed sources."),
  "part-empty": oneOrMany(line()).describe("`any`, or the headings of parts that must not be empty."),
  "theme-empty": any.describe("A theme without an excerpt."),
  "thin-theme-below": integer(1, 1000)
    .transform((value) => String(value))
    .describe("A theme with fewer excerpts than this."),
  "relative-dates": any.describe("Excerpts that say when only relative to an unknown day."),
  "judgement-without-evidence": any.describe("A judgement that names no evidence."),
  "withdrawn-source": any.describe("An excerpt from a source that was withdrawn."),
  "unknown-origin": any.describe("An excerpt whose newsroom is not known."),
};

/** The names of all rules, in the order of the reference. */
export const alarmNames: readonly string[] = Object.keys(rules);

/** The mapping below `stop-if` and `warn-if`. */
export const alarmsSchema: z.ZodType<Readonly<Record<string, Value | undefined>>> = mapping(
  Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, value.optional()])),
);

/** `part-empty: any` is a word, a list of headings stays a list. */
export function alarmValue(value: Value): Value {
  return Array.isArray(value) && value.length === 1 && value[0] === "any" ? "any" : value;
}
