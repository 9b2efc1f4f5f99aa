/** Lists to any depth: markers right-aligned before an indent that grows with the widest of them. */
import type { DocBlock, ListItem } from "../document/doc-node.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { blockStrips } from "./blocks.ts";
import { lookOf, type Piece, type TextLook } from "./inlines.ts";
import type { SetLine } from "./line.ts";
import type { PageItem } from "./page.ts";
import { firstTextBaseline, keepShort, runAt, type Strip, stripOf, stripWith, withEnd, withStart } from "./strip.ts";
import { baselineOf, setLines, type TextPlace } from "./text-strips.ts";

type List = Extract<DocBlock, { type: "list" }>;

const markerGapPt = 6;
/** Below this width text would be a column of letters: deeper lists stay where they are. */
const narrowestPt = 90;
/** A list of so many lines is taken in at one glance, so it isn't parted. */
const shortList = 5;

/** Strips of a list. */
export function listStrips(list: List, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const node = structure.add("L", at.node, { listNumbering: list.ordered ? "Decimal" : "Disc" });
  const look = lookOf(at.body, stylesheet);
  const marks = list.items.map((item, i) => markOf(list, item, i, at, context));
  const widest =
    marks.length === 0 ? 0 : Math.max(...marksToMeasure(marks).map((mark) => markWidth(mark, look, at, context)));
  const wanted = Math.max(stylesheet.list.indentPt, widest + markerGapPt);
  const indent = at.rightPt - at.leftPt - wanted < narrowestPt ? Math.min(wanted, widest + 2) : wanted;
  const strips: Strip[] = [];
  const space = list.tight ? stylesheet.list.itemSpacePt : at.paragraphSpacePt;
  list.items.forEach((item, i) => {
    const li = structure.add("LI", node);
    const label = structure.add("Lbl", li);
    const body = structure.add("LBody", li);
    const inner = {
      ...at,
      leftPt: at.leftPt + indent,
      node: body,
      listDepth: at.listDepth + 1,
      hangPt: 0,
      paragraphSpacePt: space,
    };
    const blocks = blockStrips(item.blocks, inner, context);
    const text = blocks.length > 0 ? blocks : [stripOf({ heightPt: at.body.leadingPt, frames: at.frames })];
    const marked = withMark(
      text,
      { text: marks[i] ?? "", look, node: label, link: null, note: null },
      indent,
      at,
      context,
    );
    strips.push(...withStart(marked, { beforePt: i === 0 ? 0 : space }));
  });
  return withEnd(keepShort(strips, shortList), at.paragraphSpacePt);
}

function markOf(list: List, item: ListItem, i: number, at: Surroundings, context: BlockContext): string {
  if (item.checked !== null) return item.checked ? "☑" : "☐";
  if (list.ordered) return `${list.start + i}.`;
  const { bullets } = context.stylesheet.list;
  return bullets[at.listDepth % Math.max(1, bullets.length)] ?? "•";
}

/** Of many numbers only the longest can be the widest. */
function marksToMeasure(marks: readonly string[]): readonly string[] {
  const longest = marks.reduce((most, mark) => Math.max(most, mark.length), 0);
  return [...new Set(marks.filter((mark) => mark.length === longest))].slice(0, 32);
}

function markWidth(mark: string, look: TextLook, at: Surroundings, context: BlockContext): number {
  return setMark({ text: mark, look, node: null, link: null, note: null }, at, context)?.endPt ?? 0;
}

function setMark(piece: Piece, at: Surroundings, context: BlockContext): SetLine | undefined {
  return setLines([piece], markPlace(at), context)[0];
}

function markPlace(at: Surroundings): TextPlace {
  return { style: at.body, xPt: 0, widthPt: 400, align: "left", hyphenate: false, snap: false };
}

/** Puts the mark on the line of the item's first text. */
function withMark(
  strips: readonly Strip[],
  piece: Piece,
  indent: number,
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const line = setMark(piece, at, context);
  const first = strips[0];
  if (line === undefined || first === undefined) return strips;
  const x = at.leftPt + indent - markerGapPt - line.endPt;
  const runs = line.runs.map((run, i) => {
    const ends = i === line.runs.length - 1 ? run.spaces.length - 1 : -1;
    return runAt(
      run,
      run.xPt + x,
      run.spaces.map((space, at) => space || at === ends),
    );
  });
  const yPt = firstTextBaseline(first) ?? baselineOf(at.body);
  const mark: PageItem = { type: "line", yPt, runs, artifact: null };
  return [stripWith(first, { items: [mark, ...first.items] }), ...strips.slice(1)];
}
