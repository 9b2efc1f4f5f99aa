/** What a command hands back: the reporter prints it, `main` turns it into an exit code. */

import type { Desk } from "../build/api.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/print/print.ts";
import type { Io } from "./io.ts";
import type { Globals } from "./options.ts";

/** What every command is given. */
export interface Context {
  readonly io: Io;
  readonly desk: Desk;
  readonly globals: Globals;
  /** Shows one line that the next one replaces; does nothing where nobody watches. */
  readonly progress: (line: string) => void;
}

export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  /** For `--format json`. Plain data, without contents of files. */
  readonly result: unknown;
  /** For people, with a closing line feed; already harmless. Empty where there is nothing to say. */
  readonly text: string;
  /** Files that were looked at. */
  readonly subjects?: Report["subjects"];
  /** Where the text is what was asked for, such as JSON of `inspect`: printed whatever `--quiet` says. */
  readonly essential?: boolean;
  /** True where outputs are stale or unproved: exit code 3, unless something else is wrong too. */
  readonly unproved?: boolean;
}

/** The promised exit codes. */
export const exit = {
  done: 0,
  problems: 1,
  usage: 2,
  unproved: 3,
  environment: 4,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Codes that say that an output is stale or unproved, rather than that an input is wrong. */
const proofCodes: ReadonlySet<string> = new Set([
  "build/stale",
  "verify/excerpt-altered",
  "verify/source-missing",
  "verify/source-changed",
  "verify/cannot-check",
  "verify/print-altered",
]);

/** Input problems come before stale outputs, since those follow from them. */
export function exitCode(outcome: Outcome, strict: boolean): number {
  const failing = outcome.diagnostics.filter((d) => d.severity === "error" || (strict && d.severity === "warning"));
  if (failing.some((d) => d.code === "cli/usage")) return exit.usage;
  if (failing.some((d) => !proofCodes.has(d.code))) return exit.problems;
  return outcome.unproved === true || failing.length > 0 ? exit.unproved : exit.done;
}
