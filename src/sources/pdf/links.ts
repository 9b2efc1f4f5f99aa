/**
 * Links of a PDF: places on a page that lead to an address. Which characters stand there is worked out from their place,
 * since a file gives a run of text its width and not each of its letters. ISO 32000-2, 12.5.6.5.
 */
import type { Span } from "../../text/span.ts";
import type { PdfPiece } from "./pieces.ts";

/** A link with offsets into the text that bears it. */
export interface TextLink {
  readonly span: Span;
  readonly url: string;
}

/** An annotation as pdf.js gives it: `url` is set where it leads out of the file. Points, from the lower left corner. */
export interface PageAnnotation {
  readonly subtype?: string;
  readonly url?: string;
  /** Two opposite corners. */
  readonly rect?: readonly number[];
  /** Four corners each, of the parts of a link that stands on several lines. */
  readonly quadPoints?: ArrayLike<number> | null;
}

/** A part of a link, upright. */
interface Box {
  readonly url: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Links of one page that are looked at; a page of search results has some hundred. */
const MAX_BOXES = 2000;

/** Links in one run of text: a line of page numbers has some dozens. */
const MAX_LINKS = 100;

/** The pieces of a page, those that stand in links with what they lead to. */
export function withLinks(pieces: readonly PdfPiece[], annotations: readonly PageAnnotation[]): readonly PdfPiece[] {
  const boxes = annotations.flatMap(boxesOf).slice(0, MAX_BOXES);
  if (boxes.length === 0) return pieces;
  return pieces.map((piece) => {
    if (piece.text.trim() === "") return piece;
    const around = boxes.filter((box) => touches(piece, box)).slice(0, MAX_LINKS);
    if (around.length === 0) return piece;
    const placed = { ...piece, places: placesOf(piece) };
    const links = around.flatMap((box) => linkIn(placed, box) ?? []);
    return links.length === 0 ? piece : { ...piece, links };
  });
}

function boxesOf({ subtype, url, rect, quadPoints }: PageAnnotation): Box[] {
  if (subtype !== "Link" || url === undefined) return [];
  const quads = Array.from(quadPoints ?? []);
  if (quads.length < 8) return rect === undefined ? [] : boxOf(url, rect);
  return Array.from({ length: Math.floor(quads.length / 8) }, (_, i) => quads.slice(i * 8, i * 8 + 8)).flatMap((quad) =>
    boxOf(url, quad),
  );
}

/** The smallest box around points. */
function boxOf(url: string, points: readonly number[]): Box[] {
  if (points.length < 4 || !points.every(Number.isFinite)) return [];
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  return [{ url, left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) }];
}

/** Links of a text that comes to stand `by` characters further on. */
export function shifted(links: readonly TextLink[] = [], by: number): TextLink[] {
  return links.map(({ span, url }) => ({ span: { start: span.start + by, end: span.end + by }, url }));
}

/** Links as one where they lead to one address with nothing but white space between: a link that goes on in the next line. */
export function joined(links: readonly TextLink[], text: string): TextLink[] {
  const all: TextLink[] = [];
  for (const link of links) {
    const last = all.at(-1);
    const goesOn = last?.url === link.url && text.slice(last.span.end, link.span.start).trim() === "";
    if (last && goesOn) all[all.length - 1] = { span: { start: last.span.start, end: link.span.end }, url: link.url };
    else all.push(link);
  }
  return all;
}

/** Where the middle of small letters stands above the line, in font sizes. */
const MIDDLE = 0.25;

/** A piece of text with where each of its characters begins and the last one ends. */
interface Placed extends PdfPiece {
  readonly places: readonly number[];
}

function touches({ x, y, width, size }: PdfPiece, { left, right, bottom, top }: Box): boolean {
  const middle = y + size * MIDDLE;
  return width > 0 && middle >= bottom && middle <= top && x <= right && x + width >= left;
}

/** The whole words of a piece of which most stands in a box. */
function linkIn({ text, size, places }: Placed, { url, left, right }: Box): TextLink | undefined {
  let [start, end] = [-1, -1];
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const [from = 0, to = 0] = [places[index], places[index + word.length]];
    if (Math.min(to, right) - Math.max(from, left) < (to - from) / 2) continue;
    if (start < 0) start = index;
    end = index + word.length;
  }
  if (start < 0) return undefined;
  const beyond = (places[end] ?? 0) - right;
  const after = (beyond > size * STOP ? /[.,;:!?)\]]+$/ : /[,;:]+$/).exec(text.slice(start, end))?.[0].length ?? 0;
  return end - after > start ? { span: { start, end: end - after }, url } : undefined;
}

/** A stop that ends this far behind its link is not in it, in font sizes: half of a stop. Nobody links a comma. */
const STOP = 0.14;

/** Where each character begins, and the last one ends, if letters are as wide as they usually are. */
function placesOf({ text, x, width }: PdfPiece): readonly number[] {
  const widths = Array.from(text, (character) => [...Array(character.length - 1).fill(0), widthOf(character)]).flat();
  const all = widths.reduce((sum, one) => sum + one, 0);
  const places: number[] = [];
  let at = 0;
  for (const one of [...widths, 0]) {
    places.push(x + (at / Math.max(all, 1e-6)) * width);
    at += one;
  }
  return places;
}

/** In halves of a usual letter's width. */
function widthOf(character: string): number {
  if (/[\s.,;:!|'‘’ijlI()[\]ft\-/]/.test(character)) return 1.1;
  if (/[mwMW@—]/.test(character)) return 3.2;
  return /[\p{Lu}]/u.test(character) ? 2.6 : 2;
}
