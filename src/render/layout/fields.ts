/** The memo's header: labels and values side by side, in one column or two, between hairlines. */
import type { DocBlock } from "../document/doc-node.ts";
import { type BlockContext, labelPlace, ruleBox, type Surroundings } from "./blocks.ts";
import { flattenInlines, lookOf } from "./inlines.ts";
import { breakCosts, plainStrip, type Strip, stripOf, stripWith } from "./strip.ts";
import { textStrips } from "./text-strips.ts";

/** Strips of a header block. */
export function fieldStrips(
  rows: Extract<DocBlock, { type: "fields" }>["rows"],
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const { stylesheet, structure } = context;
  const { paddingPt, columns } = stylesheet.fields;
  const leftPt = at.node === 0 ? at.leftPt - at.outdentPt : at.leftPt;
  const columnPt = (at.rightPt - leftPt) / columns;
  const list = structure.add("L", at.node, { listNumbering: "None" });
  const across = { ...at, leftPt };
  const strips: Strip[] = [hairline(across, context)];
  let open: readonly Strip[] = [];
  for (const [index, row] of rows.entries()) {
    const column = index % columns;
    // Values of the first column stand where the page's text does.
    const labelPt =
      column === 0 ? Math.max(stylesheet.fields.labelWidthPt, at.leftPt - leftPt) : stylesheet.fields.labelWidthPt;
    const from = leftPt + column * columnPt;
    const item = structure.add("LI", list);
    const label = structure.add("Lbl", item);
    const body = structure.add("LBody", item);
    const labelPieces = flattenInlines(row.label, lookOf(stylesheet.styles.fieldLabel, stylesheet), label, context);
    const valuePieces = flattenInlines(row.value, lookOf(stylesheet.styles.fieldValue, stylesheet), body, context);
    const labelAt = { ...labelPlace("fieldLabel", { ...at, leftPt: from }, context), widthPt: labelPt - 8 };
    const rightPt = column === columns - 1 ? at.rightPt : from + columnPt - 12;
    const valueAt = labelPlace("fieldValue", { ...at, leftPt: from + labelPt, rightPt }, context);
    const pair = besides(textStrips(labelPieces, labelAt, context), textStrips(valuePieces, valueAt, context));
    open = column === 0 ? pair : besides(open, pair);
    if (column === columns - 1 || index === rows.length - 1) strips.push(...open);
  }
  const last = hairline(across, context);
  const first = strips[1];
  if (first) strips[1] = stripWith(first, { beforePt: paddingPt });
  strips.push(stripWith(last, { beforePt: paddingPt, afterPt: 14, breakCost: breakCosts.parted }));
  return strips;
}

/** Two texts side by side, line by line; each line of either is painted on the strip of its number. */
function besides(left: readonly Strip[], right: readonly Strip[]): readonly Strip[] {
  const count = Math.max(left.length, right.length);
  return Array.from({ length: count }, (_, i) => {
    const a = left[i] ?? plainStrip;
    const b = right[i] ?? plainStrip;
    return stripOf({
      heightPt: Math.max(a.heightPt, b.heightPt),
      items: [...a.items, ...b.items],
      notes: [...a.notes, ...b.notes],
      breakCost: i === 0 ? breakCosts.free : breakCosts.widow,
    });
  });
}

function hairline(at: Surroundings, { stylesheet }: BlockContext): Strip {
  const heightPt = 0.5;
  return stripOf({
    heightPt,
    items: [ruleBox(at.leftPt, at.rightPt - at.leftPt, 0, heightPt, stylesheet.colors.rule)],
  });
}
