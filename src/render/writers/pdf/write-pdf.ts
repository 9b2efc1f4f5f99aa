/**
 * The PDF writer. Takes a document laid out in pages and what the file should say about itself; gives the bytes of a PDF
 * 1.7 file that conforms to PDF/A-3a and PDF/UA-1. Nothing is measured or moved here, and equal input gives equal bytes
 * on every machine: no clock, no zlib, no order of anything but the document's own.
 */
import type { FaceRef, Page, PagedDocument } from "../../layout/page.ts";
import { writeAttachments } from "./attachments.ts";
import { type DocumentFont, openFont } from "./fonts/document-font.ts";
import { openFontProgram } from "./fonts/font-program.ts";
import { type DocumentImages, openImages } from "./images.ts";
import { writeLinks } from "./links.ts";
import { fileIdentifier, informationSource, metadataPacket } from "./metadata.ts";
import { collectDestinations, pageLabels, writeDestinations, writeOutline } from "./navigation.ts";
import { writeOutputIntent } from "./output-intent.ts";
import { paintPage } from "./paint-page.ts";
import { createPdfFile, type PdfFile, type Ref } from "./pdf-file.ts";
import type { PdfOptions } from "./pdf-options.ts";
import { array, dict, numbers, type PdfSource, textString } from "./pdf-syntax.ts";
import { recordStructure, type StructureRecorder } from "./structure-tree.ts";

export type { PdfOptions } from "./pdf-options.ts";

/**
 * Writes a document. Rejects only on what a layout must not hand over: a run in a face that the document does not list,
 * an image that is not there, bytes that are no font, numbers that are not finite.
 */
export async function writePdf(document: PagedDocument, options: PdfOptions): Promise<Uint8Array> {
  const fonts = await openFonts(document);
  const images = openImages(document.images, (style) => labelFont(document, fonts, style));
  const file = createPdfFile();
  const catalog = file.reserve();
  const pageTree = file.reserve();
  const resources = file.reserve();
  const pages = document.pages.map(({ heightPt }) => ({ ref: file.reserve(), heightPt }));
  const structure = recordStructure(document.nodes, pages.length);
  const destinations = collectDestinations(document.pages, pages);
  const parts: PageParts = { file, fonts, images, structure, destinations, pageTree, resources };

  document.pages.forEach((page, index) => {
    writePage(page, { index, ref: pages[index]?.ref ?? "" }, parts);
  });
  file.put(pageTree, pageTreeSource(pages.map(({ ref }) => ref)));
  const paintedImages = images.write(file, resources);
  file.put(resources, dict({ Font: writeFonts(file, fonts), XObject: paintedImages }));
  const attachments = writeAttachments(file, options.attachments, options.date);
  const outline = writeOutline(file, document.outline, { destinations, openLevels: options.openOutlineLevels });
  file.put(
    catalog,
    dict({
      Type: "/Catalog",
      Pages: pageTree,
      Lang: textString(document.language),
      MarkInfo: "<</Marked true>>",
      StructTreeRoot: structure.write(file, pages),
      ViewerPreferences: "<</DisplayDocTitle true>>",
      PageLabels: pageLabels(document.pages.map((page) => page.label)),
      Outlines: outline,
      PageMode: outline === null ? null : "/UseOutlines",
      Names: namesSource(writeDestinations(file, destinations), attachments.names),
      OutputIntents: array([writeOutputIntent(file)]),
      Metadata: writeMetadata(file, options, document.language),
      AF: attachments.files.length === 0 ? null : array(attachments.files),
    }),
  );
  const info = file.add(informationSource(options));
  return file.finish({ root: catalog, info, id: fileIdentifier(options.identifier) });
}

interface PageParts {
  readonly file: PdfFile;
  readonly fonts: ReadonlyMap<string, DocumentFont>;
  readonly images: DocumentImages;
  readonly structure: StructureRecorder;
  readonly destinations: ReadonlyMap<string, PdfSource>;
  readonly pageTree: Ref;
  readonly resources: Ref;
}

async function openFonts({ faces }: PagedDocument): Promise<ReadonlyMap<string, DocumentFont>> {
  const fonts = new Map<string, DocumentFont>();
  for (const face of faces) {
    fonts.set(face.key, openFont(face, await openFontProgram(face.bytes), fonts.size + 1));
  }
  return fonts;
}

/** The document's face nearest to a label's style: its slope counts most, then that it isn't made for code, then its weight, then that it has no serifs; families say so by their names. */
function labelFont(
  { faces }: PagedDocument,
  fonts: ReadonlyMap<string, DocumentFont>,
  { bold, italic }: { readonly bold: boolean; readonly italic: boolean },
): DocumentFont | null {
  const weight = bold ? 700 : 400;
  const distance = ({ family, italic: slanted, weight: heavy }: FaceRef): number =>
    (slanted === italic ? 0 : 10_000) +
    (/\b(?:mono|code|courier)/i.test(family) ? 2000 : 0) +
    Math.abs(heavy - weight) +
    (/\bsans\b/i.test(family) ? 0 : 1);
  const [nearest] = [...faces].sort((a, b) => distance(a) - distance(b));
  return nearest ? (fonts.get(nearest.key) ?? null) : null;
}

/** Only faces that show something are embedded; their names follow the order of the faces all the same. */
function writeFonts(file: PdfFile, fonts: ReadonlyMap<string, DocumentFont>): PdfSource {
  return dict(Object.fromEntries([...fonts.values()].map((font) => [font.name, font.embed(file)])));
}

function writePage(page: Page, { index, ref }: { readonly index: number; readonly ref: Ref }, parts: PageParts): void {
  const { file, fonts, images, structure, destinations, pageTree, resources } = parts;
  const content = paintPage(page, index, { fonts, structure, paintImage: images.operatorOf });
  const links = writeLinks(page, index, { file, structure, pageRef: ref, destinations });
  file.put(
    ref,
    dict({
      Type: "/Page",
      Parent: pageTree,
      MediaBox: numbers([0, 0, page.widthPt, page.heightPt]),
      Resources: resources,
      Contents: file.stream({}, Buffer.from(content, "latin1")),
      // Colours are blended in the space of the output intent.
      Group: "<</S /Transparency/CS /DeviceRGB>>",
      StructParents: String(index),
      Annots: links.length > 0 ? array(links) : null,
      Tabs: "/S",
    }),
  );
}

function pageTreeSource(pages: readonly Ref[]): PdfSource {
  return dict({ Type: "/Pages", Kids: array(pages), Count: String(pages.length) });
}

function namesSource(destinations: Ref | null, files: PdfSource | null): PdfSource | null {
  return destinations === null && files === null ? null : dict({ Dests: destinations, EmbeddedFiles: files });
}

/** The packet stays readable to tools that know no PDF, so it is not compressed. */
function writeMetadata(file: PdfFile, options: PdfOptions, language: string): Ref {
  return file.stream({ Type: "/Metadata", Subtype: "/XML" }, metadataPacket(options, language), "plain");
}
