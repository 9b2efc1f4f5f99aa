/** Tables without vertical rules: the memo's header fields, and grids whose heads are repeated. */
import {
  AlignmentType,
  BorderStyle,
  type IBorderOptions,
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
  const outer = line(writing, 0.5);
  const cell = (inlines: readonly Inline[], style: string, row: number) =>
    new TableCell({
      borders: {
        ...noBorders,
        ...(row === 0 ? { top: outer } : {}),
        ...(row === rows.length - 1 ? { bottom: outer } : {}),
      },
      children: [new Paragraph({ style, children: runsOf(inlines, writing) })],
    });
  return new Table({
    ...frame(writing, widths),
    rows: rows.map(
      ({ label, value }, row) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, styleIds.fieldLabel, row), cell(value, styleIds.fieldValue, row)],
        }),
    ),
  });
}

const noBorders = { top: none, bottom: none, left: none, right: none } as const;

/** A rule over and under the head, one at the foot. */
export function gridTable({ columns, head, rows }: GridBlock, writing: Writing): Table {
  const headRule = line(writing, writing.stylesheet.table.headRulePt);
  const cell = (inlines: readonly Inline[], column: number, isHead: boolean, isLast: boolean) =>
    new TableCell({
      borders: isHead
        ? { ...noBorders, top: headRule, bottom: headRule }
        : isLast
          ? { ...noBorders, bottom: headRule }
          : noBorders,
      children: [
        new Paragraph({
          style: isHead ? styleIds.tableHead : styleIds.tableCell,
          alignment: alignments[columns[column]?.align ?? "left"],
          children: runsOf(inlines, writing),
        }),
      ],
    });
  const row = (cells: GridBlock["head"], isHead: boolean, isLast: boolean) =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: cells.map((inlines, column) => cell(inlines, column, isHead, isLast)),
    });
  return new Table({
    ...frame(writing, columnWidths([head, ...rows], writing.measurePt)),
    rows: [row(head, true, false), ...rows.map((cells, index) => row(cells, false, index === rows.length - 1))],
  });
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function frame(writing: Writing, widths: readonly number[]) {
  return {
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: { left: 0, right: twips(writing.stylesheet.table.columnGapPt / 2) },
  };
}

function line({ stylesheet }: Writing, pt: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size: Math.max(2, Math.round(pt * 8)), color: hex(stylesheet.colors.rule) };
}

/** Shares of the measure by each column's longest text, but room for its longest word first: a long cell can wrap, a word can't. */
function columnWidths(rows: readonly (readonly (readonly Inline[])[])[], measurePt: number): readonly number[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const wanted = Array.from({ length: count }, (_, column) => {
    const texts = rows.map((row) => inlineText(row[column] ?? []));
    const longestWord = texts
      .flatMap((text) => text.split(/\s+/))
      .reduce((most, word) => Math.max(most, word.length), 0);
    const longest = texts.reduce((most, text) => Math.max(most, Math.min(48, text.length)), 0);
    return Math.max(6, Math.min(24, longestWord) + 3, longest);
  });
  const total = wanted.reduce((sum, length) => sum + length, 0);
  return wanted.map((length) => twips((measurePt * length) / total));
}
