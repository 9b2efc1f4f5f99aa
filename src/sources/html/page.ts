/** A page as the readers of its metadata see it, and which of its parts are about other stories. */

import { isWebAddress, type Stated } from "../draft.ts";
import type { Element } from "../markup/tree.ts";
import { collapse, findAll, findFirst, plainText } from "../markup/tree.ts";
import { type JsonArticle, nearestJsonArticle } from "./json-ld.ts";
import { namesOf } from "./lines.ts";

/** A page with what several readers ask for. */
export interface Page {
  readonly root: Element;
  /** Elements that hold a heading of the first level: no name makes them the page's edge. */
  readonly spine: ReadonlySet<Element>;
  /** First value by lower-case name or property. */
  readonly meta: ReadonlyMap<string, string>;
  /** All values by lower-case name or property: pages name each author in an element of its own. */
  readonly metaLists: ReadonlyMap<string, readonly string[]>;
  readonly json: JsonArticle | undefined;
  /** The document's own title; empty where it has none. */
  readonly title: string;
  /** Where the page stands, by its own word. */
  readonly canonical: Stated<string> | undefined;
  /** The canonical address, else the one it was saved from. */
  readonly url: string | null;
}

/** `address` is where the page was saved from, where that is known from outside of it. */
export function openPage(root: Element, address: string | null): Page {
  const metaLists = readMeta(root);
  const meta = new Map([...metaLists].map(([key, values]) => [key, values[0] ?? ""]));
  const head = findFirst(root, (e) => e.name === "title");
  const json = nearestJsonArticle(root);
  const canonical = canonicalUrl(root, meta, json);
  const title = head ? plainText(head) : "";
  return { root, spine: spineOf(root), meta, metaLists, json, title, canonical, url: canonical?.value ?? address };
}

/** Values of one meta name; only names of authors have more than one that matters. */
const MAX_VALUES = 30;

function readMeta(root: Element): Map<string, string[]> {
  const meta = new Map<string, string[]>();
  for (const { attributes } of findAll(root, (e) => e.name === "meta", 2000)) {
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes["http-equiv"] ?? "")
      .toLowerCase()
      .trim();
    const value = collapse(attributes.content ?? attributes.value ?? "");
    if (key === "" || value === "") continue;
    const values = meta.get(key) ?? [];
    meta.set(key, values);
    if (values.length < MAX_VALUES) values.push(value);
  }
  return meta;
}

function canonicalUrl(
  root: Element,
  meta: ReadonlyMap<string, string>,
  json: Page["json"],
): Stated<string> | undefined {
  const link = findFirst(
    root,
    (e) => e.name === "link" && /\bcanonical\b/i.test(e.attributes.rel ?? ""),
  )?.attributes.href?.trim();
  const candidates = [
    [link, "link canonical"],
    [meta.get("og:url"), "meta og:url"],
    [json?.url, "json-ld url"],
  ] as const;
  for (const [value, from] of candidates) if (value !== undefined && isWebAddress(value)) return { value, from };
  return undefined;
}

function spineOf(root: Element): Set<Element> {
  const spine = new Set<Element>();
  for (const heading of findAll(root, (e) => e.name === "h1", 20)) {
    for (let element: Element | null = heading; element !== null && !spine.has(element); element = element.parent)
      spine.add(element);
  }
  return spine;
}

/** Other stories and comments: what is dated or signed there is not the page's article. */
export function isForeign(element: Element, spine: ReadonlySet<Element>, names = namesOf(element)): boolean {
  if (names === "") return false;
  if (spine.has(element) || element.name === "body" || element.name === "article" || element.name === "main")
    return false;
  return /(?:^|[\s_])(?:comments?|comment-?(?:list|body|meta|author|content|area|form|section)|commentlist|sidebar|side-bar|related\S*|recommend\S*|most-?read|popular\S*|teasers?|teaser-\S+|also-\S+|more-(?:stories|news|articles))(?=$|[\s_])/.test(
    names,
  );
}

/** The edge of a page too: navigation, its foot, what stands beside. */
export function isEdge(element: Element, spine: ReadonlySet<Element>): boolean {
  const names = namesOf(element);
  if (isForeign(element, spine, names)) return true;
  if (spine.has(element) || element.name === "body" || element.name === "article" || element.name === "main")
    return false;
  if (element.name === "nav") return true;
  if (/(?:^|[\s_-])(?:authors?|byline|meta)(?=$|[\s_-])/.test(names) || endsArticle(element)) return false;
  if (element.name === "footer" || element.name === "aside") return true;
  return /(?:^|[\s_])(?:(?:site-|page-)?footer|site-info|copyright|breadcrumbs?)(?=$|[\s_])/.test(names);
}

/** The foot of an article is not the foot of its page. */
function endsArticle(element: Element): boolean {
  if (element.name !== "footer") return false;
  for (let above = element.parent; above !== null; above = above.parent) if (above.name === "article") return true;
  return false;
}

/** The text of an element that holds words of its own, shortened; empty where all its words are in elements below. */
export function ownText(element: Element): string {
  const direct = element.children.some((child) => child.type === "text" && child.text.trim() !== "");
  return direct ? plainText(element).slice(0, 160) : "";
}
