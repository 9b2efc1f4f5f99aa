/**
 * The structure that a tagged PDF states: paragraphs, headings, list items, rows of tables and notes in reading order, each
 * with the marked content that it is made of. Word, browsers and office suites write it. Roles: ISO 32000-2, 14.8.4.
 */
import type { LineKind } from "../draft.ts";
import type { PdfPiece } from "./pieces.ts";

/** A block as the file states it. */
export interface TaggedBlock {
  readonly kind: LineKind | "row" | "note" | "caption" | "contents";
  /** Heading level or list depth from 1. */
  readonly level?: number;
  /** Marked content in reading order; cells of a row apart. */
  readonly cells: string[][];
}

/** A node of pdf.js's structure tree of a page: an element, or a leaf of marked content. */
export interface TagNode {
  readonly role?: string;
  readonly children?: readonly TagNode[];
  readonly type?: string;
  readonly id?: string;
}

interface Around {
  /** Where content goes; null where no block is open. */
  readonly block: TaggedBlock | null;
  readonly listDepth: number;
}

/** Blocks in reading order, without those that have no content on the page. pdf.js bounds the depth of the tree. */
export function taggedBlocks(root: TagNode): TaggedBlock[] {
  const blocks: TaggedBlock[] = [];
  visit(root, { block: null, listDepth: 0 }, blocks);
  return blocks.filter(({ cells }) => cells.some((cell) => cell.length > 0));
}

function visit(node: TagNode, around: Around, blocks: TaggedBlock[]): void {
  const within = enter(node, around, blocks);
  let loose: TaggedBlock | null = null;
  for (const child of node.children ?? []) {
    if (child.type !== "content" || child.id === undefined) {
      visit(child, within, blocks);
      continue;
    }
    // Content of a grouping element, which should have none, is a paragraph.
    loose ??= within.block ?? add(blocks, { kind: "text", cells: [[]] });
    loose.cells.at(-1)?.push(child.id);
  }
}

function add(blocks: TaggedBlock[], block: TaggedBlock): TaggedBlock {
  blocks.push(block);
  return block;
}

/** What the content of an element goes into. Elements within a line, such as `Span` and `Link`, stay in what is around them. */
function enter({ role = "", children = [] }: TagNode, around: Around, blocks: TaggedBlock[]): Around {
  const { block, listDepth } = around;
  const heading = /^(?:H([1-6])?|Title)$/.exec(role);
  const opened = (next: Omit<TaggedBlock, "cells">): Around => ({
    ...around,
    block: add(blocks, { ...next, cells: [[]] }),
  });
  if (heading) return opened({ kind: "heading", level: Number(heading[1] ?? 1) });
  if (role === "L") return { block, listDepth: listDepth + 1 };
  if (role === "LI") return opened({ kind: "list-item", level: Math.max(1, listDepth) });
  // The bullet or number of a list's item is drawn by whoever shows the list.
  if (role === "Lbl" && block?.kind === "list-item") return { ...around, block: { kind: "text", cells: [[]] } };
  if (role === "TR") return isDataRow(children) ? opened({ kind: "row" }) : around;
  if ((role === "TD" || role === "TH") && block?.kind === "row") {
    block.cells.push([]);
    return around;
  }
  if (role === "BlockQuote") return opened({ kind: "quote" });
  if (role === "Note" || role === "FENote") return opened({ kind: "note" });
  if (role === "Caption") return opened({ kind: "caption" });
  if (role === "TOCI") return opened({ kind: "contents" });
  if (role !== "P" || isHeld(block)) return around;
  return opened({ kind: block?.kind === "quote" ? "quote" : "text" });
}

/** Paragraphs within these are parts of them. */
function isHeld(block: TaggedBlock | null): boolean {
  return block !== null && block.kind !== "text" && block.kind !== "quote";
}

/** A cell that holds several paragraphs is part of a page's layout. */
function isDataRow(cells: readonly TagNode[]): boolean {
  return cells.every(({ children = [] }) => children.filter(({ role }) => role === "P" || role === "L").length < 2);
}

/** Share of a page's characters that the tags must reach: a file that was tagged in part is read by its looks. */
const MIN_COVERAGE = 0.9;

/** True where the tags reach nearly all of the text that isn't marked as none. */
export function tagsCover(blocks: readonly TaggedBlock[], pieces: readonly PdfPiece[]): boolean {
  const marks = new Set(blocks.flatMap(({ cells }) => cells.flat()));
  let [reached, all] = [0, 0];
  for (const { text, artifact, mark } of pieces) {
    if (artifact) continue;
    all += text.trim().length;
    if (mark !== null && marks.has(mark)) reached += text.trim().length;
  }
  return all > 0 && reached >= all * MIN_COVERAGE;
}
