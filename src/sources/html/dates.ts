/** When a page's article was published and updated: stated dates, marked dates, the address, the visible text. */
import type { PartialDate } from "../article.ts";
import type { Stated } from "../draft.ts";
import { type Element, plainText, walk } from "../markup/tree.ts";
import { dayOfEpoch, findDate, isUpdate, makeDate } from "../metadata/dates.ts";
import { dateBesideTitle } from "./beside-title.ts";
import { namesOf } from "./lines.ts";
import { isForeign, type Page } from "./page.ts";
import { visibleDate } from "./visible-date.ts";

const publishedMeta =
  "article:published_time article:published og:article:published_time og:published_time og:pubdate datepublished article.published sailthru.date parsely-pub-date pubdate publishdate publish-date publish_date publication_date publicationdate publication-date date-published originalpublicationdate article_date_original article-publish-date article.date displaydate cxenseparse:recs:publishtime bt:pubdate rnews:datepublished dc.date.issued dc.date.created dcterms.issued dcterms.created dcterms.date dc.date dc.created ptime shareaholic:article_published_time timestamp date created datecreated analyticsattributes.articledate citation_date citation_publication_date dc.issued article:post_time weibo:article:create_at datelastpubbed vr:published_time".split(
    " ",
  );

const updatedMeta =
  "article:modified_time og:updated_time article:modified datemodified lastmod last-modified dc.date.modified dcterms.modified modified_time article.updated revision_date".split(
    " ",
  );

/** The most trusted witness decides; those that name another day, though they state it as plainly, are given with it. */
export function publishedOf(page: Page, beside: readonly Element[]): Stated<PartialDate> | undefined {
  const plain = [statedDate(page), metaDate(page), dateBesideTitle(beside), dateInUrl(page.url)];
  const [head, meta, title, url] = plain;
  const chosen = head ?? meta ?? title ?? markedDate(page) ?? url ?? visibleDate(page) ?? late(page);
  if (chosen === undefined) return undefined;
  const against = plain.flatMap((other) => (other !== undefined && areApart(other.value, chosen.value) ? [other] : []));
  return against.length === 0 ? chosen : { ...chosen, against };
}

function statedDate({ json }: Page): Stated<PartialDate> | undefined {
  const date = day(json?.datePublished);
  return date ? { value: date, from: "json-ld datePublished" } : undefined;
}

function metaDate({ meta }: Page): Stated<PartialDate> | undefined {
  for (const key of publishedMeta) {
    const date = day(meta.get(key));
    if (date) return { value: date, from: `meta ${key}` };
  }
  return undefined;
}

/** Days that lie side by side may be one moment, written in two time zones. */
function areApart(a: PartialDate, b: PartialDate): boolean {
  return (
    a.length === 10 && b.length === 10 && Math.abs(Date.parse(`${a}T00:00:00Z`) - Date.parse(`${b}T00:00:00Z`)) > DAY
  );
}

const DAY = 86_400_000;

function late(page: Page): Stated<PartialDate> | undefined {
  const created = day(page.json?.dateCreated) ?? day(page.json?.uploadDate);
  return created ? { value: created, from: "json-ld dateCreated" } : undefined;
}

export function updatedOf(page: Page): Stated<PartialDate> | undefined {
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

/** `/29-10-2021`, where the first number can't be a month. */
function dayFirst(path: string): PartialDate | undefined {
  const match = /(?:^|[/_-])(1[3-9]|2\d|3[01])([-/])(\d{1,2})\2((?:19|20)\d\d)(?=[/_.-]|$)/.exec(path);
  return match ? makeDate(Number(match[4]), Number(match[3]), Number(match[1])) : undefined;
}

/** `/2025/06/05/`, `/2025-06-05-`, `/20250605/`: the day in an address, never the year alone. */
function dateInUrl(url: string | null): Stated<PartialDate> | undefined {
  if (url === null) return undefined;
  const path = url.replace(/^https?:\/\/[^/]*/i, "").replace(/[?#].*$/, "");
  const match =
    /(?:^|[/_-])((?:19|20)\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d\d)()(\d\d)(\d\d)(?=[/_.-]|$)/.exec(path);
  const date = match ? makeDate(Number(match[1]), Number(match[3]), Number(match[4])) : dayFirst(path);
  return date ? { value: date, from: "url" } : undefined;
}
