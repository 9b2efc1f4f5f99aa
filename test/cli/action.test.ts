/** The action's shell step, run as it is with a stand-in for npx that says what it was given. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { main } from "../../src/cli/main.ts";
import { openDesk } from "./desk.ts";

const action = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
const step: { env: Record<string, string>; run: string } = action.runs.steps.find(
  (s: { run?: string }) => s.run !== undefined,
);
const hasBash = spawnSync("bash", ["-c", "true"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "briefwright-action-"));
writeFileSync(join(folder, "npx"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
chmodSync(join(folder, "npx"), 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (inputs: Record<string, string>): string[] => {
  const defaults = { COMMAND: "check", WORKSPACE: ".", BRIEFS: "", STRICT: "false", VERSION: "" };
  const env = { ...defaults, ...inputs, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
  return execFileSync("bash", ["-e", "-c", step.run], { env, encoding: "utf8" }).trimEnd().split("\n");
};

describe("action.yml", () => {
  it("hands every input to the shell as a variable", () => {
    expect(step.run).not.toContain("${{");
    expect(Object.values(step.env).every((value) => /^\$\{\{ inputs\.[a-z]+ \}\}$/.test(value))).toBe(true);
  });
});

// The step is a bash script; runners have one.
describe.skipIf(!hasBash)("the action's step", () => {
  it("checks everything by default", () => {
    expect(run({})).toEqual(["--yes", "briefwright", "check", "--workspace", ".", "--format", "github", "--"]);
  });

  it("takes briefs, a version and strictness, and runs none of it", () => {
    expect(
      run({ COMMAND: "build", WORKSPACE: "my desk", BRIEFS: "a $(touch x) *", STRICT: "true", VERSION: "1.2.3" }),
    ).toEqual([
      "--yes",
      "briefwright@1.2.3",
      "build",
      "--workspace",
      "my desk",
      "--format",
      "github",
      "--strict",
      "--",
      "a",
      "$(touch",
      "x)",
      "*",
    ]);
  });

  it("refuses other commands", () => expect(() => run({ COMMAND: "watch" })).toThrow());

  it("calls the command in a way that it takes", async () => {
    const argv = run({}).slice(2);
    const { io, stdout } = openDesk({ "briefs/x.yaml": "titel: x\n" }).run();
    expect(await main(argv, io)).toBe(1);
    expect(stdout()).toMatch(/^::error file=briefs\/x\.yaml,line=1/);
  });
});
