import { describe, expect, it } from "vitest";
import type { OutlineEntry, PageItem } from "../../../src/render/layout/page.ts";
import { safeUri } from "../../../src/render/writers/pdf/links.ts";
import { pageLabels } from "../../../src/render/writers/pdf/navigation.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { line, nodes, page, paged, pdfOptions, run } from "../../helpers/pdf-document.ts";
import { openPdf } from "../../helpers/pdf-runs.ts";
import { has, pdfSource } from "../../helpers/pdf-tools.ts";

const structure = nodes(["P", 0], ["Link", 1]);
const words = line(100, run("Words", { node: 2 }));
const destination = (id: string, yPt: number): PageItem => ({ type: "destination", id, xPt: 72, yPt });

describe("pageLabels", () => {
  it.each([
    ["plain numbers", ["1", "2", "3"], "<</Nums [0 <</S /D>>]>>"],
    ["numbers that start late", ["4", "5"], "<</Nums [0 <</S /D/St 4>>]>>"],
    ["Roman front matter", ["i", "ii", "1", "2"], "<</Nums [0 <</S /r>> 2 <</S /D>>]>>"],
    ["Roman capitals", ["IX", "X"], "<</Nums [0 <</S /R/St 9>>]>>"],
    ["prefixes", ["A-1", "A-2", "B-1"], "<</Nums [0 <</S /D/P (A-)>> 2 <</S /D/P (B-)>>]>>"],
    ["a gap", ["1", "3"], "<</Nums [0 <</S /D>> 1 <</S /D/St 3>>]>>"],
    ["words", ["Cover", "Cover"], "<</Nums [0 <</P (Cover)>> 1 <</P (Cover)>>]>>"],
    ["a number with a zero in front", ["01"], "<</Nums [0 <</P (01)>>]>>"],
    ["letters that are no Roman number", ["iiii"], "<</Nums [0 <</P (iiii)>>]>>"],
  ])("writes %s", (_, labels, expected) => {
    expect(pageLabels(labels)).toBe(expected);
  });

  it("gives every page the label that is printed on it", async () => {
    const labels = ["i", "ii", "1", "2", "A-9", "A-10", "Annex", "mix", "C", "7"];
    const pages = labels.map((label, i) => page(i + 1, [words], label));
    const pdf = await openPdf(await writePdf(paged(pages, structure), pdfOptions()));
    expect(await pdf.getPageLabels()).toEqual(labels);
  });
});

describe("outline", () => {
  const entry = (title: string, target: string, children: readonly OutlineEntry[] = []) => ({
    title,
    target,
    children,
  });
  const outline = [
    entry("One", "one", [entry("One A — є", "a"), entry("One B", "b", [entry("Deep", "one")])]),
    entry("Two", "two"),
  ];
  const pages = [
    page(1, [destination("one", 80), destination("a", 300), words]),
    page(2, [destination("b", 50), destination("two", 400), words]),
  ];
  const write = (openOutlineLevels: number) =>
    writePdf(paged(pages, structure, { outline }), pdfOptions({ openOutlineLevels }));

  it("leads to the places of its headings", async () => {
    const pdf = await openPdf(await write(1));
    const shown: unknown[] = [];
    const walk = async (items: Awaited<ReturnType<typeof pdf.getOutline>>, depth: number): Promise<void> => {
      for (const item of items ?? []) {
        const [ref, kind, x, y] = item.dest as unknown as [
          { num: number; gen: number },
          { name: string },
          number,
          number,
        ];
        shown.push([depth, item.title, (await pdf.getPageIndex(ref)) + 1, kind.name, x, y]);
        await walk(item.items as never, depth + 1);
      }
    };
    await walk(await pdf.getOutline(), 1);
    expect(shown).toEqual([
      [1, "One", 1, "XYZ", 72, 762],
      [2, "One A — є", 1, "XYZ", 72, 542],
      [2, "One B", 2, "XYZ", 72, 792],
      [3, "Deep", 1, "XYZ", 72, 762],
      [1, "Two", 2, "XYZ", 72, 442],
    ]);
  });

  it.runIf(has("qpdf")).each([
    // The root's count, then the counts of `One` and `One B`; negative where folded.
    [1, [2, -2, -1]],
    [2, [4, 2, -1]],
    [3, [5, 3, 1]],
  ])("unfolds %i levels", async (levels, expected) => {
    const source = pdfSource(await write(levels));
    const countOf = (pattern: RegExp) => Number(pattern.exec(source)?.[1]);
    const one = /<<(?:(?!>>)[\s\S])*\/Title \(One\)[\s\S]*?>>/.exec(source)?.[0] ?? "";
    const oneB = /<<(?:(?!>>)[\s\S])*\/Title \(One B\)[\s\S]*?>>/.exec(source)?.[0] ?? "";
    const countIn = (entrySource: string) => Number(/\/Count (-?\d+)/.exec(entrySource)?.[1]);
    const root = countOf(/\/Count (\d+)\s+\/First \d+ 0 R\s+\/Last \d+ 0 R\s+\/Type \/Outlines/);
    expect([root, countIn(one), countIn(oneB)]).toEqual(expected);
  });
});

describe("links", () => {
  const area = { type: "link", xPt: 72, yPt: 90, widthPt: 50, heightPt: 14, node: 2, contents: "Words" } as const;

  it.each([
    ["https://example.org/a?b=c#d", "https://example.org/a?b=c#d"],
    ["HTTP://EXAMPLE.ORG/", "HTTP://EXAMPLE.ORG/"],
    ["mailto:desk@example.org", "mailto:desk@example.org"],
    ["https://example.org/ä b", "https://example.org/%C3%A4%20b"],
    ['https://example.org/"><x>', "https://example.org/%22%3E%3Cx%3E"],
    ["https://example.org/\u0000\n", "https://example.org/%00%0A"],
    ["javascript:alert(1)", null],
    ["java\nscript:alert(1)", null],
    [" https://example.org", null],
    ["file:///etc/passwd", null],
    ["//example.org", null],
    ["\\\\evil\\share", null],
    ["data:text/html,x", null],
    ["https://", null],
    ["", null],
  ])("of %j gives %j", (url, expected) => {
    expect(safeUri(url)).toBe(expected);
  });

  it("cover their words, lead where they say, and tell it", async () => {
    const items: readonly PageItem[] = [
      words,
      { ...area, target: { url: "https://example.org/(a)" } },
      { ...area, yPt: 104, target: { id: "end" } },
      destination("end", 700),
    ];
    const pdf = await openPdf(await writePdf(paged([page(1, items)], structure), pdfOptions()));
    const found = await (await pdf.getPage(1)).getAnnotations();
    expect(
      found.map(({ subtype, rect, url, dest, contentsObj }) => ({ subtype, rect, url, dest, says: contentsObj?.str })),
    ).toEqual([
      { subtype: "Link", rect: [72, 738, 122, 752], url: "https://example.org/(a)", dest: undefined, says: "Words" },
      { subtype: "Link", rect: [72, 724, 122, 738], url: undefined, dest: "end", says: "Words" },
    ]);
    expect(await pdf.getDestination("end")).toMatchObject([{}, { name: "XYZ" }, 72, 142, null]);
  });

  it("are left out where they may not be followed or lead nowhere", async () => {
    const items: readonly PageItem[] = [
      words,
      { ...area, target: { url: "javascript:alert(1)" } },
      { ...area, target: { id: "no such place" } },
    ];
    const bytes = await writePdf(paged([page(1, items)], structure), pdfOptions());
    expect(await (await (await openPdf(bytes)).getPage(1)).getAnnotations()).toEqual([]);
  });

  it("find names of any characters", async () => {
    const names = ["a", "a-1", "B", "Z", "é", "висновки", "(x)", "\u{1f600}"];
    const items = [words, ...names.map((name, i) => destination(name, 10 * i))];
    const pdf = await openPdf(await writePdf(paged([page(1, items)], structure), pdfOptions()));
    expect(Object.keys(await pdf.getDestinations())).toHaveLength(names.length);
    for (const name of ["a", "a-1", "B", "Z", "(x)"]) expect(await pdf.getDestination(name)).not.toBeNull();
  });
});
