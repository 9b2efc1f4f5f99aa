/** A template's logo: a figure above the title of page one, in every output. */
import type { Doc } from "../document/doc-node.ts";
import type { PageImage } from "../layout/page.ts";
import type { Stylesheet } from "./stylesheet.ts";

/** The name that the logo goes by among a document's images; no Markdown can give it, for a colon makes an address. */
export const logoSrc = "template:logo";

/** CSS pixels to a point. */
const pxPerPt = 96 / 72;

/** The document with its logo in front; the same document where the template has none. */
export function withLogo(doc: Doc, { logo }: Stylesheet): Doc {
  if (logo === null) return doc;
  return { ...doc, blocks: [{ type: "figure", src: logoSrc, alt: logo.alt, caption: [] }, ...doc.blocks] };
}

/** An image in the size that the stylesheet gives the logo. */
export function sizedLogo(image: PageImage, heightPt: number): PageImage {
  const heightPx = heightPt * pxPerPt;
  return { ...image, heightPx, widthPx: (image.widthPx * heightPx) / image.heightPx };
}
