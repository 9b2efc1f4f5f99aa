/**
 * The picture that stands in for a drawing where a program shows no SVG: its plain rectangles on white, as a PNG. That is
 * what charts are made of besides their words, which stand in the description and in the table. The same bytes everywhere:
 * whole numbers and one compressor, no fonts. A drawing of other shapes gives white paper.
 */
import { zlibSync } from "fflate";
import { crc32 } from "./png.ts";
import { readSvg, type SvgElement } from "./svg.ts";

/** Pixels of the stand-in for each of the drawing. */
const scale = 2;
/** Pixels at most: a drawing larger than this is scaled down to it. */
const mostPixels = 4_000_000;
/** Pixels of all rectangles together, those above one another counted each: beyond it the drawing is scaled down too. */
const mostPainted = 64_000_000;

interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly samples: Uint8Array;
}

/** The PNG of a drawing that `readSvg` takes; a white pixel for one that it doesn't. */
export function svgStandIn(bytes: Uint8Array): Uint8Array {
  const svg = readSvg(bytes);
  if ("fault" in svg) return writePng(blank(1, 1));
  const [left, top, across, down] = svg.viewBox;
  const shapes = rectangles(svg.root);
  const areas = shapes.map(
    ({ width, height }) => Math.max(0, Math.min(width, across)) * Math.max(0, Math.min(height, down)),
  );
  const painted = areas.reduce((sum, area) => sum + area, 0);
  const by = Math.min(scale, Math.sqrt(mostPixels / (across * down)), Math.sqrt(mostPainted / painted));
  const raster = blank(Math.max(1, Math.round(across * by)), Math.max(1, Math.round(down * by)));
  for (const { x, y, width, height, fill } of shapes) {
    paint(raster, [(x - left) * by, (y - top) * by, (x + width - left) * by, (y + height - top) * by], fill);
  }
  return writePng(raster);
}

function blank(width: number, height: number): Raster {
  return { width, height, samples: new Uint8Array(width * height * 3).fill(255) };
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Red, green and blue. */
  readonly fill: readonly [number, number, number];
}

/** Those that stand where they say: what is in a transformed group would have to be moved. */
function rectangles(element: SvgElement): readonly Rectangle[] {
  if (element.attributes.has("transform")) return [];
  const inner = element.children.flatMap((child) => (typeof child === "string" ? [] : rectangles(child)));
  const fill = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(element.attributes.get("fill") ?? "");
  if (element.tag !== "rect" || fill === null) return inner;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(element.attributes.get(name) ?? 0));
  const [red, green, blue] = fill.slice(1).map((part) => Number.parseInt(part, 16));
  if (x === undefined || y === undefined || !width || !height) return inner;
  return [{ x, y, width, height, fill: [red ?? 0, green ?? 0, blue ?? 0] }, ...inner];
}

/** A hairline is a pixel wide at least. */
function paint(raster: Raster, edges: readonly [number, number, number, number], fill: Rectangle["fill"]): void {
  const [left, top, right, bottom] = edges.map(Math.round) as [number, number, number, number];
  for (let y = Math.max(0, top); y < Math.min(raster.height, Math.max(bottom, top + 1)); y++) {
    for (let x = Math.max(0, left); x < Math.min(raster.width, Math.max(right, left + 1)); x++) {
      const at = (y * raster.width + x) * 3;
      raster.samples[at] = fill[0];
      raster.samples[at + 1] = fill[1];
      raster.samples[at + 2] = fill[2];
    }
  }
}

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Eight bits, red green blue, no filter. */
function writePng({ width, height, samples }: Raster): Uint8Array {
  const head = new DataView(new ArrayBuffer(13));
  head.setUint32(0, width);
  head.setUint32(4, height);
  head.setUint8(8, 8);
  head.setUint8(9, 2);
  const lines = new Uint8Array(height * (width * 3 + 1));
  for (let y = 0; y < height; y++) {
    lines.set(samples.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1);
  }
  const parts = [
    signature,
    chunk("IHDR", new Uint8Array(head.buffer)),
    chunk("IDAT", zlibSync(lines, { level: 9 })),
    chunk("IEND", new Uint8Array()),
  ];
  const png = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
