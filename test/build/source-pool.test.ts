/** Reading in a child with limits: the same articles as in this process, and a diagnostic where a limit is passed. */
import { fork } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
let watchdog = "";

const encode = (text: string) => new TextEncoder().encode(text);
const page = `<!doctype html><title>Quay</title><article><h1>Quay to grow</h1><p>${"The quay will grow by forty metres, its clerk said. ".repeat(30)}</p></article>`;

/** As a report has it: what a file that size costs is worth a child of its own. */
const report = encode("%PDF-1.7".padEnd(400 * 1024));

/** A program that answers as the given code says, for what no file should bring about. */
function stub(name: string, onMessage: string): string {
  const file = join(folder, name);
  writeFileSync(file, `process.send({ ready: true });\nprocess.on("message", (job) => { ${onMessage} });\n`);
  return file;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "source-pool-"));
  worker = join(folder, "worker.mjs");
  watchdog = join(folder, "watchdog.mjs");
  await bundle("src/build/source-watchdog.ts", watchdog);
  await bundle("src/build/source-worker.ts", worker);
});

function bundle(entry: string, outfile: string) {
  const require = `import { createRequire as requireFor } from "node:module"; const require = requireFor(${JSON.stringify(join(root, "package.json"))});`;
  return build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    banner: { js: require },
  });
}

/** A process that ended but that nobody asked after yet counts as ended. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return !/^State:\s*Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, "utf8") : "");
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("reading in a child", () => {
  it("gives the very values that reading in this process gives", async () => {
    const read = guardedReader({}, worker);
    const bytes = encode(page);
    expect(await read(bytes, "briefs/sources/a.html")).toEqual(await readArticles(bytes, "briefs/sources/a.html"));
  });

  it("answers several sources in one child, each with its own", async () => {
    const read = guardedReader({}, worker);
    const names = ["a.html", "b.html", "c.html"];
    const all = await Promise.all(names.map((name) => read(encode(page), name)));
    expect(all.map(({ value }) => value[0]?.path)).toEqual(names);
  });

  it("starts no child for text and small files", async () => {
    const read = guardedReader({}, join(folder, "missing.mjs"));
    const feed =
      "<rss><channel><item><title>Quay</title><description>The quay will grow.</description></item></channel></rss>";
    expect((await read(encode("The quay will grow, its clerk said."), "a.txt")).value).toHaveLength(1);
    expect((await read(encode(feed), "a.rss")).value).toHaveLength(1);
    expect((await read(encode(feed.padEnd(200_000)), "a.rss")).value).toHaveLength(0);
  });

  it.each([1, 2, 3])("gives the same, in the same order, in a pool of %i", async (size) => {
    const read = guardedReader({ size }, worker);
    const files = Array.from({ length: 7 }, (_, i) => {
      // Large enough that all children have work.
      const text = page.replace("forty", `${i + 2}0`).padEnd(1024 * 1024);
      return [`${i}.html`, text] as const;
    });
    const all = await Promise.all(files.map(([name, text]) => read(encode(text), name)));
    const here = await Promise.all(files.map(([name, text]) => readArticles(encode(text), name)));
    expect(all).toEqual(here);
  });

  it("reads two sources at one time", async () => {
    const mark = join(folder, "second-began");
    const meet = stub(
      "meet.cjs",
      `const { existsSync, writeFileSync } = require("node:fs"), mark = ${JSON.stringify(mark)};
      const answer = () => process.send({ read: { value: [], diagnostics: [] } });
      if (job.path !== "a.pdf") { writeFileSync(mark, ""); answer(); }
      else { const wait = setInterval(() => existsSync(mark) && (clearInterval(wait), answer()), 5); }`,
    );
    const read = guardedReader({ patienceMs: 20_000 }, meet);
    const names = ["a.pdf", "b.pdf", "c.pdf", "d.pdf"];
    const all = await Promise.all(names.map((name) => read(report, name)));
    expect(all.flatMap((each) => each.diagnostics)).toEqual([]);
  });

  it("starts another child only for as much as is worth its start", async () => {
    const told = stub("told.cjs", "process.send({ read: { value: [], diagnostics: [{ code: process.pid }] } });");
    const childrenFor = async (files: readonly Uint8Array[], size: number): Promise<number> => {
      const read = guardedReader({ size }, told);
      const all = await Promise.all(files.map((bytes, i) => read(bytes, `${i}.html`)));
      return new Set(all.flatMap(({ diagnostics }) => diagnostics.map((d) => d.code))).size;
    };
    const small = Array.from({ length: 12 }, () => encode(page));
    const large = Array.from({ length: 12 }, () => encode(page.padEnd(1024 * 1024)));
    expect(await childrenFor(small, 2)).toBe(1);
    expect(await childrenFor(large, 2)).toBe(2);
    expect(await childrenFor(large, 1)).toBe(1);
  });

  it("tries a source again in a new child where a used one died over it", async () => {
    const tired = stub(
      "tired.cjs",
      `globalThis.reads = (globalThis.reads ?? 0) + 1;
      if (globalThis.reads > 1 || job.path === "deadly.pdf") process.kill(process.pid, "SIGKILL");
      else process.send({ read: { value: [], diagnostics: [] } });`,
    );
    const read = guardedReader({ size: 1 }, tired);
    const names = ["a.pdf", "b.pdf", "deadly.pdf", "c.pdf"];
    const all = await Promise.all(names.map((name) => read(encode("%PDF-1.7"), name)));
    expect(all.map(({ diagnostics }) => diagnostics.map((d) => d.code))).toEqual([[], [], ["source/limit"], []]);
  });

  it("kills a child that takes too long, and goes on with another", async () => {
    const hang = stub(
      "hang.cjs",
      'if (job.path === "a.pdf") for (;;); process.send({ read: { value: [], diagnostics: [] } });',
    );
    const read = guardedReader({ size: 1, patienceMs: 200 }, hang);
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

  it("ends a child over the time that it worked, however long it may wait", async () => {
    const large = `<article>${"<p>The quay will grow by forty metres, its clerk said on Monday.</p>".repeat(60_000)}`;
    const { diagnostics } = await guardedReader({ timeMs: 50 }, worker)(encode(large), "a.html");
    expect(diagnostics.map((d) => d.code)).toEqual(["source/timeout"]);
  });

  it("leaves no child behind that still reads when this process is killed", async () => {
    const orphan = join(folder, "orphan.mjs");
    const busy = `import { Worker, isMainThread, workerData } from "node:worker_threads"; import { watch } from ${JSON.stringify(watchdog)};
      if (!isMainThread) watch(workerData);
      const busy = new Int32Array(new SharedArrayBuffer(4)); busy[0] = 1;
      new Worker(new URL(import.meta.url), { workerData: { busy, timeMs: 60000, heapMb: 448, parent: process.ppid } });
      process.send("up"); setTimeout(() => { for (;;); }, 50);`;
    writeFileSync(orphan, busy);
    const parent = join(folder, "parent.cjs");
    writeFileSync(
      parent,
      `const child = require("node:child_process").fork(${JSON.stringify(orphan)}); child.once("message", () => { process.send(child.pid); setTimeout(() => process.kill(process.pid, "SIGKILL"), 200); });`,
    );
    const pid = await new Promise<number>((resolve) => {
      fork(parent).once("message", (number) => resolve(Number(number)));
    });
    expect(isRunning(pid)).toBe(true);
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });

  it.each(["SIGINT", "SIGHUP"] as const)("reads on after %s, which a terminal sends to all at once", async (name) => {
    const child = fork(worker, ["10000", "448"], { serialization: "advanced" });
    const next = () => new Promise<unknown>((resolve) => child.once("message", resolve).once("exit", resolve));
    await next();
    child.kill(name);
    child.send({ bytes: encode(page), path: "a.html" });
    expect(await next()).toMatchObject({ read: { value: [{ path: "a.html" }] } });
    child.kill("SIGKILL");
  });

  it("says so where no child can be started", async () => {
    const { diagnostics } = await guardedReader({}, join(folder, "missing.mjs"))(encode("%PDF-1.7"), "a.pdf");
    expect(diagnostics.map((d) => d.code)).toEqual(["build/environment"]);
  });

  it("lets the rest of the desk be built", async () => {
    const hang = stub("hang-all.cjs", "for (;;);");
    const of = desk({ "briefs/sources/c.pdf": "%PDF-1.7" });
    const report = await buildBriefs({ ...of, readSource: guardedReader({ patienceMs: 200 }, hang) });
    expect(report.diagnostics.filter((d) => d.severity === "error").map((d) => d.code)).toEqual(["source/timeout"]);
    expect(report.briefs.map((b) => b.failed)).toEqual([false]);
  });
});
