#!/usr/bin/env node
// Sources to articles in one child process and in two: the wall clock and the CPU of all processes, each time in a new
// process, in turns. Ratios below one are what the second reader saves; on a machine with a single free processor there
// is nothing to save.
// node bench/readers.mjs [--rounds 5] [--pages FOLDER]: besides what the bench makes, saved pages (.html, .html.gz)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { guardedReader, memoryWorkspace, packageResources, renderFile } from "../dist/index.js";
import { makeMemo, toMarkdown } from "./memo.mjs";
import { madePages } from "./pages.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    pages: { type: "string" },
    one: { type: "string" },
    size: { type: "string" },
  },
});

if (options.one === undefined) await compare();
else await readAll(options.one, Number(options.size));

/** One measurement: reads a folder and prints what it took. */
async function readAll(folder, size) {
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
  const read = guardedReader({ size });
  const start = performance.now();
  const before = process.cpuUsage();
  const all = await Promise.all(files.map(([name, bytes]) => read(bytes, name)));
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const articles = all.filter(({ value }) => value.length > 0).length;
  console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6 + childrenCpu(), articles }));
}

/** Seconds of the children that wait for more; Linux only, nothing elsewhere. */
function childrenCpu() {
  try {
    const tasks = readdirSync("/proc/self/task");
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    // Clock ticks, of which there are a hundred a second on every Linux that Node runs on.
    const ticks = children.map((pid) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" "));
    return ticks.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) / 100, 0);
  } catch {
    return Number.NaN;
  }
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), "readers-"));
  try {
    for (const [label, files] of Object.entries(await sets())) {
      const own = mkdtempSync(join(folder, "set-"));
      for (const [name, bytes] of files) writeFileSync(join(own, name), bytes);
      report(label, files, own);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(label, files, folder) {
  const taken = { 1: [], 2: [] };
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const size of round % 2 === 0 ? [1, 2] : [2, 1]) {
      const run = spawnSync(process.execPath, [import.meta.filename, "--one", folder, "--size", String(size)]);
      taken[size].push(JSON.parse(run.stdout.toString()));
    }
  }
  const of = (size, key) => median(taken[size].map((one) => one[key]));
  const row = (key) =>
    `${of(1, key).toFixed(2)} s with one reader, ${of(2, key).toFixed(2)} s with two, ratio ${(of(2, key) / of(1, key)).toFixed(2)}`;
  const megabytes = files.reduce((sum, [, bytes]) => sum + bytes.length, 0) / 1e6;
  console.log(
    [
      `${label}: ${files.length} files, ${megabytes.toFixed(1)} MB, ${taken[1][0].articles} of them articles`,
      `  wall ${row("wall")}`,
      `  CPU  ${row("cpu")}`,
      `  ${availableParallelism()} processors, load ${loadavg()[0].toFixed(1)}`,
    ].join("\n"),
  );
}

/** What a desk saves: many pages, some reports, letters; and so few of them that one reader is enough. */
async function sets() {
  const pages = madePages(200).map((html, i) => [`${i}.html`, Buffer.from(html, "utf8")]);
  const desk = { workspace: memoryWorkspace({}), resources: packageResources() };
  const rendered = async (format, count) => {
    const files = [];
    for (let i = 0; i < count; i++) {
      const { value } = await renderFile(desk, toMarkdown(makeMemo(i)), { format, name: `${i}.md` });
      files.push([`${i}.${format}`, value]);
    }
    return files;
  };
  return {
    "pages made here": pages,
    "a few of them": pages.slice(0, 5),
    ...(options.pages === undefined ? {} : { "saved pages": savedPages(options.pages) }),
    reports: [...(await rendered("pdf", 12)), ...(await rendered("docx", 12))],
  };
}

function savedPages(from) {
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.html?(?:\.gz)?$/.test(path),
  );
  const step = Math.max(1, Math.floor(paths.length / 200));
  const chosen = paths.sort().filter((_, i) => i % step === 0);
  return chosen.map((path, i) => {
    const bytes = readFileSync(join(from, path));
    return [`${i}.html`, path.endsWith(".gz") ? gunzipSync(bytes) : bytes];
  });
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
