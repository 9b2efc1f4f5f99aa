/**
 * A small desk on disk, and the built command run over it under strace, which kills the process at a given system call or
 * makes the call fail. After each run the outputs must be whole, and the next build must give a clean build's bytes.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deskFiles } from "../helpers/desk.ts";

export const command: string = process.env.BRIEFWRIGHT_BIN ?? join(import.meta.dirname, "../../dist/cli/bin.js");

/** Whether calls can be traced and changed here: strace is there and may attach. */
export const hasStrace: boolean =
  process.platform === "linux" && spawnSync("strace", ["-qq", "-e", "trace=none", "true"]).status === 0;

const second: Readonly<Record<string, string>> = {
  "briefs/silt.yaml":
    "title: Silt\nmemo: {date: 2026-02-03}\nthemes: [silt]\nbottom-line: Wait.\noutputs: [markdown, html, evidence]\n",
  "briefs/themes/silt.yaml": "title: Silt\ncore:\n  - silt*\n",
};

/** Text that changes every output. */
const news =
  "The port authority will dredge the silt out of the basin after all, its director Lena Marsh said on Friday.\n";

export interface FaultDesk {
  readonly folder: string;
  put(path: string, text: string): void;
  /** One run of the command; `before` goes in front of it, such as strace with its options. */
  run(args: readonly string[], before?: readonly string[]): SpawnSyncReturns<string>;
  /** Everything below `output`, by path with its digest; without the cache unless asked for. */
  outputs(all?: boolean): Record<string, string>;
  /** Puts the folder back as it was after the first build, with one source changed since. */
  reset(): void;
  remove(): void;
}

/** A desk that was built once, so that there is something to lose, and changed since. */
export function faultDesk(): FaultDesk & {
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
} {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-fault-"));
  const put = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run = (args: readonly string[], before: readonly string[] = []): SpawnSyncReturns<string> => {
    const [program = process.execPath, ...rest] = [...before, process.execPath, command, ...args];
    return spawnSync(program, rest, { cwd: folder, encoding: "utf8", timeout: 60_000 });
  };
  const files = (all: boolean): string[] => {
    const below = readdirSync(join(folder, "output"), { recursive: true, withFileTypes: true });
    const paths = below.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name).slice(folder.length + 1));
    return paths.filter((path) => all || !path.startsWith("output/.cache/")).sort();
  };
  const outputs = (all = false): Record<string, string> =>
    Object.fromEntries(files(all).map((path) => [path, digest(readFileSync(join(folder, path)))]));
  for (const [path, text] of Object.entries({ ...deskFiles, ...second })) put(path, text);
  mustSucceed(run(["build", "--quiet"]));
  const before = outputs();
  const kept = files(true).map((path) => [path, readFileSync(join(folder, path))] as const);
  put("briefs/sources/c-news.txt", news);
  mustSucceed(run(["build", "--quiet", "--no-cache"]));
  const after = outputs();
  const reset = (): void => {
    rmSync(join(folder, "output"), { recursive: true, force: true });
    for (const [path, bytes] of kept) put(path, bytes);
  };
  reset();
  return {
    folder,
    put,
    run,
    outputs,
    reset,
    before,
    after,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Outputs that hold neither the bytes of the build before nor those of the one that was under way; temporary files apart. */
export function torn(desk: Pick<ReturnType<typeof faultDesk>, "outputs" | "before" | "after">): string[] {
  return Object.entries(desk.outputs())
    .filter(([path]) => !/\/\.briefwright[^/]*$/.test(path))
    .filter(([path, sha]) => sha !== desk.before[path] && sha !== desk.after[path])
    .map(([path]) => path);
}

/** Outputs of the build before that are gone. */
export function lost(desk: Pick<ReturnType<typeof faultDesk>, "outputs" | "before">): string[] {
  const now = desk.outputs();
  return Object.keys(desk.before).filter((path) => now[path] === undefined);
}

function mustSucceed({ status, stderr }: SpawnSyncReturns<string>): void {
  if (status !== 0) throw new Error(`the desk of the test can't be built: ${stderr}`);
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/**
 * How often the command's main thread makes a call while it builds, and after how many of them it first touches the desk:
 * what comes before is Node loading its modules.
 */
export function countCalls(desk: FaultDesk, call: string): { readonly first: number; readonly last: number } {
  desk.reset();
  const log = join(desk.folder, "calls.log");
  desk.run(["build", "--quiet"], ["strace", "-f", "-qq", "-e", `trace=openat,${call}`, "-o", log]);
  const lines = readFileSync(log, "utf8").split("\n");
  rmSync(log);
  const main = lines[0]?.split(" ")[0] ?? "";
  const own = lines.filter((line) => line.startsWith(`${main} `) && !line.includes("resumed>"));
  const start = own.findIndex((line) => line.includes(desk.folder));
  const count = (some: readonly string[]): number => some.filter((line) => line.includes(` ${call}(`)).length;
  return { first: count(own.slice(0, start)) + 1, last: count(own) };
}

/** Whole numbers from first to last, at most so many, evenly spread and both ends among them. */
export function spread(first: number, last: number, most: number): number[] {
  const count = Math.min(most, last - first + 1);
  if (count < 2) return last >= first ? [first] : [];
  const points = Array.from({ length: count }, (_, i) => first + Math.round((i * (last - first)) / (count - 1)));
  return [...new Set(points)];
}

/** A build with a fault injected, and the line of the trace that says into which call. */
export function runInjected(
  desk: FaultDesk,
  injection: string,
  call: string,
): SpawnSyncReturns<string> & { readonly hit: string } {
  const log = join(desk.folder, "injected.log");
  const result = desk.run(
    ["build", "--quiet"],
    ["strace", "-f", "-y", "-qq", "-o", log, "-e", `trace=${call}`, "-e", injection],
  );
  const hit =
    readFileSync(log, "utf8")
      .split("\n")
      .find((line) => line.includes("(INJECTED)")) ?? "";
  rmSync(log);
  return { ...result, hit };
}
