/**
 * PNG (ISO/IEC 15948): takes bytes, gives header, palette and compressed samples, or what is wrong. Every chunk's length
 * and checksum hold, the samples inflate to exactly the size that the header says, and not a byte beyond it is kept.
 */
import { Unzlib } from "fflate";
import { type ImageFault, sizeFault } from "./image-fault.ts";

export interface Png {
  readonly width: number;
  readonly height: number;
  /** Bits of a sample: 1, 2, 4, 8, 16. */
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  readonly colorType: number;
  readonly interlaced: boolean;
  /** RGB triples; only with colour type 3. */
  readonly palette: Uint8Array | null;
  /** The content of `tRNS`. */
  readonly transparency: Uint8Array | null;
  /** A zlib stream of filtered scanlines. */
  readonly data: Uint8Array;
}

/** Samples of 8 bits in reading order, `colors` to a pixel, with alpha apart. */
export interface Samples {
  readonly colors: 1 | 3;
  readonly samples: Uint8Array;
  readonly alpha: Uint8Array | null;
}

const signature = [137, 80, 78, 71, 13, 10, 26, 10];
const depthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Offsets and steps of the seven passes of an interlaced image (8.2): x, y, dx, dy. */
const passes: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];

/** True where the bytes start as a PNG does. */
export function isPng(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/** Channels to a pixel as they are stored. */
export function channels(png: Png): number {
  return channelsOf[png.colorType] ?? 1;
}

/** Reads the chunks. What follows `IEND` is ignored. */
export function readPng(bytes: Uint8Array): Png | ImageFault {
  const chunks = readChunks(bytes);
  if ("fault" in chunks) return chunks;
  const header = chunks.find((chunk) => chunk.type === "IHDR")?.data;
  if (chunks[0]?.type !== "IHDR" || header?.length !== 13) return { fault: "has no header" };
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const [width, height, depth, colorType] = [view.getUint32(0), view.getUint32(4), header[8] ?? 0, header[9] ?? 0];
  const tooLarge = sizeFault(width, height);
  if (tooLarge) return tooLarge;
  if (!depthsOf[colorType]?.includes(depth)) return { fault: `has ${depth} bits of colour type ${colorType}` };
  if (header[10] !== 0 || header[11] !== 0 || (header[12] ?? 2) > 1) return { fault: "is of an unknown kind of PNG" };
  const palette = chunks.find((chunk) => chunk.type === "PLTE")?.data ?? null;
  if (colorType === 3 && !isPalette(palette, depth)) return { fault: "has a damaged palette" };
  const transparency = chunks.find((chunk) => chunk.type === "tRNS")?.data ?? null;
  if (transparency && !isTransparency(transparency, colorType, palette)) return { fault: "has a damaged `tRNS` chunk" };
  const parts = chunks.filter((chunk) => chunk.type === "IDAT").map((chunk) => chunk.data);
  return {
    width,
    height,
    depth,
    colorType,
    interlaced: header[12] === 1,
    palette: colorType === 3 ? palette : null,
    transparency,
    data: Buffer.concat(parts),
  };
}

/** Inflates the scanlines, each still behind its filter's number; stops as soon as there are more than there may be. */
export function inflateScanlines(png: Png): { readonly scanlines: Uint8Array } | ImageFault {
  const expected = passSizes(png).reduce((sum, pass) => sum + pass.height * (1 + pass.stride), 0);
  const scanlines = new Uint8Array(expected);
  let length = 0;
  let overflow = false;
  const inflater = new Unzlib((part) => {
    overflow ||= length + part.length > expected;
    if (!overflow) scanlines.set(part, length);
    length += part.length;
  });
  const sliceBytes = 16_384;
  try {
    for (let at = 0; at < png.data.length && !overflow; at += sliceBytes) {
      inflater.push(png.data.subarray(at, at + sliceBytes), at + sliceBytes >= png.data.length);
    }
  } catch {
    return { fault: "has damaged pixel data" };
  }
  if (overflow) return { fault: "inflates to more than its size" };
  if (length < expected || !hasChecksum(png.data, scanlines)) return { fault: "has damaged pixel data" };
  return hasFilters(png, scanlines) ? { scanlines } : { fault: "has an unknown filter" };
}

/** Decodes a checked image to 8 bits a sample. */
export function decodePng(png: Png, scanlines: Uint8Array): Samples {
  const colors = png.colorType === 2 || png.colorType === 3 || png.colorType === 6 ? 3 : 1;
  const count = png.width * png.height;
  const samples = new Uint8Array(count * colors);
  const hasAlpha = png.colorType === 4 || png.colorType === 6 || png.transparency !== null;
  const alpha = hasAlpha ? new Uint8Array(count) : null;
  const paint = pixelPainter(png, { colors, samples, alpha });
  let at = 0;
  for (const pass of passSizes(png)) {
    let above: Uint8Array = new Uint8Array(pass.stride);
    for (let y = 0; y < pass.height; y++) {
      const row = scanlines.slice(at + 1, at + 1 + pass.stride);
      unfilter(scanlines[at] ?? 0, row, above, Math.max(1, (channels(png) * png.depth) >> 3));
      for (let x = 0; x < pass.width; x++) {
        paint(row, x, (pass.y + y * pass.dy) * png.width + pass.x + x * pass.dx);
      }
      above = row;
      at += 1 + pass.stride;
    }
  }
  return { colors, samples, alpha };
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

function readChunks(bytes: Uint8Array): readonly Chunk[] | ImageFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  const seen = new Set<string>();
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    if (length > bytes.length - at - 12) return { fault: "ends inside of a chunk" };
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return { fault: "has a chunk without a name" };
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== view.getUint32(at + 8 + length)) {
      return { fault: `has a wrong checksum in chunk \`${type}\`` };
    }
    const critical = /^[A-Z]/.test(type);
    if (critical && !["IHDR", "PLTE", "IDAT", "IEND"].includes(type)) return { fault: `needs chunk \`${type}\`` };
    const before = chunks.at(-1)?.type;
    if (seen.has(type) && (type === "IDAT" ? before !== "IDAT" : critical || type === "tRNS")) {
      return { fault: `has more than one \`${type}\`` };
    }
    if (type === "IEND") return chunks;
    seen.add(type);
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return { fault: "ends before its end" };
}

function isPalette(palette: Uint8Array | null, depth: number): boolean {
  const colors = (palette?.length ?? 0) / 3;
  return Number.isInteger(colors) && colors >= 1 && colors <= 1 << depth;
}

function isTransparency(chunk: Uint8Array, colorType: number, palette: Uint8Array | null): boolean {
  if (colorType === 3) return chunk.length <= (palette?.length ?? 0) / 3;
  return chunk.length === (colorType === 0 ? 2 : colorType === 2 ? 6 : -1);
}

interface PassSize {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly width: number;
  readonly height: number;
  /** Bytes of a row, without its filter. */
  readonly stride: number;
}

/** The passes that hold pixels; one where the image is not interlaced. */
function passSizes(png: Png): readonly PassSize[] {
  const all = png.interlaced ? passes : ([[0, 0, 1, 1]] as const);
  return all
    .map(([x, y, dx, dy]) => {
      const width = Math.ceil((png.width - x) / dx);
      const height = Math.ceil((png.height - y) / dy);
      return { x, y, dx, dy, width, height, stride: Math.ceil((width * channels(png) * png.depth) / 8) };
    })
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

function hasFilters(png: Png, scanlines: Uint8Array): boolean {
  let at = 0;
  for (const { height, stride } of passSizes(png)) {
    for (let y = 0; y < height; y++, at += 1 + stride) if ((scanlines[at] ?? 5) > 4) return false;
  }
  return true;
}

/** Undoes a row's filter in place (9.2). `step` is the distance in bytes to the pixel at the left. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, step: number): void {
  if (filter === 0) return;
  for (let i = 0; i < row.length; i++) {
    const left = row[i - step] ?? 0;
    const up = above[i] ?? 0;
    const corner = above[i - step] ?? 0;
    const predicted =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    row[i] = (row[i] ?? 0) + predicted;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** Copies pixel `x` of a row to place `to` of the samples. */
function pixelPainter(png: Png, { colors, samples, alpha }: Samples): (row: Uint8Array, x: number, to: number) => void {
  const { depth, colorType, palette, transparency } = png;
  const perPixel = channels(png);
  const key = colorType === 3 || !transparency ? null : transparency;
  const widest = depth === 16 ? 255 : (1 << depth) - 1;
  return (row, x, to) => {
    let clear = key !== null;
    for (let channel = 0; channel < perPixel; channel++) {
      const index = x * perPixel + channel;
      const value = sampleAt(row, index, depth);
      const low = depth === 16 ? (row[2 * index + 1] ?? 0) : 0;
      if (key) clear &&= keyOf(key, channel) === (depth === 16 ? value * 256 + low : value);
      if (colorType === 3) {
        for (let i = 0; i < 3; i++) samples[3 * to + i] = palette?.[3 * value + i] ?? 0;
        if (alpha) alpha[to] = transparency?.[value] ?? 255;
      } else if (channel < colors) samples[colors * to + channel] = Math.round((value * 255) / widest);
      else if (alpha) alpha[to] = value;
    }
    if (key && alpha) alpha[to] = clear ? 0 : 255;
  };
}

function keyOf(key: Uint8Array, channel: number): number {
  return (key[2 * channel] ?? 0) * 256 + (key[2 * channel + 1] ?? 0);
}

/** Sample `index` of a row; of 16 bits the upper 8. */
function sampleAt(row: Uint8Array, index: number, depth: number): number {
  if (depth === 8) return row[index] ?? 0;
  if (depth === 16) return row[2 * index] ?? 0;
  const bit = index * depth;
  return ((row[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
}

/** Adler-32 at the end of the zlib stream, which the inflater does not look at. */
function hasChecksum(data: Uint8Array, inflated: Uint8Array): boolean {
  let a = 1;
  let b = 0;
  for (let start = 0; start < inflated.length; start += 3800) {
    const end = Math.min(start + 3800, inflated.length);
    for (let i = start; i < end; i++) {
      a += inflated[i] ?? 0;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  const at = data.length - 4;
  return at >= 2 && new DataView(data.buffer, data.byteOffset, data.length).getUint32(at) === b * 65536 + a;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** The checksum of PNG chunks. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
