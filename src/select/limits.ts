/**
 * Meets the brief's limits: passages are taken by score, and each passage already taken from the same newsroom costs the
 * next one a little, so that a limit doesn't leave one voice only. Without limits everything is taken.
 */
import type { Brief, Limits } from "../brief/brief.ts";
import type { Draft } from "./drafts.ts";
import { defaultWeights, withPart } from "./score.ts";
import type { Passage, Refusal, Score } from "./selection.ts";

/** A scored draft that competes for room. */
export interface Competitor {
  readonly draft: Draft;
  readonly origin: string | null;
  readonly score: Score;
  readonly alsoIn: Passage["alsoIn"];
  readonly alsoFits: Passage["alsoFits"];
}

export function applyLimits(
  competitors: readonly Competitor[],
  brief: Brief,
  maxExcerpts: number | null,
): { kept: Competitor[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  let pool = [...competitors];
  brief.parts.forEach((part, index) => {
    const inPart = pool.filter((c) => c.draft.part === index);
    const kept = within(inPart, part.limit, brief, "part", refused);
    pool = [...pool.filter((c) => c.draft.part !== index), ...kept];
  });
  pool = within(pool, brief.limit, brief, "brief", refused);
  if (maxExcerpts !== null) {
    const pageLimit = { excerpts: maxExcerpts, perSource: null, pages: brief.limit.pages };
    pool = within(pool, pageLimit, brief, "pages", refused);
  }
  return { kept: pool, refused };
}

function within(
  pool: readonly Competitor[],
  limit: Limits,
  brief: Brief,
  whose: "part" | "brief" | "pages",
  refused: Refusal[],
): Competitor[] {
  if (limit.excerpts === null && limit.perSource === null) return [...pool];
  const weight = brief.weights.diversity ?? defaultWeights.diversity;
  const line = queueUp(pool);
  const kept: Competitor[] = [];
  const perSource = new Map<string, number>();
  const perOrigin = new Map<string, number>();
  for (let next = takeBest(line, perOrigin, weight); next; next = takeBest(line, perOrigin, weight)) {
    const { draft, origin } = next;
    const source = draft.reading.article.path;
    const count = perSource.get(source) ?? 0;
    if (!draft.kept && limit.perSource !== null && count >= limit.perSource) {
      refused.push(refusal(next, "per-source-limit", `over the limit of ${limit.perSource} per source`));
    } else if (!draft.kept && limit.excerpts !== null && kept.length >= limit.excerpts) {
      refused.push(refusal(next, whose === "pages" ? "page-limit" : "limit", limitText(whose, limit)));
    } else {
      kept.push(next);
      perSource.set(source, count + 1);
      if (origin !== null) perOrigin.set(origin, (perOrigin.get(origin) ?? 0) + 1);
    }
  }
  return kept;
}

function limitText(whose: "part" | "brief" | "pages", limit: Limits): string {
  if (whose === "pages") return `over the limit of ${limit.pages} ${limit.pages === 1 ? "page" : "pages"}`;
  return `over the ${whose}’s limit of ${limit.excerpts}`;
}

/** Competitors of one newsroom, best first; what diversity costs is the same for all of them, so their order holds. */
interface Queue {
  readonly origin: string | null;
  readonly competitors: readonly Competitor[];
  next: number;
}

function queueUp(pool: readonly Competitor[]): Queue[] {
  const byOrigin = new Map<string, Competitor[]>();
  for (const competitor of pool) {
    const key = competitor.origin ?? "";
    const list = byOrigin.get(key);
    if (list) list.push(competitor);
    else byOrigin.set(key, [competitor]);
  }
  return [...byOrigin.values()].map((competitors) => ({
    origin: competitors[0]?.origin ?? null,
    competitors: competitors.sort(
      (a, b) => Number(b.draft.kept) - Number(a.draft.kept) || b.score.total - a.score.total || before(a, b),
    ),
    next: 0,
  }));
}

/** Takes the best head of all queues after diversity; kept ones go first, ties fall by path and position. */
function takeBest(
  queues: readonly Queue[],
  perOrigin: ReadonlyMap<string, number>,
  weight: number,
): Competitor | undefined {
  let best: Competitor | undefined;
  let from: Queue | undefined;
  for (const queue of queues) {
    const head = queue.competitors[queue.next];
    if (!head) continue;
    const rival = head.draft.kept ? head : diversify(head, perOrigin, weight);
    if (!best || beats(rival, best)) [best, from] = [rival, queue];
  }
  if (from) from.next++;
  return best;
}

function beats(a: Competitor, b: Competitor): boolean {
  if (a.draft.kept !== b.draft.kept) return a.draft.kept;
  if (a.score.total !== b.score.total) return a.score.total > b.score.total;
  return before(a, b) < 0;
}

function diversify(competitor: Competitor, perOrigin: ReadonlyMap<string, number>, weight: number): Competitor {
  const count = competitor.origin === null ? 0 : (perOrigin.get(competitor.origin) ?? 0);
  if (count === 0 || weight === 0) return competitor;
  return { ...competitor, score: withPart(competitor.score, "diversity", -weight * count) };
}

/** Path, then position, then theme: the order that ties fall by. */
export function before(a: Competitor, b: Competitor): number {
  const [pathA, pathB] = [a.draft.reading.article.path, b.draft.reading.article.path];
  if (pathA !== pathB) return pathA < pathB ? -1 : 1;
  return (
    a.draft.span.start - b.draft.span.start || a.draft.part - b.draft.part || (a.draft.theme < b.draft.theme ? -1 : 1)
  );
}

function refusal(competitor: Competitor, reason: Refusal["reason"], detail: string): Refusal {
  const { draft, score } = competitor;
  return { source: draft.reading.article.path, span: draft.span, theme: draft.theme, reason, detail, score };
}
