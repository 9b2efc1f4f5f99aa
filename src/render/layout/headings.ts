/** Headings: never hyphenated, ragged, never last on a page. */
import type { DocBlock } from "../document/doc-node.ts";
import type { StyleName } from "../stylesheet/stylesheet.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { labelPlace } from "./blocks.ts";
import { flattenInlines, lookOf, type Piece, plainText } from "./inlines.ts";
import type { SetLine } from "./line.ts";
import type { PageItem, StructureTag } from "./page.ts";
import { breakCosts, plainStrip, type Strip } from "./strip.ts";
import { baselineOf, lineItems, setLines, type TextPlace } from "./text-strips.ts";

type Heading = Extract<DocBlock, { type: "heading" }>;

const styles: readonly StyleName[] = ["title", "heading2", "heading3", "heading4", "heading5", "heading6"];
const tags: readonly StructureTag[] = ["H1", "H2", "H3", "H4", "H5", "H6"];

/** Strips of a heading, with its destination. */
export function headingStrips(heading: Heading, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const name = styles[heading.level - 1] ?? "heading6";
  const style = stylesheet.styles[name];
  const node = structure.add(tags[heading.level - 1] ?? "H6", at.node, { title: plainText(heading.inlines) });
  const look = lookOf(style, stylesheet);
  const number = context.headingNumber(heading.level);
  const prefix: readonly Piece[] =
    number === null ? [] : [{ text: `${number}\u2002`, look, node, link: null, note: null }];
  const pieces = [...prefix, ...flattenInlines(heading.inlines, look, node, context)];
  const place = labelPlace(name, at, context);
  const lines = balanced(pieces, place, context);
  const beforePt = stylesheet.heading.spaceBeforePt[heading.level - 1] ?? 14;
  const afterPt = stylesheet.heading.spaceAfterPt[heading.level - 1] ?? 0;
  return lines.map((line, i) => {
    const items: PageItem[] = i === 0 ? [{ type: "destination", id: heading.id, xPt: place.xPt, yPt: 0 }] : [];
    items.push(...lineItems(line, place));
    // What follows stands on the grid, so the slack goes above the heading: hence the point below all of its lines.
    const toText = (lines.length - i) * style.leadingPt + afterPt + baselineOf(at.body);
    return {
      ...plainStrip,
      heightPt: style.leadingPt,
      beforePt: i === 0 ? beforePt : 0,
      afterPt: i === lines.length - 1 ? afterPt : 0,
      snapPt: i === 0 && at.snap ? toText : null,
      breakCost: i === 0 ? breakCosts.free : breakCosts.parted,
      items,
      notes: line.notes,
    };
  });
}

/** Lines of about one length: the narrowest measure that takes no more of them. One word alone under a title looks lost. */
function balanced(pieces: readonly Piece[], place: TextPlace, context: BlockContext): readonly SetLine[] {
  let best = setLines(pieces, place, context);
  if (best.length < 2 || best.length > 4) return best;
  let low = place.widthPt / 2;
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
