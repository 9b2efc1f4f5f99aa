/**
 * The only door to disk, clock and environment. Everything else takes values. Two ways in: `nodeWorkspace(root)` for a
 * folder, `memoryWorkspace(files)` for tests and for programs that embed the library.
 *
 * Paths are workspace paths: relative, with `/`, in NFC, without `.` and `..` segments. No method follows a symbolic
 * link out of the root.
 */

/** What stands at a path. `other` is a FIFO, device or socket; `outside` a link that leads out of the workspace. */
export type EntryType = "file" | "folder" | "other" | "outside" | "missing";

/** One entry of a listing. */
export interface Entry {
  readonly path: string;
  readonly type: EntryType;
  /** Bytes; 0 for all but files. */
  readonly size: number;
}

/** Reads and writes of one workspace. Failures of the environment throw a `WorkspaceError`. */
export interface Workspace {
  /** For messages: the folder as the user named it. */
  readonly name: string;
  /** All entries below a folder, recursively, sorted by UTF-16 code units of the path, whatever the file system's order. Empty where there is no such folder. */
  list(folder: string): Promise<readonly Entry[]>;
  /** What stands at the path, without following it out. */
  stat(path: string): Promise<Entry>;
  /** The file's bytes from one read; undefined where there is no such file. Throws `WorkspaceError` with code `too-large` over `limitBytes`. */
  read(path: string, limitBytes?: number): Promise<Uint8Array | undefined>;
  /**
   * Writes beside, syncs, renames: the path holds the old or the new bytes, never a part. Makes folders as needed. What can
   * be done without after a power cut, such as a cache that knows its own damage, need not be `synced`.
   */
  write(path: string, bytes: Uint8Array, how?: { readonly synced: boolean }): Promise<void>;
  remove(path: string): Promise<void>;
  /**
   * Holds a folder against other programs, waiting for one that holds it, and sweeps what killed writers left there. Throws
   * `WorkspaceError` with code `locked` where it is held for too long. Absent where no other program can come in.
   */
  lock?(folder: string, signal?: AbortSignal): Promise<() => void>;
}

/** Why the environment refused: disk full, no permission, … `code` is the system's (`ENOSPC`) or `too-large`, `unsafe-path`, `locked`. */
export class WorkspaceError extends Error {
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "WorkspaceError";
    this.code = code;
    this.path = path;
  }
}
