/** Blocks to paragraphs and tables. */
import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  PageBreak,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from "docx";
import type { DocBlock, Excerpt, ListItem } from "../../document/doc-node.ts";
import { paragraphTexts } from "../../document/plain-text.ts";
import { quotationMarksAround } from "../../stylesheet/quotation-marks.ts";
import { excerptSetting, type InlineSetting, pictureRun, plainSetting, runsOf } from "./inlines.ts";
import { hex, twips } from "./measures.ts";
import { styleIds } from "./styles.ts";
import { fieldsTable, gridTable } from "./tables.ts";
import { type Writing, xmlText } from "./writing.ts";

/** Where blocks stand: the style of their paragraphs, and how deep in lists. */
interface Setting {
  readonly style: string | null;
  readonly inlines: InlineSetting;
  readonly listLevel: number;
}

export const topSetting: Setting = { style: null, inlines: plainSetting, listLevel: 0 };

/** Word's numberings have nine levels. */
const deepestLevel = 8;

export function wordBlocks(
  blocks: readonly DocBlock[],
  writing: Writing,
  setting: Setting = topSetting,
): (Paragraph | Table)[] {
  return blocks.flatMap((block) => wordBlock(block, writing, setting));
}

function wordBlock(block: DocBlock, writing: Writing, setting: Setting): (Paragraph | Table)[] {
  switch (block.type) {
    case "heading":
      return [headingOf(block, writing)];
    case "paragraph":
      return [paragraphOf(runsOf(block.inlines, writing, setting.inlines), writing, setting)];
    case "fields":
      return [fieldsTable(block.rows, writing), new Paragraph({ children: [] })];
    case "list":
      return listOf(block, writing, setting);
    case "quote":
      return wordBlocks(block.blocks, writing, { ...setting, style: setting.style ?? styleIds.quote });
    case "excerpt":
      return excerptOf(block, writing);
    case "callout":
      return calloutOf(block, writing, setting);
    case "code":
      return [new Paragraph({ style: styleIds.code, children: codeRuns(block.text) })];
    case "table":
      return [gridTable(block, writing), new Paragraph({ children: [] })];
    case "figure":
      return figureOf(block, writing);
    case "toc":
      return block.entries.map((entry) => contentsLine(entry, writing));
    case "rule":
      return [ruleOf(writing)];
    default:
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function paragraphOf(children: ParagraphChild[], _: Writing, { style, listLevel }: Setting): Paragraph {
  const indent = listLevel > 0 ? { indent: { left: listIndent(listLevel - 1) } } : {};
  return new Paragraph({ ...(style === null ? {} : { style }), ...indent, children });
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

function headingOf({ level, id, inlines }: DocBlock & { type: "heading" }, writing: Writing): Paragraph {
  const children = bookmarked(id, runsOf(inlines, writing), writing);
  return new Paragraph({ heading: headingLevels[level - 1] ?? HeadingLevel.HEADING_6, children });
}

function bookmarked(id: string, children: ParagraphChild[], { bookmarks }: Writing): ParagraphChild[] {
  const name = bookmarks.get(id);
  return name === undefined ? children : [new Bookmark({ id: name, children })];
}

/** Left edge of the text of a list's level, in twips. */
export function listIndent(level: number): number {
  return twips(18 * (level + 1));
}

function listOf(list: DocBlock & { type: "list" }, writing: Writing, setting: Setting): (Paragraph | Table)[] {
  const level = Math.min(setting.listLevel, deepestLevel);
  const reference = list.ordered ? orderedReference(list.start, writing) : "bullets";
  return list.items.flatMap((item) => itemOf(item, { reference, level }, writing, setting));
}

/** Each ordered list has a numbering of its own, or it would go on counting where the last one ended. */
function orderedReference(start: number, { orderedStarts }: Writing): string {
  orderedStarts.push(start);
  return `ordered-${orderedStarts.length}`;
}

function itemOf(
  { blocks, checked }: ListItem,
  numbering: { readonly reference: string; readonly level: number },
  writing: Writing,
  setting: Setting,
): (Paragraph | Table)[] {
  const [first, ...rest] = blocks;
  const box = checked === null ? [] : [new TextRun(checked ? "☑ " : "☐ ")];
  const opens = first?.type === "paragraph";
  const words = opens ? runsOf(first.inlines, writing, setting.inlines) : [];
  const style = setting.style === null ? {} : { style: setting.style };
  const options: IParagraphOptions = {
    ...style,
    numbering,
    spacing: { after: twips(2) },
    children: [...box, ...words],
  };
  const inner = { ...setting, listLevel: numbering.level + 1 };
  return [new Paragraph(options), ...wordBlocks(opens ? rest : blocks, writing, inner)];
}

/** The number stands before the words, on a tab; the attribution is never parted from them. */
function excerptOf(excerpt: Excerpt, writing: Writing): (Paragraph | Table)[] {
  const { number, id, attribution } = excerpt;
  const { stylesheet } = writing;
  const left = twips(stylesheet.excerpt.indentPt + 24);
  const inlines = excerptSetting(writing);
  const label = new TextRun({
    text: number,
    bold: true,
    color: hex(stylesheet.colors.accent),
    font: stylesheet.fonts.sans,
    size: Math.round(stylesheet.styles.excerptNumber.sizePt * 2),
  });
  const blocks = quotedBlocks(excerpt, writing);
  const [first, ...rest] = blocks;
  const opens = first?.type === "paragraph";
  const words = opens ? runsOf(first.inlines, writing, inlines) : [];
  const opening = new Paragraph({
    style: styleIds.excerpt,
    indent: { left, hanging: left },
    spacing: { before: twips(stylesheet.excerpt.spacePt / 2) },
    tabStops: [{ type: TabStopType.LEFT, position: left }],
    children: [...bookmarked(id, [label], writing), new TextRun({ children: [new Tab()] }), ...words],
  });
  const others = wordBlocks(opens ? rest : blocks, writing, { style: styleIds.excerpt, inlines, listLevel: 0 });
  const who =
    attribution.length === 0
      ? []
      : [new Paragraph({ style: styleIds.attribution, children: runsOf(attribution, writing) })];
  return [opening, ...others, ...who];
}

/** Quotation marks that a colleague can edit: around each paragraph at its start, and behind the last. */
function quotedBlocks({ blocks, language }: Excerpt, writing: Writing): readonly DocBlock[] {
  if (writing.stylesheet.excerpt.quotationMarks === "none") return blocks;
  const paragraphs = blocks.filter((block) => block.type === "paragraph");
  if (paragraphs.length < blocks.length) return blocks;
  const { open, close } = quotationMarksAround(paragraphTexts(paragraphs), language ?? writing.language);
  return paragraphs.map(({ inlines }, i): DocBlock => {
    const end = i === paragraphs.length - 1 ? close : "";
    return { type: "paragraph", inlines: [{ type: "text", text: open }, ...inlines, { type: "text", text: end }] };
  });
}

/** The bottom line needs no label: its heading and its place say what it is. */
function calloutOf(
  { kind, blocks }: DocBlock & { type: "callout" },
  writing: Writing,
  setting: Setting,
): (Paragraph | Table)[] {
  if (kind === "important") return wordBlocks(blocks, writing, { ...setting, style: styleIds.bottomLine });
  const label = new Paragraph({ style: styleIds.calloutLabel, children: [new TextRun(writing.labels.callouts[kind])] });
  return [label, ...wordBlocks(blocks, writing, { ...setting, style: styleIds.callout })];
}

function codeRuns(text: string): TextRun[] {
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line, index) => new TextRun({ text: xmlText(line), ...(index === 0 ? {} : { break: 1 }) }));
}

/** A picture with its caption; the description of one that is not there. */
function figureOf({ src, alt, caption }: DocBlock & { type: "figure" }, writing: Writing): Paragraph[] {
  const below =
    caption.length === 0 ? [] : [new Paragraph({ style: styleIds.caption, children: runsOf(caption, writing) })];
  const picture = pictureRun({ src, alt }, writing);
  if (picture === null) {
    const text = `[${writing.labels.missingImage}: ${xmlText(alt === "" ? src : alt)}]`;
    return [new Paragraph({ style: styleIds.caption, children: [new TextRun(text)] }), ...below];
  }
  return [new Paragraph({ keepNext: caption.length > 0, children: [picture] }), ...below];
}

function contentsLine(
  { level, target, inlines }: (DocBlock & { type: "toc" })["entries"][number],
  writing: Writing,
): Paragraph {
  const anchor = writing.bookmarks.get(target);
  const words = runsOf(inlines, writing);
  const page = anchor === undefined ? [] : [new TextRun({ children: [new Tab()] }), new PageReference(anchor)];
  return new Paragraph({
    style: styleIds.contents,
    indent: { left: twips(writing.stylesheet.contents.indentPt * (level - 1)) },
    tabStops: [{ type: TabStopType.RIGHT, position: twips(writing.measurePt), leader: "dot" }],
    children: [...(anchor === undefined ? words : [new InternalHyperlink({ anchor, children: words })]), ...page],
  });
}

function ruleOf({ stylesheet }: Writing): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 4, space: 1, color: hex(stylesheet.colors.rule) };
  return new Paragraph({ border: { bottom: line }, children: [] });
}
