/** OpenDocument texts: paragraphs, headings and lists of `content.xml`. Tracked deletions and annotations are left out; notes are furniture. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { buildDraft, type Draft } from "../draft.ts";
import { parseXml } from "../markup/parse.ts";
import { type LinkedText, rowOfCells } from "../markup/table-row.ts";
import { type Element, elementsOf, localName, type MarkupNode, named, plainText, walk } from "../markup/tree.ts";
import { refuse } from "../refuse.ts";
import { readZip } from "../zip.ts";

const footnote = { reason: "footnote", because: "a note of the document" } as const;
const contents = { reason: "navigation", because: "a line of the table of contents" } as const;

/** One draft. */
export async function readOpenDocument(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { files, problem } = readZip(bytes, (file) => file === "content.xml");
  if (problem) return refuse(name, problem.code, problem.why);
  const content = files.get("content.xml");
  if (!content) return refuse(name, "source/unreadable", "holds no OpenDocument text");
  const { root, doctype, exceeded } = parseXml(new TextDecoder("utf-8").decode(content));
  if (doctype) return refuse(name, "source/unreadable", "declares a document type, which OpenDocument files don't");
  if (exceeded !== null) return refuse(name, "source/limit", `has ${exceeded}`);
  const builder = buildDraft();
  let headings = 0;
  walk(root, (element) => {
    const kind = localName(element);
    if (/^(?:tracked-changes|annotation|forms|sequence-decls)$/.test(kind)) return "over";
    if (kind === "note") {
      const [body] = named(element, "note-body");
      if (body) builder.add({ kind: "text", text: plainText(body), furniture: footnote });
      return "over";
    }
    if (kind === "index-body") {
      for (const line of named(element, "p"))
        builder.add({ kind: "text", ...paragraphText(line), furniture: contents });
      return "over";
    }
    if (kind === "table-row") {
      const cells = elementsOf(element).filter((child) => /^(?:covered-)?table-cell$/.test(localName(child)));
      const row = rowOfCells(cells.map((cell) => named(cell, "p", "h").map(paragraphText)));
      if (row) builder.add({ kind: "text", ...row });
      return row ? "over" : "into";
    }
    if (kind !== "p" && kind !== "h") return "into";
    const { text, links } = paragraphText(element);
    const level = Number(element.attributes["text:outline-level"] ?? 1);
    if (kind === "h") {
      headings++;
      builder.add({ kind: "heading", level: level >= 1 && level <= 9 ? level : 1, text, links });
    } else if (isListed(element)) builder.add({ kind: "list-item", level: listDepth(element), text, links });
    else builder.add({ kind: "text", text, links });
    // A text box is anchored within the paragraph beside which it stands.
    return "into";
  });
  return { value: [builder.draft({}, headings > 0 ? "marked" : "pasted")], diagnostics: [] };
}

function isListed(element: Element): boolean {
  return element.parent !== null && localName(element.parent) === "list-item";
}

function listDepth(element: Element): number {
  let depth = 0;
  for (let above = element.parent; above !== null; above = above.parent) if (localName(above) === "list") depth++;
  return Math.max(1, depth);
}

function paragraphText(paragraph: Element): LinkedText {
  let text = "";
  const links: { span: { start: number; end: number }; url: string }[] = [];
  const stack: (MarkupNode | { readonly type: "end"; readonly url: string; readonly start: number })[] = [
    ...paragraph.children,
  ].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "text") text += node.text.replace(/\s+/g, " ");
    else if (node.type === "end") links.push({ span: { start: node.start, end: text.length }, url: node.url });
    else {
      const name = localName(node);
      if (name === "s" || name === "tab" || name === "line-break") text += " ";
      if (/^(?:note|annotation|annotation-end|frame|bookmark|hidden-text|hidden-paragraph)$/.test(name)) continue;
      if (name === "a") stack.push({ type: "end", url: node.attributes["xlink:href"] ?? "", start: text.length });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as MarkupNode);
    }
  }
  return { text, links };
}
