import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder, lockName } from "../../src/workspace/lock.ts";
import { WorkspaceError } from "../../src/workspace/workspace.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefwright-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lockFile = (): string => join(folder, lockName);

/** A process that is certain to have ended. */
const deadPid = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

/** Takes the lock over from what the file says; true where that could be done at once. */
async function takesOver(content: string): Promise<void> {
  writeFileSync(lockFile(), content);
  const release = await lockFolder(folder, "output", AbortSignal.abort());
  expect(JSON.parse(readFileSync(lockFile(), "utf8")).pid).toBe(process.pid);
  release();
  expect(readdirSync(folder)).toEqual([]);
}

describe("lockFolder", () => {
  it("holds the folder until released, and leaves nothing behind", async () => {
    const release = await lockFolder(folder, "output");
    expect(readdirSync(folder)).toEqual([lockName]);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("lets the second one wait for the first", async () => {
    const first = await lockFolder(folder, "output");
    const order: string[] = [];
    const second = lockFolder(folder, "output").then((release) => {
      order.push("second");
      release();
    });
    await new Promise((resolve) => setTimeout(resolve, 120));
    order.push("first ends");
    first();
    await second;
    expect(order).toEqual(["first ends", "second"]);
  });

  it("gives up with the holder's number when it is not to wait", async () => {
    const release = await lockFolder(folder, "output");
    const refused = await lockFolder(folder, "output", AbortSignal.abort()).catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(WorkspaceError);
    expect(refused).toMatchObject({
      code: "locked",
      path: "output",
      message: `process ${process.pid} is building here`,
    });
    release();
  });

  it("takes over from a process that ended", () =>
    takesOver(JSON.stringify({ pid: deadPid(), host: hostname(), boot: "", started: "" })));
  it("takes over from before the computer started anew", () =>
    takesOver(JSON.stringify({ pid: process.pid, host: hostname(), boot: "another boot", started: "" })));
  it("takes over what nobody could have written", () => takesOver("not json"));

  // Only Linux tells when a process started.
  it.skipIf(!existsSync("/proc/self/stat"))("takes over from an earlier process of the same number", () => {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return takesOver(JSON.stringify({ pid: process.pid, host: hostname(), boot, started: "1" }));
  });

  it("never takes over from another computer", async () => {
    writeFileSync(lockFile(), JSON.stringify({ pid: deadPid(), host: "elsewhere", boot: "", started: "" }));
    await expect(lockFolder(folder, "output", AbortSignal.abort())).rejects.toThrow("on elsewhere");
  });

  it("sweeps what killed writers left", async () => {
    writeFileSync(join(folder, `.briefwright-${deadPid()}-3.tmp`), "half");
    writeFileSync(join(folder, "memo.md"), "whole");
    const release = await lockFolder(folder, "output");
    expect(readdirSync(folder).sort()).toEqual([lockName, "memo.md"].sort());
    release();
  });

  it("lets exactly one of many in at a time", async () => {
    let inside = 0;
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        const release = await lockFolder(folder, "output");
        inside += 1;
        expect(inside).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inside -= 1;
        release();
      }),
    );
  });
});
