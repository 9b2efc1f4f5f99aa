/**
 * Takes diagnostics and what a command found, gives the text of one report format. Printing is where offsets become lines
 * and columns, and where every word that came from a file or a name is made visible and harmless; before this,
 * diagnostics hold words as they were read.
 */
import type { Diagnostic } from "../diagnostic.ts";
import { printGithub } from "./github.ts";
import { printJson } from "./json.ts";
import { printJunit } from "./junit.ts";
import { printPretty } from "./pretty.ts";
import { printSarif } from "./sarif.ts";

/** The report formats by name. */
export type Format = "pretty" | "github" | "json" | "sarif" | "junit";

/** What a report is made of. */
export interface Report {
  readonly command: string;
  /** Of the tool. */
  readonly version: string;
  /** In the order they are to be printed. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the command found; printed by `json` only, as it is. */
  readonly result: unknown;
  /** What was looked at, as workspace paths: `junit` has a test case for each, problems or not. */
  readonly subjects: readonly string[];
  /** Put before every path: the workspace as seen from where reports are read, such as `desk/`, or nothing. */
  readonly base: string;
  /** Whether the reader is a terminal that wants colours; `pretty` only. */
  readonly color: boolean;
}

/** Makes the whole text of a report, with a closing line feed; empty where there is nothing to say. */
export type Printer = (report: Report) => string;

const printers: Readonly<Record<Format, Printer>> = {
  pretty: printPretty,
  github: printGithub,
  json: printJson,
  sarif: printSarif,
  junit: printJunit,
};

/** The names that `--format` takes. */
export const formats: readonly Format[] = ["pretty", "github", "json", "sarif", "junit"];

/** The report in a format. */
export function printReport(format: Format, report: Report): string {
  return printers[format](report);
}
