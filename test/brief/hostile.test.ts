/** The hostile briefs of the shared suite, made anew for each run: what its manifest refuses is refused, in one piece. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readBrief } from "../../src/brief/read-brief.ts";

const generator = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "suites/hostile/generate.mjs");

// The suite lies beside the project where it is developed, and isn't part of it.
describe.skipIf(!existsSync(generator))("hostile briefs", () => {
  const folder = mkdtempSync(join(tmpdir(), "briefwright-hostile-"));
  if (existsSync(generator)) execFileSync(process.execPath, [generator, folder]);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const manifest: { path: string; expect: string }[] = existsSync(generator)
    ? JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
    : [];
  const briefs = manifest.filter((entry) => entry.path.startsWith("briefs/"));

  it("are there", () => expect(briefs.length).toBeGreaterThan(40));

  it.each(briefs.map((entry) => [entry.path, entry.expect]))("%s: %s", (path, expected) => {
    const text = new TextDecoder("utf-8").decode(readFileSync(join(folder, path)));
    const { value, diagnostics } = readBrief(path, text);
    expect(value === null).toBe(expected === "reject-build");
    expect(diagnostics.length).toBeLessThan(100);
    for (const { place } of diagnostics) expect(place?.file).toBe(path);
  });
});
