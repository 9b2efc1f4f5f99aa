import { describe, expect, it } from "vitest";
import { fillLines, type Raster } from "../../../src/render/image/fill-lines.ts";

const paper = (width: number, height: number): Raster => ({
  width,
  height,
  samples: new Uint8Array(width * height * 3).fill(255),
});
const box = (x: number, y: number, width: number, height: number) => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
/** Shares of ink, row by row. */
const ink = ({ samples, width }: Raster): readonly (readonly number[])[] => {
  const shares = [...samples].filter((_, i) => i % 3 === 0).map((value) => Math.round((255 - value) / 2.55) / 100);
  return Array.from({ length: shares.length / width }, (_, y) => shares.slice(y * width, (y + 1) * width));
};
const filled = (lines: Parameters<typeof fillLines>[1], width = 4, height = 2) => {
  const raster = paper(width, height);
  fillLines(raster, lines, [0, 0, 0]);
  return ink(raster);
};

describe("filled lines", () => {
  it("cover dots by the share that lies inside", () => {
    expect(filled([box(1, 0, 2, 1)])).toEqual([
      [0, 1, 1, 0],
      [0, 0, 0, 0],
    ]);
    expect(filled([box(0.5, 0, 2, 1.5)])).toEqual([
      [0.5, 1, 0.5, 0],
      [0.25, 0.5, 0.25, 0],
    ]);
    const triangle = [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 0, y: 4 },
    ];
    const sum = filled([triangle], 4, 4)
      .flat()
      .reduce((a, b) => a + b, 0);
    expect(sum).toBeCloseTo(8, 1);
  });

  it("are whole where they lie on one another, and empty where one runs the other way", () => {
    expect(filled([box(0, 0, 3, 1), box(1, 0, 3, 1)])[0]).toEqual([1, 1, 1, 1]);
    expect(filled([box(0, 0, 4, 2), [...box(1, 0, 2, 2)].reverse()])[0]).toEqual([1, 0, 0, 1]);
  });

  it("stay on the paper, and leave it alone where there are none", () => {
    expect(filled([box(-5, -5, 20, 20)])).toEqual([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]);
    expect(filled([box(9, 9, 2, 2), []])).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});
