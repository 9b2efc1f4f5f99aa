/** One suite of behaviour over both kinds of workspace: what holds on disk holds in memory. */
import fs from "node:fs";
import os from "node:os";
import nodePath from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { nodeWorkspace } from "../../src/workspace/node.ts";
import { type Workspace, WorkspaceError } from "../../src/workspace/workspace.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

function onDisk(files: Readonly<Record<string, string>>): Workspace {
  const root = fs.mkdtempSync(nodePath.join(os.tmpdir(), "briefwright-workspace-"));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(nodePath.dirname(nodePath.join(root, path)), { recursive: true });
    fs.writeFileSync(nodePath.join(root, path), text);
  }
  return nodeWorkspace(root);
}

const text = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);
const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (cause) {
    if (cause instanceof WorkspaceError) return cause.code;
    throw cause;
  }
  return "none";
};

describe.each([
  ["memory", (files: Readonly<Record<string, string>>) => memoryWorkspace(files)],
  ["disk", onDisk],
])("a workspace in %s", (_, open) => {
  it("lists below a folder in the order of code units", async () => {
    const workspace = open({
      "a/b.txt": "12",
      "a/B.txt": "",
      "a/é.txt": "1",
      "a/b/c.txt": "123",
      "a-b.txt": "",
      "ab.txt": "",
    });
    const entries = await workspace.list("a");
    expect(entries.map((e) => `${e.path} ${e.type} ${e.size}`)).toEqual([
      "a/B.txt file 0",
      "a/b folder 0",
      "a/b.txt file 2",
      "a/b/c.txt file 3",
      "a/é.txt file 1",
    ]);
  });

  it("lists nothing where there is no folder", async () => {
    const workspace = open({ "a.txt": "" });
    expect(await workspace.list("none")).toEqual([]);
    expect(await workspace.list("a.txt")).toEqual([]);
  });

  it("lists all of itself", async () => {
    expect((await open({ "a/b.txt": "" }).list("")).map((e) => e.path)).toEqual(["a", "a/b.txt"]);
  });

  it("tells files, folders and nothing apart", async () => {
    const workspace = open({ "a/b.txt": "xyz" });
    expect(await workspace.stat("a/b.txt")).toEqual({ path: "a/b.txt", type: "file", size: 3 });
    expect(await workspace.stat("a")).toEqual({ path: "a", type: "folder", size: 0 });
    expect((await workspace.stat("a/c.txt")).type).toBe("missing");
    expect((await workspace.stat("a/b.txt/c")).type).toBe("missing");
  });

  it("reads bytes, and undefined where there is no file", async () => {
    const workspace = open({ "a/b.txt": "xyz" });
    expect(text(await workspace.read("a/b.txt"))).toBe("xyz");
    expect(await workspace.read("a/c.txt")).toBeUndefined();
    expect(await workspace.read("a")).toBeUndefined();
  });

  it("holds a limit exactly", async () => {
    const workspace = open({ a: "1234" });
    expect(text(await workspace.read("a", 4))).toBe("1234");
    expect(await codeOf(workspace.read("a", 3))).toBe("too-large");
  });

  it("writes into new folders, over files, and empty files", async () => {
    const workspace = open({ a: "old" });
    await workspace.write("x/y/z.txt", bytes("new"));
    await workspace.write("a", bytes("newer"));
    await workspace.write("e", bytes(""));
    expect(text(await workspace.read("x/y/z.txt"))).toBe("new");
    expect(text(await workspace.read("a"))).toBe("newer");
    expect((await workspace.list("")).map((e) => e.path)).toEqual(["a", "e", "x", "x/y", "x/y/z.txt"]);
  });

  it("refuses to write where a folder stands, or below a file", async () => {
    const workspace = open({ "a/b": "" });
    expect(await codeOf(workspace.write("a", bytes("")))).toBe("EISDIR");
    expect(await codeOf(workspace.write("", bytes("")))).toBe("EISDIR");
    expect(["ENOTDIR", "EEXIST"]).toContain(await codeOf(workspace.write("a/b/c", bytes(""))));
  });

  it("removes files and folders, and doesn't mind what isn't there", async () => {
    const workspace = open({ "a/b": "", "a/c/d": "", ab: "" });
    await workspace.remove("a/b");
    await workspace.remove("none");
    expect((await workspace.list("")).map((e) => e.path)).toEqual(["a", "a/c", "a/c/d", "ab"]);
    await workspace.remove("a");
    expect((await workspace.list("")).map((e) => e.path)).toEqual(["ab"]);
  });

  it.each(["../a", "/etc/passwd", "a/../../b", "a//b", "./a", "C:/a", "a\u0000b", `a/${"x".repeat(256)}`])(
    "takes no path like %j",
    async (path) => {
      const workspace = open({ a: "" });
      for (const work of [
        workspace.read(path),
        workspace.write(path, bytes("")),
        workspace.stat(path),
        workspace.list(path),
        workspace.remove(path),
      ]) {
        expect(await codeOf(work)).toBe("unsafe-path");
      }
    },
  );

  it("takes names in NFC and in NFD for the same", async () => {
    const workspace = open({ "e\u0301.txt": "x" });
    expect((await workspace.list("")).map((e) => e.path)).toEqual(["\u00e9.txt"]);
    expect(text(await workspace.read("\u00e9.txt"))).toBe("x");
    await workspace.write("\u00e9.txt", bytes("y"));
    expect((await workspace.list("")).map((e) => e.path)).toEqual(["\u00e9.txt"]);
    expect(text(await workspace.read("e\u0301.txt"))).toBe("y");
  });

  it("hands out copies", async () => {
    const workspace = open({ a: "xyz" });
    (await workspace.read("a"))?.fill(0);
    expect(text(await workspace.read("a"))).toBe("xyz");
  });
});
