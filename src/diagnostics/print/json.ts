import type { Diagnostic } from "../diagnostic.ts";
import { type Located, locator } from "./located.ts";
import type { Report } from "./print.ts";

/** What the command found and every diagnostic, as one JSON value; `schema` names the version of this form. */
export function printJson(report: Report): string {
  const locate = locator(report.base);
  const count = (severity: string): number => report.diagnostics.filter((d) => d.severity === severity).length;
  const value = {
    schema: "briefwright/report/1",
    tool: `briefwright ${report.version}`,
    command: report.command,
    counts: { errors: count("error"), warnings: count("warning"), notes: count("note") },
    result: report.result ?? null,
    diagnostics: report.diagnostics.map((d) => diagnostic(d, locate)),
  };
  return `${harmlessJson(value)}\n`;
}

/** JSON in which controls and characters that turn text round are escapes, so that it can be shown on a terminal. */
export function harmlessJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2) ?? "null";
  return text.replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu,
    (found) =>
      Array.from({ length: found.length }, (_, i) => `\\u${found.charCodeAt(i).toString(16).padStart(4, "0")}`).join(
        "",
      ),
  );
}

function diagnostic(d: Diagnostic, locate: ReturnType<typeof locator>): unknown {
  return {
    severity: d.severity,
    code: d.code,
    message: d.message,
    ...position(d.place && locate(d.place)),
    hints: d.hints,
    related: d.related.map((r) => ({ message: r.message, ...position(locate(r.place)) })),
  };
}

function position(at: Located | undefined): Record<string, unknown> {
  return {
    file: at?.file ?? null,
    line: at?.start?.line ?? null,
    column: at?.start?.column ?? null,
    endLine: at?.end?.line ?? null,
    endColumn: at?.end?.column ?? null,
  };
}
