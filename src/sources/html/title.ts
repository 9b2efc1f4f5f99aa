/** The title of a page's article, without the name of the site. */
import type { Stated } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { findAll, findFirst, plainText } from "../markup/tree.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";
import { isHidden } from "./lines.ts";
import type { Page } from "./page.ts";
import { countLetters, isSiteName } from "./site-name.ts";

/** Marks that part a title from the site's name. */
const titleBreak = /\s+[|\-–—»«·•:/\\]+\s+|\s*[|»«]\s*/u;

/** The heading on the page is the title where the document's title begins or ends with it; else meta, the site taken off. */
export function titleOf(page: Page, outlet: string | undefined): Stated<string> | undefined {
  const { root, meta, json, title } = page;
  const og =
    meta.get("og:title") ??
    meta.get("twitter:title") ??
    meta.get("dc.title") ??
    meta.get("title") ??
    meta.get("parsely-title") ??
    meta.get("sailthru.title");
  const headings = findAll(root, (e) => e.name === "h1" && !isHidden(e), 20)
    .map(plainText)
    .filter((text) => text.length > 3 && text.length < 300);
  const given = [json?.headline ?? "", og ?? "", title].filter((text) => text !== "");
  const parts = given.flatMap((text) => [titleKey(text), ` ${titleKey(text)} `]);
  const own = (heading: string): boolean => {
    const key = titleKey(heading);
    return (
      countLetters(key) > 8 &&
      key !== titleKey(outlet ?? "") &&
      !isSiteName(heading, page.url) &&
      parts.some((part) => part.includes(` ${key} `) || part === key)
    );
  };
  const seconds = headings.some(own) ? [] : findAll(root, (e) => e.name === "h2" && !isHidden(e), 40).map(plainText);
  const matched = [...headings, ...seconds].filter(own).sort((a, b) => countLetters(b) - countLetters(a))[0];
  if (matched !== undefined) return { value: matched, from: "heading" };
  const marked = findFirst(root, (e) => e.attributes.itemprop === "headline" && e.name !== "meta");
  if (marked && plainText(marked).length > 5 && plainText(marked).length < 300)
    return { value: plainText(marked), from: "microdata headline" };
  const [only] = headings;
  if (headings.length === 1 && only !== undefined && only.split(" ").length > 3 && sharesWords(only, given))
    return { value: only, from: "h1" };
  if (og !== undefined) return { value: withoutSite(og, outlet, page.url), from: "meta og:title" };
  if (json?.headline) return { value: withoutSite(json.headline, outlet, page.url), from: "json-ld headline" };
  const plain = withoutSite(title, outlet, page.url);
  if (
    headings.length === 1 &&
    headings[0] !== undefined &&
    countLetters(headings[0]) > 15 &&
    titleKey(plain) !== titleKey(headings[0]) &&
    title === ""
  )
    return { value: headings[0], from: "h1" };
  return plain === "" ? undefined : { value: plain, from: "title" };
}

/** The page's one heading is its title, in other words than the one for search engines, where they have words in common. */
function sharesWords(heading: string, given: readonly string[]): boolean {
  const words = new Set(titleKey(given.join(" ")).split(" "));
  const own = titleKey(heading)
    .split(" ")
    .filter((word) => word.length > 3);
  return own.length > 1 && own.filter((word) => words.has(word)).length >= own.length * 0.4;
}

/** Takes off the last or first part of a title where it names the site, or is far shorter than the rest. */
function withoutSite(title: string, outlet: string | undefined, url: string | null): string {
  const bar = title.lastIndexOf(" | ");
  if (bar > 0 && title.slice(0, bar).split(" ").length >= 3 && title.slice(bar + 3).split(" ").length <= 7)
    return withoutSite(title.slice(0, bar).trim(), outlet, url);
  const joined = /^(.*\p{Script=Han}.*?)[-_|–—]\p{Script=Han}{2,8}$/u.exec(title)?.[1];
  if (joined !== undefined) return joined;
  const parts = title.split(titleBreak).filter((part) => part.trim() !== "");
  if (parts.length < 2) return title;
  const isSite = (part: string): boolean => {
    if (outlet !== undefined && titleKey(part) === titleKey(outlet)) return true;
    if (knownNewsroom(part) !== undefined) return true;
    return isSiteName(part, url);
  };
  const last = parts.at(-1) ?? "";
  const first = parts[0] ?? "";
  const cut = (from: "end" | "start"): string => {
    const at = from === "end" ? title.lastIndexOf(last) : title.indexOf(first) + first.length;
    const rest = from === "end" ? title.slice(0, at) : title.slice(at);
    return rest.replace(/^[\s|\-–—»«·•:/\\]+|[\s|\-–—»«·•:/\\]+$/gu, "");
  };
  if (isSite(last)) return withoutSite(cut("end"), outlet, url);
  if (isSite(first)) return withoutSite(cut("start"), outlet, url);
  const words = (text: string) => text.trim().split(/\s+/).length;
  return words(last) <= 4 && words(cut("end")) >= 5 && /[|»]/.test(title.slice(title.lastIndexOf(last) - 4))
    ? cut("end")
    : title;
}
