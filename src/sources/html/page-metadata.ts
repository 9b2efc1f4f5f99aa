/**
 * What a page says of itself. Witnesses are asked in the order of trust: JSON-LD, meta elements, microdata, marked
 * elements, the address, the visible text. A value that no witness gives is absent.
 */

import type { PartialDate } from "../article.ts";
import { isWebAddress, type Stated, type StatedMetadata } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { collapse, type Element, findAll, findFirst, plainText, walk } from "../markup/tree.ts";
import { dayOfEpoch, findDate, isUpdate, makeDate, readStamp } from "../metadata/dates.ts";
import { isPersonName, readByline, splitNames } from "../metadata/names.ts";
import { knownNewsroom, outletName } from "../metadata/newsrooms.ts";
import { nearestJsonArticle } from "./json-ld.ts";
import { isHidden, namesOf } from "./lines.ts";

/** A page's own words on itself, with the text of its article where JSON-LD gives it. */
export interface PageMetadata {
  readonly stated: StatedMetadata;
  readonly articleBody: string | null;
}

interface Page {
  readonly root: Element;
  /** Elements that hold a heading of the first level: no name makes them the page's edge. */
  readonly spine: ReadonlySet<Element>;
  /** First value by lower-case name or property. */
  readonly meta: ReadonlyMap<string, string>;
  readonly json: ReturnType<typeof nearestJsonArticle>;
  readonly title: string;
  readonly url: string | null;
}

/** `address` is where the page was saved from, where that is known from outside of it. */
export function readPageMetadata(root: Element, address: string | null): PageMetadata {
  const meta = readMeta(root);
  const head = findFirst(root, (e) => e.name === "title");
  const json = nearestJsonArticle(root);
  const own = canonicalUrl(root, meta, json);
  const page: Page = {
    root,
    spine: spineOf(root),
    meta,
    json,
    title: head ? plainText(head) : "",
    url: own?.value ?? address,
  };
  const stated: StatedMetadata = {};
  const outlet = outletOf(page);
  set(stated, "title", titleOf(page, outlet?.value));
  set(stated, "outlet", outlet);
  set(stated, "authors", authorsOf(page, outlet?.value));
  set(stated, "published", publishedOf(page));
  set(stated, "updated", updatedOf(page));
  set(stated, "language", languageOf(page));
  set(stated, "url", own);
  return { stated, articleBody: json?.articleBody ?? null };
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
function isForeign(element: Element, spine: ReadonlySet<Element>): boolean {
  if (spine.has(element) || element.name === "body" || element.name === "article" || element.name === "main")
    return false;
  return /(?:^|[\s_])(?:comments?|comment-?(?:list|body|meta|author|content|area|form|section)|commentlist|sidebar|side-bar|related\S*|recommend\S*|most-?read|popular\S*|teasers?|teaser-\S+|also-\S+|more-(?:stories|news|articles))(?=$|[\s_])/.test(
    namesOf(element),
  );
}

/** The edge of a page too: navigation, its foot, what stands beside. */
function isEdge(element: Element, spine: ReadonlySet<Element>): boolean {
  if (isForeign(element, spine)) return true;
  if (spine.has(element) || element.name === "body" || element.name === "article" || element.name === "main")
    return false;
  if (/^(?:nav|footer|aside)$/.test(element.name)) return true;
  return /(?:^|[\s_])(?:(?:site-|page-)?footer|site-info|copyright|breadcrumbs?)(?=$|[\s_])/.test(namesOf(element));
}

function set<K extends keyof StatedMetadata>(
  stated: StatedMetadata,
  key: K,
  value: StatedMetadata[K] | undefined,
): void {
  if (value !== undefined) stated[key] = value;
}

function readMeta(root: Element): Map<string, string> {
  const meta = new Map<string, string>();
  for (const { attributes } of findAll(root, (e) => e.name === "meta", 2000)) {
    const key = (attributes.property ?? attributes.name ?? attributes.itemprop ?? attributes["http-equiv"] ?? "")
      .toLowerCase()
      .trim();
    const value = collapse(attributes.content ?? attributes.value ?? "");
    if (key !== "" && value !== "" && !meta.has(key)) meta.set(key, value);
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

function outletOf({ meta, json }: Page): Stated<string> | undefined {
  const candidates = [
    [meta.get("og:site_name"), "meta og:site_name"],
    [json?.publisher, "json-ld publisher"],
    [meta.get("application-name"), "meta application-name"],
    [meta.get("dc.publisher"), "meta dc.publisher"],
  ] as const;
  for (const [value, from] of candidates)
    if (value !== undefined && value.length < 80) return { value: outletName(value), from };
  return undefined;
}

/** Marks that part a title from the site's name. */
const titleBreak = /\s+[|\-–—»«·•:/\\]+\s+|\s*[|»«]\s*/u;

/** The heading on the page is the title where the document's title begins or ends with it; else meta, the site taken off. */
function titleOf(page: Page, outlet: string | undefined): Stated<string> | undefined {
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

function isSiteName(text: string, url: string | null): boolean {
  const host = hostKey(url);
  const key = titleKey(text).replace(/ /g, "");
  return host.length > 2 && key.length > 2 && (key.includes(host) || (key.length > 4 && host.includes(key)));
}

/** The letters of an address's host, without `www` and its ending. */
function hostKey(url: string | null): string {
  if (url === null) return "";
  const host = /^https?:\/\/(?:www\.)?([^/:]+)/i.exec(url)?.[1] ?? "";
  return host
    .replace(/\.[a-z.]{2,6}$/i, "")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}

function countLetters(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, "").length;
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

const authorMeta =
  "author article:author parsely-author sailthru.author byl dc.creator dcterms.creator dc.creator.author article:author_name og:article:author author_name authors citation_author twitter:creator_name lp.article:author shareaholic:article_author_name".split(
    " ",
  );

/** A full name from a later witness goes before the pen name or log-in name of an earlier one. */
function authorsOf(page: Page, outlet: string | undefined): Stated<readonly string[]> | undefined {
  const { meta, json, url } = page;
  const clean = (names: readonly string[]) => [
    ...new Set(
      names.flatMap((name) => authorNames(name, outlet)).filter((name) => isPersonName(name) || !isSiteName(name, url)),
    ),
  ];
  const isFull = (found: Stated<readonly string[]>) =>
    found.value.some((name) => isPersonName(name) || /[ \u00b7]|[^\p{Script=Latin}\d\s._-]/u.test(name));
  const witnesses: (() => Stated<readonly string[]> | undefined)[] = [
    () => ({ value: clean((json?.authors ?? []).filter((name) => name !== json?.publisher)), from: "json-ld author" }),
    ...authorMeta.map((key) => () => ({ value: clean([meta.get(key) ?? ""]), from: `meta ${key}` })),
    () => markedAuthors(page, clean),
  ];
  let pen: Stated<readonly string[]> | undefined;
  for (const ask of witnesses) {
    const found = ask();
    if (found === undefined || found.value.length === 0) continue;
    if (isFull(found)) return found;
    pen ??= found;
  }
  return pen;
}

/** Names of people only, but for a single word or a body where the field states it plainly: a byline of the newsroom is none. */
function authorNames(raw: string, outlet: string | undefined): string[] {
  const text = collapse(raw.replace(/<[^<>]{0,200}>/g, " "));
  if (text === "" || text.length > 200 || /^https?:|@|\.(?:com|org|net|[a-z]{2})$|^\d+$/i.test(text)) return [];
  if (outlet !== undefined && titleKey(text) === titleKey(outlet)) return [];
  const bare = text
    .replace(
      /^(?:(?:veröffentlicht|publiziert|geschrieben|posted|published|written)\s)?(?:by|von|par|por|text|autor(?:in)?|author)\s*:?\s+/iu,
      "",
    )
    .replace(
      /^(?:(?:Veröffentlicht |Geschrieben |Posted |Written )?(?:[Bb]y|[Vv]on)|Author|Autor(?:in)?)(?=\p{Lu}\p{Ll})/u,
      "",
    )
    .replace(/\s*(?:übersetzung|translat\w+|photos?|fotos?|editor|illustration)\b.*$/i, "");
  const names = splitNames(bare);
  return names.length > 0 ? names.filter((name) => !notAuthor.test(name)) : penName(bare);
}

const notAuthor =
  /\b(?:click|here|more|posts?|view|all|read|inhalte|follow|profile|moderator|subscribe|login|see|über|about|website|condé nast)\b/i;

/** A single name or a name in other scripts, where a field for authors holds nothing else. */
function penName(text: string): string[] {
  if (
    !/^[\p{L}\p{M}\d][\p{L}\p{M}\d ._'’-]{1,38}$/u.test(text) ||
    !/\p{L}{2}/u.test(text) ||
    text.split(" ").length > 4
  )
    return [];
  if (
    notAuthor.test(text) ||
    /^(?:admin\w*|administrator|webmaster|editor|editors|guest|user|unknown|anonymous|none|null|author|autor|staff|web|online|default|by|von|root|test|super ?user)$/i.test(
      text,
    )
  )
    return [];
  return [text];
}

const authorMarks =
  /(?:^|[\s_-])(?:byline\S*|by-?line\S*|authors?|author-?names?|article-?authors?|post-?authors?|entry-?author|story-?author|contributors?|writer|journalist|reporter|fn|vcard|c-byline\S*|name-author|autor|autore|auteur)(?:$|[\s_-])/;

/** Elements that pages mark as the author's, from the plainest mark to the weakest. */
function markedAuthors(
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

function ownText(element: Element): string {
  const direct = element.children.some((child) => child.type === "text" && child.text.trim() !== "");
  return direct ? plainText(element).slice(0, 160) : "";
}

const publishedMeta =
  "article:published_time article:published og:article:published_time og:published_time og:pubdate datepublished article.published sailthru.date parsely-pub-date pubdate publishdate publish-date publish_date publication_date publicationdate publication-date date-published originalpublicationdate article_date_original article-publish-date article.date displaydate cxenseparse:recs:publishtime bt:pubdate rnews:datepublished dc.date.issued dc.date.created dcterms.issued dcterms.created dcterms.date dc.date dc.created ptime shareaholic:article_published_time timestamp date created datecreated analyticsattributes.articledate citation_date citation_publication_date dc.issued article:post_time weibo:article:create_at datelastpubbed vr:published_time".split(
    " ",
  );
const updatedMeta =
  "article:modified_time og:updated_time article:modified datemodified lastmod last-modified dc.date.modified dcterms.modified modified_time article.updated revision_date".split(
    " ",
  );

function publishedOf(page: Page): Stated<PartialDate> | undefined {
  const json = day(page.json?.datePublished);
  if (json) return { value: json, from: "json-ld datePublished" };
  for (const key of publishedMeta) {
    const date = day(page.meta.get(key));
    if (date) return { value: date, from: `meta ${key}` };
  }
  return markedDate(page) ?? dateInUrl(page.url) ?? visibleDate(page) ?? late(page);
}

function late(page: Page): Stated<PartialDate> | undefined {
  const created = day(page.json?.dateCreated) ?? day(page.json?.uploadDate);
  return created ? { value: created, from: "json-ld dateCreated" } : undefined;
}

function updatedOf(page: Page): Stated<PartialDate> | undefined {
  const json = day(page.json?.dateModified);
  if (json) return { value: json, from: "json-ld dateModified" };
  for (const key of updatedMeta) {
    const date = day(page.meta.get(key));
    if (date) return { value: date, from: `meta ${key}` };
  }
  return undefined;
}

/** The day of a stamp as it is written: no clock of ours or theirs is converted. Undefined for a day that isn't one. */
function day(stamp: string | undefined): PartialDate | undefined {
  if (stamp === undefined) return undefined;
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{4,6})?$/.exec(stamp.trim());
  if (compact) return makeDate(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const epoch = /^1\d{9}(?:\d{3})?$/.exec(stamp.trim());
  if (epoch) return dayOfEpoch(Number(stamp.trim().slice(0, 10)));
  return findDate(stamp)?.date;
}

/** `time` and microdata. Where several stand apart, the first that isn't in a list of other stories. */
function markedDate({ root, spine }: Page): Stated<PartialDate> | undefined {
  let found: Stated<PartialDate> | undefined;
  let weak: Stated<PartialDate> | undefined;
  let near: Stated<PartialDate> | undefined;
  let titled = false;
  walk(root, (element) => {
    titled ||= element.name === "h1";
    const { attributes } = element;
    const names = namesOf(element);
    if (isForeign(element, spine)) return "over";
    const published =
      /\b(?:datepublished|datecreated)\b/.test((attributes.itemprop ?? "").toLowerCase()) || "pubdate" in attributes;
    if (element.name !== "time" && !published && !/(?:^|[\s_-])(?:published|dtstart)(?:$|\s)/.test(names))
      return "into";
    if (
      /modified|updated/.test(`${attributes.itemprop ?? ""} ${names}`.toLowerCase()) ||
      isUpdate(plainText(element).slice(0, 40))
    )
      return "into";
    const date =
      day(attributes.datetime) ??
      day(attributes.content) ??
      day(attributes.title) ??
      findDate(plainText(element).slice(0, 120))?.date;
    if (!date || date.length < 10) return "into";
    if (published) {
      found = { value: date, from: "microdata datePublished" };
      return "end";
    }
    weak ??= { value: date, from: "time" };
    if (titled) near ??= { value: date, from: "time" };
    return "into";
  });
  return found ?? near ?? weak;
}

/** `/2025/06/05/`, `/2025-06-05-`, `/20250605/`: the day in an address, never the year alone. */
function dateInUrl(url: string | null): Stated<PartialDate> | undefined {
  if (url === null) return undefined;
  const path = url.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*$/, "");
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d\d)()(\d\d)(\d\d)(?=[/_.-]|$)/.exec(path);
  const date = match ? makeDate(Number(match[1]), Number(match[3]), Number(match[4])) : undefined;
  return date ? { value: date, from: "url" } : undefined;
}

const dateNames =
  /(?:^|[\s_-])(?:date\S*|time\S*|published\S*|pub-?date|posted\S*|posted-on|post-?date|entry-?date|meta|post-?meta|entry-?meta|article-?(?:date|meta|info|time)|byline\S*|submitted|created|info|publish\S*|datum|fecha|data)(?:$|[\s_-])/;

/** A date in an element that pages name as one, or in a short text of its own that is nothing but a stamp. */
function visibleDate({ root, spine }: Page): Stated<PartialDate> | undefined {
  let named: Stated<PartialDate> | undefined;
  let stamp: Stated<PartialDate> | undefined;
  let loose: Stated<PartialDate> | undefined;
  let seen = 0;
  walk(root, (element) => {
    if (
      isHidden(element) ||
      isForeign(element, spine) ||
      /footer|copyright/.test(namesOf(element)) ||
      element.name === "footer"
    )
      return "over";
    const names = namesOf(element);
    if (++seen > 50_000 || (named && stamp)) return "end";
    const short = element.children.length <= 12 ? ownText(element) : "";
    if (short === "") return "into";
    if (named === undefined && dateNames.test(names) && !isUpdate(short)) {
      const date = findDate(short)?.date ?? shortYear(short);
      if (date?.length === 10) named = { value: date, from: "text" };
    }
    if (stamp === undefined) {
      const read = readStamp(short);
      if (read?.published?.length === 10) stamp = { value: read.published, from: "text" };
    }
    const near = loose === undefined ? looseDate(short) : undefined;
    if (near !== undefined) loose = { value: near, from: "text" };
    return "into";
  });
  return named ?? stamp ?? loose;
}

/** A label for the day of publication, or the day at the very beginning of a short text. */
const dateLabel =
  /^(?:veröffentlicht|erschienen|datum|stand|vom|am|published|posted|date|on|publié|le|fecha|publicado|data|pubblicato|опубліковано|опубликовано|дата)(?:\s(?:am|on|le|el|il))?\s?:?\s*$/i;

function looseDate(text: string): PartialDate | undefined {
  const hit = text.length <= 90 ? findDate(text) : undefined;
  if (hit === undefined || hit.date.length < 10) return undefined;
  const before = text
    .slice(0, hit.start)
    .replace(/^[\s|·•,(–—-]+/, "")
    .replace(/^\p{L}+,?\s+(?=$)/u, "");
  return before === "" || dateLabel.test(before) ? hit.date : undefined;
}

/** `31.10.23` in an element that is named as a date. */
function shortYear(text: string): PartialDate | undefined {
  const match = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.])/.exec(text);
  return match ? makeDate(2000 + Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}

function languageOf({ root, meta, json }: Page): Stated<string> | undefined {
  const html = findFirst(root, (e) => e.name === "html")?.attributes.lang;
  const candidates = [
    [html, "html lang"],
    [json?.language, "json-ld inLanguage"],
    [meta.get("content-language"), "meta content-language"],
    [meta.get("og:locale"), "meta og:locale"],
  ] as const;
  for (const [value, from] of candidates) {
    const tag = /^[a-z]{2,3}(?=$|[-_])/i.exec(value ?? "")?.[0];
    if (tag !== undefined) return { value: tag.toLowerCase(), from };
  }
  return undefined;
}
