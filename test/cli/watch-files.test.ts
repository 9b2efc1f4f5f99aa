import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { debounced } from "../../src/cli/watch-files.ts";

describe("a queue of changes", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A queue whose work takes some time, and how often it was run. */
  function queueOf(ms: number) {
    let runs = 0;
    const queue = debounced(
      async () => {
        runs += 1;
        await new Promise((resolve) => setTimeout(resolve, ms));
      },
      (cause) => {
        throw cause;
      },
    );
    return { queue, runs: () => runs };
  }

  it("runs once after a burst, and once more for what came while it ran", async () => {
    const { queue, runs } = queueOf(1000);
    for (let i = 0; i < 5; i++) queue.schedule();
    await vi.advanceTimersByTimeAsync(500);
    expect(runs()).toBe(1);
    queue.schedule();
    await vi.advanceTimersByTimeAsync(200);
    expect(runs()).toBe(1);
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs()).toBe(2);
  });

  it("runs in the middle of a burst that doesn't end", async () => {
    const { queue, runs } = queueOf(1);
    for (let i = 0; i < 50; i++) {
      queue.schedule();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(runs()).toBe(1);
  });

  it("runs nothing once it was stopped, whatever comes in late", async () => {
    const { queue, runs } = queueOf(1000);
    queue.schedule();
    queue.stop();
    queue.schedule();
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs()).toBe(0);
  });

  it("runs nothing more where it was stopped during a run", async () => {
    const { queue, runs } = queueOf(1000);
    queue.schedule();
    await vi.advanceTimersByTimeAsync(500);
    queue.schedule();
    await vi.advanceTimersByTimeAsync(200);
    queue.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(runs()).toBe(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
