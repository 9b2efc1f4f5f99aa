import { WorkspaceError } from "./workspace.ts";

/** What the codes of the system mean, for somebody who doesn't know them. */
const meanings: Readonly<Record<string, string>> = {
  EACCES: "no permission",
  EBUSY: "something else is using it",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file is too big for the file system",
  EIO: "the disk reports an error",
  EISDIR: "a folder stands there",
  EMFILE: "too many files are open",
  ENAMETOOLONG: "the name is too long for the file system",
  ENFILE: "too many files are open on this computer",
  ENOENT: "it is not there",
  ENOSPC: "no space left on the disk",
  ENOTDIR: "a file stands where a folder should be",
  ENOTEMPTY: "the folder is not empty",
  EPERM: "not allowed",
  EROFS: "the disk can only be read",
};

/** Wraps what `node:fs` threw; anything else is a bug and goes on as it is. */
export function environmentError(cause: unknown, path: string): unknown {
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code)) return cause;
  return new WorkspaceError(code, path, `${meanings[code] ?? "the system refused"} (${code})`, { cause });
}
