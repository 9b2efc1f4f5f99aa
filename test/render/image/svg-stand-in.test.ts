/** The PNG beside a drawing: what it shows, and that anything at all gives one that can be read. */
import { describe, expect, it } from "vitest";
import { checkImage } from "../../../src/render/image/check-image.ts";
import { inflateScanlines, isPng, readPng } from "../../../src/render/image/png.ts";
import { svgStandIn } from "../../../src/render/image/svg-stand-in.ts";

const svg = (shapes: string, size = 'width="10" height="6"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${shapes}</svg>`);

/** Colours of the pixels of a row, as `rrggbb`, runs of one colour once. */
function rowOf(bytes: Uint8Array, y: number): readonly string[] {
  const png = readPng(bytes);
  if ("fault" in png) throw new Error(png.fault);
  const lines = inflateScanlines(png);
  if ("fault" in lines) throw new Error(lines.fault);
  const data = lines.scanlines;
  const stride = png.width * 3 + 1;
  const colours = Array.from({ length: png.width }, (_, x) =>
    Buffer.from(data.subarray(y * stride + 1 + x * 3, y * stride + 4 + x * 3)).toString("hex"),
  );
  return colours.filter((colour, x) => colour !== colours[x - 1]);
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
});
