/** Small PNG and JPEG files for tests, made byte by byte. */
import { zlibSync } from "fflate";

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly depth?: number;
  readonly colorType: number;
  readonly interlaced?: boolean;
  readonly palette?: readonly number[];
  readonly transparency?: readonly number[];
  /** Scanlines, each behind its filter's number. */
  readonly rows: readonly number[];
}

/** A PNG of these parts, whether they go together or not. */
export function makePng(parts: PngParts): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(parts.width, 0);
  header.writeUInt32BE(parts.height, 4);
  header.set([parts.depth ?? 8, parts.colorType, 0, 0, parts.interlaced ? 1 : 0], 8);
  const chunks = [chunk("IHDR", header)];
  if (parts.palette) chunks.push(chunk("PLTE", Uint8Array.from(parts.palette)));
  if (parts.transparency) chunks.push(chunk("tRNS", Uint8Array.from(parts.transparency)));
  chunks.push(chunk("IDAT", zlibSync(Uint8Array.from(parts.rows))), chunk("IEND", new Uint8Array(0)));
  return new Uint8Array(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]));
}

/** One chunk with its length and checksum. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** A JPEG, all of middle grey: one code for "no change" and one for "end of block" are all that it needs. */
export function makeJpeg(width: number, height: number, components = 3, frame = 0xc0): Uint8Array {
  const numbers = Array.from({ length: components }, (_, i) => i + 1);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8) * components;
  const oneCode = [1, ...new Array(15).fill(0), 0];
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [0x4a, 0x46]),
    ...segment(0xdb, [0, ...new Array(64).fill(1)]),
    ...segment(frame, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      components,
      ...numbers.flatMap((n) => [n, 0x11, 0]),
    ]),
    ...segment(0xc4, [0x00, ...oneCode, 0x10, ...oneCode]),
    ...segment(0xda, [components, ...numbers.flatMap((n) => [n, 0]), 0, 63, 0]),
    // Two bits a block, all zero.
    ...new Array(Math.ceil((blocks * 2) / 8)).fill(0),
    ...[0xff, 0xd9],
  ]);
}

/** A segment of a JPEG with its length. */
export function segment(marker: number, data: readonly number[]): readonly number[] {
  return [0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data];
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
