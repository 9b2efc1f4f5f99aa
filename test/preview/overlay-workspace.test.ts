import { describe, expect, it } from "vitest";
import { overlayWorkspace } from "../../src/preview/overlay-workspace.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const open = () => {
  const below = memoryWorkspace({ "briefs/a.yaml": "a", "output/a.md": "old", "output/a.pdf": "old" });
  return { below, over: overlayWorkspace(below) };
};
const textAt = async (workspace: ReturnType<typeof overlayWorkspace>, path: string) => {
  const found = await workspace.read(path);
  return found && new TextDecoder().decode(found);
};
const names = async (workspace: ReturnType<typeof overlayWorkspace>, folder: string) =>
  (await workspace.list(folder)).map((entry) => entry.path);

describe("a workspace over another", () => {
  it("reads through, and reads first what was written over it", async () => {
    const { below, over } = open();
    await over.write("output/a.md", bytes("new"));
    expect(await textAt(over, "output/a.md")).toBe("new");
    expect(await textAt(over, "output/a.pdf")).toBe("old");
    expect(await textAt(below, "output/a.md")).toBe("old");
    await below.write("briefs/a.yaml", bytes("changed"));
    expect(await textAt(over, "briefs/a.yaml")).toBe("changed");
  });

  it("lists both in order, each once", async () => {
    const { over } = open();
    await over.write("output/a.html", bytes("new"));
    await over.write("output/a.pdf", bytes("newer"));
    expect(await names(over, "output")).toEqual(["output/a.html", "output/a.md", "output/a.pdf"]);
    expect((await over.stat("output/a.pdf")).size).toBe(5);
    expect(await names(over, "briefs")).toEqual(["briefs/a.yaml"]);
  });

  it("takes away without touching what is below", async () => {
    const { below, over } = open();
    await over.write("output/b.md", bytes("new"));
    await over.remove("output");
    expect(await names(over, "output")).toEqual([]);
    expect(await textAt(over, "output/a.md")).toBeUndefined();
    expect((await over.stat("output/b.md")).type).toBe("missing");
    expect(below.files.size).toBe(3);
  });

  it("keeps its own copy of what is written and read", async () => {
    const { over } = open();
    const given = bytes("new");
    await over.write("x", given);
    given.fill(0);
    (await over.read("x"))?.fill(0);
    expect(await textAt(over, "x")).toBe("new");
  });
});
