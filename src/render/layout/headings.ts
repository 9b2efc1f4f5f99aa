/** Headings: never hyphenated, ragged, never last on a page. */
import type { DocBlock } from "../document/doc-node.ts";
import type { StyleName, TextStyle } from "../stylesheet/stylesheet.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { labelPlace } from "./blocks.ts";
import { flattenInlines, lookOf, type Piece, plainText } from "./inlines.ts";
import type { SetLine } from "./line.ts";
import type { PageItem, StructureTag } from "./page.ts";
import { breakCosts, moved, type Strip, stripOf, stripWith, withEnd } from "./strip.ts";
import { baselineOf, lineItems, roomAbove, setLines, type TextPlace } from "./text-strips.ts";

export type Heading = Extract<DocBlock, { type: "heading" }>;

const styles: readonly StyleName[] = ["title", "heading2", "heading3", "heading4", "heading5", "heading6"];
const tags = ["H1", "H2", "H3", "H4", "H5", "H6"] as const satisfies readonly StructureTag[];

/** Gives headings their tags, in order: no level is skipped (PDF/UA-1, 7.4.2), whatever the heading looks like. */
export function headingTags(): (level: number) => StructureTag {
  let last = 0;
  return (level) => {
    last = Math.max(1, Math.min(level, last + 1));
    return tags[last - 1] ?? "H6";
  };
}

/** Strips of a heading, with its destination. */
export function headingStrips(heading: Heading, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const name = styles[heading.level - 1] ?? "heading6";
  const style = stylesheet.styles[name];
  const node = structure.add(context.headingTag(heading.level), at.node, { title: plainText(heading.inlines) });
  const look = lookOf(style, stylesheet);
  const number = context.headingNumber(heading.level);
  const prefix: readonly Piece[] =
    number === null ? [] : [{ text: `${number}\u2002`, look, node, link: null, note: null }];
  const pieces = [...prefix, ...flattenInlines(heading.inlines, look, node, context)];
  const place = labelPlace(name, outdented(heading, at), context);
  const lines = balanced(pieces, place, context);
  const beforePt = stylesheet.heading.spaceBeforePt[heading.level - 1] ?? 14;
  const afterPt = stylesheet.heading.spaceAfterPt[heading.level - 1] ?? 0;
  return lines.map((line, i) => {
    const items: PageItem[] = i === 0 ? [{ type: "destination", id: heading.id, xPt: place.xPt, yPt: 0 }] : [];
    items.push(...lineItems(line, place));
    // What follows stands on the grid, so the slack goes above the heading: hence the point below all of its lines.
    const heights = lines.slice(i).map((below) => style.leadingPt + roomAbove(below, place));
    const toText = heights.reduce((sum, height) => sum + height, afterPt + baselineOf(at.body));
    return stripOf({
      heightPt: heights[0] ?? style.leadingPt,
      beforePt: i === 0 ? beforePt : 0,
      afterPt: i === lines.length - 1 ? afterPt : 0,
      snapPt: i === 0 && at.snap ? toText : null,
      breakCost: i === 0 ? breakCosts.free : breakCosts.parted,
      items,
      notes: line.notes,
    });
  });
}

/** Titles and headings of level 2 stand out to the left where the page has room for it. */
function outdented({ level }: Heading, at: Surroundings): Surroundings {
  const isOut = level <= 2 && at.node === 0;
  return isOut ? { ...at, leftPt: at.leftPt - at.outdentPt } : at;
}

/** Between a heading beside its text and the text. */
const sideGapPt = 10;

/** True for a heading that stands beside what it heads. */
export function isSideHeading(block: DocBlock, at: Surroundings, { stylesheet }: BlockContext): block is Heading {
  if (block.type !== "heading" || block.level !== 2 || !stylesheet.heading.side) return false;
  return at.node === 0 && at.outdentPt >= leastSidePt;
}

/** Narrower margins have no room for words. */
const leastSidePt = 60;

/** A heading in the margin, on the first baseline of what it heads; above it where that begins with no text. */
export function besideHeading(
  heading: Heading,
  strips: readonly Strip[],
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const first = strips[0];
  const line = first?.items.find((item) => item.type === "line" && item.artifact === null);
  const roomPt = at.outdentPt - sideGapPt - Math.max(0, at.leftPt - leftmostPt(strips, at.outdentPt));
  if (first === undefined || line?.type !== "line" || !wordsFit(heading, roomPt, context))
    return [...headingStrips(heading, at, context), ...strips];
  const margin = {
    ...at,
    leftPt: at.leftPt - at.outdentPt,
    rightPt: at.leftPt - at.outdentPt + roomPt,
    outdentPt: 0,
    snap: false,
  };
  const set = headingStrips(heading, margin, context);
  let top = line.yPt - baselineOf(context.stylesheet.styles.heading2);
  const items: PageItem[] = [];
  for (const strip of set) {
    for (const item of strip.items) items.push(moved(item, 0, top));
    top += strip.heightPt;
  }
  const beforePt = Math.max(first.beforePt, set[0]?.beforePt ?? 0);
  const begun: Strip = stripWith(first, { beforePt, items: [...items, ...first.items], breakCost: breakCosts.free });
  const heightPt = strips.reduce((sum, strip) => sum + strip.heightPt, 0);
  return withEnd([begun, ...strips.slice(1)], Math.max(0, top - heightPt));
}

/** Where the text begins that a heading of up to so many points stands beside: numbers of excerpts hang in the margin too. */
function leftmostPt(strips: readonly Strip[], heightPt: number): number {
  let left = Number.POSITIVE_INFINITY;
  let top = 0;
  for (const { items, beforePt, heightPt: own, afterPt } of strips) {
    if (top > heightPt) break;
    for (const item of items) {
      if (item.type === "line" && item.artifact === null) left = Math.min(left, ...item.runs.map((run) => run.xPt));
    }
    top += beforePt + own + afterPt;
  }
  return left;
}

/** Headings are never hyphenated, so each of their words must have room. */
function wordsFit({ inlines }: Heading, roomPt: number, context: BlockContext): boolean {
  const style = context.stylesheet.styles.heading2;
  const piece: Piece = {
    text: plainText(inlines),
    look: lookOf(style, context.stylesheet),
    node: null,
    link: null,
    note: null,
  };
  return widestWordPt([piece], labelPlaceOf(style), context) <= roomPt;
}

function labelPlaceOf(style: TextStyle): TextPlace {
  return { style, xPt: 0, widthPt: 0, align: "left", hyphenate: false, snap: false };
}

function widestWordPt(pieces: readonly Piece[], place: TextPlace, context: BlockContext): number {
  const words = pieces.flatMap((piece) =>
    piece.text.split(/\s+/).map((text) => ({ ...piece, text, link: null, note: null })),
  );
  const widths = words.map((word) => setLines([word], { ...place, widthPt: 10_000 }, context)[0]?.endPt ?? 0);
  return widths.reduce((most, width) => Math.max(most, width), 0);
}

/** Lines of about one length: the narrowest measure that takes no more of them. One word alone under a title looks lost. */
function balanced(pieces: readonly Piece[], place: TextPlace, context: BlockContext): readonly SetLine[] {
  let best = setLines(pieces, place, context);
  if (best.length < 2 || best.length > 4) return best;
  let low = Math.min(place.widthPt, Math.max(place.widthPt / 2, widestWordPt(pieces, place, context)));
  let high = place.widthPt;
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    const tried = setLines(pieces, { ...place, widthPt: middle }, context);
    const fits = tried.length <= best.length && tried.every((line) => line.endPt <= middle + 0.5);
    if (fits) {
      best = tried;
      high = middle;
    } else low = middle;
  }
  return best;
}
