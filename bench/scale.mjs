#!/usr/bin/env node
// Sources, themes and selection at scale. Makes N articles by rearranging the sentences of the sample sources, puts them
// through the built library on an in-memory workspace, and prints CPU seconds, memory, and the cost per article at N/10 and
// N, whose ratio is 1 where cost is linear.
// node bench/scale.mjs [articles=22000]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildBriefs, memoryWorkspace, packageResources, splitSentences } from "../dist/index.js";

const root = join(import.meta.dirname, "..");
const wanted = Number(process.argv[2] ?? 22000);

/** Mulberry32: a small seeded generator, so that every run makes the same articles. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const texts = readdirSync(join(root, "briefs/sources"))
  .filter((f) => f.endsWith(".txt"))
  .map((f) => readFileSync(join(root, "briefs/sources", f), "utf8"));
const paragraphs = texts.flatMap((t) => t.split(/\r?\n/)).filter((p) => p.length > 80);
const sentences = paragraphs.flatMap((p) => splitSentences(p).map((s) => p.slice(s.start, s.end)));

function articles(count) {
  const random = generator(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const files = {};
  for (let i = 0; i < count; i++) {
    const day = `${1 + Math.floor(random() * 28)} March 2026`;
    const body = Array.from({ length: 8 }, () => Array.from({ length: 3 }, () => pick(sentences)).join(" "));
    files[`briefs/sources/${String(i).padStart(6, "0")}.txt`] = [
      `Story number ${i} about guarantees`,
      "By Anna Example",
      day,
      ...body,
    ].join("\n");
  }
  return files;
}

async function run(count) {
  const files = articles(count);
  for (const name of readdirSync(join(root, "briefs/themes")))
    files[`briefs/themes/${name}`] = readFileSync(join(root, "briefs/themes", name), "utf8");
  files["briefs/pack.yaml"] =
    `title: Pack\nmemo: {date: 2026-04-01}\nthemes: [us-role-in-guarantees, europe-buying-us-arms, sanctions-and-economic-pressure, european-troops-and-deterrence]\ndepth: full\nlimit: {excerpts: 40}\nbottom-line: None.\noutputs: [evidence]\n`;
  const workspace = memoryWorkspace(files);
  const before = process.cpuUsage();
  const report = await buildBriefs({ workspace, resources: packageResources() }, {});
  const used = process.cpuUsage(before);
  const seconds = (used.user + used.system) / 1e6;
  const bytes = Object.values(files).reduce((sum, text) => sum + text.length, 0);
  return {
    articles: count,
    megabytes: +(bytes / 1e6).toFixed(1),
    cpuSeconds: +seconds.toFixed(2),
    perThousand: +((1000 * seconds) / count).toFixed(3),
    excerpts: report.briefs[0]?.excerpts,
    failed: report.briefs[0]?.failed,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

await run(200);
const small = await run(Math.round(wanted / 10));
const large = await run(wanted);
console.log(
  JSON.stringify({ small, large, costRatioPerArticle: +(large.perThousand / small.perThousand).toFixed(2) }, null, 2),
);
