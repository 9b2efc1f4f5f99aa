/**
 * What earlier builds worked out, in `.cache` of the output folder. An entry is used only if all three hold: it was
 * written by this very tool (its fingerprint covers code, templates and packages), under this very name, and its bytes
 * are those that were written (it carries its own digest). Anything else, such as a damaged, old, foreign or swapped
 * entry, is as good as none. Entries that can't be written are done without: the cache is never a reason to fail.
 */
import { sha256Hex } from "../text/digest.ts";
import { type Workspace, WorkspaceError } from "../workspace/workspace.ts";

export interface Cache {
  /** Undefined where there is no entry that can be trusted. */
  read<T>(name: string): Promise<T | undefined>;
  /** Values are plain JSON data. */
  write(name: string, value: unknown): Promise<void>;
}

/** The largest entry that is read, in bytes. */
const ENTRY_LIMIT = 256 * 1024 * 1024;

/** `folder` is the output folder; `fingerprint` the tool's. */
export function openCache(workspace: Workspace, folder: string, fingerprint: string): Cache {
  const pathOf = (name: string): string => `${folder}/.cache/${name}.json`;
  const seal = (name: string, body: string): string => sha256Hex(`${fingerprint}\0${name}\0${body}`);
  return {
    async read<T>(name: string): Promise<T | undefined> {
      const text = await readText(workspace, pathOf(name));
      const end = text?.indexOf("\n") ?? -1;
      if (text === undefined || end < 0) return undefined;
      const body = text.slice(end + 1);
      // The seal says that this tool wrote these bytes, so they have the shape that it writes.
      return text.slice(0, end) === seal(name, body) ? (unpack(body) as T) : undefined;
    },
    async write(name, value) {
      const body = pack(value);
      try {
        await workspace.write(pathOf(name), new TextEncoder().encode(`${seal(name, body)}\n${body}`), {
          synced: false,
        });
      } catch (cause) {
        if (!(cause instanceof WorkspaceError)) throw cause;
      }
    },
  };
}

/** No cache: nothing is found, nothing is kept. */
export const noCache: Cache = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};

async function readText(workspace: Workspace, path: string): Promise<string | undefined> {
  try {
    const bytes = await workspace.read(path, ENTRY_LIMIT);
    return bytes === undefined ? undefined : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof WorkspaceError) return undefined;
    throw cause;
  }
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
