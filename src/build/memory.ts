/**
 * What was worked out before, kept while a process runs: for builds that follow each other, as under `preview` and `watch`.
 * A value is kept under a key that names all it rests on, by digest where that is the content of a file; so an edited file
 * is read anew, and a build with a memory gives what one without it gives.
 */
import type { Cache } from "./cache.ts";

export interface Memory {
  /** What is kept under the key, or else what `make` gives, kept from then on. Values are shared, so they never change. */
  recall<T>(key: string, make: () => T): T;
  /** Lets go of whatever nobody asked for since the last call: what is kept stays as large as one state of a workspace. */
  turn(): void;
  /** Stands in the place of the cache in the output folder; absent where that one is to be used. */
  readonly cache?: Cache;
}

export function openMemory(): Memory {
  /** Asked for since the last turn, and before it. */
  let now = new Map<string, unknown>();
  let before = new Map<string, unknown>();
  return {
    recall<T>(key: string, make: () => T): T {
      if (now.has(key)) return now.get(key) as T;
      const value = before.has(key) ? (before.get(key) as T) : make();
      now.set(key, value);
      return value;
    },
    turn() {
      before = now;
      now = new Map();
    },
  };
}

/** Entries as they are, without being written out: as many as there are names. */
export function memoryCache(): Cache {
  const entries = new Map<string, unknown>();
  return {
    read: async <T>(name: string) => entries.get(name) as T | undefined,
    write: async (name, value) => {
      entries.set(name, value);
    },
  };
}

/** Works everything out anew. */
export const noMemory: Memory = { recall: (_, make) => make(), turn: () => undefined };
