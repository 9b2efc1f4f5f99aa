/** The example for GitLab: its keys are ones that GitLab knows, and its script does on a desk what it says. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { deskFiles } from "../helpers/desk.ts";

const root = join(import.meta.dirname, "../..");
const bin = join(root, "dist/cli/bin.js");
const { memos, ...others } = parse(readFileSync(join(root, "docs/gitlab-ci.example.yml"), "utf8"));
const canRun = existsSync(bin) && spawnSync("sh", ["-c", "true"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "briefwright-gitlab-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("docs/gitlab-ci.example.yml", () => {
  it("is one job of keys that GitLab knows", () => {
    expect(others).toEqual({});
    const known = ["image", "cache", "script", "artifacts", "rules", "variables", "before_script"];
    expect(Object.keys(memos).filter((key) => !known.includes(key))).toEqual([]);
    expect(memos.script.every((line: unknown) => typeof line === "string")).toBe(true);
    expect(Object.keys(memos.artifacts).sort()).toEqual(["exclude", "paths", "reports", "when"]);
  });
});

// The script is run with stand-ins for npm and npx, which a desk in CI has from its image.
describe.skipIf(!canRun)("its script", () => {
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const program = (name: string, script: string): void => {
    put(name, `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const run = (): number | null => {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
    return spawnSync("sh", ["-e", "-c", memos.script.join("\n")], { cwd: join(folder, "desk"), env }).status;
  };
  program("npm", '[ "$1" = ci ]');
  program("npx", `[ "$1" = briefwright ] && shift && exec "${process.execPath}" "${bin}" "$@"`);
  for (const [path, text] of Object.entries(deskFiles)) put(`desk/${path}`, text);

  it("builds the memos, and writes the report that is kept", () => {
    expect(run()).toBe(0);
    expect(existsSync(join(folder, "desk", memos.artifacts.paths[0], "harbour.md"))).toBe(true);
    expect(existsSync(join(folder, "desk", memos.cache.paths[0]))).toBe(true);
    const report = readFileSync(join(folder, "desk", memos.artifacts.reports.junit), "utf8");
    expect(report).toMatch(/<testsuites[^>]* failures="0"/);
  });

  it("fails on a mistake, with the report that says which", () => {
    put("desk/briefs/harbour.yaml", "titel: x\n");
    expect(run()).toBe(1);
    expect(readFileSync(join(folder, "desk", memos.artifacts.reports.junit), "utf8")).toContain("titel");
    if (spawnSync("xmllint", ["--version"]).status === 0)
      execFileSync("xmllint", ["--noout", memos.artifacts.reports.junit], { cwd: join(folder, "desk") });
  });
});
