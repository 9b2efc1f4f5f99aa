import { describe, expect, it } from "vitest";
import type { Page, StructureNode } from "../../../src/render/layout/page.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { line, nodes, page, paged, pdfOptions, run } from "../../helpers/pdf-document.ts";
import { makePng } from "../../helpers/pdf-images.ts";
import { openPdf } from "../../helpers/pdf-runs.ts";
import { hasMatterhorn, matterhorn, pdfSource } from "../../helpers/pdf-tools.ts";

/** An element as `Tag(kids)`, content as `#`, as pdf.js reads page `number`'s part of the tree. */
async function treeOf(bytes: Uint8Array, number = 1): Promise<string> {
  const tree = await (await (await openPdf(bytes)).getPage(number)).getStructTree();
  return show(tree as TreeNode);
}

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly children?: readonly TreeNode[];
}

function show(node: TreeNode): string {
  if (node.type !== undefined) return node.type === "content" ? "#" : "@";
  const kids = (node.children ?? []).map(show).join(" ");
  return node.role === "Root" ? kids : `${node.role}(${kids})`;
}

async function check(pages: readonly Page[], structure: readonly StructureNode[], expected: readonly string[]) {
  const bytes = await writePdf(paged(pages, structure), pdfOptions());
  for (const [index, tree] of expected.entries()) expect(await treeOf(bytes, index + 1)).toBe(tree);
  if (hasMatterhorn) expect(matterhorn(bytes)).toBe("PASS");
  return bytes;
}

const at = (yPt: number, node: number | null, text = "Words") => line(yPt, run(text, { node }));

describe("structure of a PDF", () => {
  it("has one sequence of content for neighbouring lines of one element", async () => {
    await check([page(1, [at(100, 1), at(114, 1), at(128, 1)])], nodes(["P", 0]), ["Document(P(#))"]);
  });

  it("parts the content of an element where something stands between", async () => {
    const box = { type: "box", xPt: 0, yPt: 0, widthPt: 9, heightPt: 9, color: "#ffffff" } as const;
    await check([page(1, [at(100, 1), box, at(114, 1)])], nodes(["P", 0]), ["Document(P(# #))"]);
  });

  it("puts kids in the order in which they are painted, content and elements alike", async () => {
    const items = [
      line(100, [run("See", { node: 1 }), run("here", { node: 2, xPt: 120 }), run("now", { node: 1, xPt: 160 })]),
    ];
    await check([page(1, items)], nodes(["P", 0], ["Span", 1]), ["Document(P(# Span(#) #))"]);
  });

  it("goes on with an element on the next page", async () => {
    const bytes = await check([page(1, [at(800, 1)]), page(2, [at(80, 1)])], nodes(["P", 0]), [
      "Document(P(#))",
      "Document(P(#))",
    ]);
    expect(Buffer.from(bytes).length).toBeGreaterThan(0);
  });

  it("leaves out elements of which nothing is painted", async () => {
    await check([page(1, [at(100, 3)])], nodes(["P", 0], ["Sect", 0], ["P", 2]), ["Document(Sect(P(#)))"]);
  });

  it("keeps empty cells in their places, and rows in the order of the grid", async () => {
    const table = nodes(
      ["Table", 0],
      ["TBody", 1],
      ["TR", 2],
      ["TD", 3],
      ["TD", 3],
      ["TD", 3],
      ["TR", 2],
      ["TD", 7],
      ["TD", 7, { colSpan: 2 }],
    );
    // pdf.js shows the empty cells that a page's tree leads to only where they have content, so qpdf counts them.
    const bytes = await check([page(1, [at(100, 6), at(100, 4), at(114, 9)])], table, []);
    const cells = pdfSource(bytes).match(/\/S \/TD/g);
    expect(cells).toHaveLength(5);
    expect(await treeOf(bytes)).toMatch(/TR\(TD\(#\).*TD\(#\)\)/);
  });

  it("attaches each part of a link that goes over two lines", async () => {
    const link = { type: "link", widthPt: 30, heightPt: 12, node: 2, target: { url: "https://example.org" } } as const;
    const items = [
      line(100, [run("See", { node: 1 }), run("the", { node: 2, xPt: 120 })]),
      { ...link, xPt: 120, yPt: 90, contents: "the site" },
      at(114, 2, "site"),
      { ...link, xPt: 72, yPt: 104, contents: "the site" },
    ];
    await check([page(1, items)], nodes(["P", 0], ["Link", 1]), ["Document(P(# Link(# @ @)))"]);
  });

  it("takes nothing of an artifact for content", async () => {
    const items = [line(30, run("Short title", { node: 1 }), "header"), at(100, 1), at(114, null)];
    await check([page(1, items)], nodes(["P", 0]), ["Document(P(#))"]);
  });

  it.runIf(hasMatterhorn)("says the language of words in another one than their element's", async () => {
    const items = [line(100, [run("The word", { node: 1 }), run("слово", { node: 1, xPt: 150, language: "uk" })])];
    const bytes = await check([page(1, items)], nodes(["P", 0]), ["Document(P(# #))"]);
    expect(pdfSource(bytes)).toMatch(/\/Span<<\/MCID 1\/Lang \(uk\)>>BDC/);
  });

  it("maps tags that PDF 1.7 does not know", async () => {
    const bytes = await check([page(1, [at(100, 2)])], nodes(["P", 0], ["Em", 1]), []);
    const source = pdfSource(bytes);
    expect(source).toMatch(/\/RoleMap <<\s*\/Em \/Span\s*>>/);
    expect(source).not.toContain("/Strong");
  });

  it("gives figures their words and their box, lists their numbering, notes their names", async () => {
    const png = makePng({ width: 1, height: 1, colorType: 0, rows: [0, 128] });
    const structure = nodes(
      ["Figure", 0, { alt: "A dot", box: { page: 1, xPt: 72, yPt: 100, widthPt: 20, heightPt: 10 } }],
      ["L", 0, { listNumbering: "Disc" }],
      ["LI", 2],
      ["LBody", 3],
      ["Note", 0, { noteId: "fn-2" }],
      ["Note", 0, { noteId: "fn-1" }],
    );
    const image = { type: "image", xPt: 72, yPt: 100, widthPt: 20, heightPt: 10, image: "dot.png", node: 1 } as const;
    const document = paged([page(1, [image, at(200, 4), at(300, 5), at(320, 6)])], structure, {
      images: { "dot.png": { format: "png", bytes: png, widthPx: 1, heightPx: 1 } },
    });
    const source = pdfSource(await writePdf(document, pdfOptions()));
    expect(source).toContain("/Alt (A dot)");
    expect(source).toMatch(/\/BBox \[\s*72\s+732\s+92\s+742\s*\]/);
    expect(source).toMatch(/\/ListNumbering \/Disc\s+\/O \/List/);
    expect(source).toMatch(/\/IDTree <<\s*\/Names \[\s*\(fn-1\)\s+\d+ 0 R\s+\(fn-2\)/);
  });
});

describe.runIf(hasMatterhorn)("the checker of these tests", () => {
  it("would find a parent tree that names the wrong element", async () => {
    const bytes = await writePdf(paged([page(1, [at(100, 1), at(120, 2)])], nodes(["P", 0], ["H1", 0])), pdfOptions());
    expect(matterhorn(bytes)).toBe("PASS");
    const open = pdfSource(bytes);
    const nums = /\/Nums \[\s*0\s+\[\s*(\d+ 0 R)\s+(\d+ 0 R)/.exec(open);
    const swapped = open.replace(
      nums![0],
      nums![0].replace(`${nums![1]}`, "X").replace(nums![2]!, nums![1]!).replace("X", nums![2]!),
    );
    expect(swapped).not.toBe(open);
    expect(matterhorn(Buffer.from(swapped, "latin1"))).toContain("01-ptree");
  });
});
