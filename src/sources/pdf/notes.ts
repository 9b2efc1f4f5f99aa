/** Footnotes of a page and the raised marks that point to them. A mark without its note stays: it may be an exponent. */
import type { PdfPiece } from "./pieces.ts";

export interface NotedPieces {
  /** Without notes and without the marks that point to them. */
  readonly body: readonly PdfPiece[];
  /** One a note, with its mark. */
  readonly notes: readonly (readonly PdfPiece[])[];
}

const MARK = /^(?:\d{1,3}|[*†‡§]{1,3})$/;
/** A note is set smaller than the text by at least this, in points. */
const SMALLER = 0.4;

/** Parts a page's pieces, which are in the order of the file. */
export function splitNotes(pieces: readonly PdfPiece[]): NotedPieces {
  const marks = raisedMarks(pieces);
  if (marks.size === 0) return { body: pieces, notes: [] };
  const wanted = new Map([...marks].map(([piece, size]) => [piece.text.trim(), { y: piece.y, size }]));
  const notes = new Map<string, readonly PdfPiece[]>();
  pieces.forEach((piece, index) => {
    const mark = noteMark(pieces, index);
    const pointed = mark === undefined ? undefined : wanted.get(mark);
    if (mark === undefined || !pointed || notes.has(mark) || piece.y >= pointed.y) return;
    if (textSize(pieces, index) > pointed.size - SMALLER) return;
    notes.set(mark, noteFrom(pieces, index));
  });
  const taken = new Set([...notes.values()].flat());
  const body = pieces.filter((piece) => !taken.has(piece) && !(marks.has(piece) && notes.has(piece.text.trim())));
  return { body, notes: [...notes.values()] };
}

/** Small, raised, right behind a word or a stop; with the size of the text that they stand in. */
function raisedMarks(pieces: readonly PdfPiece[]): Map<PdfPiece, number> {
  const marks = new Map<PdfPiece, number>();
  let last: PdfPiece | undefined;
  for (const piece of pieces) {
    if (last && MARK.test(piece.text.trim()) && /[\p{L}.,;:!?%”’"'»)\]]$/u.test(last.text)) {
      const raised = (piece.y - last.y) / Math.max(1, last.size);
      const near = piece.x - (last.x + last.width) < last.size * 0.3;
      if (raised > 0.1 && raised < 0.7 && piece.size < last.size * 0.9 && near) marks.set(piece, last.size);
    }
    if (piece.text.trim() !== "" && !marks.has(piece)) last = piece;
  }
  return marks;
}

/** The mark with which a note begins at this piece: alone and raised, or before the note's first words. */
function noteMark(pieces: readonly PdfPiece[], index: number): string | undefined {
  const piece = pieces[index];
  const before = wordBefore(pieces, index);
  if (!piece || (before && Math.abs(before.y - piece.y) < before.size * 0.7)) return undefined;
  const whole = piece.text.trim();
  return MARK.test(whole) ? whole : /^(\d{1,3}|[*†‡§]{1,3})[.)]?\s+\S/.exec(whole)?.[1];
}

function wordBefore(pieces: readonly PdfPiece[], index: number): PdfPiece | undefined {
  let at = index - 1;
  while (at >= 0 && pieces[at]?.text.trim() === "") at--;
  return pieces[at];
}

/** The size of the words of a note, where its mark may be smaller still. */
function textSize(pieces: readonly PdfPiece[], index: number): number {
  const words = pieces.slice(index, index + 4).find(({ text }) => /\p{L}{2}/u.test(text));
  return words?.size ?? Number.POSITIVE_INFINITY;
}

/** Up to the next note, the next line in a larger size, or a line that stands higher. */
function noteFrom(pieces: readonly PdfPiece[], start: number): readonly PdfPiece[] {
  const size = textSize(pieces, start);
  let end = start + 1;
  for (let y = pieces[start]?.y ?? 0; end < pieces.length; end++) {
    const piece = pieces[end];
    if (!piece || piece.size > size + SMALLER || piece.y > y + size) break;
    if (piece.text.trim() !== "" && noteMark(pieces, end) !== undefined) break;
    y = piece.y;
  }
  return pieces.slice(start, end);
}
