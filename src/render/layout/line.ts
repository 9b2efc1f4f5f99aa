/**
 * Chosen breaks to lines of runs. What stands on a line is shaped again as it stands (no ligature crosses a division), and
 * the gaps take up what the shapes leave, so that justified lines end where the measure ends.
 */
import { type Direction, directionOf, mirrored, reorder } from "./bidi.ts";
import type { Item } from "./break.ts";
import { infiniteStretch } from "./break.ts";
import { sizeWithin } from "./inline-images.ts";
import type { Piece, PieceLink } from "./inlines.ts";
import type { Itemised, ItemSettings, ItemSource, ParagraphText } from "./itemise.ts";
import { OpenRun } from "./open-run.ts";
import type { TextRun } from "./page.ts";
import type { FacePart } from "./shape.ts";
import { shapeOver } from "./shape.ts";

/** One line, measured from its column's left edge. */
export interface SetLine {
  readonly runs: readonly TextRun[];
  /** From the column's left edge to the end of the last glyph, in points. */
  readonly endPt: number;
  /** Footnotes that the line refers to, in order. */
  readonly notes: readonly number[];
  readonly links: readonly { readonly link: PieceLink; readonly fromPt: number; readonly toPt: number }[];
  /** Images on the baseline; `after` of the runs stand before each in the order of reading. */
  readonly images: readonly LineImage[];
}

export interface LineImage {
  readonly src: string;
  readonly node: number | null;
  readonly link: PieceLink | null;
  readonly xPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly after: number;
}

export type LineAlignment = "left" | "center" | "right" | "justify";

/** How the lines of a paragraph are placed. Lengths in 1/1000 pt. */
export interface LineSettings extends ItemSettings {
  readonly align: LineAlignment;
  readonly measure: number;
  readonly firstIndent: number;
  /** Null where the runs are in their element's language. */
  readonly language: string | null;
}

/** Text of one piece between gaps, or a gap. */
interface Unit {
  readonly piece: Piece;
  readonly start: number;
  /** Of a gap, until the line's room is dealt out, its natural one. */
  width: number;
  readonly parts: readonly FacePart[];
  readonly gap: { readonly stretch: number; readonly shrink: number; readonly space: boolean } | null;
  readonly softHyphen: boolean;
  /** Its parts stand from right to left. */
  readonly turned: boolean;
}

/** Sets the line that starts at item `from` and is broken at item `to`. */
export function setLine(
  paragraph: ParagraphText,
  itemised: Itemised,
  line: { readonly from: number; readonly to: number; readonly first: boolean },
  settings: LineSettings,
): SetLine {
  const direction = directionOf(paragraph.text);
  const units = unitsOf(paragraph, itemised, line, settings, direction);
  const indent = line.first ? settings.firstIndent : 0;
  const natural = widthOf(units);
  const hang = hangsOf(itemised.items, line);
  const room = settings.measure - indent - (natural - hang.start - hang.end);
  const endsFilled = (itemised.items[line.to - 1]?.stretch ?? 0) >= infiniteStretch;
  if (settings.align === "justify") dealOut(units, room, endsFilled);
  const left = settings.measure - indent - (widthOf(units) - hang.start - hang.end);
  const free = freeBefore(settings.align, direction?.rightToLeft === true, left);
  const placed = direction
    ? placeBothWays(units, direction, indent + free - (direction.rightToLeft ? hang.end : hang.start), settings)
    : placeUnits(units, indent + free - hang.start, settings);
  const { runs, endPt, links, images } = placed;
  return { runs, endPt, links, images, notes: notesOf(units) };
}

/** Room to the left of a line: text that runs from right to left starts at the right. */
function freeBefore(align: LineAlignment, rightToLeft: boolean, room: number): number {
  const toRight = align === "right" || (rightToLeft && align !== "center");
  return Math.max(0, toRight ? room : align === "center" ? Math.round(room / 2) : 0);
}

function unitsOf(
  paragraph: ParagraphText,
  { items, sources }: Itemised,
  line: { readonly from: number; readonly to: number },
  settings: LineSettings,
  direction: Direction | null,
): readonly Unit[] {
  const units: Unit[] = [];
  const addWord = (word: ItemSource) => {
    for (const stretch of stretchesOf(word, direction)) units.push(wordUnit(paragraph, stretch, settings, direction));
  };
  let word: ItemSource | null = null;
  for (let i = line.from; i < line.to; i++) {
    const item = items[i];
    const source = sources[i];
    if (item === undefined || source === undefined || item.kind === "penalty" || item.stretch >= infiniteStretch)
      continue;
    const joins: boolean =
      item.kind === "box" && word !== null && word.piece === source.piece && word.end === source.start;
    if (word !== null && joins) {
      word = { piece: word.piece, start: word.start, end: source.end, word: word.word };
      continue;
    }
    if (word !== null && word.end > word.start) addWord(word);
    word = item.kind === "box" ? source : null;
    if (item.kind === "glue") units.push(gapUnit(paragraph, item, source));
  }
  if (word !== null && word.end > word.start) addWord(word);
  const end = endUnit(paragraph, { items, sources }, line.to, settings);
  if (end !== null) units.push(end);
  return units;
}

/** What a break leaves on its line: a hyphen, or the space that parts its last word from the next line's first. */
function endUnit(
  paragraph: ParagraphText,
  { items, sources }: Pick<Itemised, "items" | "sources">,
  at: number,
  settings: LineSettings,
): Unit | null {
  const last = items[at];
  const source = sources[at];
  if (last === undefined || source === undefined) return null;
  if (last.kind === "penalty" && last.width > 0) return hyphenUnit(paragraph, source, settings);
  const gapAt = last.kind === "glue" ? at : at + 1;
  const glue = items[gapAt];
  const glueSource = sources[gapAt];
  if (glue?.kind !== "glue" || glueSource === undefined || glueSource.end === glueSource.start) return null;
  return {
    piece: pieceOf(paragraph, glueSource.piece),
    start: glueSource.start,
    width: 0,
    parts: [],
    gap: { stretch: 0, shrink: 0, space: true },
    softHyphen: false,
    turned: false,
  };
}

function pieceOf(paragraph: ParagraphText, index: number): Piece {
  const piece = paragraph.pieces[index];
  if (piece === undefined) throw new Error("a line's item is of no piece");
  return piece;
}

/** A word cut where its direction changes: "(2025" in Hebrew is a bracket and a number. */
function stretchesOf(word: ItemSource, direction: Direction | null): readonly ItemSource[] {
  if (direction === null) return [word];
  const { levels } = direction;
  const stretches: ItemSource[] = [];
  let start = word.start;
  for (let at = start + 1; at <= word.end; at++) {
    if (at < word.end && levels[at] === levels[start]) continue;
    stretches.push({ piece: word.piece, start, end: at, word: null });
    start = at;
  }
  return stretches;
}

function wordUnit(
  paragraph: ParagraphText,
  word: ItemSource,
  settings: LineSettings,
  direction: Direction | null,
): Unit {
  const piece = pieceOf(paragraph, word.piece);
  if (piece.image) {
    const width = Math.round(sizeWithin(piece.image, settings.measure).widthPt * 1000);
    return { piece, start: word.start, width, parts: [], gap: null, softHyphen: false, turned: false };
  }
  // A token that stands whole on its line needs no shaping again.
  if (word.word !== null && word.word.length === word.end - word.start && direction === null) {
    const { parts } = word.word;
    const width = partsWidth(parts, piece);
    return { piece, start: word.start, width, parts, gap: null, softHyphen: false, turned: false };
  }
  const text = paragraph.text.slice(word.start, word.end);
  const turned = isOdd(direction?.levels[word.start]) ? shapeTurned(piece, text, settings) : null;
  const parts = turned ?? shapePiece(piece, text, settings);
  const width = partsWidth(parts, piece);
  return { piece, start: word.start, width, parts, gap: null, softHyphen: false, turned: turned !== null };
}

function hyphenUnit(
  paragraph: ParagraphText,
  source: { readonly piece: number; readonly start: number },
  settings: LineSettings,
): Unit {
  const piece = pieceOf(paragraph, source.piece);
  const parts = shapePiece(piece, "-", settings);
  return {
    piece,
    start: Math.max(0, source.start - 1),
    width: partsWidth(parts, piece),
    parts,
    gap: null,
    softHyphen: true,
    turned: false,
  };
}

function gapUnit(paragraph: ParagraphText, item: Item, source: ItemSource): Unit {
  const gap = { stretch: item.stretch, shrink: item.shrink, space: source.end > source.start };
  return {
    piece: pieceOf(paragraph, source.piece),
    start: source.start,
    width: item.width,
    parts: [],
    gap,
    softHyphen: false,
    turned: false,
  };
}

function shapePiece({ look }: Piece, text: string, settings: LineSettings): readonly FacePart[] {
  return shapeOver(settings.faces.textFace(look), text, settings.missing);
}

/**
 * Shapes text that runs from right to left: glyphs in the order of the eye, brackets turned, and read as they are written.
 * Null where no font has all of it: its notation is Latin, and runs from left to right.
 */
function shapeTurned({ look }: Piece, text: string, settings: LineSettings): readonly FacePart[] | null {
  let complete = true;
  const missing = () => {
    complete = false;
  };
  const parts = shapeOver(settings.faces.textFace(look), mirrored(text), missing, true);
  if (!complete) return null;
  return parts.map(({ named, text: part, shaped }) => {
    const clusters = shaped.clusters.map(mirrored);
    return { named, text: mirrored(part), shaped: { ...shaped, text: mirrored(shaped.text), clusters } };
  });
}

function isOdd(level: number | undefined): boolean {
  return ((level ?? 0) & 1) === 1;
}

function partsWidth(parts: readonly FacePart[], { look }: Piece): number {
  let width = 0;
  for (const { shaped } of parts) width += shaped.width * look.sizePt + shaped.glyphs.length * look.trackingPt * 1000;
  return Math.round(width);
}

function hangsOf(
  items: readonly Item[],
  { from, to }: { readonly from: number; readonly to: number },
): { readonly start: number; readonly end: number } {
  const last = items[to];
  const end = last?.kind === "penalty" && last.width > 0 ? last.hangEnd : (items[to - 1]?.hangEnd ?? 0);
  return { start: items[from]?.hangStart ?? 0, end };
}

/** Deals the room out to the gaps, in whole units, so that they add up exactly. */
function dealOut(units: readonly Unit[], room: number, endsFilled: boolean): void {
  if (endsFilled && room >= 0) return;
  let total = 0;
  for (const { gap } of units) if (gap !== null) total += room >= 0 ? gap.stretch : gap.shrink;
  if (total === 0) return;
  // Words may touch where a line can't be helped, but never overlap.
  const give = Math.max(room, -total * 2);
  let seen = 0;
  let given = 0;
  for (const unit of units) {
    if (unit.gap === null) continue;
    seen += room >= 0 ? unit.gap.stretch : unit.gap.shrink;
    const upToHere = Math.round((give * seen) / total);
    unit.width += upToHere - given;
    given = upToHere;
  }
}

function widthOf(units: readonly Unit[]): number {
  let width = 0;
  for (const unit of units) width += unit.width;
  return width;
}

function notesOf(units: readonly Unit[]): readonly number[] {
  const notes: number[] = [];
  for (const { piece, gap } of units) if (gap === null && piece.note !== null) notes.push(piece.note);
  return notes;
}

/** Walks the line from left to right; words of one look and element share a run. */
function placeUnits(units: readonly Unit[], startX: number, settings: LineSettings): Omit<SetLine, "notes"> {
  const runs: TextRun[] = [];
  const images: LineImage[] = [];
  const links: { link: PieceLink; fromPt: number; toPt: number }[] = [];
  let open: OpenRun | null = null;
  let x = startX;
  let end = startX;
  for (const unit of units) {
    if (unit.gap !== null) {
      if (unit.gap.space) open?.space();
      x += unit.width;
      continue;
    }
    if (unit.piece.image) {
      if (open) runs.push(open.close());
      open = null;
      images.push(imageOf(unit, x, runs.length, settings));
      x += unit.width;
    }
    for (const part of unit.parts) {
      const width = unit.parts.length === 1 ? unit.width : partsWidth([part], unit.piece);
      if (open === null || !open.takes(unit, part)) {
        if (open) runs.push(open.close());
        open = new OpenRun(unit, part, x, settings.language);
      }
      open.word(part.shaped, x);
      x += width;
    }
    end = x;
    if (unit.piece.link) extendLink(links, unit.piece.link, x - unit.width, x);
  }
  if (open) runs.push(open.close());
  return { runs, endPt: end / 1000, links, images };
}

/**
 * Places units in the order of the eye, and gives their runs in the order in which they are read: each word is a run of
 * its own, for what follows it may stand on its left.
 */
function placeBothWays(
  units: readonly Unit[],
  { levels }: Direction,
  startX: number,
  settings: LineSettings,
): Omit<SetLine, "notes"> {
  const left = new Map<Unit, number>();
  let x = startX;
  for (const unit of reorder(
    units,
    units.map(({ start }) => levels[start] ?? 0),
  )) {
    left.set(unit, x);
    x += unit.width;
  }
  const runs: TextRun[] = [];
  const images: LineImage[] = [];
  const links: { link: PieceLink; fromPt: number; toPt: number }[] = [];
  let open: OpenRun | null = null;
  for (const unit of units) {
    if (unit.gap !== null) {
      if (unit.gap.space) open?.space();
      continue;
    }
    const from = left.get(unit) ?? startX;
    if (unit.piece.image) {
      if (open) runs.push(open.close());
      open = null;
      images.push(imageOf(unit, from, runs.length, settings));
    }
    // Parts in different fonts stand in reading order too: the first of them at the right, where that is where reading starts.
    let at = unit.turned ? from + unit.width : from;
    for (const part of unit.parts) {
      const width = partsWidth([part], unit.piece);
      if (unit.turned) at -= width;
      if (open) runs.push(open.close());
      open = new OpenRun(unit, part, at, settings.language);
      open.word(part.shaped, at);
      if (!unit.turned) at += width;
    }
    if (unit.piece.link) extendLink(links, unit.piece.link, from, from + unit.width);
  }
  if (open) runs.push(open.close());
  return { runs, endPt: x / 1000, links, images };
}

function imageOf({ piece }: Unit, x: number, after: number, { measure }: LineSettings): LineImage {
  const { image, link } = piece;
  if (image === undefined) throw new Error("a piece without an image");
  return { src: image.src, node: image.node, link, xPt: x / 1000, ...sizeWithin(image, measure), after };
}

function extendLink(
  links: { link: PieceLink; fromPt: number; toPt: number }[],
  link: PieceLink,
  from: number,
  to: number,
): void {
  const last = links.at(-1);
  if (last?.link !== link) links.push({ link, fromPt: from / 1000, toPt: to / 1000 });
  else {
    last.fromPt = Math.min(last.fromPt, from / 1000);
    last.toPt = Math.max(last.toPt, to / 1000);
  }
}
