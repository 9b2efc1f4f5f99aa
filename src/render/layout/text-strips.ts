/** Text to strips: one strip a line, with the prices of page breaks that widows and orphans ask for. */
import type { Stylesheet, TextStyle } from "../stylesheet/stylesheet.ts";
import type { FaceBook } from "./faces.ts";
import type { Hyphenator } from "./hyphenate.ts";
import type { Piece } from "./inlines.ts";
import type { LineAlignment, SetLine } from "./line.ts";
import type { PageItem } from "./page.ts";
import { setParagraph } from "./paragraph.ts";
import type { MissingGlyph } from "./shape.ts";
import type { Strip } from "./strip.ts";
import { breakCosts, runAt, stripOf } from "./strip.ts";

/** What setting text needs: fonts, looks and the language's hyphenation. */
export interface TextContext {
  readonly stylesheet: Stylesheet;
  readonly faces: FaceBook;
  readonly hyphenator: Hyphenator | null;
  readonly missing: MissingGlyph;
}

/** How and where in its column a text is set; lengths in points. */
export interface TextPlace {
  readonly style: TextStyle;
  readonly xPt: number;
  readonly widthPt: number;
  readonly align: LineAlignment;
  readonly hyphenate: boolean;
  /** First baselines stand on the page's grid. */
  readonly snap: boolean;
  /** False where columns count, so that no mark may stand out of its line; else as the stylesheet has it. */
  readonly hang?: false;
}

/** Sets pieces as strips. */
export function textStrips(pieces: readonly Piece[], place: TextPlace, context: TextContext): readonly Strip[] {
  const lines = setLines(pieces, place, context);
  return lines.map((line, i) => {
    const more = roomAbove(line, place);
    return stripOf({
      heightPt: place.style.leadingPt + more,
      snapPt: place.snap && i === 0 ? baselineOf(place.style) + more : null,
      items: lineItems(line, place),
      breakCost: i === 0 ? breakCosts.free : widowCost(i, lines.length),
      notes: line.notes,
    });
  });
}

/** How much higher a line's strip is than its leading, for an image that stands above it. */
export function roomAbove({ images }: SetLine, { style }: TextPlace): number {
  if (images.length === 0) return 0;
  const ascent = baselineOf(style) - (style.leadingPt - style.sizePt) / 2;
  return Math.max(0, ...images.map(({ heightPt }) => heightPt - ascent));
}

/** Sets pieces as lines, x counted from the place's own left edge. */
export function setLines(pieces: readonly Piece[], place: TextPlace, context: TextContext): readonly SetLine[] {
  const { stylesheet, faces, hyphenator, missing } = context;
  return setParagraph(pieces, {
    faces,
    missing,
    measure: Math.round(place.widthPt * 1000),
    firstIndent: 0,
    align: place.align,
    hang:
      place.hang !== false && stylesheet.text.hangPunctuation && (place.align === "justify" || place.align === "left"),
    language: null,
    hyphenator: place.hyphenate ? hyphenator : null,
    ragged: Math.round(stylesheet.text.raggedPt * 1000),
  });
}

/** The items of a line whose strip starts at y = 0: text and images in the order of reading, and the areas of its links. */
export function lineItems(line: SetLine, place: TextPlace): readonly PageItem[] {
  const yPt = baselineOf(place.style) + roomAbove(line, place);
  const runs = line.runs.map((run) => runAt(run, run.xPt + place.xPt));
  const items: PageItem[] = [];
  let from = 0;
  for (const { src, node, xPt, widthPt, heightPt, after } of line.images) {
    if (after > from) items.push({ type: "line", yPt, runs: runs.slice(from, after), artifact: null });
    items.push({ type: "image", xPt: place.xPt + xPt, yPt: yPt - heightPt, widthPt, heightPt, image: src, node });
    from = after;
  }
  if (from === 0 || from < runs.length) items.push({ type: "line", yPt, runs: runs.slice(from), artifact: null });
  for (const { link, fromPt, toPt } of line.links) {
    const { target, node, contents } = link;
    const size = place.style.sizePt;
    const above = Math.max(
      size * 0.8,
      ...line.images.flatMap((image) => (image.link === link ? [image.heightPt] : [])),
    );
    const area = { xPt: place.xPt + fromPt, yPt: yPt - above, widthPt: toPt - fromPt, heightPt: above + size * 0.3 };
    items.push({ type: "link", ...area, target, node, contents });
  }
  return items;
}

/** Distance of the baseline from the top of a line of this style: text sits in the middle of its leading. */
export function baselineOf(style: TextStyle): number {
  return style.leadingPt / 2 + style.sizePt * 0.34;
}

/** The price of a break before line `i` (from 1) of `count`: two lines at least stay, two at least go along. */
export function widowCost(i: number, count: number): number {
  return (i === 1 ? breakCosts.widow : 0) + (i === count - 1 ? breakCosts.widow : 0);
}
