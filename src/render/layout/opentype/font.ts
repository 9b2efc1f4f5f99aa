/**
 * A TrueType font as the layout shapes with it: characters to glyphs, substitution and positioning. For the alphabets
 * that are written letter by letter (Latin, Cyrillic, Greek, Armenian, Georgian, Hebrew without points); fonts that need
 * more (joining scripts, reordering, PostScript outlines) are not opened here. Tables are read where they lie, so that
 * opening a font costs next to nothing. Follows the OpenType specification 1.9.
 */
import { readCharacterMap } from "../../opentype/character-map.ts";
import { type Glyph, type LayoutTable, openLayoutTable } from "./layout-table.ts";
import { isAttachment, isPositionable, position } from "./position.ts";
import { isSubstitutable, substitute } from "./substitute.ts";

export interface OpenFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  hasGlyph(codePoint: number): boolean;
  /** Glyphs of a text in font units, from left to right. Features are added to those that every text has. */
  shape(text: string, features: readonly string[], rightToLeft: boolean): readonly Glyph[];
}

const substitutions = ["ccmp", "rlig", "rclt", "calt", "clig", "liga"];
const positions = ["kern", "dist", "mark", "mkmk"];

/** Opens a font; null for bytes that are no plain TrueType font, or for one that asks for what is not done here. */
export function openFont(bytes: Uint8Array): OpenFont | null {
  try {
    return open(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (problem) {
    // Reading past the end: the file is cut short, or its offsets lie.
    if (problem instanceof RangeError) return null;
    throw problem;
  }
}

function open(view: DataView): OpenFont | null {
  const tables = tablesOf(view);
  const at = (tag: string): number | undefined => tables?.get(tag);
  const [head, hhea, hmtx, cmap, maxp] = [at("head"), at("hhea"), at("hmtx"), at("cmap"), at("maxp")];
  if (head === undefined || hhea === undefined || hmtx === undefined || cmap === undefined || maxp === undefined)
    return null;
  const glyphOf = readCharacterMap(view, cmap);
  if (complexScripts.some((codePoint) => glyphOf(codePoint) !== 0)) return null;
  const glyphCount = view.getUint16(maxp + 4);
  const parts = { view, glyphCount, gdef: at("GDEF") };
  const gsub = openLayoutTable(parts, at("GSUB"), 7);
  const gpos = openLayoutTable(parts, at("GPOS"), 9);
  if (!isSupported(gsub, substitutions, isSubstitutable) || !isSupported(gpos, positions, isPositionable)) return null;
  const longMetrics = view.getUint16(hhea + 34);
  const advance = (glyph: number) => view.getUint16(hmtx + 4 * Math.min(glyph, longMetrics - 1));
  const ascent = view.getInt16(hhea + 4);
  const os2 = at("OS/2");
  return {
    unitsPerEm: view.getUint16(head + 18),
    ascent,
    descent: view.getInt16(hhea + 6),
    capHeight: os2 !== undefined && view.getUint16(os2) >= 2 ? view.getInt16(os2 + 88) : Math.round(ascent * 0.65),
    hasGlyph: (codePoint) => glyphOf(codePoint) !== 0,
    shape(text, features, rightToLeft) {
      const glyphs = shape(text, features, { glyphOf, advance, gsub, gpos });
      return rightToLeft ? [...glyphs].reverse() : glyphs;
    },
  };
}

/** One letter each of scripts whose letters join, stack or change places. */
const complexScripts = [
  0x0628, 0x0710, 0x0905, 0x0985, 0x0a05, 0x0a85, 0x0b05, 0x0b85, 0x0c05, 0x0c85, 0x0d05, 0x0d85, 0x0e01, 0x0e81,
  0x0f40, 0x1000, 0x1780, 0x1820,
];

interface ShapingParts {
  readonly glyphOf: (codePoint: number) => number;
  readonly advance: (glyph: number) => number;
  readonly gsub: LayoutTable | null;
  readonly gpos: LayoutTable | null;
}

function shape(
  text: string,
  features: readonly string[],
  { glyphOf, advance, gsub, gpos }: ShapingParts,
): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  for (const character of text) {
    glyphs.push({ id: glyphOf(character.codePointAt(0) ?? 0), text: character, advance: 0, x: 0, y: 0 });
  }
  const script = scriptOf(text);
  if (gsub) for (const lookup of gsub.plan(script, [...substitutions, ...features])) substitute(glyphs, lookup, gsub);
  for (const glyph of glyphs) glyph.advance = advance(glyph.id);
  if (gpos) {
    // Marks are placed from where the pen ends up, so kerning comes first whatever the lookups' order.
    const plan = gpos.plan(script, positions);
    for (const lookup of plan) if (!isAttachment(lookup.type)) position(glyphs, lookup, gpos);
    for (const lookup of plan) if (isAttachment(lookup.type)) position(glyphs, lookup, gpos);
    // A mark stands over its base and takes no room of its own.
    for (const glyph of glyphs) if (gpos.isMark(glyph.id)) glyph.advance = 0;
  }
  return glyphs;
}

function scriptOf(text: string): string {
  if (/\p{Script=Latin}/u.test(text)) return "latn";
  if (/\p{Script=Cyrillic}/u.test(text)) return "cyrl";
  return /\p{Script=Greek}/u.test(text) ? "grek" : "DFLT";
}

function isSupported(
  table: LayoutTable | null,
  features: readonly string[],
  isKnown: (type: number) => boolean,
): boolean {
  if (table === null) return true;
  return ["latn", "cyrl", "grek", "DFLT"].every((script) =>
    table.plan(script, features).every((lookup) => isKnown(lookup.type)),
  );
}

/** Offsets of the tables by their tags; null for anything but a TrueType font with outlines. */
export function tablesOf(view: DataView): ReadonlyMap<string, number> | null {
  const version = view.byteLength >= 12 ? view.getUint32(0) : 0;
  if (version !== 0x00010000 && version !== 0x74727565) return null;
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const record = 12 + 16 * i;
    tables.set(tagAt(view, record), view.getUint32(record + 8));
  }
  return tables.has("glyf") ? tables : null;
}

function tagAt(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}
