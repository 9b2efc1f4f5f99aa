/** Prints what a command found: people get text on stdout and problems on stderr, programs get one report on stdout. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { printReport } from "../diagnostics/print/print.ts";
import type { Io } from "./io.ts";
import type { Globals } from "./options.ts";
import type { Outcome } from "./outcome.ts";

/** `version` is the tool's. */
export function report(io: Io, globals: Globals, command: string, version: string, outcome: Outcome): void {
  const { format, quiet, strict } = globals;
  const shown = outcome.diagnostics.filter(
    (d) => !quiet || d.severity === "error" || (strict && d.severity === "warning"),
  );
  if (format === "pretty" || format === "markdown") {
    if (!quiet || outcome.essential === true) io.stdout(outcome.text);
    io.stderr(printReport("pretty", { ...common(io, globals, command, version, outcome), diagnostics: shown }));
    if (!quiet) io.stderr(tally(shown));
    return;
  }
  io.stdout(printReport(format, { ...common(io, globals, command, version, outcome), diagnostics: shown }));
}

function common(io: Io, globals: Globals, command: string, version: string, outcome: Outcome) {
  const base = globals.workspace
    .replaceAll("\\", "/")
    .replace(/^(\.\/)+/, "")
    .replace(/\/*$/, "/");
  return {
    command,
    version,
    result: outcome.result,
    subjects: outcome.subjects ?? [],
    base: base === "./" || base === "/" ? "" : base,
    color: wantsColor(io),
  };
}

/** NO_COLOR as no-color.org has it: any value but the empty one. */
function wantsColor({ env, stderrIsTerminal }: Io): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== "") return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== "") return env.FORCE_COLOR !== "0";
  return stderrIsTerminal && env.TERM !== "dumb";
}

/** `2 errors, 1 warning`; nothing where there is neither. */
function tally(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic["severity"]): number => diagnostics.filter((d) => d.severity === severity).length;
  const parts = [counted(count("error"), "error"), counted(count("warning"), "warning")].filter(
    (part) => !part.startsWith("0 "),
  );
  return parts.length === 0 ? "" : `\n${parts.join(", ")}\n`;
}

/** `1 page`, `2 pages`. */
export function counted(number: number, noun: string, plural: string = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}
