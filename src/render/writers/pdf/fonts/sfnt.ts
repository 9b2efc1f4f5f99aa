/**
 * A TrueType font's tables, as far as embedding needs them: outlines, metrics and the few values that a font descriptor
 * repeats. Parsed once for each array of bytes and kept as long as that lives, since faces are shared over documents.
 */

import { readCharacterMap } from "../../../opentype/character-map.ts";

export interface Sfnt {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Name to place, in the file's order. */
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>;
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** Advance width in font units. */
  readonly advance: (glyph: number) => number;
  readonly leftBearing: (glyph: number) => number;
  /** Glyph of a code point; 0 where the font has none. */
  readonly glyphOf: (codePoint: number) => number;
  readonly metrics: FontMetrics;
}

/** In 1/1000 em, as a font descriptor wants them; the angle in degrees. */
export interface FontMetrics {
  readonly postscriptName: string;
  readonly box: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly fixedPitch: boolean;
  readonly weight: number;
}

type Tables = Sfnt["tables"];

const parsed = new WeakMap<Uint8Array, Sfnt>();

/** True for a bare TrueType font; collections, WOFF and OpenType with PostScript outlines are not. */
export function isTrueType(bytes: Uint8Array): boolean {
  if (bytes.length < 12) return false;
  const tag = viewOf(bytes).getUint32(0);
  return (tag === 0x00010000 || tag === 0x74727565) && readTables(bytes, viewOf(bytes)).has("glyf");
}

/** Reads a font. Throws where a table that every font must have is missing or cut short. */
export function readSfnt(bytes: Uint8Array): Sfnt {
  const known = parsed.get(bytes);
  if (known) return known;
  const view = viewOf(bytes);
  const tables = readTables(bytes, view);
  const unitsPerEm = view.getUint16(place(tables, "head") + 18);
  const glyphCount = view.getUint16(place(tables, "maxp") + 4);
  const cmap = tables.get("cmap");
  const hmtx = place(tables, "hmtx");
  const longMetrics = view.getUint16(place(tables, "hhea") + 34);
  const font: Sfnt = {
    bytes,
    view,
    tables,
    unitsPerEm,
    glyphCount,
    advance: (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, longMetrics - 1)),
    leftBearing: (glyph) =>
      glyph < longMetrics
        ? view.getInt16(hmtx + 4 * glyph + 2)
        : view.getInt16(hmtx + 4 * longMetrics + 2 * (glyph - longMetrics)),
    glyphOf: cmap === undefined ? () => 0 : readCharacterMap(view, cmap.offset),
    metrics: readMetrics(view, tables, 1000 / unitsPerEm),
  };
  parsed.set(bytes, font);
  return font;
}

/** Offset of a table that must be there. */
export function place(tables: Tables, tag: string): number {
  const table = tables.get(tag);
  if (!table) throw new Error(`font has no ${tag} table`);
  return table.offset;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function readTables(bytes: Uint8Array, view: DataView): Tables {
  const tables = new Map<string, { offset: number; length: number }>();
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + 16 * count; at += 16) {
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, { offset: view.getUint32(at + 8), length: view.getUint32(at + 12) });
  }
  return tables;
}

function readMetrics(view: DataView, tables: Tables, scale: number): FontMetrics {
  const head = place(tables, "head");
  const hhea = place(tables, "hhea");
  const os2 = tables.get("OS/2")?.offset;
  const post = tables.get("post")?.offset;
  const em = (value: number): number => Math.round(value * scale);
  const ascent = em(view.getInt16(hhea + 4));
  // Cap height came with version 2 of the table.
  const hasCapHeight = os2 !== undefined && view.getUint16(os2) >= 2;
  return {
    postscriptName: readPostscriptName(view, tables),
    box: [
      em(view.getInt16(head + 36)),
      em(view.getInt16(head + 38)),
      em(view.getInt16(head + 40)),
      em(view.getInt16(head + 42)),
    ],
    ascent,
    descent: em(view.getInt16(hhea + 6)),
    capHeight: hasCapHeight ? em(view.getInt16(os2 + 88)) : ascent,
    italicAngle: post === undefined ? 0 : view.getInt32(post + 4) / 65536,
    fixedPitch: post !== undefined && view.getUint32(post + 12) !== 0,
    weight: os2 === undefined ? 400 : view.getUint16(os2 + 4),
  };
}

/** Name 6, of which only the characters that a PDF name takes unescaped are kept. */
function readPostscriptName(view: DataView, tables: Tables): string {
  const table = tables.get("name")?.offset;
  if (table === undefined) return "Font";
  const strings = table + view.getUint16(table + 4);
  for (let i = 0; i < view.getUint16(table + 2); i++) {
    const record = table + 6 + 12 * i;
    if (view.getUint16(record + 6) !== 6) continue;
    const start = strings + view.getUint16(record + 10);
    let text = "";
    for (let at = start; at < start + view.getUint16(record + 8); at++) {
      const byte = view.getUint8(at);
      // UTF-16 and Mac Roman records alike hold ASCII only; the zero bytes of the former fall away here.
      if (byte > 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    }
    const plain = text.replace(/[^A-Za-z0-9_-]/g, "");
    if (plain !== "") return plain;
  }
  return "Font";
}
