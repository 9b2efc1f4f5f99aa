/**
 * PDF files: the structure that a tagged file states, else text with its places on the page, becomes paragraphs. Columns are
 * read one after the other, running heads, page numbers and footnotes dropped, words parted at a line's end joined. A page
 * is read as a stream and given up as soon as it holds more pieces of text than a page can.
 */
import { type Checked, warning } from "../../diagnostics/diagnostic.ts";
import { buildDraft, type Draft, type StatedMetadata } from "../draft.ts";
import { titleKey } from "../furniture/looks.ts";
import { blocksOf, type PdfBlock, type PdfPage } from "../pdf/blocks.ts";
import { type PageAnnotation, withLinks } from "../pdf/links.ts";
import { MAX_PAGE_PIECES, piecesOf } from "../pdf/pieces.ts";
import { hasContentBomb, MAX_CONTENT_BYTES } from "../pdf/streams.ts";
import { taggedBlocks } from "../pdf/tags.ts";
import { refuse } from "../refuse.ts";

const MAX_PAGES = 2000;
/** Pieces of text in one file. */
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
    const pages: PdfPage[] = [];
    let total = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const pieces = await piecesOf(page.streamTextContent({ includeMarkedContent: true }));
      total += pieces?.length ?? 0;
      if (pieces === null || total > MAX_PIECES)
        return refuse(name, "source/limit", `has more than ${MAX_PAGE_PIECES} pieces of text on page ${number}`);
      const tree = await page.getStructTree();
      // A page whose annotations are broken is read without its links.
      const annotations: readonly PageAnnotation[] = await page.getAnnotations().catch(() => []);
      pages.push({ pieces: withLinks(pieces, annotations), tags: tree ? taggedBlocks(tree) : [] });
      page.cleanup();
    }
    return draftOf(blocksOf(pages), await titleOf(document), name);
  } finally {
    await document.destroy();
  }
}

/** The title in the file's properties; it is often that of another file, so it counts only where it is printed too. */
async function titleOf(document: { getMetadata(): Promise<{ info: object }> }): Promise<string> {
  const { info } = await document.getMetadata();
  return "Title" in info && typeof info.Title === "string" ? info.Title : "";
}

/** Blocks from the file's start among which its title is looked for. */
const TITLE_BLOCKS = 12;

function draftOf(blocks: readonly PdfBlock[], titleInFile: string, name: string): Checked<readonly Draft[]> {
  if (!blocks.some(({ furniture }) => !furniture)) {
    const message = `\`${name}\` holds no text; a scanned page has to be recognised first`;
    return { value: [], diagnostics: [warning("source/empty", message, { place: { file: name } })] };
  }
  const builder = buildDraft();
  for (const block of blocks) builder.add(block);
  const stated: StatedMetadata = {};
  const key = titleKey(titleInFile);
  const title = blocks
    .slice(0, TITLE_BLOCKS)
    .find(({ text, furniture }) => !furniture && key.length > MIN_TITLE && startsAs(key, titleKey(text)));
  if (title) stated.title = { value: title.text, from: "pdf title, as printed" };
  return {
    value: [builder.draft(stated, blocks.some(({ kind }) => kind === "heading") ? "marked" : "pasted")],
    diagnostics: [],
  };
}

/** Characters of a title from which one is told from a label. */
const MIN_TITLE = 12;

/** The title may have the site's name behind it. */
function startsAs(title: string, printed: string): boolean {
  return printed.length > MIN_TITLE && (title === printed || title.startsWith(`${printed} `));
}
