/** The second pass: references that lead nowhere become the text they show, and lists of links become tables of contents. */
import { readContents } from "./conventions.ts";
import type { DocBlock, Inline } from "./doc-node.ts";

/** The ids that references may lead to. */
export interface Ids {
  readonly headings: ReadonlySet<string>;
  readonly excerpts: ReadonlySet<string>;
}

/** All ids of headings and excerpts, nested blocks included. */
export function collectIds(
  blocks: readonly DocBlock[],
  ids: { readonly headings: Set<string>; readonly excerpts: Set<string> } = {
    headings: new Set(),
    excerpts: new Set(),
  },
): Ids {
  for (const block of blocks) {
    if (block.type === "heading") ids.headings.add(block.id);
    if (block.type === "excerpt") ids.excerpts.add(block.id);
    if (block.type === "list") for (const item of block.items) collectIds(item.blocks, ids);
    if (block.type === "quote" || block.type === "callout" || block.type === "excerpt") collectIds(block.blocks, ids);
  }
  return ids;
}

/** The blocks with every reference settled. */
export function resolveBlocks(blocks: readonly DocBlock[], ids: Ids): DocBlock[] {
  return blocks.map((block) => resolveBlock(block, ids));
}

function resolveBlock(block: DocBlock, ids: Ids): DocBlock {
  const inner = (inlines: readonly Inline[]) => resolveInlines(inlines, ids);
  switch (block.type) {
    case "heading":
    case "paragraph":
      return { ...block, inlines: inner(block.inlines) };
    case "fields":
      return { ...block, rows: block.rows.map(({ label, value }) => ({ label: inner(label), value: inner(value) })) };
    case "list": {
      const entries = readContents(block.items, (id) => ids.headings.has(id));
      if (entries !== undefined) return { type: "toc", entries };
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: resolveBlocks(item.blocks, ids) })) };
    }
    case "quote":
    case "callout":
      return { ...block, blocks: resolveBlocks(block.blocks, ids) };
    case "excerpt":
      return { ...block, blocks: resolveBlocks(block.blocks, ids), attribution: inner(block.attribution) };
    case "table":
      return { ...block, head: block.head.map(inner), rows: block.rows.map((row) => row.map(inner)) };
    default:
      return block;
  }
}

function resolveInlines(inlines: readonly Inline[], ids: Ids): Inline[] {
  const resolved: Inline[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) resolved.push({ type: "text", text: run.join("") });
    run = [];
  };
  for (const piece of inlines.flatMap((inline) => resolveInline(inline, ids))) {
    if (piece.type === "text") run.push(piece.text);
    else {
      flush();
      resolved.push(piece);
    }
  }
  flush();
  return resolved;
}

function resolveInline(inline: Inline, ids: Ids): readonly Inline[] {
  if (inline.type === "reference") {
    const known = ids.headings.has(inline.target) || ids.excerpts.has(inline.target);
    return known ? [inline] : resolveInlines(inline.inlines, ids);
  }
  return "inlines" in inline ? [{ ...inline, inlines: resolveInlines(inline.inlines, ids) }] : [inline];
}
