/**
 * Text to boxes, glue and penalties. Words are shaped whole; where one may be divided, its boxes share its shape by
 * width, and what stands on a line is shaped again for that line, so that no ligature crosses a division. Longer than
 * most files because the builder's cases share their state and read best side by side.
 */
import LineBreaker from "linebreak";
import type { Item } from "./break.ts";
import { forbidden, forced, infiniteStretch, makeItem } from "./break.ts";
import { hyphenCost, insideTokenCost, slashCost, withEmergencies } from "./divisions.ts";
import type { FaceBook } from "./faces.ts";
import type { Hyphenator } from "./hyphenate.ts";
import { imageCharacter, sizeWithin } from "./inline-images.ts";
import type { Piece } from "./inlines.ts";
import type { FaceWord, MissingGlyph, WordItems } from "./shape.ts";
import { wordOver } from "./shape.ts";
import { dividedBy, divisionItem, itemsDividedAt, scaledWidth, type WordSetting, wordItems } from "./word-items.ts";

/** How a paragraph is to be set. Lengths in 1/1000 pt. */
export interface ItemSettings {
  readonly faces: FaceBook;
  readonly missing: MissingGlyph;
  readonly measure: number;
  readonly justify: boolean;
  readonly hang: boolean;
  /** Null where words stay whole. */
  readonly hyphenate: Hyphenator | null;
}

/** Where an item comes from: text `[start, end)` of the paragraph, in piece `piece`. A glue of no text has start = end. */
export interface ItemSource {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
  /** Of a token's first box, the whole token as it was shaped. */
  readonly word: FaceWord | null;
}

/** A paragraph's text as one string, with where its pieces start. */
export interface ParagraphText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Same length as `pieces`. */
  readonly starts: readonly number[];
}

export interface Itemised {
  readonly items: readonly Item[];
  /** Same length as `items`. */
  readonly sources: readonly ItemSource[];
  /** True where each token is one box that only a hyphen can divide, so that `withHyphens` has all it needs. */
  readonly plain: boolean;
}

const explicitHyphenCost = 50;
const dashCost = 20;
const runtCost = 600;
/** A last line of fewer characters looks lost. */
const runtLength = 6;
const longToken = 400;
/** A run of so many characters is no address; choosing where best to break it would be time ill spent. */
const junkRun = 2_000;
const junkStep = 6;
/** Of a character, in 1/1000 em; a guess is enough to tell addresses from words. */
const averageAdvance = 480;

/** Joins pieces; runs of white space become one space, at the start and end of the text none. */
export function joinPieces(pieces: readonly Piece[]): ParagraphText {
  let text = "";
  const starts: number[] = [];
  for (const piece of pieces) {
    starts.push(text.length);
    if (piece.text === "\n") {
      text = `${text.endsWith(" ") ? text.slice(0, -1) : text}\n`;
      starts[starts.length - 1] = text.length - 1;
      continue;
    }
    let own = piece.text.replace(/[ \t\n\r\f\v]+/g, " ");
    if (own.startsWith(" ") && (text === "" || text.endsWith(" ") || text.endsWith("\n"))) own = own.slice(1);
    text += own;
  }
  return { text: text.endsWith(" ") ? text.slice(0, -1) : text, pieces, starts };
}

/** Items for `[from, to)` of a paragraph's text. The last is the forced break at its end. */
export function itemise(paragraph: ParagraphText, from: number, to: number, settings: ItemSettings): Itemised {
  const builder = new ItemBuilder(paragraph, to, settings);
  const breaks = breakPositions(paragraph.text, from, to);
  let piece = pieceAt(paragraph, from);
  let at = from;
  while (at < to) {
    while ((paragraph.starts[piece + 1] ?? Number.POSITIVE_INFINITY) <= at) piece++;
    const end = tokenEnd(paragraph, at, Math.min(to, paragraph.starts[piece + 1] ?? to), breaks, from);
    builder.token({ piece, start: at, end, word: null }, end < to && breaks[end - from] === 1);
    at = end;
  }
  builder.finish(to);
  return builder;
}

/** The items again, with words divided by a language: what `itemise` gives with its hyphenator, from what it gave without. */
export function withHyphens(
  whole: Itemised,
  paragraph: ParagraphText,
  { from, to }: { readonly from: number; readonly to: number },
  settings: ItemSettings,
): Itemised {
  if (!whole.plain) return itemise(paragraph, from, to, settings);
  const builder = new ItemBuilder(paragraph, to, settings);
  for (let i = 0; i < whole.items.length; i++) {
    const item = whole.items[i];
    const source = whole.sources[i];
    if (item === undefined || source === undefined) continue;
    if (source.word) builder.shaped(source, source.word);
    else builder.push(item, source);
  }
  return builder;
}

/** Flags, by offset from `from`, for positions before which UAX 14 allows a line to end. */
function breakPositions(text: string, from: number, to: number): Uint8Array {
  const flags = new Uint8Array(to - from + 1);
  const part = text.slice(from, to);
  if (isPlain(part)) {
    for (let i = 1; i < part.length; i++) {
      const before = part.charCodeAt(i - 1);
      if (before === 0x20 && part.charCodeAt(i) !== 0x20) flags[i] = 1;
    }
    return flags;
  }
  const breaker = new LineBreaker(part);
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) flags[next.position] = 1;
  // A dot between the parts of a line belongs to what it follows: at the start of a line it looks like a bullet.
  for (const { index } of part.matchAll(/(?<= )·(?= )/g)) flags[index] = 0;
  return flags;
}

/** Letters of alphabets with spaces, and punctuation that never starts a line after a space: UAX 14 adds nothing here. */
function isPlain(text: string): boolean {
  return /^[A-Za-z\u00c0-\u024f\u0400-\u04ff .,;'’]*$/.test(text) && !/ [.,;'’]/.test(text);
}

function pieceAt({ starts }: ParagraphText, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function tokenEnd({ text }: ParagraphText, at: number, limit: number, breaks: Uint8Array, from: number): number {
  const first = text.charCodeAt(at);
  if (first === 0x20 || first === 0x0a) return at + 1;
  let end = at + 1;
  while (end < limit && end - at < longToken) {
    const unit = text.charCodeAt(end);
    if (unit === 0x20 || unit === 0x0a || breaks[end - from] === 1) return end;
    end++;
  }
  // A long token is cut, but never within a surrogate pair.
  const unit = text.charCodeAt(end);
  return end < limit && unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end;
}

/** Collects items; a class because a token's items depend on what came before. */
class ItemBuilder implements Itemised {
  readonly items: Item[] = [];
  readonly sources: ItemSource[] = [];
  plain = true;
  private readonly paragraph: ParagraphText;
  private readonly end: number;
  private readonly settings: ItemSettings;
  /** End of the run without spaces that was last measured, and whether it is too long for one line. */
  private runEnd = 0;
  private runIsLong = false;
  /** What the last piece that was asked of has for its words and spaces. */
  private settingPiece = -1;
  private setting: WordSetting | null = null;
  private spacePiece = -1;
  private spaceItem: Item = nothing;

  constructor(paragraph: ParagraphText, end: number, settings: ItemSettings) {
    this.paragraph = paragraph;
    this.end = end;
    this.settings = settings;
  }

  token(source: ItemSource, breakAfter: boolean): void {
    const { text } = this.paragraph;
    const first = text.charCodeAt(source.start);
    if (first === 0x0a) this.forcedBreak(source);
    else if (first === 0x20) this.space(source, breakAfter);
    else {
      this.word(source);
      const next = text.charCodeAt(source.end);
      if (breakAfter && next !== 0x20 && next !== 0x0a) this.breakInside(source);
      else if (source.end - source.start >= longToken) this.penalty(source.end, source.piece, insideTokenCost);
    }
  }

  finish(at: number): void {
    this.penalty(at, 0, forbidden);
    this.push(makeItem("glue", { stretch: infiniteStretch }), placeAt(0, at));
    this.penalty(at, 0, forced);
  }

  private forcedBreak(source: ItemSource): void {
    this.push(makeItem("glue", { stretch: infiniteStretch }), placeAt(source.piece, source.start));
    this.penalty(source.start, source.piece, forced);
    // An empty box, so that a line of nothing is a line.
    this.push(makeItem("box", {}), placeAt(source.piece, source.end));
  }

  private space(source: ItemSource, breakAfter: boolean): void {
    const remaining = this.end - source.end;
    if (!breakAfter) this.penalty(source.start, source.piece, forbidden);
    else if (remaining < runtLength) this.penalty(source.start, source.piece, runtCost);
    this.push(this.spaceOf(source.piece), source);
  }

  /** The glue of a piece's spaces, which are alike. */
  private spaceOf(piece: number): Item {
    if (this.spacePiece === piece) return this.spaceItem;
    const setting = this.settingOf(piece);
    const width = scaledWidth(setting.face.spaceWidth, 1, setting);
    const { justify } = this.settings;
    const stretch = justify ? Math.round(width * 0.6) : 0;
    const shrink = justify ? Math.round(width * 0.2) : 0;
    this.spacePiece = piece;
    this.spaceItem = makeItem("glue", { width, stretch, shrink });
    return this.spaceItem;
  }

  private word(source: ItemSource): void {
    const { image } = this.piece(source.piece);
    if (image) {
      const { widthPt } = sizeWithin(image, this.settings.measure);
      this.push(makeItem("box", { width: Math.round(widthPt * 1000) }), source);
      return;
    }
    const setting = this.settingOf(source.piece);
    const text = this.textOf(source);
    const word = wordOver(setting.face, text, this.settings.missing);
    const { measure } = this.settings;
    const long = this.isInLongRun(source);
    const width = scaledWidth(word.width, word.length, setting);
    if (!long && width <= measure * 0.5) {
      this.shaped(source, word);
      return;
    }
    this.plain = false;
    const by = this.hyphenatorOf(source);
    const step = this.runEnd - source.start > junkRun ? junkStep : 1;
    const hyphens = by === null ? [] : dividedBy(by, word, text).divisions;
    const divisions = withEmergencies(text, hyphens, long || width > measure ? step : 0);
    this.pushWord(source, word, itemsDividedAt(word, text, divisions, setting));
  }

  /** A word that takes no great part of its line: one box, or such as hyphens part. */
  shaped(source: ItemSource, word: FaceWord): void {
    const items = wordItems(word, this.textOf(source), this.hyphenatorOf(source), this.settingOf(source.piece));
    this.pushWord(source, word, items);
  }

  /** A word alone on its line has no better way than to be divided, whatever it is. */
  private hyphenatorOf({ end }: ItemSource): Hyphenator | null {
    return end < this.end - 1 ? this.settings.hyphenate : null;
  }

  private pushWord(
    { piece, start }: ItemSource,
    word: FaceWord,
    { items, ends }: Pick<WordItems, "items" | "ends">,
  ): void {
    let from = start;
    for (let i = 0; i < items.length; i++) {
      const item = items[i];
      const end = start + (ends[i] ?? 0);
      if (item !== undefined) this.push(item, { piece, start: from, end, word: i === 0 ? word : null });
      from = end;
    }
  }

  /** An address falls into tokens at its slashes, but it is one thing that takes up lines. */
  private isInLongRun(source: ItemSource): boolean {
    if (source.start < this.runEnd) return this.runIsLong;
    const space = this.paragraph.text.indexOf(" ", source.start);
    this.runEnd = space < 0 ? this.paragraph.text.length : space;
    const width = (this.runEnd - source.start) * this.look(source.piece).sizePt * averageAdvance;
    this.runIsLong = width > this.settings.measure * 0.8;
    return this.runIsLong;
  }

  /** A break that the text itself allows: after a hyphen, a dash, a slash, between ideographs. */
  private breakInside(source: ItemSource): void {
    const { text } = this.paragraph;
    const before = text.charCodeAt(source.end - 1);
    const after = text.charCodeAt(source.end);
    if (this.isImage(source.piece) || text.charAt(source.end) === imageCharacter) {
      this.penalty(source.end, source.piece, 0);
      return;
    }
    // A dash closes a line, it doesn't open one.
    if (after === 0x2014) return;
    if (before === 0xad) this.softHyphen(source);
    else if (before === 0x2d || before === 0x2010) this.penalty(source.end, source.piece, explicitHyphenCost, true);
    else if (before === 0x2013 || before === 0x2014) this.penalty(source.end, source.piece, dashCost);
    else if (before < 0x2e80) this.penalty(source.end, source.piece, before === 0x200b ? 0 : slashCost);
    else this.ideographBreak(source);
  }

  private softHyphen({ piece, end }: ItemSource): void {
    const item = divisionItem({ cost: hyphenCost, hyphen: true }, this.settingOf(piece));
    this.push(item, placeAt(piece, end));
  }

  private ideographBreak(source: ItemSource): void {
    const size = this.look(source.piece).sizePt * 1000;
    const stretch = this.settings.justify ? Math.round(size * 0.1) : 0;
    this.push(makeItem("glue", { stretch }), placeAt(source.piece, source.end));
  }

  private penalty(at: number, piece: number, cost: number, flagged = false): void {
    this.push(makeItem("penalty", { cost, flagged }), placeAt(piece, at));
  }

  push(item: Item, source: ItemSource): void {
    this.items.push(item);
    this.sources.push(source);
  }

  private piece(index: number): Piece {
    const piece = this.paragraph.pieces[index];
    if (piece === undefined) throw new Error("an item of no piece");
    return piece;
  }

  private look(piece: number): Piece["look"] {
    return this.piece(piece).look;
  }

  private isImage(piece: number): boolean {
    return this.piece(piece).image !== undefined;
  }

  private settingOf(piece: number): WordSetting {
    if (this.setting !== null && this.settingPiece === piece) return this.setting;
    const look = this.look(piece);
    const { sizePt, trackingPt } = look;
    this.settingPiece = piece;
    this.setting = { face: this.settings.faces.textFace(look), sizePt, trackingPt, hang: this.settings.hang };
    return this.setting;
  }

  private textOf({ start, end }: ItemSource): string {
    return this.paragraph.text.slice(start, end);
  }
}

/** The source of what is no text. */
function placeAt(piece: number, at: number): ItemSource {
  return { piece, start: at, end: at, word: null };
}

const nothing: Item = makeItem("box", {});
