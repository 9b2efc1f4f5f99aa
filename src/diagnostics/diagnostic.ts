/**
 * Problems as data. A stage that meets a mistake in its input returns it beside its value and goes on;
 * nothing is thrown but bugs. Positions are offsets into the text as it was read; line and column are
 * worked out when a diagnostic is printed.
 */
import type { Span } from "../text/span.ts";
import type { Code } from "./codes.ts";

/** How much a problem weighs: an error fails the command, a warning only under `--strict`, a note never. */
export type Severity = "error" | "warning" | "note";

/** Where a problem stands: a workspace path, and the characters if they are known. */
export interface Place {
  readonly file: string;
  /** Offsets into `text`; without a span the whole file is meant. */
  readonly span?: Span;
  /** The text the span counts in, kept so that a printer needs no file access. */
  readonly text?: string;
}

/** Words that a user wrote in a file, with where they stand. */
export interface PlacedText {
  readonly text: string;
  readonly place: Place;
}

/** One problem. Messages are lower case, without a full stop, and quote the offending words; they hold no colour. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  /** What to do, each a short sentence ("did you mean `themes`?"). */
  readonly hints: readonly string[];
  /** Other places that explain this one. */
  readonly related: readonly { readonly message: string; readonly place: Place }[];
}

/** A value together with what was wrong on the way to it. */
export interface Checked<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a call site says of a problem; the rest has defaults. */
export interface DiagnosticDetails {
  readonly place?: Place | undefined;
  readonly hints?: readonly string[];
  readonly related?: Diagnostic["related"];
}

/** Makes an error. */
export function error(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  return diagnostic("error", code, message, details);
}

/** Makes a warning. */
export function warning(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  return diagnostic("warning", code, message, details);
}

/** Makes a note. */
export function note(code: Code, message: string, details: DiagnosticDetails = {}): Diagnostic {
  return diagnostic("note", code, message, details);
}

/** True where at least one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

/** A value with nothing to say about it. */
export function clean<T>(value: T): Checked<T> {
  return { value, diagnostics: [] };
}

function diagnostic(severity: Severity, code: Code, message: string, details: DiagnosticDetails): Diagnostic {
  const { place, hints = [], related = [] } = details;
  return { code, severity, message, ...(place ? { place } : {}), hints, related };
}
