import { WorkspaceError } from "./workspace.ts";

/** Files that a write is under way in; never listed, and swept where their writer is gone. */
export const temporaryName: RegExp = /^\.briefwright-(\d+)-\d+\.tmp$/;

/** Longest segment that common file systems take, in UTF-8 bytes. */
const longestSegment = 255;

/**
 * The path in NFC and without a closing `/`; `""` and `.` are the workspace itself. Throws `unsafe-path` for anything
 * that is absolute, leads up, or could mean something else on another system.
 */
export function safePath(path: string): string {
  if (path === "" || path === ".") return "";
  const plain = path.normalize("NFC").replace(/\/$/, "");
  const refuse = (why: string): never => {
    throw new WorkspaceError("unsafe-path", path, `the path ${why}`);
  };
  if (plain.startsWith("/") || /^[a-zA-Z]:/.test(plain)) refuse("is absolute");
  if (plain.includes("\u0000")) refuse("holds a NUL character");
  for (const segment of plain.split("/")) {
    if (segment === "" || segment === "." || segment === "..") refuse("holds an empty segment, `.` or `..`");
    if (Buffer.byteLength(segment, "utf8") > longestSegment) refuse(`has a name longer than ${longestSegment} bytes`);
  }
  return plain;
}

/** `a/b` for `a` and `b`; `b` alone where the folder is the workspace itself. */
export function joinPath(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** `""` for a path of one segment. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Orders by UTF-16 code units, the same in every locale. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
