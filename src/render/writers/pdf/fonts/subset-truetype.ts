/**
 * Cuts a TrueType font down to some of its glyphs: takes the font and a list of its glyphs, gives a font program whose
 * glyph `i` is `glyphs[i]`. A glyph may be listed more than once: each copy is a character code of its own, which is how
 * one drawing gets several texts. Only the tables that PDF viewers read are kept (ISO 32000-1, 9.9, table 126).
 */
import type { ComposedGlyph, GlyphPart } from "./font-program.ts";
import { place, type Sfnt } from "./sfnt.ts";

/** Tables of the hinting program, shared by all glyphs and kept whole. */
const programTables = ["cvt ", "fpgm", "prep"];

const compositeFlags = {
  wordArguments: 0x0001,
  offsets: 0x0002,
  scale: 0x0008,
  more: 0x0020,
  twoScales: 0x0040,
  matrix: 0x0080,
};

/** A glyph of the subset; lengths in font units. */
export interface TrueTypeGlyph {
  readonly glyph: number;
  /** Added to its advance. */
  readonly wider?: number;
  /** Drawn instead of `glyph`, all in one. */
  readonly composed?: ComposedGlyph | null;
}

/** The subset as bytes. The first glyph must be 0, `.notdef`. Parts of composite glyphs are added behind the list. */
export function subsetTrueType(font: Sfnt, glyphs: readonly TrueTypeGlyph[]): Uint8Array {
  const all = [...glyphs];
  const outlines = collectOutlines(font, all);
  const tables = new Map<string, Uint8Array>();
  for (const tag of programTables) {
    const table = font.tables.get(tag);
    if (table) tables.set(tag, font.bytes.subarray(table.offset, table.offset + table.length));
  }
  tables.set("glyf", joinOutlines(outlines));
  tables.set("head", copyHead(font));
  tables.set("hhea", patched(font, "hhea", 34, all.length));
  tables.set("hmtx", metricsOf(font, all, outlines));
  tables.set("loca", locationsOf(outlines));
  tables.set("maxp", profileOf(font, all));
  return assemble(tables);
}

/** Outlines in the order of `glyphs`, which grows while composites name parts that are not in it yet. */
function collectOutlines(font: Sfnt, glyphs: TrueTypeGlyph[]): Uint8Array[] {
  const parts = new Map<number, number>();
  const partOf = (glyph: number): number => {
    let index = parts.get(glyph);
    if (index === undefined) {
      index = glyphs.push({ glyph }) - 1;
      parts.set(glyph, index);
    }
    return index;
  };
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const { glyph, composed } = glyphs[i] ?? { glyph: 0 };
    outlines.push(composed ? composite(font, composed.parts, partOf) : renumbered(outlineOf(font, glyph), partOf));
  }
  return outlines;
}

/** A glyph of glyphs (OpenType, table `glyf`, composite glyph description); empty where none of them draws anything. */
function composite(font: Sfnt, parts: readonly GlyphPart[], partOf: (glyph: number) => number): Uint8Array {
  const drawn = parts.flatMap((part) => {
    const outline = outlineOf(font, part.glyph);
    return outline.length < 10 ? [] : [{ ...part, box: boxOf(outline, part) }];
  });
  const outline = new Uint8Array(drawn.length === 0 ? 0 : 10 + 8 * drawn.length);
  if (drawn.length === 0) return outline;
  const view = new DataView(outline.buffer);
  view.setInt16(0, -1);
  [Math.min, Math.min, Math.max, Math.max].forEach((choose, i) => {
    view.setInt16(2 + 2 * i, choose(...drawn.map(({ box }) => box[i] ?? 0)));
  });
  drawn.forEach(({ glyph, x, y }, i) => {
    const at = 10 + 8 * i;
    const more = i < drawn.length - 1 ? compositeFlags.more : 0;
    view.setUint16(at, compositeFlags.wordArguments | compositeFlags.offsets | more);
    view.setUint16(at + 2, partOf(glyph));
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return outline;
}

/** Least x and y, greatest x and y, of an outline that is moved. */
function boxOf(outline: Uint8Array, { x, y }: GlyphPart): readonly number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.length);
  return [view.getInt16(2) + x, view.getInt16(4) + y, view.getInt16(6) + x, view.getInt16(8) + y];
}

function outlineOf(font: Sfnt, glyph: number): Uint8Array {
  const long = font.view.getInt16(place(font.tables, "head") + 50) === 1;
  const loca = place(font.tables, "loca");
  const at = (index: number): number =>
    long ? font.view.getUint32(loca + 4 * index) : 2 * font.view.getUint16(loca + 2 * index);
  const glyf = place(font.tables, "glyf");
  return glyph < font.glyphCount ? font.bytes.subarray(glyf + at(glyph), glyf + at(glyph + 1)) : new Uint8Array(0);
}

/** The outline with the numbers of its parts replaced; simple outlines are returned as they are. */
function renumbered(outline: Uint8Array, partOf: (glyph: number) => number): Uint8Array {
  if (outline.length < 10 || ((outline[0] ?? 0) & 0x80) === 0) return outline;
  // Not `slice`, which of a Buffer is no copy.
  const copy = new Uint8Array(outline);
  const view = new DataView(copy.buffer);
  let at = 10;
  for (;;) {
    const flags = view.getUint16(at);
    view.setUint16(at + 2, partOf(view.getUint16(at + 2)));
    at += 4 + (flags & compositeFlags.wordArguments ? 4 : 2);
    if (flags & compositeFlags.scale) at += 2;
    else if (flags & compositeFlags.twoScales) at += 4;
    else if (flags & compositeFlags.matrix) at += 8;
    if ((flags & compositeFlags.more) === 0) return copy;
  }
}

function joinOutlines(outlines: readonly Uint8Array[]): Uint8Array {
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + padded(outline.length), 0));
  let at = 0;
  for (const outline of outlines) {
    glyf.set(outline, at);
    at += padded(outline.length);
  }
  return glyf;
}

function locationsOf(outlines: readonly Uint8Array[]): Uint8Array {
  const loca = new Uint8Array(4 * (outlines.length + 1));
  const view = new DataView(loca.buffer);
  let at = 0;
  outlines.forEach((outline, index) => {
    at += padded(outline.length);
    view.setUint32(4 * (index + 1), at);
  });
  return loca;
}

function metricsOf(font: Sfnt, glyphs: readonly TrueTypeGlyph[], outlines: readonly Uint8Array[]): Uint8Array {
  const hmtx = new Uint8Array(4 * glyphs.length);
  const view = new DataView(hmtx.buffer);
  glyphs.forEach(({ glyph, wider = 0, composed }, index) => {
    const own = composed ? composed.advance : font.advance(glyph);
    const outline = outlines[index];
    const composedBearing = composed && outline?.length ? boxOf(outline, { glyph, x: 0, y: 0 })[0] : undefined;
    view.setUint16(4 * index, own + wider);
    view.setInt16(4 * index + 2, composedBearing ?? font.leftBearing(glyph));
  });
  return hmtx;
}

/** What a reader must make room for (OpenType, table `maxp`): more where glyphs were put together. */
function profileOf(font: Sfnt, glyphs: readonly TrueTypeGlyph[]): Uint8Array {
  const table = patched(font, "maxp", 4, glyphs.length);
  const most = glyphs.reduce((count, { composed }) => Math.max(count, composed?.parts.length ?? 0), 0);
  if (most === 0 || table.length < 32) return table;
  const view = new DataView(table.buffer);
  const capped = (value: number) => Math.min(0xffff, value);
  for (const [single, together] of [
    [6, 10],
    [8, 12],
  ] as const) {
    view.setUint16(together, capped(most * Math.max(view.getUint16(single), view.getUint16(together))));
  }
  view.setUint16(28, Math.max(most, view.getUint16(28)));
  view.setUint16(30, view.getUint16(30) + 1);
  return table;
}

/** The head with long locations and a checksum of 0, which is what it counts as while the file's sum is taken. */
function copyHead(font: Sfnt): Uint8Array {
  const head = patched(font, "head", 50, 1);
  head.fill(0, 8, 12);
  return head;
}

function patched(font: Sfnt, tag: string, offset: number, value: number): Uint8Array {
  const start = place(font.tables, tag);
  const table = new Uint8Array(font.bytes.subarray(start, start + (font.tables.get(tag)?.length ?? 0)));
  new DataView(table.buffer).setUint16(offset, value);
  return table;
}

/** Directory and tables, each on a boundary of four bytes, tags in byte order. */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = 12 + 16 * sorted.length;
  const bytes = new Uint8Array(sorted.reduce((sum, [, table]) => sum + padded(table.length), directory));
  const view = new DataView(bytes.buffer);
  const power = 31 - Math.clz32(sorted.length);
  view.setUint32(0, 0x00010000);
  view.setUint16(4, sorted.length);
  view.setUint16(6, 16 << power);
  view.setUint16(8, power);
  view.setUint16(10, 16 * sorted.length - (16 << power));
  let at = directory;
  let head = 0;
  sorted.forEach(([tag, table], index) => {
    const entry = 12 + 16 * index;
    for (let i = 0; i < 4; i++) bytes[entry + i] = tag.charCodeAt(i);
    bytes.set(table, at);
    view.setUint32(entry + 4, checksum(view, at, padded(table.length)));
    view.setUint32(entry + 8, at);
    view.setUint32(entry + 12, table.length);
    if (tag === "head") head = at;
    at += padded(table.length);
  });
  // The whole file sums up to this constant (OpenType, table `head`, checksumAdjustment).
  view.setUint32(head + 8, (0xb1b0afba - checksum(view, 0, bytes.length)) >>> 0);
  return bytes;
}

function checksum(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
