/** The charts that a memo's document shows, drawn in its template's colours. */
import type { Memo } from "../memo/memo.ts";
import { chartFile, chartOf, drawChart } from "../render/charts/charts.ts";
import type { Doc } from "../render/document/doc-node.ts";
import type { PageImage } from "../render/layout/page.ts";
import { labelIn, labelsOf } from "../render/template/labels.ts";
import type { LoadedTemplate } from "./templates.ts";

export interface ChartImages {
  /** By the `src` that the document's figures give. */
  readonly images: Readonly<Record<string, PageImage>>;
  /** By the name of the file beside the Markdown. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** The charts that the document shows, beside the template's own images. */
export function chartImages(doc: Doc, memo: Memo, { template, stylesheet, images: own }: LoadedTemplate): ChartImages {
  const labels = labelsOf(template, memo.language);
  const word = (key: string, n = "") => labelIn(labels, key).replaceAll("{n}", () => n);
  const images: Record<string, PageImage> = { ...own };
  const files: Record<string, Uint8Array> = {};
  for (const block of doc.blocks) {
    const name = block.type === "figure" ? chartOf(block.src, memo.slug) : undefined;
    if (block.type !== "figure" || name === undefined) continue;
    const svg = drawChart(name, memo, word, stylesheet.colors);
    const bytes = new TextEncoder().encode(svg);
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    images[block.src] = { format: "svg", bytes, widthPx: Number(width), heightPx: Number(height) };
    files[chartFile(memo.slug, name)] = bytes;
  }
  return { images, files };
}
