/** NITF, the IPTC's news text format: headline, byline, date and paragraphs stand in elements of their own. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { cut } from "../../text/span.ts";
import { decodeText } from "../decoding.ts";
import type { Draft, StatedMetadata } from "../draft.ts";
import { parseXml } from "../markup/parse.ts";
import { type Element, findFirst, named, plainText } from "../markup/tree.ts";
import { findDate } from "../metadata/dates.ts";
import { readByline, splitNames } from "../metadata/names.ts";
import { outletName } from "../metadata/newsrooms.ts";
import { refuse } from "../refuse.ts";
import { draftOfElement } from "./fragment.ts";
import { declaredEncoding, limitWarning } from "./html.ts";

/** One draft. A document type that only names the format is let pass; one with declarations of its own is refused. */
export async function readNewsXml(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name, declaredEncoding(bytes));
  if (value === null) return { value: [], diagnostics };
  if (/<!DOCTYPE[^>]*\[|<!ENTITY/i.test(value.text.slice(0, 20_000)))
    return refuse(name, "source/unreadable", "declares entities of its own");
  const { root, exceeded } = parseXml(value.text);
  const content = named(root, "body.content")[0] ?? findFirst(root, (e) => e.name.endsWith("body.content"));
  if (!content) return refuse(name, "source/unreadable", "is NITF without a `body.content`");
  return {
    value: [withCaptions(draftOfElement(content, headOf(root)), content)],
    diagnostics: [...diagnostics, ...limitWarning(name, exceeded)],
  };
}

/** Captions and credits of pictures stand among the paragraphs. */
function withCaptions(draft: Draft, content: Element): Draft {
  const captions = new Set(named(content, "media-caption", "media-producer").map(plainText));
  const furniture = { reason: "caption", because: "a caption, as the file marks it" } as const;
  return {
    ...draft,
    lines: draft.lines.map((line) => (captions.has(cut(draft.text, line.span)) ? { ...line, furniture } : line)),
  };
}

function headOf(root: Element): StatedMetadata {
  const text = (element: Element | undefined) => (element ? plainText(element) : "");
  const stated: StatedMetadata = {};
  const title = text(named(root, "hl1")[0]) || text(named(root, "title")[0]);
  const byline = text(named(root, "byline")[0]);
  const authors = readByline(byline)?.authors ?? splitNames(byline);
  const issued = named(root, "date.issue")[0]?.attributes.norm ?? text(named(root, "story.date")[0]);
  const date = findDate(issued)?.date ?? findDate(`${issued}T0`)?.date;
  const paper = named(root, "pubdata")[0]?.attributes.name ?? "";
  const holder = named(root, "doc.copyright")[0]?.attributes.holder ?? text(named(root, "distributor")[0]);
  if (title !== "") stated.title = { value: title, from: "nitf hl1" };
  if (authors.length > 0) stated.authors = { value: authors, from: "nitf byline" };
  if (date !== undefined) stated.published = { value: date, from: "nitf date.issue" };
  if (paper !== "") stated.outlet = { value: outletName(paper), from: "nitf pubdata" };
  else if (holder !== "") stated.outlet = { value: outletName(holder), from: "nitf copyright" };
  return stated;
}
