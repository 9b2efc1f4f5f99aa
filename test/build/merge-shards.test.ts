import { describe, expect, it } from "vitest";
import type { BuildReport } from "../../src/build/api.ts";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { mergeShards } from "../../src/build/merge-shards.ts";
import { shardOf } from "../../src/build/shards.ts";
import { printReport } from "../../src/diagnostics/print/print.ts";
import { desk, resources, type TestDesk } from "../helpers/desk.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Five briefs, one of which can't be read and one of which names no theme that there is. */
function team(): TestDesk {
  const files: Record<string, string> = { "briefs/broken.yaml": "title: [\n" };
  for (const name of ["ebb", "flow", "mud", "silt"])
    files[`briefs/${name}.yaml`] =
      `title: ${name}\nmemo: {date: 2026-02-03}\nthemes: [${name === "mud" ? "none" : "dredging"}]\noutputs: [markdown, evidence]\n`;
  return desk({ ...files, "briefs/sources/c.txt": "x\u202ey: the port dredges, he said.\n" });
}

/** Each share built in a workspace of its own, and the outputs of all in one; some of them may run helpers. */
async function shares(of: number, withHelpers: readonly number[] = []): Promise<TestDesk> {
  const together = team();
  for (let index = 1; index <= of; index++) {
    const machine = { ...team(), ...(withHelpers.includes(index) ? { loadHelpers: async () => ({}) } : {}) };
    await buildBriefs(machine, { shard: { index, of }, cache: index % 2 === 0 });
    for (const [path, bytes] of machine.workspace.files)
      if (path.startsWith("output/") && !path.includes("/.cache/")) await together.workspace.write(path, bytes);
  }
  return together;
}

const told = ({ diagnostics }: BuildReport) =>
  diagnostics.filter((d) => d.code.startsWith("build/share")).map((d) => `${d.code} ${d.place?.file}: ${d.message}`);

const outputsOf = ({ workspace }: TestDesk) =>
  Object.fromEntries([...workspace.files].filter(([path]) => path.startsWith("output/")).sort());

describe("merging shares", () => {
  it.each([1, 2, 3, 7])("of %i machines gives what one machine builds, manifest and reports included", async (of) => {
    const one = team();
    const whole = await buildBriefs(one);
    const together = await shares(of);
    expect(together.workspace.files.has("output/manifest.json")).toBe(false);
    const merged = await mergeShards(together, {});
    expect(told(merged)).toEqual([]);
    expect(outputsOf(together)).toEqual(outputsOf(one));
    expect(merged.diagnostics).toEqual(whole.diagnostics);
    expect(merged.diagnostics.length).toBeGreaterThan(3);
    expect(merged.briefs.map((b) => ({ ...b, outputs: b.outputs.map((o) => o.sha256) }))).toEqual(
      whole.briefs.map((b) => ({ ...b, outputs: b.outputs.map((o) => o.sha256) })),
    );
    for (const format of ["github", "sarif", "junit", "pretty"] as const) {
      const print = ({ diagnostics, briefs }: BuildReport) =>
        printReport(format, {
          command: "build",
          version: "0",
          diagnostics,
          result: null,
          subjects: briefs.map((b) => b.file),
          base: "",
          color: false,
        });
      expect(print(merged)).toBe(print(whole));
    }
  });

  it("leaves nothing behind, so that the next merge isn't of old shares", async () => {
    const together = await shares(2);
    await mergeShards(together, {});
    expect(told(await mergeShards(together, {}))).toEqual([
      "build/share-missing output/shares: there is no share to merge",
    ]);
  });

  const check = async (change: (of: TestDesk) => Promise<unknown>, expected: readonly string[]) => {
    const together = await shares(3);
    await change(together);
    const merged = await mergeShards(together, {});
    expect(told(merged)).toEqual(expected);
    expect(merged.manifest).toBeNull();
    expect(together.workspace.files.has("output/manifest.json")).toBe(false);
  };

  it("tells which share is missing", () =>
    check(
      ({ workspace }) => workspace.remove("output/shares/2-of-3.json"),
      [
        "build/share-missing output/shares/2-of-3.json: share 2 of 3 is missing",
        ...["ebb", "flow", "mud", "silt", "harbour"]
          .filter((slug) => shardOf(slug, 3) === 2)
          .map((slug) => `build/share-mismatch briefs/${slug}.yaml: no share built this brief`),
      ].sort((a, b) => ((a.split(" ")[1] ?? "") < (b.split(" ")[1] ?? "") ? -1 : 1)),
    ));
  it("takes no damaged share", () =>
    check(
      async ({ workspace }) => {
        const path = "output/shares/1-of-3.json";
        const bytes = (await workspace.read(path)) ?? new Uint8Array();
        bytes[bytes.length - 3] = 48;
        await workspace.write(path, bytes);
        for (const slug of ["ebb", "flow", "mud", "silt", "harbour"])
          if (shardOf(slug, 3) === 1) await workspace.remove(`briefs/${slug}.yaml`);
      },
      expect.arrayContaining([
        "build/share-missing output/shares/1-of-3.json: the share is damaged, or another version of the tool built it",
      ]),
    ));
  it("takes no share under another's name", () =>
    check(
      async ({ workspace }) => {
        const bytes = (await workspace.read("output/shares/1-of-3.json")) ?? new Uint8Array();
        await workspace.write("output/shares/2-of-3.json", bytes);
      },
      expect.arrayContaining([
        "build/share-missing output/shares/2-of-3.json: the share is damaged, or another version of the tool built it",
      ]),
    ));
  it("takes no share of another version", async () => {
    const together = await shares(1);
    const other = { ...together, resources: { ...resources, fingerprint: async () => "another" } };
    expect(told(await mergeShards(other, {}))).toHaveLength(1);
  });
  it("sees that shares are of builds in 2 and in 3", () =>
    check(
      ({ workspace }) => workspace.write("output/shares/1-of-2.json", encode("{}")),
      ["build/share-mismatch output/shares: there are shares of builds in 2 and 3"],
    ));
  it("sees that some shares ran the workspace's helpers and others didn't", async () => {
    expect(told(await mergeShards(await shares(2, [1, 2]), {}))).toEqual([]);
    const together = await shares(3, [1, 3]);
    expect(told(await mergeShards(together, {}))).toEqual([
      "build/share-mismatch output/shares/2-of-3.json: was built without `--allow-helpers`, other shares weren't",
    ]);
    expect(together.workspace.files.has("output/manifest.json")).toBe(false);
  });
  it("sees a source that changed since", () =>
    check(
      ({ workspace }) => workspace.write("briefs/sources/c.txt", encode("Other.\n")),
      ["build/share-mismatch briefs/sources/c.txt: differs from what a share was built from"],
    ));
  it("sees an output that isn't there, and one that was changed", () =>
    check(
      async ({ workspace }) => {
        await workspace.remove("output/silt.md");
        await workspace.write("output/harbour.md", encode("edited\n"));
      },
      [
        "build/share-mismatch output/harbour.md: is not what its share built",
        "build/share-mismatch output/silt.md: is not what its share built",
      ],
    ));
});
