/**
 * The details file: what the analyst knows of a source that its file doesn't say. Takes its text, gives details; puts
 * them over what the sources state, marked as the analyst's. A name of a file that isn't there is a warning.
 */
import { type Checked, clean, type Diagnostic, type Place, warning } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import { readYaml } from "../yaml/yaml.ts";
import type { Article, Found, Metadata, OriginWitness } from "./article.ts";
import { detailsSchema, type OutletDetails, type SourceDetails } from "./schema.ts";

/** A details file that was read. */
export interface Details {
  /** By file name, as written: relative to the folder of sources, or a workspace path. */
  readonly files: ReadonlyMap<string, { readonly details: SourceDetails; readonly place: Place }>;
  /** What is said of each outlet, by its name. */
  readonly outlets: ReadonlyMap<string, OutletDetails>;
  /** The file's path, for where values come from. */
  readonly from: string;
}

/** The details of a workspace that has no such file. */
export const noDetails: Details = { files: new Map(), outlets: new Map(), from: "" };

/** Details of a file with errors are empty, so that the sources still count. */
export function readDetails(file: string, text: string): Checked<Details> {
  if (text.replace(/^\s*#.*$/gm, "").trim() === "") return clean(noDetails);
  const { value: yaml, diagnostics } = readYaml(file, text, detailsSchema);
  if (yaml === null) return { value: noDetails, diagnostics };
  const { files = {}, outlets = {} } = yaml.value;
  const entries = Object.entries(files).map(
    ([name, details]) => [name, { details, place: yaml.keyPlaceOf(["files", name]) }] as const,
  );
  return {
    value: {
      files: new Map(entries),
      outlets: new Map(Object.entries(outlets)),
      from: file.slice(file.lastIndexOf("/") + 1),
    },
    diagnostics,
  };
}

/**
 * Articles in the same order with the analyst's values over their own. Details of a feed or list without `#n` hold for
 * all its items, but for the title.
 */
export function applyDetails(articles: readonly Article[], details: Details): Checked<Article[]> {
  const value = articles.map((article) => articleWithDetails(article, details));
  const paths = articles.map((a) => a.path);
  return { value, diagnostics: unknownFiles(details, paths) };
}

/** One article with the analyst's values over its own. */
export function articleWithDetails(article: Article, details: Details): Article {
  return entriesFor(article.path, details).reduceRight((known, name) => {
    const entry = details.files.get(name);
    return entry
      ? withDetails(known, entry.details, details.from, name.includes("#") || !article.path.includes("#"))
      : known;
  }, article);
}

/** What the analyst says of an article, as a text that changes when it does; empty where that is nothing. */
export function detailsKey(path: string, details: Details): string {
  const entries = entriesFor(path, details).map((name) => [name, details.files.get(name)?.details]);
  return entries.length === 0 ? "" : JSON.stringify(entries);
}

/** Names under which the details speak of an article, the most particular first. */
function entriesFor(path: string, details: Details): string[] {
  return details.files.size === 0 ? [] : namesOf(path).filter((name) => details.files.has(name));
}

/** From most to least particular: with and without the item's number, under the folder and in full. */
function namesOf(path: string): string[] {
  const short = shortName(path);
  const whole = (name: string) => name.replace(/#\d+$/, "");
  return [...new Set([path, short, whole(path), whole(short)])];
}

function shortName(path: string): string {
  const at = path.indexOf("sources/");
  return at < 0 ? path : path.slice(at + "sources/".length);
}

function withDetails(article: Article, said: SourceDetails, from: string, titled: boolean): Article {
  const { metadata } = article;
  const found = <T>(value: T | undefined, known: Found<T>): Found<T> =>
    value === undefined ? known : { value, from, by: "analyst" };
  const changed: Metadata = {
    ...metadata,
    title: titled ? found(said.title, metadata.title) : metadata.title,
    authors: found(said.author, metadata.authors),
    outlet: found(said.outlet, metadata.outlet),
    carriedBy: found(said["carried-by"], metadata.carriedBy),
    relayedThrough: found(said["relayed-through"], metadata.relayedThrough),
    published: found(said.date, metadata.published),
    updated: found(said.updated, metadata.updated),
    language: found(said.language, metadata.language),
    url: found(said.url, metadata.url),
    reliability: found(said.reliability, metadata.reliability),
    status: found(said.status, metadata.status),
    note: found(said.note, metadata.note),
    origins: withOrigin(metadata.origins, said, from),
  };
  return { ...article, metadata: changed };
}

/** An origin of the analyst's comes first. A newsroom that turns out to be the outlet itself isn't retold by it. */
function withOrigin(origins: readonly OriginWitness[], said: SourceDetails, from: string): readonly OriginWitness[] {
  const kept = origins.map((o) =>
    o.newsroom === said.outlet && o.relation === "re-report" ? { ...o, relation: "mention" as const } : o,
  );
  if (said.origin === undefined) return kept;
  return [{ newsroom: said.origin, relation: "re-report", span: null, from, by: "analyst" }, ...kept];
}

/** Warns of files that the details name and that are not there, given the paths of all articles. */
export function unknownFiles(details: Details, paths: readonly string[]): Diagnostic[] {
  if (details.files.size === 0) return [];
  const used = new Set(paths.flatMap((path) => entriesFor(path, details)));
  const known = [...new Set(paths.flatMap((path) => [shortName(path), shortName(path).replace(/#\d+$/, "")]))];
  return [...details.files].flatMap(([name, { place }]) => {
    if (used.has(name)) return [];
    const meant = nearest(name, known);
    const hints =
      meant === undefined ? ["names are those of files under the folder of sources"] : [`did you mean \`${meant}\`?`];
    return [warning("source/details-unknown-file", `there is no source \`${name}\``, { place, hints })];
  });
}
