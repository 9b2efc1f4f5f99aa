/**
 * Blocks to strips. Takes the document's blocks and the surroundings that they stand in (column width, indent, element,
 * frames), gives strips in reading order with the room and the prices between them. Pages are not known here.
 */
import type { CalloutKind, DocBlock, Inline } from "../document/doc-node.ts";
import type { Labels } from "../stylesheet/labels.ts";
import type { StyleName, TextStyle } from "../stylesheet/stylesheet.ts";
import { contentsStrips } from "./contents.ts";
import { excerptStrips } from "./excerpts.ts";
import { fieldStrips } from "./fields.ts";
import { figureStrips } from "./figures.ts";
import { besideHeading, type Heading, headingStrips, isSideHeading } from "./headings.ts";
import type { Hyphenator } from "./hyphenate.ts";
import { flattenInlines, type InlineContext, lookOf, type Piece, plainText } from "./inlines.ts";
import { listStrips } from "./lists.ts";
import type { PageItem, StructureTag } from "./page.ts";
import { breakCosts, type Frame, type Strip, stripOf, stripWith, withEnd, withStart } from "./strip.ts";
import { tableStrips } from "./tables.ts";
import { type TextContext, type TextPlace, textStrips } from "./text-strips.ts";

/** What all blocks of a document share. */
export interface BlockContext extends TextContext, InlineContext {
  /** The document's, as its front matter has it. */
  readonly language: string;
  /** Null for languages of which words stay whole. */
  readonly hyphenatorOf: (language: string) => Hyphenator | null;
  readonly labels: Labels;
  /** A number that no other frame or row of the document has. */
  readonly nextId: () => number;
  /** Text of headings, numbered where the stylesheet says so. */
  readonly headingNumber: (level: number) => string | null;
  /** The tags of headings, asked for in order. */
  readonly headingTag: (level: number) => StructureTag;
}

/** Where blocks stand. Lengths in points, from the column's left edge. */
export interface Surroundings {
  readonly leftPt: number;
  readonly rightPt: number;
  /** How far headings may reach out to the left of `leftPt`; of blocks on the page itself only. */
  readonly outdentPt: number;
  /** The structure element that they belong to. */
  readonly node: number;
  readonly body: TextStyle;
  readonly align: "justify" | "left";
  /** Body text stands on the page's grid. */
  readonly snap: boolean;
  /** Below paragraphs and lists. */
  readonly paragraphSpacePt: number;
  readonly frames: readonly Frame[];
  readonly listDepth: number;
  /** Room to hang numbers into at the left. */
  readonly hangPt: number;
}

/** Strips of blocks one after the other. */
export function blockStrips(blocks: readonly DocBlock[], at: Surroundings, context: BlockContext): readonly Strip[] {
  const strips: Strip[] = [];
  let startsPage = false;
  let sinceHeading = Number.POSITIVE_INFINITY;
  let before: readonly Strip[] = [];
  let aside: Heading | null = null;
  blocks.forEach((block, i) => {
    if (block.type === "page-break") {
      startsPage = true;
      return;
    }
    if (isSideHeading(block, at, context) && hasTextBelow(blocks[i + 1])) {
      aside = block;
      return;
    }
    let own = withStart(oneBlock(block, at, context), { breakCost: introductionCost(blocks, i, before.length) });
    if (aside !== null) own = besideHeading(aside, own, at, context);
    else if (blocks[i - 1]?.type === "heading") own = closeToHeading(own);
    aside = null;
    own = keepUnderHeading(own, sinceHeading, context.stylesheet.heading.keepLines);
    if (startsPage && own[0]) own = [stripWith(own[0], { startsPage: true }), ...own.slice(1)];
    if (own.length > 0) startsPage = false;
    sinceHeading = block.type === "heading" ? 0 : sinceHeading + own.length;
    before = own;
    for (const strip of own)
      strips.push(at.frames.length > 0 && strip.frames.length === 0 ? stripWith(strip, { frames: at.frames }) : strip);
  });
  return strips;
}

/** A heading stands beside what it heads, and another heading or a new page is nothing to stand beside. */
function hasTextBelow(next: DocBlock | undefined): boolean {
  return next !== undefined && next.type !== "heading" && next.type !== "page-break";
}

/** The heading's own room is enough between it and what it heads. */
function closeToHeading(strips: readonly Strip[]): readonly Strip[] {
  const first = strips[0];
  return first ? [stripWith(first, { beforePt: Math.min(first.beforePt, closestPt) }), ...strips.slice(1)] : strips;
}

const closestPt = 6;

/** Some lines must follow a heading on its page. */
function keepUnderHeading(strips: readonly Strip[], linesSince: number, keepLines: number): readonly Strip[] {
  if (linesSince >= keepLines) return strips;
  return strips.map((strip, i) =>
    linesSince + i < keepLines
      ? stripWith(strip, { breakCost: Math.max(strip.breakCost, breakCosts.underHeading) })
      : strip,
  );
}

function oneBlock(block: DocBlock, at: Surroundings, context: BlockContext): readonly Strip[] {
  switch (block.type) {
    case "heading":
      return headingStrips(block, at, context);
    case "paragraph":
      return paragraphStrips(block.inlines, at, context);
    case "fields":
      return fieldStrips(block.rows, at, context);
    case "list":
      return listStrips(block, at, context);
    case "quote":
      return quoteStrips(block.blocks, at, context);
    case "excerpt":
      return excerptStrips(block, at, context);
    case "callout":
      return calloutStrips(block.kind, block.blocks, at, context);
    case "code":
      return codeStrips(block.text, at, context);
    case "table":
      return tableStrips(block, at, context);
    case "figure":
      return figureStrips(block, at, context);
    case "toc":
      return contentsStrips(block.entries, at, context);
    case "rule":
      return ruleStrips(at, context);
    case "page-break":
      return [];
  }
}

/** A page should not end on what announces the next block: a heading, a line with a colon, a line between two headings. */
function introductionCost(blocks: readonly DocBlock[], i: number, linesBefore: number): number {
  const before = blocks[i - 1];
  const block = blocks[i];
  if (before?.type === "heading") return breakCosts.parted;
  if (before?.type !== "paragraph" || block === undefined || block.type === "paragraph") return 0;
  if (blocks[i - 2]?.type === "heading" && linesBefore <= 2) return breakCosts.introduced;
  if (block.type === "heading") return 0;
  return plainText(before.inlines).trimEnd().endsWith(":") ? breakCosts.introduced : 0;
}

/** The place of running text in surroundings. */
export function bodyPlace(at: Surroundings, context: BlockContext): TextPlace {
  return {
    style: at.body,
    xPt: at.leftPt,
    widthPt: at.rightPt - at.leftPt,
    align: at.align,
    hyphenate: context.stylesheet.text.hyphenate,
    snap: at.snap,
  };
}

/** The place of text in a style of its own, ragged and with whole words. */
export function labelPlace(name: StyleName, at: Surroundings, context: BlockContext): TextPlace {
  const style = context.stylesheet.styles[name];
  return { style, xPt: at.leftPt, widthPt: at.rightPt - at.leftPt, align: "left", hyphenate: false, snap: false };
}

/** A paragraph as an element of its own. */
export function paragraphStrips(inlines: readonly Inline[], at: Surroundings, context: BlockContext): readonly Strip[] {
  const node = context.structure.add("P", at.node);
  const pieces = flattenInlines(inlines, lookOf(at.body, context.stylesheet), node, context);
  const strips = textStrips(pieces, bodyPlace(at, context), context);
  return withEnd(strips, at.paragraphSpacePt);
}

/** A rule as a box. */
export function ruleBox(xPt: number, widthPt: number, yPt: number, heightPt: number, color: string): PageItem {
  return { type: "box", xPt, yPt, widthPt, heightPt, color };
}

function ruleStrips(at: Surroundings, context: BlockContext): readonly Strip[] {
  const width = (at.rightPt - at.leftPt) / 4;
  const box = ruleBox(at.leftPt + width * 1.5, width, 0, 0.5, context.stylesheet.colors.rule);
  return [stripOf({ heightPt: 0.5, beforePt: 14, afterPt: 14, items: [box] })];
}

function quoteStrips(blocks: readonly DocBlock[], at: Surroundings, context: BlockContext): readonly Strip[] {
  const { indentPt, spacePt } = context.stylesheet.quote;
  const node = context.structure.add("BlockQuote", at.node);
  const narrow = indentWithin(at, 2 * indentPt) / 2;
  const inner = { ...at, leftPt: at.leftPt + narrow, rightPt: at.rightPt - narrow, node };
  return withEnd(withStart(blockStrips(blocks, inner, context), { beforePt: spacePt }), spacePt);
}

/** Below this width text would be a column of letters: what is nested deeper stays where it is. */
const narrowestPt = 120;

function indentWithin(at: Surroundings, wantedPt: number): number {
  return at.rightPt - at.leftPt - wantedPt < narrowestPt ? 0 : wantedPt;
}

function calloutStrips(
  kind: CalloutKind,
  blocks: readonly DocBlock[],
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const { stylesheet, structure, labels } = context;
  const { barPt, indentPt, spacePt } = stylesheet.callout;
  const bottomLine = kind === "important";
  const quiet = kind === "note" || kind === "tip";
  const color = quiet ? stylesheet.colors.rule : stylesheet.colors.accent;
  const frame = barFrame(context.nextId(), at.leftPt, barPt, color);
  const node = structure.add("Sect", at.node);
  const inner: Surroundings = {
    ...at,
    leftPt: at.leftPt + indentWithin(at, indentPt),
    node,
    frames: [...at.frames, frame],
    body: bottomLine && at.frames.length === 0 ? stylesheet.styles.bottomLine : at.body,
    align: bottomLine ? "left" : at.align,
    snap: false,
  };
  const label = bottomLine ? [] : calloutLabel(labels.callouts[kind], inner, context);
  const text = blockStrips(blocks, inner, context);
  const strips = [...label, ...(label.length > 0 ? withStart(text, { breakCost: breakCosts.parted }) : text)];
  return withEnd(withStart(withoutEnd(strips), { beforePt: spacePt }), spacePt);
}

function calloutLabel(text: string, at: Surroundings, context: BlockContext): readonly Strip[] {
  const node = context.structure.add("P", at.node);
  const look = lookOf(context.stylesheet.styles.calloutLabel, context.stylesheet);
  const piece: Piece = { text, look, node, link: null, note: null };
  return textStrips([piece], labelPlace("calloutLabel", at, context), context).map((strip) =>
    stripWith(strip, { frames: at.frames }),
  );
}

/** Room below the last line would lengthen the frame. */
function withoutEnd(strips: readonly Strip[]): readonly Strip[] {
  const last = strips.at(-1);
  return last ? [...strips.slice(0, -1), stripWith(last, { afterPt: 0 })] : strips;
}

function barFrame(id: number, xPt: number, widthPt: number, color: string): Frame {
  return { id, draw: (top, bottom) => [ruleBox(xPt, widthPt, top, bottom - top, color)] };
}

function codeStrips(text: string, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const style = stylesheet.styles.code;
  const node = structure.add("Code", structure.add("P", at.node));
  const width = at.rightPt - at.leftPt;
  const frame: Frame = {
    id: context.nextId(),
    draw: (top, bottom) => [ruleBox(at.leftPt, width, top - 3, bottom - top + 6, stylesheet.colors.shade)],
  };
  const inner = { ...at, leftPt: at.leftPt + 8, rightPt: at.rightPt - 8 };
  const place: TextPlace = { ...labelPlace("code", inner, context), hang: false };
  const look = lookOf(style, stylesheet);
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  const strips = lines.flatMap((line): readonly Strip[] => {
    // Blanks of code count; no-break spaces keep them.
    const shown = withTabStops(line).replace(/ /g, "\u00a0");
    const set = textStrips([{ text: shown, look, node, link: null, note: null }], place, context);
    return set.length > 0
      ? set.map((strip) => stripWith(strip, { breakCost: 0, items: strip.items.map(withPlainBlanks) }))
      : [stripOf({ heightPt: style.leadingPt })];
  });
  const framed = strips.map((strip, i) =>
    stripWith(strip, {
      frames: [...at.frames, frame],
      breakCost: i === 0 ? 0 : Math.max(strip.breakCost, widowish(i, strips.length)),
    }),
  );
  return withEnd(withStart(framed, { beforePt: 10 }), 12);
}

const tabWidth = 4;

/** Tabs reach to the next stop, whatever stands before them. */
function withTabStops(line: string): string {
  let shown = "";
  let column = 0;
  for (const character of line) {
    const blanks = tabWidth - (column % tabWidth);
    shown += character === "\t" ? " ".repeat(blanks) : character;
    column += character === "\t" ? blanks : 1;
  }
  return shown;
}

/** Code that is copied out of the file has the blanks that it was written with. */
function withPlainBlanks(item: PageItem): PageItem {
  if (item.type !== "line") return item;
  const plain = (text: string) => text.replaceAll("\u00a0", " ");
  const runs = item.runs.map((run) => ({
    ...run,
    words: run.words.map((word) => ({ ...word, text: plain(word.text), clusters: word.clusters.map(plain) })),
  }));
  return { ...item, runs };
}

function widowish(i: number, count: number): number {
  return count <= 6 || i === 1 || i === count - 1 ? breakCosts.unwanted : breakCosts.free;
}
