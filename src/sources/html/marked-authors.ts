/** Authors in the elements that pages mark as theirs, and bylines in plain sight. */
import type { Stated } from "../draft.ts";
import { collapse, type Element, findAll, plainText, spacedText, walk } from "../markup/tree.ts";
import { isPersonName, readByline, splitNames } from "../metadata/names.ts";
import { isHidden, namesOf } from "./lines.ts";
import { isEdge, ownText, type Page } from "./page.ts";

const authorMarks =
  /(?:^|[\s_-])(?:byline\S*|by-?line\S*|authors?|author-?names?|article-?authors?|post-?authors?|entry-?author|story-?author|contributors?|writer|journalist|reporter|c-byline\S*|name-author|autor|autore|auteur)(?:$|[\s_-])/;

/** An element in plain sight, with its names. */
interface Seen {
  readonly element: Element;
  readonly names: string;
}

type Mark = readonly [from: string, test: (seen: Seen) => boolean];

/** Marks of authors, from the plainest to the weakest. */
const marks: readonly Mark[] = [
  ["microdata author", ({ element }) => /\bauthor\b/.test(element.attributes.itemprop ?? "")],
  ["link rel=author", ({ element }) => element.name === "a" && /\bauthor\b/.test(element.attributes.rel ?? "")],
  ["an element named as the byline", ({ names }) => authorMarks.test(names)],
  ["a visiting card", ({ names }) => /(?:^|\s)(?:fn|vcard)(?:$|\s)/.test(names)],
  [
    "a link to an author's page",
    ({ element }) =>
      element.name === "a" &&
      /\/(?:authors?|profile|staff|news-?team|people|journalist|by|contributors?|reporters?|autor|auteur|writers?|columnists?|team)\/[^/?#]{3,}/i.test(
        element.attributes.href ?? "",
      ),
  ],
];

/** Elements that pages mark as the author's. */
export function markedAuthors(
  { root, spine }: Page,
  clean: (names: readonly string[]) => string[],
): Stated<readonly string[]> | undefined {
  const seen: Seen[] = [];
  walk(root, (element) => {
    if (isHidden(element) || isEdge(element, spine)) return "over";
    const names = namesOf(element);
    if (isPictures(element, names, spine)) return "over";
    seen.push({ element, names });
    return "into";
  });
  for (const mark of marks) {
    const names = namesBeside(seen, mark, clean);
    if (names.length > 0 && names.length <= 6) return { value: names, from: mark[0] };
  }
  return undefined;
}

/** The names in the first elements of a mark that hold any, each once. */
function namesBeside(
  seen: readonly Seen[],
  [, test]: Mark,
  clean: (names: readonly string[]) => string[],
): readonly string[] {
  const holders: Element[] = [];
  const names = new Set<string>();
  for (const one of seen) {
    const [first, last] = [holders[0], holders.at(-1)];
    if (!test(one) || (first !== undefined && !beside(first, one.element))) continue;
    if (last !== undefined && isWithin(one.element, last)) continue;
    const found = namesIn(one.element, clean);
    if (found.length === 0) continue;
    for (const name of found) names.add(name);
    if (holders.push(one.element) >= 4) break;
  }
  return [...names];
}

function isWithin(inner: Element, outer: Element): boolean {
  for (let above = inner.parent; above !== null; above = above.parent) if (above === outer) return true;
  return false;
}

/** Who took a picture is not who wrote the story. */
function isPictures(element: Element, names: string, spine: ReadonlySet<Element>): boolean {
  if (element.name === "figure") return true;
  if (spine.has(element) || /^(?:body|article|main)$/.test(element.name)) return false;
  return /(?:^|[\s_])(?:captions?|credits?|license-info|image-(?:caption|credit)|photo-(?:caption|credit)|gallery)(?=$|[\s_])/.test(
    names,
  );
}

/** The names of an element's text; where its text is more than names, those of the links in it. */
function namesIn(element: Element, clean: (names: readonly string[]) => string[]): readonly string[] {
  const text = spacedText(element).replace(/^(?:by\s)+(?=by\s)/i, "");
  if (text === "" || text.length > 400) return [];
  const whole =
    text.length >= 160 ? [] : /^by\b/i.test(text) ? (readByline(text)?.authors ?? clean([text])) : clean([text]);
  if (whole.length > 0) return whole;
  return clean(findAll(element, (e) => e.name === "a" && !isHidden(e), 4).map(plainText)).slice(0, 3);
}

/** Several authors stand side by side; names elsewhere are of other stories. */
function beside(first: Element, other: Element): boolean {
  return other.parent === first.parent || other.parent?.parent === first.parent?.parent;
}

/** "By Ann Lee" as a short text of its own, or a label with the names behind it. */
export function visibleByline({ root, spine }: Page): Stated<readonly string[]> | undefined {
  let found: Stated<readonly string[]> | undefined;
  let seen = 0;
  walk(root, (element) => {
    if (isHidden(element) || isEdge(element, spine)) return "over";
    if (++seen > 20_000) return "end";
    const text = element.children.length < 8 ? ownText(element) : "";
    const authors =
      byline.test(text) && text.length <= 100 ? (readByline(text)?.authors ?? []) : labelled(element, text);
    if (authors.length > 0) found = { value: authors, from: "text" };
    return authors.length > 0 ? "end" : "into";
  });
  return found;
}

/** What may be a byline, which `readByline` decides. */
const byline =
  /^(?:(?:\p{L}+[ -]){0,3}(?:by|von)|par|por|text:?|autor(?:in)?:?|author:|auteur\s?:|автор:?)\s|^\s*(?:\p{Lo}{1,3})\s*[:：]/iu;
const label = /^(?:by|von|par|por|text|written by|autor(?:in|a|e)?|author|auteur|автор)\s?:?$/i;

/** The names in what stands behind an element that says no more than "Author:". */
function labelled(element: Element, text: string): readonly string[] {
  if (!label.test(text) || element.parent === null) return [];
  const siblings = element.parent.children;
  for (const node of siblings.slice(siblings.indexOf(element) + 1).slice(0, 3)) {
    const behind = collapse(node.type === "text" ? node.text : plainText(node));
    if (behind === "") continue;
    return behind.length < 100 && isPersonName(splitNames(behind)[0] ?? "") ? splitNames(behind) : [];
  }
  return [];
}
