/**
 * Cuts a TrueType font down to some of its glyphs: takes the font and a list of its glyphs, gives a font program whose
 * glyph `i` is `glyphs[i]`. A glyph may be listed more than once: each copy is a character code of its own, which is how
 * one drawing gets several texts. Only the tables that PDF viewers read are kept (ISO 32000-1, 9.9, table 126).
 */
import { place, type Sfnt } from "./sfnt.ts";

/** Tables of the hinting program, shared by all glyphs and kept whole. */
const programTables = ["cvt ", "fpgm", "prep"];

const compositeFlags = { wordArguments: 0x0001, scale: 0x0008, more: 0x0020, twoScales: 0x0040, matrix: 0x0080 };

/**
 * The subset as bytes. `glyphs[0]` must be 0, `.notdef`; `wider[i]` font units are added to the advance of `glyphs[i]`. Parts of composite glyphs are added behind the list.
 */
export function subsetTrueType(font: Sfnt, glyphs: readonly number[], wider: readonly number[] = []): Uint8Array {
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
  tables.set("hmtx", metricsOf(font, all, wider));
  tables.set("loca", locationsOf(outlines));
  tables.set("maxp", patched(font, "maxp", 4, all.length));
  return assemble(tables);
}

/** Outlines in the order of `glyphs`, which grows while composites name parts that are not in it yet. */
function collectOutlines(font: Sfnt, glyphs: number[]): Uint8Array[] {
  const parts = new Map<number, number>();
  const partOf = (glyph: number): number => {
    let index = parts.get(glyph);
    if (index === undefined) {
      index = glyphs.push(glyph) - 1;
      parts.set(glyph, index);
    }
    return index;
  };
  const outlines: Uint8Array[] = [];
  for (let i = 0; i < glyphs.length; i++) outlines.push(renumbered(outlineOf(font, glyphs[i] ?? 0), partOf));
  return outlines;
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

function metricsOf(font: Sfnt, glyphs: readonly number[], wider: readonly number[]): Uint8Array {
  const hmtx = new Uint8Array(4 * glyphs.length);
  const view = new DataView(hmtx.buffer);
  glyphs.forEach((glyph, index) => {
    view.setUint16(4 * index, font.advance(glyph) + (wider[index] ?? 0));
    view.setInt16(4 * index + 2, font.leftBearing(glyph));
  });
  return hmtx;
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
