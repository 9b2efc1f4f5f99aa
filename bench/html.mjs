#!/usr/bin/env node
// Web pages to articles: ours against Readability on linkedom, over the same pages in the same process, in turns.
// node bench/html.mjs [--rounds 3] [--pages FOLDER] [--count 120]: a folder of saved pages (.html, .html.gz), looked for in all folders
// below it. Without one, pages that the bench makes itself, and those of the shared suites where they are there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readArticle } from "../dist/index.js";
import { madePages } from "./pages.mjs";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    pages: { type: "string" },
    count: { type: "string", default: "120" },
  },
});
const shared = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "suites/html");

const engines = {
  briefwright: async (html) => (await readArticle(Buffer.from(html, "utf8"), "page.html")).value?.text.length,
  readability: async (html) => new Readability(parseHTML(html).document).parse()?.textContent?.length,
};

await report("pages made here", madePages(20));
const folder = options.pages ?? (existsSync(shared) ? shared : undefined);
if (folder !== undefined) await report("saved pages", savedPages(folder, Number(options.count)));

/** Times every page with both engines, in turns; the median over rounds counts for a page. */
async function report(label, pages) {
  const times = pages.map(() => ({ briefwright: [], readability: [] }));
  for (let round = -1; round < Number(options.rounds); round++) {
    for (const [index, html] of pages.entries()) {
      const names = Object.keys(engines);
      for (const name of (round + index) % 2 === 0 ? names : names.reverse()) {
        const start = process.cpuUsage();
        try {
          await engines[name](html);
        } catch {
          // A page that a reader can't take costs what it cost.
        }
        const { user, system } = process.cpuUsage(start);
        // The first round warms both up.
        if (round >= 0) times[index][name].push((user + system) / 1000);
      }
    }
  }
  const ours = times.map((t) => median(t.briefwright));
  const theirs = times.map((t) => median(t.readability));
  const ratios = ours.map((time, i) => time / theirs[i]);
  console.log(
    [
      `${label}: ${pages.length}, ${Math.round(median(pages.map((p) => p.length)) / 1024)} KB in the median`,
      `  CPU, median per page: briefwright ${median(ours).toFixed(1)} ms, readability ${median(theirs).toFixed(1)} ms`,
      `  ratio: of medians ${(median(ours) / median(theirs)).toFixed(2)}, median of ratios ${median(ratios).toFixed(2)}, of totals ${(sum(ours) / sum(theirs)).toFixed(2)}`,
    ].join("\n"),
  );
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** Evenly chosen from all that are there. */
function savedPages(from, count) {
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((path) =>
    /\.html?(?:\.gz)?$/.test(path),
  );
  const step = Math.max(1, paths.length / count);
  return paths
    .sort()
    .filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
    .map((path) => {
      const bytes = readFileSync(join(from, path));
      return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
    });
}
