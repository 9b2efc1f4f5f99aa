/**
 * The picture that stands in for a drawing where a program shows no SVG: its plain rectangles and its words on white, as a
 * PNG. That is what charts are made of. The same bytes everywhere: fonts are handed in and drawn here, and there is one
 * compressor. A drawing of other shapes gives white paper.
 */
import { zlibSync } from "fflate";
import { type Colour, fillLines, type Raster } from "./fill-lines.ts";
import type { LabelFont } from "./label-font.ts";
import { crc32 } from "./png.ts";
import { readSvg, type SvgElement } from "./svg.ts";

/** Pixels of the stand-in for each of the drawing. */
const scale = 2;
/** Pixels at most: a drawing larger than this is scaled down to it. */
const mostPixels = 4_000_000;
/** Characters of all labels together: the words of a chart are few. */
const mostCharacters = 4_000;
/** Of a label, in characters and in pixels of the stand-in: larger ones are no labels. */
const longestLabel = 200;
const largestSize = 100;
/** Pixels of all rectangles together, those above one another counted each: beyond it the drawing is scaled down too. */
const mostPainted = 64_000_000;

/** Fonts of the words: the bold one may be the same. */
export interface LabelFonts {
  readonly regular: LabelFont;
  readonly bold: LabelFont;
}

/** The PNG of a drawing that `readSvg` takes; a white pixel for one that it doesn't. Without fonts words are left out. */
export function svgStandIn(bytes: Uint8Array, fonts: LabelFonts | null = null): Uint8Array {
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
  let characters = 0;
  for (const label of fonts ? labels(svg.root) : []) {
    characters += label.text.length;
    if (fonts && characters <= mostCharacters) write(raster, label, fonts, { left, top, by });
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
  readonly fill: Colour;
}

/** Those that stand where they say: what is in a transformed group would have to be moved. */
function rectangles(element: SvgElement): readonly Rectangle[] {
  if (element.attributes.has("transform")) return [];
  const inner = element.children.flatMap((child) => (typeof child === "string" ? [] : rectangles(child)));
  const fill = colourOf(element);
  if (element.tag !== "rect" || fill === null) return inner;
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(element.attributes.get(name) ?? 0));
  if (x === undefined || y === undefined || !width || !height) return inner;
  return [{ x, y, width, height, fill }, ...inner];
}

function colourOf({ attributes }: SvgElement): Colour | null {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(attributes.get("fill") ?? "");
  const [red = 0, green = 0, blue = 0] = parts?.slice(1).map((part) => Number.parseInt(part, 16)) ?? [];
  return parts === null ? null : [red, green, blue];
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  /** Of the width, how much stands before `x`. */
  readonly before: number;
  readonly fill: Colour;
}

/** Words that stand where they say, in the size that they or what they stand in have. */
function labels(element: SvgElement, outerSize = 16): readonly Label[] {
  const { attributes, children, tag } = element;
  if (attributes.has("transform")) return [];
  const size = Number.parseFloat(attributes.get("font-size") ?? String(outerSize));
  if (tag !== "text") return children.flatMap((child) => (typeof child === "string" ? [] : labels(child, size)));
  const text = children
    .filter((child) => typeof child === "string")
    .join("")
    .replace(/\s+/g, " ")
    .trim();
  const [x, y] = ["x", "y"].map((name) => Number(attributes.get(name) ?? 0));
  const fill = colourOf(element);
  if (fill === null || x === undefined || y === undefined || !Number.isFinite(x + y + size)) return [];
  const bold = /^(?:bold|[6-9]00)$/.test(attributes.get("font-weight") ?? "");
  const before = { middle: 0.5, end: 1 }[attributes.get("text-anchor") ?? ""] ?? 0;
  return [{ x, y, text: text.slice(0, longestLabel), size, bold, before, fill }];
}

interface Scale {
  readonly left: number;
  readonly top: number;
  /** Pixels of the stand-in for each of the drawing. */
  readonly by: number;
}

function write(raster: Raster, label: Label, fonts: LabelFonts, { left, top, by }: Scale): void {
  const size = label.size * by;
  if (!(size > 0 && size <= largestSize)) return;
  const { lines, width } = fonts[label.bold ? "bold" : "regular"].draw(label.text, size);
  const [atX, atY] = [(label.x - left) * by - width * label.before, (label.y - top) * by];
  fillLines(
    raster,
    lines.map((line) => line.map(({ x, y }) => ({ x: x + atX, y: y + atY }))),
    label.fill,
  );
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
