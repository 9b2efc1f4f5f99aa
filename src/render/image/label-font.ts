/** A font as labels of pictures are drawn with it: shapes of a text on one line. */
import { openFont } from "../layout/opentype/font.ts";
import { openOutlines, type Point } from "../layout/opentype/outlines.ts";

export interface LabelFont {
  /**
   * Closed lines for a text of this size, from (0, 0) at its baseline's start, y downwards, and where it ends. Signs that
   * the font lacks are left out.
   */
  readonly draw: (
    text: string,
    size: number,
  ) => { readonly lines: readonly (readonly Point[])[]; readonly width: number };
}

/** Null for a font whose texts can't be shaped here: those of scripts whose letters join, and those of PostScript outlines. */
export function labelFont(bytes: Uint8Array): LabelFont | null {
  const font = openFont(bytes);
  const outlineOf = font && openOutlines(bytes);
  if (!outlineOf) return null;
  return {
    draw(text, size) {
      const known = [...text].filter((sign) => font.hasGlyph(sign.codePointAt(0) ?? 0)).join("");
      const scale = size / font.unitsPerEm;
      let pen = 0;
      const lines = font.shape(known, [], false).flatMap((glyph) => {
        const [left, up] = [pen + glyph.x, glyph.y];
        pen += glyph.advance;
        return outlineOf(glyph.id).map((line) =>
          line.map(({ x, y }) => ({ x: (left + x) * scale, y: -(up + y) * scale })),
        );
      });
      return { lines, width: pen * scale };
    },
  };
}
