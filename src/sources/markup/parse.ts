/**
 * Markup to a tree, in one pass and linear time, for HTML and XML. Takes text, gives a tree and what had to be cut short.
 * HTML is read as browsers would show it: missing end tags are supplied, unknown end tags ignored, scripts kept as
 * text. XML entities other than the built-in ones and HTML's are never expanded, and nothing outside is ever read.
 */
import { decodeEntities } from "./entities.ts";
import type { Element, TextNode } from "./tree.ts";

/** A parsed text. */
export interface Markup {
  readonly root: Element;
  /** True where an XML text declares a document type: the reader of such a format refuses it. */
  readonly doctype: boolean;
  /** What was too much, for a diagnostic; null where the whole text was taken. */
  readonly exceeded: string | null;
}

/** Elements inside each other beyond which the inner ones are laid side by side. */
export const MAX_DEPTH = 512;
const MAX_NODES = 1_000_000;
const MAX_ATTRIBUTES = 256;

interface Parser {
  readonly xml: boolean;
  readonly stack: Element[];
  readonly open: Map<string, number>;
  nodes: number;
  exceeded: string | null;
}

/** Parses HTML: names in lower case, missing tags supplied. */
export function parseHtml(text: string): Markup {
  return parse(text, false);
}

/** Parses XML leniently: unclosed elements close with their parents. */
export function parseXml(text: string): Markup {
  return parse(text, true);
}

function parse(text: string, xml: boolean): Markup {
  const root: Element = { type: "element", name: "#root", attributes: Object.create(null), children: [], parent: null };
  const parser: Parser = { xml, stack: [root], open: new Map(), nodes: 0, exceeded: null };
  let doctype = false;
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf("<", at);
    if (tag < 0) break;
    if (tag > at) addText(parser, decodeEntities(text.slice(at, tag)));
    const next = text.charCodeAt(tag + 1);
    if (next === 0x21 || next === 0x3f) {
      const end = skipDeclaration(parser, text, tag);
      doctype ||= xml && /^<!DOCTYPE/i.test(text.slice(tag, tag + 10));
      at = end;
    } else if (next === 0x2f && isNameStart(text.charCodeAt(tag + 2))) {
      at = readEndTag(parser, text, tag);
    } else if (isNameStart(next)) {
      at = readStartTag(parser, text, tag);
    } else {
      addText(parser, "<");
      at = tag + 1;
    }
    if (parser.nodes > MAX_NODES) {
      parser.exceeded = `more than ${MAX_NODES} elements and texts`;
      at = text.length;
    }
  }
  if (at < text.length) addText(parser, decodeEntities(text.slice(at)));
  return { root, doctype, exceeded: parser.exceeded };
}

function top(parser: Parser): Element {
  return parser.stack.at(-1) as Element;
}

function addText(parser: Parser, text: string): void {
  const { children } = top(parser);
  const last = children.at(-1);
  if (last?.type === "text") last.text += text;
  else {
    const node: TextNode = { type: "text", text };
    children.push(node);
    parser.nodes++;
  }
}

/** Comments, declarations and processing instructions give nothing; CDATA gives its text in XML. */
function skipDeclaration(parser: Parser, text: string, tag: number): number {
  if (text.startsWith("<!--", tag)) {
    if (!parser.xml && /^<!--?-?>/.test(text.slice(tag, tag + 6))) return text.indexOf(">", tag) + 1;
    const end = text.indexOf("-->", tag + 4);
    return end < 0 ? text.length : end + 3;
  }
  if (parser.xml && text.startsWith("<![CDATA[", tag)) {
    const end = text.indexOf("]]>", tag + 9);
    const stop = end < 0 ? text.length : end;
    addText(parser, text.slice(tag + 9, stop));
    return end < 0 ? text.length : end + 3;
  }
  const end = text.indexOf(">", tag);
  return end < 0 ? text.length : end + 1;
}

function isNameStart(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x5f;
}

const tagName = /[^\s/>]{1,80}/y;

function readEndTag(parser: Parser, text: string, tag: number): number {
  const close = text.indexOf(">", tag);
  const end = close < 0 ? text.length : close + 1;
  tagName.lastIndex = tag + 2;
  const raw = tagName.exec(text)?.[0] ?? "";
  const name = parser.xml ? raw : raw.toLowerCase();
  if (!parser.xml && name === "p" && !parser.open.get("p")) return end;
  closeTo(parser, name);
  return end;
}

/** Closes up to and with the nearest open element of a name; nothing where none is open. */
function closeTo(parser: Parser, name: string): void {
  if (!parser.open.get(name)) return;
  if (!parser.xml && !isTablePart(name)) {
    for (let i = parser.stack.length - 1; i > 0 && parser.stack[i]?.name !== name; i--) {
      if (/^(?:td|th)$/.test(parser.stack[i]?.name ?? "")) return;
    }
  }
  for (let closed = pop(parser); closed !== name; ) closed = pop(parser);
}

function isTablePart(name: string): boolean {
  return /^(?:table|tbody|thead|tfoot|tr|td|th|body|html)$/.test(name);
}

function pop(parser: Parser): string {
  const name = parser.stack.pop()?.name ?? "";
  parser.open.set(name, (parser.open.get(name) ?? 1) - 1);
  return name;
}

const attributePattern = /[\s/]*([^\s/>=][^\s/>=]{0,200})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y;

function readStartTag(parser: Parser, text: string, tag: number): number {
  tagName.lastIndex = tag + 1;
  const raw = tagName.exec(text)?.[0] ?? "";
  const name = parser.xml ? raw : raw.toLowerCase();
  const attributes: Record<string, string> = Object.create(null);
  let at = tag + 1 + raw.length;
  for (let count = 0; at < text.length && text[at] !== ">"; count++) {
    attributePattern.lastIndex = at;
    const match = attributePattern.exec(text);
    if (!match) break;
    at = attributePattern.lastIndex;
    const key = parser.xml ? (match[1] ?? "") : (match[1] ?? "").toLowerCase();
    if (count < MAX_ATTRIBUTES && !(key in attributes))
      attributes[key] = decodeEntities(match[2] ?? match[3] ?? match[4] ?? "");
    if (count === MAX_ATTRIBUTES) parser.exceeded ??= `more than ${MAX_ATTRIBUTES} attributes on one element`;
  }
  const close = text.indexOf(">", at);
  const end = close < 0 ? text.length : close + 1;
  const selfClosing = text[close - 1] === "/";
  if (!parser.xml && isForeign(parser) && breaksOut.has(name)) leaveForeign(parser);
  const foreign = !parser.xml && isForeign(parser);
  if (!parser.xml && !foreign) supplyEndTags(parser, name);
  const element = addElement(parser, name, attributes);
  if (parser.xml || foreign ? selfClosing : voidElements.has(name)) return end;
  if (!parser.xml && rawTextElements.has(name) && !(foreign && name === "title"))
    return readRawText(element, text, end, name);
  enter(parser, element);
  return end;
}

function addElement(parser: Parser, name: string, attributes: Record<string, string>): Element {
  const parent = top(parser);
  const element: Element = { type: "element", name, attributes, children: [], parent };
  parent.children.push(element);
  parser.nodes++;
  return element;
}

/** Beyond the depth limit the tree grows in width: the words stay, the nesting is lost. */
function enter(parser: Parser, element: Element): void {
  if (parser.stack.length >= MAX_DEPTH) {
    parser.exceeded ??= `elements nested deeper than ${MAX_DEPTH}`;
    return;
  }
  parser.stack.push(element);
  parser.open.set(element.name, (parser.open.get(element.name) ?? 0) + 1);
}

function readRawText(element: Element, text: string, start: number, name: string): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  pattern.lastIndex = start;
  const match = name === "plaintext" ? null : pattern.exec(text);
  const stop = match ? match.index : text.length;
  const raw = text.slice(start, stop);
  const node: TextNode = { type: "text", text: name === "title" || name === "textarea" ? decodeEntities(raw) : raw };
  element.children.push(node);
  const close = match ? text.indexOf(">", stop) : -1;
  return close < 0 ? text.length : close + 1;
}

/** Within a drawing or formula: there `<title/>` is closed, and a title may hold elements. */
function isForeign({ open, stack }: Parser): boolean {
  if (!open.get("svg") && !open.get("math")) return false;
  for (let i = stack.length - 1; i > 0; i--) {
    const name = stack[i]?.name ?? "";
    if (name === "svg" || name === "math") return true;
    if (/^(?:foreignobject|desc|title|annotation-xml|m[inos]|mtext)$/.test(name)) return false;
  }
  return false;
}

/** An element of a page's text ends a drawing or formula that was left open. */
function leaveForeign(parser: Parser): void {
  while (isForeign(parser)) pop(parser);
}

const breaksOut = new Set(
  "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split(
    " ",
  ),
);

const voidElements = new Set(
  "area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound".split(" "),
);
const rawTextElements = new Set("script style textarea title xmp iframe noembed noframes plaintext".split(" "));

const closesParagraph = new Set(
  "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul li dd dt".split(
    " ",
  ),
);

/** Elements that end an open one of the same row, and where the search for it stops. */
const siblings: Readonly<Record<string, { readonly closes: readonly string[]; readonly within: readonly string[] }>> =
  Object.assign(Object.create(null), {
    li: { closes: ["li"], within: ["ul", "ol", "menu", "dir"] },
    dt: { closes: ["dt", "dd"], within: ["dl"] },
    dd: { closes: ["dt", "dd"], within: ["dl"] },
    tr: { closes: ["tr"], within: ["table", "tbody", "thead", "tfoot"] },
    td: { closes: ["td", "th"], within: ["tr", "table"] },
    th: { closes: ["td", "th"], within: ["tr", "table"] },
    tbody: { closes: ["tbody", "thead", "tfoot"], within: ["table"] },
    thead: { closes: ["tbody", "thead", "tfoot"], within: ["table"] },
    tfoot: { closes: ["tbody", "thead", "tfoot"], within: ["table"] },
    option: { closes: ["option"], within: ["select", "datalist"] },
    a: { closes: ["a"], within: ["div", "p", "li", "td", "table", "section", "article", "ul"] },
    body: { closes: ["head"], within: ["html"] },
  });

function supplyEndTags(parser: Parser, name: string): void {
  if (closesParagraph.has(name))
    closeNearest(
      parser,
      ["p"],
      ["table", "td", "th", "caption", "button", "object", "blockquote", "li", "div", "article", "section"],
    );
  const rule = siblings[name];
  if (rule) closeNearest(parser, rule.closes, rule.within);
}

function closeNearest(parser: Parser, names: readonly string[], within: readonly string[]): void {
  if (!names.some((name) => (parser.open.get(name) ?? 0) > 0)) return;
  for (let i = parser.stack.length - 1; i > 0; i--) {
    const name = parser.stack[i]?.name ?? "";
    if (names.includes(name)) {
      while (parser.stack.length > i) pop(parser);
      return;
    }
    if (within.includes(name)) return;
  }
}
