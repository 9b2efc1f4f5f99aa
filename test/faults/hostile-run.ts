/** One entry of the hostile suite in a process of its own, with all that is measured of it and watched. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "./fault-desk.ts";
import { arrange, type Entry } from "./hostile-suite.ts";
import { hasStrace } from "./trace.ts";

export interface Result {
  readonly code: number | null;
  readonly signal: string | null;
  /** Both streams, a character for each byte. */
  readonly said: string;
  readonly memo: string;
  /** Files below the workspace that weren't there before, by path. */
  readonly made: readonly string[];
  /** Calls that reach for the network, or that change something outside of `output`. */
  readonly reached: readonly string[];
  /** CPU time of the command and its children; zero where nothing measures it. */
  readonly cpuMs: number;
  /** The largest of its processes; zero where nothing measures it. */
  readonly rssMb: number;
}

/** A process that hangs is ended after this time, in milliseconds; the limits of readers are below it. */
const patience = 60_000;

const hasTime = process.platform === "linux" && spawnSync("/usr/bin/time", ["-f", "%U", "true"]).status === 0;

/** Calls that change the world, beside those of the network. */
const changing =
  "open,openat,creat,rename,renameat,renameat2,mkdir,mkdirat,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat,mknod,mknodat";

/** Builds or renders one entry. */
export async function runEntry(entry: Entry, corpus: string): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-entry-"));
  const logs = mkdtempSync(join(tmpdir(), "briefwright-watch-"));
  try {
    const args = arrange(entry, corpus, folder);
    const before = new Set(filesBelow(folder));
    const [calls, usage] = [join(logs, "calls"), join(logs, "usage")];
    const watched = [
      "strace",
      "-f",
      "--seccomp-bpf",
      "-y",
      "-qq",
      "-o",
      calls,
      "-e",
      `trace=socket,connect,${changing}`,
    ];
    const measured = ["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", usage];
    const own = [process.execPath, "--max-old-space-size=1024", command, ...args];
    const argv = [...(hasStrace ? watched : []), ...(hasTime ? measured : []), ...own];
    const ended = await run(argv, folder);
    const [user = 0, system = 0, kilobytes = 0] = readIfThere(usage).trim().split(" ").map(Number);
    return {
      ...ended,
      memo: readIfThere(join(folder, "output/memo.md")),
      made: filesBelow(folder).filter((path) => !before.has(path)),
      reached: readIfThere(calls)
        .split("\n")
        .filter((line) => reaches(line, folder, usage)),
      cpuMs: Math.round((user + system) * 1000),
      rssMb: Math.round(kilobytes / 1024),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(logs, { recursive: true, force: true });
  }
}

async function run(argv: readonly string[], cwd: string): Promise<Pick<Result, "code" | "signal" | "said">> {
  const [program = "", ...args] = argv;
  const child = spawn(program, args, { cwd, timeout: patience, killSignal: "SIGKILL" });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString("latin1");
    });
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, said }));
  });
}

/** Sockets between processes of one machine are how Node speaks with its children; reading is no change. */
function reaches(line: string, folder: string, usage: string): boolean {
  if (/ (socket|connect)\(/.test(line)) return !/AF_(UNIX|LOCAL)|resumed>/.test(line);
  const isOpen = / open(at)?\(/.test(line);
  if (isOpen && !/O_WRONLY|O_RDWR|O_CREAT|O_TRUNC/.test(line)) return false;
  // A call that was refused, or that is told in two lines, has changed nothing here.
  if (line === "" || /resumed>| = -1 E|^\d+ [+-]{3} /.test(line)) return false;
  const paths = [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1] ?? "");
  const allowed = (path: string): boolean =>
    path.startsWith(`${folder}/output`) || path === usage || path === "/dev/null" || path === "/dev/tty";
  return !paths.every(allowed);
}

function filesBelow(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((e) => !e.isDirectory()).map((e) => join(e.parentPath, e.name).slice(folder.length + 1));
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}
