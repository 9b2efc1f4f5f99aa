/**
 * Link annotations of a page. Only http, https and mailto leave the document, whatever the layout hands over: this is
 * the one place where an address gets into a PDF.
 */
import type { LinkTarget, Page, PageItem } from "../../layout/page.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import { byteString, dict, numbers, type PdfSource, textString, utf8String } from "./pdf-syntax.ts";
import type { StructureRecorder } from "./structure-tree.ts";

/** Writes the links of page `index` (from 0) in painting order. Links that lead nowhere, or may not be followed, are left out. */
export function writeLinks(
  page: Page,
  index: number,
  context: {
    readonly file: PdfFile;
    readonly structure: StructureRecorder;
    readonly pageRef: Ref;
    readonly destinations: ReadonlyMap<string, PdfSource>;
  },
): readonly Ref[] {
  const refs: Ref[] = [];
  for (const item of page.items) {
    if (item.type !== "link") continue;
    const target = targetSource(item.target, context.destinations);
    if (target === null) continue;
    const ref = context.file.reserve();
    const key = context.structure.attach(item.node, index, ref);
    context.file.put(ref, linkSource(item, page, { target, key, pageRef: context.pageRef }));
    refs.push(ref);
  }
  return refs;
}

/** The address as a URI of ASCII characters; null where its scheme is not allowed. */
export function safeUri(url: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)[^\s]/i.test(url)) return null;
  let uri = "";
  for (const byte of Buffer.from(url, "utf8")) {
    const plain = byte > 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x3c && byte !== 0x3e && byte !== 0x5c;
    uri += plain ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return uri;
}

function targetSource(target: LinkTarget, destinations: ReadonlyMap<string, PdfSource>): PdfSource | null {
  if ("id" in target) {
    return destinations.has(target.id) ? dict({ S: "/GoTo", D: utf8String(target.id) }) : null;
  }
  const uri = safeUri(target.url);
  return uri === null ? null : dict({ S: "/URI", URI: byteString(uri) });
}

function linkSource(
  item: Extract<PageItem, { type: "link" }>,
  page: Page,
  { target, key, pageRef }: { readonly target: PdfSource; readonly key: number; readonly pageRef: Ref },
): PdfSource {
  const top = page.heightPt - item.yPt;
  const fallback = "id" in item.target ? item.target.id : item.target.url;
  return dict({
    Type: "/Annot",
    Subtype: "/Link",
    Rect: numbers([item.xPt, top - item.heightPt, item.xPt + item.widthPt, top]),
    Border: "[0 0 0]",
    // Printed and not hidden, which PDF/A asks of every annotation.
    F: "4",
    P: pageRef,
    A: target,
    Contents: textString(item.contents.trim() === "" ? fallback : item.contents),
    StructParent: String(key),
  });
}
