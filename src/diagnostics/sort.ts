import type { Diagnostic } from "./diagnostic.ts";

/**
 * By file, place, code and message, each problem once; those without a file come first. Files are compared by UTF-16
 * code units, so that the order is the same in every locale.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = diagnostics.toSorted(compareDiagnostics);
  return sorted.filter((d, i) => {
    const before = sorted[i - 1];
    return before === undefined || compareDiagnostics(before, d) !== 0;
  });
}

/** Zero for problems that are one and the same: place, code, severity and message. */
function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.place?.file ?? "", b.place?.file ?? "") ||
    (a.place?.span?.start ?? -1) - (b.place?.span?.start ?? -1) ||
    (a.place?.span?.end ?? -1) - (b.place?.span?.end ?? -1) ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message) ||
    compareText(a.severity, b.severity)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
