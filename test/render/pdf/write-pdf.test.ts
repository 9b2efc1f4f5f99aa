import { describe, expect, it } from "vitest";
import type { PageItem } from "../../../src/render/layout/page.ts";
import { writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { faces, line, nodes, page, paged, pdfOptions, roman, run, shape } from "../../helpers/pdf-document.ts";
import { pdfJsText, pdfRuns } from "../../helpers/pdf-runs.ts";
import { has, hasMatterhorn, matterhorn, pdfText, runOnPdf } from "../../helpers/pdf-tools.ts";

const paragraph = nodes(["P", 0]);

async function written(items: readonly PageItem[], structure = paragraph): Promise<Uint8Array> {
  return writePdf(paged([page(1, items)], structure), pdfOptions());
}

/** Texts that must come back as they are: ligatures, small capitals, figures, scripts, characters without a glyph of their own. */
const rows: readonly (readonly [what: string, text: string, features?: readonly string[]])[] = [
  ["plain words", "The ministry said nothing (so far)."],
  ["ligatures of the font", "The official office file fluffs efficiently"],
  ["ligatures of the text", "ﬁnance"],
  ["small capitals", "Restricted Circulation", ["smcp"]],
  ["capitals as small capitals", "TLP:GREEN", ["c2sc", "smcp"]],
  ["tabular figures", "1,234.50 and 99%", ["tnum"]],
  ["old-style figures", "in 1999, 2025", ["onum"]],
  ["both kinds of figures in one run of codes", "0123456789"],
  ["Cyrillic", "Київ заявив, що гарантії — ні"],
  ["Greek", "Η Αθήνα δήλωσε"],
  ["accents", "Ångström café naïve Łódź Dvořák"],
  ["a combining mark", "x̂ and q̃"],
  ["brackets and backslashes", "a\\b (c) [d] {e} <f>"],
  ["quotation marks", "“He said ‘no’,” they wrote"],
  ["micro sign and mu, which may share a glyph", "5 µm or 5 μm"],
];

const texts = rows.map(([what, text, features = []]) => ({ what, text, features }));

describe("text of a PDF", () => {
  it.each(texts)("comes back through pdf.js: $what", async ({ text, features }) => {
    expect((await pdfJsText(await written([line(100, run(text, { features }))]))).trim()).toBe(text);
  });

  it.runIf(has("pdftotext")).each(texts)("comes back through poppler: $what", async ({ text, features }) => {
    expect(pdfText(await written([line(100, run(text, { features }))])).trim()).toBe(text);
  });

  it("keeps two texts apart that share one glyph", async () => {
    const word = shape("a");
    const asIs = run("a");
    const other = { ...asIs, words: [{ ...word, text: "α", clusters: ["α"] }], xPt: 200 };
    const runs = await pdfRuns(await written([line(100, [asIs, other])]));
    expect(runs.map((r) => r.text)).toEqual(["a", "α"]);
  });

  it("sets words where the layout says, to a hundredth of a point at the line's end", async () => {
    const long = "Wide AVATAR Tokens To Yonder and many more words that are set with a gap";
    const runs = await pdfRuns(
      await written([
        line(100, [run(long, { gapPt: 3.777 }), run("|", { xPt: 500 })]),
        line(120, run("|", { xPt: 72 })),
      ]),
    );
    const words = long.split(" ").map((word) => shape(word));
    const width = words.reduce((sum, word) => sum + word.width / 100, 0) + (words.length - 1) * 3.777;
    const first = runs.filter((r) => r.y < 110 && r.x < 490);
    const end = Math.max(...first.map((r) => r.x + r.width));
    expect(Math.abs(end - (72 + width))).toBeLessThan(0.01);
    expect(runs.at(-1)).toMatchObject({ x: 72, y: 120, size: 10 });
  });

  it("raises a superscript", async () => {
    const runs = await pdfRuns(await written([line(100, [run("x"), run("2", { xPt: 90, risePt: 4, sizePt: 6 })])]));
    expect(runs.map(({ text, y }) => [text, y])).toEqual([
      ["x", 100],
      ["2", 96],
    ]);
  });

  it.runIf(has("pdftotext"))("letterspaces without breaking words apart", async () => {
    const bytes = await written([
      line(100, run("TLP:GREEN Desk memo", { sizePt: 9, trackingPt: 1.4, features: ["smcp"] })),
    ]);
    expect(pdfText(bytes).trim()).toBe("TLP:GREEN Desk memo");
    const [only] = await pdfRuns(bytes);
    const natural = ["TLP:GREEN", "Desk", "memo"].reduce((sum, word) => sum + shape(word, roman, ["smcp"]).width, 0);
    const spaces = 2 * shape(" ").width;
    expect(only?.text).toBe("TLP:GREEN Desk memo");
    expect(Math.abs((only?.width ?? 0) - (((natural + spaces) * 9) / 1000 + 19 * 1.4))).toBeLessThan(0.15);
  });

  it.runIf(has("pdfinfo"))("joins the halves of a hyphenated word, and keeps a hyphen of the text", async () => {
    const bytes = await written([
      line(100, run("a long-", { trailingSpace: false })),
      line(114, run("term guaran-", { softHyphen: true })),
      line(128, run("tee in writing", {})),
    ]);
    expect(pdfText(bytes)).toContain("term guaran\u00ad\n");
    expect(runOnPdf(bytes, "pdfinfo", ["-struct-text", "FILE"])).toContain("guarantee in writing");
    expect(runOnPdf(bytes, "pdfinfo", ["-struct-text", "FILE"])).toContain("long-term");
  });

  it.runIf(has("pdfinfo"))("does not glue the words of two lines", async () => {
    const bytes = await written([line(100, run("since", { trailingSpace: true })), line(114, run("the spring"))]);
    expect(runOnPdf(bytes, "pdfinfo", ["-struct-text", "FILE"])).toContain('"since the spring"');
  });

  it("moves a glyph off its place where the font says so", async () => {
    const glyphs = [...shape("x").glyphs, ...shape("z").glyphs];
    const offsets = [
      { x: 0, y: 0 },
      { x: -200, y: 2000 },
    ];
    const word = { ...shape("x"), text: "xz", clusters: ["x", "z"], glyphs, advances: [500, 0], width: 500, offsets };
    const runs = await pdfRuns(await written([line(100, { ...run("x"), xPt: 120, words: [word] })]));
    expect(runs.map(({ text, x, y }) => [text, x, y])).toEqual([
      ["x", 120, 100],
      ["z", 123, 80],
    ]);
  });

  it.runIf(has("pdftotext"))("gives a character of several glyphs as one", async () => {
    const glyphs = [...shape("x").glyphs, ...shape("y").glyphs];
    const word = { ...shape("x"), text: "ẋ", glyphs, advances: [500, 500], clusters: ["ẋ", ""], width: 1000 };
    const bytes = await written([line(100, [run("before"), { ...run("x"), xPt: 120, words: [word] }])]);
    expect(pdfText(bytes).trim().split(/\s+/)).toEqual(["before", "ẋ"]);
    expect((await pdfJsText(bytes)).trim()).toBe("before ẋ");
  });

  it.runIf(hasMatterhorn && has("pdftotext"))("has no text for what is missing or private, but shows it", async () => {
    const word = { ...shape("a"), glyphs: [0], text: "\ue000", clusters: ["\ue000"] };
    const bytes = await written([line(100, { ...run("a"), words: [word] })]);
    expect(matterhorn(bytes)).toBe("PASS");
    expect(pdfText(bytes).trim()).toBe("\ufffd");
    const [only] = await pdfRuns(bytes);
    expect(only?.text).toBe("\ue000");
  });
});

describe("bytes of a PDF", () => {
  it("are the same for the same document, whatever was written between", async () => {
    const items = [line(100, run("The same words", { features: ["smcp"] }))];
    const once = await written(items);
    await written([line(100, run("другие слова and others"))]);
    expect(Buffer.compare(await written(items), once)).toBe(0);
  });

  it("differ in /ID where only the identifier differs", async () => {
    const document = paged([page(1, [line(100, run("Words"))])], paragraph);
    const [one, other] = [
      await writePdf(document, pdfOptions()),
      await writePdf(document, pdfOptions({ identifier: "2" })),
    ];
    const idOf = (bytes: Uint8Array) =>
      /\/ID \[<([0-9a-f]{32})> <\1>\]/.exec(Buffer.from(bytes).toString("latin1"))?.[1];
    expect(idOf(one)).toBeDefined();
    expect(idOf(one)).not.toBe(idOf(other));
  });

  it("embed only faces that show something", async () => {
    const bytes = await written([line(100, run("Only roman"))]);
    const runs = await pdfRuns(bytes);
    expect(new Set(runs.map((r) => r.font)).size).toBe(1);
    expect(faces.length).toBeGreaterThan(1);
    expect(bytes.length).toBeLessThan(12_000);
  });

  it("refuse what a layout must not hand over", async () => {
    await expect(written([line(100, { ...run("x"), face: "none" })])).rejects.toThrow(/none/);
    await expect(written([line(100, run("x", { xPt: Number.NaN }))])).rejects.toThrow(RangeError);
    const image = { type: "image", xPt: 0, yPt: 0, widthPt: 1, heightPt: 1, image: "no.png", node: 1 } as const;
    await expect(written([image])).rejects.toThrow(/no\.png/);
    await expect(written([line(100, run("x", { node: 9 }))])).rejects.toThrow(/9/);
  });
});

describe("a document of every kind of element", () => {
  const structure = nodes(
    ["H1", 0],
    ["P", 0],
    ["Link", 2],
    ["Reference", 2],
    ["Link", 4],
    ["BlockQuote", 0],
    ["P", 6],
    ["L", 0, { listNumbering: "Decimal" }],
    ["LI", 8],
    ["Lbl", 9],
    ["LBody", 9],
    ["Table", 0],
    ["THead", 12],
    ["TR", 13],
    ["TH", 14, { scope: "Column" }],
    ["TH", 14, { scope: "Column" }],
    ["TBody", 12],
    ["TR", 17],
    ["TD", 18],
    ["TD", 18],
    ["Note", 0, { noteId: "fn-1" }],
    ["Strong", 2],
    ["TOC", 0],
    ["TOCI", 23],
  );
  const link = { type: "link", xPt: 100, yPt: 110, widthPt: 30, heightPt: 12 } as const;
  const document = paged(
    [
      page(1, [
        { type: "destination", id: "top", xPt: 72, yPt: 50 },
        line(30, run("Short title", { node: null }), "header"),
        line(80, run("A title", { node: 1, face: "serif/700/roman", sizePt: 20 })),
        { type: "box", xPt: 72, yPt: 90, widthPt: 400, heightPt: 1, color: "#223355" },
        line(120, [run("See", { node: 2, trailingSpace: true }), run("the site", { node: 3, xPt: 100 })]),
        { ...link, node: 3, target: { url: "https://example.org/a?b=c" }, contents: "the site" },
        line(140, [
          run("and", { node: 2 }),
          run("strong", { node: 22, xPt: 100 }),
          run("1", { node: 5, xPt: 140, risePt: 4 }),
        ]),
        { ...link, yPt: 130, node: 5, target: { id: "fn-1" }, contents: "note 1" },
        line(160, run("Quoted words", { node: 7, language: "uk" })),
        line(180, [run("1.", { node: 10 }), run("First", { node: 11, xPt: 90 })]),
        line(200, [run("Head", { node: 15 }), run("Other", { node: 16, xPt: 200 })]),
        line(220, run("only the second", { node: 20, xPt: 200 })),
        line(240, run("Entry", { node: 24 })),
        line(700, run("A note", { node: 21, sizePt: 8 })),
        { type: "destination", id: "fn-1", xPt: 72, yPt: 690 },
        line(800, run("page 1", { node: null }), "footer"),
      ]),
      page(2, [
        line(80, [run("Head", { node: null }), run("Other", { node: null, xPt: 200 })], "repeated-head"),
        line(100, run("goes on", { node: 20, xPt: 200 })),
      ]),
    ],
    structure,
    {
      outline: [{ title: "A title", target: "top", children: [{ title: "Nested — є", target: "fn-1", children: [] }] }],
    },
  );
  const attachment = {
    name: "memo.evidence.json",
    bytes: Buffer.from('{"a": 1}'),
    mime: "application/json",
    description: "Evidence",
    relationship: "Data",
  } as const;
  const bytes = writePdf(document, pdfOptions({ attachments: [attachment] }));

  it.runIf(hasMatterhorn)("passes the checks of PDF/UA-1", async () => {
    expect(matterhorn(await bytes)).toBe("PASS");
  });

  it.runIf(hasMatterhorn)("would not pass with a title that windows don't show", async () => {
    const broken = await writePdf({ ...document, language: "not a language!" }, pdfOptions());
    expect(matterhorn(broken)).toContain("11-001");
  });

  it.runIf(has("qpdf"))("is sound to qpdf", async () => {
    expect(runOnPdf(await bytes, "qpdf", ["--check", "FILE"])).toContain("No syntax or stream encoding errors");
  });

  it.runIf(has("pdffonts"))("embeds all fonts, as subsets, with their texts", async () => {
    const rows = runOnPdf(await bytes, "pdffonts", ["FILE"])
      .trim()
      .split("\n")
      .slice(2);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/^[A-Z]{6}\+SourceSerif4\S+ +CID TrueType +Identity-H +yes yes yes/);
  });
});
