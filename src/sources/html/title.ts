/** The title of a page's article, without the name of the site. */
import type { Stated } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { type Element, findAll, plainText } from "../markup/tree.ts";
import { knownNewsroom } from "../metadata/newsrooms.ts";
import { isHidden, namesOf } from "./lines.ts";
import type { Page } from "./page.ts";
import { countLetters, isSiteName } from "./site-name.ts";

/** Marks that part a title from the site's name. */
const titleBreak = /\s+[|\-–—»«·•:/\\]+\s+|\s*[|»«]\s*/u;

/** The heading on the page is the title where the document's title begins or ends with it; else meta, the site taken off. */
export function titleOf(page: Page, outlet: string | undefined): Stated<string> | undefined {
  const { root, meta, json, title } = page;
  const isOutlet = (text: string) => titleKey(text) === titleKey(outlet ?? "") || isSiteName(text, page.url);
  const og = titleMeta.map((key) => meta.get(key)).find((text) => text !== undefined && !isOutlet(text));
  const firsts = findAll(root, (e) => e.name === "h1" && !isHidden(e), 20);
  const sites = firsts.filter((e) => namesSite(e, page.url)).map(plainText);
  const headings = firsts
    .filter((e) => !namesSite(e, page.url))
    .map(plainText)
    .filter((text) => text.length > 3 && text.length < 300);
  const given = [json?.headline ?? "", og ?? "", title].filter((text) => text !== "");
  const parts = given.flatMap((text) => [titleKey(text), ` ${titleKey(text)} `]);
  const own = (heading: string): boolean => {
    const key = titleKey(heading);
    return (
      countLetters(key) > 8 && !isOutlet(heading) && parts.some((part) => part.includes(` ${key} `) || part === key)
    );
  };
  const bareKeys = given.map((text) => titleKey(withoutSite(text, outlet, page.url))).filter(isTelling);
  // With a kicker before the title as the page states it, or with more behind it than was stated for search engines.
  const longer = headings.filter((heading) => {
    const key = titleKey(heading);
    return bareKeys.some((given) => key.startsWith(`${given} `) || key.endsWith(` ${given}`));
  });
  const seconds =
    headings.some(own) || longer.length > 0
      ? []
      : findAll(root, (e) => e.name === "h2" && !isHidden(e), 40).map(plainText);
  const matched = [...longer, ...[...headings, ...seconds].filter(own)].sort(
    (a, b) => countLetters(b) - countLetters(a),
  )[0];
  const bare = (text: string) =>
    withoutLine(
      withoutDomain(text),
      given.map((g) => withoutSite(g, outlet, page.url)),
    );
  if (matched !== undefined) return { value: bare(matched), from: "heading" };
  const marked = markedHeadline(root, given);
  if (marked !== undefined) return { value: bare(marked), from: "microdata headline" };
  const [only] = headings;
  if (headings.length === 1 && only !== undefined && only.split(" ").length > 3 && sharesWords(only, given))
    return { value: bare(only), from: "h1" };
  if (og !== undefined) return { value: withoutSite(og, outlet, page.url), from: "meta og:title" };
  if (json?.headline) return { value: withoutSite(json.headline, outlet, page.url), from: "json-ld headline" };
  const plain = withoutSite(withoutEnd(title, sites), outlet, page.url);
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

/** True for a heading that leads to the site's own front, or is called its name: it stands on every page. */
function namesSite(heading: Element, url: string | null): boolean {
  const names = `${namesOf(heading)} ${heading.parent ? namesOf(heading.parent) : ""}`;
  if (/(?:^|[\s_])(?:site-?(?:title|name|branding)|blog-?(?:title|name)|logo|branding)(?=$|[\s_])/.test(names))
    return true;
  const [link] = findAll(heading, (e) => e.name === "a" && e.attributes.href !== undefined, 1);
  if (link === undefined || plainText(link).length < plainText(heading).length * 0.8) return false;
  const path = (link.attributes.href ?? "").replace(
    /^https?:\/\/(?:web\.archive\.org\/web\/\w+\/(?:https?:\/\/)?)?[^/]*/i,
    "",
  );
  return /^(?:\.?\/?(?:index\.\w{3,5}|home)?)$/i.test(path) && !/^https?:\/\/[^/]+\/?$/i.test(url ?? "");
}

/** Takes off a site's name, as a heading of the page gives it, with the mark before it. */
function withoutEnd(title: string, sites: readonly string[]): string {
  const site = sites.find((name) => name !== "" && title.length > name.length && title.endsWith(name));
  return site === undefined ? title : title.slice(0, -site.length).replace(/[\s|\-–—»«·•:/\\]+$/u, "");
}

/** Meta elements that hold the title, the most trusted first. */
const titleMeta = ["og:title", "twitter:title", "dc.title", "title", "parsely-title", "sailthru.title"];

/** What microdata marks as the headline. Where several stand on the page, most are of other stories. */
function markedHeadline(root: Element, given: readonly string[]): string | undefined {
  const marked = findAll(root, (e) => e.attributes.itemprop === "headline" && e.name !== "meta", 20)
    .map(plainText)
    .filter((text) => text.length > 5 && text.length < 300);
  const keys = new Set(marked.map(titleKey));
  return keys.size <= 1 ? marked[0] : marked.find((text) => given.some((g) => titleKey(g) === titleKey(text)));
}

/** A line set above the title within its heading (a kicker, the day) is no part of it where the page states the title without it. */
function withoutLine(heading: string, given: readonly string[]): string {
  const key = titleKey(heading);
  const inner = given.find((text) => {
    const own = titleKey(text);
    return own.split(" ").length >= MIN_TITLE_WORDS && own.length > key.length * 0.4 && key.endsWith(` ${own}`);
  });
  return inner ?? heading;
}

const MIN_TITLE_WORDS = 3;

function isTelling(key: string): boolean {
  return key.split(" ").length >= MIN_TITLE_WORDS && countLetters(key) > 12;
}

/** `What we don't hear | EXAMPLE.NET` */
function withoutDomain(heading: string): string {
  return (
    /^(.{8,}?)\s[|–—-]\s(?:www\.)?[\p{L}\d-]{2,40}\.(?:com|net|org|info|[a-z]{2})$/iu.exec(heading)?.[1] ?? heading
  );
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
