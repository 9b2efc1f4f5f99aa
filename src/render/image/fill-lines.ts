/** Fills closed lines on a raster, with edges as smooth as dots allow. The same dots everywhere: sums and products only. */
import type { Point } from "../layout/opentype/outlines.ts";

/** Red, green and blue of each pixel, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

export type Colour = readonly [red: number, green: number, blue: number];

/** Rows of each pixel that are looked at apart. */
const looks = 4;

/** What winds around is inside, whatever the direction (the nonzero rule). Points are in pixels, y downwards. */
export function fillLines(raster: Raster, lines: readonly (readonly Point[])[], colour: Colour): void {
  const covered = new Float64Array(raster.width);
  for (const [y, edges] of byRow(lines.flatMap(edgesOf), raster.height)) {
    covered.fill(0);
    for (let look = 0; look < looks; look++) cover(covered, edges, y + (look + 0.5) / looks);
    blend(raster, y, covered, colour);
  }
}

/** The edges that reach into each row of pixels, so that a look at a row costs what crosses it. */
function byRow(edges: readonly Edge[], height: number): ReadonlyMap<number, readonly Edge[]> {
  const rows = new Map<number, Edge[]>();
  for (const edge of edges) {
    const end = Math.min(height, Math.ceil(edge.bottom));
    for (let y = Math.max(0, Math.floor(edge.top)); y < end; y++) {
      const row = rows.get(y);
      if (row) row.push(edge);
      else rows.set(y, [edge]);
    }
  }
  return rows;
}

interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly xAtTop: number;
  /** Pixels to the right for each one down. */
  readonly slope: number;
  readonly direction: 1 | -1;
}

function edgesOf(line: readonly Point[]): readonly Edge[] {
  return line.flatMap((from, i): Edge[] => {
    const to = line[(i + 1) % line.length] ?? from;
    if (from.y === to.y) return [];
    const [upper, lower] = from.y < to.y ? [from, to] : [to, from];
    const slope = (lower.x - upper.x) / (lower.y - upper.y);
    return [{ top: upper.y, bottom: lower.y, xAtTop: upper.x, slope, direction: from.y < to.y ? 1 : -1 }];
  });
}

/** Adds the share of each pixel that lies inside along one line across. */
function cover(covered: Float64Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter((edge) => edge.top <= y && y < edge.bottom)
    .map(({ xAtTop, top, slope, direction }) => ({ x: xAtTop + (y - top) * slope, direction }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  let from = 0;
  for (const { x, direction } of crossings) {
    if (winding === 0) from = x;
    winding += direction;
    if (winding === 0) coverSpan(covered, Math.max(0, from), Math.min(covered.length, x));
  }
}

function coverSpan(covered: Float64Array, from: number, to: number): void {
  for (let x = Math.floor(from); x < to; x++) {
    covered[x] = (covered[x] ?? 0) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x)) / looks;
  }
}

function blend({ width, samples }: Raster, y: number, covered: Float64Array, colour: Colour): void {
  for (let x = 0; x < width; x++) {
    const share = covered[x] ?? 0;
    if (share === 0) continue;
    for (const [i, value] of colour.entries()) {
      const at = (y * width + x) * 3 + i;
      const under = samples[at] ?? 255;
      samples[at] = Math.round(under + (value - under) * Math.min(1, share));
    }
  }
}
