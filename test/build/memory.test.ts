import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { type Memory, memoryCache, openMemory } from "../../src/build/memory.ts";
import type { SourceReader } from "../../src/build/source-pool.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { desk, deskFiles } from "../helpers/desk.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a memory", () => {
  const made: string[] = [];
  const recall = (memory: Memory, key: string) =>
    memory.recall(key, () => {
      made.push(key);
      return key;
    });

  it("works a value out once, also where there is none", () => {
    const memory = openMemory();
    let times = 0;
    const nothing = () => {
      times += 1;
      return undefined;
    };
    expect([memory.recall("x", nothing), memory.recall("x", nothing)]).toEqual([undefined, undefined]);
    expect(times).toBe(1);
  });

  it("keeps over a turn what was asked for since the last one, and lets go of the rest", () => {
    const memory = openMemory();
    for (const key of ["a", "b"]) recall(memory, key);
    for (let turn = 0; turn < 3; turn++) {
      memory.turn();
      recall(memory, "a");
    }
    recall(memory, "b");
    expect(made).toEqual(["a", "b", "b"]);
  });
});

describe("builds with a memory", () => {
  /** A desk that tells which sources were read, with a memory that tells what was worked out. */
  function remembering() {
    const of = desk();
    const read: string[] = [];
    const made: string[] = [];
    const readSource: SourceReader = (bytes, path) => {
      read.push(path);
      return readArticles(bytes, path);
    };
    const own = openMemory();
    const memory: Memory = {
      ...own,
      cache: memoryCache(),
      recall: (key, make) =>
        own.recall(key, () => {
          made.push(key);
          return make();
        }),
    };
    return { of: { ...of, readSource, memory }, read, made };
  }

  it("reads an edited source again, and no other", async () => {
    const { of, read } = remembering();
    await buildBriefs(of, { cache: true });
    expect(read.splice(0).sort()).toEqual(["briefs/sources/a-daily.txt", "briefs/sources/b-weekly.txt"]);
    await of.workspace.write("briefs/sources/b-weekly.txt", encode("Silt\nSilt fills the basin, he said.\n"));
    await buildBriefs(of, { cache: true });
    expect(read).toEqual(["briefs/sources/b-weekly.txt"]);
  });

  it("works out anew only what an edited brief changes, and leaves nothing beside the outputs", async () => {
    const { of, read, made } = remembering();
    await buildBriefs(of, { cache: true });
    expect(made.length).toBeGreaterThan(4);
    made.length = 0;
    read.length = 0;
    of.memory.turn();
    const brief = (deskFiles["briefs/harbour.yaml"] ?? "").replace("The port hesitates", "The port waits");
    await of.workspace.write("briefs/harbour.yaml", encode(brief));
    await buildBriefs(of, { cache: true });
    expect(read).toEqual([]);
    expect(made).toEqual([expect.stringMatching(/^\["brief","briefs\/harbour.yaml"/)]);
    const text = new TextDecoder().decode(of.workspace.files.get("output/harbour.md"));
    expect(text).toContain("The port waits");
    expect([...of.workspace.files.keys()].filter((path) => path.includes(".cache"))).toEqual([]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    [
      "a partial of the desk's own template",
      {
        "templates/own/memo.md.hbs": "# {{title}}\n\n{{> method}}\n",
        "templates/own/partials/method.hbs": "By hand\n",
        "briefs/harbour.yaml": `${deskFiles["briefs/harbour.yaml"]}template: own\n`,
      },
      "templates/own/partials/method.hbs",
      "By engine\n",
    ],
    [
      "which of two copies is the earlier one",
      {
        "briefs/sources/a-copy.txt": deskFiles["briefs/sources/a-daily.txt"] ?? "",
        "briefs/sources.yaml": "files:\n  a-copy.txt: {date: 2026-01-01}\n  a-daily.txt: {date: 2026-01-02}\n",
      },
      "briefs/sources.yaml",
      "files:\n  a-copy.txt: {date: 2026-01-02}\n  a-daily.txt: {date: 2026-01-01}\n",
    ],
  ])("takes up %s", async (_, files, path, text) => {
    const of = { ...desk(files), memory: { ...openMemory(), cache: memoryCache() } };
    const memoOf = ({ workspace }: typeof of) => new TextDecoder().decode(workspace.files.get("output/harbour.md"));
    await buildBriefs(of, { cache: true });
    const before = memoOf(of);
    await of.workspace.write(path, encode(text));
    await buildBriefs(of, { cache: true });
    const clean = desk({ ...files, [path]: text });
    await buildBriefs(clean);
    expect(memoOf(of)).toBe(new TextDecoder().decode(clean.workspace.files.get("output/harbour.md")));
    expect(memoOf(of)).not.toBe(before);
  });
});
