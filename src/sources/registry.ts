/** The readers, in the order in which they are asked whether a file is theirs. One row a format; text takes what is left. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Draft } from "./draft.ts";

/** Makes drafts of a file's bytes; `name` is for diagnostics. */
export type Reader = (bytes: Uint8Array, name: string) => Promise<Checked<readonly Draft[]>>;

/** What a file looks like: its first kilobytes as Latin-1, without a byte order mark and without NULs, and its ending. */
export interface Look {
  readonly head: string;
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

const isZip = (head: string) => head.startsWith("PK\u0003\u0004");
const named = (extension: string, ...endings: readonly string[]) => endings.includes(extension);

/** What any file can be read as. */
export const textFormat: Format = {
  name: "text",
  size: "text",
  fits: () => true,
  load: async () => (await import("./readers/text.ts")).readText,
};

/**
 * Formats by content; an ending only settles what content leaves open. A file that is named as a container but isn't
 * one goes to that container's reader, which refuses it: it is broken, and not a text that somebody means to quote.
 */
export const formats: readonly Format[] = [
  {
    name: "pdf",
    size: "container",
    fits: ({ head, extension }) => extension === "pdf" || head.slice(0, 1024).includes("%PDF-"),
    load: async () => (await import("./readers/pdf.ts")).readPdf,
  },
  {
    name: "epub",
    size: "container",
    fits: ({ head, extension }) =>
      extension === "epub" || (isZip(head) && head.includes("mimetypeapplication/epub+zip")),
    load: async () => (await import("./readers/epub.ts")).readEpub,
  },
  {
    name: "odt",
    size: "container",
    fits: ({ head, extension }) =>
      extension === "odt" || (isZip(head) && head.includes("mimetypeapplication/vnd.oasis.opendocument.text")),
    load: async () => (await import("./readers/open-document.ts")).readOpenDocument,
  },
  {
    name: "docx",
    size: "container",
    fits: ({ head, extension }) => extension === "docx" || isZip(head),
    load: async () => (await import("./readers/word.ts")).readWord,
  },
  {
    name: "mail",
    size: "text",
    fits: ({ head, extension }) =>
      named(extension, "eml", "mht", "mhtml") ||
      (/^(?:[A-Za-z][A-Za-z-]{1,40}: [^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n){0,20}){3}/.test(head) &&
        /^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To): /im.test(head)),
    load: async () => (await import("./readers/mail.ts")).readMail,
  },
  {
    name: "nitf",
    size: "text",
    fits: ({ head }) => /^\s{0,100}(?:<[?!][^>]{0,500}>\s{0,100}){0,4}<nitf[\s>]/.test(head),
    load: async () => (await import("./readers/news-xml.ts")).readNewsXml,
  },
  {
    name: "feed",
    size: "text",
    fits: ({ head, extension }) =>
      named(extension, "rss", "atom", "xml") || /^\s{0,100}<\?xml/.test(head)
        ? !/<html[\s>]/i.test(head)
        : /^\s{0,100}<(?:rss|feed|rdf:RDF)[\s>]/.test(head),
    load: async () => (await import("./readers/feed.ts")).readFeed,
  },
  {
    name: "html",
    size: "text",
    fits: ({ head, extension }) =>
      named(extension, "html", "htm", "xhtml", "shtml") ||
      /^\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?(?:<!--[\s\S]{0,1500}?-->\s{0,100}){0,3}<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)[\s>]/i.test(
        head,
      ),
    load: async () => (await import("./readers/html.ts")).readHtml,
  },
  {
    name: "json",
    size: "text",
    fits: ({ head, extension }) =>
      named(extension, "json", "jsonl", "ndjson") || /^\s{0,100}(?:\{\s{0,100}"|\[\s{0,100}\{\s{0,100}")/.test(head),
    load: async () => (await import("./readers/json.ts")).readJson,
  },
  {
    name: "markdown",
    size: "text",
    fits: ({ extension }) => named(extension, "md", "markdown"),
    load: async () => (await import("./readers/markdown.ts")).readMarkdown,
  },
  textFormat,
];
