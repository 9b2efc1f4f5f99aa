/** PDFs: what the tags of a file say, and what its pages look like where it has none. */
import { describe, expect, it } from "vitest";
import { renderPdf } from "../../src/build/render-pdf.ts";
import type { Article } from "../../src/sources/article.ts";
import { fileWords, joinLines } from "../../src/sources/pdf/join-lines.ts";
import { taggedBlocks } from "../../src/sources/pdf/tags.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { type PlacedLine, pdfOf } from "../fixtures/sources/pdf-pages.ts";

async function read(bytes: Uint8Array): Promise<Article> {
  const { value } = await readArticles(bytes, "briefs/sources/a.pdf");
  if (!value[0]) throw new Error("no article");
  return value[0];
}

const kept = ({ text, blocks }: Article) => blocks.map(({ type, span }) => [type, text.slice(span.start, span.end)]);
const dropped = ({ text, furniture }: Article) =>
  furniture.map(({ reason, span }) => [reason, text.slice(span.start, span.end)]);

/** Lines below one another from a height, in steps of 12 points. */
const lines = (y: number, ...texts: readonly string[]): PlacedLine[] =>
  texts.map((text, i) => ({ x: 72, y: y - i * 12, text }));

describe("words parted at a line's end", () => {
  const join = (texts: readonly string[], elsewhere: readonly string[] = []) => {
    const all = [...texts, ...elsewhere].map((text) => ({ text, right: 0, size: 10 }));
    return joinLines(all.slice(0, texts.length), fileWords(all));
  };

  it.each([
    ["the typesetter's hyphen goes", ["in the sum-", "mer of that year"], [], "in the summer of that year", [10]],
    ["a soft hyphen always goes", ["in the sum\u00ad", "mer"], [], "in the summer", [10]],
    [
      "a compound that stands elsewhere keeps its own",
      ["a long-", "term plan"],
      ["of long-term use"],
      "a long-term plan",
      [],
    ],
    [
      "so does one of two words of the file",
      ["a grain-", "laden ship"],
      ["grain that was laden"],
      "a grain-laden ship",
      [],
    ],
    [
      "a word that stands elsewhere in one has none",
      ["every-", "thing"],
      ["every thing, everything"],
      "everything",
      [5],
    ],
    ["a capital goes on with the hyphen", ["Jean-", "Paul came"], [], "Jean-Paul came", []],
    ["and so does a number", ["in 2024-", "25 it fell"], [], "in 2024-25 it fell", []],
    ["a hyphen that stands for a word stays apart", ["pre-", "and post-war"], [], "pre- and post-war", []],
    ["in German too", ["Haupt-", "und Nebensatz"], [], "Haupt- und Nebensatz", []],
    ["a dash is no hyphen", ["the mole \u2013", "it stood"], [], "the mole \u2013 it stood", []],
  ] as const)("%s", (_, texts, elsewhere, text, hyphensAt) => {
    expect(join(texts, elsewhere)).toEqual({ text, hyphensAt });
  });

  it("a line of a justified column that is short by a hyphen had one", () => {
    const justified = ["the quay and all", "that stood on it", "until the win", "ter came to the", "harbour"];
    const placed = justified.map((text, i) => ({ text, right: i === 2 ? 297 : i === 4 ? 100 : 300, size: 10 }));
    const ragged = placed.map((line, i) => ({ ...line, right: line.right - i * 7 }));
    const more = [300, 300, 300].map((right) => ({ text: "more of it", right, size: 10 }));
    const { text, hyphensAt } = joinLines(placed, fileWords([...placed, ...more]));
    expect(text).toBe("the quay and all that stood on it until the winter came to the harbour");
    expect(text.slice(0, hyphensAt[0])).toMatch(/the win$/);
    expect(joinLines(ragged, fileWords(ragged)).text).toContain("until the win ter came");
  });

  it("are found again where they stood", async () => {
    const article = await read(pdfOf([lines(700, "The council said that it would wait for the sum-", "mer.")]));
    expect(article.text).toContain("wait for the summer.");
    expect(article.hyphensAt?.map((at) => article.text.slice(at - 3, at + 3))).toEqual(["summer"]);
  });
});

describe("pages without tags", () => {
  const story = (n: number) => [
    `The council of the town number ${n} has met again this week and has`,
    "not said what it will do about the mole, which nobody has looked at",
    "for a hundred years and which may not stand for another hundred.",
  ];

  it("lose the heads and feet that come again, with the reason, and keep a line that only looks like one", async () => {
    const sheet = (n: number): PlacedLine[] => [
      { x: 72, y: 740, text: "Harbour Gazette, spring number" },
      ...lines(700, ...story(n)),
      { x: 72, y: 60, text: `Sheet ${n} of the yearbook` },
    ];
    const article = await read(pdfOf([sheet(1), sheet(2)]));
    expect(dropped(article).filter(([reason]) => reason === "running-head")).toEqual([
      ["running-head", "Harbour Gazette, spring number"],
      ["running-head", "Sheet 1 of the yearbook"],
      ["running-head", "Harbour Gazette, spring number"],
      ["running-head", "Sheet 2 of the yearbook"],
    ]);
    const once = await read(pdfOf([sheet(1), lines(700, ...story(2))]));
    expect(dropped(once).filter(([reason]) => reason === "running-head")).toEqual([]);
  });

  it("join a paragraph over a page's end, with the head that parts it behind it", async () => {
    const head = { x: 72, y: 740, text: "Harbour Gazette" };
    const article = await read(
      pdfOf([
        [head, ...lines(700, ...story(1).slice(0, 2))],
        [head, ...lines(700, ...story(1).slice(2))],
      ]),
    );
    expect(kept(article)).toEqual([["paragraph", story(1).join(" ")]]);
  });

  it("give the rows of a table and the items of a list one by one", async () => {
    const row = (y: number, ...cells: readonly string[]): PlacedLine[] =>
      cells.map((text, i) => ({ x: 72 + i * 120, y, text }));
    const article = await read(
      pdfOf([
        [
          { x: 72, y: 740, text: "What each town pays", size: 18 },
          ...lines(700, "The shares that the office proposed, after a long winter, are these:"),
          ...row(670, "Lindholm", "20 %", "9.7"),
          ...row(658, "Ostend", "55 %", "26.7"),
          ...row(646, "Varde", "25 %", "12.2"),
          ...lines(
            620,
            "\u00b7 a survey of the bed, which is to be paid",
            "in advance;",
            "\u00b7 a berth that is kept free.",
          ),
        ],
      ]),
    );
    expect(kept(article)).toEqual([
      ["paragraph", "The shares that the office proposed, after a long winter, are these:"],
      ["paragraph", "Lindholm 20 % 9.7"],
      ["paragraph", "Ostend 55 % 26.7"],
      ["paragraph", "Varde 25 % 12.2"],
      ["list-item", "a survey of the bed, which is to be paid in advance;"],
      ["list-item", "a berth that is kept free."],
    ]);
  });

  it("part a note and the mark that points to it from the text, but no exponent", async () => {
    const article = await read(
      pdfOf([
        [
          { x: 72, y: 700, text: "Nobody has looked at the piles since the old survey.", mark: "1" },
          {
            x: 72,
            y: 670,
            text: "The basin has a surface of 40 km",
            mark: "2",
            rest: " and a mole of its own, he said.",
          },
          { x: 72, y: 97, text: "", size: 8, mark: "1", rest: " The survey of 1996 covered the landward end." },
        ],
      ]),
    );
    expect(kept(article).map(([, text]) => text)).toEqual([
      "Nobody has looked at the piles since the old survey.",
      "The basin has a surface of 40 km2 and a mole of its own, he said.",
    ]);
    expect(dropped(article)).toEqual([["footnote", "1 The survey of 1996 covered the landward end."]]);
  });
});

describe("cells of several lines", () => {
  const at = (column: number, y: number, text: string): PlacedLine => ({ x: 72 + column * 130, y, text });
  const before = lines(700, "The clerk read out what each town had asked for, and nobody was against it.");
  const after = lines(560, "The vote is set for May, the clerk of the council said on Monday of this week.");
  const paragraphs = async (...table: readonly PlacedLine[]) =>
    kept(await read(pdfOf([[...before, ...table, ...after]])))
      .map(([, text]) => text)
      .slice(1, -1);

  const rows = ["Town Asked for Vote", "Lindholm A longer quay and a new crane For", "East Varde Nothing Against"];

  it("are one row where the file writes line by line", async () => {
    const table = [
      [at(0, 670, "Town"), at(1, 670, "Asked for"), at(2, 670, "Vote")],
      [at(0, 652, "Lindholm"), at(1, 652, "A longer quay"), at(2, 652, "For"), at(1, 640, "and a new crane")],
      [at(0, 622, "East Varde"), at(1, 622, "Nothing"), at(2, 622, "Against")],
    ];
    expect(await paragraphs(...table.flat())).toEqual(rows);
  });

  it("and where it writes cell by cell, the first of them too", async () => {
    const table = [
      [at(0, 670, "Town"), at(1, 670, "Asked for"), at(2, 670, "Vote")],
      [at(0, 652, "Lindholm"), at(1, 652, "A longer quay"), at(1, 640, "and a new crane"), at(2, 652, "For")],
      [at(0, 622, "East"), at(0, 610, "Varde"), at(1, 622, "Nothing"), at(2, 622, "Against")],
    ];
    expect(await paragraphs(...table.flat())).toEqual(rows);
  });

  it("are not taken for those of a row below that lacks its first cell", async () => {
    const table = [
      [at(0, 670, "Lindholm"), at(1, 670, "2024"), at(2, 670, "20 %")],
      [at(1, 658, "2025"), at(2, 658, "25 %")],
      [at(0, 646, "Varde"), at(1, 646, "2024"), at(2, 646, "55 %")],
    ];
    expect(await paragraphs(...table.flat())).toEqual(["Lindholm 2024 20 %", "2025 25 %", "Varde 2024 55 %"]);
  });

  it("stay apart where a word is parted in one, which the table doesn't say how to join", async () => {
    const table = [
      [at(0, 652, "Lindholm"), at(1, 652, "A longer land-"), at(1, 640, "ing stage"), at(2, 652, "For it")],
      [at(0, 622, "Varde"), at(1, 622, "Nothing"), at(2, 622, "Against it")],
    ];
    expect((await paragraphs(...table.flat())).join(" ")).toContain("A longer landing stage");
  });
});

describe("links", () => {
  /** Advances of Helvetica, in thousandths of its size; 556 for all others that are used here. */
  const advances: Readonly<Record<string, number>> = { c: 500, s: 500, k: 500, y: 500, v: 500, w: 722, m: 833, r: 333 };
  const narrow = { i: 222, l: 222, j: 222, t: 278, f: 278, " ": 278, ",": 278, ".": 278, "-": 333, T: 611 };
  const widthOf = (text: string) => [...text].reduce((sum, c) => sum + ({ ...advances, ...narrow }[c] ?? 556) / 100, 0);
  const to = (url: string) => `<< /S /URI /URI (${url}) >>`;
  /** The box around words of a line that begins at 72. */
  const around = (line: string, words: string, y: number): [number, number, number, number] => {
    const left = 72 + widthOf(line.slice(0, line.indexOf(words)));
    return [left, y - 2, left + widthOf(words), y + 8];
  };
  const linksOf = ({ text, links }: Article) => links.map(({ span, url }) => [text.slice(span.start, span.end), url]);
  const first = "The harbour board will widen the quay, its clerk said on Monday of this week.";
  const second = "Nobody was against the long re-";
  const third = "port of the commission that had asked for it, and that all had read by then.";

  it("are found by their places, as whole words", async () => {
    const article = await read(
      pdfOf(
        [lines(700, first, second, third)],
        [
          { action: to("https://example.org/board"), boxes: [around(first, "harbour board", 700)] },
          { action: to("https://example.org/clerk"), boxes: [around(first, "quay", 700)] },
          { action: to("https://example.org/next"), boxes: [around(first, "its clerk said", 700)] },
        ],
      ),
    );
    expect(linksOf(article)).toEqual([
      ["harbour board", "https://example.org/board"],
      ["quay", "https://example.org/clerk"],
      ["its clerk said", "https://example.org/next"],
    ]);
  });

  it("go on over a line's end, where a hyphen goes", async () => {
    const boxes = [around(second, "long re-", 688), around(third, "port of the commission", 676)];
    const article = await read(
      pdfOf([lines(700, first, second, third)], [{ action: to("https://example.org/report"), boxes }]),
    );
    expect(linksOf(article)).toEqual([["long report of the commission", "https://example.org/report"]]);
  });

  it("stay where they are behind a bullet", async () => {
    const item = "\u00b7 a survey of the bed, the clerk said on Monday";
    const boxes = [around(item, "survey of the bed", 650)];
    const article = await read(
      pdfOf(
        [[...lines(700, first, "The rest is for the council to say, it said."), { x: 72, y: 650, text: item }]],
        [{ action: to("https://example.org/bed"), boxes }],
      ),
    );
    expect(linksOf(article)).toEqual([["survey of the bed", "https://example.org/bed"]]);
  });

  it("that lead nowhere in the web are none", async () => {
    const boxes = [around(first, "harbour board", 700)];
    const actions = [
      "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
      to("file:///etc/passwd"),
      to("mailto:a@example.org"),
    ];
    const broken = { action: to("https://example.org/x"), boxes: [[72, 700, Number.NaN, 710] as const] };
    const links = [...actions.map((action) => ({ action, boxes })), broken];
    const article = await read(pdfOf([lines(700, first, second, third)], links));
    expect(article.links).toEqual([]);
  });
});

describe("tagged files", () => {
  it("are read as their tags say", async () => {
    const markdown =
      "# The towns and the mole\n\nThe towns met on Thursday, the clerk of the first said.\n\n## Shares\n\n- a survey of the bed;\n- a berth.\n\n| Town | Share |\n| --- | --- |\n| Varde | 25 % |\n\nThe vote is set for May, the clerk said.\n";
    const { value } = await renderPdf(markdown);
    const article = await read(value ?? new Uint8Array());
    expect(kept(article)).toEqual([
      ["paragraph", "The towns met on Thursday, the clerk of the first said."],
      ["heading", "Shares"],
      ["list-item", "a survey of the bed;"],
      ["list-item", "a berth."],
      ["paragraph", "Town Share"],
      ["paragraph", "Varde 25 %"],
      ["paragraph", "The vote is set for May, the clerk said."],
    ]);
    expect(article.metadata.title).toMatchObject({ value: "The towns and the mole", from: "pdf title, as printed" });
    expect(dropped(article).map(([reason]) => reason)).toContain("running-head");
  });

  it("give their blocks with what each is made of", () => {
    const content = (id: string) => ({ type: "content", id });
    const p = (...ids: readonly string[]) => ({ role: "P", children: ids.map(content) });
    const tree = {
      role: "Root",
      children: [
        { role: "H2", children: [content("a")] },
        { role: "P", children: [content("b"), { role: "Link", children: [content("c")] }] },
        { role: "Sect", children: [content("d")] },
        {
          role: "L",
          children: [
            {
              role: "LI",
              children: [
                { role: "Lbl", children: [content("-")] },
                { role: "LBody", children: [p("e")] },
              ],
            },
          ],
        },
        {
          role: "Table",
          children: [
            {
              role: "TR",
              children: [
                { role: "TD", children: [p("f")] },
                { role: "TD", children: [p("g")] },
              ],
            },
          ],
        },
        { role: "Table", children: [{ role: "TR", children: [{ role: "TD", children: [p("h"), p("i")] }] }] },
        { role: "BlockQuote", children: [p("j")] },
        { role: "Note", children: [p("k")] },
        { role: "Figure", children: [] },
      ],
    };
    expect(taggedBlocks(tree)).toEqual([
      { kind: "heading", level: 2, cells: [["a"]] },
      { kind: "text", cells: [["b", "c"]] },
      { kind: "text", cells: [["d"]] },
      { kind: "list-item", level: 1, cells: [["e"]] },
      { kind: "row", cells: [[], ["f"], ["g"]] },
      { kind: "text", cells: [["h"]] },
      { kind: "text", cells: [["i"]] },
      { kind: "quote", cells: [["j"]] },
      { kind: "note", cells: [["k"]] },
    ]);
  });
});
