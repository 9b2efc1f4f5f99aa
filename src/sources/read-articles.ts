/**
 * Bytes to articles: finds the format by content, reads, judges every line, and gathers what is known of the source.
 * Takes a file's bytes and its workspace path; gives articles with diagnostics; throws for nothing that the bytes hold.
 * Nothing is fetched and nothing is guessed.
 */
import { type Checked, type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import { sha256Hex } from "../text/digest.ts";
import type { Article } from "./article.ts";
import { composeArticle } from "./compose.ts";
import type { Draft } from "./draft.ts";
import { type Format, formats, type Look, textFormat } from "./registry.ts";
import { knownSignature, type Signature } from "./signatures.ts";

/** Largest text source, in bytes. */
export const MAX_TEXT_BYTES: number = 10 * 1024 * 1024;
/** Largest archive or PDF, in bytes. */
export const MAX_CONTAINER_BYTES: number = 50 * 1024 * 1024;

/**
 * All articles of a file: one for most formats, one an item for feeds and lists (their paths end in `#1`, `#2`, …), none
 * with an error where the file can't be read. `name` is the workspace path.
 */
export async function readArticles(bytes: Uint8Array, name: string): Promise<Checked<readonly Article[]>> {
  const other = knownSignature(bytes);
  if (other) return notReadable(name, other);
  const format = formatOf(bytes, name);
  const limit = format.size === "container" ? MAX_CONTAINER_BYTES : MAX_TEXT_BYTES;
  if (bytes.length > limit) return tooLarge(name, bytes.length, limit);
  const { value: drafts, diagnostics } = await readDrafts(format, bytes, name);
  const file = { format: format.name, sha256: sha256Hex(bytes), byteLength: bytes.length };
  const composed = drafts.map((draft, index) =>
    composeArticle(draft, { path: drafts.length > 1 ? `${name}#${index + 1}` : name, ...file }),
  );
  return {
    value: composed.map((checked) => checked.value),
    diagnostics: [...diagnostics, ...composed.flatMap((checked) => checked.diagnostics)],
  };
}

/** The format that a file will be read as, told from its first bytes and its name; plain text where nothing else fits. */
export function formatOf(bytes: Uint8Array, name: string): Format {
  const look = lookAt(bytes, name);
  return formats.find((candidate) => candidate.fits(look)) ?? textFormat;
}

/** The first article of a file, for the common case of one; null with an error where the file can't be read. */
export async function readArticle(bytes: Uint8Array, name: string): Promise<Checked<Article | null>> {
  const { value, diagnostics } = await readArticles(bytes, name);
  return { value: value[0] ?? null, diagnostics };
}

/** A parser that fails is a file that can't be read, whatever the parser threw. */
async function readDrafts(format: Format, bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  try {
    const read = await format.load();
    return await read(bytes, name);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0]?.slice(0, 200) : "unknown failure";
    return { value: [], diagnostics: [unreadable(name, `cannot be read as ${format.name}: ${why}`)] };
  }
}

function unreadable(name: string, why: string): Diagnostic {
  return error("source/unreadable", `\`${name}\` ${why}`, { place: { file: name } });
}

function notReadable(name: string, { kind, hint }: Signature): Checked<readonly Article[]> {
  return {
    value: [],
    diagnostics: [error("source/not-text", `\`${name}\` is ${kind}`, { place: { file: name }, hints: [hint] })],
  };
}

function tooLarge(name: string, size: number, limit: number): Checked<readonly Article[]> {
  const message = `\`${name}\` has ${size} bytes; the limit is ${limit}`;
  return { value: [], diagnostics: [error("source/too-large", message, { place: { file: name } })] };
}

const HEAD_BYTES = 4096;

function lookAt(bytes: Uint8Array, name: string): Look {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const head = Buffer.from(bytes.subarray(marked, marked + HEAD_BYTES))
    .toString("latin1")
    .replace(/\0/g, "")
    .replace(/^(?:\xff\xfe|\xfe\xff)/, "");
  const file = name.slice(name.lastIndexOf("/") + 1);
  const dot = file.lastIndexOf(".");
  return { head, extension: dot > 0 ? file.slice(dot + 1).toLowerCase() : "" };
}
