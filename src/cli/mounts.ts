/**
 * Files from anywhere beside the workspace: each folder that a command's arguments name is opened as a workspace of its
 * own, and shown below a name that no workspace path has. Reads go there, writes don't.
 */
import nodePath from "node:path";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.ts";
import { type Entry, type Workspace, WorkspaceError } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";

/** A workspace with what the arguments named, and the way back for messages. */
export interface Mounted {
  readonly workspace: Workspace;
  /** The arguments as paths of that workspace, in their order. */
  readonly paths: readonly string[];
  /** The path as the user gave it, for one of these. */
  readonly given: (path: string) => string;
  /** Diagnostics with the user's paths. */
  readonly restore: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[];
}

/** `files` are seen from where the user stands; those in the workspace keep their workspace path. */
export function mount(io: Io, folder: string, workspace: Workspace, files: readonly string[]): Mounted {
  const root = nodePath.resolve(io.cwd, folder);
  const outside = new Map<string, Workspace>();
  const names = new Map<string, string>();
  const paths = files.map((file, i) => {
    const absolute = nodePath.resolve(io.cwd, file);
    const relative = nodePath.relative(root, absolute).split(nodePath.sep).join("/");
    if (relative !== "" && !relative.startsWith("../") && relative !== ".." && !nodePath.isAbsolute(relative))
      return relative;
    const name = `given:${i}`;
    outside.set(name, io.open(nodePath.dirname(absolute)));
    const path = `${name}/${nodePath.basename(absolute)}`;
    names.set(path, file);
    return path;
  });
  const given = (path: string): string => {
    const [mounted, name] = [...names].find(([m]) => path === m || path.startsWith(`${m}/`)) ?? ["", ""];
    return mounted === "" ? path : name + path.slice(mounted.length);
  };
  return {
    workspace: overlay(workspace, outside),
    paths,
    given,
    restore: (diagnostics) => diagnostics.map((d) => renamed(d, given)),
  };
}

function overlay(workspace: Workspace, outside: ReadonlyMap<string, Workspace>): Workspace {
  const find = (path: string): { readonly on: Workspace; readonly rest: string; readonly name: string } => {
    const at = path.indexOf("/");
    const name = path.slice(0, Math.max(0, at));
    const on = outside.get(name);
    return on === undefined
      ? { on: workspace, rest: path, name: "" }
      : { on, rest: path.slice(at + 1), name: `${name}/` };
  };
  const shown = (entry: Entry, name: string): Entry => ({ ...entry, path: name + entry.path });
  const own = (path: string): Workspace => {
    if (find(path).name !== "") throw new WorkspaceError("unsafe-path", path, "the path is outside of the workspace");
    return workspace;
  };
  return {
    name: workspace.name,
    list: async (folder) => {
      const { on, rest, name } = find(folder);
      return (await on.list(rest)).map((entry) => shown(entry, name));
    },
    stat: async (path) => shown(await find(path).on.stat(find(path).rest), find(path).name),
    read: async (path, limitBytes) => find(path).on.read(find(path).rest, limitBytes),
    write: async (path, bytes, how) => own(path).write(path, bytes, how),
    remove: async (path) => own(path).remove(path),
  };
}

function renamed(d: Diagnostic, given: (path: string) => string): Diagnostic {
  const place = (p: Place): Place => ({ ...p, file: given(p.file) });
  return {
    ...d,
    ...(d.place ? { place: place(d.place) } : {}),
    related: d.related.map((r) => ({ ...r, place: place(r.place) })),
  };
}
