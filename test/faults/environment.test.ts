/**
 * What the world around a build can do to it: a full or read-only disk, few handles, other builds, edits, interrupts, clocks,
 * odd files. Rounds that are left to chance are many with BRIEFWRIGHT_FAULTS=all.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generator } from "../fuzz/mutate.ts";
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

/** All rounds with BRIEFWRIGHT_FAULTS=all, else a few. */
const full = process.env.BRIEFWRIGHT_FAULTS === "all";
const rounds = (all: number, few: number): number => (full ? all : few);

/** How much longer a start of Node takes here and now than on a machine that does nothing else, which takes 50 ms. */
const pace = Math.max(1, startMs() / 50);

function startMs(): number {
  const before = performance.now();
  spawnSync(process.execPath, ["-e", "0"]);
  return performance.now() - before;
}

const hasFaketime = spawnSync("faketime", ["--version"]).status === 0;

/** As a lock names it; empty where the system has none. */
function bootId(): string {
  const file = "/proc/sys/kernel/random/boot_id";
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
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

/** How long a build takes that nothing interrupts, in milliseconds by the clock. */
async function undisturbedMs(): Promise<number> {
  desk.reset();
  const before = performance.now();
  await start(["build", "--quiet"]).ended;
  return performance.now() - before;
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

  it("without room for another name", () => {
    desk.reset();
    const script = `cp -r output kept && mount -t tmpfs -o size=4m,nr_inodes=16 x output && cp kept/*.* output/; i=0; while touch output/fill-$i 2>/dev/null; do i=$((i + 1)); done; "$@"; s=$?; ls -A output >&2; exit $s`;
    const { status, stderr } = inNamespace(script);
    rmSync(join(desk.folder, "kept"), { recursive: true });
    expect(status, String(stderr)).toBe(4);
    expect(String(stderr)).toContain("ENOSPC");
    expect(String(stderr)).not.toMatch(/\.briefwright-|\.lock/);
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
  // A build that waited for ten seconds gives up with code 4, which a busy machine can bring about; never with another.
  it("several builds at once give what one gives", async () => {
    for (let round = 0; round < rounds(25, 1); round++) {
      desk.reset();
      const results = await Promise.all(Array.from({ length: 8 }, () => start(["build", "--quiet"]).ended));
      expect(results.filter(({ code }) => code !== 0 && code !== 4)).toEqual([]);
      expect(results.some(({ code }) => code === 0)).toBe(true);
      expect(desk.outputs()).toEqual(desk.after);
      expectRecovery();
    }
  }, 900_000);

  it("a lock whose holder died, or that nobody can read, is taken over", () => {
    for (const lock of [
      '{"pid":1,"host":"',
      '{"pid":999999999,"host":"HOST","boot":"BOOT","started":"1"}',
      "",
      "x\0y",
    ]) {
      desk.reset();
      desk.put("output/.briefwright.lock", lock.replace("HOST", hostname()).replace("BOOT", bootId()));
      expect(desk.run(["build", "--quiet"]).status, lock).toBe(0);
      expectRecovery();
    }
  });

  it("a build that was killed while it held the folder holds nothing", async () => {
    desk.reset();
    const { child, ended } = start(["build", "--quiet"]);
    await until(() => existsSync(join(desk.folder, "output/.briefwright.lock")));
    child.kill("SIGKILL");
    await ended;
    expectRecovery();
  });

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
    ["SIGHUP", 143],
  ] as const)(
    "%s ends it within a second with code %i, at any time",
    async (signal, expected) => {
      const below = generator(expected);
      const seen: (number | string | null)[] = [];
      const whole = await undisturbedMs();
      const count = rounds(50, 6);
      for (let round = 0; round < count; round++) {
        desk.reset();
        const { child, ended } = start(["build", "--quiet"]);
        // Each in its own slice of the time that a build takes, so that some come while it works.
        await new Promise((resolve) => setTimeout(resolve, ((round + below(100) / 100) / count) * whole));
        const sent = performance.now();
        child.kill(signal);
        const result = await ended;
        seen.push(result.code ?? result.signal);
        expect(performance.now() - sent).toBeLessThan(1000 * pace);
        // Before the program listens, the signal itself ends Node; after its end, there is nothing to interrupt.
        expect([expected, 0, signal]).toContain(result.code ?? result.signal);
        expectRecovery();
      }
      if (full) console.log(`${signal}: ${seen.length} times, ended with ${[...new Set(seen)].join(", ")}`);
      expect(seen).toContain(expected);
    },
    900_000,
  );

  it("a reader that goes away is no error", () => {
    desk.reset();
    const { status, stderr } = desk.run(["build"], ["bash", "-c", 'set -o pipefail; "$@" | true', "bash"]);
    expect(status, stderr).toBe(0);
    expect(stderr).toBe("");
    expect(desk.outputs()).toEqual(desk.after);
  });
});

describe("clocks, zones and languages", () => {
  const same = (before: readonly string[], env: Readonly<Record<string, string>> = {}): void => {
    desk.reset();
    const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const { status, stderr } = desk.run(
      ["build", "--quiet"],
      [...before, ...(settings.length > 0 ? ["env", ...settings] : [])],
    );
    expect(status, stderr).toBe(0);
    expect(desk.outputs()).toEqual(desk.after);
    expect(desk.run(["check", "--quiet"], before).status).toBe(0);
  };

  it.each([
    ["UTC", "C"],
    ["Asia/Tokyo", "ja_JP.UTF-8"],
    ["Pacific/Kiritimati", "tr_TR.UTF-8"],
    ["America/St_Johns", "ar_EG.UTF-8"],
  ])("%s, %s", (zone, locale) => same([], { TZ: zone, LC_ALL: locale, LANG: locale }));

  // The command is one of Debian's; files keep the times that they had.
  it.skipIf(!hasFaketime).each(["1970-01-02 00:00:00", "2099-12-31 23:59:59", "-10d", "+1h x50"])("%s", (time) =>
    same(["faketime", "-f", time.startsWith("-") || time.startsWith("+") ? time : `@${time}`]),
  );

  it("times of files say nothing: an edit of the same size and time is seen", () => {
    desk.reset();
    expect(desk.run(["build", "--quiet"]).status).toBe(0);
    const source = join(desk.folder, "briefs/sources/c-news.txt");
    const text = readFileSync(source, "utf8");
    const { atime, mtime } = statSync(source);
    writeFileSync(source, text.replace("Friday", "Sunday"));
    utimesSync(source, atime, mtime);
    const stale = desk.run(["check", "--quiet"]).status;
    expect(desk.run(["build", "--quiet"]).status).toBe(0);
    const built = desk.outputs();
    writeFileSync(source, text);
    utimesSync(source, new Date(4e12), new Date(4e12));
    expect(stale).toBe(3);
    expect(built).not.toEqual(desk.after);
    expect(desk.run(["build", "--quiet"]).status).toBe(0);
    expect(desk.outputs()).toEqual(desk.after);
  });
});

describe.skipIf(!canFifo)("odd files among the sources", () => {
  it("a huge file is named, and is not read", () => {
    desk.reset();
    const huge = join(desk.folder, "briefs/sources/huge.txt");
    spawnSync("truncate", ["-s", "1T", huge]);
    const { status, stderr } = desk.run(["build"], ["prlimit", "--as=8000000000"]);
    rmSync(huge);
    expect(stderr).toContain("briefs/sources/huge.txt");
    expect([0, 1], stderr).toContain(status);
    expectRecovery();
  });

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

// Other systems don't let two such names stand side by side.
describe.skipIf(process.platform !== "linux")("names that another system takes for one", () => {
  it("in two forms of Unicode: one is read, the other is named", () => {
    desk.reset();
    for (const name of ["caf\u00e9.txt", "cafe\u0301.txt"]) desk.put(`briefs/sources/${name}`, "Nothing.\n");
    const { stderr } = desk.run(["build"]);
    expect(stderr.split("skipped: another file has this name")).toHaveLength(2);
    for (const name of ["caf\u00e9.txt", "cafe\u0301.txt"]) rmSync(join(desk.folder, "briefs/sources", name));
  });

  it.each(["briefs/Harbour.yaml", "briefs/silt.yml"])("%s: its brief isn't built over another's outputs", (path) => {
    desk.reset();
    desk.put(path, "title: Another\nmemo: {date: 2026-02-03}\nthemes: [silt]\noutputs: [markdown, evidence]\n");
    const { status, stderr } = desk.run(["build"]);
    rmSync(join(desk.folder, path));
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/briefs\/(?:harbour\.yaml|silt\.yml): error: its outputs would take the names of those of/);
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
