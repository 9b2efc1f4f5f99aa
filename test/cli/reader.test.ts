/** The reader that a command hands to the build. */
import { expect, it, vi } from "vitest";
import { openDesk } from "../../src/cli/desk.ts";
import { openDesk as computer } from "./desk.ts";

/** Which reader read: all sources that are read in one pool bear the same number. */
let made = 0;
vi.mock("../../src/build/source-pool.ts", () => ({
  guardedReader: ({ size }: { readonly size: number }) => {
    const own = ++made;
    return async (_: Uint8Array, path: string) => ({ value: [`${path} by reader ${own} of ${size}`], diagnostics: [] });
  },
}));

it("reads all sources in one pool, however many are asked for before it is there", async () => {
  const globals = { workspace: ".", format: "pretty", strict: false, quiet: false, allowHelpers: false } as const;
  const { readSource } = openDesk(computer({}).run().io, globals, 2);
  const all = await Promise.all(["a.html", "b.html", "c.html"].map((name) => readSource?.(new Uint8Array(), name)));
  expect(all.flatMap((read) => read?.value)).toEqual([
    "a.html by reader 1 of 2",
    "b.html by reader 1 of 2",
    "c.html by reader 1 of 2",
  ]);
});
