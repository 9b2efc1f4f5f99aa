import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkImage } from "../../../src/render/image/check-image.ts";
import { decodePng, inflateScanlines, readPng } from "../../../src/render/image/png.ts";
import { chunk, makeJpeg, makePng } from "../../helpers/pdf-images.ts";

const grey = { width: 2, height: 1, colorType: 0, rows: [0, 10, 20] } as const;
const good = makePng(grey);

/** Replaces bytes from `at` on. */
function changed(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

/** A chunk put in behind the header. */
function withChunk(type: string, data: readonly number[]): Uint8Array {
  return Buffer.concat([good.subarray(0, 33), chunk(type, Uint8Array.from(data)), good.subarray(33)]);
}

const refused: readonly (readonly [what: string, bytes: Uint8Array, says: string])[] = [
  ["nothing", new Uint8Array(0), "neither PNG nor JPEG"],
  ["a GIF", Buffer.from("GIF89a"), "neither PNG nor JPEG"],
  ["a PNG cut short", good.subarray(0, 50), "ends inside of a chunk"],
  ["a PNG without an end", good.subarray(0, -12), "ends before its end"],
  ["a chunk longer than the file", changed(good, 33, 0x7f, 0xff, 0xff, 0xff), "ends inside of a chunk"],
  ["a wrong checksum", changed(good, 41, 1), "wrong checksum in chunk `IDAT`"],
  ["a chunk that a reader must know", withChunk("ABCD", [1]), "needs chunk `ABCD`"],
  ["two headers", withChunk("IHDR", [1]), "more than one `IHDR`"],
  ["no pixels", makePng({ ...grey, width: 0 }), "has no pixels"],
  ["a side over the limit", makePng({ ...grey, width: 10_001 }), "10001 by 1 pixels"],
  ["pixels over the limit", makePng({ ...grey, width: 6000, height: 5000 }), "30000000 pixels"],
  ["bits that its colours cannot have", makePng({ ...grey, depth: 4, colorType: 2 }), "4 bits of colour type 2"],
  ["a palette image without a palette", makePng({ ...grey, colorType: 3 }), "damaged palette"],
  [
    "more palette entries than bits",
    makePng({ ...grey, colorType: 3, depth: 1, palette: new Array(9).fill(0) }),
    "palette",
  ],
  ["transparency of a wrong size", makePng({ ...grey, transparency: [1] }), "damaged `tRNS`"],
  ["fewer rows than said", makePng({ ...grey, height: 2 }), "damaged pixel data"],
  ["more rows than said", makePng({ ...grey, rows: [0, 10, 20, 0, 1, 2] }), "inflates to more"],
  ["an unknown filter", makePng({ ...grey, rows: [5, 10, 20] }), "unknown filter"],
  ["a JPEG of its first bytes", Uint8Array.from([0xff, 0xd8, 0xff]), "ends before its end"],
  ["a JPEG without a picture", Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]), "no picture"],
  ["a JPEG in four colours", makeJpeg(8, 8, 4), "4 colour components"],
  ["an arithmetic-coded JPEG", makeJpeg(8, 8, 3, 0xc9), "do not decode"],
  ["a JPEG without pixels", makeJpeg(0, 8), "no pixels"],
  [
    "a JPEG without tables",
    Uint8Array.from([...makeJpeg(8, 8).slice(0, 2), ...makeJpeg(8, 8).slice(77)]),
    "lacks the tables",
  ],
  ["a JPEG cut short", makeJpeg(8, 8).subarray(0, 15), "ends inside of a segment"],
  ["a JPEG without an end", makeJpeg(8, 8).subarray(0, -2), "ends before its end"],
];

describe("checkImage", () => {
  it.each(refused)("refuses %s", (_, bytes, says) => {
    const { value, diagnostics } = checkImage(bytes, "logo.png");
    expect(value).toBeNull();
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["render/bad-image", "error"]]);
    expect(diagnostics[0]?.message).toContain("`logo.png`");
    expect(diagnostics[0]?.message).toContain(says);
  });

  it("takes PNG and JPEG by what they are", () => {
    expect(checkImage(good, "a").value).toMatchObject({ format: "png", widthPx: 2, heightPx: 1 });
    expect(checkImage(makeJpeg(30, 20), "a").value).toMatchObject({ format: "jpeg", widthPx: 30, heightPx: 20 });
    expect(checkImage(makeJpeg(30, 20, 1, 0xc2), "a").value).toMatchObject({ format: "jpeg" });
  });

  it("tells the bytes of a scan from markers", () => {
    const jpeg = makeJpeg(8, 8);
    const scan = [0xff, 0x00, 0xff, 0xd0, 0xff, 0xff];
    expect(checkImage(Uint8Array.from([...jpeg.slice(0, -2), ...scan, ...jpeg.slice(-2)]), "a").value).not.toBeNull();
    expect(checkImage(Uint8Array.from([...jpeg.slice(0, -2), 0xff, 0xc0, 0, 99]), "a").value).toBeNull();
  });

  it("takes chunks that readers may skip, and what follows the end", () => {
    expect(checkImage(withChunk("tEXt", [65, 0, 66]), "a").value).not.toBeNull();
    expect(checkImage(Buffer.concat([good, Buffer.from("more")]), "a").value).not.toBeNull();
  });

  it("answers for any damage, without throwing", () => {
    const samples = [good, makePng({ width: 3, height: 3, colorType: 6, rows: new Array(39).fill(0) }), makeJpeg(9, 9)];
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(255), fc.nat(200), (bytes, at, value, end) => {
        const { value: image, diagnostics } = checkImage(changed(bytes, at % bytes.length, value).slice(0, end), "x");
        expect(image === null).toBe(diagnostics.length > 0);
      }),
      { numRuns: 800 },
    );
  });
});

/** Colours and alpha of an image, decoded. */
function decoded(bytes: Uint8Array): { readonly samples: readonly number[]; readonly alpha: readonly number[] | null } {
  const png = readPng(bytes);
  if ("fault" in png) throw new Error(png.fault);
  const inflated = inflateScanlines(png);
  if ("fault" in inflated) throw new Error(inflated.fault);
  const { samples, alpha } = decodePng(png, inflated.scanlines);
  return { samples: [...samples], alpha: alpha && [...alpha] };
}

describe("decodePng", () => {
  it.each([
    ["no filter", 0, [10, 20, 30]],
    ["the pixel at the left", 1, [10, 30, 60]],
    ["the pixel above", 2, [11, 22, 33]],
    ["the mean of both", 3, [10, 26, 44]],
    ["Paeth's choice", 4, [11, 31, 61]],
  ])("undoes %s", (_, filter, expected) => {
    const rows = [0, 1, 2, 3, filter, 10, 20, 30];
    const { samples } = decoded(makePng({ width: 3, height: 2, colorType: 0, rows }));
    expect(samples.slice(3)).toEqual(expected);
  });

  it("parts alpha from colours", () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8];
    expect(decoded(makePng({ width: 2, height: 1, colorType: 6, rows }))).toEqual({
      samples: [1, 2, 3, 5, 6, 7],
      alpha: [4, 8],
    });
    expect(decoded(makePng({ width: 1, height: 1, colorType: 4, rows: [0, 9, 7] }))).toEqual({
      samples: [9],
      alpha: [7],
    });
  });

  it("spreads one bit over the whole range", () => {
    expect(decoded(makePng({ width: 4, height: 1, depth: 1, colorType: 0, rows: [0, 0b1010_0000] })).samples).toEqual([
      255, 0, 255, 0,
    ]);
  });

  it("takes the upper half of 16 bits", () => {
    expect(decoded(makePng({ width: 1, height: 1, depth: 16, colorType: 0, rows: [0, 200, 99] })).samples).toEqual([
      200,
    ]);
  });

  it("looks colours up in the palette, with their transparency", () => {
    const png = makePng({
      width: 2,
      height: 1,
      colorType: 3,
      palette: [1, 2, 3, 4, 5, 6],
      transparency: [40],
      rows: [0, 0, 1],
    });
    expect(decoded(png)).toEqual({ samples: [1, 2, 3, 4, 5, 6], alpha: [40, 255] });
  });

  it("clears the pixels of one colour", () => {
    const rows = [0, 1, 2, 3, 1, 2, 4];
    const png = makePng({ width: 2, height: 1, colorType: 2, transparency: [0, 1, 0, 2, 0, 3], rows });
    expect(decoded(png).alpha).toEqual([0, 255]);
  });

  it("puts the passes of an interlaced image together", () => {
    // The passes of a field of 3 by 3 hold the pixels 0; 2; 6 8; 1 7 in rows of their own; and 3 4 5.
    const rows = [0, 0, 0, 20, 0, 60, 80, 0, 10, 0, 70, 0, 30, 40, 50];
    const { samples } = decoded(makePng({ width: 3, height: 3, colorType: 0, interlaced: true, rows }));
    expect(samples).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80]);
  });
});

const generator = join(
  process.env.BRIEFWRIGHT_SHARED ?? resolve(import.meta.dirname, "../../../../shared"),
  "suites/hostile/generate.mjs",
);

describe.runIf(existsSync(generator))("hostile images", () => {
  it("are refused, but for the one that is sound", () => {
    const folder = mkdtempSync(join(tmpdir(), "briefwright-hostile-"));
    try {
      execFileSync(process.execPath, [generator, join(folder, "set")], { stdio: "ignore" });
      const images = join(folder, "set/images");
      const taken = readdirSync(images).filter(
        (file) => checkImage(readFileSync(join(images, file)), file).value !== null,
      );
      expect(taken).toEqual(["ok.png"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
