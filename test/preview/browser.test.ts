/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The preview in a browser: what a person does, by mouse and by keyboard. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type FrameLocator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deskFiles } from "../helpers/desk.ts";
import { type Served, serve } from "./serve.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

describe.skipIf(executablePath === undefined)("the preview (skipped where Chromium isn't installed)", () => {
  let browser: Browser;
  let served: Served;
  let page: Page;
  let complaints: string[];
  const memo = (): FrameLocator => page.frameLocator("#memo");

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: ["--no-sandbox", "--disable-gpu"] });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    served = await serve(deskFiles);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    complaints = [];
    page.on("pageerror", (cause) => complaints.push(cause.message));
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    await page.goto(`${served.url}b/harbour`);
    await memo().locator("#excerpt-1").waitFor();
  });
  afterEach(async () => {
    await page.close();
    await served.stop();
    expect(complaints).toEqual([]);
    expect(served.stderr()).toBe("");
  });

  const excerptSaying = (words: string) => memo().locator("figure.excerpt", { hasText: words });

  it("shows an edited theme in the memo, in place", async () => {
    expect(await excerptSaying("twice a week").count()).toBe(0);
    const marker = "kept over the edit";
    await page.evaluate((text) => document.body.setAttribute("data-marker", text), marker);
    served.write("briefs/themes/dredging.yaml", "title: Dredging\ncore: [bottom, basin]\n");
    await excerptSaying("twice a week").waitFor();
    await page.getByRole("status").getByText("Up to date").waitFor();
    expect(await page.getAttribute("body", "data-marker")).toBe(marker);
    await page.getByRole("link", { name: "Changes" }).click();
    await page.locator(".changes", { hasText: "twice a week" }).waitFor();
  });

  it("keeps the reader's place, and follows excerpts of the renewed memo too", async () => {
    const scrolled = () =>
      page.evaluate(() => document.querySelector("iframe")?.contentDocument?.scrollingElement?.scrollTop);
    await page.evaluate(() =>
      document.querySelector("iframe")?.contentWindow?.scrollTo({ top: 300, behavior: "instant" }),
    );
    const before = await scrolled();
    expect(before).toBeGreaterThan(100);
    served.write(
      "briefs/harbour.yaml",
      (deskFiles["briefs/harbour.yaml"] ?? "").replace("The port hesitates", "The port waits"),
    );
    await memo().getByText("The port waits").waitFor();
    expect(await scrolled()).toBe(before);
    await excerptSaying("will not dredge").locator("a.number").click();
    await page.locator("mark.chosen", { hasText: "will not dredge the basin" }).waitFor();
  });

  it("leads from an excerpt to its place in the source", async () => {
    await excerptSaying("will not dredge").locator("blockquote").click();
    const chosen = page.locator("mark.chosen").first();
    await chosen.waitFor();
    expect(await chosen.textContent()).toContain("The port authority will not dredge the basin this year");
    expect(await page.locator(".furniture", { hasText: "Follow us on X" }).count()).toBe(1);
    expect(await page.locator(".verdict").textContent()).toContain("Proved");
    const inside = await page.evaluate(() => {
      const [mark, region] = [document.querySelector("#here"), document.querySelector(".source")];
      const [a, b] = [mark?.getBoundingClientRect(), region?.getBoundingClientRect()];
      return a && b && a.top >= b.top && a.top < b.bottom && b.top < innerHeight;
    });
    expect(inside).toBe(true);
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  it("does all that by keyboard alone, and leads back", async () => {
    await excerptSaying("will not dredge").locator("a.number").focus();
    await page.keyboard.press("Enter");
    await page.locator("#here").waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
    await page.getByRole("link", { name: "Show in the memo" }).focus();
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.evaluate(() => document.querySelector("iframe")?.contentDocument?.activeElement?.className))
      .toBe("number");
    await page.goBack();
    await page.getByRole("heading", { name: "Evidence", level: 2 }).waitFor();
  });

  it("reaches every control with Tab, each with a visible focus", async () => {
    await page.getByRole("link", { name: "Why" }).click();
    await page.getByRole("searchbox").waitFor();
    await page.locator("body").evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const reached = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const now = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body || element.tagName === "IFRAME") return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return { name: element.textContent || element.id, seen: outlineStyle !== "none" && outlineWidth !== "0px" };
      });
      if (now === null) continue;
      expect(now.seen, now.name).toBe(true);
      reached.add(now.name.trim());
    }
    for (const name of ["Skip to the panel beside the memo", "Briefwright", "PDF", "words", "Explain"])
      expect([...reached]).toContain(name);
  });

  it("explains words that are typed", async () => {
    await page.getByRole("link", { name: "Why" }).click();
    await page.getByRole("searchbox").fill("follow us on x");
    await page.keyboard.press("Enter");
    await page.locator(".answer", { hasText: "Not article:" }).waitFor();
    expect(await page.getByRole("searchbox").inputValue()).toBe("follow us on x");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("words");
  });

  it("tells of a mistake while it stands, and keeps the memo", async () => {
    served.write("briefs/themes/dredging.yaml", "title: Dredging\ncore: ['(port']\n");
    await page.getByText("Errors keep this memo from being built.").waitFor();
    await page.getByRole("link", { name: "See the problems" }).click();
    await page.locator(".problem", { hasText: "briefs/themes/dredging.yaml:2:" }).first().waitFor();
    await excerptSaying("will not dredge").waitFor();
    served.write("briefs/themes/dredging.yaml", deskFiles["briefs/themes/dredging.yaml"] ?? "");
    await page.getByText("Errors keep this memo from being built.").waitFor({ state: "detached" });
  });

  it("waits for a memo whose document is empty", async () => {
    await page.locator("iframe").evaluate((frame: HTMLIFrameElement) => {
      frame.contentDocument?.documentElement.remove();
      frame.dispatchEvent(new Event("load"));
    });
  });

  it("shows the PDF", async () => {
    const answer = page.waitForResponse((response) => response.url().includes("memo.pdf"));
    await page.getByRole("link", { name: "PDF", exact: true }).click();
    expect((await answer).headers()["content-type"]).toBe("application/pdf");
    expect(await page.locator("iframe").getAttribute("title")).toBe("The memo as a PDF");
  });

  it("works without a script", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(`${served.url}b/harbour`);
    await plain.locator("#content a.row").first().click();
    expect(await plain.locator("mark.chosen").count()).toBeGreaterThan(0);
    await plain.getByRole("link", { name: "Why" }).click();
    await plain.getByRole("searchbox").fill("will not dredge");
    await plain.getByRole("button", { name: "Explain" }).click();
    expect(await plain.locator(".answer").count()).toBe(1);
    await context.close();
  });

  it.each(["light", "dark"] as const)("can be read by everybody, in the %s", async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const number = /\d+/.exec((await excerptSaying("will not dredge").getAttribute("id")) ?? "")?.[0];
    for (const search of [
      "",
      `?n=${number}`,
      "?tab=sources",
      "?tab=why&words=will+not+dredge",
      "?tab=why&words=nobody",
      "?tab=changes",
      "?tab=problems",
    ]) {
      await page.goto(`${served.url}b/harbour${search}`);
      expect(await page.evaluate(faultsOfAccess), search).toEqual([]);
    }
    await page.goto(served.url);
    expect(await page.evaluate(faultsOfAccess), "the list").toEqual([]);
  });

  it.each([320, 640, 1024])("fits a window of %i pixels", async (width) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${served.url}b/harbour?n=1`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});

/** Runs in the page: names, landmarks, heading order, sizes of targets, and contrast of every text as it is painted. */
function faultsOfAccess(): string[] {
  const faults: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const shown = (element: Element) => element.getClientRects().length > 0;
  const show = (element: Element) => element.outerHTML.slice(0, 120);

  if (document.documentElement.lang === "") faults.push("no language");
  if (document.title === "") faults.push("no title");
  if (all("main").length !== 1) faults.push("not one main");
  if (all("h1").filter(shown).length !== 1) faults.push("not one h1");
  let last = 0;
  for (const heading of all("h1,h2,h3,h4").filter(shown)) {
    const level = Number(heading.tagName.slice(1));
    if (level > last + 1) faults.push(`a heading skips a level: ${show(heading)}`);
    last = level;
  }
  for (const element of all("a[href],button,summary")) {
    if ((element.textContent ?? "").trim() === "" && !element.ariaLabel) faults.push(`no name: ${show(element)}`);
  }
  for (const element of all("input:not([type=hidden])")) {
    if (!(element instanceof HTMLInputElement) || element.labels?.length !== 1)
      faults.push(`no label: ${show(element)}`);
  }
  for (const element of all("iframe")) if (element.title === "") faults.push(`no title: ${show(element)}`);
  for (const element of all("nav,[role=region],section[tabindex]")) {
    if (!element.ariaLabel) faults.push(`a landmark without a name: ${show(element)}`);
  }
  const ids = all("[id]").map((element) => element.id);
  if (new Set(ids).size !== ids.length) faults.push("an id stands twice");
  for (const element of all(".forms a,.tabs a,.steps a,.row,summary,button,input:not([type=hidden])").filter(shown)) {
    if (element.getBoundingClientRect().height < 24) faults.push(`smaller than 24 pixels: ${show(element)}`);
  }

  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = channels(color).map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)";
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? ground(element.parentElement) : backgroundColor;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !shown(element) || (node.textContent ?? "").trim() === "" || element.closest("script,style"))
      continue;
    const [low = 0, high = 0] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort(
      (a, b) => a - b,
    );
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)}: ${show(element)}`);
  }
  return faults;
}
