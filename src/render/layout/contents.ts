/** Tables of contents: entries with leaders and page numbers, which are filled in when pages are known. */
import type { TocEntry } from "../document/doc-node.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { labelPlace } from "./blocks.ts";
import { flattenInlines, lookOf, type Piece, type PieceLink, plainText } from "./inlines.ts";
import type { SetLine } from "./line.ts";
import type { PageItem } from "./page.ts";
import { breakCosts, type PageLabels, type Strip, stripOf, stripWith, withEnd } from "./strip.ts";
import { baselineOf, lineItems, setLines, type TextPlace, widowCost } from "./text-strips.ts";

/** Room at the right that entries leave to page numbers. */
const numberRoomPt = 36;
const leaderStepPt = 5;

/** Strips of a table of contents. */
export function contentsStrips(
  entries: readonly TocEntry[],
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const toc = context.structure.add("TOC", at.node);
  const count = entries.length;
  const strips = entries.flatMap((entry, i) => {
    const own = entryStrips(entry, toc, at, context);
    const first = own[0];
    if (first === undefined) return [];
    const spaced = stripWith(first, {
      beforePt: entry.level === 1 && i > 0 ? 2 : 0,
      breakCost: i === 0 ? 0 : widowCost(i, count),
    });
    return [spaced, ...own.slice(1)];
  });
  return withEnd(strips, context.stylesheet.paragraph.spaceAfterPt);
}

function entryStrips(entry: TocEntry, toc: number, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const contents = plainText(entry.inlines);
  const node = structure.add("Link", structure.add("TOCI", toc), { alt: contents });
  const link: PieceLink = { target: { id: entry.target }, node, contents };
  const style = stylesheet.styles.contents;
  const look = { ...lookOf(style, stylesheet), weight: entry.level === 1 ? 600 : style.weight };
  // A list of headings names their images; it doesn't show them.
  const named = { ...context, images: {}, imageMissing: () => undefined };
  const pieces = flattenInlines(entry.inlines, look, node, named).map(
    (piece): Piece => ({ ...piece, look: { ...piece.look, color: look.color }, node, link }),
  );
  const indent = (entry.level - 1) * stylesheet.contents.indentPt;
  const place = labelPlace(
    "contents",
    { ...at, leftPt: at.leftPt + indent, rightPt: at.rightPt - numberRoomPt },
    context,
  );
  const lines = setLines(pieces, place, context);
  return lines.map((line, i) =>
    stripOf({
      heightPt: style.leadingPt,
      items: lineItems(line, place),
      breakCost: i === 0 ? breakCosts.free : breakCosts.parted,
      late:
        i === lines.length - 1 ? lateNumber(entry, line, place, { ...piece0(look, node), link }, at, context) : null,
    }),
  );
}

function piece0(look: Piece["look"], node: number): Piece {
  return { text: "", look: { ...look, weight: 400 }, node, link: null, note: null };
}

function lateNumber(
  entry: TocEntry,
  line: SetLine,
  place: TextPlace,
  piece: Piece,
  at: Surroundings,
  context: BlockContext,
): NonNullable<Strip["late"]> {
  return (labels: PageLabels): readonly PageItem[] => {
    const label = labels(entry.target);
    if (label === null) return [];
    const number = setLines([{ ...piece, text: label }], { ...place, widthPt: 200 }, context)[0];
    if (number === undefined) return [];
    const x = at.rightPt - number.endPt;
    const items: PageItem[] = [];
    if (context.stylesheet.contents.leaders)
      items.push(...leaders(place.xPt + line.endPt, x, place, piece, at, context));
    items.push(...lineItems({ ...number, links: number.links }, { ...place, xPt: x }));
    return items;
  };
}

/** Dots on a common raster, so that they stand under each other. */
function leaders(
  from: number,
  to: number,
  place: TextPlace,
  piece: Piece,
  at: Surroundings,
  context: BlockContext,
): readonly PageItem[] {
  const dot = setLines([{ ...piece, text: ".", node: null, link: null }], { ...place, widthPt: 200 }, context)[0];
  const run = dot?.runs[0];
  const word = run?.words[0];
  if (run === undefined || word === undefined) return [];
  const first = Math.ceil((from + 6 - at.rightPt) / leaderStepPt) * leaderStepPt + at.rightPt;
  const count = Math.floor((to - 6 - first) / leaderStepPt);
  if (count < 2) return [];
  const gap = leaderStepPt - (word.width * run.sizePt) / 1000;
  const color = context.stylesheet.colors.rule;
  const dots = {
    ...run,
    color,
    xPt: first,
    words: Array.from({ length: count }, () => word),
    gapsPt: Array.from({ length: count }, (_, i) => (i === count - 1 ? 0 : gap)),
    spaces: Array.from({ length: count }, () => false),
  };
  return [{ type: "line", yPt: baselineOf(place.style), runs: [dots], artifact: "layout" }];
}
