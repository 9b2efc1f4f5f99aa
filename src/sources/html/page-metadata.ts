/**
 * What a page says of itself. Witnesses are asked in the order of trust: JSON-LD, meta elements, microdata, marked
 * elements, the address, the visible text. A value that no witness gives is absent.
 */
import type { Stated, StatedMetadata } from "../draft.ts";
import { type Element, findFirst } from "../markup/tree.ts";
import { outletName } from "../metadata/newsrooms.ts";
import { authorsOf } from "./authors.ts";
import { besideTitle } from "./beside-title.ts";
import { publishedOf, updatedOf } from "./dates.ts";
import { openPage, type Page } from "./page.ts";
import { titleOf } from "./title.ts";

/** A page's own words on itself, with the text of its article where JSON-LD gives it. */
export interface PageMetadata {
  readonly stated: StatedMetadata;
  readonly articleBody: string | null;
  readonly description: string | null;
}

/** `address` is where the page was saved from, where that is known from outside of it. */
export function readPageMetadata(root: Element, address: string | null): PageMetadata {
  const page = openPage(root, address);
  const stated: StatedMetadata = {};
  const outlet = outletOf(page);
  const title = titleOf(page, outlet?.value);
  const beside = besideTitle(root, title?.value);
  set(stated, "title", title);
  set(stated, "outlet", outlet);
  set(stated, "authors", authorsOf(page, beside, outlet?.value));
  set(stated, "published", publishedOf(page, beside));
  set(stated, "updated", updatedOf(page));
  set(stated, "language", languageOf(page));
  set(stated, "url", page.canonical);
  return { stated, articleBody: page.json?.articleBody ?? null, description: descriptionOf(page) };
}

function set<K extends keyof StatedMetadata>(
  stated: StatedMetadata,
  key: K,
  value: StatedMetadata[K] | undefined,
): void {
  if (value !== undefined) stated[key] = value;
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

function descriptionOf({ meta }: Page): string | null {
  return meta.get("og:description") ?? meta.get("description") ?? meta.get("twitter:description") ?? null;
}
