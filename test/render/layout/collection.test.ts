import { describe, expect, it } from "vitest";
import { fontOfCollection } from "../../../src/render/layout/opentype/collection.ts";
import { openFont } from "../../../src/render/layout/opentype/font.ts";
import { readSfnt } from "../../../src/render/writers/pdf/fonts/sfnt.ts";
import { builtInFont } from "./helpers.ts";

const serif = (await builtInFont("Source Serif 4", 400, false))!;
const sans = (await builtInFont("Source Sans 3", 400, false))!;

/** A collection of fonts: their bytes one after the other, each directory moved to where its tables lie. */
function collect(...fonts: readonly Uint8Array[]): Uint8Array {
  const header = 12 + 4 * fonts.length;
  const bytes = new Uint8Array(fonts.reduce((sum, font) => sum + ((font.length + 3) & ~3), header));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x74746366);
  view.setUint32(4, 0x00010000);
  view.setUint32(8, fonts.length);
  let at = header;
  fonts.forEach((font, i) => {
    bytes.set(font, at);
    view.setUint32(12 + 4 * i, at);
    for (let table = 0; table < view.getUint16(at + 4); table++) {
      const place = at + 12 + 16 * table + 8;
      view.setUint32(place, view.getUint32(place) + at);
    }
    at += (font.length + 3) & ~3;
  });
  return bytes;
}

describe("fontOfCollection", () => {
  const both = collect(serif, sans);

  it("gives the font of the family, as a font of its own", () => {
    expect(readSfnt(fontOfCollection(both, "Source Sans 3")).metrics.postscriptName).toBe("SourceSans3-Regular");
    expect(readSfnt(fontOfCollection(both, "source serif 4")).metrics.postscriptName).toBe("SourceSerif4-Regular");
    const shape = (bytes: Uint8Array) => openFont(bytes)?.shape("Waffle", ["onum"], false);
    expect(shape(fontOfCollection(both, "Source Sans 3"))).toEqual(shape(sans));
  });

  it("gives the first where no font is called that", () => {
    expect(readSfnt(fontOfCollection(both, "Other")).metrics.postscriptName).toBe("SourceSerif4-Regular");
  });

  it("gives the same object each time, and what is no collection as it is", () => {
    expect(fontOfCollection(both, "Other")).toBe(fontOfCollection(both, "Other"));
    expect(fontOfCollection(serif, "Source Serif 4")).toBe(serif);
  });

  it("never reads past the end of a file that is cut short", () => {
    for (const length of [0, 3, 13, 17, 40, 200, both.length - 1000]) {
      const cut = both.slice(0, length);
      expect(() => openFont(fontOfCollection(cut, "Source Sans 3"))).not.toThrow();
    }
  });
});
