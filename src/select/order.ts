/** The order of the memo: part, then theme as the brief lists them, undated last where asked, then the brief's own order. */
import type { Brief } from "../brief/brief.ts";
import type { Admission } from "./admit.ts";
import type { Passage } from "./selection.ts";

export function orderPassages(passages: readonly Passage[], brief: Brief, admission: Admission): Passage[] {
  const dates = new Map(admission.readings.map((r) => [r.article.path, r.article.metadata.published.value ?? ""]));
  const themeIndex = (p: Passage) => brief.parts[p.part]?.themes.findIndex((t) => t.text === p.theme) ?? 0;
  const byBrief = (a: Passage, b: Passage): number => {
    if (brief.order === "strength") return b.score.total - a.score.total;
    if (brief.order === "newest") return newestFirst(dates.get(a.source) ?? "", dates.get(b.source) ?? "");
    return 0;
  };
  const undated = (p: Passage) => Number(brief.sources.undated === "last" && !dates.get(p.source));
  return [...passages].sort(
    (a, b) =>
      a.part - b.part ||
      themeIndex(a) - themeIndex(b) ||
      undated(a) - undated(b) ||
      byBrief(a, b) ||
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0) ||
      a.span.start - b.span.start,
  );
}

/** Undated ("") goes last; a date that is a part of another (2025-05, 2025-05-03) counts as older, for it may be. */
function newestFirst(a: string, b: string): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
