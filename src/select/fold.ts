/**
 * The same words are printed once: a passage that another article prints too is folded under the better one ("also
 * printed by"), and under `repeat: once` a passage that fits two parts is printed in one and referred to from the other.
 */
import type { Brief } from "../brief/brief.ts";
import { before, type Competitor } from "./limits.ts";
import { findRepeats } from "./repeats.ts";
import type { Refusal } from "./selection.ts";

export function foldRepeats(
  competitors: readonly Competitor[],
  brief: Brief,
): { kept: Competitor[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const kept: Competitor[] = [];
  for (const group of groupBy(competitors, (c) => `${c.draft.part} ${c.draft.theme}`)) {
    kept.push(...foldCopies(group, refused));
  }
  return { kept: brief.repeat === "once" ? printOnce(kept, refused) : kept, refused };
}

/** Folds near-equal passages of one theme over different articles; two passages of one article are never folded. */
function foldCopies(group: readonly Competitor[], refused: Refusal[]): Competitor[] {
  const ranked = [...group].sort((a, b) => worth(a, b));
  const byId = new Map(ranked.map((c, index) => [String(index), c]));
  const items = [...byId].map(([id, c]) => ({ id, text: textOf(c) }));
  const gone = new Set<Competitor>();
  const alsoIn = new Map<Competitor, Competitor["alsoIn"][number][]>();
  for (const { keep, folded } of findRepeats(items)) {
    const keeper = byId.get(keep);
    if (!keeper) continue;
    for (const id of folded) {
      const copy = byId.get(id);
      if (!copy || copy.draft.kept || pathOf(copy) === pathOf(keeper)) continue;
      gone.add(copy);
      alsoIn.set(keeper, [...(alsoIn.get(keeper) ?? []), { source: pathOf(copy), span: copy.draft.span }]);
      refused.push(refusal(copy, `the same words as ${pathOf(keeper)}`, "repeat"));
    }
  }
  return group
    .filter((c) => !gone.has(c))
    .map((c) => ({ ...c, alsoIn: (alsoIn.get(c) ?? []).sort((a, b) => (a.source < b.source ? -1 : 1)) }));
}

/** The passage to keep comes first: pinned, then the earliest dated, then the higher score, then path and position. */
function worth(a: Competitor, b: Competitor): number {
  if (a.draft.kept !== b.draft.kept) return a.draft.kept ? -1 : 1;
  const [dateA, dateB] = [dateOf(a), dateOf(b)];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return b.score.total - a.score.total || before(a, b);
}

/** Keeps each stretch of a source in the part where it is graded best, then the earliest; the others refer to it. */
function printOnce(competitors: readonly Competitor[], refused: Refusal[]): Competitor[] {
  const kept: Competitor[] = [];
  for (const rivals of groupBy(competitors, pathOf)) {
    const ranked = [...rivals].sort((a, b) => preference(a, b));
    const chosen: Competitor[] = [];
    for (const rival of ranked) {
      const same = chosen.findIndex((c) => sharesMatch(c, rival));
      const winner = chosen[same];
      if (!winner) chosen.push(rival);
      else {
        const elsewhere = { part: rival.draft.part, theme: rival.draft.theme };
        chosen[same] = { ...winner, alsoFits: [...winner.alsoFits, elsewhere] };
        refused.push(refusal(rival, `printed once, under “${winner.draft.theme}”`, "repeat"));
      }
    }
    kept.push(...chosen);
  }
  return kept;
}

function preference(a: Competitor, b: Competitor): number {
  if (a.draft.kept !== b.draft.kept) return a.draft.kept ? -1 : 1;
  if (a.draft.grade !== b.draft.grade) return a.draft.grade === "core" ? -1 : 1;
  return a.draft.part - b.draft.part || b.score.total - a.score.total || before(a, b);
}

/** True where every matched sentence of the rival is printed by the winner. */
function sharesMatch(winner: Competitor, rival: Competitor): boolean {
  const printed = new Set(winner.draft.grown.sentences.map((s) => s.index));
  return rival.draft.grown.sentences.filter((s) => s.role === "match").every((s) => printed.has(s.index));
}

function groupBy(competitors: readonly Competitor[], keyOf: (c: Competitor) => string): Competitor[][] {
  const groups = new Map<string, Competitor[]>();
  for (const competitor of competitors) {
    const key = keyOf(competitor);
    const group = groups.get(key);
    if (group) group.push(competitor);
    else groups.set(key, [competitor]);
  }
  return [...groups.values()];
}

function pathOf(competitor: Competitor): string {
  return competitor.draft.reading.article.path;
}

function textOf({ draft }: Competitor): string {
  return draft.reading.article.text.slice(draft.span.start, draft.span.end);
}

function dateOf({ draft }: Competitor): string {
  return draft.reading.article.metadata.published.value ?? "9999";
}

function refusal(competitor: Competitor, detail: string, reason: Refusal["reason"]): Refusal {
  const { draft, score } = competitor;
  return { source: pathOf(competitor), span: draft.span, theme: draft.theme, reason, detail, score };
}
