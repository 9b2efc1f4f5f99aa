/**
 * Markdown articles with front matter. The article's text is what a reader would see, one line a paragraph, heading,
 * list item or quotation: marks of emphasis, links and images are taken off, so that no excerpt carries them. Scanning
 * is by line and by character, without a parser that hostile input could stall.
 */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { decodeText } from "../decoding.ts";
import {
  buildDraft,
  type Draft,
  type DraftBuilder,
  isWebAddress,
  type NewLine,
  type StatedMetadata,
} from "../draft.ts";
import { plainInline } from "../markup/inline-markdown.ts";
import { findDate } from "../metadata/dates.ts";
import { splitNames } from "../metadata/names.ts";

/** One draft, or none where the bytes are no text. */
export async function readMarkdown(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name);
  if (value === null) return { value: [], diagnostics };
  const rows = value.text.split("\n");
  const end = frontMatterEnd(rows);
  const builder = buildDraft();
  addBlocks(builder, rows.slice(end));
  return { value: [builder.draft(readFrontMatter(rows.slice(1, Math.max(1, end - 1))))], diagnostics };
}

/** Rows that the front matter takes, its fences included; 0 where there is none. */
function frontMatterEnd(rows: readonly string[]): number {
  if (rows[0]?.trim() !== "---") return 0;
  const end = rows.slice(1, 200).findIndex((row) => /^(?:---|\.\.\.)\s*$/.test(row));
  return end < 0 || !rows.slice(1, end + 1).some((row) => /^[\w-]+\s*:/.test(row)) ? 0 : end + 2;
}

/** The few keys that articles carry; values are text, lists are written in brackets or with hyphens. */
function readFrontMatter(rows: readonly string[]): StatedMetadata {
  const values = new Map<string, string[]>();
  let key = "";
  for (const row of rows) {
    const pair = /^([A-Za-z][\w-]{0,40})\s*:\s*(.*)$/.exec(row);
    const item = /^\s*-\s+(.+)$/.exec(row);
    if (pair) {
      key = (pair[1] ?? "").toLowerCase();
      values.set(key, listOf(pair[2] ?? ""));
    } else if (item && key !== "") values.get(key)?.push(...listOf(item[1] ?? ""));
  }
  const stated: StatedMetadata = {};
  const take = (...keys: readonly string[]) => keys.flatMap((k) => values.get(k) ?? []);
  const one = (...keys: readonly string[]) => take(...keys)[0];
  const authors = take("author", "authors", "by", "byline").flatMap((text) =>
    splitNames(text).length > 0 ? splitNames(text) : [text],
  );
  const published = findDate(one("date", "published", "pubdate") ?? "")?.date ?? yearOf(one("date", "published"));
  const updated = findDate(one("updated", "modified", "lastmod") ?? "")?.date;
  const [title, outlet, language, url, copyright] = [
    one("title"),
    one("outlet", "publisher", "publication", "source"),
    one("language", "lang"),
    one("url", "link", "canonical"),
    one("copyright"),
  ];
  const from = (name: string) => `front matter ${name}`;
  if (title) stated.title = { value: title, from: from("title") };
  if (authors.length > 0) stated.authors = { value: authors, from: from("author") };
  if (outlet) stated.outlet = { value: outlet, from: from("outlet") };
  if (published) stated.published = { value: published, from: from("date") };
  if (updated) stated.updated = { value: updated, from: from("updated") };
  if (language && /^[a-z]{2,3}(?:-\w+)*$/i.test(language))
    stated.language = { value: language.toLowerCase(), from: from("language") };
  if (url && isWebAddress(url)) stated.url = { value: url, from: from("url") };
  if (copyright) stated.copyright = { value: copyright, from: from("copyright") };
  return stated;
}

function yearOf(text: string | undefined): string | undefined {
  return text !== undefined && /^(?:19|20)\d\d$/.test(text) ? text : undefined;
}

function listOf(value: string): string[] {
  const bare = value.replace(/\s+#.*$/, "").trim();
  const parts = /^\[.*\]$/.test(bare) ? bare.slice(1, -1).split(",") : [bare];
  return parts.map((part) => part.trim().replace(/^(["'])(.*)\1$/, "$2")).filter((part) => part !== "");
}

interface Open {
  readonly kind: NewLine["kind"];
  readonly level?: number;
  readonly furniture?: NonNullable<NewLine["furniture"]>;
  rows: string[];
}

/** Blocks by line, as CommonMark has them where articles use them; code, raw HTML and notes are no article. */
function addBlocks(builder: DraftBuilder, rows: readonly string[]): void {
  let open: Open | undefined;
  let fence = "";
  let code: string[] = [];
  const close = () => {
    if (open) addBlock(builder, open);
    open = undefined;
  };
  for (const row of rows) {
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(row)?.[1] ?? "";
    if (fence !== "") {
      code.push(row);
      if (!mark.startsWith(fence)) continue;
      fence = "";
      addMarkup(builder, code.slice(0, -1), "a block of code");
      code = [];
      continue;
    }
    const setext = /^\s{0,3}(=+|-{2,})\s*$/.exec(row)?.[1];
    if (mark !== "") {
      close();
      fence = mark;
    } else if (/^\[\^[^\]]{1,200}\]:\s/.test(row)) {
      close();
      open = {
        kind: "text",
        furniture: { reason: "footnote", because: "a note of the document" },
        rows: [row.replace(/^[^:]+:\s*/, "")],
      };
    } else if (tableRow.test(row)) {
      close();
      addRow(builder, row);
    } else if (row.trim() === "" || /^\[[^\]]{1,200}\]:\s/.test(row)) {
      close();
    } else if (setext !== undefined && open?.kind === "text") {
      open = { kind: "heading", level: setext.startsWith("=") ? 1 : 2, rows: open.rows };
      close();
    } else if (/^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/.test(row)) {
      close();
    } else {
      const started = startBlock(row);
      const lazy = started.kind === "text" && open !== undefined && open.kind !== "heading";
      if (lazy || (started.kind === "quote" && open?.kind === "quote")) open?.rows.push(...started.rows);
      else {
        close();
        open = started;
      }
      if (started.kind === "heading") close();
    }
  }
  close();
  addMarkup(builder, code, "a block of code");
}

const tableRow = /^\s{0,3}\|.*\|\s*$/;

/** A row of a table is one line; the row of hyphens below its head is none. */
function addRow(builder: DraftBuilder, row: string): void {
  if (/^[\s|:-]+$/.test(row)) return;
  const cells = row.trim().slice(1, -1).replace(/\\\|/g, "\u0000").split("|");
  const { text, links } = plainInline(cells.map((cell) => cell.trim().replace(/\u0000/g, "|")).join(" "));
  builder.add({ kind: "text", text, links });
}

function addMarkup(builder: DraftBuilder, rows: readonly string[], because: string): void {
  builder.add({ kind: "text", text: rows.join(" "), furniture: { reason: "markup", because } });
}

function startBlock(row: string): Open {
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)(?:\s#+)?\s*$/.exec(row);
  if (heading) return { kind: "heading", level: (heading[1] ?? "#").length, rows: [heading[2] ?? ""] };
  const item = /^(\s{0,12})(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(\S.*)$/.exec(row);
  if (item) return { kind: "list-item", level: 1 + ((item[1] ?? "").length >> 1), rows: [item[2] ?? ""] };
  const quote = /^\s{0,3}>\s?(.*)$/.exec(row);
  if (quote) return { kind: "quote", rows: [(quote[1] ?? "").replace(/^[>\s]+/, "")] };
  return { kind: "text", rows: [row.trim()] };
}

function addBlock(builder: DraftBuilder, { kind, level, furniture, rows }: Open): void {
  if (kind === "text" && /^<(?:!--|\/?[a-z])/i.test(rows[0] ?? "")) {
    addMarkup(builder, rows, "HTML within Markdown");
    return;
  }
  const { text, links } = plainInline(rows.join(" "));
  builder.add({ kind, text, links, ...(level === undefined ? {} : { level }), ...(furniture ? { furniture } : {}) });
}
