/** `GSUB`: glyphs for glyphs. */
import { matchChain } from "./chain.ts";
import type { Glyph, LayoutTable, Lookup } from "./layout-table.ts";
import { coverageIndex, isSkipped, markCovered, neighbour } from "./layout-table.ts";

const single = 1;
const multiple = 2;
const alternate = 3;
const ligature = 4;
const chained = 6;
/** Contexts that call contexts deeper than this are broken. */
const deepest = 6;

/** True for the lookup types that are done here. */
export function isSubstitutable(type: number): boolean {
  return type === single || type === multiple || type === alternate || type === ligature || type === chained;
}

/** Applies a lookup over a run of glyphs, in place. */
export function substitute(glyphs: Glyph[], lookup: Lookup, table: LayoutTable): void {
  const starts = startsOf(lookup, table);
  for (let i = 0; i < glyphs.length; ) {
    const id = glyphs[i]?.id ?? 0;
    const next = starts[id] === 1 && !isSkipped(table, lookup, id) ? applyAt(glyphs, i, lookup, table, 0) : -1;
    i = next < 0 ? i + 1 : next;
  }
}

/** Flags for glyphs that a lookup may begin at. */
export function startsOf(lookup: Lookup, table: LayoutTable): Uint8Array {
  if (lookup.starts) return lookup.starts;
  const { view } = table;
  const flags = new Uint8Array(table.glyphCount);
  for (const subtable of lookup.subtables) {
    // Format 3 of contexts has its input's coverages behind those of what comes before.
    const isChain = (lookup.type === chained || lookup.type === 8) && view.getUint16(subtable) === 3;
    const inputAt = isChain ? subtable + 4 + 2 * view.getUint16(subtable + 2) + 2 : subtable + 2;
    if (isChain && view.getUint16(inputAt - 2) === 0) continue;
    markCovered(view, subtable + view.getUint16(inputAt), flags);
  }
  lookup.starts = flags;
  return flags;
}

/** Applies a lookup at one glyph; gives where to go on, or -1 where nothing matched. */
function applyAt(glyphs: Glyph[], at: number, lookup: Lookup, table: LayoutTable, depth: number): number {
  for (const subtable of lookup.subtables) {
    const next = applySubtable(glyphs, at, subtable, lookup, table, depth);
    if (next >= 0) return next;
  }
  return -1;
}

function applySubtable(
  glyphs: Glyph[],
  at: number,
  subtable: number,
  lookup: Lookup,
  table: LayoutTable,
  depth: number,
): number {
  if (lookup.type === chained) return applyChain(glyphs, at, subtable, lookup, table, depth);
  const { view } = table;
  const glyph = glyphs[at];
  if (glyph === undefined) return -1;
  const covered = coverageIndex(view, subtable + view.getUint16(subtable + 2), glyph.id);
  if (covered < 0) return -1;
  switch (lookup.type) {
    case single:
      glyph.id =
        view.getUint16(subtable) === 1
          ? (glyph.id + view.getInt16(subtable + 4)) & 0xffff
          : view.getUint16(subtable + 6 + 2 * covered);
      return at + 1;
    case alternate:
      glyph.id = view.getUint16(subtable + view.getUint16(subtable + 6 + 2 * covered) + 2);
      return at + 1;
    case multiple:
      return applyMultiple(glyphs, at, subtable + view.getUint16(subtable + 6 + 2 * covered), view);
    default:
      return applyLigature(glyphs, at, subtable + view.getUint16(subtable + 6 + 2 * covered), lookup, table);
  }
}

function applyMultiple(glyphs: Glyph[], at: number, sequence: number, view: DataView): number {
  const glyph = glyphs[at];
  const count = view.getUint16(sequence);
  if (glyph === undefined || count === 0) return -1;
  const parts = Array.from({ length: count }, (_, i): Glyph => {
    return { ...glyph, id: view.getUint16(sequence + 2 + 2 * i), text: i === 0 ? glyph.text : "" };
  });
  glyphs.splice(at, 1, ...parts);
  return at + count;
}

function applyLigature(glyphs: Glyph[], at: number, set: number, lookup: Lookup, table: LayoutTable): number {
  const { view } = table;
  for (let i = 0; i < view.getUint16(set); i++) {
    const rule = set + view.getUint16(set + 2 + 2 * i);
    const parts = ligatureParts(glyphs, at, rule, lookup, table);
    if (parts === null) continue;
    const first = glyphs[at];
    const last = parts.at(-1) ?? at;
    if (first === undefined) return -1;
    first.id = view.getUint16(rule);
    // Marks between the parts stay; what the parts stood for, the ligature does, up to the last of them.
    first.text = glyphs
      .slice(at, last + 1)
      .map((glyph) => glyph.text)
      .join("");
    for (let k = at + 1; k <= last; k++) {
      const between = glyphs[k];
      if (between && !parts.includes(k)) between.text = "";
    }
    for (const part of [...parts].reverse()) glyphs.splice(part, 1);
    return at + 1;
  }
  return -1;
}

/** The positions of a ligature's parts after the first; null where they don't stand there. */
function ligatureParts(
  glyphs: readonly Glyph[],
  at: number,
  rule: number,
  lookup: Lookup,
  table: LayoutTable,
): readonly number[] | null {
  const { view } = table;
  const parts: number[] = [];
  let from = at;
  for (let i = 1; i < view.getUint16(rule + 2); i++) {
    from = neighbour(glyphs, from, 1, table, lookup);
    if (from < 0 || glyphs[from]?.id !== view.getUint16(rule + 2 + 2 * i)) return null;
    parts.push(from);
  }
  return parts;
}

function applyChain(
  glyphs: Glyph[],
  at: number,
  subtable: number,
  lookup: Lookup,
  table: LayoutTable,
  depth: number,
): number {
  const match = matchChain(glyphs, at, subtable, table, lookup);
  if (match === null || depth >= deepest) return -1;
  const length = glyphs.length;
  for (const { position, lookup: index } of match.actions) {
    const where = match.input[position];
    if (where === undefined || where >= glyphs.length) continue;
    applyAt(glyphs, where, table.lookup(index), table, depth + 1);
  }
  const end = (match.input.at(-1) ?? at) + 1 + glyphs.length - length;
  return Math.max(at + 1, end);
}
