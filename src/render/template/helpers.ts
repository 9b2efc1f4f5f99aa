/** The registry of helpers: a closed set, each one row. The blocks `if`, `unless`, `each`, `with` and `quote` stand in `run.ts`. */
import { arrangeHelpers } from "./helpers/arrange.ts";
import { chartHelpers } from "./helpers/chart.ts";
import { evidenceHelpers } from "./helpers/evidence.ts";
import type { Helper } from "./helpers/helper.ts";
import { logicHelpers } from "./helpers/logic.ts";
import { tableHelpers } from "./helpers/tables.ts";
import { wordHelpers } from "./helpers/words.ts";

/** In the order of the documentation. */
export const helpers: readonly Helper[] = [
  ...wordHelpers,
  ...evidenceHelpers,
  ...tableHelpers,
  ...chartHelpers,
  ...arrangeHelpers,
  ...logicHelpers,
];

/** The blocks, with what they do. */
export const blocks: Readonly<Record<string, string>> = {
  if: "Prints its body where the value is true: not null, empty or zero; `else` and `else if` as usual.",
  unless: "Prints its body where the value is not true.",
  each: "Prints its body for each item of a list, with `@index`, `@number` (from 1), `@first` and `@last`; `else` where it is empty.",
  with: "Prints its body with the value as context, where it is true.",
  quote: 'Prints its body as a block quote; a word behind it makes it a callout: `{{#quote "important"}}`.',
};

/** The helpers that a template may call. */
export interface HelperSet {
  readonly named: (name: string) => Helper | undefined;
  readonly names: readonly string[];
  /** True where the workspace has helpers of its own which nobody allowed to run: a template that calls one is told so. */
  readonly notLoaded: boolean;
}

const byName: ReadonlyMap<string, Helper> = new Map(helpers.map((helper) => [helper.name, helper]));

/** The tool's own. */
export const builtInHelpers: HelperSet = {
  named: (name) => byName.get(name),
  names: [...byName.keys()],
  notLoaded: false,
};
