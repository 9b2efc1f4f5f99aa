/** EPUB books and digests: each chapter with a paragraph in it is an article, in the order of the spine. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import type { Draft, StatedMetadata } from "../draft.ts";
import { parseXml } from "../markup/parse.ts";
import { type Element, localName, named, plainText } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { splitNames } from "../metadata/names.ts";
import { refuse } from "../refuse.ts";
import { readZip } from "../zip.ts";
import { readFragment } from "./fragment.ts";

/** Drafts by chapter. */
export async function readEpub(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { files, problem } = readZip(bytes, (file) => /\.(?:opf|x?html?|xml)$/i.test(file));
  if (problem) return refuse(name, problem.code, problem.why);
  const text = (path: string) => new TextDecoder("utf-8").decode(files.get(path) ?? new Uint8Array());
  const packagePath =
    named(parseXml(text("META-INF/container.xml")).root, "rootfile")[0]?.attributes["full-path"] ?? "";
  if (!files.has(packagePath)) return refuse(name, "source/unreadable", "holds no EPUB package");
  const { root } = parseXml(text(packagePath));
  const folder = packagePath.slice(0, packagePath.lastIndexOf("/") + 1);
  const hrefs = new Map(named(root, "item").map(({ attributes }) => [attributes.id ?? "", attributes.href ?? ""]));
  const chapters = named(root, "itemref").flatMap(({ attributes }) => {
    const path = folder + decodeURIComponentSafe(hrefs.get(attributes.idref ?? "") ?? "");
    return files.has(path) ? [readFragment(text(path), {}).draft] : [];
  });
  const kept = chapters.filter((draft) => draft.lines.some((line) => line.span.end - line.span.start > MIN_PARAGRAPH));
  const stated = bookMetadata(root);
  return {
    value: kept.map((draft) => ({ ...draft, stated: kept.length === 1 ? stated : withoutTitle(stated) })),
    diagnostics: [],
  };
}

/** Characters of the longest line from which a chapter is more than a title page. */
const MIN_PARAGRAPH = 80;

function withoutTitle({ title: _, ...rest }: StatedMetadata): StatedMetadata {
  return rest;
}

function bookMetadata(root: Element): StatedMetadata {
  const value = (key: string) => {
    const element = named(root, key).find((e) => e.name.startsWith("dc:") || localName(e) === key);
    return element ? plainText(element) : "";
  };
  const stated: StatedMetadata = {};
  const authors = splitNames(value("creator"));
  const date = findDate(value("date"))?.date;
  if (value("title") !== "") stated.title = { value: value("title"), from: "dc:title" };
  if (authors.length > 0) stated.authors = { value: authors, from: "dc:creator" };
  if (value("publisher") !== "") stated.outlet = { value: value("publisher"), from: "dc:publisher" };
  if (date !== undefined) stated.published = { value: date, from: "dc:date" };
  if (/^[a-z]{2,3}/i.test(value("language")))
    stated.language = { value: value("language").slice(0, 2).toLowerCase(), from: "dc:language" };
  return stated;
}

function decodeURIComponentSafe(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
