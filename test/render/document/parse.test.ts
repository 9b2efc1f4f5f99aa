import { describe, expect, it } from "vitest";
import type { DocBlock, Inline } from "../../../src/render/document/doc-node.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { blockText } from "../../../src/render/document/plain-text.ts";

const text = (value: string): Inline => ({ type: "text", text: value });
const paragraph = (...inlines: readonly (Inline | string)[]): DocBlock => ({
  type: "paragraph",
  inlines: inlines.map((i) => (typeof i === "string" ? text(i) : i)),
});

/** The blocks of a text, which must give no diagnostic. */
function check(markdown: string, expected: readonly DocBlock[]): void {
  const { value, diagnostics } = parseDocument(markdown);
  expect(diagnostics).toEqual([]);
  expect(value.blocks).toEqual(expected);
}

describe("conventions", () => {
  it("reads an excerpt with its attribution", () => {
    check("> **7** One *two* […] three.\n>\n> Four.\n>\n> — **Ada**, chair · Post", [
      {
        type: "excerpt",
        number: "7",
        id: "excerpt-7",
        language: null,
        blocks: [paragraph("One ", { type: "emphasis", inlines: [text("two")] }, " […] three."), paragraph("Four.")],
        attribution: [{ type: "strong", inlines: [text("Ada")] }, text(", chair · Post")],
      },
    ]);
  });

  it.each([
    ["its number and a language", "<!-- 7 uk -->\n\n> **7** One", "uk"],
    ["a language with its country", "<!-- 7 fr-BE -->\n> **7** One", "fr-BE"],
    ["its number alone", "<!-- 7 -->\n\n> **7** One", null],
    ["another number", "<!-- 8 uk -->\n\n> **7** One", null],
    ["what is no language tag", "<!-- 7 in Ukrainian -->\n\n> **7** One", null],
    ["a language, further up", "<!-- 7 uk -->\n\nTwo\n\n> **7** One", null],
  ])("takes an excerpt's language from a comment before it: %s", (_, markdown, language) => {
    const found = parseDocument(markdown).value.blocks.flatMap((b) => (b.type === "excerpt" ? [b.language] : []));
    expect(found).toEqual([language]);
  });

  it.each([
    ["a number that isn't bold", "> 7 One"],
    ["a bold word", "> **Seven** One"],
    ["a number later on", "> One **7**"],
    ["an escaped number", "> \\*\\*7\\*\\* One"],
  ])("takes a quote with %s for a quote", (_, markdown) => {
    expect(parseDocument(markdown).value.blocks.map((b) => b.type)).toEqual(["quote"]);
  });

  it("gives a second excerpt of one number another id", () => {
    const { value } = parseDocument("> **7** One\n\nWords\n\n> **7** Two");
    expect(value.blocks.flatMap((b) => (b.type === "excerpt" ? [b.id] : []))).toEqual(["excerpt-7", "excerpt-7-1"]);
  });

  it("reads header fields, by any kind of line end", () => {
    const rows = [
      { label: [text("To")], value: [text("A & B")] },
      { label: [text("Date")], value: [text("6 June")] },
    ];
    for (const end of ["\n", "  \n", "\\\n"]) check(`**To:** A & B${end}**Date:** 6 June`, [{ type: "fields", rows }]);
  });

  it.each([
    ["one line", "**To:** A"],
    ["a line without a label", "**To:** A\nand B"],
    ["a label without a colon", "**To** A\n**From** B"],
  ])("takes %s for a paragraph", (_, markdown) => {
    expect(parseDocument(markdown).value.blocks.map((b) => b.type)).toEqual(["paragraph"]);
  });

  it("links a citation to its excerpt, and only to one that is there", () => {
    check("See [7], [8] and \\[7\\].\n\n> **7** One", [
      paragraph("See ", { type: "reference", target: "excerpt-7", inlines: [text("[7]")] }, ", [8] and [7]."),
      { type: "excerpt", number: "7", id: "excerpt-7", language: null, blocks: [paragraph("One")], attribution: [] },
    ]);
  });

  it.each(["note", "tip", "important", "warning", "caution"] as const)("reads the callout %s", (kind) => {
    check(`> [!${kind.toUpperCase()}]\n> One\n>\n> - two`, [
      {
        type: "callout",
        kind,
        blocks: [
          paragraph("One"),
          {
            type: "list",
            ordered: false,
            start: 1,
            tight: true,
            items: [{ blocks: [paragraph("two")], checked: null }],
          },
        ],
      },
    ]);
  });

  it("takes an unknown or escaped callout mark for words", () => {
    expect(parseDocument("> [!FOO]\n> x").value.blocks.map((b) => b.type)).toEqual(["quote"]);
    expect(parseDocument("> \\[!NOTE\\]\n> x").value.blocks.map((b) => b.type)).toEqual(["quote"]);
  });

  it("numbers footnotes by first mention, and reads their blocks", () => {
    const { value } = parseDocument(
      "A[^b] c[^a] d[^b] e[^none].\n\n[^a]: First\n[^b]: Second\n    goes on\n\n    and on[^c]\n[^c]: Third\n[^never]: Lost",
    );
    expect(value.footnotes.map((f) => [f.number, f.id, blockText(f.blocks)])).toEqual([
      [1, "b", "Second goes on\nand on"],
      [2, "a", "First"],
      [3, "c", "Third"],
    ]);
    expect(value.blocks).toEqual([
      paragraph(
        "A",
        { type: "footnote", number: 1, id: "b" },
        " c",
        { type: "footnote", number: 2, id: "a" },
        " d",
        { type: "footnote", number: 1, id: "b" },
        " e[^none].",
      ),
    ]);
  });

  it("reads a table of contents, nested", () => {
    const { value } = parseDocument("- [One](#one)\n  - [Two](#two)\n- [Three](#three)\n\n# One\n\n## Two\n\n# Three");
    expect(value.blocks[0]).toEqual({
      type: "toc",
      entries: [
        { level: 1, target: "one", inlines: [text("One")] },
        { level: 2, target: "two", inlines: [text("Two")] },
        { level: 1, target: "three", inlines: [text("Three")] },
      ],
    });
  });

  it.each(["- [One](#one)\n- words\n\n# One", "- [One](#one) more\n\n# One", "- [One](#nowhere)"])(
    "takes %j for a list",
    (markdown) => {
      expect(parseDocument(markdown).value.blocks[0]?.type).toBe("list");
    },
  );

  it("reads a paragraph of one image as a figure", () => {
    check('![A chart](chart.svg "By *month*")', [
      { type: "figure", src: "chart.svg", alt: "A chart", caption: [text("By *month*")] },
    ]);
  });

  it("breaks pages, drops comments and shows other HTML as text", () => {
    check("a\n\n<!-- page-break -->\n\n<!-- 7 -->\n\nb <b>c</b> <!-- d -->\n\n<div>\n*e*\n</div>", [
      paragraph("a"),
      { type: "page-break" },
      paragraph("b <b>c</b>"),
      paragraph("<div>", { type: "break" }, "*e*", { type: "break" }, "</div>"),
    ]);
  });
});

describe("headings", () => {
  it.each([
    ["Hello, World!", ["hello-world"]],
    ["A  b", ["a-b"]],
    ["Гарантії 2025", ["гарантії-2025"]],
    ["C++ & `code`_x", ["c--code_x"]],
    ["x\n\n# x\n\n# x 1\n\n# x-1", ["x", "x-1", "x-1-1", "x-1-2"]],
    ["!!!", ["section"]],
  ])("ids of %j", (heading, ids) => {
    const { value } = parseDocument(`# ${heading}`);
    expect(value.blocks.flatMap((b) => (b.type === "heading" ? [b.id] : []))).toEqual(ids);
  });
});

describe("front matter", () => {
  it("fills the metadata", () => {
    const { meta } = parseDocument(
      '---\ntitle: "A \\"b\\" \\u00e9"\nsubject: \'it\'\'s\'\nkeywords: [a, "b, c"]\ndate: 2025-06-06\ndate-text: 6 June 2025\nlanguage: uk\nmarking: TLP:GREEN\n# comment\n---\n\n# Other',
    ).value;
    expect(meta).toEqual({
      title: 'A "b" é',
      subtitle: null,
      author: null,
      subject: "it's",
      keywords: ["a", "b, c"],
      date: "2025-06-06",
      dateText: "6 June 2025",
      reference: null,
      marking: "TLP:GREEN",
      language: "uk",
      shortTitle: 'A "b" é',
    });
  });

  it("takes the first heading for the title, and only whole dates for dates", () => {
    const { meta } = parseDocument("---\ndate: June\n---\n\nWords\n\n## A *b*").value;
    expect([meta.title, meta.date, meta.dateText]).toEqual(["A b", null, "June"]);
  });

  it.each(["---\n---", "---\nFoo\n---", "---\na: b", "a\n\n---\nb: c\n---"])("finds none in %j", (markdown) => {
    expect(parseDocument(markdown).value.meta.subject).toBeNull();
    expect(parseDocument(markdown).value.blocks.length).toBeGreaterThan(0);
  });
});

describe("links", () => {
  it.each([
    ["[x](https://e.org/ä?q=1#f)", "https://e.org/%C3%A4?q=1#f"],
    ["<mailto:a@e.org>", "mailto:a@e.org"],
    ["a@e.org", "mailto:a@e.org"],
    ["www.e.org", "http://www.e.org"],
    ["[x](HTTP://e.org)", "HTTP://e.org"],
  ])("follows %j", (markdown, href) => {
    const [block] = parseDocument(markdown).value.blocks;
    expect(block?.type === "paragraph" ? block.inlines.map((i) => (i.type === "link" ? i.href : i.type)) : []).toEqual([
      href,
    ]);
  });

  it.each([
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:x)",
    "[x](<java\tscript:x>)",
    "[x](data:text/html,x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example/y)",
    "[x](\\\\\\\\evil\\\\share)",
    "[x](http:)",
    "[x](vbscript:x)",
  ])("shows %j as text, and warns", (markdown) => {
    const { value, diagnostics } = parseDocument(markdown, { file: "a.md" });
    expect(JSON.stringify(value.blocks)).not.toContain('"link"');
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["render/unsafe-link", "warning"]]);
  });

  it("shows a path as text, with a note that names its place", () => {
    const { value, diagnostics } = parseDocument("See [x](other.md).", { file: "a.md" });
    expect(value.blocks).toEqual([paragraph("See x.")]);
    expect(diagnostics.map((d) => [d.severity, d.place?.file, d.place?.span])).toEqual([
      ["note", "a.md", { start: 8, end: 16 }],
    ]);
  });
});

describe("limits", () => {
  it("reads a megabyte of words in one paragraph", () => {
    const words = "plain words and more of them ".repeat(36_000).trim();
    const { value, diagnostics } = parseDocument(words);
    expect(diagnostics).toEqual([]);
    expect(blockText(value.blocks)).toBe(words);
  });

  it("reads long escaped paragraphs and long tables", () => {
    const escaped = "a \\* b \\[c\\] ".repeat(20_000);
    const table = `| a | b |\n| - | - |\n${"| *x* | [y](https://e.org) |\n".repeat(5000)}`;
    expect(parseDocument(`${escaped}\n\n${table}`).diagnostics).toEqual([]);
  });

  it("reads as many excerpts as a desk may have, each with a comment before it", () => {
    const excerpt = (n: number) => `<!-- ${n} -->\n\n> **${n}** Words.\n>\n> — *A* · [source 1](#sources)\n\n`;
    const { value, diagnostics } = parseDocument(Array.from({ length: 3000 }, (_, n) => excerpt(n)).join(""));
    expect(diagnostics).toEqual([]);
    expect(value.blocks).toHaveLength(3000);
  });

  it.each([
    ["quotes", `${">".repeat(2000)} words`],
    ["lists on one line", `${"1. ".repeat(2000)}words`],
    ["bullets on one line", `${"- + ".repeat(500)}words`],
    ["lists over lines", Array.from({ length: 800 }, (_, i) => `${"  ".repeat(i)}- words`).join("\n")],
    ["emphasis", "*_a ".repeat(25_000)],
    ["stars", "a*".repeat(500_000)],
    ["tags", "a <?".repeat(250_000)],
    ["CDATA", "a <![CDATA[".repeat(100_000)],
    ["brackets", "[".repeat(300_000)],
    ["link heads", "[a](".repeat(200_000)],
    ["images", "![".repeat(200_000)],
    ["strikes", "a~~".repeat(200_000)],
    ["its size", `${"many words ".repeat(1000)}\n\n`.repeat(1600)],
  ])("ends well on %s beyond its limit", (_, markdown) => {
    const { value, diagnostics } = parseDocument(markdown, { file: "a.md" });
    expect(diagnostics.map((d) => [d.code, d.severity])).toEqual([["render/limit", "error"]]);
    expect(value.blocks.length).toBeGreaterThan(0);
  });

  it("reads a rule of any length", () => {
    expect(parseDocument("- ".repeat(200)).value.blocks).toEqual([{ type: "rule" }]);
  });

  it("keeps the words of what it can't parse", () => {
    expect(blockText(parseDocument(`${">".repeat(99)} first\n\nsecond\nline`).value.blocks)).toBe(
      `${">".repeat(99)} first\nsecond line`,
    );
  });
});
