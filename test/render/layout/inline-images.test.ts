import { describe, expect, it } from "vitest";
import type { PagedDocument, PageItem } from "../../../src/render/layout/page.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { makePng } from "../../helpers/pdf-images.ts";
import { hasMatterhorn, matterhorn } from "../../helpers/pdf-tools.ts";
import { contentLines, layOut, lineText, lineWith } from "./helpers.ts";

const { page: sheet, styles } = defaultStylesheet;
const measure = sheet.widthPt - sheet.marginLeftPt - sheet.marginRightPt;
const bytes = makePng({ width: 1, height: 1, colorType: 0, rows: [0, 0] });
const image = (widthPx: number, heightPx: number) => ({ format: "png" as const, bytes, widthPx, heightPx });
const images = { "small.png": image(16, 8), "tall.png": image(20, 60), "wide.png": image(4_000, 100) };

type ImageItem = Extract<PageItem, { type: "image" }>;

const show = async (markdown: string) => (await layOut(markdown, {}, images)).value;
const imagesOf = ({ pages }: PagedDocument): readonly ImageItem[] =>
  pages.flatMap(({ items }) => items.filter((item): item is ImageItem => item.type === "image"));

describe("images within text", () => {
  it("stand on the baseline in their own size, between the words that they are between", async () => {
    const value = await show("Before ![sign](small.png) after.");
    const [item] = imagesOf(value);
    const { line } = lineWith(value, "Before");
    expect([item?.widthPt, item?.heightPt]).toEqual([12, 6]);
    expect(item!.yPt + item!.heightPt).toBeCloseTo(line.yPt);
    const order = value.pages[0]!.items.flatMap((i) =>
      i.type === "line" && i.artifact === null ? [lineText(i).trim()] : i.type === "image" ? ["(image)"] : [],
    );
    expect(order).toEqual(["Before", "(image)", "after."]);
    expect(lineWith(value, "after").line.runs[0]!.xPt).toBeGreaterThan(item!.xPt + 12);
  });

  it("are figures with their description, in the paragraph", async () => {
    const value = await show("Before ![the sign](small.png) after.");
    const figure = value.nodes[imagesOf(value)[0]!.node!]!;
    expect([figure.tag, figure.alt, value.nodes[figure.parent!]?.tag]).toEqual(["Figure", "the sign", "P"]);
    expect(figure.box?.widthPt).toBe(12);
  });

  it("are decoration where they have no description, as blocks too", async () => {
    const value = await show("Before ![](small.png) after.\n\n![](tall.png)");
    expect(imagesOf(value).map(({ node }) => node)).toEqual([null, null]);
    expect(value.nodes.some(({ tag }) => tag === "Figure")).toBe(false);
  });

  it("make room above their line, and stand on no other", async () => {
    const value = await show("One line.\\\nAnd ![tall](tall.png) here.\\\nOne more.");
    const [first, second, , third] = contentLines(value.pages[0]!);
    const [item] = imagesOf(value);
    expect(item!.yPt).toBeGreaterThan(first!.yPt);
    expect(second!.yPt - first!.yPt).toBeGreaterThan(40);
    expect(third!.yPt - second!.yPt).toBeCloseTo(styles.body.leadingPt);
  });

  it("are never wider than their column", async () => {
    const value = await show("Words ![wide](wide.png) words.\n\n| a | b |\n|---|---|\n| ![wide](wide.png) | text |");
    const [inText, inCell] = imagesOf(value);
    expect(inText?.widthPt).toBeCloseTo(measure);
    expect(inText!.heightPt).toBeCloseTo(measure / 40);
    expect(inCell!.widthPt).toBeLessThan(measure);
  });

  it("let text of other cells run on beside them", async () => {
    const value = await show(`| a | b |\n|---|---|\n| ${"word ".repeat(40)} | ![tall](tall.png) |`);
    const baselines = contentLines(value.pages[0]!)
      .filter((line) => lineText(line).includes("word"))
      .map((line) => line.yPt);
    for (let i = 1; i < baselines.length; i++)
      expect(baselines[i]! - baselines[i - 1]!).toBeLessThan(styles.tableCell.leadingPt + 0.01);
  });

  it("are links where they stand in one, all of them", async () => {
    const value = await show("[![tall](tall.png)](https://example.org/)");
    const link = value.pages[0]!.items.find((item) => item.type === "link")!;
    const [item] = imagesOf(value);
    expect([link.xPt, link.widthPt]).toEqual([item?.xPt, item?.widthPt]);
    expect(link.yPt).toBeCloseTo(item!.yPt);
    expect(link.contents).toBe("tall");
  });

  it("print their description where they can't be used, and say so", async () => {
    const { value, diagnostics } = await layOut("Before ![the sign](none.png) after.", {}, images);
    expect(lineText(lineWith(value, "Before").line)).toContain("Before [the sign] after.");
    expect(diagnostics.map(({ code }) => code)).toEqual(["render/bad-image"]);
  });

  it.skipIf(!hasMatterhorn)("pass the checker of PDF/UA wherever they stand", async () => {
    const anywhere =
      "# A ![sign](small.png) title\n\n- ![sign](small.png) item[^1]\n\n> ![tall](tall.png) quoted\n\n" +
      "| ![sign](small.png) |\n|---|\n| ![](small.png) |\n\n[a ![sign](small.png) link](https://example.org/)\n\n" +
      "[^1]: ![sign](small.png) note";
    const value = await show(anywhere);
    const title = { title: "T", author: null, subject: null, keywords: [], date: null, identifier: "i", producer: "p" };
    const pdf = await writePdf(value, { ...title, attachments: [], openOutlineLevels: 1 });
    expect(matterhorn(pdf)).toBe("PASS");
  });
});
