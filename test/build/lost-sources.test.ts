/** A memo isn't rewritten without the excerpts of a source that can no longer be read. */
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { desk, textOf } from "../helpers/desk.ts";

const quoted = "briefs/sources/a-daily.txt";
const memo = "output/harbour.md";
const noText = new Uint8Array(2000).map((_, i) => (i * 37) % 32);

const check = async (change: (of: ReturnType<typeof desk>) => Promise<unknown>) => {
  const of = desk();
  await buildBriefs(of);
  const before = await textOf(of, memo);
  await change(of);
  const report = await buildBriefs(of);
  const codes = report.diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
  return { codes, failed: report.briefs[0]?.failed, same: (await textOf(of, memo)) === before };
};

describe("a source that a memo quotes", () => {
  it.each([
    ["is no text any more", noText],
    ["is too large", new Uint8Array(11 * 1024 * 1024).fill(65)],
    ["is empty", new Uint8Array(0)],
  ])("keeps the memo as it was where it %s", async (_, bytes) => {
    const { codes, failed, same } = await check((of) => of.workspace.write(quoted, bytes));
    expect(codes).toContain("build/source-lost");
    expect({ failed, same }).toEqual({ failed: true, same: true });
  });

  it("may be removed: the memo is built without it", async () => {
    const { codes, failed, same } = await check((of) => of.workspace.remove(quoted));
    expect({ codes, failed, same }).toEqual({ codes: [], failed: false, same: false });
  });

  it("may be changed: the memo follows it", async () => {
    const text = "Port Dredges\nThe port will dredge its basin in May, Lena Marsh said on Friday.\n";
    const { codes, failed, same } = await check((of) => of.workspace.write(quoted, new TextEncoder().encode(text)));
    expect({ codes, failed, same }).toEqual({ codes: [], failed: false, same: false });
  });

  it("doesn't stop a memo that never quoted the broken file", async () => {
    const of = desk({ "briefs/sources/broken.pdf": "%PDF-1.7" });
    const report = await buildBriefs(of);
    expect(report.briefs[0]?.failed).toBe(false);
  });
});
