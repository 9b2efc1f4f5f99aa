/**
 * What earlier builds worked out, in `.cache` of the output folder. An entry is used only if all three hold: it was
 * written by this very tool (its fingerprint covers code, templates and packages), under this very name, and its bytes
 * are those that were written (it carries its own digest). Anything else, such as a damaged, old, foreign or swapped
 * entry, is as good as none. Entries that can't be written are done without: the cache is never a reason to fail.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Workspace, WorkspaceError } from "../workspace/workspace.ts";
import { sealValue, unsealValue } from "./sealed.ts";

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
  return {
    async read<T>(name: string): Promise<T | undefined> {
      const bytes = await readEntry(workspace, pathOf(name));
      return bytes && unsealValue<T>(bytes, name, fingerprint);
    },
    async write(name, value) {
      try {
        await workspace.write(pathOf(name), sealValue(value, name, fingerprint), { synced: false });
      } catch (cause) {
        if (!(cause instanceof WorkspaceError)) throw cause;
      }
    },
  };
}

/**
 * How long something takes, and whether a process or a thread can be had, is the machine's affair: what was given up for
 * such a reason is tried again, so nothing that rests on it is kept.
 */
export function isOfTheMachine({ code }: Diagnostic): boolean {
  return code === "source/timeout" || code === "build/environment" || code === "build/thread-lost";
}

/** No cache: nothing is found, nothing is kept. */
export const noCache: Cache = {
  read: () => Promise.resolve(undefined),
  write: () => Promise.resolve(),
};

async function readEntry(workspace: Workspace, path: string): Promise<Uint8Array | undefined> {
  try {
    return await workspace.read(path, ENTRY_LIMIT);
  } catch (cause) {
    if (cause instanceof WorkspaceError) return undefined;
    throw cause;
  }
}
