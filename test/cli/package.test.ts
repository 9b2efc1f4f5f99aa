/** The package as users get it: packed, unpacked into an empty folder beside its dependencies, run and compiled against there. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "briefwright-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const about = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const isBuilt = existsSync(join(root, "dist/cli/bin.js"));
const lock: { packages: Record<string, { hasInstallScript?: true; dev?: true; optional?: true }> } = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
);
const hasTar = spawnSync("tar", ["--version"]).status === 0;

describe("package.json", () => {
  it("runs nothing on install", () => {
    const scripts = Object.keys(about.scripts);
    expect(scripts.filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it("depends on packages that run nothing on install either", () => {
    const scripted = Object.entries(lock.packages)
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

  it("brings its manual, and completes commands", () => {
    expect(readFileSync(join(installed, about.man), "utf8")).toContain(".TH BRIEFWRIGHT 1");
    expect(run("completion", "bash").stdout).toContain("complete -o bashdefault");
  });

  it("costs what the README says", () => {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const said =
      /(\d[\d.]*) MB to download, (\d[\d.]*) MB unpacked; (\d+) direct dependencies, (\d+) packages in all/.exec(
        readme,
      );
    const [download, unpacked, direct, all] = (said ?? []).slice(1).map(Number);
    const installs = Object.entries(lock.packages).filter(
      ([path, { dev, optional }]) => path !== "" && !dev && !optional,
    );
    expect({ direct, all }).toEqual({ direct: Object.keys(about.dependencies).length, all: installs.length });
    // Types are written when the package is published, so they are added where they aren't there yet.
    const types = packed.files.some((file: { path: string }) => file.path.startsWith("dist/types/")) ? 0 : 0.47;
    expect(Math.abs(packed.size / 1e6 + types / 4 - (download ?? 0))).toBeLessThan(0.2);
    expect(Math.abs(packed.unpackedSize / 1e6 + types - (unpacked ?? 0))).toBeLessThan(0.6);
  });

  describe("its types", () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const compile = (cwd: string, ...args: string[]) => {
      const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd, encoding: "utf8" });
      return { status, stdout };
    };
    beforeAll(() => {
      const options = ["-p", "tsconfig.json", "--isolatedDeclarations", "false", "--outDir"];
      expect(compile(root, ...options, join(installed, "dist/types"))).toEqual({ status: 0, stdout: "" });
      writeFileSync(join(folder, "consumer.mts"), consumer);
    }, 120_000);

    it.each([
      ["node16", "node16"],
      ["esnext", "bundler"],
    ])(
      "hold for a strict program, by --module %s --moduleResolution %s",
      (module, resolution) => {
        // Declarations of ours are checked too, and nothing but what a user has is at hand.
        const options = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
        const how = [...options, "--module", module, "--moduleResolution", resolution];
        expect(compile(folder, ...how, "consumer.mts")).toEqual({ status: 0, stdout: "" });
      },
      120_000,
    );

    it("mention no package that a user hasn't", () => {
      const files = readdirSync(join(installed, "dist/types"), { recursive: true, encoding: "utf8" });
      const packages = files
        .filter((file) => file.endsWith(".d.ts"))
        .flatMap((file) => [
          ...readFileSync(join(installed, "dist/types", file), "utf8").matchAll(/from "([a-z@][^"]*)"/g),
        ])
        .map((match) => match[1] ?? "");
      const strangers = new Set(
        packages.filter((name) => name !== "briefwright" && !Object.hasOwn(about.dependencies, name)),
      );
      expect([...strangers]).toEqual([]);
    });

    it("and the rest are as publishers expect", async () => {
      const { messages, pkg } = await publint({ pkgDir: installed, pack: false, strict: true });
      expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
    });
  });
});

/** A program as a user would write it: the whole pipeline in memory, and a few stages by themselves. */
const consumer = `
import {
  buildBriefs, type Article, type Evidence, hasErrors, memoryWorkspace, packageResources, parseQuery, readArticle,
  readEvidence, type Span, splitSentences, verifyEvidence,
} from "briefwright";

const workspace = memoryWorkspace({ "briefs/week.yaml": "title: Week" });
const desk = { workspace, resources: packageResources() };
const report = await buildBriefs(desk, { frozen: true });
const stale: boolean = report.stale;
const spans: readonly Span[] = splitSentences("One. Two.");
// @ts-expect-error: were the types not found, this would be no mistake.
splitSentences(1);
const read = await readArticle(new Uint8Array(), "briefs/sources/a.txt");
const article: Article | null = read.value;
const evidence: Evidence | null = readEvidence("{}");
const paths: string[] = report.briefs.flatMap((brief) => brief.outputs.map((output) => output.path));
export const result = { stale, spans, article, evidence, paths, failed: hasErrors(report.diagnostics), verifyEvidence };
export const wrong: readonly { readonly message: string }[] = parseQuery("a AND").diagnostics;
`;
