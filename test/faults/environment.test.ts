/** What the world around a build can do to it: a full or read-only disk, few handles, other builds, edits, interrupts, odd files. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { command, faultDesk } from "./fault-desk.ts";

const desk = faultDesk();
afterAll(() => desk.remove());

/** Mounting needs the rights of root in a namespace of one's own. */
const canMount =
  process.platform === "linux" && spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "x", "/mnt"]).status === 0;
const canFifo = process.platform !== "win32" && spawnSync("mkfifo", ["--version"]).status === 0;

/** Runs a shell script that builds with `"$@"`, in a mount namespace of its own. */
function inNamespace(script: string): ReturnType<typeof spawnSync> {
  return spawnSync("unshare", ["-m", "sh", "-c", script, "sh", process.execPath, command, "build", "--quiet"], {
    cwd: desk.folder,
    encoding: "utf8",
  });
}

function start(args: readonly string[]): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; signal: string | null }>;
} {
  const child = spawn(process.execPath, [command, ...args], { cwd: desk.folder, stdio: "ignore" });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.on("exit", (code, signal) => resolve({ code, signal }));
  });
  return { child, ended };
}

function expectRecovery(): void {
  expect(desk.recover()).toEqual([]);
}

describe.skipIf(!canMount)("disks", () => {
  it("full", () => {
    desk.reset();
    const fill = "dd if=/dev/zero of=output/fill bs=4k 2>/dev/null; truncate -s -16K output/fill";
    const script = `cp -r output kept && mount -t tmpfs -o size=1m x output && cp kept/*.* output/; ${fill}; "$@"; s=$?; ls -A output >&2; exit $s`;
    const { status, stderr } = inNamespace(script);
    rmSync(join(desk.folder, "kept"), { recursive: true });
    expect(status, String(stderr)).toBe(4);
    expect(String(stderr)).toContain("ENOSPC");
    expect(String(stderr)).not.toContain(".briefwright-");
    expectRecovery();
  });

  it("read-only", () => {
    desk.reset();
    const script = 'mount --bind output output && mount -o remount,bind,ro output; "$@"';
    const { status, stderr } = inNamespace(script);
    expect(status, String(stderr)).toBe(4);
    expect(String(stderr)).toContain("EROFS");
    expectRecovery();
  });

  it("read-only, and only checked", () => {
    desk.reset();
    expect(desk.run(["build", "--quiet"]).status).toBe(0);
    const script = 'mount --bind . /mnt && mount -o remount,bind,ro /mnt && cd /mnt && "$1" "$2" check --quiet';
    expect(inNamespace(script).status).toBe(0);
  });
});

describe.skipIf(process.platform === "win32")("handles", () => {
  it("forty are enough", () => {
    desk.reset();
    const { status, stderr } = desk.run(["build", "--quiet"], ["sh", "-c", 'ulimit -n 40; "$@"', "sh"]);
    expect(status, stderr).toBe(0);
    expect(desk.outputs()).toEqual(desk.after);
  });
});

describe("others at work", () => {
  it("several builds at once give what one gives", async () => {
    for (let round = 0; round < 2; round++) {
      desk.reset();
      const results = await Promise.all(Array.from({ length: 4 }, () => start(["build", "--quiet"]).ended));
      expect(results.map((r) => r.code)).toEqual([0, 0, 0, 0]);
      expect(desk.outputs()).toEqual(desk.after);
    }
  }, 60_000);

  it("a source edited while it is read never mixes", async () => {
    desk.reset();
    const path = "briefs/sources/d-moving.txt";
    let edits = 0;
    const timer = setInterval(() => {
      edits += 1;
      desk.put(path, `Silt\nSilt number ${edits} fills the basin, he said.\n${"It is so.\n".repeat(edits % 50)}`);
    }, 1);
    const { ended } = start(["build", "--quiet"]);
    const { code } = await ended;
    clearInterval(timer);
    expect(edits).toBeGreaterThan(10);
    expect(code).toBe(0);
    expect(desk.run(["build", "--quiet"]).status).toBe(0);
    expect(desk.run(["verify", "--quiet", "output/silt.evidence.json"]).status).toBe(0);
    const converged = desk.outputs();
    expect(desk.run(["build", "--quiet", "--no-cache"]).status).toBe(0);
    expect(desk.outputs()).toEqual(converged);
    rmSync(join(desk.folder, path));
  });
});

describe.skipIf(process.platform === "win32")("signals and pipes", () => {
  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "%s ends it within a second with code %i",
    async (signal, expected) => {
      for (const waitMs of [40, 150, 250, 350, 450]) {
        desk.reset();
        const { child, ended } = start(["build", "--quiet"]);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        child.kill(signal);
        const result = await ended;
        // Before the program listens, the signal itself ends Node; after its end, there is nothing to interrupt.
        expect([expected, 0, null]).toContain(result.code);
        if (result.code === null) expect(result.signal).toBe(signal);
        expectRecovery();
      }
    },
    60_000,
  );

  it("a reader that goes away is no error", () => {
    desk.reset();
    const { status, stderr } = desk.run(["build"], ["bash", "-c", 'set -o pipefail; "$@" | true', "bash"]);
    expect(status, stderr).toBe(0);
    expect(stderr).toBe("");
    expect(desk.outputs()).toEqual(desk.after);
  });
});

describe.skipIf(!canFifo)("odd files among the sources", () => {
  it("are named and left alone", () => {
    desk.reset();
    const sources = join(desk.folder, "briefs/sources");
    spawnSync("mkfifo", [join(sources, "pipe.txt")]);
    symlinkSync("/dev/zero", join(sources, "zero.txt"));
    symlinkSync("nowhere", join(sources, "dangling.txt"));
    mkdirSync(join(sources, "folder.txt"));
    const { status, stderr } = desk.run(["build"]);
    expect(status, stderr).toBe(0);
    for (const name of ["pipe.txt", "zero.txt", "dangling.txt"])
      expect(stderr).toContain(`briefs/sources/${name}: warning`);
    expect(desk.outputs()).toEqual(desk.after);
    for (const name of ["pipe.txt", "zero.txt", "dangling.txt", "folder.txt"])
      rmSync(join(sources, name), { recursive: true });
  });
});

describe.skipIf(process.platform === "win32")("watch", () => {
  it("ends a storm of edits with a clean build's bytes", async () => {
    desk.reset();
    const { child, ended } = start(["watch", "--quiet"]);
    await until(() => JSON.stringify(desk.outputs()) === JSON.stringify(desk.after));
    for (let i = 0; i < 400; i++) {
      desk.put(`briefs/sources/storm-${i % 9}.txt`, `Silt\nSilt ${i} fills the basin, he said.\n`);
      if (i % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
    }
    appendFileSync(join(desk.folder, "briefs/sources/storm-0.txt"), "The end.\n");
    const fresh = faultDesk();
    cpSync(join(desk.folder, "briefs"), join(fresh.folder, "briefs"), { recursive: true });
    rmSync(join(fresh.folder, "output"), { recursive: true });
    expect(fresh.run(["build", "--quiet"]).status).toBe(0);
    const expected = JSON.stringify(fresh.outputs());
    fresh.remove();
    await until(() => JSON.stringify(desk.outputs()) === expected);
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    expect(existsSync(join(desk.folder, "output/.briefwright.lock"))).toBe(false);
    for (let i = 0; i < 9; i++) rmSync(join(desk.folder, `briefs/sources/storm-${i}.txt`));
  }, 60_000);
});

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 400; round++) {
    try {
      if (holds()) return;
    } catch {
      // A file was renamed between listing and reading.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("it did not come to that within 20 seconds");
}
