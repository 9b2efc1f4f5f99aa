/**
 * A template's looks with all defaults filled in: what the layout and the HTML writer read. Made by `readStylesheet` from
 * `stylesheet.yaml`, or taken as it stands from `defaultStylesheet`. Lengths are points unless a name says otherwise.
 * After this nobody asks whether a key was there.
 */

/** The families that styles name; which font each is, `fonts` says. */
export type FontRole = "serif" | "sans" | "mono";

/** Looks of a run of text. */
export interface TextStyle {
  readonly font: FontRole;
  /** 400 regular, 600 semibold, 700 bold. */
  readonly weight: number;
  readonly italic: boolean;
  readonly sizePt: number;
  /** Distance of baselines. */
  readonly leadingPt: number;
  readonly color: ColorName;
  /** OpenType features beyond kerning and ligatures, such as `onum`, `tnum`, `smcp`. */
  readonly features: readonly string[];
  readonly trackingPt: number;
}

export type ColorName = "ink" | "accent" | "grey" | "rule" | "shade" | "paper";

/** Every kind of text that a memo has. */
export const styleNames = [
  "body",
  "title",
  "heading2",
  "heading3",
  "heading4",
  "heading5",
  "heading6",
  "bottomLine",
  "calloutLabel",
  "excerptNumber",
  "attribution",
  "fieldLabel",
  "fieldValue",
  "tableHead",
  "tableCell",
  "note",
  "caption",
  "code",
  "contents",
  "small",
  "fine",
  "running",
  "marking",
] as const;
export type StyleName = (typeof styleNames)[number];

/** The sizes of running text, largest first. */
export const sectionSizes = ["body", "small", "fine"] as const satisfies readonly StyleName[];
export type SectionSize = (typeof sectionSizes)[number];

export type Alignment = "justify" | "left";

/** A heading whose section is set in its own way, until the next heading of its level or higher. */
export interface SectionStyle {
  /** The heading's id, or its start with a closing `*`; in a template's file also the key of its label, `{sources}`. */
  readonly heading: string;
  readonly columns: number;
  /** The style that its running text is set in. */
  readonly size: SectionSize;
  /** Begins where headings do, `page.outdentPt` left of the text. */
  readonly wide: boolean;
  /** Runs on in the columns of the section before, where that has as many: its heading stands in the column. */
  readonly runsOn: boolean;
}

export type MarkingPlace = "both" | "top" | "bottom" | "none";

export interface MarkingStyle {
  readonly marking: string;
  readonly color: string;
  /** Null for none. */
  readonly band: string | null;
}

/** The fields of running lines: `{short-title}`, `{title}`, `{date}`, `{reference}`, `{author}`, `{marking}`, `{page}`, `{pages}`, `{page-of-pages}`. */
export interface RunningLine {
  readonly left: string;
  readonly right: string;
}

export interface Stylesheet {
  readonly page: {
    readonly widthPt: number;
    readonly heightPt: number;
    readonly marginTopPt: number;
    readonly marginBottomPt: number;
    readonly marginLeftPt: number;
    readonly marginRightPt: number;
    /** How far titles, headings of level 2, the memo's header, wide sections and running lines reach into the left margin. */
    readonly outdentPt: number;
    /** Body text returns to baselines at whole or half multiples of it below the top margin. */
    readonly gridPt: number;
    /** Between columns. */
    readonly gutterPt: number;
    /** Whether a page that ends a few lines short spreads its gaps to its foot, or stays short. */
    readonly fill: "flush" | "ragged";
  };
  readonly fonts: Readonly<Record<FontRole, string>> & {
    /** Families tried in order for characters that the style's own lacks. */
    readonly fallback: readonly string[];
  };
  /** `#rrggbb`. */
  readonly colors: Readonly<Record<ColorName, string>>;
  readonly styles: Readonly<Record<StyleName, TextStyle>>;
  readonly text: {
    readonly align: Alignment;
    readonly hyphenate: boolean;
    /** How far a ragged line may fall short before it counts as bad. */
    readonly raggedPt: number;
    /** Punctuation at the ends of justified lines stands out by a part of its width. */
    readonly hangPunctuation: boolean;
    /** The family of strong text within serif text: bold serif (`same`), or semibold sans. */
    readonly strong: "same" | "sans";
  };
  readonly paragraph: { readonly spaceAfterPt: number };
  readonly heading: {
    /** Room above, for levels 1 to 6. */
    readonly spaceBeforePt: readonly [number, number, number, number, number, number];
    readonly spaceAfterPt: readonly [number, number, number, number, number, number];
    /** Lines of text that must follow on the same page. */
    readonly keepLines: number;
    /** Number headings from level 2 on: `1`, `1.1`. */
    readonly numbered: boolean;
    /** Headings of level 2 stand beside the first line of their text, in the margin that `page.outdentPt` gives them. */
    readonly side: boolean;
  };
  readonly excerpt: {
    readonly indentPt: number;
    /** Between the number in the margin and the text column. */
    readonly numberGapPt: number;
    readonly align: Alignment;
    /** Looks of added context. */
    readonly contextColor: ColorName;
    /** Above it and below its attribution. */
    readonly spacePt: number;
    /** Up to so many lines, a page break inside is avoided. */
    readonly keepTogetherLines: number;
    /** Marks of the excerpt's language around its words: hanging out of the text, or none. */
    readonly quotationMarks: "hanging" | "none";
  };
  readonly quote: { readonly indentPt: number; readonly spacePt: number };
  readonly list: { readonly indentPt: number; readonly itemSpacePt: number; readonly bullets: readonly string[] };
  readonly callout: { readonly barPt: number; readonly indentPt: number; readonly spacePt: number };
  readonly fields: { readonly labelWidthPt: number; readonly paddingPt: number; readonly columns: number };
  readonly table: {
    readonly columnGapPt: number;
    readonly rowPaddingPt: number;
    readonly headRulePt: number;
    readonly rowRulePt: number;
    readonly spacePt: number;
  };
  readonly notes: { readonly ruleWidthPt: number; readonly spacePt: number; readonly indentPt: number };
  readonly figure: { readonly maxHeightShare: number; readonly spacePt: number };
  readonly contents: { readonly indentPt: number; readonly leaders: boolean };
  readonly sections: readonly SectionStyle[];
  /** Above the title; `file` is a path within the template's folder. */
  readonly logo: { readonly file: string; readonly alt: string; readonly heightPt: number } | null;
  /** The bands of the memo's marking at the edges of every page. */
  readonly marking: {
    readonly place: MarkingPlace;
    readonly align: "left" | "center" | "right";
    /** For some markings, by their words: a colour of their own, on a band or on the page's paper. `#rrggbb`. */
    readonly values: readonly MarkingStyle[];
  };
  readonly running: {
    readonly head: RunningLine;
    readonly foot: RunningLine;
    /** Above the title of page one, which has no running head. */
    readonly first: RunningLine;
    /** At the foot of page one; null where it is that of all others. */
    readonly firstFoot: RunningLine | null;
  };
  /** The last page holds at least so many lines where it can be. */
  readonly lastPageLines: number;
}

/** What may stand in braces in running lines. */
export const runningFields: readonly string[] = [
  "short-title",
  "title",
  "date",
  "reference",
  "author",
  "marking",
  "page",
  "pages",
  "page-of-pages",
];

/** Page sizes by name, width and height in points. */
export const pageSizes: Readonly<Record<"a4" | "letter", readonly [number, number]>> = {
  a4: [595.276, 841.89],
  letter: [612, 792],
};

const textFigures = ["onum"];
const tableFigures = ["lnum", "tnum"];

function style(
  font: FontRole,
  weight: number,
  sizePt: number,
  leadingPt: number,
  more: Partial<TextStyle> = {},
): TextStyle {
  const base: TextStyle = {
    font,
    weight,
    italic: false,
    sizePt,
    leadingPt,
    color: "ink",
    features: font === "serif" ? textFigures : tableFigures,
    trackingPt: 0,
  };
  return { ...base, ...more };
}

/** The built-in looks: A4, a measure of about 68 characters, Source Serif 4 on a 14-point grid. */
export const defaultStylesheet: Stylesheet = {
  page: {
    widthPt: pageSizes.a4[0],
    heightPt: pageSizes.a4[1],
    marginTopPt: 84,
    marginBottomPt: 78,
    marginLeftPt: 134,
    marginRightPt: 119,
    outdentPt: 0,
    gridPt: 14,
    gutterPt: 20,
    fill: "flush",
  },
  fonts: {
    serif: "Source Serif 4",
    sans: "Source Sans 3",
    mono: "Source Code Pro",
    fallback: ["Source Serif 4", "Source Sans 3"],
  },
  colors: { ink: "#1a1a1a", accent: "#1f3d6e", grey: "#5c6066", rule: "#9a9da3", shade: "#f3f3f1", paper: "#ffffff" },
  styles: {
    body: style("serif", 400, 10.5, 14),
    title: style("serif", 600, 22, 28, { features: ["onum"] }),
    heading2: style("sans", 600, 14, 18, { color: "accent", features: ["lnum"] }),
    heading3: style("sans", 600, 11.5, 14, { features: ["lnum"] }),
    heading4: style("sans", 600, 10.5, 14, { features: ["lnum"] }),
    heading5: style("sans", 600, 9.5, 14, { color: "grey", features: ["lnum"] }),
    heading6: style("sans", 400, 9.5, 14, { color: "grey", features: ["lnum"] }),
    bottomLine: style("serif", 400, 12, 16),
    calloutLabel: style("sans", 600, 9.5, 14, { color: "accent" }),
    excerptNumber: style("sans", 600, 9, 14, { color: "accent" }),
    attribution: style("sans", 400, 8.5, 12, { color: "grey" }),
    fieldLabel: style("sans", 400, 9, 14, { color: "grey" }),
    fieldValue: style("sans", 400, 10, 14),
    tableHead: style("sans", 600, 8.5, 12),
    tableCell: style("sans", 400, 9, 12),
    note: style("serif", 400, 8.5, 11),
    caption: style("sans", 400, 8.5, 12, { color: "grey" }),
    code: style("mono", 400, 9, 12),
    contents: style("sans", 400, 10, 14),
    small: style("serif", 400, 9, 12),
    fine: style("sans", 400, 8.5, 11, { features: ["lnum"] }),
    running: style("sans", 400, 8.5, 12, { color: "grey" }),
    marking: style("serif", 600, 9, 12, { features: ["smcp", "c2sc"], trackingPt: 1.2 }),
  },
  text: { align: "justify", hyphenate: true, raggedPt: 42, hangPunctuation: true, strong: "sans" },
  paragraph: { spaceAfterPt: 7 },
  heading: {
    spaceBeforePt: [14, 20, 16, 12, 12, 12],
    spaceAfterPt: [10, 4, 3, 1, 1, 1],
    keepLines: 3,
    numbered: false,
    side: false,
  },
  excerpt: {
    indentPt: 12,
    numberGapPt: 10,
    align: "justify",
    contextColor: "grey",
    spacePt: 12,
    keepTogetherLines: 6,
    quotationMarks: "hanging",
  },
  quote: { indentPt: 18, spacePt: 7 },
  list: { indentPt: 18, itemSpacePt: 0, bullets: ["•", "–", "·"] },
  callout: { barPt: 2.5, indentPt: 14, spacePt: 14 },
  fields: { labelWidthPt: 74, paddingPt: 5, columns: 1 },
  table: { columnGapPt: 12, rowPaddingPt: 3, headRulePt: 0.8, rowRulePt: 0, spacePt: 10 },
  notes: { ruleWidthPt: 72, spacePt: 8, indentPt: 14 },
  figure: { maxHeightShare: 0.6, spacePt: 12 },
  contents: { indentPt: 14, leaders: true },
  sections: [],
  logo: null,
  marking: { place: "both", align: "center", values: [] },
  running: {
    head: { left: "{short-title}", right: "{date}" },
    foot: { left: "{reference}", right: "{page-of-pages}" },
    first: { left: "{author}", right: "{reference}" },
    firstFoot: null,
  },
  lastPageLines: 5,
};
