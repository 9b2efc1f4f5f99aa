import { describe, expect, it } from "vitest";
import type { Page, PagedDocument } from "../../../src/render/layout/page.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { contentLines, layOut, lineText } from "./helpers.ts";

const { page: sheet } = defaultStylesheet;
const lines = Math.floor((sheet.heightPt - sheet.marginTopPt - sheet.marginBottomPt) / sheet.gridPt);
const foot = sheet.marginTopPt + lines * sheet.gridPt;
const ragged = { page: { ...sheet, fill: "ragged" as const } };
const words = "The committee met twice before the summer and found no reason to change its mind about the proposals.";

/** Excerpts of different lengths, of which one does not always fit what is left of a page. */
const excerpts = Array.from(
  { length: 40 },
  (_, i) =>
    `> **${i + 1}** ${Array(1 + (i % 4))
      .fill(words)
      .join(" ")}\n>\n> — **Anna Larsen** · The Post`,
).join("\n\n");

/** What stands free between the last line and the foot of the text area. */
const free = (page: Page) => foot - Math.max(...contentLines(page).map((line) => line.yPt));
const texts = ({ pages }: PagedDocument) => pages.map((page) => contentLines(page).map(lineText));

describe("pages that end short", () => {
  it("reach their foot, with the same lines on each", async () => {
    const { value: short } = await layOut(excerpts, ragged);
    const { value: full } = await layOut(excerpts);
    expect(texts(full)).toEqual(texts(short));
    expect(Math.max(...short.pages.slice(0, -1).map(free))).toBeGreaterThan(2 * sheet.gridPt);
    for (const page of full.pages.slice(0, -1)) expect(free(page)).toBeLessThan(1.5 * sheet.gridPt);
  });

  it("keep their text on the grid, and no gap grows by more than half a line", async () => {
    const { value: short } = await layOut(excerpts, ragged);
    const { value: full } = await layOut(excerpts);
    full.pages.forEach((page, i) => {
      const before = contentLines(short.pages[i]!).map((line) => line.yPt);
      const moves = contentLines(page).map((line, j) => (line.yPt - before[j]!) / (sheet.gridPt / 2));
      moves.forEach((move, j) => {
        expect(move).toBeCloseTo(Math.round(move));
        expect([0, 1]).toContain(Math.round(move - (moves[j - 1] ?? 0)) + 0);
      });
    });
  });

  it("stay as they are where the document breaks them, and where it ends", async () => {
    const markdown = `${excerpts.split("\n\n").slice(0, 9).join("\n\n")}\n\n<!-- page-break -->\n\nThe end.`;
    const { value: short } = await layOut(markdown, ragged);
    const { value: full } = await layOut(markdown);
    expect(full.pages.length).toBeGreaterThan(1);
    expect(full.pages).toEqual(short.pages);
  });

  it("leave rows of tables, lines of code and paragraphs where they are", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `| ${i} | ${"word ".repeat(20)} |`).join("\n");
    const paragraphs = Array.from({ length: 20 }, () => `${words} ${words} ${words}`).join("\n\n");
    for (const markdown of [`| a | b |\n|---|---|\n${rows}`, paragraphs]) {
      const [{ value: short }, { value: full }] = [await layOut(markdown, ragged), await layOut(markdown)];
      expect(full.pages).toEqual(short.pages);
    }
  });
});
