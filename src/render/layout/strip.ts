/**
 * What pages are filled with: strips, the smallest things that are never parted (a line of text, an image, a rule), each
 * with the room around it and the price of a page break before it. Lengths in points; x counts from the left edge of the
 * column, y from the strip's top.
 */
import type { PageItem, TextRun } from "./page.ts";

/** A bar or a ground that goes with a run of strips, drawn anew on each page that they stand on. */
export interface Frame {
  readonly id: number;
  /** Boxes for strips that stand between two heights. */
  draw(topPt: number, bottomPt: number): readonly PageItem[];
}

/** The printed page numbers of destinations; null for what stands nowhere. */
export type PageLabels = (id: string) => string | null;

export interface Strip {
  readonly heightPt: number;
  /** Room above; the larger of it and the room below the strip before counts. None at the top of a column. */
  readonly beforePt: number;
  readonly afterPt: number;
  /** Distance from the top to what must fall on a baseline of the grid; null where nothing must. */
  readonly snapPt: number | null;
  readonly items: readonly PageItem[];
  /** The price of starting a page with this strip: see `breakCosts`. */
  readonly breakCost: number;
  readonly startsPage: boolean;
  /** Numbers of the footnotes that belong on the strip's page. */
  readonly notes: readonly number[];
  readonly frames: readonly Frame[];
  /** A table's row, of which cells share strips: items of one row are painted cell by cell. */
  readonly row: { readonly id: number; readonly cells: readonly number[] } | null;
  /** What is repeated above the strip where it starts a page: a table's head. */
  readonly repeat: readonly Strip[];
  /** Items that need page numbers. */
  readonly late: ((labels: PageLabels) => readonly PageItem[]) | null;
}

/**
 * Prices of page breaks. A break that leaves `n` grid lines of a page empty costs `n * n`; the others are weighed against
 * that: a widow is worse than a page that is half empty, a parted heading worse than anything.
 */
export const breakCosts = {
  free: 0,
  /** Within an excerpt short enough to be read whole: dearer than what a page can spread over its gaps. */
  kept: 25,
  /** Within something that reads better whole. */
  unwanted: 120,
  /** Leaves one line of a paragraph behind, or takes only one along. */
  widow: 3_000,
  /** Leaves fewer lines under a heading than it should have. */
  underHeading: 900,
  /** Between what introduces and what is introduced. */
  introduced: 6_000,
  /** Between a heading and its text, an excerpt and its attribution. */
  parted: 100_000,
} as const;

/** A strip of nothing but what is given. */
export function stripOf(given: Partial<Strip>): Strip {
  return stripWith(plainStrip, given);
}

/** A strip with something changed. Field by field: a copy by spread is an object of a shape of its own, which all code that reads strips pays for. */
export function stripWith(strip: Strip, changes: Partial<Strip>): Strip {
  return {
    heightPt: changes.heightPt ?? strip.heightPt,
    beforePt: changes.beforePt ?? strip.beforePt,
    afterPt: changes.afterPt ?? strip.afterPt,
    snapPt: changes.snapPt === undefined ? strip.snapPt : changes.snapPt,
    items: changes.items ?? strip.items,
    breakCost: changes.breakCost ?? strip.breakCost,
    startsPage: changes.startsPage ?? strip.startsPage,
    notes: changes.notes ?? strip.notes,
    frames: changes.frames ?? strip.frames,
    row: changes.row === undefined ? strip.row : changes.row,
    repeat: changes.repeat ?? strip.repeat,
    late: changes.late === undefined ? strip.late : changes.late,
  };
}

/** A strip of nothing. */
export const plainStrip: Strip = {
  heightPt: 0,
  beforePt: 0,
  afterPt: 0,
  snapPt: null,
  items: [],
  breakCost: breakCosts.free,
  startsPage: false,
  notes: [],
  frames: [],
  row: null,
  repeat: [],
  late: null,
};

/** Strips that are filled into columns one after the other; `head` spans all of them. */
export interface Segment {
  readonly columns: number;
  /** From the left edge of a column to that of the next. */
  readonly stepPt: number;
  readonly head: readonly Strip[];
  readonly strips: readonly Strip[];
}

/** Gives the first strip at least this room above, and this price of a break before it. */
export function withStart(
  strips: readonly Strip[],
  start: { readonly beforePt?: number; readonly breakCost?: number },
): readonly Strip[] {
  const first = strips[0];
  if (first === undefined) return strips;
  const beforePt = Math.max(first.beforePt, start.beforePt ?? 0);
  const breakCost = Math.max(first.breakCost, start.breakCost ?? 0);
  return [stripWith(first, { beforePt, breakCost }), ...strips.slice(1)];
}

/** Strips of no more than so many lines stay on one page where that can be. */
export function keepShort(strips: readonly Strip[], lines: number): readonly Strip[] {
  if (strips.length > lines) return strips;
  return strips.map((strip, i) =>
    i === 0 ? strip : stripWith(strip, { breakCost: Math.max(strip.breakCost, breakCosts.kept) }),
  );
}

/** Gives the last strip at least this room below. */
export function withEnd(strips: readonly Strip[], afterPt: number): readonly Strip[] {
  const last = strips.at(-1);
  if (last === undefined) return strips;
  return [...strips.slice(0, -1), stripWith(last, { afterPt: Math.max(last.afterPt, afterPt) })];
}

/** Where the first text of a strip stands below its top; null without text. */
export function firstTextBaseline(strip: Strip): number | null {
  for (const item of strip.items) if (item.type === "line" && item.artifact === null) return item.yPt;
  return null;
}

/** Moves an item; coordinates are rounded to 1/1000 pt, so that sums of lengths leave no trace of their order. */
export function moved(item: PageItem, dx: number, dy: number): PageItem {
  switch (item.type) {
    case "line": {
      const runs = item.runs.map((run) => runAt(run, round(run.xPt + dx)));
      return { type: "line", yPt: round(item.yPt + dy), runs, artifact: item.artifact };
    }
    case "box":
    case "image":
    case "link":
      return { ...item, xPt: round(item.xPt + dx), yPt: round(item.yPt + dy) };
    case "destination":
      return { ...item, xPt: round(item.xPt + dx), yPt: round(item.yPt + dy) };
  }
}

/** A run at another place. Field by field, as runs are made: copies by spread are several times slower, and there is one of every run of a document. */
export function runAt(run: TextRun, xPt: number, spaces: readonly boolean[] = run.spaces): TextRun {
  return {
    face: run.face,
    sizePt: run.sizePt,
    color: run.color,
    xPt,
    words: run.words,
    gapsPt: run.gapsPt,
    spaces,
    risePt: run.risePt,
    node: run.node,
    language: run.language,
    softHyphen: run.softHyphen,
    trackingPt: run.trackingPt,
  };
}

function round(pt: number): number {
  return Math.round(pt * 1000) / 1000;
}
