import { existsSync, readFileSync } from "node:fs";
import * as fontkit from "fontkit";
import { describe, expect, it } from "vitest";
import { isTrueType, readSfnt } from "../../../src/render/writers/pdf/fonts/sfnt.ts";
import { subsetTrueType } from "../../../src/render/writers/pdf/fonts/subset-truetype.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { faces, line, nodes, page, paged, pdfOptions, run } from "../../helpers/pdf-document.ts";
import { pdfRuns } from "../../helpers/pdf-runs.ts";
import { has, hasMatterhorn, matterhorn, runOnPdf } from "../../helpers/pdf-tools.ts";

const regular = faces[0]!.bytes;
const font = readSfnt(regular);
const reference = fontkit.create(Buffer.from(regular)) as unknown as {
  readonly ascent: number;
  readonly capHeight: number;
  readonly characterSet: readonly number[];
  glyphForCodePoint(codePoint: number): { readonly id: number };
  getGlyph(id: number): { readonly advanceWidth: number; readonly path: { toSVG(): string; readonly bbox: Box } };
};

interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

describe("readSfnt", () => {
  it("maps every character as fontkit does, and none that the font lacks", () => {
    for (const codePoint of reference.characterSet) {
      expect([codePoint, font.glyphOf(codePoint)]).toEqual([codePoint, reference.glyphForCodePoint(codePoint).id]);
    }
    expect(font.glyphOf(0x4e00)).toBe(0);
    expect(font.glyphOf(0x10ffff)).toBe(0);
  });

  it("has the advance of every glyph", () => {
    for (let glyph = 0; glyph < font.glyphCount; glyph++) {
      expect([glyph, font.advance(glyph)]).toEqual([glyph, reference.getGlyph(glyph).advanceWidth]);
    }
  });

  it("has the metrics that a descriptor repeats", () => {
    expect(font.metrics).toMatchObject({
      postscriptName: "SourceSerif4-Regular",
      ascent: reference.ascent,
      capHeight: reference.capHeight,
      italicAngle: 0,
      fixedPitch: false,
      weight: 400,
    });
    expect(readSfnt(faces[1]!.bytes).metrics.italicAngle).toBeLessThan(0);
  });

  it("is read once for its bytes", () => {
    expect(readSfnt(regular)).toBe(font);
  });

  it("knows what is no TrueType font", () => {
    expect(isTrueType(regular)).toBe(true);
    expect(isTrueType(new Uint8Array(4))).toBe(false);
    expect(isTrueType(Buffer.from("OTTO".padEnd(40, "\0"), "latin1"))).toBe(false);
  });
});

describe("subsetTrueType", () => {
  const composite = font.glyphOf(0xc5);
  const letters = [0, font.glyphOf(0x41), composite, font.glyphOf(0x41)];
  const plain = letters.map((glyph) => ({ glyph }));
  const subset = readSfnt(subsetTrueType(font, [...plain.slice(0, 3), { glyph: font.glyphOf(0x41), wider: 50 }]));

  it("numbers glyphs by their place in the list", () => {
    expect([0, 1, 2].map(subset.advance)).toEqual(letters.slice(0, 3).map(font.advance));
  });

  it("copies a glyph that is listed twice, and widens the copy alone", () => {
    expect(subset.advance(3)).toBe(subset.advance(1) + 50);
  });

  it("keeps outlines, those of composite glyphs included", () => {
    const bytes = Buffer.from(subsetTrueType(font, plain));
    // What fontkit asks for but PDF viewers don't read, so that it opens the subset at all.
    const opened = fontkit.create(bytes) as unknown as typeof reference;
    for (const [index, glyph] of letters.entries()) {
      expect(opened.getGlyph(index).path.toSVG()).toBe(reference.getGlyph(glyph).path.toSVG());
    }
    expect(reference.getGlyph(composite).path.toSVG().length).toBeGreaterThan(50);
  });

  it("draws several glyphs as one, each where it is moved to, with an advance of its own", () => {
    const parts = [
      { glyph: font.glyphOf(0x41), x: 0, y: 0 },
      { glyph: font.glyphOf(0x2e), x: 300, y: -120 },
    ];
    const composed = { parts, advance: 777 };
    const bytes = Buffer.from(subsetTrueType(font, [{ glyph: 0 }, { glyph: parts[0]!.glyph, composed }]));
    const box = (opened: typeof reference, glyph: number) => opened.getGlyph(glyph).path.bbox;
    const [letter, dot] = parts.map(({ glyph }) => box(reference, glyph));
    const all = box(fontkit.create(bytes) as unknown as typeof reference, 1);
    expect(readSfnt(bytes).advance(1)).toBe(777);
    expect([all.minX, all.maxX]).toEqual([
      Math.min(letter!.minX, dot!.minX + 300),
      Math.max(letter!.maxX, dot!.maxX + 300),
    ]);
    expect([all.minY, all.maxY]).toEqual([
      Math.min(letter!.minY, dot!.minY - 120),
      Math.max(letter!.maxY, dot!.maxY - 120),
    ]);
    expect(readSfnt(bytes).leftBearing(1)).toBe(all.minX);
  });

  it("has a checksum that holds", () => {
    const bytes = subsetTrueType(font, plain);
    let sum = 0;
    for (let at = 0; at < bytes.length; at += 4) {
      sum = (sum + new DataView(bytes.buffer).getUint32(at)) >>> 0;
    }
    expect(sum).toBe(0xb1b0afba);
  });

  it("leaves the font as it was, even where its bytes are a Buffer", () => {
    const bytes = Buffer.from(regular);
    const once = subsetTrueType(readSfnt(bytes), plain);
    expect(Buffer.compare(bytes, regular)).toBe(0);
    expect(Buffer.compare(subsetTrueType(readSfnt(bytes), plain), once)).toBe(0);
    expect(Buffer.compare(subsetTrueType(font, plain), once)).toBe(0);
  });

  it("leaves out all that is not used", () => {
    expect(subsetTrueType(font, plain).length).toBeLessThan(regular.length / 50);
  });
});

describe("fonts that are not bare TrueType", () => {
  const openType = "/usr/share/fonts/opentype/urw-base35/C059-Roman.otf";

  it.runIf(existsSync(openType))("embeds PostScript outlines through fontkit, with texts and widths", async () => {
    const face = { ...faces[0]!, key: "cff", bytes: new Uint8Array(readFileSync(openType)) };
    const outlines = fontkit.create(Buffer.from(face.bytes));
    const layout = outlines.layout("office");
    const advances = layout.positions.map((p) => (p.xAdvance * 1000) / outlines.unitsPerEm);
    const word = {
      text: "office",
      glyphs: layout.glyphs.map((glyph) => glyph.id),
      advances,
      offsets: null,
      clusters: layout.glyphs.map((glyph) => String.fromCodePoint(...glyph.codePoints)),
      width: advances.reduce((sum, advance) => sum + advance, 0),
    };
    const set = {
      ...run("x", { trackingPt: 1 }),
      face: "cff",
      words: [word, word],
      gapsPt: [4, 0],
      spaces: [true, false],
    };
    const document = { ...paged([page(1, [line(100, set)])], nodes(["P", 0])), faces: [face] };
    const bytes = await writePdf(document, pdfOptions());
    expect((await pdfRuns(bytes)).map((r) => r.text).join("")).toBe("office office");
    if (has("pdffonts")) expect(runOnPdf(bytes, "pdffonts", ["FILE"])).toMatch(/CID Type 0C +Identity-H +yes yes yes/);
    if (hasMatterhorn) expect(matterhorn(bytes)).toBe("PASS");
  });
});
