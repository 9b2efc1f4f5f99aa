/** A stylesheet as the styles of a Word document: named ones, so that whoever gets the file can restyle it too. */
import { AlignmentType, BorderStyle, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from "docx";
import type { Stylesheet, TextStyle } from "../../stylesheet/stylesheet.ts";
import { halfPoints, hex, twips } from "./measures.ts";

type ParagraphLooks = NonNullable<IParagraphStyleOptions["paragraph"]>;
type RunLooks = NonNullable<IParagraphStyleOptions["run"]>;

/** Ids of the styles that aren't built into Word. */
export const styleIds = {
  bottomLine: "BottomLine",
  calloutLabel: "CalloutLabel",
  callout: "Callout",
  excerpt: "Excerpt",
  attribution: "Attribution",
  fieldLabel: "FieldLabel",
  fieldValue: "FieldValue",
  tableHead: "TableHead",
  tableCell: "TableCell",
  caption: "Caption",
  code: "Code",
  quote: "Quote",
  contents: "TOC1",
  running: "Running",
  marking: "Marking",
  small: "Small",
  fine: "Fine",
} as const;

/** How a run of text looks in a style; also what strong words and links within it start from. */
export function runLooks(style: TextStyle, stylesheet: Stylesheet): RunLooks {
  return {
    font: stylesheet.fonts[style.font],
    size: halfPoints(style.sizePt),
    color: hex(stylesheet.colors[style.color]),
    italics: style.italic,
    bold: style.weight >= 600,
    characterSpacing: twips(style.trackingPt),
    smallCaps: style.features.includes("smcp"),
  };
}

export function wordStyles(stylesheet: Stylesheet, language: string): IStylesOptions {
  const { styles, heading, paragraph } = stylesheet;
  const body = styles.body;
  const levels = [styles.title, styles.heading2, styles.heading3, styles.heading4, styles.heading5, styles.heading6];
  const headings = levels.map((style, index) => ({
    run: runLooks(style, stylesheet),
    paragraph: {
      ...lines(style, heading.spaceBeforePt[index] ?? 0, heading.spaceAfterPt[index] ?? 0),
      alignment: AlignmentType.LEFT,
      keepNext: true,
      keepLines: true,
    },
  }));
  const [heading1 = {}, heading2 = {}, heading3 = {}, heading4 = {}, heading5 = {}, heading6 = {}] = headings;
  return {
    default: {
      document: {
        run: { ...runLooks(body, stylesheet), language: { value: language } },
        // Whatever the stylesheet says of its own pages: Word divides no words, and justified lines would have holes.
        paragraph: { ...lines(body, 0, paragraph.spaceAfterPt), alignment: AlignmentType.LEFT },
      },
      heading1,
      heading2,
      heading3,
      heading4,
      heading5,
      heading6,
      footnoteText: { run: runLooks(styles.note, stylesheet), paragraph: lines(styles.note, 0, 0) },
      hyperlink: { run: { color: hex(stylesheet.colors.accent) } },
    },
    paragraphStyles: ownStyles(stylesheet),
  };
}

function ownStyles(stylesheet: Stylesheet): readonly IParagraphStyleOptions[] {
  const { styles, callout, excerpt, quote, code } = { ...stylesheet, code: stylesheet.styles.code };
  const of = (id: string, name: string, style: TextStyle, paragraph: ParagraphLooks): IParagraphStyleOptions => ({
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: runLooks(style, stylesheet),
    paragraph: { alignment: AlignmentType.LEFT, ...paragraph },
  });
  const bar = (color: string): ParagraphLooks => ({
    indent: { left: twips(callout.indentPt) },
    border: { left: { style: BorderStyle.SINGLE, size: Math.round(callout.barPt * 8), space: 8, color: hex(color) } },
  });
  const { accent, rule } = stylesheet.colors;
  const spaced = (style: TextStyle, beforePt = 0, afterPt = 0) => lines(style, beforePt, afterPt);
  return [
    of(styleIds.bottomLine, "Bottom Line", styles.bottomLine, { ...spaced(styles.bottomLine, 0, 10), ...bar(accent) }),
    of(styleIds.calloutLabel, "Callout Label", styles.calloutLabel, {
      ...spaced(styles.calloutLabel),
      ...bar(rule),
      keepNext: true,
    }),
    of(styleIds.callout, "Callout", styles.body, { ...spaced(styles.body, 0, 4), ...bar(rule) }),
    of(styleIds.excerpt, "Excerpt", styles.body, {
      ...spaced(styles.body, 0, 2),
      alignment: AlignmentType.LEFT,
      indent: { left: twips(excerpt.indentPt + 24) },
      keepNext: true,
      keepLines: true,
    }),
    of(styleIds.attribution, "Attribution", styles.attribution, {
      ...spaced(styles.attribution, 0, excerpt.spacePt),
      indent: { left: twips(excerpt.indentPt + 24) },
      keepLines: true,
    }),
    of(styleIds.fieldLabel, "Field Label", styles.fieldLabel, spaced(styles.fieldLabel)),
    of(styleIds.fieldValue, "Field Value", styles.fieldValue, spaced(styles.fieldValue)),
    of(styleIds.tableHead, "Table Head", styles.tableHead, { ...spaced(styles.tableHead, 2, 2), keepNext: true }),
    of(styleIds.tableCell, "Table Cell", styles.tableCell, spaced(styles.tableCell, 2, 2)),
    of(styleIds.caption, "caption", styles.caption, spaced(styles.caption, 2, stylesheet.figure.spacePt)),
    of(styleIds.code, "Code", code, spaced(code, 0, 6)),
    of(styleIds.quote, "Quote", styles.body, {
      ...spaced(styles.body, 0, quote.spacePt),
      indent: { left: twips(quote.indentPt), right: twips(quote.indentPt) },
    }),
    of(styleIds.contents, "toc 1", styles.contents, spaced(styles.contents)),
    of(styleIds.running, "Running", styles.running, spaced(styles.running)),
    of(styleIds.marking, "Marking", styles.marking, {
      ...spaced(styles.marking, 0, 4),
      alignment: AlignmentType.CENTER,
    }),
    of(styleIds.small, "Small", styles.small, spaced(styles.small, 0, 2)),
    of(styleIds.fine, "Fine", styles.fine, spaced(styles.fine, 0, 2)),
  ];
}

function lines(style: TextStyle, beforePt: number, afterPt: number): ParagraphLooks {
  return {
    spacing: {
      before: twips(beforePt),
      after: twips(afterPt),
      line: twips(style.leadingPt),
      lineRule: LineRuleType.AT_LEAST,
    },
  };
}
