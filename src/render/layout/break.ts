/**
 * Lines out of a paragraph, chosen over the whole of it: Knuth and Plass, "Breaking Paragraphs into Lines" (1981), with
 * TeX's three passes. Takes boxes, glue and penalties with whole widths (1/1000 pt), gives the items to break at. Sums of
 * whole numbers are exact and badness is rounded, so that the choice never depends on float noise.
 *
 * Invariant: breaks ascend, the last is the paragraph's end, and every paragraph has an answer: where no line can be
 * good, the least bad feasible break is taken.
 */

/** A thing on a line. `kind` says which of the fields count. */
export interface Item {
  readonly kind: "box" | "glue" | "penalty";
  /** Of a penalty: added only where the line is broken at it (a hyphen). */
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  /** `forbidden` and `forced` are the ends of the scale. */
  readonly cost: number;
  /** Two such breaks in a row look bad: hyphens. */
  readonly flagged: boolean;
  /** How far the item may stand out at a line's start or end. */
  readonly hangStart: number;
  readonly hangEnd: number;
}

export const forbidden = 10_000;
export const forced = -10_000;

export interface BreakSettings {
  readonly measure: number;
  /** Less room on the first line; negative for a hanging start. */
  readonly firstIndent: number;
  /** Null for justified lines; for ragged ones, by how much a line may fall short at no great cost. */
  readonly ragged: number | null;
  /** The highest badness that a line may have; 10,000 takes everything. */
  readonly tolerance: number;
  /** Extra stretch in every line, counted only when nothing else helps. */
  readonly emergency: number;
}

/** `lines[i]` is the index of the item that line `i` is broken at; `fits` is false where a line had to exceed the tolerance. */
export interface Breaks {
  readonly lines: readonly number[];
  readonly demerits: number;
  readonly fits: boolean;
}

const linePenalty = 10;
const doubleHyphenDemerits = 10_000;
const finalHyphenDemerits = 5_000;
const fitnessDemerits = 10_000;
const worst = 10_000;

interface Active {
  /** Index of the item broken at; -1 at the start. */
  readonly at: number;
  /** First item of the next line. */
  readonly from: number;
  readonly line: number;
  readonly fitness: number;
  readonly flagged: boolean;
  readonly demerits: number;
  readonly previous: Active | null;
}

/** Breaks items into lines. The last item must be a forced penalty. */
export function breakLines(items: readonly Item[], settings: BreakSettings): Breaks {
  const sums = totals(items);
  let active: Active[] = [{ at: -1, from: 0, line: 0, fitness: 1, flagged: false, demerits: 0, previous: null }];
  let fits = true;
  for (let at = 0; at < items.length; at++) {
    if (!isBreak(items, at)) continue;
    const step = tryBreak({ items, sums, settings, at }, active);
    if (step.rescued) fits = false;
    active = step.active;
  }
  let best = active[0];
  for (const candidate of active) if (best === undefined || candidate.demerits < best.demerits) best = candidate;
  return { lines: linesOf(best), demerits: best?.demerits ?? 0, fits };
}

interface Sums {
  readonly width: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
}

interface Try {
  readonly items: readonly Item[];
  readonly sums: Sums;
  readonly settings: BreakSettings;
  readonly at: number;
}

let scratch: Sums = sumsFor(1_000);

function sumsFor(length: number): Sums {
  return { width: new Float64Array(length), stretch: new Float64Array(length), shrink: new Float64Array(length) };
}

/** Sums before each item; whole numbers, so exact. The arrays are the next call's too: made for each paragraph, they cost more than the sums. */
function totals(items: readonly Item[]): Sums {
  if (scratch.width.length <= items.length) scratch = sumsFor(items.length * 2);
  const { width, stretch, shrink } = scratch;
  let [allWidth, allStretch, allShrink] = [0, 0, 0];
  for (let i = 0; i < items.length; i++) {
    width[i] = allWidth;
    stretch[i] = allStretch;
    shrink[i] = allShrink;
    const item = items[i];
    if (item === undefined || item.kind === "penalty") continue;
    allWidth += item.width;
    allStretch += item.stretch;
    allShrink += item.shrink;
  }
  width[items.length] = allWidth;
  stretch[items.length] = allStretch;
  shrink[items.length] = allShrink;
  return scratch;
}

function isBreak(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.kind === "penalty") return item.cost < forbidden;
  return item?.kind === "glue" && items[at - 1]?.kind === "box";
}

/** Tries to end a line at `at` from every active break; gives the breaks that stay active, and the new ones. */
function tryBreak(attempt: Try, active: readonly Active[]): { readonly active: Active[]; readonly rescued: boolean } {
  const { items, at, settings } = attempt;
  const mustBreak = items[at]?.kind === "penalty" && (items[at]?.cost ?? 0) <= forced;
  const kept: Active[] = [];
  const best: (Active | undefined)[] = [undefined, undefined, undefined, undefined];
  let lastDropped: Active | null = null;
  for (const node of active) {
    const ratio = ratioOf(attempt, node);
    if (ratio >= -1 && !mustBreak) kept.push(node);
    else lastDropped = betterOf(lastDropped, node);
    if (ratio < -1) continue;
    const badness = badnessOf(ratio);
    if (badness > settings.tolerance) continue;
    const fitness = fitnessOf(ratio);
    const demerits = node.demerits + demeritsOf(attempt, node, badness, fitness);
    const rival = best[fitness];
    if (rival === undefined || demerits < rival.demerits) best[fitness] = extend(attempt, node, fitness, demerits);
  }
  for (const next of best) if (next !== undefined) kept.push(next);
  // Without this a paragraph that has no good answer would have none: the line is too long or too loose, but it stands.
  if (kept.length > 0 || lastDropped === null) return { active: kept, rescued: false };
  const fitness = fitnessOf(0);
  const demerits = lastDropped.demerits + demeritsOf(attempt, lastDropped, worst, fitness);
  return { active: [extend(attempt, lastDropped, fitness, demerits)], rescued: true };
}

function betterOf(a: Active | null, b: Active): Active {
  if (a === null) return b;
  // The latest start makes the shortest line, which is the least overfull.
  return b.from > a.from || (b.from === a.from && b.demerits < a.demerits) ? b : a;
}

/** By how much of their stretch (positive) or shrink (negative) the line's gaps must give; below -1 it can't fit. */
function ratioOf({ items, sums, settings, at }: Try, node: Active): number {
  const item = items[at];
  const first = items[node.from];
  const last = items[at - 1];
  let width = (sums.width[at] ?? 0) - (sums.width[node.from] ?? 0);
  if (item?.kind === "penalty") width += item.width;
  width -= (first?.hangStart ?? 0) + (item?.kind === "penalty" && item.width > 0 ? item.hangEnd : (last?.hangEnd ?? 0));
  const room = settings.measure - (node.line === 0 ? settings.firstIndent : 0) - width;
  if (room >= 0) {
    if (room === 0) return 0;
    const own = (sums.stretch[at] ?? 0) - (sums.stretch[node.from] ?? 0);
    const stretch = (settings.ragged === null || own >= infiniteStretch ? own : settings.ragged) + settings.emergency;
    return stretch > 0 ? room / stretch : worst;
  }
  if (settings.ragged !== null) return -2;
  const shrink = (sums.shrink[at] ?? 0) - (sums.shrink[node.from] ?? 0);
  return shrink > 0 && -room <= shrink ? room / shrink : -2;
}

/** Stretch of the glue that fills a last line; more than all others of a paragraph together. */
export const infiniteStretch = 1e12;

function badnessOf(ratio: number): number {
  const size = Math.abs(ratio);
  return Math.min(worst, Math.round(100 * size * size * size));
}

function fitnessOf(ratio: number): number {
  if (ratio < -0.5) return 0;
  if (ratio <= 0.5) return 1;
  return ratio <= 1 ? 2 : 3;
}

function demeritsOf({ items, at }: Try, node: Active, badness: number, fitness: number): number {
  const item = items[at];
  const cost = item?.kind === "penalty" ? item.cost : 0;
  const base = (linePenalty + badness) * (linePenalty + badness);
  let demerits = base;
  if (cost >= 0) demerits = (linePenalty + badness + cost) * (linePenalty + badness + cost);
  else if (cost > forced) demerits -= cost * cost;
  if (node.flagged && item?.kind === "penalty" && item.flagged) demerits += doubleHyphenDemerits;
  if (node.flagged && cost <= forced) demerits += finalHyphenDemerits;
  if (node.line > 0 && Math.abs(fitness - node.fitness) > 1) demerits += fitnessDemerits;
  return demerits;
}

function extend({ items, at }: Try, node: Active, fitness: number, demerits: number): Active {
  const item = items[at];
  return {
    at,
    from: afterBreak(items, at),
    line: node.line + 1,
    fitness,
    flagged: item?.kind === "penalty" && item.flagged,
    demerits,
    previous: node,
  };
}

/** The first item of the line after a break: glue and penalties at a break vanish. */
export function afterBreak(items: readonly Item[], at: number): number {
  let from = at;
  while (from < items.length) {
    const item = items[from];
    if (item?.kind === "box") break;
    if (from > at && item?.kind === "penalty" && item.cost <= forced) break;
    from++;
  }
  return from;
}

function linesOf(last: Active | undefined): readonly number[] {
  const lines: number[] = [];
  for (let node: Active | null | undefined = last; node?.previous; node = node.previous) lines.push(node.at);
  return lines.reverse();
}
