/** Headings to the outline that viewers show beside the pages. */
import type { DocBlock } from "../document/doc-node.ts";
import { plainText } from "./inlines.ts";
import type { OutlineEntry } from "./page.ts";

interface Entry extends OutlineEntry {
  readonly level: number;
  readonly children: Entry[];
}

/** Nests headings by level; a level that is skipped doesn't leave a gap, and a heading of no words is nowhere to be found. */
export function outlineOf(blocks: readonly DocBlock[]): readonly OutlineEntry[] {
  const root: Entry[] = [];
  const open: Entry[] = [];
  for (const block of blocks) {
    if (block.type !== "heading") continue;
    const title = plainText(block.inlines).trim();
    if (title === "") continue;
    const entry: Entry = { title, target: block.id, level: block.level, children: [] };
    while ((open.at(-1)?.level ?? 0) >= block.level) open.pop();
    (open.at(-1)?.children ?? root).push(entry);
    open.push(entry);
  }
  return root.map(withoutLevel);
}

function withoutLevel({ title, target, children }: Entry): OutlineEntry {
  return { title, target, children: children.map(withoutLevel) };
}
