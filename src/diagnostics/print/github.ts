import type { Diagnostic } from "../diagnostic.ts";
import { harmless } from "./harmless.ts";
import { locator, pointer } from "./located.ts";
import type { Report } from "./print.ts";

const commands = { error: "error", warning: "warning", note: "notice" } as const;

/** Annotations of one kind that a step may have; what comes after them is dropped without a word. */
const mostOfAKind = 10;

/**
 * Workflow commands of GitHub Actions, a line each: they show as annotations on the files of a pull request. Of a kind of
 * which there are more than can be shown, the last annotation says so, and the rest are lines of the log.
 */
export function printGithub({ diagnostics, base }: Report): string {
  const locate = locator(base);
  const kinds = (["error", "warning", "note"] as const).map((severity) => {
    const own = diagnostics.filter((d) => d.severity === severity);
    return new Set(own.length > mostOfAKind ? own.slice(mostOfAKind - 1) : []);
  });
  const rest = new Set(kinds.flatMap((kind) => [...kind]));
  const lines = diagnostics.flatMap((d) =>
    rest.has(d) ? [] : [`::${commands[d.severity]} ${properties(d, locate)}::${data(message(d))}\n`],
  );
  for (const kind of kinds) {
    const [first] = kind;
    if (first)
      lines.push(
        `::${commands[first.severity]} title=briefwright::${kind.size} more ${first.severity}s: see the log\n`,
      );
  }
  return lines.join("") + diagnostics.flatMap((d) => (rest.has(d) ? [logLine(d, locate)] : [])).join("");
}

/** A line that no runner takes for a command: it doesn't start with words from outside. */
function logLine(d: Diagnostic, locate: ReturnType<typeof locator>): string {
  const at = d.place && `${harmless(pointer(locate(d.place)))}: `;
  return `${d.severity}: ${at ?? ""}${harmless(d.message)} [${d.code}]\n`;
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
