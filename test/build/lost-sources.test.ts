/** A memo isn't rewritten without the excerpts of a source that can no longer be read. */
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { error } from "../../src/diagnostics/diagnostic.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
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

  it("keeps the memo as it was where the machine can't read it, and reads it when it can", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    const before = await textOf(of, memo);
    await of.workspace.write(
      quoted,
      new TextEncoder().encode("Port Dredges\nThe port will dredge, Lena Marsh said.\n"),
    );
    const told = error("build/environment", "no process", { place: { file: quoted } });
    const readSource = async (bytes: Uint8Array, path: string) =>
      path === quoted ? { value: [], diagnostics: [told] } : readArticles(bytes, path);
    const report = await buildBriefs({ ...of, readSource }, { cache: true });
    expect(report.diagnostics.map((d) => d.code)).toContain("build/source-lost");
    expect(await textOf(of, memo)).toBe(before);
    expect((await buildBriefs(of, { cache: true })).briefs[0]?.failed).toBe(false);
    expect(await textOf(of, memo)).not.toBe(before);
  });

  it("doesn't stop a memo that never quoted the broken file", async () => {
    const of = desk({ "briefs/sources/broken.pdf": "%PDF-1.7" });
    const report = await buildBriefs(of);
    expect(report.briefs[0]?.failed).toBe(false);
  });
});
