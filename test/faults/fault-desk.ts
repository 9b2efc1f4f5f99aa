/**
 * A small desk on disk, and the built command run over it. After whatever was done to a build the outputs must be whole,
 * and the next build must give a clean build's bytes.
 */
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { deskFiles } from "../helpers/desk.ts";

export const command: string = process.env.BRIEFWRIGHT_BIN ?? join(import.meta.dirname, "../../dist/cli/bin.js");

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
  /** What is wrong after a build that was disturbed: outputs torn or lost, then the next build and what it leaves. Empty where all is well. */
  recover(): string[];
  readonly before: Record<string, string>;
  readonly after: Record<string, string>;
}

/** A desk that was built once, so that there is something to lose, and changed since. */
export function faultDesk(): FaultDesk {
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
  const recover = (): string[] => {
    const wrong = [...torn({ outputs, before, after }), ...lost({ outputs, before })];
    const { status, stderr } = run(["build", "--quiet"]);
    if (status !== 0) wrong.push(`the next build ends with ${status}: ${stderr}`);
    if (JSON.stringify(outputs()) !== JSON.stringify(after)) wrong.push("the next build gives other bytes");
    const leftOver = files(true).filter((path) => path.includes(".briefwright"));
    return [...wrong, ...leftOver.map((path) => `left over: ${path}`)];
  };
  return {
    folder,
    put,
    run,
    outputs,
    reset,
    before,
    after,
    recover,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Outputs that hold neither the bytes of the build before nor those of the one that was under way; temporary files apart. */
function torn(desk: Pick<FaultDesk, "outputs" | "before" | "after">): string[] {
  return Object.entries(desk.outputs())
    .filter(([path]) => !/\/\.briefwright[^/]*$/.test(path))
    .filter(([path, sha]) => sha !== desk.before[path] && sha !== desk.after[path])
    .map(([path]) => `torn: ${path}`);
}

/** Outputs of the build before that are gone. */
function lost(desk: Pick<FaultDesk, "outputs" | "before">): string[] {
  const now = desk.outputs();
  return Object.keys(desk.before).flatMap((path) => (now[path] === undefined ? [`lost: ${path}`] : []));
}

function mustSucceed({ status, stderr }: SpawnSyncReturns<string>): void {
  if (status !== 0) throw new Error(`the desk of the test can't be built: ${stderr}`);
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
