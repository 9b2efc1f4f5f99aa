/** The package as users get it: packed, unpacked into an empty folder beside its dependencies, and run there. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "briefwright-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const isBuilt = existsSync(join(root, "dist/cli/bin.js"));
const hasTar = spawnSync("tar", ["--version"]).status === 0;

describe("package.json", () => {
  it("runs nothing on install", () => {
    const scripts = Object.keys(about.scripts);
    expect(scripts.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it("depends on packages that run nothing on install either", () => {
    const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
    const scripted = Object.entries<{ hasInstallScript?: true; dev?: true; optional?: true }>(lock.packages)
      .filter(([, { hasInstallScript, dev, optional }]) => hasInstallScript && !dev && !optional)
      .map(([path]) => path);
    expect(scripted).toEqual([]);
  });
});

// `npm test` builds dist first; tar unpacks what npm packed.
describe.skipIf(!isBuilt || !hasTar)("the packed package", () => {
  const packed = JSON.parse(
    execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }),
  )[0];
  const installed = join(folder, "node_modules/briefwright");
  mkdirSync(installed, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, packed.filename), "-C", installed, "--strip-components=1"]);
  // Its dependencies are looked for in the folder above, as an install has them.
  symlinkSync(join(root, "node_modules"), join(installed, "node_modules"));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(installed, about.bin.briefwright), ...args], { cwd: folder, encoding: "utf8" });

  it("holds no tests, sources or samples", () => {
    const paths: string[] = packed.files.map((file: { path: string }) => file.path);
    expect(paths.filter((path) => /^(src|test|bench|briefs|output|\.ci|\.github)\//.test(path))).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(6_000_000);
  });

  it("says its version", () => expect(run("--version").stdout.trim()).toBe(about.version));

  it("starts a workspace, builds it and proves it", () => {
    expect(run("init", "desk").status).toBe(0);
    const built = run("build", "--workspace", "desk", "--quiet");
    expect(built.status, built.stderr).toBe(0);
    const memo = join(folder, "desk/output/first-brief.pdf");
    expect(readFileSync(memo).subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(run("verify", memo, "--workspace", "desk", "--quiet").status).toBe(0);
    expect(run("check", "--workspace", "desk", "--quiet").status).toBe(0);
  });

  it("can be imported", () => {
    const script = `import { splitSentences } from "briefwright"; console.log(splitSentences("One. Two.").length);`;
    const result = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(result.stdout.trim(), result.stderr).toBe("2");
  });
});
