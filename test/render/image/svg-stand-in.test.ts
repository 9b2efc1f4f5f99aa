/** The PNG beside a drawing: what it shows, and that anything at all gives one that can be read. */
import { describe, expect, it } from "vitest";
import { checkImage } from "../../../src/render/image/check-image.ts";
import { labelFont } from "../../../src/render/image/label-font.ts";
import { inflateScanlines, isPng, readPng } from "../../../src/render/image/png.ts";
import { svgStandIn } from "../../../src/render/image/svg-stand-in.ts";
import { builtInFont } from "../layout/helpers.ts";

const svg = (shapes: string, size = 'width="10" height="6"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes}</svg>`);

/** Colours of the pixels of a row, as `rrggbb`, runs of one colour once. */
function rowOf(bytes: Uint8Array, y: number): readonly string[] {
  const colours = pixelsOf(bytes, y);
  return colours.filter((colour, x) => colour !== colours[x - 1]);
}

/** Colours of all pixels of a row. */
function pixelsOf(bytes: Uint8Array, y: number): readonly string[] {
  const png = readPng(bytes);
  if ("fault" in png) throw new Error(png.fault);
  const lines = inflateScanlines(png);
  if ("fault" in lines) throw new Error(lines.fault);
  const data = lines.scanlines;
  const stride = png.width * 3 + 1;
  return Array.from({ length: png.width }, (_, x) =>
    Buffer.from(data.subarray(y * stride + 1 + x * 3, y * stride + 4 + x * 3)).toString("hex"),
  );
}

describe("svgStandIn", () => {
  it("shows the rectangles where they are, twice as fine", () => {
    const png = svgStandIn(svg('<rect x="2" y="1" width="5" height="2" fill="#1f3d6e"/><text x="1" y="2">x</text>'));
    const image = checkImage(png, "x").value;
    expect([image?.widthPx, image?.heightPx]).toEqual([20, 12]);
    expect(rowOf(png, 1)).toEqual(["ffffff"]);
    expect(rowOf(png, 2)).toEqual(["ffffff", "1f3d6e", "ffffff"]);
    expect(rowOf(png, 5)).toEqual(["ffffff", "1f3d6e", "ffffff"]);
    expect(rowOf(png, 6)).toEqual(["ffffff"]);
  });

  it("shows a hairline, and nothing that is moved or has no plain colour", () => {
    expect(rowOf(svgStandIn(svg('<rect x="0" y="2" width="10" height="0.1" fill="#000000"/>')), 4)).toEqual(["000000"]);
    for (const shape of [
      '<g transform="rotate(9)"><rect width="9" height="9" fill="#000000"/></g>',
      '<rect width="9" height="9" fill="none"/>',
    ])
      expect(rowOf(svgStandIn(svg(shape)), 4)).toEqual(["ffffff"]);
  });

  it("is coarser where thousands of rectangles lie on one another", () => {
    const page = '<rect width="1000" height="1000" fill="#1f3d6e"/>';
    const png = svgStandIn(svg(page.repeat(10_000), 'width="1000" height="1000"'));
    const image = checkImage(png, "x").value;
    expect([image?.widthPx, image?.heightPx]).toEqual([80, 80]);
    expect(rowOf(png, 40)).toEqual(["1f3d6e"]);
  });

  it("gives the same bytes each time, and a picture for what is none", () => {
    const chart = svg('<rect x="2" y="1" width="5" height="2" fill="#1f3d6e"/>');
    expect(svgStandIn(chart)).toEqual(svgStandIn(chart));
    for (const bytes of [new Uint8Array(), svg("", 'width="90000" height="90000" viewBox="0 0 90000 90000"')])
      expect(isPng(svgStandIn(bytes))).toBe(true);
  });

  it("shows words with the fonts that it is given, where they stand and in their colour", async () => {
    const face = labelFont((await builtInFont("Source Sans 3", 400, false)) ?? new Uint8Array());
    if (face === null) throw new Error("no font");
    const fonts = { regular: face, bold: face };
    const inked = (shape: string, some: typeof fonts | null = fonts): readonly number[] => {
      const png = svgStandIn(svg(shape, 'width="60" height="20" font-size="11"'), some);
      const columns = new Set<number>();
      for (let y = 0; y < 40; y++)
        for (const [x, colour] of pixelsOf(png, y).entries()) if (colour !== "ffffff") columns.add(x);
      return columns.size === 0 ? [] : [Math.min(...columns), Math.max(...columns)];
    };
    const [from = 0, to = 0] = inked('<text x="10" y="15" fill="#1f3d6e">Жид 4</text>');
    expect([from >= 20, from <= 22, to > 40]).toEqual([true, true, true]);
    const [, end = 0] = inked('<text x="50" y="15" fill="#1f3d6e" text-anchor="end">Жид 4</text>');
    expect([end <= 100, end > 97]).toEqual([true, true]);
    expect(inked('<text x="10" y="15" fill="#1f3d6e">Жид 4</text>', null)).toEqual([]);
    expect(inked('<g transform="rotate(9)"><text x="10" y="15" fill="#1f3d6e">Жид</text></g>')).toEqual([]);
    expect(inked('<text x="NaN" y="15" fill="#1f3d6e">Жид</text>')).toEqual([]);
  });

  it("takes little time for a page full of words", async () => {
    const face = labelFont((await builtInFont("Source Sans 3", 400, false)) ?? new Uint8Array());
    if (face === null) throw new Error("no font");
    const text = `<text x="0" y="90" fill="#000000" font-size="50">${"g".repeat(400)}</text>`;
    const started = process.cpuUsage();
    svgStandIn(svg(text.repeat(2_000), 'width="1000" height="1000"'), { regular: face, bold: face });
    const { user } = process.cpuUsage(started);
    expect(user / 1e6).toBeLessThan(5);
  });
});
