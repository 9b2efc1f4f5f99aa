/// <reference lib="dom" />
/** The HTML page in a browser: WCAG 2.2 AA as far as axe can tell, light and dark, and what a keyboard and a printer get. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import { writeHtml } from "../../../src/render/writers/html/write-html.ts";
import { builtIn } from "../../fixtures/memo/built-in.ts";
import { fullMemo } from "../../fixtures/memo/memos.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const memo = writeHtml(parseDocument(renderMarkdown(fullMemo, await builtIn("policy-memo")).value).value);
const everything = writeHtml(
  parseDocument(
    "# All\n\n### Deep\n\nA [link](https://example.org/), `code`, a note[^1] and a [place](#deep).\n\n" +
      "- [x] done\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> [!WARNING]\n> Careful.\n\n" +
      "<!-- 7 uk -->\n\n> **7** *До того.* Слова.\n>\n> — **Ада**\n\n> **8** שלום\n\n```\nlong code\n```\n\n[^1]: A note.\n",
  ).value,
);

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(executablePath === undefined)("the page in a browser (skipped where Chromium isn't installed)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  });
  afterAll(() => browser.close());

  async function open(html: string, colorScheme: "light" | "dark" = "light", width = 1000): Promise<Page> {
    // The page's own policy lets no script run; axe is one.
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.setContent(html);
    return page;
  }

  async function findings(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Finding[] }> } }).axe.run(),
    );
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }

  it.each<[string, string, "light" | "dark"]>([
    ["a memo", memo, "light"],
    ["a memo", memo, "dark"],
    ["a page of every kind of block", everything, "light"],
    ["a page of every kind of block", everything, "dark"],
  ])("axe finds nothing wrong with %s, %#", { timeout: 60_000 }, async (_, html, scheme) => {
    const page = await open(html, scheme);
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it("the first stop of a keyboard is the way past the head, and it leads there", async () => {
    const page = await open(memo);
    await page.keyboard.press("Tab");
    const skip = page.locator("a.skip");
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect((await skip.boundingBox())!.x).toBeGreaterThanOrEqual(0);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("text");
    await page.context().close();
  });

  it("nothing runs out of a narrow screen, or of one that is zoomed to 400 percent", async () => {
    const page = await open(everything, "light", 320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  it("quotation marks hang before the words, and none of them is among the words", async () => {
    const page = await open(everything);
    const words = page.locator("#excerpt-7 blockquote p").first();
    expect(await words.evaluate((p) => getComputedStyle(p, "::before").content)).toBe("open-quote");
    expect(await words.evaluate((p) => getComputedStyle(p).quotes)).toBe('"«" "»" "„" "“"');
    expect(await words.textContent()).toBe("До того. Слова.");
    await page.context().close();
  });

  it("is printed light, without the way past the head", async () => {
    const page = await open(memo, "dark");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    expect(await page.locator("a.skip").isVisible()).toBe(false);
    await page.context().close();
  });
});
