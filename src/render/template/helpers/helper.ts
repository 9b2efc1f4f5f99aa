/** What a helper is: one row of the registry. */
import type { Memo } from "../../../memo/memo.ts";
import type { LabelTable } from "../template.ts";
import type { Value } from "../value.ts";

/**
 * What a parameter takes. `value` prints; `list` is a list of values; `excerpt` and `figure` are records of the memo, `figures`
 * a list of them;
 * `analyst` is a field that the brief's author wrote; `label` is the key of a label, written out; `any` is anything.
 */
export type ParameterKind = "any" | "value" | "list" | "excerpt" | "figure" | "figures" | "analyst" | "label";

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional?: boolean;
  /** The only texts that it may be; given as a literal, so that another one is found before rendering. */
  readonly choices?: readonly string[];
  /** The last parameter only: takes all that follows too. */
  readonly rest?: boolean;
}

/** What a helper sees besides its arguments. */
export interface HelperContext {
  readonly memo: Memo;
  readonly labels: LabelTable;
}

export interface Helper {
  readonly name: string;
  /** One sentence, for the documentation. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** Names that may be given as `name=value`; `any` where only the helper knows them. */
  readonly options: readonly string[] | "any";
  /** Labels that it always prints. */
  readonly labels?: readonly string[];
  /** Labels that it prints, by its first argument: a template that lacks one is told so. */
  readonly needsLabels?: (first: string) => readonly string[];
  /** True where it gives its first argument back, or an arrangement of it: what fields it has is then known. */
  readonly givesFirst?: true;
  /** The option that names a field of the list's items, written out, so that a wrong name is found. */
  readonly fieldOption?: string;
  /** Arguments that were not given are null; so are options. */
  readonly call: (args: readonly Value[], options: Readonly<Record<string, Value>>, context: HelperContext) => Value;
}
