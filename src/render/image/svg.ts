/** SVG, until it can be painted. */
import type { ImageFault } from "./image-fault.ts";

/** True where the bytes look like SVG. */
export function isSvg(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1000)).toString("latin1").includes("<svg");
}

/** Not yet. */
export function readSvg(_bytes: Uint8Array): { readonly width: number; readonly height: number } | ImageFault {
  return { fault: "is SVG, which cannot be painted yet" };
}
