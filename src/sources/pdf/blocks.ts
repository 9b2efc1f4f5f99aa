/**
 * Pages of lines become paragraphs, headings, list items and rows of tables: as the file's tags state them, else as the
 * lines look. What repeats at the edges of pages, and footnotes, are furniture.
 */
import type { DraftLine, LineKind } from "../draft.ts";
import { MAX_ROW } from "../markup/table-row.ts";
import { fileWords, type Joined, joinLines } from "./join-lines.ts";
import { linesOf, type PdfLine } from "./lines.ts";
import { shifted } from "./links.ts";
import { splitNotes } from "./notes.ts";
import type { PdfPiece } from "./pieces.ts";
import { runningHeads } from "./running-heads.ts";
import { type TaggedBlock, tagsCover } from "./tags.ts";

/** A page as it was read. */
export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
  /** Empty where the file has no tags. */
  readonly tags: readonly TaggedBlock[];
}

/** A block of a PDF's text, in reading order. */
export interface PdfBlock extends Joined {
  readonly kind: LineKind;
  readonly level?: number;
  readonly furniture?: NonNullable<DraftLine["furniture"]>;
}

/** Lines of one block; tagged ones are whole as the file states them. */
interface Group {
  readonly kind: LineKind;
  readonly level?: number;
  readonly furniture?: NonNullable<DraftLine["furniture"]>;
  readonly lines: PdfLine[];
}

/** What the whole file says about its lines. */
interface Looks {
  /** The size that most characters have. */
  readonly body: number;
  /** The usual step from line to line, in font sizes. */
  readonly leading: number;
  /** Sizes of headings, largest first. */
  readonly headings: readonly number[];
}

/** All blocks of the file. A paragraph that goes on over a page's end is one; what stands between its halves follows it. */
export function blocksOf(pages: readonly PdfPage[]): PdfBlock[] {
  const noted = pages.map(({ pieces, tags }) => ({ ...splitNotes(pieces), tags }));
  const read = noted.map(({ body, notes, tags }) => {
    const tagged = tagsCover(tags, body);
    const text = tagged ? body : body.filter(({ artifact }) => !artifact);
    return { tagged: tagged ? tags : null, body, notes, lines: tagged ? linesOf(body) : linesOf(text) };
  });
  const heads = runningHeads(read.map(({ tagged, lines }) => (tagged ? [] : lines)));
  const looks = looksOf(read.flatMap(({ lines }) => lines));
  const groups = read.map(({ tagged, body, notes, lines }, index) => {
    const edge = heads[index] ?? new Set();
    const text = lines.filter((line) => !edge.has(line));
    return [
      ...(tagged ? taggedGroups(tagged, body) : groupsOf(text, looks)),
      ...furniture(
        [...edge].map((line) => [line]),
        "running-head",
        "a head, foot or number at the edge of a page",
      ),
      ...furniture(
        linesOfEach(body.filter(({ artifact }) => artifact)),
        "running-head",
        "marked as no content by the file",
      ),
      ...furniture(notes.map(linesOf), "footnote", "a note below the text"),
    ];
  });
  const words = fileWords(read.flatMap(({ lines }) => lines));
  return joinPages(groups)
    .map(({ lines, ...group }) => ({ ...group, ...joinLines(lines, words) }))
    .map(withoutBullet)
    .filter(({ text }) => text !== "");
}

function furniture(
  lines: readonly (readonly PdfLine[])[],
  reason: "running-head" | "footnote",
  because: string,
): Group[] {
  return lines.map((each) => ({ kind: "text", furniture: { reason, because }, lines: [...each] }));
}

function linesOfEach(pieces: readonly PdfPiece[]): PdfLine[][] {
  return linesOf(pieces).map((line) => [line]);
}

function looksOf(lines: readonly PdfLine[]): Looks {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length);
  const body = [...characters].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  const headings = [...characters.keys()].filter((size) => size > body * HEADING_SIZE).sort((a, b) => b - a);
  return { body, leading: leadingOf(lines), headings };
}

/** How much larger than the text a heading is set. */
const HEADING_SIZE = 1.15;
/** Lines that a heading may have. */
const MAX_HEADING_LINES = 4;

function leadingOf(lines: readonly PdfLine[]): number {
  const steps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [a, b] = [lines[i - 1], lines[i]];
    const step = a && b && a.size === b.size ? (a.y - b.y) / Math.max(1, a.size) : 0;
    if (step > 0.8 && step < 3) steps.push(step);
  }
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? 1.3;
}

const kinds: Readonly<Record<TaggedBlock["kind"], LineKind>> = {
  text: "text",
  heading: "heading",
  "list-item": "list-item",
  quote: "quote",
  row: "text",
  note: "text",
  caption: "text",
  contents: "text",
};

const droppedKinds: Readonly<Partial<Record<TaggedBlock["kind"], NonNullable<DraftLine["furniture"]>>>> = {
  note: { reason: "footnote", because: "a note, as the file marks it" },
  caption: { reason: "caption", because: "a caption, as the file marks it" },
  contents: { reason: "navigation", because: "a line of the table of contents, as the file marks it" },
};

function taggedGroups(blocks: readonly TaggedBlock[], pieces: readonly PdfPiece[]): Group[] {
  const byMark = new Map<string, PdfPiece[]>();
  for (const piece of pieces) {
    if (piece.mark === null || piece.artifact) continue;
    const marked = byMark.get(piece.mark);
    if (marked) marked.push(piece);
    else byMark.set(piece.mark, [piece]);
  }
  const linesOfMarks = (marks: readonly string[]) => linesOf(marks.flatMap((mark) => byMark.get(mark) ?? []));
  return blocks.flatMap(({ kind, level, cells }): Group[] => {
    const dropped = droppedKinds[kind];
    const group = {
      kind: kinds[kind],
      ...(level === undefined ? {} : { level }),
      ...(dropped ? { furniture: dropped } : {}),
    };
    const parts = cells.map(linesOfMarks).filter((lines) => lines.length > 0);
    if (kind === "row" && characters(parts.flat()) > MAX_ROW) return parts.map((lines) => ({ ...group, lines }));
    return [{ ...group, lines: parts.flat() }];
  });
}

function characters(lines: readonly PdfLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function groupsOf(lines: readonly PdfLine[], looks: Looks): Group[] {
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group && last && continues(last, line, group, looks.leading)) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const size = group[0]?.size ?? 0;
    const heading = size > looks.body * HEADING_SIZE && group.length <= MAX_HEADING_LINES && group[0]?.row !== true;
    if (heading) return { kind: "heading", level: Math.min(6, looks.headings.indexOf(size) + 1), lines: group };
    return bullet.test(group[0]?.text ?? "")
      ? { kind: "list-item", level: 1, lines: group }
      : { kind: "text", lines: group };
  });
}

/** Bullets as files write them; those of symbol fonts stand in the private use area. */
const bullet = /^[•‣◦⁃∙●○◆■□▪▫➢➤✓\uf000-\uf0ff]\s*/;

function withoutBullet(block: PdfBlock): PdfBlock {
  const length = bullet.exec(block.text)?.[0].length ?? 0;
  if (length === 0 || block.kind !== "list-item") return block;
  const links = block.links ? { links: shifted(block.links, -length) } : {};
  return { ...block, text: block.text.slice(length), hyphensAt: block.hyphensAt.map((at) => at - length), ...links };
}

/** A paragraph goes on in the next line unless there is a gap, an indent, a bullet, another size, or the last line was short. */
function continues(last: PdfLine, line: PdfLine, group: readonly PdfLine[], leading: number): boolean {
  if (Math.abs(last.size - line.size) > 0.6 || last.row === true || line.row === true || bullet.test(line.text))
    return false;
  const step = (last.y - line.y) / Math.max(1, line.size);
  const newColumn = step < 0 || step > 8;
  const width = Math.max(...group.slice(-5).map((l) => l.right - l.x));
  if (newColumn) return goesOn(last.text, line.text);
  if (step > leading * 1.35) return false;
  const closed = isClosed(last.text);
  const indent = line.x - (group.length > 1 ? last.x : line.x);
  if (closed && indent > line.size * 0.8 && indent < line.size * 6) return false;
  return !(closed && last.right - last.x < width * 0.8 && last.right < line.right - line.size * 2);
}

function isClosed(text: string): boolean {
  return /[.!?:…]["'”’»)]*$/.test(text);
}

/** From one column or page to the next. */
function goesOn(before: string, after: string): boolean {
  return !isClosed(before) && /^["“„«'‘(]?\p{Ll}/u.test(after);
}

function joinPages(pages: readonly (readonly Group[])[]): Group[] {
  const all: Group[] = [];
  let open: Group | undefined;
  for (const page of pages) {
    const text = page.filter(({ furniture: dropped }) => !dropped);
    const [first] = text;
    const continued = open !== undefined && first !== undefined && isContinued(open, first);
    if (continued) open?.lines.push(...(first?.lines ?? []));
    all.push(...(continued ? page.filter((group) => group !== first) : page));
    const last = text.at(-1);
    if (last !== undefined && !(continued && last === first)) open = last;
  }
  return all;
}

function isContinued(open: Group, first: Group): boolean {
  const [end, start] = [open.lines.at(-1), first.lines[0]];
  if (!end || !start || end.row === true || start.row === true) return false;
  const alike = first.kind === open.kind || (first.kind === "text" && open.kind === "list-item");
  return alike && first.kind !== "heading" && goesOn(end.text, start.text);
}
