import { describe, expect, it } from "vitest";
import type { Desk } from "../../src/build/api.ts";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { readManifest } from "../../src/build/manifest.ts";
import { memoryCache, openMemory } from "../../src/build/memory.ts";
import type { SourceReader } from "../../src/build/source-pool.ts";
import { error } from "../../src/diagnostics/diagnostic.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { sha256Hex } from "../../src/text/digest.ts";
import type { MemoryWorkspace } from "../../src/workspace/memory.ts";
import { WorkspaceError } from "../../src/workspace/workspace.ts";
import { desk, deskFiles, resources } from "../helpers/desk.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Outputs without the cache, by path with their digests. */
function outputs({ files }: MemoryWorkspace): Record<string, string> {
  const own = [...files].filter(([path]) => path.startsWith("output/") && !path.startsWith("output/.cache/"));
  return Object.fromEntries(own.map(([path, bytes]) => [path, sha256Hex(bytes)] as const).sort());
}

/** What a desk with these inputs gives when it is built for the first time, without a cache. */
async function clean({ files }: MemoryWorkspace): Promise<{ outputs: Record<string, string>; diagnostics: unknown }> {
  const inputs = [...files].filter(([path]) => !path.startsWith("output/"));
  const fresh = desk(Object.fromEntries(Object.keys(deskFiles).map((path) => [path, null])));
  for (const [path, bytes] of inputs) await fresh.workspace.write(path, bytes);
  const report = await buildBriefs(fresh);
  return { outputs: outputs(fresh.workspace), diagnostics: report.diagnostics };
}

/** Which of the tool's files were written, in order. */
function watched(of: Desk): { desk: Desk; written: string[] } {
  const written: string[] = [];
  const workspace = {
    ...of.workspace,
    write: async (path: string, bytes: Uint8Array) => {
      written.push(path);
      await of.workspace.write(path, bytes);
    },
  };
  return { desk: { ...of, workspace }, written };
}

/** Mulberry32: small, seeded, the same everywhere. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const second = {
  "briefs/silt.yaml":
    "title: Silt\nmemo: {date: 2026-02-03}\nthemes: [silt]\nbottom-line: Wait.\noutputs: [markdown, evidence]\n",
  "briefs/themes/silt.yaml": "title: Silt\ncore:\n  - silt*\n",
};

/** `BRIEFWRIGHT_FAULTS=all` runs the whole of what the suite runs a part of. */
const all = process.env.BRIEFWRIGHT_FAULTS === "all";

describe("a build with a cache", () => {
  it("does nothing where nothing changed, and says the same", async () => {
    const of = desk({ ...second, "briefs/sources/c.txt": "x\u202ey silt said.\n" });
    const first = await buildBriefs(of, { cache: true });
    const { desk: again, written } = watched(of);
    const report = await buildBriefs(again, { cache: true });
    expect(written).toEqual([]);
    expect(report.diagnostics).toEqual(first.diagnostics);
    expect(first.diagnostics.length).toBeGreaterThan(0);
    expect(report.briefs.flatMap((b) => b.outputs.map((o) => o.state))).toEqual(Array(4).fill("unchanged"));
    expect(report.manifest?.state).toBe("unchanged");
  });

  it("builds only what a change touches", async () => {
    const of = desk({
      ...second,
      "briefs/silt.yaml": `${second["briefs/silt.yaml"]}sources: {include: ["c/**"]}\n`,
      "briefs/harbour.yaml": `${deskFiles["briefs/harbour.yaml"]}sources: {include: ["a-*", "b-*"]}\n`,
      "briefs/themes/silt.yaml": "title: Mud\ncore:\n  - mud\n",
      "briefs/sources/c/one.txt": "Mud\nThe bed is full of mud, he said.\n",
    });
    await buildBriefs(of, { cache: true });
    await of.workspace.write("briefs/sources/c/one.txt", encode("Mud\nThe bed is free of mud, he said.\n"));
    const { desk: again, written } = watched(of);
    await buildBriefs(again, { cache: true });
    expect(written.filter((path) => !/\/(articles-|matches-|sources\.)/.test(path))).toEqual([
      "output/silt.md",
      "output/silt.evidence.json",
      expect.stringMatching(/^output\/\.cache\/brief-/),
      "output/manifest.json",
      expect.stringMatching(/^output\/\.cache\/build-/),
    ]);
    expect(outputs(of.workspace)).toEqual((await clean(of.workspace)).outputs);
  });

  it("mends an output that was changed by hand, and one that was removed", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    const good = outputs(of.workspace);
    await of.workspace.write("output/harbour.md", encode("edited\n"));
    await of.workspace.remove("output/manifest.json");
    await buildBriefs(of, { cache: true });
    expect(outputs(of.workspace)).toEqual(good);
  });

  it("knows a copy of an output folder for another one", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    const good = of.workspace.files.get("output/harbour.md");
    for (const [path, bytes] of [...of.workspace.files])
      if (path.startsWith("output/")) await of.workspace.write(path.replace("output/", "copy/"), bytes);
    await of.workspace.write("copy/harbour.md", encode("edited\n"));
    const report = await buildBriefs(of, { cache: true, output: "copy" });
    expect(of.workspace.files.get("copy/harbour.md")).toEqual(good);
    expect(report.briefs.flatMap((b) => b.outputs.map((o) => o.path))).toContain("copy/harbour.md");
  });

  it("makes kinds that are asked for beside those it made before", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    await buildBriefs(of, { cache: true, also: ["csv"] });
    expect([...of.workspace.files.keys()]).toContain("output/harbour.evidence.csv");
  });

  it("keeps nothing of a source that was read while the build was stopped", async () => {
    const of = desk({ "briefs/sources/z.pdf": "%PDF-1.7" });
    const stop = new AbortController();
    const told = error("source/limit", "died", { place: { file: "briefs/sources/z.pdf" } });
    const stopping: SourceReader = async (bytes, path) => {
      if (!path.endsWith(".pdf")) return readArticles(bytes, path);
      stop.abort();
      return { value: [], diagnostics: [told] };
    };
    await expect(buildBriefs({ ...of, readSource: stopping }, { cache: true, signal: stop.signal })).rejects.toThrow();
    const asked: string[] = [];
    const reading: SourceReader = (bytes, path) => {
      asked.push(path);
      return readArticles(bytes, path);
    };
    await buildBriefs({ ...of, readSource: reading }, { cache: true });
    expect(asked).toContain("briefs/sources/z.pdf");
  });

  it("doesn't wait for sources that are still being read when it is stopped", async () => {
    const stop = new AbortController();
    const reading: SourceReader = (bytes, path) =>
      path.endsWith("z.txt") ? new Promise(() => stop.abort(new Error("stopped"))) : readArticles(bytes, path);
    const of = { ...desk({ "briefs/sources/z.txt": "A quay.\n" }), readSource: reading };
    await expect(buildBriefs(of, { signal: stop.signal })).rejects.toThrow("stopped");
  });

  it("never reads the cache under frozen, and writes nothing there", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    const { desk: again, written } = watched(of);
    const read: string[] = [];
    const workspace = {
      ...again.workspace,
      read: async (path: string, limit?: number) => {
        read.push(path);
        return again.workspace.read(path, limit);
      },
    };
    expect((await buildBriefs({ ...again, workspace }, { cache: true, frozen: true })).stale).toBe(false);
    expect(read.filter((path) => path.includes(".cache"))).toEqual([]);
    expect(written).toEqual([]);
  });

  it("does not trust what another version of the tool kept", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    const other = { ...of, resources: { ...resources, fingerprint: async () => "another" } };
    const { desk: again, written } = watched(other);
    await buildBriefs(again, { cache: true });
    expect(written.filter((path) => path.includes(".cache")).length).toBeGreaterThan(1);
  });

  const scripts = all ? 300 : 15;
  it.each([
    ["the cache on disk", () => undefined],
    ["a memory beside it", openMemory],
    ["a memory in its place", () => ({ ...openMemory(), cache: memoryCache() })],
  ])(
    `gives with %s the same bytes after any of ${scripts} series of edits as a clean build`,
    {
      timeout: 3_600_000,
    },
    async (_, open) => {
      for (let seed = 1; seed <= scripts; seed++) {
        const below = generator(seed);
        const memory = open();
        const of = { ...desk(second), ...(memory ? { memory } : {}) };
        for (let step = 0; step < 4; step++) {
          for (let edits = below(3) + 1; edits > 0; edits--) await edit(of.workspace, below);
          const before = outputs(of.workspace);
          const { desk: same, written } = watched(of);
          const report = await buildBriefs(same, { cache: true });
          if (below(2) === 1) memory?.turn();
          const expected = await clean(of.workspace);
          const changed = Object.entries(outputs(of.workspace)).filter(([path, sha256]) => before[path] !== sha256);
          const rewritten = written.filter((path) => !path.includes("/.cache/"));
          expect(rewritten.sort(), `seed ${seed}, step ${step}`).toEqual(changed.map(([path]) => path).sort());
          const failed = report.briefs.filter((b) => b.failed).map((b) => b.slug);
          const built = Object.entries(expected.outputs);
          expect(outputs(of.workspace), `seed ${seed}, step ${step}`).toMatchObject(
            Object.fromEntries(failed.length > 0 ? built.filter(([path]) => !path.endsWith("manifest.json")) : built),
          );
          expect(report.diagnostics.filter((d) => d.code !== "build/left-over")).toEqual(expected.diagnostics);
        }
      }
    },
  );
});

/** One random change of the inputs: text or details added, a file added, renamed, removed, put back, a rule or a header changed. */
async function edit(workspace: MemoryWorkspace, below: (n: number) => number): Promise<void> {
  const paths = [...workspace.files.keys()].filter((p) => p.startsWith("briefs/")).sort();
  // A list with text behind it can't be read, and then its memos are kept as they were: no clean build could know them.
  const sources = paths.filter((p) => /^briefs\/sources\/.*\.txt$/.test(p));
  const text = async (path: string): Promise<string> => new TextDecoder().decode(await workspace.read(path));
  const some = (list: readonly string[]): string => list[below(list.length)] ?? "briefs/sources/new.txt";
  const path = some(sources);
  const choice = below(15);
  if (choice === 0)
    await workspace.write(path, encode(`${await text(path)}The port will dredge basin ${below(9)}, she said.\n`));
  if (choice === 1)
    await workspace.write(
      `briefs/sources/n${below(5)}.txt`,
      encode(`Silt ${below(9)}\nSilt fills the basin, he said.\n`),
    );
  if (choice === 2) await workspace.remove(path);
  if (choice === 3 && sources.length > 0) {
    await workspace.write(`briefs/sources/moved-${below(5)}.txt`, encode(await text(path)));
    await workspace.remove(path);
  }
  if (choice === 4)
    await workspace.write(
      "briefs/themes/silt.yaml",
      encode(`title: Silt\ncore:\n  - silt* NEAR/${below(9) + 1} (bed OR basin)\n`),
    );
  if (choice === 5)
    await workspace.write(
      "briefs/silt.yaml",
      encode(`${second["briefs/silt.yaml"]}limit: {excerpts: ${below(3) + 1}}\n`),
    );
  if (choice === 6) await workspace.write("briefs/harbour.yaml", encode(deskFiles["briefs/harbour.yaml"] ?? ""));
  if (choice === 8)
    await workspace.write(
      "briefs/sources.yaml",
      encode(
        `files:\n  ${path.slice("briefs/sources/".length)}: {outlet: "Outlet ${below(4)}", date: 2026-01-0${below(9) + 1}}\n`,
      ),
    );
  if (choice === 9)
    await workspace.write("briefs/sources/feed.json", encode(JSON.stringify([item(below(5)), item(below(5) + 5)])));
  if (choice === 10)
    await workspace.write(
      "briefs/silt.yaml",
      encode(`${second["briefs/silt.yaml"]}sources: {include: ["[nf]*", "!n${below(5)}*"]}\n`),
    );
  if (choice === 11)
    await workspace.write(
      "briefs/themes/dredging.yaml",
      encode(
        `${deskFiles["briefs/themes/dredging.yaml"]}opposites:\n  - {name: depth, a: deep* ${below(3)}, b: silt*}\n`,
      ),
    );
  if (choice === 12)
    await workspace.write("briefs/themes/lists.yaml", encode(`lists:\n  port: [port, basin ${below(9)}, silt]\n`));
  if (choice === 13) {
    await workspace.write("templates/own/memo.md.hbs", encode(`# {{title}} ${below(3)}\n\n{{> method}}\n`));
    await workspace.write("templates/own/partials/method.hbs", encode(`Method ${below(3)}\n`));
    await workspace.write("briefs/silt.yaml", encode(`${second["briefs/silt.yaml"]}template: own\n`));
  }
  if (choice === 14) await workspace.write("briefs/desk.yaml", encode(`memo: {from: Desk ${below(3)}}\n`));
  if (choice === 7) await workspace.write("briefs/harbour.yaml", encode("title: [\n"));
}

/** An article of a list: one file that holds several. */
function item(n: number): unknown {
  return {
    title: `Basin ${n}`,
    text: `The port will dredge basin ${n} because of silt, he said. Silt number ${n} fills it.`,
  };
}

describe("a damaged cache", () => {
  /**
   * Builds with entries changed by `damage`, after a change of the inputs and of an output: outputs must be those of a
   * clean build, and nothing may be said of the damage. Entry number `which` is changed alone, or all where there is none.
   */
  async function check(
    damage: (bytes: Uint8Array, of: MemoryWorkspace, path: string) => Uint8Array,
    which?: number,
  ): Promise<void> {
    const of = desk(second);
    await buildBriefs(of, { cache: true });
    const entries = [...of.workspace.files].filter(([path]) => path.includes("/.cache/"));
    const chosen = which === undefined ? entries : entries.slice(which % entries.length).slice(0, 1);
    for (const [path, bytes] of chosen) await of.workspace.write(path, damage(bytes.slice(), of.workspace, path));
    await of.workspace.remove("output/silt.md");
    if (which !== undefined && which % 2 === 1)
      await of.workspace.write("briefs/silt.yaml", encode(`${second["briefs/silt.yaml"]}depth: full\n`));
    const { diagnostics } = await buildBriefs(of, { cache: true });
    const expected = await clean(of.workspace);
    expect(outputs(of.workspace)).toEqual(expected.outputs);
    expect(diagnostics).toEqual(expected.diagnostics);
  }

  it("with bits turned over", { timeout: 3_600_000 }, async () => {
    const below = generator(7);
    for (let round = 0; round < (all ? 500 : 12); round++) {
      await check(
        (bytes) => {
          const at = below(bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
          return bytes;
        },
        round % 4 === 3 ? undefined : round,
      );
    }
  });
  it("cut short", { timeout: 3_600_000 }, async () => {
    const below = generator(8);
    for (let round = 0; round < (all ? 50 : 6); round++)
      await check((bytes) => bytes.subarray(0, below(bytes.length)), round % 4 === 3 ? undefined : round);
  });
  it("with entries swapped", () =>
    check((_, { files }, path) => {
      const others = [...files.keys()].filter((p) => p.includes("/.cache/") && p !== path);
      return files.get(others[0] ?? "")?.slice() ?? new Uint8Array();
    }));
  it("of other programs", () => check(() => encode("{}\n")));

  it("is mended by the next build that needs it", async () => {
    const of = desk();
    const asked: string[] = [];
    const readSource: SourceReader = (bytes, path) => {
      asked.push(path);
      return readArticles(bytes, path);
    };
    await buildBriefs({ ...of, readSource }, { cache: true });
    const good = new Map([...of.workspace.files].filter(([path]) => /\.cache\/(articles|matches)-/.test(path)));
    expect(good.size).toBe(3);
    for (const path of good.keys()) await of.workspace.write(path, encode("{}\n"));
    for (const [title, reads] of [
      ["One", 4],
      ["Two", 4],
    ] as const) {
      await of.workspace.write(
        "briefs/harbour.yaml",
        encode(`${deskFiles["briefs/harbour.yaml"]}`.replace("Dredging", title)),
      );
      await buildBriefs({ ...of, readSource }, { cache: true });
      expect(asked).toHaveLength(reads);
      for (const [path, bytes] of good) expect(of.workspace.files.get(path), path).toEqual(bytes);
    }
  });

  it("gives no memo without a source that can't be read again for want of time", async () => {
    const of = desk();
    await buildBriefs(of, { cache: true });
    for (const path of of.workspace.files.keys())
      if (path.includes("/.cache/articles-")) await of.workspace.write(path, encode("{}\n"));
    await of.workspace.write("briefs/harbour.yaml", encode(`${deskFiles["briefs/harbour.yaml"]}order: source\n`));
    const good = outputs(of.workspace);
    const slow = error("source/timeout", "took too long", { place: { file: "briefs/sources/a-daily.txt" } });
    const readSource: SourceReader = async () => ({ value: [], diagnostics: [slow] });
    await expect(buildBriefs({ ...of, readSource }, { cache: true })).rejects.toThrow(WorkspaceError);
    expect(outputs(of.workspace)).toEqual(good);
  });
});

describe("the manifest", () => {
  it("names outputs and materials with their digests, in order", async () => {
    const of = desk();
    await buildBriefs(of);
    const manifest = readManifest(of.workspace.files.get("output/manifest.json"));
    expect(manifest?.subject).toEqual([
      {
        name: "output/harbour.evidence.json",
        digest: { sha256: sha256Hex(of.workspace.files.get("output/harbour.evidence.json") ?? "") },
      },
      { name: "output/harbour.md", digest: { sha256: sha256Hex(of.workspace.files.get("output/harbour.md") ?? "") } },
    ]);
    expect(manifest?.predicate.materials).toEqual(
      Object.entries(deskFiles)
        .map(([name, text]) => ({ name, digest: { sha256: sha256Hex(text) } }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    expect(manifest?.predicate.briefs).toEqual([
      { file: "briefs/harbour.yaml", outputs: ["output/harbour.evidence.json", "output/harbour.md"] },
    ]);
  });

  it("takes over what a build of some briefs left alone, but only from the same materials", async () => {
    const of = desk(second);
    await buildBriefs(of);
    const whole = of.workspace.files.get("output/manifest.json");
    await of.workspace.remove("output/silt.md");
    await buildBriefs(of, { briefs: ["silt"] });
    expect(of.workspace.files.get("output/manifest.json")).toEqual(whole);
    await of.workspace.write("briefs/sources/new.txt", encode("Silt\nSilt it is, he said.\n"));
    await buildBriefs(of, { briefs: ["silt"] });
    const some = readManifest(of.workspace.files.get("output/manifest.json"));
    expect(some?.predicate.briefs.map((b) => b.file)).toEqual(["briefs/silt.yaml"]);
  });

  it("is stale under frozen where it was changed, and only the manifest then", async () => {
    const of = desk();
    await buildBriefs(of);
    await of.workspace.write("output/manifest.json", encode("{}\n"));
    const report = await buildBriefs(of, { frozen: true });
    expect(report.stale).toBe(true);
    expect(report.manifest?.state).toBe("stale");
    expect(report.briefs[0]?.outputs.map((o) => o.state)).toEqual(["unchanged", "unchanged"]);
  });

  it("names outputs whose brief is gone, and leaves them", async () => {
    const of = desk(second);
    await buildBriefs(of);
    await of.workspace.remove("briefs/silt.yaml");
    for (let round = 0; round < 2; round++) {
      const report = await buildBriefs(of, { cache: true });
      const notes = report.diagnostics.filter((d) => d.code === "build/left-over");
      expect(notes.map((d) => d.place?.file)).toEqual(["output/silt.evidence.json", "output/silt.md"]);
    }
    expect(of.workspace.files.has("output/silt.md")).toBe(true);
  });
});
