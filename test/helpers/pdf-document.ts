/**
 * A builder of paged documents for tests of the PDF writer: text is shaped with fontkit and set where the test says, in
 * one line each, so that a test knows every coordinate.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";
import type {
  ArtifactKind,
  FaceRef,
  OutlineEntry,
  Page,
  PagedDocument,
  PageImage,
  PageItem,
  Shaped,
  StructureNode,
  StructureTag,
  TextRun,
} from "../../src/render/layout/page.ts";
import type { PdfOptions } from "../../src/render/writers/pdf/write-pdf.ts";

const require = createRequire(import.meta.url);
const serif = "@expo-google-fonts/source-serif-4";
const files: Readonly<Record<string, string>> = {
  "serif/400/roman": `${serif}/400Regular/SourceSerif4_400Regular.ttf`,
  "serif/400/italic": `${serif}/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf`,
  "serif/700/roman": `${serif}/700Bold/SourceSerif4_700Bold.ttf`,
};

/** The default face of the builder. */
export const roman = "serif/400/roman";

/** Faces of the builder, parsed once. */
export const faces: readonly FaceRef[] = Object.entries(files).map(([key, file]) => ({
  key,
  family: "Source Serif 4",
  weight: Number(key.split("/")[1]),
  italic: key.endsWith("italic"),
  bytes: new Uint8Array(readFileSync(require.resolve(file))),
}));

const fonts = new Map(faces.map((face) => [face.key, fontkit.create(Buffer.from(face.bytes))]));

/** Shapes one word; features as fontkit names them. */
export function shape(text: string, face: string = roman, features: readonly string[] = []): Shaped {
  const font = fonts.get(face)!;
  // fontkit keeps a glyph with the characters that it was first made for; a fresh cache gives each word its own.
  Object.assign(font, { _glyphs: {} });
  const run = font.layout(text, Object.fromEntries(["kern", "liga", ...features].map((feature) => [feature, true])));
  const scale = 1000 / font.unitsPerEm;
  const advances = run.positions.map((position) => position.xAdvance * scale);
  const moved = run.positions.some((position) => position.xOffset !== 0 || position.yOffset !== 0);
  return {
    text,
    glyphs: run.glyphs.map((glyph) => glyph.id),
    advances,
    offsets: moved ? run.positions.map((p) => ({ x: p.xOffset * scale, y: p.yOffset * scale })) : null,
    clusters: run.glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints)),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
}

export interface RunOptions {
  readonly face?: string;
  readonly sizePt?: number;
  readonly color?: string;
  readonly xPt?: number;
  readonly node?: number | null;
  readonly language?: string | null;
  readonly softHyphen?: boolean;
  readonly trackingPt?: number;
  readonly risePt?: number;
  readonly features?: readonly string[];
  /** Room between words; the width of a space by default. */
  readonly gapPt?: number;
  /** A space after the last word, as a line has that goes on. */
  readonly trailingSpace?: boolean;
}

/** A run of words that spaces part. */
export function run(text: string, options: RunOptions = {}): TextRun {
  const { face = roman, sizePt = 10, trackingPt = 0, trailingSpace = false, features = [] } = options;
  const words = text.split(" ").map((word) => shape(word, face, features));
  const gap = options.gapPt ?? (shape(" ", face).width * sizePt) / 1000 + trackingPt;
  const last = words.length - 1;
  return {
    face,
    sizePt,
    color: options.color ?? "#000000",
    xPt: options.xPt ?? 72,
    words,
    gapsPt: words.map((_, i) => (i < last ? gap : 0)),
    spaces: words.map((_, i) => i < last || trailingSpace),
    risePt: options.risePt ?? 0,
    node: options.node === undefined ? 1 : options.node,
    language: options.language ?? null,
    softHyphen: options.softHyphen ?? false,
    trackingPt,
  };
}

/** A line of one run or several. */
export function line(yPt: number, runs: TextRun | readonly TextRun[], artifact: ArtifactKind | null = null): PageItem {
  return { type: "line", yPt, runs: Array.isArray(runs) ? runs : [runs as TextRun], artifact };
}

/** An A4 page. */
export function page(number: number, items: readonly PageItem[], label: string = String(number)): Page {
  return { number, label, widthPt: 595, heightPt: 842, items };
}

/** A structure element; nothing but tag and parent set unless said. */
export function node(
  id: number,
  tag: StructureTag,
  parent: number | null,
  rest: Partial<StructureNode> = {},
): StructureNode {
  const nothing = {
    alt: null,
    language: null,
    title: null,
    scope: null,
    colSpan: 1,
    listNumbering: null,
    noteId: null,
    box: null,
  };
  return { id, tag, parent, ...nothing, ...rest };
}

/** Elements from `tag` and index of parent, in order; the root is added in front. */
export function nodes(...rows: readonly (readonly [StructureTag, number, Partial<StructureNode>?])[]): StructureNode[] {
  return [node(0, "Document", null), ...rows.map(([tag, parent, rest], i) => node(i + 1, tag, parent, rest))];
}

/** A document in English. */
export function paged(
  pages: readonly Page[],
  structure: readonly StructureNode[],
  rest: { readonly outline?: readonly OutlineEntry[]; readonly images?: Readonly<Record<string, PageImage>> } = {},
): PagedDocument {
  return {
    pages,
    nodes: structure,
    outline: rest.outline ?? [],
    faces,
    images: rest.images ?? {},
    language: "en-GB",
  };
}

/** Options of a memo without attachments. */
export function pdfOptions(rest: Partial<PdfOptions> = {}): PdfOptions {
  return {
    title: "A memo",
    author: "Research Desk",
    subject: null,
    keywords: [],
    date: "2025-06-06",
    identifier: "memo 1",
    producer: "briefwright test",
    attachments: [],
    openOutlineLevels: 1,
    ...rest,
  };
}
