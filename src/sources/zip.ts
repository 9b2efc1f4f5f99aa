/**
 * Reads the few wanted files of a ZIP archive, in memory. Limits count the bytes that really come out, never those that
 * a header promises; inflating ends as soon as one is passed. Nothing is written anywhere, so names can't lead anywhere.
 * Format: PKWARE APPNOTE 6.3.
 */
import { Inflate } from "fflate";

/** Why an archive was refused, and what was read before that. */
export interface ZipContents {
  /** By name, in the archive's order. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problem: { readonly code: "source/limit" | "source/unreadable"; readonly why: string } | null;
}

const MAX_ENTRIES = 2000;
const MAX_ENTRY_BYTES = 32 * 1024 * 1024;
const MAX_TOTAL_BYTES = 64 * 1024 * 1024;
/** Text packs ten to one; a part that grows more than this, past the first megabyte, is a bomb. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

/** Reads the files whose names are wanted. */
export function readZip(bytes: Uint8Array, wanted: (name: string) => boolean): ZipContents {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  if (typeof entries === "string")
    return refused(entries.startsWith("has") ? "source/limit" : "source/unreadable", entries);
  const files = new Map<string, Uint8Array>();
  let total = 0;
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    const data = inflateEntry(bytes, view, entry, MAX_TOTAL_BYTES - total);
    if (typeof data === "string")
      return { files, problem: { code: data.startsWith("unpacks") ? "source/limit" : "source/unreadable", why: data } };
    total += data.length;
    files.set(entry.name, data);
  }
  return { files, problem: null };
}

function refused(code: "source/limit" | "source/unreadable", why: string): ZipContents {
  return { files: new Map(), problem: { code, why } };
}

function readDirectory(bytes: Uint8Array, view: DataView): Entry[] | string {
  const end = findEnd(view);
  if (end < 0) return "is not a whole ZIP archive";
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return `has ${count} files in it; the limit is ${MAX_ENTRIES}`;
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return "has a broken directory";
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder("utf-8").decode(bytes.subarray(at + 46, at + 46 + length));
    if (names.has(name)) return `holds \`${name.slice(0, 80)}\` twice`;
    names.add(name);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands within the last 65,557 bytes, behind which only a comment may follow. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return -1;
}

function inflateEntry(bytes: Uint8Array, view: DataView, entry: Entry, room: number): Uint8Array | string {
  const { offset, packed, method } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return "has a broken directory";
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) return "is cut short";
  const data = bytes.subarray(start, start + packed);
  const limit = Math.min(MAX_ENTRY_BYTES, room);
  if (method === 0) return data.length > limit ? tooMuch(entry) : data;
  if (method !== 8) return `packs \`${entry.name.slice(0, 80)}\` in a way that isn't known`;
  return inflate(data, limit, entry);
}

/** Packed bytes are fed in small steps, so that little comes out past a limit before it is seen. */
const STEP_BYTES = 16 * 1024;

function inflate(data: Uint8Array, limit: number, entry: Entry): Uint8Array | string {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < data.length || at === 0; at += STEP_BYTES) {
      stream.push(data.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= data.length);
      if (size > limit || (size > RATIO_FROM_BYTES && size > data.length * MAX_RATIO)) return tooMuch(entry);
    }
  } catch {
    return `holds \`${entry.name.slice(0, 80)}\` in broken form`;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function tooMuch(entry: Entry): string {
  return `unpacks \`${entry.name.slice(0, 80)}\` to more than the limits of ${MAX_ENTRY_BYTES} bytes and ${MAX_RATIO} to 1`;
}
