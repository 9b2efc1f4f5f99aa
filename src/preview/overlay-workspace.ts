import type { Entry, Workspace } from "../workspace/workspace.ts";

/**
 * A workspace over another one: what is written or removed stays in memory, everything else is read through. The one below
 * is never written to. Folders that only memory holds are listed by their files alone.
 */
export function overlayWorkspace(below: Workspace): Workspace {
  /** By path; null where the file below is taken away. */
  const own = new Map<string, Uint8Array | null>();
  const entryOf = (path: string, bytes: Uint8Array | null): Entry =>
    bytes === null ? { path, type: "missing", size: 0 } : { path, type: "file", size: bytes.length };
  return {
    name: below.name,
    list: async (folder) => {
      const entries = new Map((await below.list(folder)).map((entry) => [entry.path, entry]));
      for (const [path, bytes] of own) {
        if (folder !== "" && !path.startsWith(`${folder}/`)) continue;
        if (bytes === null) entries.delete(path);
        else entries.set(path, entryOf(path, bytes));
      }
      return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    },
    stat: async (path) => {
      const bytes = own.get(path);
      return bytes === undefined ? below.stat(path) : entryOf(path, bytes);
    },
    read: async (path, limitBytes) => {
      const bytes = own.get(path);
      if (bytes === undefined) return below.read(path, limitBytes);
      return bytes?.slice();
    },
    write: async (path, bytes) => {
      own.set(path, bytes.slice());
    },
    remove: async (path) => {
      for (const { path: inside } of await below.list(path)) own.set(inside, null);
      for (const held of own.keys()) if (held.startsWith(`${path}/`)) own.set(held, null);
      own.set(path, null);
    },
  };
}
