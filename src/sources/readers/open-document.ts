/** OpenDocument texts: paragraphs, headings and lists of `content.xml`. Tracked deletions, notes and annotations are left out. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { buildDraft, type Draft } from "../draft.ts";
import { parseXml } from "../markup/parse.ts";
import { type Element, localName, type MarkupNode, walk } from "../markup/tree.ts";
import { refuse } from "../refuse.ts";
import { readZip } from "../zip.ts";

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
    if (/^(?:tracked-changes|annotation|note|forms|sequence-decls)$/.test(kind)) return "over";
    if (kind !== "p" && kind !== "h") return "into";
    const { text, links } = paragraphText(element);
    const level = Number(element.attributes["text:outline-level"] ?? 1);
    if (kind === "h") {
      headings++;
      builder.add({ kind: "heading", level: level >= 1 && level <= 9 ? level : 1, text, links });
    } else if (isListed(element)) builder.add({ kind: "list-item", level: 1, text, links });
    else builder.add({ kind: "text", text, links });
    return "over";
  });
  return { value: [builder.draft({}, headings > 0 ? "marked" : "pasted")], diagnostics: [] };
}

function isListed(element: Element): boolean {
  return element.parent !== null && localName(element.parent) === "list-item";
}

function paragraphText(paragraph: Element): {
  text: string;
  links: { span: { start: number; end: number }; url: string }[];
} {
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
      if (/^(?:note|annotation|annotation-end|frame|bookmark)$/.test(name)) continue;
      if (name === "a") stack.push({ type: "end", url: node.attributes["xlink:href"] ?? "", start: text.length });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as MarkupNode);
    }
  }
  return { text, links };
}
