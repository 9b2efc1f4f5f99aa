/** A document's blocks to segments: stretches of one or more columns, as the stylesheet's sections ask for. */
import type { DocBlock } from "../document/doc-node.ts";
import type { SectionStyle, Stylesheet } from "../stylesheet/stylesheet.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { blockStrips } from "./blocks.ts";
import { columnWidth, type PageFrame } from "./paginate.ts";
import type { Segment } from "./strip.ts";

interface Stretch {
  readonly section: SectionStyle | null;
  /** The first block is the section's heading, which stands across its columns. */
  readonly headed: boolean;
  readonly blocks: DocBlock[];
}

/** Sets blocks as segments, in order. */
export function segmentsOf(blocks: readonly DocBlock[], context: BlockContext, frame: PageFrame): readonly Segment[] {
  const segments: Segment[] = [];
  for (const stretch of stretchesOf(blocks, context.stylesheet).flatMap(apartFromWide)) {
    const segment = segmentOf(stretch, context, frame);
    const last = segments.at(-1);
    // One flow as long as nothing changes: breaks are chosen over all of it.
    if (last && last.columns === 1 && segment.columns === 1) {
      segments[segments.length - 1] = { ...last, strips: [...last.strips, ...segment.strips] };
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
  const stretches: Stretch[] = [];
  let level = 7;
  for (const block of blocks) {
    const last = stretches.at(-1);
    if (block.type === "heading") {
      const section = sectionOf(block.id, stylesheet);
      const ends = block.level <= level && last?.section !== null;
      if (last && section?.runsOn && isSetAlike(section, last.section)) level = block.level;
      else if (section !== null || ends || last === undefined) {
        level = section === null ? 7 : block.level;
        // A break before the heading goes with the heading, whatever column it stood in.
        const breaks = last?.blocks.at(-1)?.type === "page-break" ? last.blocks.splice(-1) : [];
        stretches.push({ section, headed: section !== null, blocks: [...breaks, block] });
        continue;
      }
    }
    if (last) last.blocks.push(block);
    else stretches.push({ section: null, headed: false, blocks: [block] });
  }
  return stretches;
}

function isSetAlike(one: SectionStyle, other: SectionStyle | null): boolean {
  return one.columns === other?.columns && one.small === other.small && one.wide === other.wide;
}

/** Tables, code and figures take the whole width: in a column they would be all wraps. So do callouts, of which a column would show a part. */
function apartFromWide(stretch: Stretch): readonly Stretch[] {
  const { section } = stretch;
  if (section === null || section.columns <= 1) return [stretch];
  const parts: Stretch[] = [];
  for (const block of stretch.blocks) {
    const wide = wideBlocks.has(block.type);
    const last = parts.at(-1);
    const lastIsWide = last !== undefined && last.section?.columns === 1;
    // A heading goes with what it heads, so where a wide block follows it, it leaves its column.
    const heading = wide && !lastIsWide && last?.blocks.at(-1)?.type === "heading" ? last.blocks.pop() : undefined;
    if (heading) parts.push({ section: { ...section, columns: 1 }, headed: false, blocks: [heading, block] });
    else if (last === undefined || lastIsWide !== wide)
      parts.push({
        section: wide ? { ...section, columns: 1 } : section,
        headed: stretch.headed && last === undefined,
        blocks: [block],
      });
    else last.blocks.push(block);
  }
  return parts.filter((part) => part.blocks.length > 0);
}

const wideBlocks: ReadonlySet<DocBlock["type"]> = new Set(["table", "code", "figure", "callout"]);

function sectionOf(id: string, stylesheet: Stylesheet): SectionStyle | null {
  const found = stylesheet.sections.find(({ heading }) =>
    heading.endsWith("*") ? id.startsWith(heading.slice(0, -1)) : id === heading,
  );
  return found ?? null;
}

/** The section's heading, with a page break before it. */
function stretchHead(blocks: readonly DocBlock[], headed: boolean): readonly DocBlock[] {
  return headed ? blocks.slice(0, blocks[0]?.type === "page-break" ? 2 : 1) : [];
}

function segmentOf({ section, headed: isHeaded, blocks }: Stretch, context: BlockContext, frame: PageFrame): Segment {
  const columns = Math.max(1, section?.columns ?? 1);
  const at = surroundings(section, columns, context, frame);
  const stepPt = at.rightPt - at.leftPt + frame.gutterPt;
  if (columns === 1) return { columns, stepPt, head: [], strips: blockStrips(blocks, at, context) };
  const headed = stretchHead(blocks, isHeaded);
  const rest = blocks.slice(headed.length);
  const across = surroundings(section?.wide === true ? { ...section, small: false } : null, 1, context, frame);
  const head = blockStrips(headed, across, context).map((strip) => ({ ...strip, snapPt: null }));
  return { columns, stepPt, head, strips: blockStrips(rest, at, context) };
}

function surroundings(
  section: SectionStyle | null,
  columns: number,
  context: BlockContext,
  frame: PageFrame,
): Surroundings {
  const { stylesheet } = context;
  const small = section?.small === true;
  const narrow = columns > 1;
  const { marginLeftPt, outdentPt } = stylesheet.page;
  const leftPt = section?.wide === true ? -outdentPt : 0;
  return {
    leftPt,
    rightPt: leftPt + columnWidth({ ...frame, widthPt: frame.widthPt - leftPt }, columns),
    outdentPt: narrow ? 0 : outdentPt + leftPt,
    node: 0,
    body: small ? stylesheet.styles.small : stylesheet.styles.body,
    align: narrow ? "left" : stylesheet.text.align,
    snap: !small && !narrow,
    paragraphSpacePt: small ? stylesheet.paragraph.spaceAfterPt * 0.7 : stylesheet.paragraph.spaceAfterPt,
    frames: [],
    listDepth: 0,
    hangPt: narrow ? frame.gutterPt : marginLeftPt + leftPt,
  };
}
