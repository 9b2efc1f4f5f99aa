#!/usr/bin/env node
// Draws the pictures of docs/images: page one of the first sample memo, of the same memo by each template, and the three
// pages of docs/typesetting.md, of which one is that file's own. Needs
// pdftoppm, and dist/ as `npm run build` leaves it. Pictures are made when looks change, and are looked at before they
// are committed; no test compares them, for rasterisers differ from version to version.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = process.argv[2] ?? join(root, "dist/cli/bin.js");
const images = join(root, "docs/images");
const desk = mkdtempSync(join(tmpdir(), "briefwright-pictures-"));
const briefs = join(desk, "briefs");

/** The sample brief that shows each template best; all others are shown on the first one. */
const sampleFor = { "weekly-pack": "weekly-pack", "briefing-note": "guarantees-call", "press-review": "weekly-pack" };
const first = "us-role-in-guarantees";
const templates = readdirSync(join(root, "templates")).filter((name) => !name.startsWith("."));

/** The brief's text with another template, and its PDF as the only output. */
function withTemplate(text, template) {
  return text.replace(/^template: .*$/m, `template: ${template}`).replace(/^outputs: .*$/m, "outputs: [pdf, evidence]");
}

function picture(pdf, name, dpi, page = 1) {
  const options = ["-png", "-r", String(dpi), "-f", String(page), "-l", String(page), "-singlefile"];
  execFileSync("pdftoppm", [...options, pdf, join(images, name)]);
}

/** The first page that has the words, which has to be there. */
function pageWith(pdf, words) {
  const pages = execFileSync("pdftotext", [pdf, "-"], { encoding: "utf8" }).split("\f");
  const page = pages.findIndex((text) => text.includes(words)) + 1;
  if (page === 0) throw new Error(`no page of ${pdf} says “${words}”`);
  return page;
}

try {
  cpSync(join(root, "briefs"), briefs, { recursive: true });
  mkdirSync(images, { recursive: true });
  for (const template of templates) {
    const sample = sampleFor[template] ?? first;
    const brief = readFileSync(join(root, "briefs", `${sample}.yaml`), "utf8");
    writeFileSync(join(briefs, `by-${template}.yaml`), withTemplate(brief, template));
  }
  execFileSync(process.execPath, [bin, "build", "--workspace", desk, "--quiet"], { stdio: "inherit" });
  picture(join(desk, `output/${first}.pdf`), first, 100);
  for (const template of templates) picture(join(desk, `output/by-${template}.pdf`), template, 60);
  const typeset = join(desk, "typesetting.pdf");
  execFileSync(process.execPath, [bin, "render", join(root, "docs/typesetting.md"), "-o", typeset, "--quiet"]);
  const pack = join(desk, "output/weekly-pack.pdf");
  picture(pack, "typesetting-evidence", 75, 3);
  picture(pack, "typesetting-tables", 75, pageWith(pack, "Said by"));
  picture(typeset, "typesetting-any", 75);
} finally {
  rmSync(desk, { recursive: true, force: true });
}
