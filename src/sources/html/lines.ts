/**
 * A tree of HTML to lines: one a paragraph, heading, list item, quoted paragraph or table row, as a browser would set
 * them. What a reader of the page would not see, or that is no text (scripts, forms, hidden elements), gives no line.
 */
import type { Span } from "../../text/span.ts";
import type { LineKind, NewLine } from "../draft.ts";
import { countWords } from "../furniture/looks.ts";
import { MAX_ROW } from "../markup/table-row.ts";
import { collapse, type Element, elementsOf, type MarkupNode, singleSpaced, textOf, walk } from "../markup/tree.ts";

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
  /** In a caption element, or set as captions are right behind a picture. */
  readonly inCaption: boolean;
  /** Set where the line stands in a part that is not the body. */
  readonly aside?: Aside | undefined;
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

/** The line that is being collected. */
interface Pending {
  text: string;
  links: { span: Span; url: string }[];
  linkLength: number;
  breaks: number;
  /** Links that are open, outermost first. */
  anchors: Anchor[];
  /** The block element of the picture that was passed last, with no words since. */
  picture: Element | undefined;
}

interface Collector {
  readonly lines: PageLine[];
  /** Open block elements, outermost first. */
  readonly blockStack: Element[];
  pending: Pending;
  /** Lines that wait while what stands within them is collected on its own. */
  readonly waiting: Pending[];
  aside: Aside | undefined;
}

/** Why lines are no part of the body: what their element is. */
export type Aside = NonNullable<NewLine["furniture"]>;

type Step = "enter" | "leave-block" | "leave-link" | "leave-aside" | "leave-inline-aside";

/**
 * The visible lines below an element. `asideOf` is asked of every element from the outermost inwards, not within those
 * that it takes: their lines bear its answer, and words that stand aside within a paragraph make a line of their own.
 */
export function pageLines(root: Element, asideOf: (element: Element) => Aside | undefined): PageLine[] {
  const collector: Collector = { lines: [], blockStack: [root], pending: nothing(), waiting: [], aside: undefined };
  const stack: { readonly node: MarkupNode; readonly step: Step }[] = [];
  const enter = (element: Element): void => {
    for (let i = element.children.length - 1; i >= 0; i--) {
      const node = element.children[i];
      if (node) stack.push({ node, step: "enter" });
    }
  };
  enter(root);
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { node, step } = visit;
    if (node.type === "text") {
      addText(collector, node.text);
    } else if (step !== "enter") {
      leave(collector, step);
    } else if (node.name === "br") {
      addBreak(collector);
    } else if (/^(?:img|picture|amp-img)$/.test(node.name)) {
      collector.pending.picture = blockOf(collector);
    } else if (!isHidden(node)) {
      const aside = collector.aside === undefined ? asideOf(node) : undefined;
      const cell = isCell(node);
      const block = !cell && blocks.has(node.name) && !isCellText(node);
      if (block) {
        flush(collector);
        collector.blockStack.push(node);
        stack.push({ node, step: "leave-block" });
      }
      if (aside !== undefined) {
        stack.push({ node, step: block ? "leave-aside" : "leave-inline-aside" });
        collector.aside = aside;
        if (!block) collector.waiting.push(collector.pending);
        if (!block) collector.pending = nothing();
      }
      const { pending } = collector;
      if (cell && pending.text !== "" && !pending.text.endsWith(" ")) pending.text += " ";
      if (node.name === "a") {
        pending.anchors.push({ url: node.attributes.href ?? "", start: pending.text.length });
        stack.push({ node, step: "leave-link" });
      }
      enter(node);
    }
  }
  flush(collector);
  return collector.lines;
}

function nothing(): Pending {
  return { text: "", links: [], linkLength: 0, breaks: 0, anchors: [], picture: undefined };
}

function leave(collector: Collector, step: Step): void {
  if (step === "leave-link") {
    endLink(collector.pending);
    collector.pending.anchors.pop();
    return;
  }
  flush(collector);
  if (step === "leave-block") collector.blockStack.pop();
  else collector.aside = undefined;
  if (step === "leave-inline-aside") collector.pending = collector.waiting.pop() ?? nothing();
}

/** One break is a space, two end the paragraph. */
function addBreak(collector: Collector): void {
  const { pending } = collector;
  if (++pending.breaks > 1) flush(collector);
  else if (pending.text !== "") pending.text += blockOf(collector).name === "pre" ? "\n" : " ";
}

function blockOf({ blockStack }: Collector): Element {
  return blockStack.at(-1) as Element;
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
  return small && textOf(row).length <= MAX_ROW;
}

/** The one paragraph of a cell is the cell's text. */
function isCellText({ name, parent }: Element): boolean {
  return name === "p" && parent !== null && isCell(parent);
}

function addText(collector: Collector, raw: string): void {
  if (blockOf(collector).name === "pre" && /\n\s*\n/.test(raw)) {
    for (const [index, part] of raw.split(/\n\s*\n/).entries()) {
      if (index > 0) flush(collector);
      addText(collector, part);
    }
    return;
  }
  const { pending } = collector;
  const text = singleSpaced(raw);
  if (text.trim() !== "") pending.breaks = 0;
  pending.text += pending.text === "" || pending.text.endsWith(" ") ? text.trimStart() : text;
}

function endLink(pending: Pending): void {
  const anchor = pending.anchors.at(-1);
  if (!anchor) return;
  const start = Math.min(anchor.start, pending.text.length);
  const end = pending.text.trimEnd().length;
  if (end <= start) return;
  pending.linkLength += end - start;
  pending.links.push({ span: { start, end }, url: anchor.url });
}

function flush(collector: Collector): void {
  const { pending, blockStack, aside } = collector;
  // Most blocks of a page begin and end around other blocks: between them there is nothing to put by.
  if (pending.text === "") {
    pending.breaks = 0;
    return;
  }
  if (pending.anchors.length > 0) endLink(pending);
  for (const anchor of pending.anchors) anchor.start = 0;
  const text = pending.text.trim();
  if (/[\p{L}\p{N}]/u.test(text)) {
    const element = blockOf(collector);
    collector.lines.push({
      ...kindOf(element, blockStack),
      text,
      links: pending.links,
      linkLength: pending.linkLength,
      element,
      inCaption: inCaption(blockStack) || isSetAsCaption(text, element, pending.picture),
      ...(aside === undefined ? {} : { aside }),
    });
  }
  collector.pending = { ...nothing(), anchors: pending.anchors };
}

/** In a caption, or in a figure outside of the table, list, code or quotation that is its content. */
function inCaption(blockStack: readonly Element[]): boolean {
  for (let i = blockStack.length - 1; i >= 0; i--) {
    const name = blockStack[i]?.name ?? "";
    if (name === "figcaption" || name === "caption" || name === "figure") return true;
    if (/^(?:table|ul|ol|dl|pre|blockquote|article)$/.test(name)) return false;
  }
  return false;
}

/** Words of the longest caption that no element marks. */
const MAX_CAPTION = 40;

/** Behind a picture, and small or slanted as a whole. */
function isSetAsCaption(text: string, block: Element, picture: Element | undefined): boolean {
  if (picture === undefined || /^(?:h\d|li|td|th)$/.test(block.name) || countWords(text) > MAX_CAPTION) return false;
  return isSlight(block);
}

function isSlight(block: Element): boolean {
  const own = block.children.filter((child) => child.type === "element" || child.text.trim() !== "");
  const only = own.length === 1 && own[0]?.type === "element" ? own[0] : block;
  return /^(?:em|i|small|sub|figcaption)$/.test(only.name);
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

/** All classes and ids of an element, and what it says it is, for rules on names: `newsCaption` as `news-caption`. */
export function namesOf({ attributes }: Element): string {
  let names = "";
  for (const key of naming) {
    const value = attributes[key];
    if (value) names = names === "" ? value : `${names} ${value}`;
  }
  if (names === "") return "";
  return collapse(names)
    .slice(0, 500)
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .toLowerCase();
}

const naming = ["class", "id", "role", "itemprop", "data-component", "data-testid"];
