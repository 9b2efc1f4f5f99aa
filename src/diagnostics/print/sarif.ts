import { codes } from "../codes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { harmless } from "./harmless.ts";
import { harmlessJson } from "./json.ts";
import { type Located, locator } from "./located.ts";
import type { Report } from "./print.ts";

/** Static Analysis Results Interchange Format 2.1.0 (OASIS), as code scanning of GitHub and others takes it. */
export function printSarif(report: Report): string {
  const locate = locator(report.base);
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
    results: report.diagnostics.map((d) => result(d, rules.indexOf(d.code), locate)),
  };
  return `${harmlessJson({ $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] })}\n`;
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
    message: { text: [d.message, ...d.hints].map(harmless).join("\n") },
    locations: d.place ? [{ physicalLocation: location(locate(d.place)) }] : [],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
  };
}

function location({ file, start, end }: Located): unknown {
  const region = start &&
    end && { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
  return { artifactLocation: { uri: relativeUri(file) }, ...(region ? { region } : {}) };
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
