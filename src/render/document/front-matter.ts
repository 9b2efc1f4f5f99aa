/**
 * Front matter: flat `key: value` lines between two lines of `---` at the very start. Values are plain text, quoted text
 * (double quotes with backslash escapes, single quotes with doubled ones), or a list in brackets. Nothing else of YAML is
 * read, so that a memo's header needs no YAML parser; lines that are not of this form make the whole a body instead.
 */
import type { DocumentMeta } from "./doc-node.ts";

/** Values by key, and where the body starts. */
export interface FrontMatter {
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Offset of the first character behind the closing line; 0 where there is no front matter. */
  readonly bodyStart: number;
}

/** Reads the front matter of a text whose line ends are LF. Without a closing line, or with a line of another form, there is none. */
export function readFrontMatter(text: string): FrontMatter {
  const none: FrontMatter = { values: new Map(), bodyStart: 0 };
  if (!text.startsWith("---\n")) return none;
  const values = new Map<string, readonly string[]>();
  for (let at = 4; at < text.length; ) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(at, end).trimEnd();
    if (line === "---") return values.size === 0 ? none : { values, bodyStart: Math.min(end + 1, text.length) };
    const pair = /^([A-Za-z][A-Za-z0-9_-]*):(?:\s+(.*))?$/.exec(line);
    if (pair) values.set((pair[1] ?? "").toLowerCase(), readValue((pair[2] ?? "").trim()));
    else if (line.trim() !== "" && !line.startsWith("#")) return none;
    at = end + 1;
  }
  return none;
}

/** The document's metadata: `fallbackTitle`, its first heading, serves where no title is given. Unknown keys are for others. */
export function metaOf(matter: FrontMatter, fallbackTitle: string | null): DocumentMeta {
  const text = (key: string): string | null => matter.values.get(key)?.join(", ").trim() || null;
  const title = text("title") ?? fallbackTitle;
  const date = text("date");
  return {
    title,
    subtitle: text("subtitle"),
    author: text("author"),
    subject: text("subject"),
    keywords: keywordsOf(matter.values.get("keywords") ?? []),
    date: date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : null,
    dateText: text("date-text") ?? date,
    reference: text("reference"),
    marking: text("marking"),
    language: text("language") ?? text("lang") ?? "en",
    shortTitle: text("short-title") ?? title,
  };
}

function keywordsOf(values: readonly string[]): string[] {
  const parts = values.length === 1 ? (values[0] ?? "").split(",") : values;
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function readValue(value: string): string[] {
  if (!value.startsWith("[") || !value.endsWith("]")) return [readScalar(value)];
  const items = value.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\s][^,]*/g) ?? [];
  return items.map((item) => readScalar(item.trim())).filter((item) => item !== "");
}

function readScalar(value: string): string {
  if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) return unescapeDouble(value.slice(1, -1));
  if (value.length >= 2 && value.startsWith("'") && value.endsWith("'"))
    return value.slice(1, -1).replaceAll("''", "'");
  return value;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "0": "\0" };

function unescapeDouble(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, sign: string | undefined) =>
    hex === undefined ? (escapes[sign ?? ""] ?? sign ?? "") : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
