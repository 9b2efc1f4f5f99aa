/**
 * A document as typed blocks and inlines: what a Markdown file says, without its notation and without looks. Made by
 * `parseDocument`; read by the layout and by the HTML and DOCX writers, so that all outputs say the same words.
 *
 * The Markdown conventions that carry more than GFM does, each plain to a reader of the bare file:
 *  - front matter holds `DocumentMeta`;
 *  - a paragraph of two lines or more, each `**Label:** value`, is a `fields` block (the memo's header);
 *  - a block quote whose first paragraph starts with a bold number (`> **7** Text`) is an `excerpt`; its last paragraph,
 *    if it starts with an em dash and a space, is its attribution; emphasised runs in it are added context, `[…]` a gap;
 *    a comment before it, of its number and a language tag (`<!-- 7 uk -->`), says that its words are in that language;
 *  - an unescaped `[7]` in running text refers to excerpt 7;
 *  - a list whose every item is one link to a heading of the document, under a heading or alone, is a table of contents;
 *  - `> [!NOTE]` and its kin are callouts; `[^n]` footnotes; a paragraph of one image is a figure, its title the caption;
 *  - an HTML comment `<!-- page-break -->` alone is a page break, other comments say nothing; all other raw HTML shows as text.
 */

export interface DocumentMeta {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly author: string | null;
  readonly subject: string | null;
  readonly keywords: readonly string[];
  /** ISO `YYYY-MM-DD`; never the clock's. */
  readonly date: string | null;
  /** As printed. */
  readonly dateText: string | null;
  readonly reference: string | null;
  readonly marking: string | null;
  /** BCP 47. */
  readonly language: string;
  /** Title of the running head; the title by default. */
  readonly shortTitle: string | null;
}

export interface Doc {
  readonly meta: DocumentMeta;
  readonly blocks: readonly DocBlock[];
  /** In order of first reference; numbers count from 1. */
  readonly footnotes: readonly Footnote[];
}

export interface Footnote {
  readonly id: string;
  readonly number: number;
  readonly blocks: readonly DocBlock[];
}

export type DocBlock =
  | {
      readonly type: "heading";
      readonly level: 1 | 2 | 3 | 4 | 5 | 6;
      readonly id: string;
      readonly inlines: readonly Inline[];
    }
  | { readonly type: "paragraph"; readonly inlines: readonly Inline[] }
  | {
      readonly type: "fields";
      readonly rows: readonly { readonly label: readonly Inline[]; readonly value: readonly Inline[] }[];
    }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly start: number;
      readonly tight: boolean;
      readonly items: readonly ListItem[];
    }
  | { readonly type: "quote"; readonly blocks: readonly DocBlock[] }
  | Excerpt
  | { readonly type: "callout"; readonly kind: CalloutKind; readonly blocks: readonly DocBlock[] }
  | { readonly type: "code"; readonly language: string | null; readonly text: string }
  | Table
  | { readonly type: "figure"; readonly src: string; readonly alt: string; readonly caption: readonly Inline[] }
  | { readonly type: "toc"; readonly entries: readonly TocEntry[] }
  | { readonly type: "rule" }
  | { readonly type: "page-break" };

export type CalloutKind = "note" | "tip" | "important" | "warning" | "caution";

export interface Excerpt {
  readonly type: "excerpt";
  readonly number: string;
  /** `excerpt-7`. */
  readonly id: string;
  /** BCP 47, of the words, not of the attribution; null where it is the document's. */
  readonly language: string | null;
  readonly blocks: readonly DocBlock[];
  /** Without the dash; empty where there is none. */
  readonly attribution: readonly Inline[];
}

export interface ListItem {
  readonly blocks: readonly DocBlock[];
  /** Task lists; null elsewhere. */
  readonly checked: boolean | null;
}

export interface Table {
  readonly type: "table";
  readonly columns: readonly { readonly align: "left" | "center" | "right" | null }[];
  readonly head: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** `level` counts from 1; `target` is a heading's id. */
export interface TocEntry {
  readonly level: number;
  readonly target: string;
  readonly inlines: readonly Inline[];
}

export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "strong"; readonly inlines: readonly Inline[] }
  | { readonly type: "emphasis"; readonly inlines: readonly Inline[] }
  | { readonly type: "strike"; readonly inlines: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  /** `href` is http, https or mailto; unsafe links never get here. */
  | { readonly type: "link"; readonly href: string; readonly title: string | null; readonly inlines: readonly Inline[] }
  /** To a heading's or excerpt's id within the document. */
  | { readonly type: "reference"; readonly target: string; readonly inlines: readonly Inline[] }
  | { readonly type: "footnote"; readonly number: number; readonly id: string }
  | { readonly type: "image"; readonly src: string; readonly alt: string }
  | { readonly type: "break" };
