/**
 * Fills one column of a page: takes strips in order until no more fit, then breaks where it costs least. Pure: what was
 * placed, where the rest starts, and what is left of footnotes all come back as values.
 */
import type { NoteQueue } from "./notes.ts";
import { deferNotes, takeNotes } from "./notes.ts";
import type { Strip } from "./strip.ts";
import { breakCosts } from "./strip.ts";

/** The room of a column. Heights in points. */
export interface ColumnRoom {
  readonly heightPt: number;
  /** Where the column starts below the page's text area, so that strips find the grid. */
  readonly topPt: number;
  readonly gridPt: number;
  /** Where the first baseline of the grid is. */
  readonly firstBaselinePt: number;
  /** Nothing stands above: room before the first strip vanishes. */
  readonly fresh: boolean;
}

export interface PlacedStrip {
  readonly strip: Strip;
  /** Below the top of the page's text area. */
  readonly yPt: number;
}

export interface FilledColumn {
  readonly placed: readonly PlacedStrip[];
  /** Index of the first strip that is not placed. */
  readonly next: number;
  /** Where the last strip ends, below the top of the page's text area. */
  readonly endPt: number;
  /** Footnotes of this page, and what had to be left to the next. */
  readonly notes: NoteQueue;
}

interface Candidate {
  /** How many of the placed strips stay. */
  readonly count: number;
  readonly next: number;
  readonly cost: number;
  readonly notes: NoteQueue;
}

const slack = 0.01;

/** Fills a column from strip `from` on. At least one strip is placed wherever the column is fresh, so that work always ends. */
export function fillColumn(
  strips: readonly Strip[],
  from: number,
  room: ColumnRoom,
  notesBefore: NoteQueue,
): FilledColumn {
  const placed: PlacedStrip[] = [];
  const candidates: Candidate[] = [];
  const bottom = room.topPt + room.heightPt;
  let notes = notesBefore;
  let y = room.topPt;
  let after = 0;
  if (room.fresh) for (const strip of strips[from]?.repeat ?? []) y = placeAt(placed, strip, y, 0, room);
  const heads = placed.length;
  let index = from;
  for (; index < strips.length; index++) {
    const strip = strips[index];
    if (strip === undefined) break;
    const first = placed.length === heads && room.fresh;
    // Notes left over from the page before get smaller page by page, so text can wait for them.
    const mustPlace = first && notesBefore.placed.length === 0;
    if (strip.startsPage && !(first && room.topPt < slack)) break;
    const top = stripTop(strip, y, after, first && heads === 0, room);
    const end = top + strip.heightPt;
    const withNotes = takeNotes(notes, strip.notes, bottom - end);
    if ((end > bottom + slack || withNotes === null) && !mustPlace) break;
    placed.push({ strip, yPt: top });
    y = end;
    after = strip.afterPt;
    notes = withNotes ?? deferNotes(notes, strip.notes);
    candidates.push(candidate(strips, index, placed.length, bottom - notes.heightPt - y, room, notes));
  }
  if (index >= strips.length) return { placed, next: index, endPt: y, notes };
  return cutBack(placed, candidates, { from, room, notesBefore, atPageBreak: strips[index]?.startsPage === true });
}

function placeAt(placed: PlacedStrip[], strip: Strip, y: number, after: number, room: ColumnRoom): number {
  const top = stripTop(strip, y, after, placed.length === 0, room);
  placed.push({ strip, yPt: top });
  return top + strip.heightPt;
}

function stripTop(strip: Strip, y: number, after: number, atTop: boolean, room: ColumnRoom): number {
  const top = y + (atTop ? 0 : Math.max(strip.beforePt, after));
  if (strip.snapPt === null) return top;
  const off = top + strip.snapPt - room.firstBaselinePt;
  // Half lines part paragraphs; two of them are back on the line.
  const step = room.gridPt / 2;
  const steps = Math.ceil(off / step - slack);
  return Math.max(top, steps * step + room.firstBaselinePt - strip.snapPt);
}

function candidate(
  strips: readonly Strip[],
  index: number,
  count: number,
  leftPt: number,
  room: ColumnRoom,
  notes: NoteQueue,
): Candidate {
  const next = strips[index + 1];
  const lines = Math.max(0, leftPt) / room.gridPt;
  const cost = next?.startsPage ? 0 : Math.round(lines * lines) + (next?.breakCost ?? 0);
  return { count, next: index + 1, cost, notes };
}

interface Cut {
  readonly from: number;
  readonly room: ColumnRoom;
  readonly notesBefore: NoteQueue;
  readonly atPageBreak: boolean;
}

/** Breaks after the candidate that costs least, the later of two equals. */
function cutBack(placed: readonly PlacedStrip[], candidates: readonly Candidate[], cut: Cut): FilledColumn {
  const { from, room, notesBefore, atPageBreak } = cut;
  let best: Candidate | null = null;
  if (atPageBreak) best = candidates.at(-1) ?? null;
  else for (const one of candidates) if (best === null || one.cost <= best.cost) best = one;
  // Where anything stands above, a new page is better than a parted heading, or than a table's head with a row alone.
  const emptyLines = room.heightPt / room.gridPt;
  const dearest = Math.min(breakCosts.parted, Math.round(emptyLines * emptyLines) + 1);
  if (best === null || (!room.fresh && !atPageBreak && best.cost >= dearest)) {
    return { placed: [], next: from, endPt: room.topPt, notes: notesBefore };
  }
  const kept = placed.slice(0, best.count);
  const last = kept.at(-1);
  const endPt = last ? last.yPt + last.strip.heightPt : room.topPt;
  return { placed: kept, next: best.next, endPt, notes: best.notes };
}
