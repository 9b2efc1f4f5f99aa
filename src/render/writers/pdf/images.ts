/**
 * Images of a document as XObjects, each painting the unit square. A PNG's own compressed rows are passed through wherever PDF has the same form;
 * transparency and interlacing, which it has not, are decoded and written anew. Only checked images get here.
 */

import { readJpeg } from "../../image/jpeg.ts";
import { channels, decodePng, inflateScanlines, type Png, readPng } from "../../image/png.ts";
import { readSvg } from "../../image/svg.ts";
import type { PagedDocument, PageImage } from "../../layout/page.ts";
import { type LabelFont, paintSvg } from "./paint-svg.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import { array, dict, type PdfSource } from "./pdf-syntax.ts";

export interface DocumentImages {
  /** The operator that paints an image into the unit square; null where the document has no image of that name. */
  readonly operatorOf: (image: string) => PdfSource | null;
  /**
   * Writes the images that were painted; the resources' XObject dictionary, null where there are none. Labels of SVG use
   * the document's fonts, so it comes before they are embedded; `resources` is where they will stand.
   */
  readonly write: (file: PdfFile, resources: Ref) => PdfSource | null;
}

/** Opens the images of a document. Each is written once, however often it is painted. */
export function openImages(images: PagedDocument["images"], fontFor: LabelFont): DocumentImages {
  const painted = new Map<string, string>();
  return {
    operatorOf: (image) => {
      if (!Object.hasOwn(images, image)) return null;
      const resource = painted.get(image) ?? `I${painted.size + 1}`;
      painted.set(image, resource);
      return `/${resource} Do`;
    },
    write: (file, resources) => {
      const entries: Record<string, Ref> = {};
      for (const [image, resource] of painted) {
        const value = images[image];
        if (value) entries[resource] = writeImage(file, value, { resources, fontFor });
      }
      return painted.size === 0 ? null : dict(entries);
    },
  };
}

interface LabelParts {
  readonly resources: Ref;
  readonly fontFor: LabelFont;
}

function writeImage(file: PdfFile, image: PageImage, labels: LabelParts): Ref {
  switch (image.format) {
    case "png":
      return writePng(file, image.bytes);
    case "jpeg":
      return writeJpeg(file, image.bytes);
    case "svg":
      return writeSvg(file, image.bytes, labels);
  }
}

function writeSvg(file: PdfFile, bytes: Uint8Array, { resources, fontFor }: LabelParts): Ref {
  const svg = readSvg(bytes);
  if ("fault" in svg) throw new Error(`an image that was not checked ${svg.fault}`);
  const content = paintSvg(svg, fontFor);
  const entries = { Type: "/XObject", Subtype: "/Form", BBox: "[0 0 1 1]", Resources: resources };
  return file.stream(entries, Buffer.from(content, "latin1"));
}

function writeJpeg(file: PdfFile, bytes: Uint8Array): Ref {
  const jpeg = readJpeg(bytes);
  if ("fault" in jpeg) throw new Error(`an image that was not checked ${jpeg.fault}`);
  const entries = {
    ...imageEntries(jpeg.width, jpeg.height, 8),
    ColorSpace: jpeg.components === 3 ? "/DeviceRGB" : "/DeviceGray",
    Filter: "/DCTDecode",
  };
  return file.stream(entries, bytes, "coded");
}

function writePng(file: PdfFile, bytes: Uint8Array): Ref {
  const png = readPng(bytes);
  if ("fault" in png) throw new Error(`an image that was not checked ${png.fault}`);
  const passesThrough = png.colorType < 4 && png.transparency === null && !png.interlaced;
  return passesThrough ? passPngThrough(file, png) : rewritePng(file, png);
}

/** PDF knows the row filters of PNG as predictors from 10 on (7.4.4.4). */
function passPngThrough(file: PdfFile, png: Png): Ref {
  const parameters = {
    Predictor: "15",
    Colors: String(channels(png)),
    BitsPerComponent: String(png.depth),
    Columns: String(png.width),
  };
  const entries = {
    ...imageEntries(png.width, png.height, png.depth),
    ColorSpace: png.palette ? indexed(png.palette) : png.colorType === 2 ? "/DeviceRGB" : "/DeviceGray",
    Filter: "/FlateDecode",
    DecodeParms: dict(parameters),
  };
  return file.stream(entries, png.data, "coded");
}

function indexed(palette: Uint8Array): PdfSource {
  return array(["/Indexed", "/DeviceRGB", String(palette.length / 3 - 1), `<${Buffer.from(palette).toString("hex")}>`]);
}

function rewritePng(file: PdfFile, png: Png): Ref {
  const inflated = inflateScanlines(png);
  if ("fault" in inflated) throw new Error(`an image that was not checked ${inflated.fault}`);
  const { colors, samples, alpha } = decodePng(png, inflated.scanlines);
  const base = imageEntries(png.width, png.height, 8);
  const mask = alpha && file.stream({ ...base, ColorSpace: "/DeviceGray" }, alpha);
  return file.stream({ ...base, ColorSpace: colors === 3 ? "/DeviceRGB" : "/DeviceGray", SMask: mask }, samples);
}

function imageEntries(width: number, height: number, depth: number): Readonly<Record<string, PdfSource>> {
  return {
    Type: "/XObject",
    Subtype: "/Image",
    Width: String(width),
    Height: String(height),
    BitsPerComponent: String(depth),
  };
}
