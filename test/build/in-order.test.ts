/** Work on several items at a time. */
import { expect, it } from "vitest";
import { inOrder, streamInOrder, unlessAborted } from "../../src/build/in-order.ts";

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it("gives results in the order of the items, whichever is done first", async () => {
  const found = await inOrder([30, 5, 20, 1], 4, async (ms) => {
    await later(ms);
    return ms;
  });
  expect(found).toEqual([30, 5, 20, 1]);
});

it("has no more begun at a time than it may, and nothing where there is nothing", async () => {
  let [now, most] = [0, 0];
  await inOrder([1, 2, 3, 4, 5, 6, 7], 3, async () => {
    most = Math.max(most, ++now);
    await later(2);
    now--;
  });
  expect(most).toBe(3);
  expect(await inOrder([], 3, () => later(1))).toEqual([]);
});

it("begins nothing more after a failure", async () => {
  const begun: number[] = [];
  const work = inOrder([1, 2, 3, 4, 5], 2, async (n) => {
    begun.push(n);
    await later(n);
    if (n === 1) throw new Error("first");
  });
  await expect(work).rejects.toThrow("first");
  await later(20);
  expect(begun).toEqual([1, 2]);
});

it("hands results on in the order of the items, with no more ahead than it may", async () => {
  let under = 0;
  let most = 0;
  const got: number[] = [];
  const each = async (ms: number) => {
    most = Math.max(most, ++under);
    await new Promise((resolve) => setTimeout(resolve, ms));
    under -= 1;
    return ms;
  };
  for await (const ms of streamInOrder([20, 1, 10, 2, 5], 3, each)) got.push(ms);
  expect(got).toEqual([20, 1, 10, 2, 5]);
  expect(most).toBe(3);
});

it("throws a failure in its turn, after what came before it", async () => {
  const got: number[] = [];
  const taking = (async () => {
    for await (const n of streamInOrder([1, 2, 3], 3, async (n) => {
      if (n === 2) throw new Error("two");
      return n;
    }))
      got.push(n);
  })();
  await expect(taking).rejects.toThrow("two");
  expect(got).toEqual([1]);
});

it("waits for work until it is aborted, and no longer", async () => {
  const stop = new AbortController();
  const never = new Promise<number>(() => undefined);
  const waiting = unlessAborted(never, stop.signal);
  stop.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
  await expect(unlessAborted(never, stop.signal)).rejects.toThrow("stopped");
  await expect(unlessAborted(later(1), new AbortController().signal)).resolves.toBeUndefined();
  await expect(unlessAborted(Promise.reject(new Error("failed")), undefined)).rejects.toThrow("failed");
});
