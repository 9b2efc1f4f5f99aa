import type { Diagnostic } from "../diagnostic.ts";
import { harmless } from "./harmless.ts";
import { locator } from "./located.ts";
import type { Report } from "./print.ts";

const commands = { error: "error", warning: "warning", note: "notice" } as const;

/** Workflow commands of GitHub Actions, a line each: they show as annotations on the files of a pull request. */
export function printGithub({ diagnostics, base }: Report): string {
  const locate = locator(base);
  return diagnostics.map((d) => `::${commands[d.severity]} ${properties(d, locate)}::${data(message(d))}\n`).join("");
}

function properties(d: Diagnostic, locate: ReturnType<typeof locator>): string {
  const at = d.place && locate(d.place);
  const pairs: [string, string | number | undefined][] = [
    ["file", at && harmless(at.file)],
    ["line", at?.start?.line],
    ["col", at?.start?.column],
    ["endLine", at?.end?.line],
    // Columns are read only where a place lies in one line.
    ["endColumn", at?.end?.line === at?.start?.line ? at?.end?.column : undefined],
    ["title", d.code],
  ];
  return pairs
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${property(String(value))}`]))
    .join(",");
}

function message(d: Diagnostic): string {
  return [d.message, ...d.hints].map(harmless).join("\n");
}

/** Escaping as GitHub's own toolkit documents it: the percent sign first. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
