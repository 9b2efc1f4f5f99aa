/** Authors in the elements that pages mark as theirs, and bylines in plain sight. */
import type { Stated } from "../draft.ts";
import { type Element, plainText, walk } from "../markup/tree.ts";
import { readByline } from "../metadata/names.ts";
import { isHidden, namesOf } from "./lines.ts";
import { isEdge, ownText, type Page } from "./page.ts";

const authorMarks =
  /(?:^|[\s_-])(?:byline\S*|by-?line\S*|authors?|author-?names?|article-?authors?|post-?authors?|entry-?author|story-?author|contributors?|writer|journalist|reporter|fn|vcard|c-byline\S*|name-author|autor|autore|auteur)(?:$|[\s_-])/;

/** Elements that pages mark as the author's, from the plainest mark to the weakest. */
export function markedAuthors(
  { root, spine }: Page,
  clean: (names: readonly string[]) => string[],
): Stated<readonly string[]> | undefined {
  const ways: readonly (readonly [string, (e: Element) => boolean])[] = [
    ["microdata author", (e) => /\bauthor\b/.test(e.attributes.itemprop ?? "")],
    ["link rel=author", (e) => /\bauthor\b/.test(e.attributes.rel ?? "") && e.name === "a"],
    ["an element named as the byline", (e) => authorMarks.test(namesOf(e))],
    [
      "a link to an author's page",
      (e) =>
        e.name === "a" &&
        /\/(?:authors?|profile|staff|people|journalist|by|contributors?|reporters?|autor|auteur|writers?|columnists?|team)\/[^/?#]{3,}/i.test(
          e.attributes.href ?? "",
        ),
    ],
  ];
  for (const [from, test] of ways) {
    const names: string[] = [];
    let elements = 0;
    let first: Element | undefined;
    walk(root, (element) => {
      if (isHidden(element) || isEdge(element, spine)) return "over";
      if (!test(element) || (first !== undefined && !beside(first, element))) return "into";
      const text = plainText(element);
      if (text.length > 0 && text.length < 160) {
        const found = /^by\b/i.test(text) ? (readByline(text)?.authors ?? clean([text])) : clean([text]);
        names.push(...found);
        if (found.length > 0) elements++;
        if (found.length > 0) first ??= element;
      }
      return elements >= 4 ? "end" : "over";
    });
    const unique = [...new Set(names)];
    if (unique.length > 0 && unique.length <= 6) return { value: unique, from };
  }
  return visibleByline(root, spine);
}

/** Several authors stand side by side; names elsewhere are of other stories. */
function beside(first: Element, other: Element): boolean {
  return other.parent === first.parent || other.parent?.parent === first.parent?.parent;
}

/** "By Ann Lee" as a short text of its own, near a heading. */
function visibleByline(root: Element, spine: ReadonlySet<Element>): Stated<readonly string[]> | undefined {
  let found: Stated<readonly string[]> | undefined;
  let seen = 0;
  walk(root, (element) => {
    if (isHidden(element) || isEdge(element, spine)) return "over";
    const text = element.children.length < 8 ? ownText(element) : "";
    if (++seen > 20_000) return "end";
    if (!/^(?:by|von|par|por|text:?|автор:?)\s/i.test(text) || text.length > 100) return "into";
    const authors = readByline(text)?.authors ?? [];
    if (authors.length > 0) found = { value: authors, from: "text" };
    return authors.length > 0 ? "end" : "into";
  });
  return found;
}
