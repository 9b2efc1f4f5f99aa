/**
 * Images within text. Each stands on the baseline in its own size, smaller where the column or the page asks for it, and
 * takes the place of one character that is no text: U+FFFC, before and after which a line may end.
 */
import type { Inline } from "../document/doc-node.ts";
import type { Stylesheet } from "../stylesheet/stylesheet.ts";
import type { PageImage } from "./page.ts";

/** An image as a piece of text. Lengths in points, before the column is known. */
export interface PieceImage {
  readonly src: string;
  /** Its figure; null where it says nothing, and so is decoration. */
  readonly node: number | null;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** What stands for an image in a paragraph's text. */
export const imageCharacter = "\ufffc";

/** CSS pixels, of which 96 are an inch. */
export const ptPerPx = 0.75;

/** Where images are looked for. */
export interface ImageContext {
  readonly stylesheet: Stylesheet;
  readonly images: Readonly<Record<string, PageImage>>;
  readonly imageMissing: (src: string) => void;
  readonly textHeightPt: number;
}

/** An image that can be shown, in its own size; null for any other. */
export function usableImage(
  { src }: Extract<Inline, { type: "image" }>,
  { images, stylesheet, textHeightPt }: ImageContext,
): Omit<PieceImage, "node"> | null {
  const image = Object.hasOwn(images, src) ? images[src] : undefined;
  if (image === undefined || !(image.widthPx > 0) || !(image.heightPx > 0)) return null;
  const scale = Math.min(ptPerPx, (textHeightPt * stylesheet.figure.maxHeightShare) / image.heightPx);
  return { src, widthPt: image.widthPx * scale, heightPt: image.heightPx * scale };
}

/** The size in a column; the measure in 1/1000 pt. */
export function sizeWithin(
  { widthPt, heightPt }: PieceImage,
  measure: number,
): { readonly widthPt: number; readonly heightPt: number } {
  const scale = Math.min(1, measure / 1000 / widthPt);
  return { widthPt: widthPt * scale, heightPt: heightPt * scale };
}
