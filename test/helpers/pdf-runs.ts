/** Reads a PDF back with pdf.js: positioned runs of text, structure, outline, labels, annotations and attachments. */
import { getDocumentProxy } from "unpdf";

/** Text in one font at one place; lengths in points, `y` of the baseline downwards from the page's top. */
export interface PdfRun {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  /** The text ends a line. */
  readonly endsLine: boolean;
}

type PdfProxy = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Opens a document; the bytes are copied, because pdf.js takes them away. */
export async function openPdf(bytes: Uint8Array): Promise<PdfProxy> {
  return getDocumentProxy(bytes.slice(), { isEvalSupported: false, verbosity: 0 });
}

/** All runs of text in painting order, blanks left out. */
export async function pdfRuns(bytes: Uint8Array): Promise<readonly PdfRun[]> {
  const pdf = await openPdf(bytes);
  const runs: PdfRun[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    for (const item of content.items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [, , , size = 0, x = 0, y = 0] = item.transform as readonly number[];
      runs.push({
        page: number,
        text: item.str,
        x,
        y: height - y,
        width: item.width,
        size,
        font: item.fontName,
        endsLine: item.hasEOL,
      });
    }
  }
  return runs;
}

/** Text of the document as pdf.js puts it together: runs joined, lines ended. */
export async function pdfJsText(bytes: Uint8Array): Promise<string> {
  const pdf = await openPdf(bytes);
  let text = "";
  for (let number = 1; number <= pdf.numPages; number++) {
    const content = await (await pdf.getPage(number)).getTextContent({ disableNormalization: true });
    for (const item of content.items) if ("str" in item) text += item.str + (item.hasEOL ? "\n" : "");
    text += "\f";
  }
  return text;
}
