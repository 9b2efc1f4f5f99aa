/**
 * JPEG (ITU-T T.81): takes bytes, gives the size and colours, or what is wrong. Segments are walked to the end of the
 * image; the coefficients are not decoded.
 */
import { type ImageFault, sizeFault } from "./image-fault.ts";

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour. */
  readonly components: 1 | 3;
}

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
const quantization = 0xdb;
const huffman = 0xc4;
/** Frames that PDF viewers decode: baseline, extended and progressive, Huffman-coded (ISO 32000-1, 7.4.8). */
const frames: readonly number[] = [0xc0, 0xc1, 0xc2];
/** Markers of the other frames: lossless, hierarchical, arithmetic. */
const otherFrames: readonly number[] = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

/** True where the bytes start as a JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;
}

/** Reads the segments. CMYK is refused: the document's colours are RGB, and PDF/A wants no others beside them. */
export function readJpeg(bytes: Uint8Array): Jpeg | ImageFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: Jpeg | null = null;
  let scans = 0;
  const tables = new Set<number>();
  for (let at = 2; at + 2 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return { fault: "has a damaged segment" };
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === endOfImage) return frame && scans > 0 ? frame : { fault: "has no picture in it" };
    if (at + 4 > bytes.length) break;
    const length = view.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return { fault: "ends inside of a segment" };
    if (otherFrames.includes(marker)) return { fault: "is a kind of JPEG that PDF viewers do not decode" };
    if (frames.includes(marker)) {
      if (frame) return { fault: "has more than one frame" };
      const read = readFrame(view, at + 4, length - 2);
      if ("fault" in read) return read;
      frame = read;
    }
    tables.add(marker);
    at += 2 + length;
    if (marker === startOfScan) {
      if (!frame) return { fault: "has a scan before its frame" };
      if (!tables.has(quantization) || !tables.has(huffman)) return { fault: "lacks the tables to decode it" };
      scans++;
      at = endOfScan(bytes, at);
    }
  }
  return { fault: "ends before its end" };
}

function readFrame(view: DataView, at: number, length: number): Jpeg | ImageFault {
  if (length < 6) return { fault: "has a damaged frame" };
  const [depth, height, width, components] = [
    view.getUint8(at),
    view.getUint16(at + 1),
    view.getUint16(at + 3),
    view.getUint8(at + 5),
  ];
  if (length !== 6 + 3 * components) return { fault: "has a damaged frame" };
  if (depth !== 8) return { fault: `has ${depth} bits a sample; 8 can be used` };
  if (components !== 1 && components !== 3) return { fault: `has ${components} colour components; 1 or 3 can be used` };
  return sizeFault(width, height) ?? { width, height, components };
}

/** The next marker behind coded data, in which `FF 00` is a byte and `FF D0` to `FF D7` are restarts. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}
