/**
 * Values in files that only this very tool can have written: each carries a digest over the tool's fingerprint, the file's
 * name and its contents. Anything else, such as a damaged, old, foreign or swapped file, is as good as none.
 */
import { sha256Hex } from "../text/digest.ts";

/** A value as a file of a name. Values are plain JSON data; `fingerprint` is the tool's. */
export function sealValue(value: unknown, name: string, fingerprint: string): Uint8Array {
  const body = pack(value);
  return new TextEncoder().encode(`${seal(name, body, fingerprint)}\n${body}`);
}

/** The value that was put into a file of this name; undefined for any other bytes. */
export function unsealValue<T>(bytes: Uint8Array, name: string, fingerprint: string): T | undefined {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const end = text.indexOf("\n");
  const body = text.slice(end + 1);
  // The seal says that this tool wrote these bytes, so they have the shape that it writes.
  return end >= 0 && text.slice(0, end) === seal(name, body, fingerprint) ? (unpack(body) as T) : undefined;
}

function seal(name: string, body: string, fingerprint: string): string {
  return sha256Hex(`${fingerprint}\0${name}\0${body}`);
}

/** Strings longer than this, in UTF-16 units, are written once however often they come: every place carries its file's text. */
const LONG = 120;
/** Marks a long string by its number; no value that is cached has such a key. */
const MARK = "$long";

function pack(value: unknown): string {
  const repeated = repeatedStrings(value);
  if (repeated.size === 0) return `[]\n${JSON.stringify(value)}`;
  const body = JSON.stringify(value, (_, part: unknown) => {
    const number = typeof part === "string" ? repeated.get(part) : undefined;
    return number === undefined ? part : { [MARK]: number };
  });
  return `${JSON.stringify([...repeated.keys()])}\n${body}`;
}

/** Long strings that come twice or more, numbered. */
function repeatedStrings(value: unknown): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  const repeated = new Map<string, number>();
  const look = (part: unknown): void => {
    if (typeof part === "string") {
      if (part.length <= LONG) return;
      if (seen.has(part)) repeated.set(part, repeated.get(part) ?? repeated.size);
      seen.add(part);
    } else if (typeof part === "object" && part !== null) for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return repeated;
}

function unpack(body: string): unknown {
  const end = body.indexOf("\n");
  const strings: readonly string[] = JSON.parse(body.slice(0, end));
  const packed = body.slice(end + 1);
  // A function that is asked about every value makes reading ten times as slow.
  if (strings.length === 0) return JSON.parse(packed);
  return JSON.parse(packed, (_, part: unknown) => {
    if (typeof part !== "object" || part === null || !(MARK in part)) return part;
    return strings[Number(part[MARK])];
  });
}
