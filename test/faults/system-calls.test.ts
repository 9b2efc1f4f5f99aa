/**
 * The process killed at a system call, and a system call that fails, one after another over a whole build.
 *
 * By default a few of each kind, other ones for each commit. `BRIEFWRIGHT_FAULTS=all` takes all of them, which needs about
 * half an hour of CPU time, and prints a table; `BRIEFWRIGHT_FAULTS=7` takes the few that the number 7 chooses.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { faultDesk } from "./fault-desk.ts";
import { countCalls, type Fault, hasStrace, type Range, runInjected } from "./trace.ts";

const chosen = process.env.BRIEFWRIGHT_FAULTS ?? ownNumber();
const all = chosen === "all";
/** Points of a call in one run of the tests, unless all are asked for. */
const few = 2;
/** All points of a call are one test. */
const timeout = all ? 7_200_000 : 240_000;

const kills = ["openat", "write", "rename", "fsync", "close", "mkdir", "unlink", "link"];
/** Errors by call, as the world has them: a disk that is full, broken, or was mounted anew to be read only; no handles left. */
const errors: Readonly<Record<string, readonly string[]>> = {
  openat: ["EMFILE", "EACCES", "EIO"],
  write: ["ENOSPC", "EIO"],
  rename: ["ENOSPC", "EIO", "EROFS"],
  fsync: ["EIO", "ENOSPC", "EROFS"],
  mkdir: ["ENOSPC", "EIO", "EROFS"],
  unlink: ["EIO", "EROFS"],
  link: ["ENOSPC", "EIO", "EROFS"],
};

/** A number that stays for a commit and changes with the next, so that in time all points are tried. */
function ownNumber(): string {
  try {
    return String(Number.parseInt(execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8" }).slice(0, 7), 16));
  } catch {
    return "1";
  }
}

/** All points of a call, or the few that the chosen number falls on, evenly spread. */
function pointsOf({ first, last }: Range): number[] {
  const length = Math.max(0, last - first + 1);
  const points = Array.from({ length }, (_, i) => first + i);
  if (all) return points;
  const step = Math.ceil(length / few);
  return points.filter((_, i) => i % step === Number(chosen) % step);
}

// Injecting faults needs strace, and leave to attach.
describe.skipIf(!hasStrace)(`faults (BRIEFWRIGHT_FAULTS=${chosen})`, () => {
  const desk = faultDesk();
  const calls = countCalls(desk, kills);
  const table: string[] = [];
  let tried = 0;
  afterAll(() => desk.remove());

  function sweep(call: string, error: string | null, check: (fault: Fault) => string[]): void {
    const points = pointsOf(calls.get(call) ?? { first: 1, last: 0 });
    expect(points.length, "the build makes no such call").toBeGreaterThan(0);
    const wrong = points.flatMap((nth) => {
      desk.reset();
      return check({ call, nth, error }).map((what) => `${call} ${nth}, ${error ?? "killed"}: ${what}`);
    });
    tried += points.length;
    table.push(`${call.padEnd(8)} ${(error ?? "killed").padEnd(8)} ${points.length} tried, ${wrong.length} wrong`);
    expect(wrong).toEqual([]);
  }

  it.each(kills)(
    "killed at %s",
    (call) =>
      sweep(call, null, (fault) => {
        const { hit, status } = runInjected(desk, fault);
        return [...(hit === "" && status !== 0 ? [`not hit, but ends with ${status}`] : []), ...desk.recover()];
      }),
    timeout,
  );

  it.each(Object.entries(errors).flatMap(([call, answers]) => answers.map((error) => [call, error] as const)))(
    "%s answers %s",
    (call, error) =>
      sweep(call, error, (fault) => {
        const { status, signal, stderr, hit } = runInjected(desk, fault);
        // Node wakes its own threads by a descriptor that never fails in the world, and ends itself where it does.
        const ends = /anon_inode|pipe:/.test(hit) || (signal === null && (status === 0 || status === 4));
        // 0 where the call was of no consequence, such as one for the cache.
        return [...(ends ? [] : [`ends with ${status ?? signal}: ${stderr}`]), ...desk.recover()];
      }),
    timeout,
  );

  // What a loss of power does can't be tried here; the order that outlives it can be seen.
  it("an output is on the disk before it has its name, and the name before the next output begins", () => {
    desk.reset();
    const log = join(desk.folder, "order.log");
    const trace = ["strace", "-f", "-y", "-qq", "-e", "trace=fsync,rename", "-o", log];
    expect(desk.run(["build", "--quiet"], trace).status).toBe(0);
    const lines = readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => !line.includes("/.cache/"));
    rmSync(log);
    const steps = lines.flatMap((line): ({ synced: string } | { from: string; to: string })[] => {
      const synced = /fsync\(\d+<(.*)>\)\s+= 0/.exec(line)?.[1];
      const [, from, to] = /rename\("(.*)", "(.*)"\)\s+= 0/.exec(line) ?? [];
      return synced ? [{ synced }] : from && to ? [{ from, to }] : [];
    });
    const names = steps.flatMap((step) => ("to" in step ? [step.to.slice(desk.folder.length + 1)] : []));
    expect([...names].sort()).toEqual(Object.keys(desk.after).filter((path) => desk.after[path] !== desk.before[path]));
    expect(names.at(-1)).toBe("output/manifest.json");
    steps.forEach((step, index) => {
      if (!("to" in step)) return;
      expect(steps[index - 1]).toEqual({ synced: step.from });
      expect(steps[index + 1]).toEqual({ synced: join(desk.folder, "output") });
    });
  });

  it("were many", () => {
    if (all) console.log(table.join("\n"));
    console.log(`${tried} faults injected`);
    expect(tried).toBeGreaterThan(all ? 700 : 40);
  });
});
