/**
 * Strips to pages. Takes segments of strips and the page's measures, gives for each page what stands where. Every strip
 * is placed exactly once and in order (repeated table heads apart), and every step places something, so that any
 * document ends. Page numbers play no part here: they are filled in afterwards, where room was kept for them.
 */
import type { ColumnRoom, FilledColumn, PlacedStrip } from "./fill-column.ts";
import { fillColumn } from "./fill-column.ts";
import type { NoteQueue, NoteSource } from "./notes.ts";
import { startNotes } from "./notes.ts";
import type { Segment, Strip } from "./strip.ts";

/** The text area of a page; lengths in points. */
export interface PageFrame {
  readonly heightPt: number;
  readonly widthPt: number;
  readonly gridPt: number;
  readonly gutterPt: number;
  readonly firstBaselinePt: number;
  /** The last page should hold at least so many lines. */
  readonly lastPageLines: number;
}

/** A strip on its page: `xPt` from the left edge of the text area, `yPt` from its top. */
export interface PageStrip extends PlacedStrip {
  readonly xPt: number;
}

export interface FilledPage {
  readonly strips: readonly PageStrip[];
  readonly notes: readonly Strip[];
  readonly notesHeightPt: number;
}

/** More pages than this are refused; the rest of the document is left out. */
export const mostPages = 2_000;

/** Where the work stands: which segment, which strip of it, and what is left of notes. */
interface Position {
  readonly segment: number;
  readonly strip: number;
  readonly notesLeft: readonly Strip[];
}

interface PageStep {
  readonly page: FilledPage;
  readonly next: Position;
}

/** Fills pages. `complete` is false where the limit on pages was met. */
export function paginate(
  segments: readonly Segment[],
  frame: PageFrame,
  notes: NoteSource,
): { readonly pages: readonly FilledPage[]; readonly complete: boolean } {
  const pages: FilledPage[] = [];
  let before: Position | null = null;
  let position: Position = { segment: 0, strip: 0, notesLeft: [] };
  while (!isDone(position, segments)) {
    if (pages.length >= mostPages) return { pages, complete: false };
    const start = position;
    const step = fillPage(segments, start, frame.heightPt, frame, notes);
    pages.push(step.page);
    position = step.next;
    if (isDone(position, segments) && before !== null) {
      const pair = fillLonelyPage(segments, before, step, frame, notes);
      if (pair) pages.splice(pages.length - 2, 2, ...pair);
    }
    before = start;
  }
  return { pages, complete: true };
}

function isDone({ segment, notesLeft }: Position, segments: readonly Segment[]): boolean {
  return segment >= segments.length && notesLeft.length === 0;
}

/** Takes lines over from the page before, so that the last page doesn't hold two or three alone. */
function fillLonelyPage(
  segments: readonly Segment[],
  before: Position,
  last: PageStep,
  frame: PageFrame,
  notes: NoteSource,
): readonly FilledPage[] | null {
  const wanted = frame.lastPageLines;
  if (linesOn(last.page) >= wanted || last.page.notes.length > 0) return null;
  for (let less = 1; less <= wanted + 2; less++) {
    const first = fillPage(segments, before, frame.heightPt - less * frame.gridPt, frame, notes);
    if (isDone(first.next, segments)) continue;
    const second = fillPage(segments, first.next, frame.heightPt, frame, notes);
    if (!isDone(second.next, segments)) return null;
    if (linesOn(second.page) >= wanted) return [first.page, second.page];
  }
  return null;
}

function linesOn(page: FilledPage): number {
  return page.strips.filter(({ strip }) => strip.items.some((item) => item.type === "line" && item.artifact === null))
    .length;
}

/** Fills one page from a position on, with as many segments as it takes. */
function fillPage(
  segments: readonly Segment[],
  start: Position,
  heightPt: number,
  frame: PageFrame,
  source: NoteSource,
): PageStep {
  const strips: PageStrip[] = [];
  let notes = startNotes(source, start.notesLeft);
  let segment = start.segment;
  let strip = start.strip;
  let y = 0;
  while (segment < segments.length) {
    const current = segments[segment];
    if (current === undefined) break;
    const area = { topPt: y, heightPt: heightPt - y };
    const filled = fillSegment(current, strip, area, strips.length === 0, notes, frame);
    strips.push(...filled.strips);
    notes = filled.notes;
    y = filled.endPt;
    strip = filled.next;
    if (strip < current.strips.length) break;
    segment++;
    strip = 0;
  }
  const finished = segment < segments.length && strip >= (segments[segment]?.strips.length ?? 0);
  return {
    page: { strips, notes: notes.placed, notesHeightPt: notes.heightPt },
    next: { segment: finished ? segment + 1 : segment, strip: finished ? 0 : strip, notesLeft: notes.left },
  };
}

interface Area {
  readonly topPt: number;
  readonly heightPt: number;
}

interface FilledSegment {
  readonly strips: readonly PageStrip[];
  readonly next: number;
  readonly endPt: number;
  readonly notes: NoteQueue;
}

function fillSegment(
  segment: Segment,
  from: number,
  area: Area,
  fresh: boolean,
  notes: NoteQueue,
  frame: PageFrame,
): FilledSegment {
  if (segment.columns > 1) return fillColumns(segment, from, area, fresh, notes, frame);
  const filled = fillColumn(segment.strips, from, roomOf(area, fresh, frame), notes);
  const { placed, next, endPt, notes: taken } = filled;
  return { strips: placed.map((each) => acrossAt(each, 0)), next, endPt, notes: taken };
}

function acrossAt({ strip, yPt }: PlacedStrip, xPt: number): PageStrip {
  return { strip, yPt, xPt };
}

function roomOf(area: Area, fresh: boolean, frame: PageFrame): ColumnRoom {
  const { gridPt, firstBaselinePt } = frame;
  return { topPt: area.topPt, heightPt: area.heightPt, fresh, gridPt, firstBaselinePt };
}

/** Fewer lines than this are no columns: the section starts on the next page. */
const leastColumnLines = 4;

/** The head across, then columns of one height: the least that takes all of the rest, or all that the page has. */
function fillColumns(
  segment: Segment,
  from: number,
  area: Area,
  fresh: boolean,
  notes: NoteQueue,
  frame: PageFrame,
): FilledSegment {
  const head = from === 0 ? fillColumn(segment.head, 0, roomOf(area, fresh, frame), notes) : null;
  // Columns start fresh, so what their first lines want above them is given here where they have no head.
  const gapPt = from === 0 && !fresh ? (segment.strips[0]?.beforePt ?? 0) : 0;
  const topPt = segment.head.length > 0 && head ? head.endPt + (segment.head.at(-1)?.afterPt ?? 0) : area.topPt + gapPt;
  const below = { topPt, heightPt: area.topPt + area.heightPt - topPt };
  const afterHead = head?.notes ?? notes;
  const needed = leastColumnLines * frame.gridPt;
  if (!fresh && (below.heightPt - afterHead.heightPt < needed || (head !== null && head.next < segment.head.length))) {
    return { strips: [], next: from, endPt: area.topPt, notes };
  }
  const full = setColumns(segment, from, below, afterHead, frame);
  const set = full.next < segment.strips.length ? full : balance(segment, from, below, afterHead, frame, full);
  const headStrips = (head?.placed ?? []).map((placed) => acrossAt(placed, 0));
  return { strips: [...headStrips, ...set.strips], next: set.next, endPt: set.endPt, notes: set.notes };
}

function setColumns(segment: Segment, from: number, area: Area, notes: NoteQueue, frame: PageFrame): FilledSegment {
  const strips: PageStrip[] = [];
  let next = from;
  let queue = notes;
  let endPt = area.topPt;
  for (let column = 0; column < segment.columns && next < segment.strips.length; column++) {
    const filled: FilledColumn = fillColumn(segment.strips, next, roomOf(area, true, frame), queue);
    const xPt = column * segment.stepPt;
    for (const placed of filled.placed) strips.push(acrossAt(placed, xPt));
    next = filled.next;
    queue = filled.notes;
    endPt = Math.max(endPt, filled.endPt);
  }
  return { strips, next, endPt, notes: queue };
}

/** Finds the least height, in lines, that still takes all. */
function balance(
  segment: Segment,
  from: number,
  area: Area,
  notes: NoteQueue,
  frame: PageFrame,
  full: FilledSegment,
): FilledSegment {
  let best = full;
  let low = 1;
  let high = Math.floor(area.heightPt / frame.gridPt);
  while (low < high) {
    const middle = (low + high) >> 1;
    const tried = setColumns(segment, from, { topPt: area.topPt, heightPt: middle * frame.gridPt }, notes, frame);
    if (tried.next >= segment.strips.length) {
      best = tried;
      high = middle;
    } else low = middle + 1;
  }
  return best;
}

/** The width of one of several columns. */
export function columnWidth(frame: Pick<PageFrame, "widthPt" | "gutterPt">, columns: number): number {
  return (frame.widthPt - frame.gutterPt * (columns - 1)) / columns;
}
