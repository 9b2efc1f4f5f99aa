/**
 * What is read out of a source. Readers turn bytes into an `Article`; every later stage sees only this.
 * All offsets are UTF-16 and count in `article.text`. For text sources `text` is the whole decoded file, furniture
 * included, with line ends made LF and no byte order mark, so that a span can be traced back to bytes.
 */
import type { Span } from "../text/span.ts";

/** What a line of a source is. */
export type BlockType = "paragraph" | "heading" | "list-item" | "quote";

/** A kept stretch of the source: one paragraph, heading, list item or quoted paragraph. Never empty, never overlapping, in order. */
export interface Block {
  readonly type: BlockType;
  /** Without the bullet of a list item, and without white space at the ends. */
  readonly span: Span;
  /** Heading level from 1; list depth from 1; absent on paragraphs. */
  readonly level?: number;
}

/** Why a stretch of a source is not article. */
export type FurnitureReason =
  | "title"
  | "byline"
  | "contributors"
  | "label"
  | "date-line"
  | "dateline"
  | "update-note"
  | "copyright"
  | "see-also"
  | "most-read"
  | "follow-us"
  | "newsletter"
  | "advertisement"
  | "caption"
  | "share"
  | "navigation"
  | "source-note"
  | "front-matter"
  | "empty-label"
  | "related"
  | "comment"
  | "read-time"
  | "running-head"
  | "footnote"
  | "markup"
  | "outside"
  | "other";

/** A stretch that was dropped, and why. The title and datelines are furniture too: they are metadata, not body. */
export interface Furniture {
  readonly span: Span;
  readonly reason: FurnitureReason;
  /** The rule's own words, for a person: `a heading "Most Read from …" and the headlines under it`. */
  readonly because: string;
}

/** A sentence of the body, with the block it stands in. Headings have none. */
export interface Sentence {
  readonly span: Span;
  /** Index into `article.blocks`. */
  readonly block: number;
}

/** Who vouches for a value: the source's own words or the analyst's details file. */
export type Witness = "source" | "analyst" | "nobody";

/** A value with where it was found. `value` is null and `from` is `unknown` where there is no witness: nothing is guessed. */
export interface Found<T> {
  readonly value: T | null;
  /** For a person: `line 1`, `last line`, `json-ld datePublished`, `sources.yaml`, `unknown`. */
  readonly from: string;
  readonly by: Witness;
}

/** A calendar date as precise as its witness: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; never more. */
export type PartialDate = string;

/** A newsroom that a story goes back to, in the source's own words. */
export interface OriginWitness {
  /** The newsroom's name in its usual form: `Bloomberg`, `Financial Times`. */
  readonly newsroom: string;
  /** How the source shows it. `wire`: it is the newsroom's own text; `re-report`: it retells it; `mention`: weaker, never counted as an origin alone. */
  readonly relation: "wire" | "re-report" | "mention";
  /** The words that show it; null where the analyst says so. */
  readonly span: Span | null;
  readonly from: string;
  readonly by: Witness;
}

/** What is known of an article besides its words. */
export interface Metadata {
  readonly title: Found<string>;
  readonly authors: Found<readonly string[]>;
  readonly contributors: Found<readonly string[]>;
  readonly outlet: Found<string>;
  /** Who printed it for the outlet ("carried by"). */
  readonly carriedBy: Found<string>;
  /** Newsrooms it passed through between origin and outlet, first to last. */
  readonly relayedThrough: Found<readonly string[]>;
  readonly published: Found<PartialDate>;
  readonly updated: Found<PartialDate>;
  /** BCP 47 primary tag: `en`, `uk`. */
  readonly language: Found<string>;
  readonly url: Found<string>;
  readonly updateNote: Found<string>;
  readonly copyright: Found<string>;
  /** Admiralty grade, A1 to F6; only ever the analyst's. */
  readonly reliability: Found<string>;
  /** `withdrawn` and `corrected` are stamped on memos; only ever the analyst's or the feed's. */
  readonly status: Found<"usable" | "withdrawn" | "corrected">;
  readonly note: Found<string>;
  readonly origins: readonly OriginWitness[];
}

/** How the bytes of a plain text source became `text`, so that a span can be traced to bytes. */
export interface Decoding {
  /** Canonical name: `utf-8`, `windows-1252`, `utf-16le`, … */
  readonly encoding: string;
  /** Bytes of the byte order mark that were taken off. */
  readonly bomBytes: number;
  /** Offsets in `text` of the LFs that stood for CRLF, ascending. */
  readonly crlfAt: readonly number[];
}

/** What was read out of one source (or out of one item of a feed or container). */
export interface Article {
  /** Workspace path with `/`: `briefs/sources/a.txt`; items of a container add `#n` from 1. */
  readonly path: string;
  /** The reader's name: `text`, `markdown`, `html`, … */
  readonly format: string;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
  /** SHA-256 of `text` as UTF-8. */
  readonly textSha256: string;
  readonly byteLength: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly furniture: readonly Furniture[];
  readonly sentences: readonly Sentence[];
  readonly metadata: Metadata;
  /** Links of the body, in order. */
  readonly links: readonly { readonly span: Span; readonly url: string }[];
  /** Only where the source is plain text; null elsewhere. */
  readonly decoding: Decoding | null;
  /**
   * Only where the source parts words at line ends: offsets in `text` between two letters where the source has a hyphen and
   * a line's end, which were taken out.
   */
  readonly hyphensAt?: readonly number[];
}
