/** Files read ahead: never more than fits, never too many at a time, and nothing that waits for ever. */
import { expect, it } from "vitest";
import { roomFor } from "../../src/build/room.ts";

const later = (ms = 1) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it("reads nothing more while what is held takes all the room", async () => {
  const room = roomFor({ bytes: 10, reads: 2 });
  let [held, most] = [0, 0];
  const one = (size: number) =>
    room(
      async () => {
        await later();
        held += size;
        most = Math.max(most, held);
        return new Uint8Array(size);
      },
      async () => {
        await later(3);
        held -= size;
      },
    );
  await Promise.all([4, 4, 4, 4, 30, 4, 4].map(one));
  // Below ten when the last two were let in, of which one is the largest.
  expect(most).toBeGreaterThan(10);
  expect(most).toBeLessThan(10 + 4 + 30);
});

it("has no more reads under way than it may, in the order of asking", async () => {
  const room = roomFor({ bytes: 1000, reads: 3 });
  const begun: number[] = [];
  let [now, most] = [0, 0];
  const read = (index: number) => async () => {
    begun.push(index);
    most = Math.max(most, ++now);
    await later();
    now--;
    return new Uint8Array(1);
  };
  const all = Array.from({ length: 9 }, (_, index) => room(read(index), async (bytes) => bytes?.length));
  expect(await Promise.all(all)).toEqual(Array(9).fill(1));
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(3);
});

it("gives the room back where a file isn't there, can't be read or its work fails", async () => {
  const room = roomFor({ bytes: 1, reads: 1 });
  const bytes = async () => new Uint8Array(5);
  const fail = async () => Promise.reject(new Error("no"));
  const all = await Promise.allSettled([
    room(fail, () => later()),
    room(bytes, fail),
    room(
      async () => undefined,
      async (missing) => missing === undefined,
    ),
    room(bytes, async (read) => read?.length),
  ]);
  expect(all.map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual(["failed", "failed", true, 5]);
});
