import { byCodeUnits, joinPath, parentOf, safePath } from "./paths.ts";
import { type Entry, type Workspace, WorkspaceError } from "./workspace.ts";

/** A workspace without a disk: for tests, and for programs that embed the library. */
export interface MemoryWorkspace extends Workspace {
  /** What stands there now, by path. A live view: writes show in it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Starts with the files given, by path; texts are kept as UTF-8. Behaves as a folder does, links apart. */
export function memoryWorkspace(
  initial: Readonly<Record<string, string | Uint8Array>> = {},
  name = "memory",
): MemoryWorkspace {
  const files = new Map<string, Uint8Array>();
  for (const [path, content] of Object.entries(initial)) {
    files.set(safePath(path), typeof content === "string" ? new TextEncoder().encode(content) : content.slice());
  }
  return {
    name,
    files,
    list: async (folder) => listing(files, safePath(folder)),
    stat: async (path) => entryOf(files, safePath(path)),
    read: async (path, limitBytes = Number.POSITIVE_INFINITY) => {
      const bytes = files.get(safePath(path));
      if (bytes !== undefined && bytes.length > limitBytes) throw tooLarge(path, bytes.length, limitBytes);
      return bytes?.slice();
    },
    write: async (path, bytes) => {
      const at = safePath(path);
      if (at === "" || isFolder(files, at)) throw new WorkspaceError("EISDIR", path, "a folder stands there");
      for (let parent = parentOf(at); parent !== ""; parent = parentOf(parent)) {
        if (files.has(parent)) throw new WorkspaceError("ENOTDIR", path, `\`${parent}\` is a file, not a folder`);
      }
      files.set(at, bytes.slice());
    },
    remove: async (path) => {
      const at = safePath(path);
      for (const file of [...files.keys()])
        if (file === at || (at !== "" && file.startsWith(`${at}/`))) files.delete(file);
    },
  };
}

/** What `read` throws over its limit, with the two numbers. */
export function tooLarge(path: string, bytes: number, limitBytes: number): WorkspaceError {
  return new WorkspaceError("too-large", path, `${bytes} bytes, over the limit of ${limitBytes}`);
}

function entryOf(files: ReadonlyMap<string, Uint8Array>, path: string): Entry {
  const bytes = files.get(path);
  if (bytes !== undefined) return { path, type: "file", size: bytes.length };
  return { path, type: path === "" || isFolder(files, path) ? "folder" : "missing", size: 0 };
}

function isFolder(files: ReadonlyMap<string, Uint8Array>, path: string): boolean {
  return [...files.keys()].some((file) => file.startsWith(`${path}/`));
}

function listing(files: ReadonlyMap<string, Uint8Array>, folder: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  const before = joinPath(folder, "");
  for (const [path, bytes] of files) {
    if (folder !== "" && !path.startsWith(before)) continue;
    entries.set(path, { path, type: "file", size: bytes.length });
    for (let parent = parentOf(path); parent.length > folder.length; parent = parentOf(parent)) {
      entries.set(parent, { path: parent, type: "folder", size: 0 });
    }
  }
  return [...entries.values()].sort((a, b) => byCodeUnits(a.path, b.path));
}
