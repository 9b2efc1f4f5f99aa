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

await report("pages made here", madePages());
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

/** Pages as newsrooms build them: a story of 12 to 60 paragraphs among menus, teasers, scripts and comments. */
function madePages() {
  const sentence = (n) =>
    `The council of harbour ${n} voted to widen its northern quay by ${n % 90} metres, a clerk said.`;
  const paragraph = (n) =>
    `<p class="story__text">${sentence(n)} ${sentence(n + 1)} <a href="/t/${n}">More of it</a>.</p>`;
  const teaser = (n) =>
    `<li class="teaser"><a href="/s/${n}"><img src="/i/${n}.jpg" alt=""><h3>Another story of harbour ${n}</h3></a><span>${n} min</span></li>`;
  const list = (make, count) => Array.from({ length: count }, (_, i) => make(i)).join("\n");
  return Array.from({ length: 20 }, (_, i) => {
    const script = `<script>window.data = ${JSON.stringify(list(sentence, 60))};</script>`;
    const menu = `<nav><ul>${list((n) => `<li><a href="/m/${n}">Section ${n}</a></li>`, 60)}</ul></nav>`;
    const comments = list((n) => `<div class="comment"><b>Reader ${n}</b><p>${sentence(n * 7)}</p></div>`, i * 3);
    return `<!doctype html><html lang="en"><head><title>Quay ${i} to grow | Harbour Wire</title>
<meta property="og:title" content="Quay ${i} to grow"><meta name="author" content="Maren Oduya"></head><body>${script}${menu}
<div class="layout"><main><article><h1>Quay ${i} to grow</h1><time datetime="2025-06-05">5 June 2025</time>
<div class="story__body">${list(paragraph, 12 + i * 2)}</div><section id="comments">${comments}</section></article></main>
<aside><ul>${list(teaser, 80)}</ul></aside></div>${script}<footer><p>© 2025 Harbour Wire</p></footer></body></html>`;
  });
}
