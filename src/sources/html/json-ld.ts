/** The article that a page describes in JSON-LD, with the few fields that are used. Whatever else is in it is left alone. */

import { decodeEntities } from "../markup/entities.ts";
import { collapse, type Element, findAll, textOf } from "../markup/tree.ts";

export interface JsonArticle {
  readonly headline?: string;
  readonly authors: readonly string[];
  readonly publisher?: string;
  readonly datePublished?: string;
  readonly dateModified?: string;
  readonly dateCreated?: string;
  readonly uploadDate?: string;
  readonly language?: string;
  readonly url?: string;
  /** Only where it is long enough to be the text and not a teaser. */
  readonly articleBody?: string;
}

const articleTypes =
  /(?:Article|BlogPosting|Posting|Report|NewsItem|Review|Recipe|CreativeWork|WebPage|VideoObject|Event|QAPage|AnalysisNews|LiveBlog)/;
const MAX_JSON = 2_000_000;
const MAX_OBJECTS = 2000;
const MIN_BODY = 300;

type Json = Readonly<Record<string, unknown>>;

/** The best description of an article among all of a page's; undefined where there is none. */
export function nearestJsonArticle(root: Element): JsonArticle | undefined {
  const scripts = findAll(root, (e) => e.name === "script" && /ld\+json/i.test(e.attributes.type ?? ""), 50).map(
    textOf,
  );
  const objects = scripts.flatMap(objectsIn);
  const byId = new Map(
    objects.flatMap((object) => (typeof object["@id"] === "string" ? [[object["@id"], object] as const] : [])),
  );
  const ranked = objects
    .filter((object) => articleTypes.test(typeOf(object)))
    .map((object) => ({ object, rank: rankOf(object) }))
    .sort((a, b) => b.rank - a.rank);
  const best = ranked[0]?.object;
  return best ? readArticle(best, byId) : brokenArticle(scripts);
}

/** A date can still be told from a script that is no JSON, as many are that are put together by hand. */
function brokenArticle(scripts: readonly string[]): JsonArticle | undefined {
  for (const script of scripts) {
    const date = /"datePublished"\s*:\s*"([^"]{4,40})"/.exec(script.slice(0, 200_000))?.[1];
    if (date !== undefined) return { authors: [], datePublished: date };
  }
  return undefined;
}

/** News before blogs before pages, described before bare. */
function rankOf(object: Json): number {
  const type = typeOf(object);
  const kind = /News|Report/.test(type)
    ? 8
    : /Article|Posting|Review/.test(type)
      ? 6
      : /CreativeWork|Recipe|Video/.test(type)
        ? 2
        : 1;
  return (
    kind +
    (object.headline ? 2 : 0) +
    (object.datePublished ? 2 : 0) +
    (object.articleBody ? 1 : 0) +
    (object.author ? 1 : 0)
  );
}

function typeOf(object: Json): string {
  const type = object["@type"];
  return Array.isArray(type)
    ? type.filter((t) => typeof t === "string").join(" ")
    : typeof type === "string"
      ? type
      : "";
}

/** All objects of a script, inner ones too; nothing where it is no JSON. Raw line feeds in strings are forgiven. */
function objectsIn(text: string): Json[] {
  if (text.length > MAX_JSON) return [];
  const bare = text.replace(/^[\s;]*(?:<!--|\/\/<!\[CDATA\[|<!\[CDATA\[)?|(?:-->|\/\/\]\]>|\]\]>)?[\s;]*$/g, "");
  const value = parseJson(bare) ?? parseJson(bare.replace(/[\u0000-\u001f]+/g, " "));
  const found: Json[] = [];
  const queue: unknown[] = [value];
  for (let i = 0; i < queue.length && found.length < MAX_OBJECTS; i++) {
    const item = queue[i];
    if (Array.isArray(item)) queue.push(...item.slice(0, MAX_OBJECTS));
    else if (isObject(item)) {
      found.push(item);
      for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"])
        if (typeof item[key] === "object") queue.push(item[key]);
    }
  }
  return found;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readArticle(object: Json, byId: ReadonlyMap<unknown, Json>): JsonArticle {
  const text = (value: unknown): string | undefined => {
    const plain =
      typeof value === "string"
        ? collapse(decodeEntities(value))
        : isObject(value)
          ? text(value["@value"] ?? value.name)
          : Array.isArray(value)
            ? text(value[0])
            : undefined;
    return plain === "" ? undefined : plain;
  };
  const optional = <K extends string>(key: K, value: string | undefined) =>
    value === undefined ? {} : { [key]: value };
  const body = typeof object.articleBody === "string" ? object.articleBody.replace(/<[^<>]{0,500}>/g, " ") : undefined;
  return {
    authors: namesIn(object.author ?? object.creator, byId),
    ...optional("headline", text(object.headline)),
    ...optional("publisher", namesIn(object.publisher, byId)[0]),
    ...optional("datePublished", text(object.datePublished)),
    ...optional("dateModified", text(object.dateModified)),
    ...optional("dateCreated", text(object.dateCreated)),
    ...optional("uploadDate", text(object.uploadDate)),
    ...optional("language", text(object.inLanguage)),
    ...optional("url", text(object.url)),
    ...optional("articleBody", body !== undefined && body.length >= MIN_BODY ? decodeEntities(body) : undefined),
  };
}

/** Names of persons or bodies given as texts, objects, references, or lists of these. */
function namesIn(value: unknown, byId: ReadonlyMap<unknown, Json>): string[] {
  const list = Array.isArray(value) ? value.slice(0, 30) : [value];
  return list.flatMap((item) => {
    if (typeof item === "string") return /^https?:/.test(item) ? [] : [collapse(decodeEntities(item))];
    if (!isObject(item)) return [];
    const named = item.name ?? byId.get(item["@id"])?.name;
    const names = Array.isArray(named) ? named : [named];
    return names.flatMap((name) => (typeof name === "string" ? [collapse(decodeEntities(name))] : []));
  });
}
