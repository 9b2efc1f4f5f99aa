/**
 * The layout: a document's tree and a stylesheet to pages. Pure, and the same for the same values. Text is shaped and
 * lines are broken once; pages are filled after that; page numbers are put in last, where room was kept for them.
 *
 * Invariant: every character of the document is on a page, in order, or a diagnostic says which is not and why.
 */
import type { Checked, Diagnostic } from "../../diagnostics/diagnostic.ts";
import { error, warning } from "../../diagnostics/diagnostic.ts";
import type { Doc, DocBlock } from "../document/doc-node.ts";
import { labelsFor } from "../stylesheet/labels.ts";
import type { Stylesheet } from "../stylesheet/stylesheet.ts";
import { noteSpace, pageContent } from "./assemble-page.ts";
import type { BlockContext } from "./blocks.ts";
import { type FaceBook, type FaceSet, facesOf, needsFontkit, openFaces } from "./faces.ts";
import { loadFontkit } from "./fontkit-font.ts";
import { footnoteSource } from "./footnotes.ts";
import { headingTags } from "./headings.ts";
import { type Hyphenator, type Hyphenators, loadHyphenators } from "./hyphenate.ts";
import type { LayoutNeeds } from "./needs.ts";
import { outlineOf } from "./outline.ts";
import type { FaceRef, Page, PagedDocument, PageImage } from "./page.ts";
import { type FilledPage, mostPages, type PageFrame, paginate } from "./paginate.ts";
import { runningItems } from "./running.ts";
import { headingCounter, segmentsOf } from "./segments.ts";
import { spreadPages } from "./spread.ts";
import { type PageLabels, type Segment, type Strip, stripWith } from "./strip.ts";
import { buildStructure, type StructureBuilder } from "./structure.ts";
import { baselineOf } from "./text-strips.ts";

/** What a layout works with besides the document; all of it loaded before. */
export interface LayoutResources {
  readonly faces: FaceSet;
  /** By the `src` that figures give. */
  readonly images: Readonly<Record<string, PageImage>>;
  /** By language; text of others is not hyphenated. */
  readonly hyphenators: Hyphenators;
}

/** Loads what a document needs in the looks of a stylesheet. `font` gives the bytes of a face, undefined where the family has no such face. */
export async function loadLayoutResources(
  stylesheet: Stylesheet,
  needs: LayoutNeeds,
  font: (family: string, weight: number, italic: boolean) => Promise<Uint8Array | undefined>,
): Promise<LayoutResources> {
  const loaded = await Promise.all(
    facesOf(stylesheet, needs.code).map(async (request) => ({
      request,
      bytes: await font(request.family, request.weight, request.italic),
    })),
  );
  const faces = loaded.flatMap(({ request, bytes }) => (bytes ? [{ ...request, bytes }] : []));
  const fontkit = faces.some(({ bytes }) => needsFontkit(bytes)) ? await loadFontkit() : null;
  return { faces: { faces, fontkit }, images: {}, hyphenators: await loadHyphenators(needs.languages) };
}

/** Lays a document out. Without a usable font there are no pages, and an error says so. */
export function layoutDocument(doc: Doc, stylesheet: Stylesheet, resources: LayoutResources): Checked<PagedDocument> {
  const { language } = doc.meta;
  const structure = buildStructure(language);
  const problems = new Problems();
  const faces = openFaces(resources.faces, stylesheet, (problem) => problems.add(problem));
  if (faces === null) {
    problems.add(error("template/font-missing", "none of the stylesheet's fonts is there"));
    return { value: emptyDocument(language, structure), diagnostics: problems.list };
  }
  const frame = frameOf(stylesheet);
  const context = contextOf(doc, stylesheet, resources, faces, structure, problems, frame);
  const segments = firstReferences(segmentsOf(withTitle(doc), context, frame));
  const filled = paginate(segments, frame, footnoteSource(doc.footnotes, context, frame, noteSpace(stylesheet)));
  if (!filled.complete)
    problems.add(error("render/limit", `the document has more than ${mostPages} pages; the rest is left out`));
  const spread = stylesheet.page.fill === "flush" ? spreadPages(filled.pages, frame) : filled.pages;
  const pages = finishPages(doc, spread, frame, context);
  placeFigures(pages, structure);
  const value: PagedDocument = {
    pages,
    nodes: structure.nodes(),
    outline: outlineOf(doc.blocks),
    faces: usedFaces(pages, faces),
    images: usedImages(pages, resources.images),
    language,
  };
  return { value, diagnostics: problems.list };
}

/** Collects diagnostics, each once. */
class Problems {
  readonly list: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  add(problem: Diagnostic): void {
    const key = `${problem.code} ${problem.message}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push(problem);
  }
}

function frameOf(stylesheet: Stylesheet): PageFrame {
  const { widthPt, heightPt, marginTopPt, marginBottomPt, marginLeftPt, marginRightPt, gridPt, gutterPt } =
    stylesheet.page;
  const lines = Math.max(8, Math.floor((heightPt - marginTopPt - marginBottomPt) / gridPt + 0.001));
  return {
    heightPt: lines * gridPt,
    widthPt: Math.max(72, widthPt - marginLeftPt - marginRightPt),
    gridPt,
    gutterPt,
    firstBaselinePt: baselineOf(stylesheet.styles.body),
    lastPageLines: stylesheet.lastPageLines,
  };
}

function contextOf(
  doc: Doc,
  stylesheet: Stylesheet,
  resources: LayoutResources,
  faces: FaceBook,
  structure: StructureBuilder,
  problems: Problems,
  frame: PageFrame,
): BlockContext {
  const language = doc.meta.language.toLowerCase();
  const hyphenatorOf = (of: string): Hyphenator | null =>
    Object.hasOwn(resources.hyphenators, of.toLowerCase()) ? (resources.hyphenators[of.toLowerCase()] ?? null) : null;
  let id = 0;
  return {
    stylesheet,
    faces,
    hyphenator: hyphenatorOf(language),
    hyphenatorOf,
    language: doc.meta.language,
    structure,
    emphasis: "italic",
    labels: labelsFor(language),
    images: resources.images,
    textHeightPt: frame.heightPt,
    nextId: () => ++id,
    headingTag: headingTags(),
    headingNumber: headingCounter(stylesheet.heading.numbered),
    missing(codePoint) {
      const sign = `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
      const hints = ["name a font that has it under `fonts: fallback:` of the stylesheet"];
      problems.add(warning("render/missing-glyph", `no font has ${sign}; it is printed as ⟨${sign}⟩`, { hints }));
    },
    imageMissing(src) {
      problems.add(
        warning("render/bad-image", `the image \`${src}\` cannot be used; its description is printed instead`),
      );
    },
  };
}

/** A document whose title stands in its front matter only gets it as a heading. */
function withTitle(doc: Doc): readonly DocBlock[] {
  const { title } = doc.meta;
  const firstHeading = doc.blocks.find((block) => block.type === "heading");
  if (title === null || (firstHeading?.type === "heading" && firstHeading.level === 1)) return doc.blocks;
  return [{ type: "heading", level: 1, id: "title", inlines: [{ type: "text", text: title }] }, ...doc.blocks];
}

/** A note stands where it is referred to first, and only there. */
function firstReferences(segments: readonly Segment[]): readonly Segment[] {
  const seen = new Set<number>();
  const keep = (strip: Strip): Strip => {
    if (strip.notes.length === 0) return strip;
    const notes = strip.notes.filter((number) => !seen.has(number) && seen.add(number));
    return stripWith(strip, { notes });
  };
  return segments.map(({ columns, stepPt, head, strips }) => ({
    columns,
    stepPt,
    head: head.map(keep),
    strips: strips.map(keep),
  }));
}

function finishPages(
  doc: Doc,
  filled: readonly FilledPage[],
  frame: PageFrame,
  context: BlockContext,
): readonly Page[] {
  const { stylesheet } = context;
  const pages = filled.length > 0 ? filled : [{ strips: [], notes: [], notesHeightPt: 0 }];
  const where = pageOfDestinations(pages);
  const labels: PageLabels = (id) => where.get(id) ?? null;
  return pages.map((page, i) => {
    const place = { number: i + 1, label: String(i + 1), count: pages.length };
    return {
      number: place.number,
      label: place.label,
      widthPt: stylesheet.page.widthPt,
      heightPt: stylesheet.page.heightPt,
      items: [
        ...pageContent(page, frame, stylesheet, labels),
        ...runningItems(doc.meta, place, context.labels, context),
      ],
    };
  });
}

function pageOfDestinations(pages: readonly FilledPage[]): ReadonlyMap<string, string> {
  const where = new Map<string, string>();
  pages.forEach((page, i) => {
    for (const { strip } of page.strips) {
      for (const item of strip.items)
        if (item.type === "destination" && !where.has(item.id)) where.set(item.id, String(i + 1));
    }
  });
  return where;
}

function placeFigures(pages: readonly Page[], structure: StructureBuilder): void {
  for (const page of pages) {
    for (const item of page.items) {
      if (item.type !== "image" || item.node === null) continue;
      const { xPt, yPt, widthPt, heightPt } = item;
      structure.setBox(item.node, { page: page.number, xPt, yPt, widthPt, heightPt });
    }
  }
}

/** Sorted by key, so that fonts are written in one order whatever the text. */
function usedFaces(pages: readonly Page[], faces: FaceBook): readonly FaceRef[] {
  const used = new Set<string>();
  for (const page of pages) {
    for (const item of page.items) if (item.type === "line") for (const run of item.runs) used.add(run.face);
  }
  return faces.opened().filter((ref) => used.has(ref.key));
}

function usedImages(pages: readonly Page[], images: LayoutResources["images"]): PagedDocument["images"] {
  const names = new Set(
    pages.flatMap((page) => page.items.flatMap((item) => (item.type === "image" ? [item.image] : []))),
  );
  return Object.fromEntries(Object.entries(images).filter(([name]) => names.has(name)));
}

function emptyDocument(language: string, structure: StructureBuilder): PagedDocument {
  return { pages: [], nodes: structure.nodes(), outline: [], faces: [], images: {}, language };
}
