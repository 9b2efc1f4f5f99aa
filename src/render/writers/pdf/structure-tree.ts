/**
 * The structure tree (ISO 32000-1, 14.7 and 14.8): records what is painted for which element, and writes elements,
 * parent tree and id tree at the end. An element enters the tree when something of it is first painted, so kids stand in
 * reading order and elements of which nothing was painted leave no trace. Tables are the exception: an empty cell must
 * stand in its row, or the columns behind it would be read under the wrong heads.
 */
import type { StructureNode, StructureTag } from "../../layout/page.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import { array, dict, name, nameTree, numbers, type PdfSource, textString, utf8String } from "./pdf-syntax.ts";

export interface StructureRecorder {
  /** Content of an element on a page (from 0): the number of its marked-content sequence, from 0 on each page. */
  readonly mark: (node: number, page: number) => number;
  /** An annotation of an element: its key in the parent tree. */
  readonly attach: (node: number, page: number, annotation: Ref) => number;
  readonly tagOf: (node: number) => StructureTag;
  /** Writes the tree and returns the reference of its root. `pages` are in order. */
  readonly write: (file: PdfFile, pages: readonly { readonly ref: Ref; readonly heightPt: number }[]) => Ref;
}

type Kid =
  | { readonly type: "element"; readonly node: number }
  | { readonly type: "content"; readonly page: number; readonly mark: number }
  | { readonly type: "annotation"; readonly page: number; readonly ref: Ref };

const tableParts: ReadonlySet<StructureTag> = new Set(["THead", "TBody", "TR", "TH", "TD"]);
const tableTags: ReadonlySet<StructureTag> = new Set(["Table", ...tableParts]);

/** Elements whose kids stand in a line of text. */
const textTags: ReadonlySet<StructureTag> = new Set([
  ...(["P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "Lbl", "TH", "TD", "Link", "Span", "Em", "Strong"] as const),
]);

/** Tags that PDF 2.0 brought: a reader of PDF 1.7 learns what they stand for. */
const roles: Readonly<Partial<Record<StructureTag, StructureTag>>> = { Em: "Span", Strong: "Span" };

/**
 * Starts recording for a document of `pageCount` pages. Keys of the parent tree: the pages first, annotations after.
 */
export function recordStructure(nodes: readonly StructureNode[], pageCount: number): StructureRecorder {
  const kids: Kid[][] = nodes.map(() => []);
  const inTree = new Uint8Array(nodes.length);
  inTree[0] = 1;
  const marked: number[][] = Array.from({ length: pageCount }, () => []);
  const annotated: number[] = [];

  const enter = (id: number): Kid[] => {
    const own = kids[id];
    const node = nodes[id];
    if (!own || !node) throw new RangeError(`no structure element ${id}`);
    if (inTree[id] === 0) {
      inTree[id] = 1;
      if (node.parent === null) throw new Error(`structure element ${id} has no parent`);
      enter(node.parent).push({ type: "element", node: id });
    }
    return own;
  };

  return {
    tagOf: (node) => nodes[node]?.tag ?? "Span",
    mark: (node, page) => {
      const marks = marked[page];
      if (!marks) throw new RangeError(`no page ${page}`);
      const mark = marks.push(node) - 1;
      enter(node).push({ type: "content", page, mark });
      return mark;
    },
    attach: (node, page, ref) => {
      enter(node).push({ type: "annotation", page, ref });
      return pageCount + annotated.push(node) - 1;
    },
    write: (file, pages) => {
      completeTables(nodes, inTree, kids);
      const root = file.reserve();
      const refs = nodes.map((_, id) => (inTree[id] ? file.reserve() : ""));
      nodes.forEach((node, id) => {
        if (inTree[id]) file.put(refs[id] ?? "", elementSource(node, kids[id] ?? [], { nodes, refs, pages, root }));
      });
      const keys = [
        ...marked.map((marks, page) => `${page} ${array(marks.map((id) => refs[id] ?? ""))}`),
        ...annotated.map((id, index) => `${pageCount + index} ${refs[id]}`),
      ];
      const ids = nodes.filter((node) => isIdentified(node) && inTree[node.id]);
      file.put(
        root,
        dict({
          Type: "/StructTreeRoot",
          K: refs[0] ?? null,
          ParentTree: file.add(dict({ Nums: array(keys) })),
          ParentTreeNextKey: String(pageCount + annotated.length),
          IDTree: ids.length > 0 ? nameTree(ids.map((node) => [node.noteId ?? "", refs[node.id] ?? ""])) : null,
          RoleMap: roleMap(nodes.filter((node) => inTree[node.id])),
        }),
      );
      return root;
    },
  };
}

/** Brings in the empty parts of painted tables, and puts all parts in the order of the grid. */
function completeTables(nodes: readonly StructureNode[], inTree: Uint8Array, kids: readonly Kid[][]): void {
  for (const node of nodes) {
    if (inTree[node.id] || node.parent === null || !tableParts.has(node.tag) || !inTree[node.parent]) continue;
    inTree[node.id] = 1;
    kids[node.parent]?.push({ type: "element", node: node.id });
  }
  for (const node of nodes) {
    if (tableTags.has(node.tag) && node.tag !== "TH" && node.tag !== "TD") kids[node.id]?.sort(byNode);
  }
}

/** Parts of a table above its cells have no content of their own, so only elements are compared. */
function byNode(a: Kid, b: Kid): number {
  return a.type === "element" && b.type === "element" ? a.node - b.node : 0;
}

interface TreePlaces {
  readonly nodes: readonly StructureNode[];
  readonly refs: readonly Ref[];
  readonly pages: readonly { readonly ref: Ref; readonly heightPt: number }[];
  readonly root: Ref;
}

function elementSource(node: StructureNode, kids: readonly Kid[], places: TreePlaces): PdfSource {
  const page = kids.find((kid) => kid.type !== "element")?.page ?? null;
  const sources = kids.map((kid) => kidSource(kid, page, places));
  return dict({
    S: name(node.tag),
    P: node.parent === null ? places.root : (places.refs[node.parent] ?? null),
    Pg: page === null ? null : (places.pages[page]?.ref ?? null),
    K: sources.length === 0 ? null : sources.length === 1 ? (sources[0] ?? null) : array(sources),
    ID: isIdentified(node) && node.noteId !== null ? utf8String(node.noteId) : null,
    T: node.title === null ? null : textString(node.title),
    Lang: node.language === null ? null : textString(node.language),
    Alt: node.alt === null ? null : textString(node.alt),
    A: attributes(node, places),
  });
}

/** Content on the element's own page is its bare number (14.7.4.2). */
function kidSource(kid: Kid, page: number | null, { refs, pages }: TreePlaces): PdfSource {
  if (kid.type === "element") return refs[kid.node] ?? "null";
  const own = kid.page === page;
  const pageRef = own ? null : (pages[kid.page]?.ref ?? null);
  if (kid.type === "content") {
    return own ? String(kid.mark) : dict({ Type: "/MCR", Pg: pageRef, MCID: String(kid.mark) });
  }
  return dict({ Type: "/OBJR", Pg: pages[kid.page]?.ref ?? null, Obj: kid.ref });
}

/** Attribute objects (14.8.5), each under the owner that defines its keys. */
function attributes(node: StructureNode, { pages, nodes }: TreePlaces): PdfSource | null {
  if (node.tag === "L" && node.listNumbering !== null) {
    return dict({ O: "/List", ListNumbering: name(node.listNumbering) });
  }
  if (node.tag === "TH" || node.tag === "TD") {
    const scope = node.tag === "TH" ? (node.scope ?? "Column") : null;
    const colSpan = node.colSpan > 1 ? String(node.colSpan) : null;
    return scope === null && colSpan === null
      ? null
      : dict({ O: "/Table", Scope: scope === null ? null : name(scope), ColSpan: colSpan });
  }
  if (node.tag === "Figure" && node.box !== null) {
    const parent = node.parent === null ? undefined : nodes[node.parent]?.tag;
    const placement = parent !== undefined && textTags.has(parent) ? "/Inline" : "/Block";
    const { page, xPt, yPt, widthPt, heightPt } = node.box;
    const height = pages[page - 1]?.heightPt ?? 0;
    const box = [xPt, height - yPt - heightPt, xPt + widthPt, height - yPt];
    return dict({ O: "/Layout", Placement: placement, BBox: numbers(box) });
  }
  return null;
}

function isIdentified(node: StructureNode): boolean {
  return node.tag === "Note" && node.noteId !== null;
}

function roleMap(nodes: readonly StructureNode[]): PdfSource | null {
  const used = new Set(nodes.map((node) => node.tag));
  const entries: Record<string, PdfSource> = {};
  for (const [tag, role] of Object.entries(roles)) if ([...used].some((t) => t === tag)) entries[tag] = name(role);
  return Object.keys(entries).length > 0 ? dict(entries) : null;
}
