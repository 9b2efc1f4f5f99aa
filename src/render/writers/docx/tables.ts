/** Tables without vertical rules: the memo's header fields, and grids whose heads are repeated. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import type { DocBlock, Table as GridBlock, Inline } from "../../document/doc-node.ts";
import { inlineText } from "../../document/plain-text.ts";
import { runsOf } from "./inlines.ts";
import { hex, twips } from "./measures.ts";
import { styleIds } from "./styles.ts";
import type { Writing } from "./writing.ts";

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** Labels and values between two hairlines. */
export function fieldsTable(rows: (DocBlock & { type: "fields" })["rows"], writing: Writing): Table {
  const { stylesheet, measurePt } = writing;
  const widths = [stylesheet.fields.labelWidthPt, measurePt - stylesheet.fields.labelWidthPt].map(twips);
  const cell = (inlines: readonly Inline[], style: string) =>
    new TableCell({ borders: noBorders, children: [new Paragraph({ style, children: runsOf(inlines, writing) })] });
  return new Table({
    ...frame(writing, widths),
    rows: rows.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, styleIds.fieldLabel), cell(value, styleIds.fieldValue)],
        }),
    ),
  });
}

const noBorders = { top: none, bottom: none, left: none, right: none } as const;

/** A rule over and under the head, one at the foot. */
export function gridTable({ columns, head, rows }: GridBlock, writing: Writing): Table {
  const under: IBorderOptions = line(writing, writing.stylesheet.table.headRulePt);
  const cell = (inlines: readonly Inline[], column: number, isHead: boolean) =>
    new TableCell({
      borders: isHead ? { ...noBorders, bottom: under } : noBorders,
      children: [
        new Paragraph({
          style: isHead ? styleIds.tableHead : styleIds.tableCell,
          alignment: alignments[columns[column]?.align ?? "left"],
          children: runsOf(inlines, writing),
        }),
      ],
    });
  const row = (cells: GridBlock["head"], isHead: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: cells.map((inlines, column) => cell(inlines, column, isHead)),
    });
  return new Table({
    ...frame(writing, columnWidths([head, ...rows], writing.measurePt)),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  });
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function frame(writing: Writing, widths: readonly number[]) {
  const outer = line(writing, 0.5);
  const borders: ITableBordersOptions = {
    top: outer,
    bottom: outer,
    left: none,
    right: none,
    insideHorizontal: none,
    insideVertical: none,
  };
  return {
    borders,
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: { left: 0, right: twips(writing.stylesheet.table.columnGapPt / 2) },
  };
}

function line({ stylesheet }: Writing, pt: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size: Math.max(2, Math.round(pt * 8)), color: hex(stylesheet.colors.rule) };
}

/** Shares of the measure by each column's longest text, between a tenth and a half of it, so that no column is squeezed out. */
function columnWidths(rows: readonly (readonly (readonly Inline[])[])[], measurePt: number): readonly number[] {
  const count = Math.max(1, ...rows.map((row) => row.length));
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(4, ...rows.map((row) => Math.min(60, inlineText(row[column] ?? []).length))),
  );
  const total = longest.reduce((sum, length) => sum + length, 0);
  return longest.map((length) => twips((measurePt * length) / total));
}
