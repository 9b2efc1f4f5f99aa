/**
 * What stands right beside the heading that is the article's title. Whatever its elements are called, a date or a name
 * there is the article's own: names such as `teaser-meta` mislead elsewhere.
 */
import type { PartialDate } from "../article.ts";
import type { Stated } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { type Element, elementsOf, findAll, plainText, walk } from "../markup/tree.ts";
import { findDate, isUpdate, readStamp } from "../metadata/dates.ts";
import { isPersonName, readByline } from "../metadata/names.ts";
import { isHidden, namesOf } from "./lines.ts";
import { looseDate } from "./visible-date.ts";

/** Ancestors of the heading whose neighbours are looked at, the heading itself among them. */
const LEVELS = 4;
const BEHIND = 4;
const BEFORE = 2;
/** Characters of a neighbour above which it is the story and not a line about it. */
const MAX_NEIGHBOUR = 300;

/** The short elements behind and before the title's heading, nearest first; empty where no heading is the title. */
export function besideTitle(root: Element, title: string | undefined): readonly Element[] {
  const key = titleKey(title ?? "");
  const headings = key === "" ? [] : findAll(root, (e) => /^h[1-3]$/.test(e.name) && !isHidden(e), 100);
  const heading = headings.find((e) => titleKey(plainText(e)) === key);
  const found: Element[] = [];
  let element: Element | null | undefined = heading;
  for (let level = 0; element?.parent && level < LEVELS && !/^(?:body|main)$/.test(element.name); level++) {
    const siblings = elementsOf(element.parent);
    const at = siblings.indexOf(element);
    const beside = [
      ...siblings.slice(at + 1, at + 1 + BEHIND),
      ...siblings.slice(Math.max(0, at - BEFORE), at).reverse(),
    ];
    found.push(...beside.filter(isShort));
    element = element.parent;
  }
  return found;
}

function isShort(element: Element): boolean {
  if (isHidden(element) || element.name === "nav") return false;
  if (
    /(?:^|[\s_-])(?:comments?|related|recommend\S*|nav|navigation|menu|breadcrumbs?)(?=$|[\s_])/.test(namesOf(element))
  )
    return false;
  let length = 0;
  walk(element, (inner) => {
    for (const child of inner.children)
      if (child.type === "text" && !isHidden(inner)) length += child.text.trim().length;
    return length > MAX_NEIGHBOUR ? "end" : "into";
  });
  return length <= MAX_NEIGHBOUR;
}

/** The first date that is nothing else's: a `time` element, a stamp, or the day that opens a line. */
export function dateBesideTitle(neighbours: readonly Element[]): Stated<PartialDate> | undefined {
  for (const neighbour of neighbours) {
    let found: PartialDate | undefined;
    visit(neighbour, (element, text) => {
      if (isUpdate(text.slice(0, 40)) || text.length > 120) return false;
      const stamp = element.name === "time" ? findDate(element.attributes.datetime ?? text)?.date : undefined;
      const date = stamp ?? readStamp(text)?.published ?? looseDate(text);
      if (date?.length === 10) found = date;
      return found !== undefined;
    });
    if (found !== undefined) return { value: found, from: "text" };
  }
  return undefined;
}

/** Names of a byline, or of a line of date and name such as `11.12.2019 - Ann Lee`. */
export function namesBesideTitle(neighbours: readonly Element[]): Stated<readonly string[]> | undefined {
  for (const neighbour of neighbours) {
    let names: readonly string[] = [];
    visit(neighbour, (_, text) => {
      names = readByline(text)?.authors ?? [];
      if (names.length === 0) names = nameWithDate(text);
      return names.length > 0;
    });
    if (names.length > 0) return { value: names, from: "text" };
  }
  return undefined;
}

function nameWithDate(text: string): string[] {
  const date = findDate(text);
  if (date === undefined) return [];
  const rest = text.slice(0, date.start) + text.slice(date.end);
  const name = rest.replace(/^[\s|·•/,–—-]+|[\s|·•/,–—-]+$/g, "");
  return isPersonName(name) && name.split(" ").length <= 3 ? [name] : [];
}

function visit(neighbour: Element, test: (element: Element, text: string) => boolean): void {
  if (test(neighbour, plainText(neighbour))) return;
  walk(neighbour, (element) => {
    if (isHidden(element)) return "over";
    return test(element, plainText(element)) ? "end" : "into";
  });
}
