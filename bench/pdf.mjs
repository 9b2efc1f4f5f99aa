#!/usr/bin/env node
// PDF against named peers on the same memos, in the same run. Every figure is CPU time (user and system) of a child process
// of its own, start-up included; engines take turns, so that a busy machine is busy for all, and medians are compared.
// node bench/pdf.mjs [--batch 100] [--cold 7] [--rounds 3] [--long 525]
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeMemo, toMarkdown, toPdfmake, toTypst } from "./memo.mjs";

const require = createRequire(import.meta.url);
/** Sections that make eight pages in our own looks. */
const sectionsOfEightPages = 7;

const engines = {
  async briefwright() {
    const { renderPdf } = await import("../dist/index.js");
    return async (memo) => {
      const { value, diagnostics } = await renderPdf(toMarkdown(memo));
      if (!value) throw new Error(JSON.stringify(diagnostics));
      return value;
    };
  },
  async pdfmake() {
    const pdfmake = require("pdfmake");
    const font = (style) => require.resolve(`@expo-google-fonts/source-serif-4/${style}/SourceSerif4_${style}.ttf`);
    pdfmake.addFonts({
      Serif: {
        normal: font("400Regular"),
        bold: font("600SemiBold"),
        italics: font("400Regular_Italic"),
        bolditalics: font("600SemiBold_Italic"),
      },
    });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy(() => true);
    return (memo) => pdfmake.createPdf(toPdfmake(memo)).getBuffer();
  },
  async typst() {
    const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
    const fontPaths = ["400Regular", "400Regular_Italic", "600SemiBold", "700Bold"].map((style) =>
      join(require.resolve("@expo-google-fonts/source-serif-4/package.json"), "..", style),
    );
    const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths }] });
    return (memo) => {
      const bytes = compiler.pdf({ mainFileContent: toTypst(memo) });
      compiler.evictCache(10);
      return bytes;
    };
  },
};

const { values: options } = parseArgs({
  options: {
    batch: { type: "string", default: "100" },
    cold: { type: "string", default: "7" },
    rounds: { type: "string", default: "3" },
    long: { type: "string", default: "525" },
    engine: { type: "string" },
    count: { type: "string", default: "1" },
    sections: { type: "string", default: String(sectionsOfEightPages) },
    save: { type: "string" },
  },
});
if (options.engine) await child();
else parent();

/** Sets `count` memos with one engine and prints what that cost. */
async function child() {
  const render = await engines[options.engine]();
  const afterStart = process.resourceUsage();
  let bytes = 0;
  let last;
  for (let seed = 1; seed <= Number(options.count); seed++) {
    last = await render(makeMemo(seed, Number(options.sections)));
    bytes += last.length;
  }
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  if (options.save) writeFileSync(options.save, last);
  const start = (afterStart.userCPUTime + afterStart.systemCPUTime) / 1e6;
  console.log(
    JSON.stringify({
      cpu: (userCPUTime + systemCPUTime) / 1e6,
      start,
      rssMb: maxRSS / 1024,
      bytes,
      pages: await pagesOf(last),
    }),
  );
}

/** Counted after the measurement, by a reader that is none of the engines. */
async function pagesOf(bytes) {
  const { getDocumentProxy } = await import("unpdf");
  return (await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })).numPages;
}

function parent() {
  const names = Object.keys(engines).filter(isInstalled);
  const folder = join(tmpdir(), "briefwright-bench");
  mkdirSync(folder, { recursive: true });
  const measure = (name, ...args) => {
    const run = spawnSync(
      process.execPath,
      [import.meta.filename, "--engine", name, "--save", join(folder, `${name}.pdf`), ...args],
      { encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`);
    return JSON.parse(run.stdout.trim().split("\n").at(-1));
  };
  const turns = (count, commands, ...args) => {
    const runs = { ...Object.fromEntries(names.map((name) => [name, () => measure(name, ...args)])), ...commands };
    const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
    for (let turn = 0; turn < count; turn++) for (const name of Object.keys(runs)) found[name].push(runs[name]());
    return found;
  };
  console.log(`Node ${process.version}, ${names.join(", ")}; finished files in ${folder}\n`);
  const commands = coldCommands(folder);
  report("One memo, cold (whole process)", turns(Number(options.cold), commands, "--count", "1"), 1);
  report(
    `A batch of ${options.batch} memos, one process`,
    turns(Number(options.rounds), {}, "--count", options.batch),
    Number(options.batch),
  );
  if (Number(options.long) > 0) {
    // In a long document a section takes a page.
    const long = measure("briefwright", "--sections", options.long);
    console.log(
      `A document of ${long.pages} pages: ${long.cpu.toFixed(2)} s CPU, ${long.rssMb.toFixed(0)} MB, ${(long.bytes / 1e6).toFixed(1)} MB of PDF`,
    );
  }
}

/** The command as it is called: the same memo from a file, and one brief of the samples from its sources to all its outputs. */
function coldCommands(folder) {
  const memo = join(folder, "memo.md");
  writeFileSync(memo, toMarkdown(makeMemo(1, sectionsOfEightPages)));
  const workspace = join(folder, "workspace");
  rmSync(workspace, { recursive: true, force: true });
  cpSync(join(import.meta.dirname, "../briefs"), join(workspace, "briefs"), { recursive: true });
  return {
    "briefwright render": () => command(folder, "render", memo, "-o", join(folder, "rendered.pdf")),
    "briefwright build, one brief": () =>
      command(folder, "build", "us-role-in-guarantees", "--no-cache", "--workspace", workspace),
  };
}

function command(folder, ...args) {
  const usage = join(folder, "usage.json");
  const run = spawnSync(
    process.execPath,
    [
      "--import",
      join(import.meta.dirname, "usage.mjs"),
      join(import.meta.dirname, "../dist/cli/bin.js"),
      ...args,
      "--quiet",
    ],
    { encoding: "utf8", env: { ...process.env, BENCH_USAGE: usage } },
  );
  if (run.status !== 0) throw new Error(`${args[0]}: ${run.stderr}`);
  return JSON.parse(readFileSync(usage, "utf8"));
}

/** Medians, and what Briefwright and its commands take of each peer's. */
function report(title, found, documents) {
  console.log(title);
  const cpuOf = (runs) => median(runs.map((run) => run.cpu));
  const peers = Object.entries(found).filter(([name]) => !name.startsWith("briefwright"));
  for (const [name, runs] of Object.entries(found)) {
    const cpu = cpuOf(runs);
    const spread = `${Math.min(...runs.map((run) => run.cpu)).toFixed(2)} to ${Math.max(...runs.map((run) => run.cpu)).toFixed(2)}`;
    const each = documents > 1 ? `, ${((1000 * cpu) / documents).toFixed(1)} ms each` : "";
    const memory = `${Math.max(...runs.map((run) => run.rssMb)).toFixed(0)} MB`;
    const { pages, bytes } = runs[0];
    const made = pages ? `, ${pages} pages, ${Math.round(bytes / documents / 1000)} KB` : "";
    const ratios = peers.map(([peer, others]) => `${(cpu / cpuOf(others)).toFixed(2)} of ${peer}`).join(", ");
    const ratio = name.startsWith("briefwright") && ratios ? `; ${ratios}` : "";
    console.log(`  ${name}: ${cpu.toFixed(3)} s CPU (${spread})${each}, ${memory}${made}${ratio}`);
  }
  console.log("");
}

function isInstalled(name) {
  const packages = { pdfmake: "pdfmake", typst: "@myriaddreamin/typst-ts-node-compiler" };
  if (!packages[name]) return true;
  try {
    require.resolve(packages[name]);
    return true;
  } catch {
    return false;
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
