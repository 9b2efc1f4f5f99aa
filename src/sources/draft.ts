/** What a reader makes of a file before anybody judges its lines: text, lines and what the format itself says. */
import type { Span } from "../text/span.ts";
import type { Decoding, FurnitureReason, PartialDate } from "./article.ts";

/** How a line is marked in its format. A caption and a byline are furniture by the format's own word. */
export type LineKind = "text" | "heading" | "list-item" | "quote";

/** One line, paragraph or list item of a source, without white space at its ends. */
export interface DraftLine {
  readonly kind: LineKind;
  readonly span: Span;
  /** Heading level or list depth from 1; absent on text. */
  readonly level?: number;
  /** Set where the format says that the line isn't body (a caption element, a label of a form). */
  readonly furniture?: { readonly reason: FurnitureReason; readonly because: string };
  /** True where nothing but links stands in the line: a promo, unless a sentence says otherwise. */
  readonly linkOnly?: boolean;
}

/** A value that the format states, with where. */
export interface Stated<T> {
  readonly value: T;
  readonly from: string;
  /** What other witnesses state instead: a conflict that a person should hear of. */
  readonly against?: readonly Stated<T>[];
}

/** What a format states about an article besides its text; each is absent where it says nothing. */
export interface StatedMetadata {
  title?: Stated<string>;
  authors?: Stated<readonly string[]>;
  outlet?: Stated<string>;
  published?: Stated<PartialDate>;
  updated?: Stated<PartialDate>;
  language?: Stated<string>;
  url?: Stated<string>;
  copyright?: Stated<string>;
  status?: Stated<"usable" | "withdrawn" | "corrected">;
}

/** A source, or an item of one, on its way to an article. */
export interface Draft {
  readonly text: string;
  readonly lines: readonly DraftLine[];
  readonly stated: StatedMetadata;
  readonly links: readonly { readonly span: Span; readonly url: string }[];
  readonly decoding: Decoding | null;
  /** As in `Article`. */
  readonly hyphensAt?: readonly number[];
  /** `pasted`: headings and title must be told from the lines' looks; `marked`: the format marks them. */
  readonly shape: "pasted" | "marked";
}

/** Collects lines into one text, with a line feed after each. */
export interface DraftBuilder {
  /** Adds a line; its text is trimmed, and nothing is added where nothing is left. Offsets count in the line's text. */
  add(line: NewLine): void;
  /** What was collected. */
  draft(stated: StatedMetadata, shape?: Draft["shape"]): Draft;
}

/** A line to be added. */
export interface NewLine extends Omit<DraftLine, "span"> {
  readonly text: string;
  readonly links?: readonly { readonly span: Span; readonly url: string }[];
  /** Offsets in the line's text, as in `Article`. */
  readonly hyphensAt?: readonly number[];
}

/** A builder for formats whose text is not the file's own. */
export function buildDraft(): DraftBuilder {
  const parts: string[] = [];
  const lines: DraftLine[] = [];
  const links: { span: Span; url: string }[] = [];
  const hyphens: number[] = [];
  let length = 0;
  return {
    add({ text, links: lineLinks = [], hyphensAt = [], ...line }) {
      const trimmed = text.trim();
      if (trimmed === "") return;
      const shift = length - (text.length - text.trimStart().length);
      const span = { start: length, end: length + trimmed.length };
      for (const link of lineLinks) {
        const start = Math.max(span.start, link.span.start + shift);
        const end = Math.min(span.end, link.span.end + shift);
        if (start < end && isWebAddress(link.url)) links.push({ span: { start, end }, url: link.url });
      }
      hyphens.push(...hyphensAt.map((at) => at + shift));
      lines.push({ ...line, span });
      parts.push(trimmed, "\n");
      length = span.end + 1;
    },
    draft(stated, shape = "marked") {
      return { text: parts.join(""), lines, stated, links, decoding: null, hyphensAt: hyphens, shape };
    },
  };
}

/** Only addresses that a browser may be sent to; a page's `javascript:` and `file:` links are dropped. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && url.length <= 2048;
}
