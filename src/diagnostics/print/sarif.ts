import { codes } from "../codes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { harmless } from "./harmless.ts";
import { harmlessJson } from "./json.ts";
import { type Located, locator } from "./located.ts";
import type { Report } from "./print.ts";

/** What code scanning takes of one run: results beyond are refused with all others. */
const mostResults = 25_000;

/** Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning of GitHub and others takes it. */
export function printSarif(report: Report): string {
  const locate = locator(report.base);
  const placed = report.diagnostics.filter((d) => d.place !== undefined);
  const shown = placed.length > mostResults ? gravestFirst(placed).slice(0, mostResults) : placed;
  const rules = [...new Set(report.diagnostics.map((d) => d.code))].sort();
  const run = {
    tool: {
      driver: {
        name: "briefwright",
        version: report.version,
        rules: rules.map((id) => ({ id, shortDescription: { text: codes[id] } })),
      },
    },
    columnKind: "utf16CodeUnits",
    invocations: [invocation(report.diagnostics, placed.length - shown.length)],
    results: shown.map((d) => result(d, rules.indexOf(d.code), locate)),
  };
  return `${harmlessJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] })}\n`;
}

/** Errors, then warnings, then notes; each in their order. */
function gravestFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return (["error", "warning", "note"] as const).flatMap((severity) =>
    diagnostics.filter((d) => d.severity === severity),
  );
}

/** What has no place in a file is said of the run: code scanning refuses a report in which any result lacks a location. */
function invocation(diagnostics: readonly Diagnostic[], left: number): unknown {
  const placeless = diagnostics.filter((d) => d.place === undefined);
  const notifications = placeless.map((d) => ({ descriptor: { id: d.code }, level: d.severity, message: message(d) }));
  const text = `${left} more results are not in this report`;
  return {
    executionSuccessful: !placeless.some((d) => d.severity === "error"),
    toolExecutionNotifications: [...notifications, ...(left > 0 ? [{ level: "warning", message: { text } }] : [])],
  };
}

function message(d: Diagnostic): { readonly text: string } {
  return { text: [d.message, ...d.hints].map(harmless).join("\n") };
}

function result(d: Diagnostic, ruleIndex: number, locate: ReturnType<typeof locator>): unknown {
  const related = d.related.map((r, id) => ({
    id,
    message: { text: harmless(r.message) },
    physicalLocation: location(locate(r.place)),
  }));
  return {
    ruleId: d.code,
    ruleIndex,
    level: d.severity,
    message: message(d),
    locations: d.place ? [{ physicalLocation: location(locate(d.place)) }] : [],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
  };
}

function location({ file, start, end }: Located): unknown {
  // A line must be named for an annotation to be shown; where the whole file is meant, that is its first.
  const region =
    start && end
      ? { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
      : { startLine: 1 };
  return { artifactLocation: { uri: relativeUri(file) }, region };
}

/** A relative reference of RFC 3986: every byte that isn't unreserved is percent-encoded, but for `/`. */
export function relativeUri(path: string): string {
  let uri = "";
  for (const byte of new TextEncoder().encode(path)) {
    const character = String.fromCharCode(byte);
    uri += /[A-Za-z0-9\-._~/]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return uri;
}
