/**
 * Tables: columns measured from their cells, long cells wrapped, rules over and under the head and at the foot. A row is
 * as many strips as its tallest cell has lines, so that a tall row can go over a page; a page that starts inside a table
 * repeats its head.
 */
import type { Inline, Table } from "../document/doc-node.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { ruleBox } from "./blocks.ts";
import { flattenInlines, lookOf, type Piece } from "./inlines.ts";
import type { LineAlignment } from "./line.ts";
import type { PageItem } from "./page.ts";
import { measurePieces, type ParagraphSettings } from "./paragraph.ts";
import { breakCosts, moved, type Strip, stripOf, withEnd, withStart } from "./strip.ts";
import { type CellNeeds, columnWidths } from "./table-columns.ts";
import type { TextPlace } from "./text-strips.ts";
import { textStrips } from "./text-strips.ts";

/** Rows that are measured for the width of columns; the rest wraps as it must. */
const measuredRows = 400;

interface Cell {
  readonly pieces: readonly Piece[];
  readonly head: boolean;
}
type Column = { readonly xPt: number; readonly widthPt: number; readonly align: LineAlignment };

/** Strips of a table. */
export function tableStrips(table: Table, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { structure, stylesheet } = context;
  const node = structure.add("Table", at.node);
  const headNode = structure.add("THead", node);
  const headCells = rowCells(table.head, headNode, true, table, context);
  const bodyNode = table.rows.length > 0 ? structure.add("TBody", node) : node;
  const rows = table.rows.map((row) => rowCells(row, bodyNode, false, table, context));
  const columns = layColumns(table, [headCells, ...rows], at, context);
  const head = headStrips(headCells, columns, at, context);
  const repeat = head.map(asRepeated);
  const strips: Strip[] = [...head];
  rows.forEach((cells, i) => {
    const own = rowStrips(cells, columns, context).map((strip) => ({ ...strip, repeat }));
    const first = own[0];
    if (first === undefined) return;
    const cost = i === 0 ? breakCosts.parted : rowCost(i, rows.length);
    const padding = stylesheet.table.rowPaddingPt;
    const started =
      i === 0 || stylesheet.table.rowRulePt === 0 ? first : withRule(first, rowRule(columns, -padding, context));
    strips.push({ ...started, breakCost: cost, beforePt: 2 * padding }, ...own.slice(1));
  });
  strips.push(footStrip(columns, context));
  return withEnd(withStart(strips, { beforePt: stylesheet.table.spacePt }), stylesheet.table.spacePt + 4);
}

/** One row alone at a page's foot or head looks lost; so does the last of a table. */
function rowCost(i: number, count: number): number {
  return i === 1 || i === count - 1 ? breakCosts.unwanted : breakCosts.free;
}

function rowCells(
  cells: readonly (readonly Inline[])[],
  parent: number,
  head: boolean,
  table: Table,
  context: BlockContext,
): readonly Cell[] {
  const { structure, stylesheet } = context;
  const row = structure.add("TR", parent);
  const look = lookOf(stylesheet.styles[head ? "tableHead" : "tableCell"], stylesheet);
  return table.columns.map((_, i) => {
    const node = head ? structure.add("TH", row, { scope: "Column" }) : structure.add("TD", row);
    return { pieces: flattenInlines(cells[i] ?? [], look, node, context), head };
  });
}

function layColumns(
  table: Table,
  rows: readonly (readonly Cell[])[],
  at: Surroundings,
  context: BlockContext,
): readonly Column[] {
  const count = table.columns.length;
  const gap = count > 1 ? Math.min(context.stylesheet.table.columnGapPt, (at.rightPt - at.leftPt) / (count * 4)) : 0;
  const needs = rows.slice(0, measuredRows).map((row) => row.map((cell) => cellNeeds(cell, context)));
  const widths = columnWidths(needs, count, at.rightPt - at.leftPt - gap * (count - 1));
  let xPt = at.leftPt;
  return table.columns.map(({ align }, i) => {
    const widthPt = widths[i] ?? 0;
    const column: Column = { xPt, widthPt, align: align ?? "left" };
    xPt += widthPt + gap;
    return column;
  });
}

function cellNeeds(cell: Cell, context: BlockContext): CellNeeds {
  if (cell.pieces.length === 0) return { natural: 0, longest: 0 };
  const { natural, longest } = measurePieces(cell.pieces, measuringWith(context));
  return { natural: natural / 1000 + 0.5, longest: longest / 1000 + 0.5 };
}

/** In the order of the settings that text is set by, so that both are objects of one shape. */
function measuringWith({ faces, missing }: BlockContext): ParagraphSettings {
  return {
    faces,
    missing,
    measure: 10_000_000,
    firstIndent: 0,
    align: "left",
    hang: false,
    language: null,
    hyphenator: null,
    ragged: 0,
  };
}

function headStrips(
  cells: readonly Cell[],
  columns: readonly Column[],
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const { table, colors } = context.stylesheet;
  const width = tableWidth(columns);
  const top = ruleStrip(at.leftPt, width, table.headRulePt, colors.ink);
  const text = rowStrips(cells, columns, context);
  const under = ruleStrip(at.leftPt, width, table.headRulePt / 2, colors.ink);
  const kept = text.map((strip) => ({ ...strip, breakCost: breakCosts.parted }));
  return [
    top,
    ...withStart(kept, { beforePt: table.rowPaddingPt }),
    { ...under, beforePt: table.rowPaddingPt, breakCost: breakCosts.parted },
  ];
}

function footStrip(columns: readonly Column[], context: BlockContext): Strip {
  const { table, colors } = context.stylesheet;
  const rule = ruleStrip(columns[0]?.xPt ?? 0, tableWidth(columns), table.headRulePt, colors.ink);
  return { ...rule, beforePt: table.rowPaddingPt, breakCost: breakCosts.parted };
}

function ruleStrip(xPt: number, widthPt: number, heightPt: number, color: string): Strip {
  return stripOf({ heightPt, items: [ruleBox(xPt, widthPt, 0, heightPt, color)] });
}

function rowRule(columns: readonly Column[], yPt: number, context: BlockContext): PageItem {
  const { table, colors } = context.stylesheet;
  return ruleBox(columns[0]?.xPt ?? 0, tableWidth(columns), yPt, table.rowRulePt, colors.rule);
}

function tableWidth(columns: readonly Column[]): number {
  const last = columns.at(-1);
  return last === undefined ? 0 : last.xPt + last.widthPt - (columns[0]?.xPt ?? 0);
}

/** A row's strips: line by line over all cells. */
function rowStrips(cells: readonly Cell[], columns: readonly Column[], context: BlockContext): readonly Strip[] {
  const { stylesheet } = context;
  const set = cells.map((cell, i) => {
    const column = columns[i];
    if (column === undefined) return [];
    const place: TextPlace = {
      style: stylesheet.styles[cell.head ? "tableHead" : "tableCell"],
      xPt: column.xPt,
      widthPt: column.widthPt,
      align: column.align,
      hyphenate: !cell.head && stylesheet.text.hyphenate,
      snap: false,
    };
    return textStrips(cell.pieces, place, context);
  });
  const groups = groupedLines(set, stylesheet.styles.tableCell.leadingPt);
  const id = context.nextId();
  return groups.map((cells, line) => rowLine(cells, { line, count: groups.length, id }));
}

/** Lines of one cell that share a strip, and the height that the strip has at least. */
interface CellLines {
  readonly lines: readonly Strip[];
  readonly leastPt: number;
}

/** Lines over all cells: one of each, and more of a cell beside an image that is as high as they are together. */
function groupedLines(set: readonly (readonly Strip[])[], leastPt: number): readonly (readonly CellLines[])[] {
  const next = set.map(() => 0);
  const groups: (readonly CellLines[])[] = [];
  do {
    const height = set.reduce((most, strips, cell) => Math.max(most, strips[next[cell] ?? 0]?.heightPt ?? 0), leastPt);
    groups.push(
      set.map((strips, cell) => {
        const from = next[cell] ?? 0;
        let to = from;
        for (let used = 0; to < strips.length; to++) {
          used += strips[to]?.heightPt ?? 0;
          if (to > from && used > height + 0.01) break;
        }
        next[cell] = to;
        return { lines: strips.slice(from, to), leastPt };
      }),
    );
  } while (set.some((strips, cell) => (next[cell] ?? 0) < strips.length));
  return groups;
}

function rowLine(
  cells: readonly CellLines[],
  { line, count, id }: { readonly line: number; readonly count: number; readonly id: number },
): Strip {
  const items: PageItem[] = [];
  const owners: number[] = [];
  const notes: number[] = [];
  let heightPt = 0;
  cells.forEach(({ lines, leastPt }, cell) => {
    let y = 0;
    for (const strip of lines) {
      for (const item of strip.items) {
        items.push(y === 0 ? item : moved(item, 0, y));
        owners.push(cell);
      }
      notes.push(...strip.notes);
      y += strip.heightPt;
    }
    heightPt = Math.max(heightPt, y, leastPt);
  });
  const edge = line <= 1 || line === count - 1;
  const breakCost = line === 0 ? breakCosts.free : count <= 8 || edge ? breakCosts.widow : breakCosts.unwanted;
  return stripOf({ heightPt, items, notes, row: { id, cells: owners }, breakCost });
}

/** A rule above a row belongs to none of its cells. */
function withRule(strip: Strip, rule: PageItem): Strip {
  const row = strip.row && { id: strip.row.id, cells: [-1, ...strip.row.cells] };
  return { ...strip, items: [rule, ...strip.items], row };
}

/** The head once more, for eyes only: whoever listens has heard it. */
function asRepeated(strip: Strip): Strip {
  const items = strip.items.flatMap((item): PageItem[] => {
    if (item.type === "line")
      return [{ ...item, artifact: "repeated-head", runs: item.runs.map((run) => ({ ...run, node: null })) }];
    return item.type === "box" ? [item] : [];
  });
  return { ...strip, items, notes: [], row: null };
}
