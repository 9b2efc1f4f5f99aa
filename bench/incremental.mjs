#!/usr/bin/env node
// What a build costs when nothing changed, and when one source did, as a share of the clean build. Makes a desk of 100
// briefs over 2,000 short articles in ten folders, each brief looking at one folder; prints CPU seconds of whole
// processes, Node's own start taken off. `node bench/incremental.mjs [briefs] [sources]`, after `npm run build`.
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [briefs = 100, sources = 2000] = process.argv.slice(2).map(Number);
const command = process.env.BRIEFWRIGHT_BIN ?? fileURLToPath(new URL("../dist/cli/bin.js", import.meta.url));
const desk = mkdtempSync(join(tmpdir(), "briefwright-incremental-"));

const put = (path, text) => {
  mkdirSync(dirname(join(desk, path)), { recursive: true });
  writeFileSync(join(desk, path), text);
};

const folders = ["north", "east", "south", "west", "coast", "river", "hill", "marsh", "town", "isle"];

/** Each article has one of a hundred subjects, named in two of its twelve paragraphs: a theme finds one source in a hundred. */
function article(i) {
  const subject = `subject${Math.floor(i / 10) % 100}`;
  const paragraphs = Array.from({ length: 12 }, (_, n) => {
    const count = ((i * 31 + n * 17) % 90) + 10;
    return n % 6 === 0
      ? `The port will pay for ${subject} in year ${count}, its director said in report ${i}.`
      : `Paragraph ${n} of report ${i} counts ${count} ships and leaves the other ${count + n} for another day, as is the custom.`;
  });
  return [`Port Weighs ${subject}, Report ${i}`, `By Reporter ${i % 37}`, "", ...paragraphs, ""].join("\n");
}

for (let i = 0; i < sources; i++) put(`briefs/sources/${folders[i % 10]}/${i}.txt`, article(i));
for (let i = 0; i < 100; i++)
  put(`briefs/themes/theme-${i}.yaml`, `title: Subject ${i}\ncore:\n  - port NEAR/12 subject${i}\n`);
for (let i = 0; i < briefs; i++) {
  put(
    `briefs/brief-${i}.yaml`,
    `title: Brief ${i}\nquestion: What of it?\nmemo: {to: Desk, date: 2026-03-01}\nthemes: [theme-${i % 100}]\n` +
      `sources: {include: ["${folders[i % 10]}/**"]}\nlimit: {excerpts: 12}\nbottom-line: Wait.\noutputs: [markdown, pdf, evidence]\n`,
  );
}

/** CPU seconds of all children that have ended so far: user and system time, fields 16 and 17 of `stat`, 100 ticks a second. */
function spent() {
  const stat = readFileSync("/proc/self/stat", "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** CPU seconds of one process. */
function cpu(...args) {
  const before = spent();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: desk, encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return spent() - before;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const start = median(Array.from({ length: 5 }, () => cpu("-e", "0")));
// One thread: others would cost processor time of their own, and a clean build would look dearer than it is.
const build = (...args) => cpu(command, "build", "--quiet", "--jobs", "1", ...args) - start;
const row = (name, seconds, clean) =>
  console.log(
    `${name.padEnd(34)} ${seconds.toFixed(2).padStart(7)} s ${((100 * seconds) / clean).toFixed(1).padStart(6)} %`,
  );

const clean = build();
console.log(`${briefs} briefs, ${sources} sources; Node's start of ${start.toFixed(2)} s taken off`);
row("clean build", clean, clean);
row("nothing changed (median of 5)", median(Array.from({ length: 5 }, () => build())), clean);
appendFileSync(join(desk, "briefs/sources/south/2.txt"), "Nothing more was said of it.\n");
row("one source changed", build(), clean);
put(
  "briefs/brief-7.yaml",
  readFileSync(join(desk, "briefs/brief-7.yaml"), "utf8").replace("excerpts: 12", "excerpts: 11"),
);
row("one brief changed", build(), clean);
row("nothing changed, without the cache", build("--no-cache"), clean);
rmSync(desk, { recursive: true, force: true });
