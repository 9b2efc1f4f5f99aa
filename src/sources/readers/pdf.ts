/**
 * PDF files: text with its places on the page becomes lines, lines become paragraphs. Columns are read one after the
 * other, running heads and page numbers dropped, words parted at a line's end joined. A page is read as a stream and
 * given up as soon as it holds more pieces of text than a page can.
 */
import { type Checked, warning } from "../../diagnostics/diagnostic.ts";
import { buildDraft, type Draft } from "../draft.ts";
import { linesOf, type PdfPiece } from "../pdf/lines.ts";
import { type PdfLine, paragraphsOf } from "../pdf/paragraphs.ts";
import { hasContentBomb, MAX_CONTENT_BYTES } from "../pdf/streams.ts";
import { refuse } from "../refuse.ts";

const MAX_PAGES = 2000;
/** Pieces of text on one page, and in one file: a page of small print has a few thousand. */
const MAX_PAGE_PIECES = 50_000;
const MAX_PIECES = 1_000_000;

/** One draft. Scanned pages have no text; a file of nothing else is refused. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  if (!Buffer.from(bytes.subarray(0, 1024)).toString("latin1").includes("%PDF-"))
    return refuse(name, "source/unreadable", "is no PDF file");
  if (hasContentBomb(bytes))
    return refuse(name, "source/limit", `unpacks to more than ${MAX_CONTENT_BYTES} bytes of content on a page`);
  const { getDocumentProxy } = await import("unpdf");
  const document = await getDocumentProxy(new Uint8Array(bytes), {
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    if (document.numPages > MAX_PAGES)
      return refuse(name, "source/limit", `has ${document.numPages} pages; the limit is ${MAX_PAGES}`);
    const pages: PdfLine[][] = [];
    let total = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const pieces = await piecesOf(page.streamTextContent());
      total += pieces?.length ?? 0;
      if (pieces === null || total > MAX_PIECES)
        return refuse(name, "source/limit", `has more than ${MAX_PAGE_PIECES} pieces of text on page ${number}`);
      pages.push(linesOf(pieces, page.view[3] ?? 0));
      page.cleanup();
    }
    return draftOf(pages, name);
  } finally {
    await document.destroy();
  }
}

/** Null where the page holds more than its limit. */
async function piecesOf(stream: ReadableStream): Promise<PdfPiece[] | null> {
  const pieces: PdfPiece[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) {
      if (typeof item.str !== "string") continue;
      const [a, b, , , x, y] = item.transform;
      pieces.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size: Math.round(Math.sqrt(a * a + b * b) * 10) / 10 || item.height,
        ends: item.hasEOL === true,
      });
    }
    if (pieces.length > MAX_PAGE_PIECES) {
      await reader.cancel();
      return null;
    }
  }
}

function draftOf(pages: readonly PdfLine[][], name: string): Checked<readonly Draft[]> {
  const builder = buildDraft();
  const paragraphs = paragraphsOf(pages);
  for (const { text, heading } of paragraphs)
    builder.add(heading ? { kind: "heading", level: 1, text } : { kind: "text", text });
  if (paragraphs.length === 0) {
    const message = `\`${name}\` holds no text; a scanned page has to be recognised first`;
    return { value: [], diagnostics: [warning("source/empty", message, { place: { file: name } })] };
  }
  return { value: [builder.draft({}, paragraphs.some((p) => p.heading) ? "marked" : "pasted")], diagnostics: [] };
}
