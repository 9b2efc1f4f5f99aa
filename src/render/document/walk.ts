/** What stands in a block: for whoever looks through all of a document. */
import type { DocBlock, Inline } from "./doc-node.ts";

/** The runs of blocks that a block holds. */
export function blocksIn(block: DocBlock): readonly (readonly DocBlock[])[] {
  if (block.type === "list") return block.items.map((item) => item.blocks);
  return block.type === "quote" || block.type === "callout" || block.type === "excerpt" ? [block.blocks] : [];
}

/** The texts that stand in a block itself, not in blocks of it. */
export function inlinesOf(block: DocBlock): readonly (readonly Inline[])[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return [block.inlines];
    case "fields":
      return block.rows.flatMap(({ label, value }) => [label, value]);
    case "excerpt":
      return [block.attribution];
    case "table":
      return [block.head, ...block.rows].flat();
    case "figure":
      return [block.caption];
    case "toc":
      return block.entries.map((entry) => entry.inlines);
    default:
      return [];
  }
}
