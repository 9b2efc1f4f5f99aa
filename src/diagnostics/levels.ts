import type { Diagnostic } from "./diagnostic.ts";

/** What a brief may make of a warning or note; an error stays one. */
export type Level = "error" | "warning" | "note" | "off";

/** Re-levels warnings and notes by code, or by stage (`source`) for all of its codes; the exact code goes first. */
export function relevel(
  diagnostics: readonly Diagnostic[],
  levels: Readonly<Record<string, Level>>,
): readonly Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const level = levels[diagnostic.code] ?? levels[diagnostic.code.split("/")[0] ?? ""];
    if (level === undefined || diagnostic.severity === "error") return [diagnostic];
    return level === "off" ? [] : [{ ...diagnostic, severity: level }];
  });
}
