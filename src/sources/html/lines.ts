/**
 * A tree of HTML to lines: one a paragraph, heading, list item, quoted paragraph or table row, as a browser would set
 * them. What a reader of the page would not see, or that is no text (scripts, forms, hidden elements), gives no line.
 */
import type { Span } from "../../text/span.ts";
import type { LineKind } from "../draft.ts";
import { collapse, type Element, elementsOf, type MarkupNode, textOf, walk } from "../markup/tree.ts";

/** A line of a page. */
export interface PageLine {
  readonly kind: LineKind;
  readonly level?: number;
  readonly text: string;
  /** Links with offsets into `text`. */
  readonly links: readonly { readonly span: Span; readonly url: string }[];
  /** Characters of `text` that stand in links. */
  readonly linkLength: number;
  /** The innermost block element. */
  readonly element: Element;
  readonly inCaption: boolean;
  readonly inTable: boolean;
}

const blocks = new Set(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul amp-story-page #root".split(
    " ",
  ),
);

const invisible = new Set(
  "script style noscript template svg math iframe object embed applet audio video canvas map select input button textarea datalist head title meta link frameset noembed noframes progress meter dialog source picture img amp-ad amp-img amp-iframe amp-analytics".split(
    " ",
  ),
);

/** True for what a browser would not show. `aria-hidden` is for doublets and icons; text that is read hides nowhere else. */
export function isHidden(element: Element): boolean {
  const { attributes } = element;
  if (invisible.has(element.name)) return true;
  if ("hidden" in attributes && attributes.hidden !== "until-found") return true;
  if (
    attributes["aria-hidden"] === "true" &&
    element.name !== "body" &&
    element.name !== "article" &&
    element.name !== "main"
  )
    return true;
  const style = attributes.style;
  return (
    style !== undefined &&
    /(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|%)?\s*(?:;|$|!)|opacity\s*:\s*0\s*(?:;|$))/i.test(
      style,
    )
  );
}

interface Anchor {
  readonly url: string;
  /** Offset in the line that is being collected. */
  start: number;
}

interface Collector {
  /** Links that are open, outermost first. */
  readonly anchors: Anchor[];
  readonly lines: PageLine[];
  text: string;
  links: { span: Span; url: string }[];
  linkLength: number;
  breaks: number;
}

type Visit = { readonly node: MarkupNode; readonly leave: boolean };

/** The visible lines below an element; elements that `skip` takes are left out with all that is in them. */
export function pageLines(root: Element, skip: (element: Element) => boolean): PageLine[] {
  const collector: Collector = { anchors: [], lines: [], text: "", links: [], linkLength: 0, breaks: 0 };
  const stack: Visit[] = [{ node: root, leave: false }];
  const blockStack: Element[] = [root];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, leave } = visit;
    const block = blockStack.at(-1) ?? root;
    if (node.type === "text") {
      addText(collector, node.text, block, blockStack);
    } else if (leave) {
      if (node.name === "a") {
        endLink(collector);
        collector.anchors.pop();
      } else {
        flush(collector, block, blockStack);
        blockStack.pop();
      }
    } else if (node.name === "br") {
      if (++collector.breaks > 1) flush(collector, block, blockStack);
      else if (collector.text !== "") collector.text += block.name === "pre" ? "\n" : " ";
    } else if (node === root || (!isHidden(node) && !skip(node))) {
      if (isCell(node)) {
        if (collector.text !== "" && !collector.text.endsWith(" ")) collector.text += " ";
      } else if (blocks.has(node.name) && !isCellText(node)) {
        flush(collector, block, blockStack);
        blockStack.push(node);
        stack.push({ node, leave: true });
      } else if (node.name === "a") {
        collector.anchors.push({ url: node.attributes.href ?? "", start: collector.text.length });
        stack.push({ node, leave: true });
      }
      for (let i = node.children.length - 1; i >= 0; i--) {
        const child = node.children[i];
        if (child) stack.push({ node: child, leave: false });
      }
    }
  }
  flush(collector, root, blockStack);
  return collector.lines;
}

/** A cell of a table of data goes into its row's line; a cell that holds paragraphs is part of a page's layout. */
function isCell(element: Element): boolean {
  if (element.name !== "td" && element.name !== "th") return false;
  const row = element.parent;
  if (row === null || row.name !== "tr" || elementsOf(row).length < 2) return false;
  let small = true;
  let count = 0;
  walk(row, (inner) => {
    if (++count > 200 || (blocks.has(inner.name) && inner.name !== "td" && inner.name !== "th" && inner.name !== "p"))
      small = false;
    return small ? "into" : "end";
  });
  return small && textOf(row).length < 600;
}

/** The one paragraph of a cell is the cell's text. */
function isCellText({ name, parent }: Element): boolean {
  return name === "p" && parent !== null && isCell(parent);
}

function addText(collector: Collector, raw: string, block: Element, blockStack: readonly Element[]): void {
  if (block.name === "pre" && /\n\s*\n/.test(raw)) {
    for (const [index, part] of raw.split(/\n\s*\n/).entries()) {
      if (index > 0) flush(collector, block, blockStack);
      addText(collector, part, block, blockStack);
    }
    return;
  }
  const text = raw.replace(/[\s\u00a0]+/g, " ");
  if (text.trim() !== "") collector.breaks = 0;
  collector.text += collector.text === "" || collector.text.endsWith(" ") ? text.trimStart() : text;
}

function endLink(collector: Collector): void {
  const anchor = collector.anchors.at(-1);
  if (!anchor) return;
  const start = Math.min(anchor.start, collector.text.length);
  const end = collector.text.trimEnd().length;
  if (end <= start) return;
  collector.linkLength += end - start;
  collector.links.push({ span: { start, end }, url: anchor.url });
}

function flush(collector: Collector, block: Element, blockStack: readonly Element[]): void {
  if (collector.anchors.length > 0) endLink(collector);
  for (const anchor of collector.anchors) anchor.start = 0;
  const text = collector.text.trim();
  if (/[\p{L}\p{N}]/u.test(text)) {
    collector.lines.push({
      ...kindOf(block, blockStack),
      text,
      links: collector.links,
      linkLength: collector.linkLength,
      element: block,
      inCaption: blockStack.some((e) => e.name === "figcaption" || e.name === "figure" || e.name === "caption"),
      inTable: blockStack.some((e) => e.name === "td" || e.name === "th"),
    });
  }
  collector.text = "";
  collector.links = [];
  collector.linkLength = 0;
  collector.breaks = 0;
}

function kindOf(block: Element, blockStack: readonly Element[]): { readonly kind: LineKind; readonly level?: number } {
  const heading = /^h([1-6])$/.exec(block.name);
  if (heading) return { kind: "heading", level: Number(heading[1]) };
  for (let i = blockStack.length - 1, depth = 0; i >= 0; i--) {
    const name = blockStack[i]?.name;
    if (name === "blockquote") return { kind: "quote" };
    if (/^h[1-6]$/.test(name ?? "")) return { kind: "heading", level: Number(name?.[1]) };
    if (name === "li") depth = Math.max(depth, 1);
    if (name === "li" && (block.name === "li" || block.name === "p" || i >= blockStack.length - 3)) {
      return {
        kind: "list-item",
        level: Math.max(1, blockStack.slice(0, i + 1).filter((e) => e.name === "li").length),
      };
    }
  }
  return { kind: "text" };
}

/** All classes and ids of an element, and what it says it is, for rules on names. */
export function namesOf(element: Element): string {
  const {
    class: classes = "",
    id = "",
    role = "",
    itemprop = "",
    "data-component": component = "",
    "data-testid": testId = "",
  } = element.attributes;
  return collapse(`${classes} ${id} ${role} ${itemprop} ${component} ${testId}`).toLowerCase().slice(0, 500);
}
