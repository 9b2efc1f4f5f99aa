/**
 * Articles as JSON: IPTC ninjs, JSON Feed, CSL-JSON, lists and lines of objects with the usual names. Each object with a
 * text is an article; other fields are taken by the names that these formats give them, and nothing else is looked at.
 */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { decodeText } from "../decoding.ts";
import { buildDraft, type Draft, isWebAddress, type StatedMetadata } from "../draft.ts";
import { collapse } from "../markup/tree.ts";
import { findDate, makeDate } from "../metadata/dates.ts";
import { splitNames } from "../metadata/names.ts";
import { refuse } from "../refuse.ts";
import { readFragment } from "./fragment.ts";
import { splitLines } from "./text.ts";

type Json = Readonly<Record<string, unknown>>;

const MAX_ITEMS = 20_000;

/** Drafts in the file's order; objects without a text are left out. */
export async function readJson(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name);
  if (value === null) return { value: [], diagnostics };
  const objects = objectsOf(value.text);
  if (objects === null) return refuse(name, "source/unreadable", "is not JSON, nor lines of it");
  const drafts = objects.slice(0, MAX_ITEMS).flatMap(({ item, outlet }) => draftOf(item, outlet));
  if (drafts.length === 0) return refuse(name, "source/unreadable", "is JSON without an article in it");
  return { value: drafts, diagnostics };
}

interface Found {
  readonly item: Json;
  readonly outlet: string;
}

function objectsOf(text: string): Found[] | null {
  const whole = parse(text);
  if (whole !== undefined) return itemsOf(whole);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const items = lines.map(parse).filter(isObject);
  return items.length > 0 && items.length >= lines.length * 0.5 ? items.map((item) => ({ item, outlet: "" })) : null;
}

function itemsOf(value: unknown): Found[] {
  if (Array.isArray(value)) return value.filter(isObject).map((item) => ({ item, outlet: "" }));
  if (!isObject(value)) return [];
  const list = [value.items, value.articles, value.entries, value.results].find(Array.isArray);
  if (list === undefined) return [{ item: value, outlet: "" }];
  const outlet = /jsonfeed\.org/.test(String(value.version ?? "")) ? textIn(value.title) : "";
  return list.filter(isObject).map((item: Json) => ({ item, outlet }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length > 0 ? textIn(value[0]) : "";
  return isObject(value) ? textIn(value.value ?? value.name ?? value.text ?? value.byline) : "";
}

function first(item: Json, keys: readonly string[]): { readonly value: string; readonly from: string } | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(item, key) ? textIn(item[key]).trim() : "";
    if (value !== "") return { value, from: `json ${key}` };
  }
  return undefined;
}

/** ninjs from its second version on keeps lists of bodies, headlines and bylines, each with its role. */
function mainOf(value: unknown): Json {
  const list = Array.isArray(value) ? value.filter(isObject) : [];
  return list.find(({ role }) => role === "main") ?? list[0] ?? {};
}

function ninjsHtml(item: Json): { readonly value: string; readonly from: string } | undefined {
  const body = mainOf(item.bodies);
  return /html/i.test(textIn(body.contentType)) ? first(body, ["value"]) : undefined;
}

function draftOf(item: Json, outlet: string): Draft[] {
  const html =
    ninjsHtml(item) ??
    first(item, ["body_html", "content_html", "bodyHtml", "html"]) ??
    first(isObject(item.body) ? item.body : {}, ["html"]);
  const body =
    html ??
    first(mainOf(item.bodies), ["value"]) ??
    first(item, [
      "body_text",
      "content_text",
      "articleBody",
      "text",
      "body",
      "content",
      "fulltext",
      "full_text",
      "bodyText",
      "body_xhtml",
      "abstract",
      "description",
      "summary",
    ]);
  if (!body) return [];
  const stated = statedOf(item, outlet);
  if (html !== undefined || /<(?:p|div|br)[\s/>]/i.test(body.value)) return [readFragment(body.value, stated).draft];
  const builder = buildDraft();
  for (const line of splitLines(body.value)) {
    builder.add({
      kind: line.kind,
      text: body.value.slice(line.span.start, line.span.end),
      ...(line.level === undefined ? {} : { level: line.level }),
    });
  }
  return [builder.draft(stated, "pasted")];
}

function statedOf(item: Json, outlet: string): StatedMetadata {
  const stated: StatedMetadata = {};
  const headline = first(mainOf(item.headlines), ["value"]);
  const title = headline ? { ...headline, from: "json headlines" } : first(item, ["title", "headline", "name"]);
  const url = first(item, ["url", "URL", "link", "canonical_url"]);
  const publisher = first(item, [
    "outlet",
    "publisher",
    "container-title",
    "site_name",
    "siteName",
    "publication",
    "source",
    "copyrightholder",
    "copyrightHolder",
    "infoSource",
    "infoSources",
  ]);
  const published = dateIn(item, [
    "date_published",
    "datePublished",
    "published",
    "published_at",
    "publishedAt",
    "firstcreated",
    "firstCreated",
    "contentCreated",
    "date",
    "pubDate",
    "issued",
    "publication_date",
    "versioncreated",
    "versionCreated",
  ]);
  const updated = dateIn(item, [
    "date_modified",
    "dateModified",
    "updated",
    "updated_at",
    "contentmodified",
    "contentModified",
  ]);
  const language = first(item, ["language", "lang", "inLanguage"]);
  const status = first(item, ["pubstatus", "pubStatus"])?.value;
  const authors = authorsIn(item);
  if (title) stated.title = { value: collapse(title.value), from: title.from };
  if (url && isWebAddress(url.value)) stated.url = url;
  if (publisher && publisher.value.length < 100) stated.outlet = publisher;
  else if (outlet !== "") stated.outlet = { value: outlet, from: "json title of the feed" };
  if (published) stated.published = published;
  if (updated) stated.updated = updated;
  if (language && /^[a-z]{2,3}(?=$|[-_])/i.test(language.value))
    stated.language = { value: language.value.slice(0, 2).toLowerCase(), from: language.from };
  if (status === "canceled" || status === "withheld") stated.status = { value: "withdrawn", from: "json pubstatus" };
  if (authors.length > 0) stated.authors = { value: authors, from: "json author" };
  return stated;
}

function dateIn(item: Json, keys: readonly string[]): { value: string; from: string } | undefined {
  for (const key of keys) {
    const value = Object.hasOwn(item, key) ? item[key] : undefined;
    const date = isObject(value) ? datePartsOf(value) : findDate(textIn(value))?.date;
    if (date !== undefined) return { value: date, from: `json ${key}` };
  }
  return undefined;
}

/** CSL-JSON writes dates as `{"date-parts": [[2025, 6, 5]]}`. */
function datePartsOf(value: Json): string | undefined {
  const parts =
    Array.isArray(value["date-parts"]) && Array.isArray(value["date-parts"][0])
      ? value["date-parts"][0].map(Number)
      : [];
  const [year, month, day] = parts;
  if (year === undefined || Number.isNaN(year)) return findDate(textIn(value.raw ?? value.literal))?.date;
  return month === undefined ? (year >= 1900 && year <= 2100 ? String(year) : undefined) : makeDate(year, month, day);
}

function authorsIn(item: Json): string[] {
  const raw = item.authors ?? item.author ?? item.byline ?? item.by ?? item.bylines ?? item.creator;
  const list = Array.isArray(raw) ? raw.slice(0, 50) : [raw];
  return list.flatMap((entry) => {
    if (isObject(entry) && typeof entry.family === "string")
      return [collapse(`${textIn(entry.given)} ${entry.family}`)];
    return splitNames(textIn(entry).replace(/^by\s+/i, ""));
  });
}
