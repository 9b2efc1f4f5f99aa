import { describe, expect, it } from "vitest";
import { checkImage } from "../../../src/render/image/check-image.ts";
import type { PageImage } from "../../../src/render/layout/page.ts";
import { svgColor } from "../../../src/render/writers/pdf/svg-color.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { line, nodes, page, paged, pdfOptions, run } from "../../helpers/pdf-document.ts";
import { makeJpeg, makePng } from "../../helpers/pdf-images.ts";
import { pdfRuns } from "../../helpers/pdf-runs.ts";
import { has, hasMatterhorn, matterhorn, pdfSource, pdfText, runOnPdf } from "../../helpers/pdf-tools.ts";

const structure = nodes(["Figure", 0, { alt: "A picture" }], ["P", 0]);

async function figure(bytes: Uint8Array): Promise<Uint8Array> {
  const image = checkImage(bytes, "x").value as PageImage;
  const item = { type: "image", xPt: 100, yPt: 200, widthPt: 100, heightPt: 50, image: "x", node: 1 } as const;
  const pages = [page(1, [item, item, line(400, run("Words", { node: 2 }))])];
  return writePdf(paged(pages, structure, { images: { x: image } }), pdfOptions());
}

const rows = [0, 255, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255];

describe("images of a PDF", () => {
  it.runIf(has("qpdf") && hasMatterhorn).each([
    ["RGB", makePng({ width: 2, height: 2, colorType: 2, rows }), ["/DeviceRGB", "/Predictor 15"]],
    [
      "grey of 16 bits",
      makePng({ width: 1, height: 1, depth: 16, colorType: 0, rows: [0, 1, 2] }),
      ["/BitsPerComponent 16"],
    ],
    [
      "a palette",
      makePng({ width: 2, height: 1, depth: 1, colorType: 3, palette: [1, 2, 3, 4, 5, 6], rows: [0, 64] }),
      ["/Indexed"],
    ],
    [
      "alpha",
      makePng({ width: 1, height: 1, colorType: 6, rows: [0, 1, 2, 3, 4] }),
      ["/SMask", "/DeviceGray", "/DeviceRGB"],
    ],
    ["a JPEG", makeJpeg(30, 20), ["/DCTDecode", "/Width 30", "/Height 20"]],
  ])("are written once, whole: %s", async (_, bytes, marks) => {
    const pdf = await figure(bytes);
    const source = pdfSource(pdf);
    // qpdf decodes what it lays open; how samples are coded stands in the file as it is.
    const raw = Buffer.from(pdf).toString("latin1");
    for (const mark of marks) expect(raw).toContain(mark);
    expect(source.match(/\/I1 Do/g)).toHaveLength(2);
    expect(source.match(/\/Subtype \/Image/g)).toHaveLength(marks.includes("/SMask") ? 2 : 1);
    expect(matterhorn(pdf)).toBe("PASS");
    expect(runOnPdf(pdf, "qpdf", ["--check", "FILE"])).toContain("No syntax or stream encoding errors");
  });

  it.runIf(has("pdftoppm"))("show the pixels that they had", async () => {
    for (const interlaced of [false, true]) {
      // Interlaced, a field of 2 by 2 has one pixel in the first pass, one in the sixth, and two in the last.
      const passes = [0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255];
      const png = makePng({ width: 2, height: 2, colorType: 2, interlaced, rows: interlaced ? passes : rows });
      const ppm = runOnPdf(await figure(png), "pdftoppm", ["-r", "72", "-singlefile", "FILE"], "latin1");
      const pixels = ppm.slice(-595 * 842 * 3);
      const at = (x: number, y: number) => [0, 1, 2].map((i) => pixels.charCodeAt((y * 595 + x) * 3 + i));
      expect([at(110, 210), at(190, 210), at(110, 240), at(190, 240)]).toEqual([
        [255, 0, 0],
        [0, 255, 0],
        [0, 0, 255],
        [255, 255, 255],
      ]);
    }
  });
});

describe("SVG in a PDF", () => {
  const chart = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-size="10">
      <title>Not shown</title>
      <rect x="0" y="0" width="100" height="100" fill="#0000ff"/>
      <g transform="translate(100 0)"><path d="M0 0h100v50h-100z" style="fill: red; stroke: none"/></g>
      <line x1="0" y1="50" x2="200" y2="50" stroke="black" stroke-width="2" stroke-dasharray="4 2"/>
      <text x="100" y="80">Share &amp; <tspan font-weight="bold">total</tspan></text>
      <text x="200" y="95" text-anchor="end">end</text>
      <circle cx="1e300" cy="0" r="5"/>
    </svg>`,
  );

  it.runIf(has("pdftoppm"))("is painted in its place, right way up", async () => {
    const ppm = runOnPdf(await figure(chart), "pdftoppm", ["-r", "72", "-singlefile", "FILE"], "latin1");
    const pixels = ppm.slice(-595 * 842 * 3);
    const at = (x: number, y: number) => [0, 1, 2].map((i) => pixels.charCodeAt((y * 595 + x) * 3 + i));
    expect([at(110, 205), at(110, 245), at(160, 210), at(198, 230), at(98, 210), at(110, 252)]).toEqual([
      [0, 0, 255],
      [0, 0, 255],
      [255, 0, 0],
      [255, 255, 255],
      [255, 255, 255],
      [255, 255, 255],
    ]);
  });

  it.runIf(hasMatterhorn)("has labels that can be read, and passes the checks", async () => {
    const pdf = await figure(chart);
    expect(pdfText(pdf)).toContain("Share & total");
    expect(pdfText(pdf)).not.toContain("Not shown");
    expect(matterhorn(pdf)).toBe("PASS");
    const end = (await pdfRuns(pdf)).find((found) => found.text === "end");
    expect(Math.abs((end?.x ?? 0) + (end?.width ?? 0) - 200)).toBeLessThan(0.1);
    expect(Math.abs((end?.y ?? 0) - (200 + 95 / 2))).toBeLessThan(0.01);
    expect(end?.size).toBeCloseTo(5, 3);
  });

  it.each([
    ["#A1b2C3", "#a1b2c3"],
    ["#abc", "#aabbcc"],
    ["rgb(1, 2,300)", "#0102ff"],
    [" Navy ", "#000080"],
    ["none", null],
    ["no such colour", "#000000"],
    ["constructor", "#000000"],
  ])("takes the colour %j", (text, expected) => {
    expect(svgColor(text)).toBe(expected);
  });
});
