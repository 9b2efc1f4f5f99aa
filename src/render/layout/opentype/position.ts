/** `GPOS`: kerning, and marks over their letters. */
import { matchChain } from "./chain.ts";
import type { Glyph, LayoutTable, Lookup, PairValue, Shift } from "./layout-table.ts";
import { classOf, coverageIndex, isSkipped, neighbour } from "./layout-table.ts";
import { startsOf } from "./substitute.ts";

const single = 1;
const pair = 2;
const markToBase = 4;
const markToLigature = 5;
const markToMark = 6;
const chained = 8;
const deepest = 6;

/** True for the lookup types that are done here. Marks over ligatures are left where they stand. */
export function isPositionable(type: number): boolean {
  return type === single || type === pair || isAttachment(type) || type === chained;
}

/** True for lookups that put marks on what stands before them. */
export function isAttachment(type: number): boolean {
  return type >= markToBase && type <= markToMark;
}

/** Applies a lookup over a run of glyphs, in place. */
export function position(glyphs: Glyph[], lookup: Lookup, table: LayoutTable): void {
  if (lookup.type === markToLigature) return;
  const starts = startsOf(lookup, table);
  for (let i = 0; i < glyphs.length; i++) {
    const id = glyphs[i]?.id ?? 0;
    if (starts[id] === 1 && !isSkipped(table, lookup, id)) applyAt(glyphs, i, lookup, table, 0);
  }
}

function applyAt(glyphs: Glyph[], at: number, lookup: Lookup, table: LayoutTable, depth: number): boolean {
  if (lookup.type === pair) return applyPair(glyphs, at, lookup, table);
  return lookup.subtables.some((subtable) => applySubtable(glyphs, at, subtable, lookup, table, depth));
}

function applySubtable(
  glyphs: Glyph[],
  at: number,
  subtable: number,
  lookup: Lookup,
  table: LayoutTable,
  depth: number,
): boolean {
  const { view } = table;
  if (lookup.type === chained) return applyChain(glyphs, at, subtable, lookup, table, depth);
  const glyph = glyphs[at];
  if (glyph === undefined) return false;
  const covered = coverageIndex(view, subtable + view.getUint16(subtable + 2), glyph.id);
  if (covered < 0) return false;
  if (lookup.type === markToBase || lookup.type === markToMark)
    return attach(glyphs, at, subtable, covered, lookup, table);
  const format = view.getUint16(subtable + 4);
  const value = view.getUint16(subtable) === 1 ? subtable + 6 : subtable + 8 + covered * valueSize(format);
  shift(glyph, valueAt(view, value, format));
  return true;
}

function applyPair(glyphs: Glyph[], at: number, lookup: Lookup, table: LayoutTable): boolean {
  const first = glyphs[at];
  const second = glyphs[neighbour(glyphs, at, 1, table, lookup)];
  if (first === undefined || second === undefined) return false;
  const key = first.id * 65536 + second.id;
  let value = lookup.pairs.get(key);
  if (value === undefined) {
    value = findPair(first.id, second.id, lookup, table);
    lookup.pairs.set(key, value);
  }
  if (value === null) return false;
  shift(first, value.first);
  shift(second, value.second);
  return true;
}

/** What the first subtable that knows the pair says of it. */
function findPair(first: number, second: number, lookup: Lookup, { view }: LayoutTable): PairValue | null {
  for (const subtable of lookup.subtables) {
    const covered = coverageIndex(view, subtable + view.getUint16(subtable + 2), first);
    if (covered < 0) continue;
    const firstFormat = view.getUint16(subtable + 4);
    const secondFormat = view.getUint16(subtable + 6);
    const size = valueSize(firstFormat) + valueSize(secondFormat);
    let value: number;
    if (view.getUint16(subtable) === 1) {
      value = pairInSet(view, subtable + view.getUint16(subtable + 10 + 2 * covered), second, size);
      if (value === 0) continue;
    } else {
      const a = classOf(view, subtable + view.getUint16(subtable + 8), first);
      const b = classOf(view, subtable + view.getUint16(subtable + 10), second);
      value = subtable + 16 + (a * view.getUint16(subtable + 14) + b) * size;
    }
    return {
      first: valueAt(view, value, firstFormat),
      second: valueAt(view, value + valueSize(firstFormat), secondFormat),
    };
  }
  return null;
}

function pairInSet(view: DataView, set: number, second: number, size: number): number {
  let low = 0;
  let high = view.getUint16(set) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const record = set + 2 + middle * (2 + size);
    const glyph = view.getUint16(record);
    if (glyph === second) return record + 2;
    if (glyph < second) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Bytes of a value record: two for each bit of its format. */
function valueSize(format: number): number {
  let size = 0;
  for (let bits = format; bits !== 0; bits >>= 1) size += (bits & 1) * 2;
  return size;
}

const still: Shift = { x: 0, y: 0, advance: 0 };

/** Placement x and y, then advance x; what comes behind (vertical advance, device tables) is for other media. */
function valueAt(view: DataView, value: number, format: number): Shift {
  if ((format & 7) === 0) return still;
  const xAt = value;
  const yAt = xAt + (format & 1 ? 2 : 0);
  const advanceAt = yAt + (format & 2 ? 2 : 0);
  return {
    x: format & 1 ? view.getInt16(xAt) : 0,
    y: format & 2 ? view.getInt16(yAt) : 0,
    advance: format & 4 ? view.getInt16(advanceAt) : 0,
  };
}

function shift(glyph: Glyph, { x, y, advance }: Shift): void {
  glyph.x += x;
  glyph.y += y;
  glyph.advance += advance;
}

/** Puts a mark's anchor on that of the letter, or the mark, before it. */
function attach(
  glyphs: readonly Glyph[],
  at: number,
  subtable: number,
  markIndex: number,
  lookup: Lookup,
  table: LayoutTable,
): boolean {
  const { view } = table;
  const mark = glyphs[at];
  const baseAt =
    lookup.type === markToMark ? neighbour(glyphs, at, -1, table, lookup) : letterBefore(glyphs, at, table);
  const base = glyphs[baseAt];
  if (mark === undefined || base === undefined) return false;
  const baseIndex = coverageIndex(view, subtable + view.getUint16(subtable + 4), base.id);
  if (baseIndex < 0) return false;
  const classCount = view.getUint16(subtable + 6);
  const marks = subtable + view.getUint16(subtable + 8);
  const bases = subtable + view.getUint16(subtable + 10);
  const record = marks + 2 + 4 * markIndex;
  const anchorOffset = view.getUint16(bases + 2 + 2 * (baseIndex * classCount + view.getUint16(record)));
  if (anchorOffset === 0) return false;
  const baseAnchor = bases + anchorOffset;
  const markAnchor = marks + view.getUint16(record + 2);
  // The pen stands behind all that comes between; marks have lost their own width by then.
  let pen = 0;
  for (let i = baseAt; i < at; i++) {
    const glyph = glyphs[i];
    if (glyph && !table.isMark(glyph.id)) pen += glyph.advance;
  }
  mark.x = base.x + view.getInt16(baseAnchor + 2) - view.getInt16(markAnchor + 2) - pen;
  mark.y = base.y + view.getInt16(baseAnchor + 4) - view.getInt16(markAnchor + 4);
  return true;
}

/** Marks on one letter that are placed; more are a stunt, and looking back over all of them would cost their square. */
const mostMarks = 64;

function letterBefore(glyphs: readonly Glyph[], at: number, table: LayoutTable): number {
  for (let i = at - 1; i >= Math.max(0, at - mostMarks); i--) if (!table.isMark(glyphs[i]?.id ?? 0)) return i;
  return -1;
}

function applyChain(
  glyphs: Glyph[],
  at: number,
  subtable: number,
  lookup: Lookup,
  table: LayoutTable,
  depth: number,
): boolean {
  const match = matchChain(glyphs, at, subtable, table, lookup);
  if (match === null || depth >= deepest) return false;
  for (const { position: index, lookup: inner } of match.actions) {
    const where = match.input[index];
    if (where !== undefined) applyAt(glyphs, where, table.lookup(inner), table, depth + 1);
  }
  return true;
}
