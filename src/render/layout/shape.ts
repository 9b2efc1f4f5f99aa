/**
 * Words to glyphs. Each word is shaped once for a face and a set of features, and shared by all documents; characters
 * that the style's face lacks are taken from the next face that has them, and what no face has is printed as visible
 * notation. Nothing vanishes silently.
 */
import type { Item } from "./break.ts";
import type { Division } from "./divisions.ts";
import type { Face, NamedFace, TextFace } from "./faces.ts";
import type { Hyphenator } from "./hyphenate.ts";
import type { Shaped } from "./page.ts";

/** A stretch of a word in one face. */
export interface FacePart {
  readonly named: NamedFace;
  readonly text: string;
  readonly shaped: Shaped;
}

/** A word as a chain of faces shows it. */
export interface FaceWord {
  readonly parts: readonly FacePart[];
  /** As `widthOver` has it for the whole word. */
  readonly width: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  /** Kept by `itemise`, with the hyphenator that found it; null until a paragraph needs the word's divisions. */
  divided: DividedWord | null;
  /** Kept by `itemise`: the word as items, in each size and way that paragraphs asked for. */
  readonly itemised: WordItems[];
}

/** A word as boxes, with penalties where it may be divided. */
export interface WordItems {
  readonly sizePt: number;
  readonly trackingPt: number;
  readonly hang: boolean;
  /** Who found the divisions; null for a word in one box. */
  readonly by: Hyphenator | null;
  readonly items: readonly Item[];
  /** Where in the word each item ends; the next starts there. Same length as `items`. */
  readonly ends: readonly number[];
}

/** Where a hyphenator divides a word, and the word's width up to each of these places, in 1/1000 em. */
export interface DividedWord {
  readonly by: Hyphenator;
  readonly divisions: readonly Division[];
  readonly widths: readonly number[];
}

/** Hears of characters that no face has. */
export type MissingGlyph = (codePoint: number) => void;

// A word list of a language stays well below this; junk tokens would otherwise grow the cache without end.
const cachedWordsPerFace = 40_000;
const longestCachedWord = 48;

/** Shapes a word, or any text without line breaks. Empty text gives an empty shape. */
export function shapeWord(face: Face, text: string, features: readonly string[], rightToLeft = false): Shaped {
  if (text.length > longestCachedWord) return shape(face, text, features, rightToLeft);
  const cache = cacheFor(face, features, rightToLeft);
  const known = cache.get(text);
  if (known !== undefined) return known;
  const shaped = shape(face, text, features, rightToLeft);
  if (cache.size >= cachedWordsPerFace) cache.clear();
  cache.set(text, shaped);
  return shaped;
}

/**
 * Shapes a word over a chain of faces: each character in the first face that has it. Characters that show nothing (joiners
 * that no face needs, marks of direction) are left out; those that no face has print as `⟨U+1F600⟩`.
 */
export function shapeOver(
  textFace: TextFace,
  text: string,
  missing: MissingGlyph,
  rightToLeft = false,
): readonly FacePart[] {
  return rightToLeft ? shapeParts(textFace, text, missing, true).parts : wordOver(textFace, text, missing).parts;
}

/** A word shaped from left to right over a chain of faces, with its width. */
export function wordOver(textFace: TextFace, text: string, missing: MissingGlyph): FaceWord {
  const known = textFace.words.get(text);
  if (known !== undefined) return known;
  const { parts, complete } = shapeParts(textFace, text, missing, false);
  const { length } = text;
  const word: FaceWord = { parts, width: widthOver(parts, length), length, divided: null, itemised: [] };
  // What is missing must be reported to each document anew.
  if (complete && text.length <= longestCachedWord) {
    if (textFace.words.size >= cachedWordsPerFace) textFace.words.clear();
    textFace.words.set(text, word);
  }
  return word;
}

/** Width of the first `length` UTF-16 units of a word, in 1/1000 em. */
export function widthOver(parts: readonly FacePart[], length: number): number {
  let width = 0;
  let left = length;
  for (const part of parts) {
    if (left <= 0) break;
    width += widthUpTo(part.shaped, left);
    left -= part.text.length;
  }
  return width;
}

function shapeParts(
  { faces, features }: TextFace,
  text: string,
  missing: MissingGlyph,
  rightToLeft: boolean,
): { readonly parts: readonly FacePart[]; readonly complete: boolean } {
  const first = faces[0];
  if (first === undefined || text === "") return { parts: [], complete: true };
  if (coversAll(first.face, text)) {
    return {
      parts: [{ named: first, text, shaped: shapeWord(first.face, text, features, rightToLeft) }],
      complete: true,
    };
  }
  let complete = true;
  const split = splitByFace(faces, text, (codePoint) => {
    complete = false;
    missing(codePoint);
  });
  const parts = split.map(({ named, text: part }) => ({
    named,
    text: part,
    shaped: shapeWord(named.face, part, features, rightToLeft),
  }));
  return { parts, complete };
}

/** Width of the first `length` UTF-16 units of a shape, in 1/1000 em; a ligature that is cut counts by share. */
export function widthUpTo(shaped: Shaped, length: number): number {
  let width = 0;
  let at = 0;
  for (let i = 0; i < shaped.clusters.length && at < length; i++) {
    const units = shaped.clusters[i]?.length ?? 0;
    const advance = shaped.advances[i] ?? 0;
    width += at + units <= length || units === 0 ? advance : (advance * (length - at)) / units;
    at += units;
  }
  return width;
}

/** True where the character is never drawn, so that a font need not have it. */
export function isInvisible(codePoint: number): boolean {
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint < 0xa0) ||
    codePoint === 0xad ||
    codePoint === 0x61c ||
    (codePoint >= 0x180b && codePoint <= 0x180e) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x2028 && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}

function cacheFor(face: Face, features: readonly string[], rightToLeft: boolean): Map<string, Shaped> {
  const key = rightToLeft ? `<${features.join(" ")}` : features.join(" ");
  let cache = face.shaped.get(key);
  if (cache === undefined) {
    cache = new Map();
    face.shaped.set(key, cache);
  }
  return cache;
}

function shape(face: Face, text: string, features: readonly string[], rightToLeft: boolean): Shaped {
  const run = face.font.shape(text, features, rightToLeft);
  const scale = 1000 / face.font.unitsPerEm;
  const moved = run.some((glyph) => glyph.x !== 0 || glyph.y !== 0);
  const advances = run.map((glyph) => glyph.advance * scale);
  let width = 0;
  for (const advance of advances) width += advance;
  return {
    text,
    glyphs: run.map((glyph) => glyph.id),
    advances,
    offsets: moved ? run.map((glyph) => ({ x: glyph.x * scale, y: glyph.y * scale })) : null,
    clusters: run.map((glyph) => glyph.text),
    width,
  };
}

function covers(face: Face, codePoint: number): boolean {
  const known = face.covered.get(codePoint);
  if (known !== undefined) return known;
  const has = face.font.hasGlyph(codePoint);
  face.covered.set(codePoint, has);
  return has;
}

function coversAll(face: Face, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const codePoint = text.codePointAt(i) ?? 0;
    if (isInvisible(codePoint) || !covers(face, codePoint)) return false;
    if (codePoint > 0xffff) i++;
  }
  return true;
}

function splitByFace(
  faces: readonly NamedFace[],
  text: string,
  missing: MissingGlyph,
): readonly { readonly named: NamedFace; readonly text: string }[] {
  const parts: { named: NamedFace; text: string }[] = [];
  const add = (named: NamedFace, piece: string) => {
    const last = parts.at(-1);
    if (last?.named === named) last.text += piece;
    else parts.push({ named, text: piece });
  };
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const named = faces.find(({ face }) => covers(face, codePoint));
    if (isInvisible(codePoint)) {
      // A joiner shapes the letters beside it; alone it shows nothing.
      const last = parts.at(-1);
      if (isJoiner(codePoint) && last && covers(last.named.face, codePoint)) last.text += character;
    } else if (named) add(isMark(character) ? (markHost(parts, codePoint) ?? named) : named, character);
    else {
      missing(codePoint);
      for (const sign of notation(codePoint)) add(faceFor(faces, sign), sign);
    }
  }
  return parts;
}

function markHost(parts: readonly { readonly named: NamedFace }[], codePoint: number): NamedFace | null {
  const host = parts.at(-1)?.named;
  return host && covers(host.face, codePoint) ? host : null;
}

function faceFor(faces: readonly NamedFace[], sign: string): NamedFace {
  const named = faces.find(({ face }) => covers(face, sign.codePointAt(0) ?? 0)) ?? faces[0];
  if (named === undefined) throw new Error("a chain of faces is never empty");
  return named;
}

function notation(codePoint: number): string {
  return `⟨U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}⟩`;
}

function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d;
}

function isMark(character: string): boolean {
  return /^\p{M}$/u.test(character);
}
