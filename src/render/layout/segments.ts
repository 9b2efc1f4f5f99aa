/** A document's blocks to segments: stretches of one or more columns, as the stylesheet's sections ask for. */
import type { DocBlock } from "../document/doc-node.ts";
import { sectionFinder } from "../stylesheet/section-finder.ts";
import type { SectionSize, SectionStyle, Stylesheet } from "../stylesheet/stylesheet.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { blockStrips } from "./blocks.ts";
import { columnWidth, type PageFrame } from "./paginate.ts";
import { type Segment, type Strip, stripWith } from "./strip.ts";

interface Stretch {
  readonly section: SectionStyle | null;
  /** The first block is the section's heading, which stands across its columns. */
  readonly headed: boolean;
  readonly blocks: SizedBlock[];
}

/** A block in the type size of its section: sections that run on in one stretch share its columns, not its size. */
interface SizedBlock {
  readonly block: DocBlock;
  readonly size: SectionSize;
}

/** Sets blocks as segments, in order. */
export function segmentsOf(blocks: readonly DocBlock[], context: BlockContext, frame: PageFrame): readonly Segment[] {
  const segments: Segment[] = [];
  for (const stretch of stretchesOf(blocks, context.stylesheet).flatMap(apartFromWide)) {
    const segment = segmentOf(stretch, context, frame);
    const last = segments.at(-1);
    // One flow as long as nothing changes: breaks are chosen over all of it.
    if (last && last.columns === 1 && segment.columns === 1) {
      segments[segments.length - 1] = {
        columns: last.columns,
        stepPt: last.stepPt,
        head: last.head,
        strips: [...last.strips, ...segment.strips],
      };
    } else segments.push(segment);
  }
  return segments;
}

/** Counts headings from level 2 on, as `1`, `1.1`; gives null where they have no numbers. */
export function headingCounter(numbered: boolean): (level: number) => string | null {
  const counts: number[] = [];
  return (level) => {
    if (!numbered || level < 2) return null;
    const depth = level - 1;
    while (counts.length < depth) counts.push(0);
    counts.length = depth;
    counts[depth - 1] = (counts[depth - 1] ?? 0) + 1;
    return counts.map((count) => Math.max(1, count)).join(".");
  };
}

function stretchesOf(blocks: readonly DocBlock[], stylesheet: Stylesheet): readonly Stretch[] {
  const sectionOf = sectionFinder(blocks, stylesheet);
  const stretches: Stretch[] = [];
  let level = 7;
  let size: SectionSize = "body";
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (block.type === "heading") {
      const section = sectionOf(block);
      const ends = block.level <= level && last?.section !== null;
      const runsOn = last !== undefined && section?.runsOn === true && sharesColumns(section, last.section);
      if (runsOn || section !== null || ends || last === undefined) {
        level = section === null ? 7 : block.level;
        size = section?.size ?? "body";
        // A break before the heading goes with the heading, whatever it stood in.
        const isBroken = last?.blocks.at(-1)?.block.type === "page-break";
        const begun = [...(isBroken ? (last?.blocks.splice(-1) ?? []) : []), { block, size }].map((one) => ({
          ...one,
          size,
        }));
        if (runsOn) last.blocks.push(...begun);
        else stretches.push({ section, headed: section !== null, blocks: begun });
        continue;
      }
    }
    if (last) last.blocks.push({ block, size });
    else stretches.push({ section: null, headed: false, blocks: [{ block, size }] });
  }
  return stretches;
}

function sharesColumns(one: SectionStyle, other: SectionStyle | null): boolean {
  return one.columns === other?.columns && one.wide === other.wide;
}

/** Tables, code and figures take the whole width: in a column they would be all wraps. So do callouts, of which a column would show a part. */
function apartFromWide(stretch: Stretch): readonly Stretch[] {
  const { section } = stretch;
  if (section === null || section.columns <= 1) return [stretch];
  const parts: Stretch[] = [];
  for (const sized of stretch.blocks) {
    const wide = wideBlocks.has(sized.block.type);
    const last = parts.at(-1);
    const lastIsWide = last !== undefined && last.section?.columns === 1;
    // A heading goes with what it heads, so where a wide block follows it, it leaves its column.
    const heading =
      wide && !lastIsWide && last?.blocks.at(-1)?.block.type === "heading" ? last.blocks.pop() : undefined;
    if (heading) parts.push({ section: { ...section, columns: 1 }, headed: false, blocks: [heading, sized] });
    else if (last === undefined || lastIsWide !== wide)
      parts.push({
        section: wide ? { ...section, columns: 1 } : section,
        headed: stretch.headed && last === undefined,
        blocks: [sized],
      });
    else last.blocks.push(sized);
  }
  return parts.filter((part) => part.blocks.length > 0);
}

const wideBlocks: ReadonlySet<DocBlock["type"]> = new Set(["table", "code", "figure", "callout"]);

/** The section's heading, with a page break before it. */
function stretchHead(blocks: readonly SizedBlock[], headed: boolean): readonly SizedBlock[] {
  return headed ? blocks.slice(0, blocks[0]?.block.type === "page-break" ? 2 : 1) : [];
}

function segmentOf({ section, headed: isHeaded, blocks }: Stretch, context: BlockContext, frame: PageFrame): Segment {
  const columns = Math.max(1, section?.columns ?? 1);
  const at = surroundings(section, columns, context, frame);
  const stepPt = at.rightPt - at.leftPt + frame.gutterPt;
  if (columns === 1) return { columns, stepPt, head: [], strips: sizedStrips(blocks, at, context) };
  const headed = stretchHead(blocks, isHeaded);
  const across = surroundings(section?.wide === true ? section : null, 1, context, frame);
  const head = sizedStrips(
    headed.map(({ block }) => ({ block, size: "body" })),
    across,
    context,
  );
  return {
    columns,
    stepPt,
    head: head.map((strip) => stripWith(strip, { snapPt: null })),
    strips: sizedStrips(blocks.slice(headed.length), at, context),
  };
}

/** Blocks in the same columns, each run of them in its size. */
function sizedStrips(blocks: readonly SizedBlock[], at: Surroundings, context: BlockContext): readonly Strip[] {
  const runs: { size: SectionSize; blocks: DocBlock[] }[] = [];
  for (const { block, size } of blocks) {
    const last = runs.at(-1);
    if (last?.size === size) last.blocks.push(block);
    else runs.push({ size, blocks: [block] });
  }
  return runs.flatMap((run) => blockStrips(run.blocks, inSize(at, run.size, context), context));
}

function inSize(at: Surroundings, size: SectionSize, { stylesheet }: BlockContext): Surroundings {
  if (size === "body") return at;
  return {
    ...at,
    body: stylesheet.styles[size],
    snap: false,
    paragraphSpacePt: stylesheet.paragraph.spaceAfterPt * 0.7,
  };
}

function surroundings(
  section: SectionStyle | null,
  columns: number,
  context: BlockContext,
  frame: PageFrame,
): Surroundings {
  const { stylesheet } = context;
  const narrow = columns > 1;
  const { marginLeftPt, outdentPt } = stylesheet.page;
  const leftPt = section?.wide === true ? -outdentPt : 0;
  return {
    leftPt,
    rightPt: leftPt + columnWidth({ ...frame, widthPt: frame.widthPt - leftPt }, columns),
    outdentPt: narrow ? 0 : outdentPt + leftPt,
    node: 0,
    body: stylesheet.styles.body,
    align: narrow ? "left" : stylesheet.text.align,
    snap: !narrow,
    paragraphSpacePt: stylesheet.paragraph.spaceAfterPt,
    frames: [],
    listDepth: 0,
    hangPt: narrow ? frame.gutterPt : marginLeftPt + leftPt,
  };
}
