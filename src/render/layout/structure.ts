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
  const add = (tag: StructureTag, parent: number | null, details: ElementDetails = {}): number => {
    const id = nodes.length;
    nodes.push({ ...plain, ...details, id, parent, tag });
    return id;
  };
  add("Document", null, { language });
  return {
    add,
    setBox(id, box) {
      const node = nodes[id];
      if (node) nodes[id] = { ...node, box };
    },
    nodes: () => nodes,
  };
}

const plain = {
  alt: null,
  language: null,
  title: null,
  scope: null,
  colSpan: 1,
  listNumbering: null,
  noteId: null,
  box: null,
} as const;
