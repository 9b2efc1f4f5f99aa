/** `watch` follows every way in which files change, and what stands at the end is what a clean build gives. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/text/digest.ts";
import { deskFiles } from "../helpers/desk.ts";
import { command } from "./fault-desk.ts";

const all = process.env.BRIEFWRIGHT_FAULTS === "all";
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Watched {
  readonly folder: string;
  put(path: string, text: string): void;
  read(path: string): string;
  readonly stderr: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly ms: number }>;
  interrupt(): void;
}

const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-watch-"));
  folders.push(folder);
  return folder;
};

function putInto(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** A desk under watch, built once. `before` goes in front of the command. */
async function watched(files: Readonly<Record<string, string>> = {}, before: readonly string[] = []): Promise<Watched> {
  const folder = join(newFolder(), "desk");
  for (const [path, text] of Object.entries({ ...deskFiles, ...files })) putInto(folder, path, text);
  const [program = process.execPath, ...rest] = [...before, process.execPath, command, "watch"];
  const child = spawn(program, rest, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  let stderr = "";
  let asked = 0;
  child.stdout.resume();
  child.stderr.on("data", (text: Buffer) => {
    stderr += text.toString();
  });
  const ended = new Promise<{ code: number | null; ms: number }>((resolve) =>
    child.on("exit", (code) => resolve({ code, ms: performance.now() - asked })),
  );
  await until(() => existsSync(join(folder, "output/manifest.json")));
  return {
    folder,
    put: (path, text) => putInto(folder, path, text),
    read: (path) => readFileSync(join(folder, path), "utf8"),
    stderr: () => stderr,
    ended,
    interrupt: () => {
      asked = performance.now();
      child.kill("SIGINT");
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 1200; round++) {
    try {
      if (holds()) return;
    } catch {
      // A file was renamed between listing and reading.
    }
    await pause(50);
  }
  throw new Error("it did not come to that within a minute");
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

function outputs(folder: string): string {
  const names = readdirSync(join(folder, "output")).filter((name) => !name.startsWith(".") && name !== "issues");
  return JSON.stringify(names.sort().map((name) => [name, sha256Hex(readFileSync(join(folder, "output", name)))]));
}

/** What a build of the same inputs gives in a folder of its own. */
function cleanBuild(folder: string): string {
  const fresh = newFolder();
  for (const part of ["briefs", "templates"])
    if (existsSync(join(folder, part))) cpSync(join(folder, part), join(fresh, part), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [command, "build", "--quiet"], {
    cwd: fresh,
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
  return outputs(fresh);
}

async function settles(desk: Watched): Promise<void> {
  const expected = cleanBuild(desk.folder);
  await until(() => outputs(desk.folder) === expected);
}

const canLimit =
  spawnSync("unshare", ["-U", "-r", "sh", "-c", "echo 3 > /proc/sys/user/max_inotify_watches"]).status === 0;

describe.skipIf(!existsSync(command) || process.platform === "win32")("watch", { timeout: 240_000 }, () => {
  it("follows files that come, go, and are put in another's place, in folders that come and go", async () => {
    const desk = await watched();
    desk.put("briefs/sources/new/folder/d.txt", "Silt\nSilt fills the basin at last, he said.\n");
    await settles(desk);
    // What a log of it says: what changed, what came of it, and that it is done.
    const waits = "waiting for changes; Ctrl+C ends it\n";
    expect(desk.stderr().split("\nbriefs/sources/new/folder/d.txt changed\n")[0]).toContain(waits);
    await until(() => desk.stderr().endsWith(waits));
    desk.put("briefs/sources/.a-daily.txt.swp", "The port will dredge the harbour basin twice, Ada Example said.\n");
    renameSync(join(desk.folder, "briefs/sources/.a-daily.txt.swp"), join(desk.folder, "briefs/sources/a-daily.txt"));
    await settles(desk);
    rmSync(join(desk.folder, "briefs/sources/new"), { recursive: true });
    await settles(desk);
    renameSync(join(desk.folder, "briefs"), join(desk.folder, "moved"));
    await until(() => desk.stderr().includes("build/workspace-missing"));
    renameSync(join(desk.folder, "moved"), join(desk.folder, "briefs"));
    desk.put("briefs/sources/e.txt", "Silt\nSilt number five fills the basin, she said.\n");
    await settles(desk);
    desk.put("templates/policy-memo/memo.md.hbs", "# {{title}}, as our desk has it\n");
    await until(() => desk.read("output/harbour.md").includes("as our desk has it"));
    desk.interrupt();
    const { code, ms } = await desk.ended;
    expect(code).toBe(130);
    // A second is promised; a machine with other work gets some more.
    expect(ms).toBeLessThan(3000);
    expect(existsSync(join(desk.folder, "output/.briefwright.lock"))).toBe(false);
  });

  it("watches a file elsewhere in the workspace once a build has read it", async () => {
    const desk = await watched({
      "archive/harbour.json": "{}",
      "briefs/harbour.yaml": `${deskFiles["briefs/harbour.yaml"]}compare-with: ../archive/harbour.json\n`,
    });
    const told = (): number => desk.stderr().split("brief/unknown-issue").length;
    await until(() => told() > 1);
    const before = told();
    desk.put("archive/harbour.json", "[]");
    await until(() => told() > before);
  });

  it("waits for a workspace that was removed, and doesn't bring it back by itself", async () => {
    const desk = await watched();
    rmSync(desk.folder, { recursive: true });
    await until(() => desk.stderr().includes("the workspace is gone"));
    await pause(600);
    expect(existsSync(desk.folder)).toBe(false);
    for (const [path, text] of Object.entries(deskFiles)) desk.put(path, text);
    await until(() => existsSync(join(desk.folder, "output/manifest.json")));
    desk.put("briefs/sources/f.txt", "Silt\nSilt fills the basin once more, he said.\n");
    await settles(desk);
  });

  it.skipIf(!canLimit)("looks at files in turns where the system has no watches left, and says so", async () => {
    const limit = 'echo 3 > /proc/sys/user/max_inotify_watches; exec "$@"';
    const desk = await watched({}, ["unshare", "-U", "-r", "sh", "-c", limit, "sh"]);
    await until(() => desk.stderr().includes("looked at twice a second"));
    desk.put("briefs/sources/g.txt", "Silt\nSilt fills the basin all the same, he said.\n");
    await settles(desk);
  });

  const edits = all ? 1000 : 150;
  it(`ends a storm of ${edits} edits with a clean build's bytes`, async () => {
    const desk = await watched();
    const path = (i: number): string => `briefs/sources/storm-${i}.txt`;
    for (let i = 0; i < edits; i++) {
      const at = join(desk.folder, path(i % 17));
      const text = `Silt\nSilt ${i} fills basin ${i % 5}, he said.\n`;
      if (i % 5 === 0) rmSync(at, { force: true });
      else if (i % 5 === 1) desk.put(path(i % 17), text);
      else if (i % 5 === 2) {
        desk.put("briefs/sources/.next", text);
        renameSync(join(desk.folder, "briefs/sources/.next"), at);
      } else if (i % 5 === 3)
        desk.put(
          "briefs/themes/dredging.yaml",
          (deskFiles["briefs/themes/dredging.yaml"] ?? "").replace("12", `${i % 30}`),
        );
      else desk.put("briefs/harbour.yaml", `${deskFiles["briefs/harbour.yaml"]}limit: {excerpts: ${(i % 7) + 1}}\n`);
      if (i % 10 === 0) await pause(all ? 50 : 20);
    }
    await settles(desk);
    desk.interrupt();
    expect((await desk.ended).code).toBe(130);
  });
});
