// How long an edit takes to be on the page under `briefwright preview`, in headless Chromium, on a copy of the sample desk:
// from the write of the file to the change of the memo's text. `node bench/preview.mjs [--edits 20]`.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values } = parseArgs({ options: { edits: { type: "string", default: "20" } } });
const root = fileURLToPath(new URL("..", import.meta.url));
const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (executablePath === undefined) throw new Error("Chromium is not installed");

const desk = mkdtempSync(join(tmpdir(), "briefwright-preview-"));
cpSync(join(root, "briefs"), join(desk, "briefs"), { recursive: true });
const server = spawn(process.execPath, [join(root, "dist/cli/bin.js"), "preview"], { cwd: desk });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const url = await addressOf(server.stdout);
  const page = await browser.newPage();
  await page.goto(`${url}b/us-role-in-guarantees`);
  await page.frameLocator("#memo").locator("#excerpt-1").waitFor();
  const kinds = {
    "a brief": ["briefs/us-role-in-guarantees.yaml", (text, n) => text.replace(/^title: .*$/m, `title: Edit ${n}`)],
    "a theme": [
      "briefs/themes/us-role-in-guarantees.yaml",
      (text, n) => text.replace(/^title: .*$/m, `title: Edit ${n}`),
    ],
  };
  for (const [kind, [path, edit]] of Object.entries(kinds)) {
    const times = [];
    for (let n = 1; n <= Number(values.edits); n++) times.push(await timed(page, path, edit, `${kind} ${n}`));
    times.sort((a, b) => a - b);
    const [median, most] = [times[times.length >> 1], times.at(-1)].map(Math.round);
    console.log(`${kind}: ${times.length} edits, median ${median} ms, at most ${most} ms`);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(desk, { recursive: true, force: true });
}

/** The line that the command prints when it listens. */
function addressOf(stdout) {
  return new Promise((resolve, reject) => {
    let printed = "";
    stdout.on("data", (chunk) => {
      printed += chunk;
      const found = /http:\/\/\S+/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
    stdout.on("close", () => reject(new Error(`the preview ended: ${printed}`)));
  });
}

/** Milliseconds from the write to the words on the page. */
async function timed(page, path, edit, name) {
  const file = join(desk, path);
  const text = edit(readFileSync(file, "utf8"), name);
  const shown = page.waitForFunction(
    (words) => document.querySelector("iframe")?.contentDocument?.body?.textContent?.includes(words),
    `Edit ${name}`,
    { polling: 5, timeout: 30_000 },
  );
  // The wait has to stand in the page before the edit.
  await page.evaluate(() => undefined);
  const from = performance.now();
  writeFileSync(file, text);
  await shown;
  const took = performance.now() - from;
  await page.getByRole("status").getByText("Up to date").waitFor();
  return took;
}
