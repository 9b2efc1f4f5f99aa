import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sha256Hex } from "../../src/text/digest.ts";

const root = join(import.meta.dirname, "../..");
const command = join(root, "dist/cli/bin.js");
const folders: string[] = [];

/** A copy of the sample workspace in a folder of its own name, built under an environment; digests of all outputs. */
function build(prefix: string, env: NodeJS.ProcessEnv, args: readonly string[] = []): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.push(folder);
  // The project's own templates stand in its workspace, so the manifest names them among what was read.
  for (const part of ["briefs", "templates"]) cpSync(join(root, part), join(folder, part), { recursive: true });
  for (const name of readdirSync(join(folder, "briefs/sources")))
    utimesSync(join(folder, "briefs/sources", name), 0, 0);
  execFileSync(process.execPath, [command, "build", "--quiet", ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  });
  const outputs = readdirSync(join(folder, "output"))
    .filter((name) => !name.startsWith("."))
    .sort();
  return Object.fromEntries(outputs.map((name) => [name, sha256Hex(readFileSync(join(folder, "output", name)))]));
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the same bytes", () => {
  const plain = build("plain-", { TZ: "UTC", LANG: "C.UTF-8", LC_ALL: "C.UTF-8" });

  it("as are committed", () => {
    const committed = Object.fromEntries(
      Object.keys(plain).map((name) => [name, sha256Hex(readFileSync(join(root, "output", name)))]),
    );
    expect(committed).toEqual(plain);
  });
  it.each([
    ["another time zone", { TZ: "Pacific/Kiritimati" }],
    ["a zone half a day away", { TZ: "America/St_Johns" }],
    ["a Turkish locale", { LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }],
    ["Arabic digits", { LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" }],
    ["no locale", { LANG: "", LC_ALL: "POSIX" }],
    ["colours asked for", { FORCE_COLOR: "1" }],
  ])("under %s", (_, env) => {
    expect(build("elsewhere with a longer name-", env)).toEqual(plain);
  });
});
