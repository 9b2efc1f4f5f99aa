/** Authors in the elements that pages mark as theirs, and bylines in plain sight. */
import type { Stated } from "../draft.ts";
import { collapse, type Element, findAll, plainText, spacedText, walk } from "../markup/tree.ts";
import { isPersonName, readByline, splitNames } from "../metadata/names.ts";
import { isHidden, namesOf } from "./lines.ts";
import { isEdge, ownText, type Page } from "./page.ts";

const authorMarks =
  /(?:^|[\s_-])(?:byline\S*|by-?line\S*|authors?|author-?names?|article-?authors?|post-?authors?|entry-?author|story-?author|contributors?|writer|journalist|reporter|c-byline\S*|name-author|autor|autore|auteur)(?:$|[\s_-])/;

/** Elements that pages mark as the author's, from the plainest mark to the weakest. */
export function markedAuthors(
  { root, spine }: Page,
  clean: (names: readonly string[]) => string[],
): Stated<readonly string[]> | undefined {
  const ways: readonly (readonly [string, (e: Element) => boolean])[] = [
    ["microdata author", (e) => /\bauthor\b/.test(e.attributes.itemprop ?? "")],
    ["link rel=author", (e) => /\bauthor\b/.test(e.attributes.rel ?? "") && e.name === "a"],
    ["an element named as the byline", (e) => authorMarks.test(namesOf(e))],
    ["a visiting card", (e) => /(?:^|\s)(?:fn|vcard)(?:$|\s)/.test(namesOf(e))],
    [
      "a link to an author's page",
      (e) =>
        e.name === "a" &&
        /\/(?:authors?|profile|staff|news-?team|people|journalist|by|contributors?|reporters?|autor|auteur|writers?|columnists?|team)\/[^/?#]{3,}/i.test(
          e.attributes.href ?? "",
        ),
    ],
  ];
  for (const [from, test] of ways) {
    const names: string[] = [];
    let elements = 0;
    let first: Element | undefined;
    walk(root, (element) => {
      if (isHidden(element) || isEdge(element, spine) || isPictures(element, spine)) return "over";
      if (!test(element) || (first !== undefined && !beside(first, element))) return "into";
      const found = namesIn(element, clean);
      names.push(...found);
      if (found.length > 0) elements++;
      if (found.length > 0) first ??= element;
      return elements >= 4 ? "end" : found.length > 0 ? "over" : "into";
    });
    const unique = [...new Set(names)];
    if (unique.length > 0 && unique.length <= 6) return { value: unique, from };
  }
  return undefined;
}

/** Who took a picture is not who wrote the story. */
function isPictures(element: Element, spine: ReadonlySet<Element>): boolean {
  if (element.name === "figure") return true;
  if (spine.has(element) || /^(?:body|article|main)$/.test(element.name)) return false;
  return /(?:^|[\s_])(?:captions?|credits?|license-info|image-(?:caption|credit)|photo-(?:caption|credit)|gallery)(?=$|[\s_])/.test(
    namesOf(element),
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

const byline = /^(?:by|von|par|por|text:?|autor(?:in)?:?|author:|auteur\s?:|автор:?)\s/i;
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
