/** What a page of a PDF shows, piece by piece in the order of the file, with the marks that tie a piece to the file's tags. */

import type { TextLink } from "./links.ts";

/** A run of characters as a PDF shows it. Units are points, from the page's lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** True where the writer of the file ended a line here. */
  readonly ends: boolean;
  /** The marked content that it is part of, as the structure tree names it; null where it has no mark. */
  readonly mark: string | null;
  /** True where the file itself says that it is no content: running heads, page numbers. */
  readonly artifact: boolean;
  /** Set where it stands in links, which lead out of the file. */
  readonly links?: readonly TextLink[];
}

/** Pieces of text on one page: a page of small print has a few thousand. */
export const MAX_PAGE_PIECES = 50_000;

/** Null where the page holds more than its limit. `stream` is pdf.js's, with marked content. */
export async function piecesOf(stream: ReadableStream): Promise<PdfPiece[] | null> {
  const pieces: PdfPiece[] = [];
  const open: { readonly mark: string | null; readonly artifact: boolean }[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) {
      const around = open.at(-1) ?? { mark: null, artifact: false };
      if (typeof item.str === "string") pieces.push({ ...placeOf(item), ...around });
      else if (item.type === "endMarkedContent") open.pop();
      else open.push({ mark: item.id ?? around.mark, artifact: around.artifact || item.tag === "Artifact" });
    }
    if (pieces.length > MAX_PAGE_PIECES || open.length > MAX_PAGE_PIECES) {
      await reader.cancel();
      return null;
    }
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly [number, number, number, number, number, number];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

function placeOf({ str, transform, width, height, hasEOL }: TextItem): Omit<PdfPiece, "mark" | "artifact" | "links"> {
  const [a, b, , , x, y] = transform;
  const size = Math.round(Math.sqrt(a * a + b * b) * 10) / 10 || height;
  return { text: str, x, y, width, size, ends: hasEOL === true };
}
