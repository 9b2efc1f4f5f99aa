/** Reading in a child with limits: the same articles as in this process, and a diagnostic where a limit is passed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { guardedReader } from "../../src/build/source-pool.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { desk } from "../helpers/desk.ts";

const root = join(import.meta.dirname, "../..");
let folder = "";
let worker = "";

const encode = (text: string) => new TextEncoder().encode(text);
const page = `<!doctype html><title>Quay</title><article><h1>Quay to grow</h1><p>${"The quay will grow by forty metres, its clerk said. ".repeat(30)}</p></article>`;

/** A program that answers as the given code says, for what no file should bring about. */
function stub(name: string, onMessage: string): string {
  const file = join(folder, name);
  writeFileSync(file, `process.send({ ready: true });\nprocess.on("message", (job) => { ${onMessage} });\n`);
  return file;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "source-pool-"));
  worker = join(folder, "worker.mjs");
  const require = `import { createRequire as requireFor } from "node:module"; const require = requireFor(${JSON.stringify(join(root, "package.json"))});`;
  await build({
    absWorkingDir: root,
    entryPoints: ["src/build/source-worker.ts"],
    outfile: worker,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    banner: { js: require },
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("reading in a child", () => {
  it("gives the very values that reading in this process gives", async () => {
    const read = guardedReader({ markupBytes: 10 }, worker);
    const bytes = encode(page);
    expect(await read(bytes, "briefs/sources/a.html")).toEqual(await readArticles(bytes, "briefs/sources/a.html"));
  });

  it("answers several sources in one child, each with its own", async () => {
    const read = guardedReader({ markupBytes: 10 }, worker);
    const names = ["a.html", "b.html", "c.html"];
    const all = await Promise.all(names.map((name) => read(encode(page), name)));
    expect(all.map(({ value }) => value[0]?.path)).toEqual(names);
  });

  it("starts no child for text and small pages", async () => {
    const read = guardedReader({}, join(folder, "missing.mjs"));
    expect((await read(encode("The quay will grow, its clerk said."), "a.txt")).value).toHaveLength(1);
    expect((await read(encode(page), "a.html")).value).toHaveLength(1);
  });

  it("kills a child that takes too long, and goes on with another", async () => {
    const hang = stub(
      "hang.cjs",
      'if (job.path === "a.pdf") for (;;); process.send({ read: { value: [], diagnostics: [] } });',
    );
    const read = guardedReader({ timeMs: 200 }, hang);
    const [late, next] = await Promise.all([read(encode("%PDF-1.7"), "a.pdf"), read(encode("%PDF-1.7"), "b.pdf")]);
    expect(late.diagnostics.map((d) => [d.code, d.place?.file])).toEqual([["source/timeout", "a.pdf"]]);
    expect(next.diagnostics).toEqual([]);
  });

  it("says so where a child runs out of memory", async () => {
    const greedy = stub("greedy.cjs", "const all = []; for (;;) all.push(new Array(100000).fill({ job }));");
    const { value, diagnostics } = await guardedReader({ heapMb: 32 }, greedy)(encode("%PDF-1.7"), "a.pdf");
    expect(value).toEqual([]);
    expect(diagnostics.map((d) => d.code)).toEqual(["source/limit"]);
  });

  it("says so where no child can be started", async () => {
    const { diagnostics } = await guardedReader({}, join(folder, "missing.mjs"))(encode("%PDF-1.7"), "a.pdf");
    expect(diagnostics.map((d) => d.code)).toEqual(["source/unreadable"]);
  });

  it("lets the rest of the desk be built", async () => {
    const hang = stub("hang-all.cjs", "for (;;);");
    const of = desk({ "briefs/sources/c.pdf": "%PDF-1.7" });
    const report = await buildBriefs({ ...of, readSource: guardedReader({ timeMs: 200 }, hang) });
    expect(report.diagnostics.filter((d) => d.severity === "error").map((d) => d.code)).toEqual(["source/timeout"]);
    expect(report.briefs.map((b) => b.failed)).toEqual([false]);
  });
});
