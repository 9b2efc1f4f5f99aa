/** The reader that a command hands to the build. */
import { expect, it, vi } from "vitest";
import { openDesk } from "../../src/cli/desk.ts";
import { openDesk as computer } from "./desk.ts";

const made: unknown[] = [];
vi.mock("../../src/build/source-pool.ts", () => ({
  guardedReader: (options: unknown) => {
    made.push(options);
    return async (_: Uint8Array, path: string) => ({ value: [{ path }], diagnostics: [] });
  },
}));

it("reads all sources in one pool, however many are asked for before it is there", async () => {
  // A mock that is imported by several at once for the first time is given to one of them only.
  await import("../../src/build/source-pool.ts");
  const globals = { workspace: ".", format: "pretty", strict: false, quiet: false, allowHelpers: false } as const;
  const { readSource } = openDesk(computer({}).run().io, globals, 2);
  const names = ["a.html", "b.html", "c.html"];
  const all = await Promise.all(names.map((name) => readSource?.(new Uint8Array(), name)));
  expect(all.map((read) => read?.value[0]?.path)).toEqual(names);
  expect(made).toEqual([{ size: 2 }]);
});
