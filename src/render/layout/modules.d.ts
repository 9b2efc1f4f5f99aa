/** The parts that the layout uses of packages that ship without types. */

declare module "fontkit" {
  export interface FontkitGlyph {
    readonly id: number;
    readonly codePoints: readonly number[];
    readonly advanceWidth: number;
  }
  export interface FontkitPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }
  export interface FontkitRun {
    readonly glyphs: readonly FontkitGlyph[];
    readonly positions: readonly FontkitPosition[];
    readonly direction: "ltr" | "rtl";
  }
  export interface FontkitFont {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    readonly capHeight: number;
    readonly xHeight: number;
    readonly availableFeatures: readonly string[];
    /** Glyphs by number, as first asked for. */
    readonly _glyphs: Record<number, FontkitGlyph | undefined>;
    getGlyph(id: number, codePoints?: readonly number[]): FontkitGlyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>> | readonly string[],
      script?: string,
      language?: string,
      direction?: "ltr" | "rtl",
    ): FontkitRun;
  }
  /** A collection gives an object without `layout`. */
  export function create(bytes: Uint8Array, postscriptName?: string): FontkitFont;
}

declare module "linebreak" {
  // biome-ignore lint/style/noDefaultExport: it is the package's own.
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}

declare module "bidi-js" {
  export interface BidiLevels {
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { readonly start: number; readonly end: number; readonly level: number }[];
  }
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: "ltr" | "rtl" | "auto"): BidiLevels;
    getMirroredCharacter(character: string): string | null;
  }
  // biome-ignore lint/style/noDefaultExport: it is the package's own.
  export default function bidiFactory(): Bidi;
}

declare module "hyphen/patterns/*" {
  const patterns: unknown;
  // biome-ignore lint/style/noDefaultExport: it is the package's own.
  export default patterns;
}
