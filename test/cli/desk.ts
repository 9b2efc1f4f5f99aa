import { posix } from "node:path";
import type { Io } from "../../src/cli/io.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";

/** A computer in memory: the user stands in `/home/desk`. */
export interface Desk {
  /** One run of the command, with what it wrote. */
  readonly run: (settings?: Partial<Pick<Io, "stderrIsTerminal" | "env" | "signal" | "now">>) => Run;
  /** All files, by absolute path without the first `/`. */
  readonly disk: ReturnType<typeof memoryWorkspace>;
}

export interface Run {
  readonly io: Io;
  readonly stdout: () => string;
  readonly stderr: () => string;
}

const cwd = "/home/desk";

/** Paths are as seen from `/home/desk`; `../x` lies beside it. */
export function openDesk(files: Readonly<Record<string, string | Uint8Array>>): Desk {
  const disk = memoryWorkspace(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [posix.join(cwd, path).slice(1), text])),
  );
  const resources = { ...packageResources(), version: "0.0.0-test" };
  return {
    disk,
    run: (settings = {}) => {
      const written = { out: "", err: "" };
      const io: Io = {
        stdout: (text) => {
          written.out += text;
        },
        stderr: (text) => {
          written.err += text;
        },
        stderrIsTerminal: false,
        stdoutIsTerminal: false,
        env: {},
        cwd,
        open: (folder) => below(disk, posix.resolve(cwd, folder).slice(1)),
        resources: () => resources,
        processors: 1,
        signal: new AbortController().signal,
        now: () => 0,
        ...settings,
      };
      return { io, stdout: () => written.out, stderr: () => written.err };
    },
  };
}

/** A folder of the disk as a workspace. */
function below(disk: Workspace, folder: string): Workspace {
  const at = (path: string): string => (path === "" ? folder : `${folder}/${path}`);
  const back = (path: string): string => path.slice(folder.length + 1);
  return {
    name: folder,
    list: async (path) => (await disk.list(at(path))).map((e) => ({ ...e, path: back(e.path) })),
    stat: async (path) => ({ ...(await disk.stat(at(path))), path }),
    read: (path, limit) => disk.read(at(path), limit),
    write: (path, bytes) => disk.write(at(path), bytes),
    remove: (path) => disk.remove(at(path)),
  };
}
