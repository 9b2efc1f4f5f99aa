/** The readers, in the order in which they are asked whether a file is theirs. One row a format; text takes what is left. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Draft } from "./draft.ts";

/** Makes drafts of a file's bytes; `name` is for diagnostics. Never throws for what is in the bytes. */
export type Reader = (bytes: Uint8Array, name: string) => Promise<Checked<readonly Draft[]>>;

/** What a file looks like: its first characters (as Latin-1, without a byte order mark), its bytes, and its ending. */
export interface Look {
  readonly head: string;
  readonly bytes: Uint8Array;
  /** Lower case, without the dot; empty where there is none. */
  readonly extension: string;
}

/** One format. */
export interface Format {
  readonly name: string;
  /** `container`: archives and PDFs, which may be larger than text. */
  readonly size: "text" | "container";
  readonly fits: (look: Look) => boolean;
  /** Loads the reader, and with it the packages that only it needs. */
  readonly load: () => Promise<Reader>;
}

/** Formats by content first; names only settle what content leaves open. */
export const formats: readonly Format[] = [
  {
    name: "markdown",
    size: "text",
    fits: ({ extension }) => extension === "md" || extension === "markdown",
    load: async () => (await import("./readers/markdown.ts")).readMarkdown,
  },
  { name: "text", size: "text", fits: () => true, load: async () => (await import("./readers/text.ts")).readText },
];
