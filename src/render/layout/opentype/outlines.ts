/**
 * Outlines of a TrueType font's glyphs as straight lines, for pictures that are made of dots (OpenType 1.9, tables `loca`
 * and `glyf`). Curves are cut into so few pieces that no label of a chart shows them.
 */
import { tablesOf } from "./font.ts";

/** In font units, y upwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Closed lines; what winds around is filled. */
export type Outline = readonly (readonly Point[])[];

/** Gives the outline of a glyph, empty where it has none; null for bytes that are no TrueType font. */
export function openOutlines(bytes: Uint8Array): ((glyph: number) => Outline) | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return guarded(null, () => {
    const tables = tablesOf(view);
    const [head, loca, glyf] = ["head", "loca", "glyf"].map((tag) => tables?.get(tag));
    if (head === undefined || loca === undefined || glyf === undefined) return null;
    const long = view.getInt16(head + 50) === 1;
    const startOf = (glyph: number) => (long ? view.getUint32(loca + 4 * glyph) : 2 * view.getUint16(loca + 2 * glyph));
    const font: Glyphs = {
      view,
      place: (glyph) => (startOf(glyph) === startOf(glyph + 1) ? null : glyf + startOf(glyph)),
    };
    return (glyph: number) => guarded<Outline>([], () => outlineOf(font, glyph, 0));
  });
}

/** Reading past the end: the file is cut short, or its offsets lie. */
function guarded<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (problem) {
    if (problem instanceof RangeError) return otherwise;
    throw problem;
  }
}

interface Glyphs {
  readonly view: DataView;
  /** Null for a glyph that draws nothing. */
  readonly place: (glyph: number) => number | null;
}

/** Glyphs of glyphs nest once or twice in sound fonts. */
const deepest = 6;

function outlineOf(font: Glyphs, glyph: number, depth: number): Outline {
  const at = font.place(glyph);
  if (at === null || depth > deepest) return [];
  const contours = font.view.getInt16(at);
  return contours < 0 ? composite(font, at + 10, depth) : simple(font.view, at + 10, contours);
}

const part = { words: 1, offsets: 2, scale: 8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

function composite(font: Glyphs, from: number, depth: number): Outline {
  const { view } = font;
  const outline: (readonly Point[])[] = [];
  let at = from;
  for (let flags: number = part.more; (flags & part.more) !== 0; ) {
    flags = view.getUint16(at);
    const glyph = view.getUint16(at + 2);
    at += 4;
    const words = (flags & part.words) !== 0;
    const [x, y] = words ? [view.getInt16(at), view.getInt16(at + 2)] : [view.getInt8(at), view.getInt8(at + 1)];
    at += words ? 4 : 2;
    const scales = flags & part.matrix ? 4 : flags & part.twoScales ? 2 : flags & part.scale ? 1 : 0;
    const values = Array.from({ length: scales }, (_, i) => view.getInt16(at + 2 * i) / 16384);
    at += 2 * scales;
    const [a = 1, b = 0, c = 0, d = a] = scales === 2 ? [values[0], 0, 0, values[1]] : values;
    const isMoved = (flags & part.offsets) !== 0;
    const [dx, dy] = isMoved ? [x, y] : [0, 0];
    const moved = (point: Point) => ({ x: a * point.x + c * point.y + dx, y: b * point.x + d * point.y + dy });
    outline.push(...outlineOf(font, glyph, depth + 1).map((contour) => contour.map(moved)));
  }
  return outline;
}

const mark = { onCurve: 1, shortX: 2, shortY: 4, repeat: 8, sameX: 0x10, sameY: 0x20 } as const;

interface CurvePoint extends Point {
  readonly on: boolean;
}

function simple(view: DataView, from: number, contours: number): Outline {
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(from + 2 * i));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = from + 2 * contours;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = flag & mark.repeat ? view.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.slice(0, count).map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(mark.shortX, mark.sameX);
  const ys = coordinates(mark.shortY, mark.sameY);
  const points = xs.map((x, i) => ({ x, y: ys[i] ?? 0, on: ((flags[i] ?? 0) & mark.onCurve) !== 0 }));
  return ends.map((end, i) => straightened(points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1)));
}

const curveSteps = 4;

/** Between two control points in a row the curve passes through their middle. */
function straightened(points: readonly CurvePoint[]): readonly Point[] {
  const full = points.flatMap((point, i): CurvePoint[] => {
    const next = points[(i + 1) % points.length] ?? point;
    return point.on || next.on ? [point] : [point, { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2, on: true }];
  });
  const start = full.findIndex((point) => point.on);
  if (start < 0) return [];
  const turned = [...full.slice(start), ...full.slice(0, start)];
  const line: Point[] = [];
  for (const [i, point] of turned.entries()) {
    if (point.on) {
      line.push({ x: point.x, y: point.y });
      continue;
    }
    const [from, to] = [turned[i - 1] ?? point, turned[i + 1] ?? turned[0] ?? point];
    for (let step = 1; step < curveSteps; step++) line.push(onCurve(from, point, to, step / curveSteps));
  }
  return line;
}

function onCurve(from: Point, control: Point, to: Point, t: number): Point {
  const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}
