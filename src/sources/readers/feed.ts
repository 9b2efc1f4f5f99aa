/**
 * RSS, Atom and RDF feeds: each item is an article. The parser of this project closes what is left open, so that a feed
 * that was cut short still gives its whole items. A document type is refused: entities are not worth their danger.
 */
import { type Checked, warning } from "../../diagnostics/diagnostic.ts";
import { decodeText } from "../decoding.ts";
import { type Draft, isWebAddress, type StatedMetadata } from "../draft.ts";
import { decodeEntities } from "../markup/entities.ts";
import { parseXml } from "../markup/parse.ts";
import { collapse, type Element, elementsOf, localName, named, plainText, textOf } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { isPersonName, splitNames } from "../metadata/names.ts";
import { refuse } from "../refuse.ts";
import { draftOfElement, readFragment } from "./fragment.ts";
import { declaredEncoding, limitWarning } from "./html.ts";

const MAX_ITEMS = 5000;

/** Drafts by item, in the feed's order. Items without a word of text are left out. */
export async function readFeed(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name, declaredEncoding(bytes));
  if (value === null) return { value: [], diagnostics };
  const { root, doctype, exceeded } = parseXml(value.text);
  if (doctype) return refuse(name, "source/unreadable", "declares a document type, which feeds don't need");
  const items = named(root, "item", "entry");
  if (items.length === 0)
    return refuse(
      name,
      exceeded === null ? "source/unreadable" : "source/limit",
      exceeded === null ? "is XML, but no feed with items" : `has ${exceeded}`,
    );
  const channel = named(root, "channel", "feed")[0];
  const site = channel ? child(channel, "title") : "";
  // Atom: the feed's authors are those of every entry that names none.
  const authors = channel && localName(channel) === "feed" ? authorsOf(channel).filter(isPersonName) : [];
  const drafts = items
    .slice(0, MAX_ITEMS)
    .map((item) => readItem(item, site, authors))
    .filter((draft) => draft.lines.length > 0);
  if (drafts.length === 0)
    return {
      value: [],
      diagnostics: [warning("source/empty", `no item of \`${name}\` holds a text`, { place: { file: name } })],
    };
  const more = items.length > MAX_ITEMS ? `more than ${MAX_ITEMS} items` : exceeded;
  return { value: drafts, diagnostics: [...diagnostics, ...limitWarning(name, more)] };
}

function child(element: Element, ...names: readonly string[]): string {
  for (const name of names) {
    const found = elementsOf(element).find((e) => localName(e) === name || e.name === name);
    const text = found ? plainText(found) : "";
    if (text !== "") return text;
  }
  return "";
}

function readItem(item: Element, site: string, feedAuthors: readonly string[]): Draft {
  const stated: StatedMetadata = {};
  const title = collapse(decodeEntities(child(item, "title")).replace(/<[^<>]{0,300}>/g, " "));
  const named = authorsOf(item);
  const authors = named.length > 0 ? named : feedAuthors;
  const published = findDate(child(item, "pubDate", "published", "date", "issued"))?.date;
  const updated = findDate(child(item, "updated", "modified"))?.date;
  const link = linkOf(item);
  if (title !== "") stated.title = { value: title, from: "feed title" };
  if (authors.length > 0) stated.authors = { value: authors, from: "feed author" };
  if (published !== undefined) stated.published = { value: published, from: "feed date" };
  if (updated !== undefined) stated.updated = { value: updated, from: "feed updated" };
  if (isWebAddress(link)) stated.url = { value: link, from: "feed link" };
  const source = elementsOf(item).find((e) => e.name === "source");
  const origin = source ? child(source, "title") || plainText(source) : "";
  if (origin !== "") stated.outlet = { value: origin, from: "feed source" };
  else if (site !== "") stated.outlet = { value: site, from: "feed title of the channel" };
  return bodyOf(item, stated);
}

/** Names in the authors' elements; RSS writes `address (Name)`. */
function authorsOf(element: Element): string[] {
  const authors = elementsOf(element).filter((e) => localName(e) === "author" || localName(e) === "creator");
  const names = authors.flatMap((author) => {
    const plain = child(author, "name") || plainText(author);
    return splitNames(/\(([^()]{3,80})\)$/.exec(plain)?.[1] ?? plain);
  });
  return [...new Set(names)];
}

function linkOf(item: Element): string {
  const links = elementsOf(item).filter((e) => localName(e) === "link");
  const atom = links.find((e) => (e.attributes.rel ?? "alternate") === "alternate" && e.attributes.href !== undefined);
  const plain = links[0] ? plainText(links[0]) : "";
  // RSS: an item's identifier is its address too, unless it says that it isn't.
  const guid = elementsOf(item).find((e) => localName(e) === "guid" && e.attributes.isPermaLink !== "false");
  return atom?.attributes.href ?? (plain || (guid ? plainText(guid) : ""));
}

/** The longest text that an item carries; a summary only where there is no more. */
function bodyOf(item: Element, stated: StatedMetadata): Draft {
  for (const name of ["encoded", "content", "description", "summary"]) {
    const element = elementsOf(item).find((e) => localName(e) === name && !e.name.startsWith("media:"));
    if (!element || textOf(element).trim() === "") continue;
    const inline = elementsOf(element).length > 0;
    return inline ? draftOfElement(element, stated) : readFragment(textOf(element), stated).draft;
  }
  return readFragment("", stated).draft;
}
