/** What only a disk has: links, devices, unfinished writes, time stamps. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import nodePath from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeWorkspace } from "../../src/workspace/node.ts";
import { WorkspaceError } from "../../src/workspace/workspace.ts";

let base = "";
let root = "";
const at = (path: string): string => nodePath.join(root, path);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (cause: unknown) => (cause instanceof WorkspaceError ? cause.code : String(cause)),
  );

beforeEach(() => {
  base = fs.mkdtempSync(nodePath.join(os.tmpdir(), "briefwright-node-"));
  root = nodePath.join(base, "desk");
  fs.mkdirSync(at("in/deep"), { recursive: true });
  fs.writeFileSync(at("in/a.txt"), "a");
  fs.mkdirSync(nodePath.join(base, "out"));
  fs.writeFileSync(nodePath.join(base, "out/secret.txt"), "secret");
});
afterEach(() => fs.rmSync(base, { recursive: true, force: true }));

describe("links", () => {
  beforeEach(() => {
    fs.symlinkSync("../../out/secret.txt", at("in/leads-out.txt"));
    fs.symlinkSync("../../out", at("in/folder-out"));
    fs.symlinkSync("a.txt", at("in/same.txt"));
    fs.symlinkSync("deep", at("in/folder-in"));
    fs.symlinkSync("nowhere", at("in/dangling.txt"));
    fs.symlinkSync("loop", at("in/loop"));
    fs.symlinkSync("..", at("in/deep/up"));
  });

  it("are named for what they lead to, and folders behind them not walked", async () => {
    const entries = await nodeWorkspace(root).list("in");
    expect(entries.map((e) => `${e.path} ${e.type}`)).toEqual([
      "in/a.txt file",
      "in/dangling.txt missing",
      "in/deep folder",
      "in/deep/up other",
      "in/folder-in other",
      "in/folder-out outside",
      "in/leads-out.txt outside",
      "in/loop missing",
      "in/same.txt file",
    ]);
  });

  it("are not read where they lead out, themselves or above", async () => {
    const workspace = nodeWorkspace(root);
    expect(await codeOf(workspace.read("in/leads-out.txt"))).toBe("unsafe-path");
    expect(await codeOf(workspace.read("in/folder-out/secret.txt"))).toBe("unsafe-path");
    expect((await workspace.stat("in/folder-out/secret.txt")).type).toBe("outside");
    expect(await workspace.list("in/folder-out")).toEqual([]);
    expect(await workspace.read("in/dangling.txt")).toBeUndefined();
    expect(await workspace.read("in/loop")).toBeUndefined();
    expect(new TextDecoder().decode(await workspace.read("in/same.txt"))).toBe("a");
  });

  it("are not written or removed through", async () => {
    const workspace = nodeWorkspace(root);
    expect(await codeOf(workspace.write("in/folder-out/new.txt", bytes("x")))).toBe("unsafe-path");
    expect(await codeOf(workspace.write("in/folder-out/deep/new.txt", bytes("x")))).toBe("unsafe-path");
    expect(await codeOf(workspace.remove("in/folder-out/secret.txt"))).toBe("unsafe-path");
    await workspace.write("in/leads-out.txt", bytes("mine"));
    await workspace.remove("in/folder-out");
    expect(fs.readFileSync(nodePath.join(base, "out/secret.txt"), "utf8")).toBe("secret");
    expect(fs.lstatSync(at("in/leads-out.txt")).isFile()).toBe(true);
    expect(fs.readdirSync(nodePath.join(base, "out"))).toEqual(["secret.txt"]);
  });

  it("may lead to the workspace itself", async () => {
    fs.symlinkSync("desk", nodePath.join(base, "alias"));
    const workspace = nodeWorkspace(nodePath.join(base, "alias"));
    expect(new TextDecoder().decode(await workspace.read("in/a.txt"))).toBe("a");
    await workspace.write("in/b.txt", bytes("b"));
    expect(fs.readFileSync(at("in/b.txt"), "utf8")).toBe("b");
  });
});

describe("what is no plain file", () => {
  it("is never opened", async () => {
    execFileSync("mkfifo", [at("in/pipe.txt")]);
    const workspace = nodeWorkspace(root);
    expect((await workspace.stat("in/pipe.txt")).type).toBe("other");
    expect(await workspace.read("in/pipe.txt")).toBeUndefined();
  });

  it("stays out by its real size, not by what would be read", async () => {
    const handle = fs.openSync(at("in/sparse.txt"), "w");
    fs.ftruncateSync(handle, 2 ** 40);
    fs.closeSync(handle);
    expect(await codeOf(nodeWorkspace(root).read("in/sparse.txt", 1000))).toBe("too-large");
  });
});

describe("names", () => {
  it("that are equal in NFC are one file and one leftover", async () => {
    fs.writeFileSync(at("in/\u00e9.txt"), "composed");
    fs.writeFileSync(at("in/e\u0301.txt"), "decomposed");
    const workspace = nodeWorkspace(root);
    const entries = (await workspace.list("in")).filter((e) => e.path !== "in/deep" && e.path !== "in/a.txt");
    expect(entries.map((e) => [e.path, e.type])).toEqual([
      ["in/e\u0301.txt", "other"],
      ["in/\u00e9.txt", "file"],
    ]);
    expect(new TextDecoder().decode(await workspace.read("in/\u00e9.txt"))).toBe("composed");
  });

  it("below a folder in NFD are found", async () => {
    fs.mkdirSync(at("in/e\u0301"));
    fs.writeFileSync(at("in/e\u0301/o\u0308.txt"), "x");
    const workspace = nodeWorkspace(root);
    expect((await workspace.list("in/deep")).length).toBe(0);
    expect((await workspace.list("in")).map((e) => e.path)).toContain("in/\u00e9/\u00f6.txt");
    expect(new TextDecoder().decode(await workspace.read("in/\u00e9/\u00f6.txt"))).toBe("x");
  });
});

describe("writes", () => {
  it("leave the time stamp of unchanged bytes alone", async () => {
    const old = new Date("2001-01-01T00:00:00Z");
    fs.utimesSync(at("in/a.txt"), old, old);
    const workspace = nodeWorkspace(root);
    await workspace.write("in/a.txt", bytes("a"));
    expect(fs.statSync(at("in/a.txt")).mtime).toEqual(old);
    await workspace.write("in/a.txt", bytes("b"));
    expect(fs.statSync(at("in/a.txt")).mtime).not.toEqual(old);
  });

  it("sweep what killed writers left, but not what a live one is writing", async () => {
    const dead = execFileSync("sh", ["-c", "echo $$"], { encoding: "utf8" }).trim();
    fs.writeFileSync(at(`in/.briefwright-${dead}-1.tmp`), "half");
    fs.writeFileSync(at("in/.briefwright-1-1.tmp"), "of process 1, which runs");
    const workspace = nodeWorkspace(root);
    expect((await workspace.list("in")).map((e) => e.path)).toEqual(["in/a.txt", "in/deep"]);
    await workspace.write("in/a.txt", bytes("a"));
    expect(fs.readdirSync(at("in"))).toEqual([".briefwright-1-1.tmp", "a.txt", "deep"]);
  });

  // Root may write anywhere, so that there is nothing to refuse.
  it.skipIf(process.getuid?.() === 0)("say what the system refused, and leave nothing", async () => {
    fs.chmodSync(at("in"), 0o500);
    const code = await codeOf(nodeWorkspace(root).write("in/new.txt", bytes("x")));
    fs.chmodSync(at("in"), 0o700);
    expect(code).toBe("EACCES");
    expect(fs.readdirSync(at("in"))).toEqual(["a.txt", "deep"]);
  });

  it("make the workspace itself where it isn't there", async () => {
    const workspace = nodeWorkspace(nodePath.join(base, "new/desk"));
    expect(await workspace.list("")).toEqual([]);
    await workspace.write("a/b.txt", bytes("x"));
    expect(fs.readFileSync(nodePath.join(base, "new/desk/a/b.txt"), "utf8")).toBe("x");
  });
});
