/** Word files: the paragraphs of `word/document.xml`, with their styles. Deleted text, fields and comments are left out; notes are furniture. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { buildDraft, type Draft, type DraftBuilder, type NewLine } from "../draft.ts";
import { parseXml } from "../markup/parse.ts";
import { type LinkedText, rowOfCells } from "../markup/table-row.ts";
import { type Element, elementsOf, localName, type MarkupNode, named, walk } from "../markup/tree.ts";
import { refuse } from "../refuse.ts";
import { readZip } from "../zip.ts";

const wanted = /^word\/(?:document\.xml|footnotes\.xml|endnotes\.xml|styles\.xml|_rels\/document\.xml\.rels)$/;

/** One draft. Headings are those of the styles, whatever their language. */
export async function readWord(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { files, problem } = readZip(bytes, (file) => wanted.test(file));
  if (problem) return refuse(name, problem.code, problem.why);
  const part = (file: string) => new TextDecoder("utf-8").decode(files.get(file) ?? new Uint8Array());
  if (!files.has("word/document.xml")) return refuse(name, "source/unreadable", "holds no Word document");
  const { root, doctype, exceeded } = parseXml(part("word/document.xml"));
  if (doctype) return refuse(name, "source/unreadable", "declares a document type, which Word files don't");
  if (exceeded !== null) return refuse(name, "source/limit", `has ${exceeded}`);
  const links = relations(part("word/_rels/document.xml.rels"));
  const styles = readStyles(part("word/styles.xml"));
  const builder = buildDraft();
  let headings = 0;
  walk(root, (element) => {
    const kind = localName(element);
    if (kind === "Fallback" || kind === "del" || kind === "moveFrom") return "over";
    if (kind === "tr") {
      const row = rowOfCells(childrenOf(element, "tc").map((cell) => named(cell, "p").map((p) => runText(p, links))));
      if (row) builder.add({ kind: "text", ...row });
      return row ? "over" : "into";
    }
    if (kind !== "p") return "into";
    if (addParagraph(builder, element, links, styles)) headings++;
    return element.children.some((child) => child.type === "element" && named(child, "txbxContent").length > 0)
      ? "into"
      : "over";
  });
  for (const notes of ["word/footnotes.xml", "word/endnotes.xml"]) addNotes(builder, part(notes), links);
  return { value: [builder.draft({}, headings > 0 ? "marked" : "pasted")], diagnostics: [] };
}

function relations(xml: string): Map<string, string> {
  return new Map(
    named(parseXml(xml).root, "Relationship").map(({ attributes }) => [attributes.Id ?? "", attributes.Target ?? ""]),
  );
}

/** Notes of the document; the lines that part them from the text are among them, without words. */
function addNotes(builder: DraftBuilder, xml: string, targets: ReadonlyMap<string, string>): void {
  for (const note of named(parseXml(xml).root, "footnote", "endnote")) {
    const text = named(note, "p").map((paragraph) => runText(paragraph, targets).text);
    builder.add({
      kind: "text",
      text: text.join(" "),
      furniture: { reason: "footnote", because: "a note of the document" },
    });
  }
}

/** What a style says of its paragraphs. */
interface Style {
  /** Heading level from 1. */
  readonly level?: number;
  readonly furniture?: NonNullable<NewLine["furniture"]>;
}

/** By style id: the outline level, or the built-in name, which no language version translates. */
function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  for (const style of named(parseXml(xml).root, "style")) {
    const id = style.attributes["w:styleId"] ?? "";
    const styleName = (named(style, "name")[0]?.attributes["w:val"] ?? "").toLowerCase();
    const outline = named(style, "outlineLvl")[0]?.attributes["w:val"];
    const level =
      styleName === "title"
        ? 1
        : Number(/^heading (\d)/.exec(styleName)?.[1] ?? (outline === undefined ? Number.NaN : Number(outline) + 1));
    if (level >= 1 && level <= 9) styles.set(id, { level });
    else if (/^toc (?:\d|heading)/.test(styleName))
      styles.set(id, { furniture: { reason: "navigation", because: "a line of the table of contents" } });
    else if (styleName === "caption")
      styles.set(id, { furniture: { reason: "caption", because: "a caption of a picture or table" } });
  }
  return styles;
}

function childrenOf(element: Element, name: string): Element[] {
  return elementsOf(element).filter((child) => localName(child) === name);
}

/** True where the paragraph is a heading. */
function addParagraph(
  builder: DraftBuilder,
  paragraph: Element,
  targets: ReadonlyMap<string, string>,
  styles: ReadonlyMap<string, Style>,
): boolean {
  const { text, links } = runText(paragraph, targets);
  const properties = elementsOf(paragraph).find((e) => localName(e) === "pPr");
  const style = properties ? (named(properties, "pStyle")[0]?.attributes["w:val"] ?? "") : "";
  const { level: styled, furniture } = styles.get(style) ?? {};
  const level = styled ?? Number(/^(?:Heading|berschrift|Titre|Заголовок)(\d)$/.exec(style)?.[1] ?? 0);
  const listed = properties !== undefined && named(properties, "numPr").length > 0;
  const kind: NewLine["kind"] =
    level > 0 ? "heading" : /quote/i.test(style) ? "quote" : listed || /^List/.test(style) ? "list-item" : "text";
  const depth = level > 0 ? { level } : kind === "list-item" ? { level: listDepth(properties) } : {};
  builder.add({ kind, text, links, ...depth, ...(furniture ? { furniture } : {}) });
  return level > 0 && text.trim() !== "";
}

function listDepth(properties: Element | undefined): number {
  const depth = properties ? Number(named(properties, "ilvl")[0]?.attributes["w:val"] ?? 0) : 0;
  return depth >= 0 && depth < 9 ? depth + 1 : 1;
}

/** Text that its writer hid is not there for whoever reads the document. */
function isHiddenRun(run: Element): boolean {
  const [properties] = childrenOf(run, "rPr");
  const [vanish] = properties ? childrenOf(properties, "vanish") : [];
  return vanish !== undefined && !/^(?:0|false|off)$/.test(vanish.attributes["w:val"] ?? "");
}

function runText(paragraph: Element, targets: ReadonlyMap<string, string>): LinkedText {
  let text = "";
  const links: { span: { start: number; end: number }; url: string }[] = [];
  const stack: (MarkupNode | { readonly type: "end"; readonly url: string; readonly start: number })[] = [
    ...paragraph.children,
  ].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "end") {
      if (node.url !== "" && text.length > node.start)
        links.push({ span: { start: node.start, end: text.length }, url: node.url });
      continue;
    }
    if (node.type === "text") continue;
    const name = localName(node);
    if (name === "r" && isHiddenRun(node)) continue;
    if (name === "t") text += node.children.map((child) => (child.type === "text" ? child.text : "")).join("");
    else if (name === "tab" || name === "br" || name === "cr") text += " ";
    else if (name === "noBreakHyphen") text += "-";
    else if (
      !/^(?:pPr|rPr|del|instrText|delText|moveFrom|txbxContent|Fallback|drawing|pict|commentReference)$/.test(name)
    ) {
      if (name === "hyperlink")
        stack.push({ type: "end", url: targets.get(node.attributes["r:id"] ?? "") ?? "", start: text.length });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as MarkupNode);
    }
  }
  return { text, links };
}
