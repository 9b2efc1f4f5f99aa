import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { BuildReport } from "../../src/build/api.ts";
import { buildBriefs } from "../../src/build/build-briefs.ts";
import { threadsOf } from "../../src/build/thread-pool.ts";
import { sha256Hex } from "../../src/text/digest.ts";
import { desk, type TestDesk } from "../helpers/desk.ts";

/** How many threads were asked for, and how many the system gives before it refuses. */
const threads = vi.hoisted(() => ({ asked: 0, given: Number.POSITIVE_INFINITY }));
vi.mock("node:worker_threads", async (load) => {
  const real = await load<typeof import("node:worker_threads")>();
  class Worker extends real.Worker {
    constructor(...given: ConstructorParameters<typeof real.Worker>) {
      if (++threads.asked > threads.given) throw Object.assign(new Error(), { code: "ERR_WORKER_INIT_FAILED" });
      super(...given);
    }
  }
  return { ...real, Worker };
});

const program = join(import.meta.dirname, "../../dist/build/build-worker.js");
const folder = mkdtempSync(join(tmpdir(), "threads-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Eight briefs of several outputs over a dozen sources, some of which are to be complained of; one brief is wrong. */
function manyBriefs(): TestDesk {
  const files: Record<string, string> = {};
  for (let i = 0; i < 8; i++) {
    files[`briefs/brief-${i}.yaml`] = [
      `title: Brief ${i}`,
      "memo: {date: 2026-02-03}",
      `themes: [dredging${i === 3 ? ", nothing" : ""}]`,
      "depth: full",
      `limit: {excerpts: ${i + 1}}`,
      `outputs: [markdown, evidence, ${i === 0 ? "pdf" : i === 1 ? "docx" : "html"}]`,
      "",
    ].join("\n");
  }
  for (let i = 0; i < 12; i++) {
    const mark = i % 5 === 0 ? "\u202e" : "";
    files[`briefs/sources/${i}.txt`] =
      `Port ${i}\nThe port will dredge basin ${i},${mark} Ada Example said.\nSilt of ${i} metres fills it, she added.\n`;
  }
  files["briefs/sources/list.json"] = JSON.stringify([{ title: "One", text: "The port dredges one basin, he said." }]);
  files["briefs/sources.yaml"] = "files:\n  1.txt: {outlet: Harbour Post}\n  13.txt: {outlet: Nobody}\n";
  return desk(files);
}

async function build(jobs: number, changes: Partial<Parameters<typeof threadsOf>[1]> = {}, with_ = program) {
  const of = manyBriefs();
  const report = await buildBriefs({ ...of, hire: threadsOf(jobs, { briefs: 1, textBytes: 0, ...changes }, with_) });
  const files = [...of.workspace.files].filter(([path]) => path.startsWith("output/"));
  return { report, files: Object.fromEntries(files.map(([path, bytes]) => [path, sha256Hex(bytes)])) };
}

/** A program that behaves as the threads' own, but ends where `when` holds of a job. */
function failing(name: string, when: string): string {
  const file = join(folder, name);
  writeFileSync(
    file,
    `import { parentPort } from "node:worker_threads";
     await import(${JSON.stringify(pathToFileURL(program).href)});
     parentPort.on("message", (job) => { if (${when}) process.exit(9); });`,
  );
  return file;
}

const outline = ({ briefs, diagnostics }: BuildReport) => ({ briefs, diagnostics });

describe.skipIf(!existsSync(program))("threads", { timeout: 120_000 }, () => {
  const alone = build(1);

  it("have something to say and to write in this test", async () => {
    const { report, files } = await alone;
    expect(new Set(report.diagnostics.map((d) => d.code))).toEqual(
      new Set([
        "brief/no-bottom-line",
        "brief/unknown-theme",
        "source/details-unknown-file",
        "source/invisible-characters",
      ]),
    );
    expect(Object.keys(files)).toHaveLength(7 * 3 + 2 + 1);
  });

  it.each([2, 4, 8])("give the same bytes and say the same in the same order, being %i", async (jobs) => {
    const one = await alone;
    const several = await build(jobs);
    expect(several.files).toEqual(one.files);
    expect(outline(several.report)).toEqual(outline(one.report));
  });

  it("that end in the middle of a brief take no other with them", async () => {
    const one = await alone;
    const { report, files } = await build(2, {}, failing("brief.mjs", 'job.input?.brief.slug === "brief-5"'));
    const lost = report.diagnostics.filter((d) => d.code === "build/thread-lost");
    expect(lost.map((d) => d.place?.file)).toEqual(["briefs/brief-5.yaml"]);
    expect(report.briefs.filter((b) => b.failed).map((b) => b.slug)).toEqual(["brief-3", "brief-5"]);
    const others = Object.entries(one.files).filter(([path]) => !/brief-5|manifest/.test(path));
    expect(files).toMatchObject(Object.fromEntries(others));
  });

  it("that end in the middle of a source leave it out, and say so", async () => {
    const { report } = await build(2, {}, failing("source.mjs", 'job.task?.path === "briefs/sources/7.txt"'));
    expect(report.diagnostics.filter((d) => d.code === "build/thread-lost").map((d) => d.place?.file)).toEqual([
      "briefs/sources/7.txt",
    ]);
    expect(report.briefs.filter((b) => b.failed).map((b) => b.slug)).toEqual(["brief-3"]);
  });

  it("that can't start lose all, and the build still ends", async () => {
    const file = join(folder, "broken.mjs");
    writeFileSync(file, "throw new Error('no');");
    const { report } = await build(2, { textBytes: 1e6 }, file);
    expect(report.diagnostics.filter((d) => d.code === "build/thread-lost")).toHaveLength(9);
  });

  it.each([0, 1])("that can't be had leave the work to this one, after %i that could", async (given) => {
    const one = await alone;
    Object.assign(threads, { asked: 0, given });
    const { report, files } = await build(2);
    expect(threads.asked).toBe(given + 1);
    threads.given = Number.POSITIVE_INFINITY;
    expect(files).toEqual(one.files);
    expect(outline(report)).toEqual(outline(one.report));
  });

  it("stop when the build is stopped", async () => {
    const stop = new AbortController();
    const of = manyBriefs();
    const build = buildBriefs(
      { ...of, hire: threadsOf(2, { briefs: 1, textBytes: 0 }, program) },
      {
        signal: stop.signal,
        onProgress: ({ step, done }) => {
          if (step === "briefs" && done === 2) stop.abort("SIGINT");
        },
      },
    );
    const report = await build;
    expect(report.manifest).toBeNull();
    expect(of.workspace.files.has("output/manifest.json")).toBe(false);
    expect(report.briefs.length).toBeLessThan(4);
  });
});
