/** Collects the structure tree while blocks are built: elements in reading order, each after its parent. */
import type { StructureNode, StructureTag } from "./page.ts";

/** What an element may say beyond its tag. */
export type ElementDetails = Partial<Omit<StructureNode, "id" | "parent" | "tag">>;

/** Grows by `add`; the root `Document` is element 0. */
export interface StructureBuilder {
  /** Adds an element and gives its index. */
  add(tag: StructureTag, parent: number, details?: ElementDetails): number;
  /** Completes an element, once it is known where it stands. */
  setBox(id: number, box: StructureNode["box"]): void;
  nodes(): readonly StructureNode[];
}

/** Starts a tree that holds nothing but its root. */
export function buildStructure(language: string): StructureBuilder {
  const nodes: StructureNode[] = [];
  const add = (tag: StructureTag, parent: number | null, details: ElementDetails): number => {
    const id = nodes.length;
    nodes.push({
      alt: details.alt ?? null,
      language: details.language ?? null,
      title: details.title ?? null,
      scope: details.scope ?? null,
      colSpan: details.colSpan ?? 1,
      listNumbering: details.listNumbering ?? null,
      noteId: details.noteId ?? null,
      box: details.box ?? null,
      id,
      parent,
      tag,
    });
    return id;
  };
  add("Document", null, { language });
  return {
    add: (tag, parent, details = none) => add(tag, parent, details),
    setBox(id, box) {
      const node = nodes[id];
      if (node) nodes[id] = { ...node, box };
    },
    nodes: () => nodes,
  };
}

const none: ElementDetails = {};
