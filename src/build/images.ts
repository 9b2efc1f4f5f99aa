/** The images of a document: read beside its Markdown, checked before any writer sees them; nothing is ever fetched. */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { warning } from "../diagnostics/diagnostic.ts";
import type { Doc, DocBlock, Inline } from "../render/document/doc-node.ts";
import { blocksIn, inlinesOf } from "../render/document/walk.ts";
import { checkImage } from "../render/image/check-image.ts";
import type { PageImage } from "../render/layout/page.ts";

/** Reads an image by its path as the Markdown gives it, relative to the file; undefined where there is none. */
export type ReadImage = (path: string) => Promise<Uint8Array | undefined>;

/** The largest image file, in bytes. */
export const IMAGE_LIMIT_BYTES: number = 16 * 1024 * 1024;

/** Checked images by the `src` that figures and text name them by. One that can't be used is a warning; its description prints. */
export async function loadImages(
  doc: Doc,
  file: string,
  read: ReadImage,
): Promise<Checked<Readonly<Record<string, PageImage>>>> {
  const images: Record<string, PageImage> = {};
  const diagnostics: Diagnostic[] = [];
  const sources = new Set([...doc.blocks, ...doc.footnotes.flatMap((f) => f.blocks)].flatMap(imagesIn));
  for (const src of sources) {
    const place = { file };
    const bytes = isLocal(src) ? await read(decodePath(src)) : undefined;
    if (bytes === undefined) {
      const hint = isLocal(src)
        ? "put the file beside the Markdown"
        : "images are never fetched: save it beside the Markdown";
      diagnostics.push(
        warning("render/bad-image", `the image “${src}” is not there; its description is printed`, {
          place,
          hints: [hint],
        }),
      );
      continue;
    }
    const checked = checkImage(bytes, src, place);
    diagnostics.push(...checked.diagnostics.map((d) => ({ ...d, severity: "warning" as const })));
    if (checked.value) images[src] = checked.value;
  }
  return { value: images, diagnostics };
}

/** The images of a block: its own, those in its text, and those of blocks in it. */
function imagesIn(block: DocBlock): string[] {
  const own = block.type === "figure" ? [block.src] : [];
  return [...own, ...inlinesOf(block).flatMap(inlineImages), ...blocksIn(block).flat().flatMap(imagesIn)];
}

function inlineImages(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.type === "image") return [inline.src];
    return "inlines" in inline ? inlineImages(inline.inlines) : [];
  });
}

/** A relative path that stays below the file's folder. */
function isLocal(src: string): boolean {
  return !/^[a-z][a-z\d+.-]*:|^[/\\]/i.test(src) && !src.split(/[/\\]/).includes("..");
}

function decodePath(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

const MEDIA: Readonly<Record<PageImage["format"], string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  svg: "image/svg+xml",
};

/** Images as `data:` URLs, for a page that must need no other file. */
export function dataUrls(images: Readonly<Record<string, PageImage>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(images).map(([src, image]) => [
      src,
      `data:${MEDIA[image.format]};base64,${Buffer.from(image.bytes).toString("base64")}`,
    ]),
  );
}
