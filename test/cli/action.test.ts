/** The action: its main step as it is with a stand-in for npx that says what it was given, then all steps on a desk. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { main } from "../../src/cli/main.ts";
import { deskFiles } from "../helpers/desk.ts";
import { action, type Event, openForge, openRunner, scripts } from "./action-steps.ts";
import { openDesk } from "./desk.ts";

const root = join(import.meta.dirname, "../..");
const bin = join(root, "dist/cli/bin.js");
const step = scripts.find(({ name }) => name === "Run briefwright") ?? { run: "" };
const has = (program: string): boolean => spawnSync(program, ["--version"]).status === 0;

const folder = mkdtempSync(join(tmpdir(), "briefwright-action-"));
writeFileSync(join(folder, "npx"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
chmodSync(join(folder, "npx"), 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (inputs: Record<string, string>): string[] => {
  const defaults = { COMMAND: "check", WORKSPACE: ".", BRIEFS: "", STRICT: "false", PACKAGE: "briefwright" };
  const env = { ...defaults, ...inputs, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
  return execFileSync("bash", ["-e", "-c", step.run], { env, encoding: "utf8" }).trimEnd().split("\n");
};

describe("action.yml", () => {
  it("hands everything to the shell as variables", () => {
    for (const { run: script, env = {} } of scripts) {
      expect(script).not.toContain("${{");
      for (const value of Object.values(env)) expect(value).toMatch(/^\$\{\{ [a-z_.]+ \}\}$/);
    }
  });

  it("is used by the example with inputs that it has", () => {
    const example = parse(readFileSync(join(root, "docs/github-workflow.example.yml"), "utf8"));
    const used = example.jobs.memos.steps.find((s: { with?: object }) => s.with !== undefined);
    expect(Object.keys(used.with).filter((name) => !Object.hasOwn(action.inputs, name))).toEqual([]);
    expect(example.permissions).toEqual({ contents: "read", "pull-requests": "write" });
  });
});

// The steps are bash scripts; runners have one.
describe.skipIf(!has("bash"))("the action's main step", () => {
  it("checks everything by default", () => {
    expect(run({})).toEqual(["--yes", "briefwright", "check", "--workspace", ".", "--format", "github", "--"]);
  });

  it("takes briefs, a package and strictness, and runs none of it", () => {
    expect(
      run({
        COMMAND: "build",
        WORKSPACE: "my desk",
        BRIEFS: "a $(touch x) *",
        STRICT: "true",
        PACKAGE: "briefwright@1.2.3",
      }),
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

// The whole needs the built command, and git for the base.
describe.skipIf(!existsSync(bin) || !has("bash") || !has("git"))("the action on a pull request", () => {
  const runner = openRunner(bin);
  const origin = join(runner.folder, "origin");
  const checkout = join(runner.folder, "checkout");
  let forge: Awaited<ReturnType<typeof openForge>>;
  let event: Event;

  const git = (cwd: string, ...args: string[]): string => {
    const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
    return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  };
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(origin, "desk", path)), { recursive: true });
    writeFileSync(join(origin, "desk", path), text);
  };
  const commit = (message: string): string => {
    git(origin, "add", "-A");
    git(origin, "commit", "-q", "-m", message);
    return git(origin, "rev-parse", "HEAD");
  };
  const runAction = (inputs: Record<string, string> = {}) =>
    runner.run(checkout, { command: "build", workspace: "desk", comment: "true", ...inputs }, event, forge.url);
  const mine = (): string[] => forge.comments.filter((c) => c.user.type === "Bot").map((c) => c.body);

  beforeAll(async () => {
    forge = await openForge();
    // Somebody who writes the first line of our comment, and a page full of others.
    for (let i = 1; i <= 120; i++)
      forge.comments.push({ id: i, body: `<!-- briefwright changes desk -->\n${i}`, user: { type: "User" } });
    mkdirSync(origin);
    git(origin, "init", "-q");
    for (const [path, text] of Object.entries(deskFiles)) put(path, text);
    put(".gitignore", "output/\n");
    const base = commit("the desk");
    event = { pull_request: { number: 7, base: { sha: base } } };
    put("briefs/sources/c-news.txt", "Dredgers Come\nThe port hired @everyone to <b>dredge</b> the basin.\n");
    commit("news");
    git(runner.folder, "clone", "-q", "--depth=1", `file://${origin}`, checkout);
  });
  afterAll(() => {
    forge.close();
    runner.remove();
  });

  it("comments what the pull request changes, with nothing in it that acts", async () => {
    const { codes, summary, said } = await runAction();
    expect(codes, said).toEqual({
      "Choose the version": 0,
      "Run briefwright": 0,
      "Compare with the base": 0,
      "Say what changed": 0,
    });
    expect(existsSync(join(checkout, "desk/output/harbour.md"))).toBe(true);
    const [body = ""] = mine();
    expect(body.split("\n")[0]).toBe("<!-- briefwright changes desk -->");
    expect(body).toContain("- **new**: “The port hired @\u2060everyone to &lt;b\\>dredge&lt;\\/b\\> the basin\\.”");
    expect(summary).toContain("The port hired");
    expect(git(checkout, "status", "--porcelain")).toBe("");
    expect(git(checkout, "worktree", "list").split("\n")).toHaveLength(1);
    expect(forge.requests.every((line) => line.endsWith("Bearer the-token"))).toBe(true);
  });

  it("writes its own comment anew, and nobody else's", async () => {
    writeFileSync(join(checkout, "desk/briefs/sources/c-news.txt"), "Dredgers Come\nThe port hired a dredger.\n");
    expect((await runAction()).codes["Say what changed"]).toBe(0);
    expect(mine()).toHaveLength(1);
    expect(mine()[0]).toContain("The port hired a dredger");
    expect(forge.comments.slice(0, 120).every((c, i) => c.body.endsWith(`\n${i + 1}`))).toBe(true);
  });

  it("says it in the summary where it may not comment", async () => {
    forge.answer = 403;
    const { codes, said, summary } = await runAction();
    forge.answer = null;
    expect(codes["Say what changed"]).toBe(0);
    expect(said).toContain("::notice::no right to comment");
    expect(summary).toContain("The port hired a dredger");
  });

  it("fails where the forge fails", async () => {
    forge.answer = 500;
    const { codes } = await runAction();
    forge.answer = null;
    expect(codes["Say what changed"]).not.toBe(0);
  });

  it("calls all memos new where the base has no desk", async () => {
    const empty = git(
      checkout,
      "commit-tree",
      "-m",
      "empty",
      git(checkout, "hash-object", "-t", "tree", "-w", "/dev/null"),
    );
    git(checkout, "push", "-q", "origin", `${empty}:refs/heads/empty`);
    const before = event;
    event = { pull_request: { number: 7, base: { sha: empty } } };
    expect((await runAction()).codes["Compare with the base"]).toBe(0);
    event = before;
    expect(mine()[0]).toContain("a new memo\\: all of it is new");
  });

  it("tells the changes where the check failed, too", async () => {
    writeFileSync(join(checkout, "desk/briefs/sources/c-news.txt"), "The port dredges.\n");
    const { codes, said } = await runAction({ command: "check" });
    expect(codes, said).toMatchObject({ "Run briefwright": 3, "Compare with the base": 0, "Say what changed": 0 });
  });

  it("leaves no worktree behind where the comparison fails", async () => {
    const brief = join(checkout, "desk/briefs/harbour.yaml");
    const before = readFileSync(brief);
    writeFileSync(brief, "title: [\n");
    const { codes, said } = await runAction();
    writeFileSync(brief, before);
    expect(codes["Compare with the base"], said).toBe(1);
    expect(git(checkout, "worktree", "list").split("\n")).toHaveLength(1);
  });

  it("takes the version that the desk pins, unless another is asked for", async () => {
    const lock = (version: string): void =>
      writeFileSync(
        join(checkout, "desk/package-lock.json"),
        JSON.stringify({ packages: { "node_modules/briefwright": { version } } }),
      );
    const chosen = async (inputs: Record<string, string> = {}): Promise<string | undefined> =>
      (await runAction({ comment: "false", ...inputs })).outputs.get("tool.package");
    expect(await chosen()).toBe("briefwright");
    lock("1.2.3-rc.1");
    expect(await chosen()).toBe("briefwright@1.2.3-rc.1");
    expect(await chosen({ version: "2.0.0" })).toBe("briefwright@2.0.0");
    lock("file:../evil");
    expect(await chosen()).toBeUndefined();
    rmSync(join(checkout, "desk/package-lock.json"));
  });

  it("compares nothing without being asked, or without a pull request", async () => {
    const asked = forge.requests.length;
    expect(Object.keys((await runAction({ comment: "false" })).codes)).toEqual([
      "Choose the version",
      "Run briefwright",
    ]);
    event = {};
    expect(Object.keys((await runAction()).codes)).toEqual(["Choose the version", "Run briefwright"]);
    expect(forge.requests.length).toBe(asked);
  });
});
