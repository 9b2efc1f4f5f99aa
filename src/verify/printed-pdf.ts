/** Reads the printed words and the attached evidence back out of a PDF memo, through pdf.js rather than our own writer. */
import { squeeze } from "./compare-printed.ts";

export interface PrintedPdf {
  /** The text of the attached evidence file; null where there is none. */
  readonly evidence: string | null;
  /** True where the pages print these characters in one run; `words` without white space, as `squeeze` gives them. */
  holds(words: string): boolean;
}

/** Null where the bytes are not a PDF that can be read. */
export async function readPrintedPdf(bytes: Uint8Array): Promise<PrintedPdf | null> {
  const { getDocumentProxy } = await import("unpdf");
  try {
    const pdf = await getDocumentProxy(bytes.slice());
    const attachments: unknown = await pdf.getAttachments();
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const content = await (await pdf.getPage(number)).getTextContent({ includeMarkedContent: true });
      pages.push(printedText(content.items));
    }
    const printed = squeezeForPrint(pages.join(" "));
    return { evidence: evidenceOf(attachments), holds: (words) => printed.includes(squeezeForPrint(words)) };
  } catch {
    return null;
  }
}

/** Text of the content, without artifacts: running heads stand between the two halves of an excerpt that goes over a page. */
function printedText(items: readonly unknown[]): string {
  let text = "";
  let artifacts = 0;
  const stack: boolean[] = [];
  for (const item of items) {
    if (!isRecord(item)) continue;
    if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
      const artifact = item.tag === "Artifact";
      stack.push(artifact);
      if (artifact) artifacts++;
    } else if (item.type === "endMarkedContent") {
      if (stack.pop()) artifacts--;
    } else if (artifacts === 0 && typeof item.str === "string")
      text += `${item.str}${item.hasEOL === true ? "\n" : ""}`;
  }
  return text;
}

/**
 * Line-end hyphens that the typesetter adds can't be told from the text's own in a text layer, so hyphens are dropped on
 * both sides; every other character counts.
 */
function squeezeForPrint(text: string): string {
  return squeeze(text.normalize("NFC")).replace(/[-\u00ad\u2010\u2011]/g, "");
}

function evidenceOf(attachments: unknown): string | null {
  if (!isRecord(attachments)) return null;
  for (const file of Object.values(attachments)) {
    if (!isRecord(file) || typeof file.filename !== "string" || !file.filename.endsWith(".evidence.json")) continue;
    if (file.content instanceof Uint8Array) return new TextDecoder("utf-8").decode(file.content);
  }
  return null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
