import { create } from "fontkit";
import { describe, expect, it } from "vitest";
import { openOutlines } from "../../../src/render/layout/opentype/outlines.ts";
import { builtInFont } from "./helpers.ts";

const bytes = (await builtInFont("Source Sans 3", 400, false)) ?? new Uint8Array();
const outlineOf = openOutlines(bytes);
const font = create(Buffer.from(bytes));

/** What fontkit knows of a glyph besides what the layout asks it. */
interface DrawnGlyph {
  readonly id: number;
  readonly path: {
    readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
    readonly commands: readonly { readonly command: string }[];
  };
}

function glyphOf(sign: string): DrawnGlyph {
  const [glyph] = font.layout(sign).glyphs;
  if (glyph === undefined || !("path" in glyph)) throw new Error(`no outline of ${sign}`);
  return glyph as DrawnGlyph;
}

/** Least and most of all points. */
function boxOf(points: readonly { readonly x: number; readonly y: number }[]): readonly number[] {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe("outlines", () => {
  it("are where another reader of fonts finds them, of simple glyphs and of glyphs of glyphs", () => {
    for (const sign of "AgQ@8iéÅйЖґ…½") {
      const glyph = glyphOf(sign);
      const contours = outlineOf?.(glyph.id) ?? [];
      const { minX, minY, maxX, maxY } = glyph.path.bbox;
      for (const [i, edge] of boxOf(contours.flat()).entries())
        expect(Math.abs(edge - ([minX, minY, maxX, maxY][i] ?? 0)), `${sign} ${i}`).toBeLessThan(12);
      expect(contours.length, sign).toBe(glyph.path.commands.filter(({ command }) => command === "closePath").length);
    }
  });

  it("are empty for a space, for a glyph that isn't there, and for fonts that are cut short", () => {
    expect(outlineOf?.(glyphOf(" ").id)).toEqual([]);
    expect(outlineOf?.(65_000)).toEqual([]);
    const glyph = glyphOf("A").id;
    for (let length = 0; length < bytes.length; length += 9_973)
      expect(() => openOutlines(bytes.subarray(0, length))?.(glyph)).not.toThrow();
    expect(openOutlines(new Uint8Array(3))).toBeNull();
  });
});
