/**
 * Text to boxes, glue and penalties. Words are shaped whole; where one may be divided, its boxes share its shape by
 * width, and what stands on a line is shaped again for that line, so that no ligature crosses a division. Longer than
 * most files because the builder's cases share their state and read best side by side.
 */
import LineBreaker from "linebreak";
import type { Item } from "./break.ts";
import { forbidden, forced, infiniteStretch } from "./break.ts";
import { type Division, hyphenations, hyphenCost, insideTokenCost, slashCost, withEmergencies } from "./divisions.ts";
import type { FaceBook } from "./faces.ts";
import type { Hyphenator } from "./hyphenate.ts";
import { imageCharacter, sizeWithin } from "./inline-images.ts";
import type { Piece } from "./inlines.ts";
import type { MissingGlyph } from "./shape.ts";
import { type DividedWord, type FaceWord, widthOver, wordOver } from "./shape.ts";

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
    builder.token({ piece, start: at, end }, end < to && breaks[end - from] === 1);
    at = end;
  }
  builder.finish(to);
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
  private readonly paragraph: ParagraphText;
  private readonly end: number;
  private readonly settings: ItemSettings;
  /** End of the run without spaces that was last measured, and whether it is too long for one line. */
  private runEnd = 0;
  private runIsLong = false;

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
    this.push({ ...zero, kind: "glue", stretch: infiniteStretch }, { piece: 0, start: at, end: at });
    this.penalty(at, 0, forced);
  }

  private forcedBreak(source: ItemSource): void {
    this.push({ ...zero, kind: "glue", stretch: infiniteStretch }, { ...source, end: source.start });
    this.penalty(source.start, source.piece, forced);
    // An empty box, so that a line of nothing is a line.
    this.push({ ...zero, kind: "box" }, { ...source, start: source.end });
  }

  private space(source: ItemSource, breakAfter: boolean): void {
    const look = this.look(source.piece);
    const width = Math.round(this.settings.faces.textFace(look).spaceWidth * look.sizePt + look.trackingPt * 1000);
    const remaining = this.end - source.end;
    if (!breakAfter) this.penalty(source.start, source.piece, forbidden);
    else if (remaining < runtLength) this.penalty(source.start, source.piece, runtCost);
    const { justify } = this.settings;
    const stretch = justify ? Math.round(width * 0.6) : 0;
    const shrink = justify ? Math.round(width * 0.2) : 0;
    this.push({ kind: "glue", width, stretch, shrink, cost: 0, flagged: false, hangStart: 0, hangEnd: 0 }, source);
  }

  private word(source: ItemSource): void {
    const { image } = this.piece(source.piece);
    if (image) {
      const { widthPt } = sizeWithin(image, this.settings.measure);
      this.push({ ...zero, kind: "box", width: Math.round(widthPt * 1000) }, source);
      return;
    }
    const text = this.paragraph.text.slice(source.start, source.end);
    const look = this.look(source.piece);
    const word = wordOver(this.settings.faces.textFace(look), text, this.settings.missing);
    const scaled = (width: number, length: number): number =>
      Math.round(width * look.sizePt + length * look.trackingPt * 1000);
    const { divisions, widths } = this.divided(word, text, source, scaled(word.width, text.length));
    let from = 0;
    let before = 0;
    for (let i = 0; i < divisions.length; i++) {
      const point = divisions[i];
      if (point === undefined) continue;
      const upTo = scaled(widths[i] ?? 0, point.at);
      this.box(source, text, from, point.at, upTo - before);
      this.divide(source, point);
      from = point.at;
      before = upTo;
    }
    this.box(source, text, from, text.length, scaled(word.width, text.length) - before);
  }

  private box(source: ItemSource, text: string, from: number, to: number, width: number): void {
    const hangs = this.settings.hang ? this.look(source.piece).sizePt : 0;
    const own = { piece: source.piece, start: source.start + from, end: source.start + to };
    this.push(
      {
        kind: "box",
        width,
        stretch: 0,
        shrink: 0,
        cost: 0,
        flagged: false,
        hangStart: hangs === 0 ? 0 : Math.round(startHang(text.charAt(from)) * hangs),
        hangEnd: hangs === 0 ? 0 : Math.round(endHang(text.charAt(to - 1)) * hangs),
      },
      own,
    );
  }

  private divide(source: ItemSource, { at, cost, hyphen }: Division): void {
    const look = this.look(source.piece);
    const width = hyphen ? Math.round(this.hyphenWidth(source.piece) * look.sizePt) : 0;
    const hangEnd = hyphen && this.settings.hang ? Math.round(endHang("-") * look.sizePt) : 0;
    const place = source.start + at;
    this.push(
      { ...zero, kind: "penalty", width, cost, flagged: hyphen, hangEnd },
      { piece: source.piece, start: place, end: place },
    );
  }

  private divided(word: FaceWord, text: string, source: ItemSource, width: number): Omit<DividedWord, "by"> {
    const { measure, hyphenate } = this.settings;
    // A word alone on its line has no better way than to be divided, whatever it is.
    const own = hyphenate && source.end < this.end - 1 ? dividedBy(hyphenate, word, text) : whole;
    const long = this.isInLongRun(source);
    if (!long && width <= measure * 0.5) return own;
    const step = this.runEnd - source.start > junkRun ? junkStep : 1;
    const divisions = withEmergencies(text, own.divisions, long || width > measure ? step : 0);
    return { divisions, widths: widthsAt(divisions, word) };
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
    if (before === 0xad) this.divide({ ...source, start: source.end }, { at: 0, cost: hyphenCost, hyphen: true });
    else if (before === 0x2d || before === 0x2010) this.penalty(source.end, source.piece, explicitHyphenCost, true);
    else if (before === 0x2013 || before === 0x2014) this.penalty(source.end, source.piece, dashCost);
    else if (before < 0x2e80) this.penalty(source.end, source.piece, before === 0x200b ? 0 : slashCost);
    else this.ideographBreak(source);
  }

  private ideographBreak(source: ItemSource): void {
    const size = this.look(source.piece).sizePt * 1000;
    const stretch = this.settings.justify ? Math.round(size * 0.1) : 0;
    this.push(
      { ...zero, kind: "glue", stretch, shrink: 0 },
      { piece: source.piece, start: source.end, end: source.end },
    );
  }

  private penalty(at: number, piece: number, cost: number, flagged = false): void {
    this.push({ ...zero, kind: "penalty", cost, flagged }, { piece, start: at, end: at });
  }

  private push(item: Item, source: ItemSource): void {
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

  private hyphenWidth(piece: number): number {
    const { parts } = wordOver(this.settings.faces.textFace(this.look(piece)), "-", this.settings.missing);
    return parts[0]?.shaped.width ?? 300;
  }
}

const whole: Omit<DividedWord, "by"> = { divisions: [], widths: [] };

function dividedBy(hyphenate: Hyphenator, word: FaceWord, text: string): DividedWord {
  if (word.divided?.by === hyphenate) return word.divided;
  const divisions = hyphenations(text, hyphenate);
  word.divided = { by: hyphenate, divisions, widths: widthsAt(divisions, word) };
  return word.divided;
}

function widthsAt(divisions: readonly Division[], { parts }: FaceWord): readonly number[] {
  return divisions.map(({ at }) => widthOver(parts, at));
}

const zero: Item = { kind: "box", width: 0, stretch: 0, shrink: 0, cost: 0, flagged: false, hangStart: 0, hangEnd: 0 };

/** Shares of an em by which a character may stand out of the line's start and end. */
function startHang(character: string): number {
  return "“‘«„\"'".includes(character) && character !== "" ? 0.2 : 0;
}

function endHang(character: string): number {
  if (character === "") return 0;
  if (".,-‐".includes(character)) return 0.14;
  if ("”’\"'»".includes(character)) return 0.18;
  return ":;–".includes(character) ? 0.08 : 0;
}
