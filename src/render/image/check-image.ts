/**
 * Images as input: takes bytes that anybody may have made, gives an image that writers may trust, or a diagnostic.
 * A PNG is read to its last byte here, because decoders meet in damaged ones whatever they were not written for; a JPEG's
 * segments are walked; limits are counted on real bytes, never on what a header says.
 */
import { type Checked, clean, error, type Place } from "../../diagnostics/diagnostic.ts";
import type { PageImage } from "../layout/page.ts";
import type { ImageFault } from "./image-fault.ts";
import { isJpeg, readJpeg } from "./jpeg.ts";
import { inflateScanlines, isPng, readPng } from "./png.ts";
import { isSvg, readSvg } from "./svg.ts";

/** Checks an image; `label` names it in messages. PNG, JPEG and SVG are known by their content, not by their name. */
export function checkImage(bytes: Uint8Array, label: string, place?: Place): Checked<PageImage | null> {
  const image = readImage(bytes);
  if (!("fault" in image)) return clean(image);
  return { value: null, diagnostics: [error("render/bad-image", `image \`${label}\` ${image.fault}`, { place })] };
}

function readImage(bytes: Uint8Array): PageImage | ImageFault {
  if (isPng(bytes)) {
    const png = readPng(bytes);
    if ("fault" in png) return png;
    const scanlines = inflateScanlines(png);
    if ("fault" in scanlines) return scanlines;
    return { format: "png", bytes, widthPx: png.width, heightPx: png.height };
  }
  if (isJpeg(bytes)) {
    const jpeg = readJpeg(bytes);
    return "fault" in jpeg ? jpeg : { format: "jpeg", bytes, widthPx: jpeg.width, heightPx: jpeg.height };
  }
  if (isSvg(bytes)) {
    const svg = readSvg(bytes);
    return "fault" in svg ? svg : { format: "svg", bytes, widthPx: svg.width, heightPx: svg.height };
  }
  return { fault: "is neither PNG nor JPEG nor SVG" };
}
