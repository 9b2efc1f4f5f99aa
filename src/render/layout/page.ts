/**
 * Pages as positioned boxes: plain data, no PDF in here. All lengths are PostScript points (1/72 inch); x grows to the
 * right and y downwards from the page's top left corner; text is placed by its baseline.
 */

/** A font as the layout measured it. Key: `serif/400/roman`; equal keys mean equal bytes. */
export interface FaceRef {
  readonly key: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  /** TrueType or OpenType bytes. Faces are shared over documents and never copied. */
  readonly bytes: Uint8Array;
}

/**
 * Text shaped once and cached: most often a word. `glyphs`, `advances` and `text` belong together: glyph `i` stands for
 * `clusters[i]`, and joining all clusters gives `text`. Advances are in 1/1000 em, kerning included; `offsets` only where
 * a glyph is moved.
 */
export interface Shaped {
  readonly text: string;
  readonly glyphs: readonly number[];
  readonly advances: readonly number[];
  readonly offsets: readonly { readonly x: number; readonly y: number }[] | null;
  readonly clusters: readonly string[];
  /** Sum of advances, 1/1000 em. */
  readonly width: number;
}

/** Words in one face, size and colour on one baseline. Words are set from `x`, `gaps[i]` points after word `i`. */
export interface TextRun {
  readonly face: string;
  readonly sizePt: number;
  /** `#rrggbb`. */
  readonly color: string;
  readonly xPt: number;
  readonly words: readonly Shaped[];
  /**
   * Same length as `words`: room in points from the end of each word to the start of the next, 0 at the end. Where `spaces`
   * is true this is the whole gap, the width of the space included: word `i + 1` starts `gapsPt[i]` after word `i` ends.
   */
  readonly gapsPt: readonly number[];
  /** Same length as `words`: true where a real space character follows, so that extraction gives separate words; the last may be true at a line's end. */
  readonly spaces: readonly boolean[];
  /** Raises the baseline (superscripts). */
  readonly risePt: number;
  /** The structure element that the run belongs to; null for artifacts. */
  readonly node: number | null;
  /** Set where the run is another language than its element. */
  readonly language: string | null;
  /** The run ends with a hyphen that the source doesn't have. */
  readonly softHyphen: boolean;
  /** Tracking in points, for letterspaced small caps: added after every glyph, the last of a word included. */
  readonly trackingPt: number;
}

/** Why something is not content: PDF/UA wants to know. */
export type ArtifactKind = "header" | "footer" | "layout" | "repeated-head";

export type PageItem =
  | {
      readonly type: "line";
      readonly yPt: number;
      readonly runs: readonly TextRun[];
      readonly artifact: ArtifactKind | null;
    }
  /** Filled rectangle: rules, accent bars, backgrounds; always an artifact. */
  | {
      readonly type: "box";
      readonly xPt: number;
      readonly yPt: number;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly color: string;
    }
  | {
      readonly type: "image";
      readonly xPt: number;
      readonly yPt: number;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly image: string;
      readonly node: number | null;
    }
  /** A clickable area; one per line that the link stands on. */
  | {
      readonly type: "link";
      readonly xPt: number;
      readonly yPt: number;
      readonly widthPt: number;
      readonly heightPt: number;
      readonly target: LinkTarget;
      readonly node: number;
      readonly contents: string;
    }
  | { readonly type: "destination"; readonly id: string; readonly xPt: number; readonly yPt: number };

export type LinkTarget = { readonly url: string } | { readonly id: string };

export interface Page {
  /** From 1. */
  readonly number: number;
  /** As printed: `1`, `iv`, `A-2`. */
  readonly label: string;
  readonly widthPt: number;
  readonly heightPt: number;
  /** In painting order, which is reading order. */
  readonly items: readonly PageItem[];
}

/**
 * An element of the structure tree. `id` is its index in `PagedDocument.nodes`; the root, of tag `Document`, has index 0
 * and no parent. The kids of an element, text and elements alike, stand in the order in which they are first painted.
 */
export interface StructureNode {
  readonly id: number;
  readonly parent: number | null;
  readonly tag: StructureTag;
  /** For figures and links. */
  readonly alt: string | null;
  readonly language: string | null;
  readonly title: string | null;
  /** TH: `Column` or `Row`. */
  readonly scope: "Column" | "Row" | null;
  /** TH and TD. */
  readonly colSpan: number;
  /** L: `Decimal`, `Disc`, `None`, … */
  readonly listNumbering: string | null;
  /** Note: its id, unique in the document; Reference: the note's id. */
  readonly noteId: string | null;
  /** Figure: its box on its page. */
  readonly box: {
    readonly page: number;
    readonly xPt: number;
    readonly yPt: number;
    readonly widthPt: number;
    readonly heightPt: number;
  } | null;
}

export type StructureTag =
  | "Document"
  | "Sect"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "P"
  | "BlockQuote"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD"
  | "Note"
  | "Reference"
  | "Link"
  | "Figure"
  | "Caption"
  | "TOC"
  | "TOCI"
  | "Code"
  | "Span"
  | "Div"
  | "Em"
  | "Strong";

export interface OutlineEntry {
  readonly title: string;
  readonly target: string;
  readonly children: readonly OutlineEntry[];
}

export interface PagedDocument {
  readonly pages: readonly Page[];
  readonly nodes: readonly StructureNode[];
  readonly outline: readonly OutlineEntry[];
  /** Every face used, by key, in a fixed order. */
  readonly faces: readonly FaceRef[];
  /** Every image used, by the name that items give. Checked before: the writer may trust them. */
  readonly images: Readonly<Record<string, PageImage>>;
  readonly language: string;
}

export interface PageImage {
  readonly format: "png" | "jpeg" | "svg";
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}
