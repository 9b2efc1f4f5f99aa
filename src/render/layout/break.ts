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

/**
 * An item of nothing but what is given. All are made here, field by field: objects that are made in different ways look
 * different to the engine, which is then slow to read them.
 */
export function makeItem(kind: Item["kind"], given: Partial<Omit<Item, "kind">>): Item {
  return {
    kind,
    width: given.width ?? 0,
    stretch: given.stretch ?? 0,
    shrink: given.shrink ?? 0,
    cost: given.cost ?? 0,
    flagged: given.flagged ?? false,
    hangStart: given.hangStart ?? 0,
    hangEnd: given.hangEnd ?? 0,
  };
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
  /** True to give up, without lines, once a line would have to exceed the tolerance: another try will follow. */
  readonly onlyGood?: boolean;
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
const fitnessClasses = 4;

/** Breaks items into lines. The last item must be a forced penalty. */
export function breakLines(items: readonly Item[], settings: BreakSettings): Breaks {
  const chooser = new LineChooser(items, settings);
  for (let at = 0; at < items.length; at++) {
    if (!isBreak(items, at)) continue;
    chooser.endLine(at);
    if (!chooser.fits && settings.onlyGood) return { lines: [], demerits: 0, fits: false };
  }
  return chooser.best();
}

/** Sums before each item of a paragraph. */
interface Sums {
  readonly width: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
}

/** Ways to have come to a break, as columns with a row each; row 0 is the paragraph's start. */
interface Ways {
  /** Index of the item broken at. */
  readonly at: Int32Array;
  /** First item of the next line, and the sums before it; the width less what hangs out of that line's start. */
  readonly from: Int32Array;
  readonly width: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
  readonly line: Int32Array;
  readonly fitness: Uint8Array;
  readonly flagged: Uint8Array;
  readonly demerits: Float64Array;
  readonly previous: Int32Array;
  /** Rows that a line may still start from, ascending in what they were found. */
  readonly active: Int32Array;
}

// The arrays are the next paragraph's too: made for each, they would cost more than what is done with them.
let sums: Sums = sumsFor(1_000);
let ways: Ways = waysFor(1_000);

function sumsFor(length: number): Sums {
  return { width: new Float64Array(length), stretch: new Float64Array(length), shrink: new Float64Array(length) };
}

function waysFor(length: number): Ways {
  return {
    ...sumsFor(length),
    at: new Int32Array(length),
    from: new Int32Array(length),
    line: new Int32Array(length),
    fitness: new Uint8Array(length),
    flagged: new Uint8Array(length),
    demerits: new Float64Array(length),
    previous: new Int32Array(length),
    active: new Int32Array(length),
  };
}

/** Rows of `ways` for as many items: each may be come to in lines of each fitness. */
function roomFor(items: number): void {
  if (sums.width.length <= items) sums = sumsFor(items * 2);
  const rows = items * fitnessClasses + 1;
  if (ways.at.length < rows) ways = waysFor(rows * 2);
}

/** Whole numbers, so exact. */
function addUp(items: readonly Item[], { width, stretch, shrink }: Sums): void {
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
}

function isBreak(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.kind === "penalty") return item.cost < forbidden;
  return item?.kind === "glue" && items[at - 1]?.kind === "box";
}

/** What of an item counts for the line that is broken at it. */
interface LineEnd {
  readonly at: number;
  /** Sums up to the line's end; the width less what hangs out. */
  readonly width: number;
  readonly stretch: number;
  readonly shrink: number;
  readonly cost: number;
  readonly flagged: boolean;
}

/** The best ways to the breaks so far. Only one is in use at a time, since all share the columns. */
class LineChooser {
  /** False once a line had to exceed the tolerance. */
  fits = true;
  private readonly items: readonly Item[];
  private readonly settings: BreakSettings;
  private readonly sums: Sums;
  private readonly ways: Ways;
  private rows = 0;
  private activeRows = 0;
  /** By fitness: the best way to the item at hand, -1 for none, and its demerits. */
  private readonly bestFrom = [-1, -1, -1, -1];
  private readonly bestDemerits = [0, 0, 0, 0];

  constructor(items: readonly Item[], settings: BreakSettings) {
    roomFor(items.length);
    this.items = items;
    this.settings = settings;
    this.sums = sums;
    this.ways = ways;
    addUp(items, sums);
    this.add({ at: -1, from: 0, line: 0, fitness: 1, flagged: false, demerits: 0, previous: -1 });
  }

  /** Tries to end a line at an item from every active break. */
  endLine(at: number): void {
    const end = this.endAt(at);
    const { active } = this.ways;
    const mustBreak = end.cost <= forced;
    const count = this.activeRows;
    let kept = 0;
    let lastDropped = -1;
    for (let fitness = 0; fitness < fitnessClasses; fitness++) this.bestFrom[fitness] = -1;
    for (let i = 0; i < count; i++) {
      const row = active[i] ?? 0;
      const ratio = this.ratioOf(row, end);
      if (ratio >= -1 && !mustBreak) active[kept++] = row;
      else lastDropped = this.laterOf(lastDropped, row);
      if (ratio >= -1) this.offer(row, ratio, end);
    }
    this.activeRows = kept;
    for (let fitness = 0; fitness < fitnessClasses; fitness++) {
      const previous = this.bestFrom[fitness] ?? -1;
      if (previous >= 0) this.extend(previous, fitness, this.bestDemerits[fitness] ?? 0, end);
    }
    // Without this a paragraph that has no good answer would have none: the line is too long or too loose, but it stands.
    if (this.activeRows > 0 || lastDropped < 0) return;
    this.fits = false;
    const fitness = fitnessOf(0);
    this.extend(lastDropped, fitness, this.demeritsOf(lastDropped, end, worst, fitness), end);
  }

  /** The way with the fewest demerits to the last item that lines were ended at. */
  best(): Breaks {
    const { at, previous, demerits, active } = this.ways;
    let best = active[0] ?? 0;
    for (let i = 1; i < this.activeRows; i++) {
      const row = active[i] ?? 0;
      if ((demerits[row] ?? 0) < (demerits[best] ?? 0)) best = row;
    }
    const lines: number[] = [];
    for (let row = best; row > 0; row = previous[row] ?? 0) lines.push(at[row] ?? 0);
    return { lines: lines.reverse(), demerits: demerits[best] ?? 0, fits: this.fits };
  }

  private endAt(at: number): LineEnd {
    const item = this.items[at];
    const penalty = item?.kind === "penalty" ? item : null;
    const hang = penalty !== null && penalty.width > 0 ? penalty.hangEnd : (this.items[at - 1]?.hangEnd ?? 0);
    return {
      at,
      width: (this.sums.width[at] ?? 0) + (penalty?.width ?? 0) - hang,
      stretch: this.sums.stretch[at] ?? 0,
      shrink: this.sums.shrink[at] ?? 0,
      cost: penalty?.cost ?? 0,
      flagged: penalty?.flagged ?? false,
    };
  }

  /** By how much of their stretch (positive) or shrink (negative) the line's gaps must give; below -1 it can't fit. */
  private ratioOf(row: number, end: LineEnd): number {
    const { settings, ways: all } = this;
    const width = end.width - (all.width[row] ?? 0);
    const room = settings.measure - (all.line[row] === 0 ? settings.firstIndent : 0) - width;
    if (room >= 0) {
      if (room === 0) return 0;
      const own = end.stretch - (all.stretch[row] ?? 0);
      const stretch = (settings.ragged === null || own >= infiniteStretch ? own : settings.ragged) + settings.emergency;
      return stretch > 0 ? room / stretch : worst;
    }
    if (settings.ragged !== null) return -2;
    const shrink = end.shrink - (all.shrink[row] ?? 0);
    return shrink > 0 && -room <= shrink ? room / shrink : -2;
  }

  private laterOf(a: number, b: number): number {
    if (a < 0) return b;
    const { from, demerits } = this.ways;
    const [fromA, fromB] = [from[a] ?? 0, from[b] ?? 0];
    // The latest start makes the shortest line, which is the least overfull.
    return fromB > fromA || (fromB === fromA && (demerits[b] ?? 0) < (demerits[a] ?? 0)) ? b : a;
  }

  /** A line from a break to the item at hand, if it is good enough, as the best of its fitness. */
  private offer(row: number, ratio: number, end: LineEnd): void {
    const badness = badnessOf(ratio);
    if (badness > this.settings.tolerance) return;
    const fitness = fitnessOf(ratio);
    const demerits = this.demeritsOf(row, end, badness, fitness);
    if ((this.bestFrom[fitness] ?? -1) >= 0 && demerits >= (this.bestDemerits[fitness] ?? 0)) return;
    this.bestFrom[fitness] = row;
    this.bestDemerits[fitness] = demerits;
  }

  /** All demerits of the way that ends with this line. */
  private demeritsOf(row: number, { cost, flagged }: LineEnd, badness: number, fitness: number): number {
    const base = linePenalty + badness;
    let demerits = base * base;
    if (cost >= 0) demerits = (base + cost) * (base + cost);
    else if (cost > forced) demerits -= cost * cost;
    const { flagged: allFlagged, line, fitness: allFitness, demerits: before } = this.ways;
    if (allFlagged[row] === 1) {
      if (flagged) demerits += doubleHyphenDemerits;
      if (cost <= forced) demerits += finalHyphenDemerits;
    }
    if ((line[row] ?? 0) > 0 && Math.abs(fitness - (allFitness[row] ?? 0)) > 1) demerits += fitnessDemerits;
    return (before[row] ?? 0) + demerits;
  }

  private extend(previous: number, fitness: number, demerits: number, { at, flagged }: LineEnd): void {
    const from = afterBreak(this.items, at);
    this.add({ at, from, line: (this.ways.line[previous] ?? 0) + 1, fitness, flagged, demerits, previous });
  }

  private add(way: {
    readonly at: number;
    readonly from: number;
    readonly line: number;
    readonly fitness: number;
    readonly flagged: boolean;
    readonly demerits: number;
    readonly previous: number;
  }): void {
    const { ways: all, sums: before } = this;
    const row = this.rows++;
    all.at[row] = way.at;
    all.from[row] = way.from;
    all.width[row] = (before.width[way.from] ?? 0) + (this.items[way.from]?.hangStart ?? 0);
    all.stretch[row] = before.stretch[way.from] ?? 0;
    all.shrink[row] = before.shrink[way.from] ?? 0;
    all.line[row] = way.line;
    all.fitness[row] = way.fitness;
    all.flagged[row] = way.flagged ? 1 : 0;
    all.demerits[row] = way.demerits;
    all.previous[row] = way.previous;
    all.active[this.activeRows++] = row;
  }
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
