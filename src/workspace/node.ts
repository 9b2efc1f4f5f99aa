/**
 * A workspace on disk. Takes the folder's path, gives a `Workspace` that never leaves it: every path is resolved and
 * compared with the root before it is opened, links that lead out are named and not followed, and nothing but plain files
 * is ever opened. Calls are synchronous within: one handle is open at a time however many files there are, and system
 * calls come in the same order on every run.
 */
import fs from "node:fs";
import nodePath from "node:path";
import { breather } from "./breathe.ts";
import { lockFolder } from "./lock.ts";
import { tooLarge } from "./memory.ts";
import { byCodeUnits, joinPath, parentOf, safePath, temporaryName } from "./paths.ts";
import { environmentError } from "./system-errors.ts";
import { type Entry, type Workspace, WorkspaceError } from "./workspace.ts";
import { replaceFile, sweep } from "./write-file.ts";

/** `root` need not exist before the first write. `name` is the folder as the user named it. */
export function nodeWorkspace(root: string, name: string = root): Workspace {
  const disk = new Disk(nodePath.resolve(root));
  const breathe = breather();
  const swept = new Set<string>();
  const guarded = async <T>(path: string, work: () => T): Promise<T> => {
    await breathe();
    try {
      return work();
    } catch (cause) {
      throw cause instanceof WorkspaceError ? cause : environmentError(cause, path);
    }
  };
  return {
    name,
    list: (folder) => guarded(folder, () => disk.list(safePath(folder))),
    stat: (path) => guarded(path, () => disk.stat(safePath(path))),
    read: (path, limitBytes) => guarded(path, () => disk.read(safePath(path), limitBytes)),
    write: (path, bytes, how) =>
      guarded(path, () => {
        const target = disk.prepare(safePath(path));
        const folder = nodePath.dirname(target);
        if (!swept.has(folder)) sweep(folder);
        swept.add(folder);
        replaceFile(target, bytes, how?.synced ?? true);
      }),
    remove: (path) => guarded(path, () => disk.remove(safePath(path))),
    lock: async (folder, signal) => {
      const real = await guarded(folder, () => disk.makeFolder(safePath(folder)));
      return lockFolder(real, folder, signal);
    },
  };
}

/** The folder with what was learnt about it: which name on disk stands behind a name in NFC. */
class Disk {
  readonly #root: string;
  /** Workspace path to the path on disk below the root, only where the two differ. */
  readonly #names = new Map<string, string>();
  /** The root with its links resolved, once it is there. */
  #realRoot: string | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  list(folder: string): readonly Entry[] {
    const entries: Entry[] = [];
    const open = this.stat(folder).type === "folder" ? [folder] : [];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const entry of this.#children(at)) {
        entries.push(entry);
        if (entry.type === "folder") open.push(entry.path);
      }
    }
    return entries.sort((a, b) => byCodeUnits(a.path, b.path));
  }

  /** The entries of one folder. Of two names that are equal in NFC, the one that is in NFC is taken, the other is `other`. */
  #children(folder: string): Entry[] {
    const names = fs.readdirSync(this.#onDisk(folder)).filter((n) => !temporaryName.test(n));
    const present = new Set(names);
    return names.sort(byCodeUnits).map((onDisk) => {
      const inNfc = onDisk.normalize("NFC");
      const path = joinPath(folder, inNfc);
      if (inNfc === onDisk) return this.#entry(path);
      if (present.has(inNfc)) return { path: joinPath(folder, onDisk), type: "other", size: 0 };
      present.add(inNfc);
      this.#names.set(path, joinPath(this.#names.get(folder) ?? folder, onDisk));
      return this.#entry(path);
    });
  }

  stat(path: string): Entry {
    return this.#look(path).entry;
  }

  /** The entry with the path on disk that it stands for, all links resolved; the second only for files and folders inside. */
  #look(path: string): { readonly entry: Entry; readonly real: string | undefined } {
    const entry = this.#entry(path);
    if (entry.type !== "file" && entry.type !== "folder") return { entry, real: undefined };
    const real = this.#resolve(path);
    return real.where === "inside"
      ? { entry, real: real.path }
      : { entry: { path, type: real.where, size: 0 }, real: undefined };
  }

  /** Looks at the last segment only: the folders above were looked at before. */
  #entry(path: string): Entry {
    const found = lstat(this.#onDisk(path));
    if (found === undefined) return { path, type: "missing", size: 0 };
    if (found.isSymbolicLink()) return this.#link(path);
    return typed(path, found);
  }

  /** A link to a file within the workspace is that file; a link to a folder is not followed, or circles could be walked. */
  #link(path: string): Entry {
    const { where } = this.#resolve(path);
    if (where !== "inside") return { path, type: where, size: 0 };
    const found = fs.statSync(this.#onDisk(path), { throwIfNoEntry: false });
    if (found === undefined) return { path, type: "missing", size: 0 };
    return found.isFile() ? typed(path, found) : { path, type: "other", size: 0 };
  }

  read(path: string, limitBytes: number = Number.POSITIVE_INFINITY): Uint8Array | undefined {
    const { entry, real } = this.#look(path);
    if (entry.type === "outside") throw leadsOut(path);
    if (entry.type !== "file" || real === undefined) return undefined;
    // The resolved path is opened without following: a link put there in between fails to open. Not blocking, so that a
    // FIFO put there in between can't hold the build.
    const handle = fs.openSync(
      real,
      fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0),
    );
    try {
      const found = fs.fstatSync(handle);
      if (!found.isFile()) return undefined;
      if (found.size > limitBytes) throw tooLarge(path, found.size, limitBytes);
      return readAll(handle, found.size, path, limitBytes);
    } finally {
      fs.closeSync(handle);
    }
  }

  /** The folder on disk, made if need be; throws where a link would lead out. */
  makeFolder(folder: string): string {
    if (this.#resolve(folder).where === "outside") throw leadsOut(folder);
    fs.mkdirSync(this.#onDisk(folder), { recursive: true });
    if (this.#resolve(folder).where !== "inside") throw leadsOut(folder);
    return this.#onDisk(folder);
  }

  /** The path on disk to write to, with its folders made; throws where a link would lead out. */
  prepare(path: string): string {
    this.makeFolder(parentOf(path));
    const target = this.#onDisk(path);
    if (path === "" || lstat(target)?.isDirectory()) {
      throw new WorkspaceError("EISDIR", path, "a folder stands there");
    }
    return target;
  }

  remove(path: string): void {
    if (path === "") throw new WorkspaceError("unsafe-path", path, "the workspace itself is not removed");
    if (this.#resolve(parentOf(path)).where === "outside") throw leadsOut(path);
    fs.rmSync(this.#onDisk(path), { recursive: true, force: true });
  }

  /** Where a path leads when all links on the way are followed. For a path that isn't there, its nearest folder decides. */
  #resolve(
    path: string,
  ): { readonly where: "inside"; readonly path: string } | { readonly where: "outside" | "missing" } {
    this.#realRoot ??= realOf(this.#root);
    const root = this.#realRoot ?? nearestReal(this.#root);
    const real = nearestReal(this.#onDisk(path));
    if (root === undefined || real === undefined) return { where: "missing" };
    const below = root.endsWith(nodePath.sep) ? root : root + nodePath.sep;
    return real === root || real.startsWith(below) ? { where: "inside", path: real } : { where: "outside" };
  }

  #onDisk(path: string): string {
    let own = path;
    let rest = "";
    while (own !== "" && !this.#names.has(own)) {
      rest = joinPath(own.slice(own.lastIndexOf("/") + 1), rest).replace(/\/$/, "");
      own = parentOf(own);
    }
    return nodePath.join(this.#root, this.#names.get(own) ?? own, rest);
  }
}

function typed(path: string, found: fs.Stats): Entry {
  if (found.isFile()) return { path, type: "file", size: found.size };
  return { path, type: found.isDirectory() ? "folder" : "other", size: 0 };
}

function leadsOut(path: string): WorkspaceError {
  return new WorkspaceError("unsafe-path", path, "a link leads out of the workspace");
}

/** The path with all links resolved, or undefined where there is nothing. */
function realOf(path: string): string | undefined {
  return unlessMissing(() => fs.realpathSync.native(path));
}

function lstat(path: string): fs.Stats | undefined {
  return unlessMissing(() => fs.lstatSync(path));
}

function unlessMissing<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP") return undefined;
    throw cause;
  }
}

/** The real path of the file or folder, or else of the nearest folder above that is there; undefined for links to nothing and circles. */
function nearestReal(path: string): string | undefined {
  for (let at = path; ; at = nodePath.dirname(at)) {
    const real = realOf(at);
    if (real !== undefined) return real;
    if (nodePath.dirname(at) === at || lstat(at)?.isSymbolicLink()) return undefined;
  }
}

/** Reads to the end, whatever the size was: a file may grow while it is read, but never past the limit. */
function readAll(handle: number, size: number, path: string, limitBytes: number): Uint8Array {
  let buffer = Buffer.allocUnsafe(size + 1);
  let filled = 0;
  for (;;) {
    const count = fs.readSync(handle, buffer, filled, buffer.length - filled, null);
    if (count === 0) return new Uint8Array(buffer.buffer, buffer.byteOffset, filled);
    filled += count;
    if (filled > limitBytes) throw tooLarge(path, filled, limitBytes);
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
  }
}
