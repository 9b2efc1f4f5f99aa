/** What has to be loaded before a document can be laid out: found by one look at its blocks. */
import type { Doc, DocBlock, Inline } from "../document/doc-node.ts";
import { blocksIn, inlinesOf } from "../document/walk.ts";

/** Equal documents in this give equal resources. */
export interface LayoutNeeds {
  /** BCP 47, lower case: the document's own first, then those of its excerpts in the order of the alphabet; each once. */
  readonly languages: readonly string[];
  /** Whether anything is set in the style of code. */
  readonly code: boolean;
}

/** The languages of a document, and whether there is code in it. */
export function layoutNeeds({ meta, blocks, footnotes }: Doc): LayoutNeeds {
  const found = { languages: new Set<string>(), code: false };
  lookThrough(blocks, found);
  for (const note of footnotes) lookThrough(note.blocks, found);
  const own = meta.language.toLowerCase();
  found.languages.delete(own);
  return { languages: [own, ...[...found.languages].sort()], code: found.code };
}

interface Found {
  readonly languages: Set<string>;
  code: boolean;
}

function lookThrough(blocks: readonly DocBlock[], found: Found): void {
  for (const block of blocks) {
    if (block.type === "excerpt" && block.language !== null) found.languages.add(block.language.toLowerCase());
    found.code ||= block.type === "code" || inlinesOf(block).some(hasCode);
    for (const inner of blocksIn(block)) lookThrough(inner, found);
  }
}

function hasCode(inlines: readonly Inline[]): boolean {
  return inlines.some((inline) => inline.type === "code" || ("inlines" in inline && hasCode(inline.inlines)));
}
