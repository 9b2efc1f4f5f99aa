/** A theme as its file gives it, before its rules are compiled. */
import type { Diagnostic, Place, PlacedText } from "../diagnostics/diagnostic.ts";
import type { Span } from "../text/span.ts";
import type { Plan } from "./plan.ts";
import type { Query } from "./query/ast.ts";

/** Whether a match is on the subject or next to it. */
export type Grade = "core" | "related";

/** How much of what comes before a matched sentence is printed with it. */
export type ContextRule = "none" | "antecedent" | "paragraph";

/** One theme file. */
export interface Theme {
  /** The file's name without `.yaml`. */
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly question: string | null;
  readonly scope: string | null;
  /** Names of word list files beside the theme's file, such as `lists.yaml`. */
  readonly uses: readonly PlacedText[];
  readonly core: readonly PlacedText[];
  readonly related: readonly PlacedText[];
  readonly never: readonly PlacedText[];
  readonly context: ContextRule;
  readonly tests: { readonly include: readonly PlacedText[]; readonly exclude: readonly PlacedText[] };
  /** Declared opposites, each two rules: what is said on one side and on the other. */
  readonly opposites: readonly { readonly name: string; readonly a: PlacedText; readonly b: PlacedText }[];
}

/** A named list of terms. Terms are query text: `America*`, `White House`, `$other`. */
export interface WordList {
  readonly name: string;
  readonly place: Place;
  readonly terms: readonly PlacedText[];
}

/** A rule ready to run. */
export interface CompiledRule {
  /** As the analyst wrote it. */
  readonly text: string;
  readonly grade: Grade | "never";
  readonly place: Place;
  /** With its word lists filled in. */
  readonly query: Query;
  readonly plan: Plan;
}

/** A theme ready to run. Built by `compileTheme`; opaque to everyone but the matcher. */
export interface CompiledTheme {
  readonly theme: Theme;
  readonly rules: readonly CompiledRule[];
}

/** One term that matched, and where. */
export interface TermHit {
  /** The term as written in the rule or list. */
  readonly term: string;
  readonly span: Span;
}

/** A sentence that a theme takes, with the rule that took it. At most one per theme and sentence: the strongest rule. */
export interface Match {
  readonly theme: string;
  readonly grade: Grade;
  readonly rule: string;
  /** Source path. */
  readonly source: string;
  /** Index into `article.sentences`. */
  readonly sentence: number;
  readonly terms: readonly TermHit[];
  /** The smallest stretch that holds the terms. */
  readonly window: Span;
  /** All rules of the theme that match this sentence, the strongest first. */
  readonly rules: readonly string[];
}

/** A sentence that a theme would have taken but for a `never` rule. */
export interface Veto {
  readonly theme: string;
  readonly rule: string;
  /** The rule that had matched. */
  readonly against: string;
  readonly source: string;
  readonly sentence: number;
}

/** What matching one theme against one article gives. Both lists are in sentence order. */
export interface ThemeMatches {
  readonly matches: readonly Match[];
  readonly vetoes: readonly Veto[];
}

/** What compiling gives: the rules that could be parsed, and what was wrong with the others. */
export interface CompileResult {
  readonly value: CompiledTheme;
  readonly diagnostics: readonly Diagnostic[];
}
