/**
 * The process killed at a system call, and a system call that fails, one after another over a whole build. By default a
 * few of each kind; all of them with BRIEFWRIGHT_FAULTS=all.
 */
import { afterAll, describe, expect, it } from "vitest";
import { countCalls, faultDesk, hasStrace, lost, runInjected, spread, torn } from "./fault-desk.ts";

const all = process.env.BRIEFWRIGHT_FAULTS === "all";
const points = all ? 1000 : 3;
/** All points of a call in one test. */
const timeout = all ? 3_600_000 : 120_000;

// Injecting faults needs strace, and leave to attach.
describe.skipIf(!hasStrace)("faults", () => {
  const desk = faultDesk();
  afterAll(() => desk.remove());
  let tried = 0;

  /** Nothing torn or lost now; after the next build, the bytes of a clean one and nothing left over. */
  function checkRecovery(what: string): void {
    tried += 1;
    expect(torn(desk), `${what}: torn`).toEqual([]);
    expect(lost(desk), `${what}: lost`).toEqual([]);
    const next = desk.run(["build", "--quiet"]);
    expect(next.status, `${what}: the next build: ${next.stderr}`).toBe(0);
    expect(desk.outputs(), `${what}: the next build`).toEqual(desk.after);
    const leftOver = Object.keys(desk.outputs(true)).filter((path) => path.includes(".briefwright"));
    expect(leftOver, `${what}: left over`).toEqual([]);
  }

  it.each(["openat", "write", "rename", "fsync", "close", "mkdir", "unlink", "link"])(
    "killed at %s",
    (call) => {
      const { first, last } = countCalls(desk, call);
      expect(last).toBeGreaterThanOrEqual(first);
      for (const n of spread(first, last, points)) {
        desk.reset();
        desk.run(
          ["build", "--quiet"],
          ["strace", "-f", "-qq", "-o", "/dev/null", "-e", `inject=${call}:signal=KILL:when=${n}`],
        );
        checkRecovery(`killed at ${call} ${n}`);
      }
    },
    timeout,
  );

  it.each([
    ["write", "ENOSPC"],
    ["write", "EIO"],
    ["rename", "EROFS"],
    ["rename", "EIO"],
    ["fsync", "EIO"],
    ["fsync", "ENOSPC"],
    ["openat", "EMFILE"],
    ["openat", "EACCES"],
    ["mkdir", "ENOSPC"],
    ["link", "EIO"],
  ])(
    "%s answers %s",
    (call, error) => {
      const { first, last } = countCalls(desk, call);
      for (const n of spread(first, last, points)) {
        const what = `${call} ${n} answers ${error}`;
        desk.reset();
        const { status, signal, stderr, hit } = runInjected(desk, `inject=${call}:error=${error}:when=${n}`, call);
        // Node wakes its own threads by a descriptor that never fails in the world, and ends itself where it does.
        if (/anon_inode|pipe:/.test(hit)) continue;
        expect(signal, what).toBeNull();
        // 0 where the call was of no consequence, such as one for the cache.
        expect([0, 4], `${what}: ${stderr}`).toContain(status);
        checkRecovery(what);
      }
    },
    timeout,
  );

  it("were many", () => {
    console.log(`${tried} faults injected`);
    expect(tried).toBeGreaterThan(40);
  });
});
