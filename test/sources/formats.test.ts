/** One conformance suite over all readers, and what each format says of itself. */
import { strToU8, zipSync, zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { hasContentBomb } from "../../src/sources/pdf/streams.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { formats } from "../../src/sources/registry.ts";
import { first, fixtures, second } from "../fixtures/sources/one-of-each.ts";
import { type PlacedLine, pdfOf } from "../fixtures/sources/pdf-pages.ts";

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const page = `<!doctype html><html lang="en"><head><title>Quay to grow | Harbour Wire</title><meta property="og:site_name" content="Harbour Wire">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay to grow by forty metres","datePublished":"2025-12-03T07:40:00+01:00","author":{"name":"Maren Oduya"}}</script></head>
<body><nav><a href="/a">Home</a> <a href="/b">Coast</a></nav><article><h1>Quay to grow by forty metres</h1><p>${first}</p><p>See also: <a href="/c">Crane sold</a></p>
<p style="display:none">Hidden words that nobody sees on the page at all.</p><p>${second}</p></article><footer>© 2025 Harbour Wire</footer></body></html>`;

async function read(
  name: string,
  bytes: Uint8Array | string,
): Promise<{ articles: readonly Article[]; codes: string[] }> {
  const { value, diagnostics } = await readArticles(typeof bytes === "string" ? Buffer.from(bytes) : bytes, name);
  return { articles: value, codes: diagnostics.map((d) => d.code) };
}

describe("the registry", () => {
  it("has a fixture for every format", () => {
    expect([...new Set(fixtures.map((f) => f.format))].sort()).toEqual(formats.map((f) => f.name).sort());
  });
});

describe.each(fixtures)("$name", ({ format, name, bytes }) => {
  it("gives the same sentences as every other", async () => {
    const { articles, codes } = await read(name, bytes);
    const [article] = articles;
    expect(codes).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(article?.format).toBe(format);
    expect(article?.path).toBe(name);
    expect(article?.sentences.map(({ span }) => article.text.slice(span.start, span.end))).toEqual([first, second]);
    if (format !== "pdf") expect(article?.metadata.title.value).toBe("Quay to grow");
  });

  it("gives blocks, furniture and sentences in order and apart", async () => {
    const [article] = (await read(name, bytes)).articles;
    const spans = [...(article?.blocks ?? []), ...(article?.furniture ?? [])]
      .map((b) => b.span)
      .sort((a, b) => a.start - b.start);
    expect(article?.blocks.map((b) => b.span.start)).toEqual(
      article?.blocks.map((b) => b.span.start).sort((a, b) => a - b),
    );
    for (const [i, span] of spans.entries()) {
      expect(span.start).toBeLessThan(span.end);
      expect(span.start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0);
      expect(span.end).toBeLessThanOrEqual(article?.text.length ?? 0);
    }
    for (const { span, block } of article?.sentences ?? []) {
      const around = article?.blocks[block]?.span;
      expect(span.start >= (around?.start ?? Infinity) && span.end <= (around?.end ?? -1)).toBe(true);
    }
  });

  it("gives no value without a witness, and no witness without a value", async () => {
    const [article] = (await read(name, bytes)).articles;
    const { origins: _, ...found } = article?.metadata ?? ({ origins: [] } as unknown as Article["metadata"]);
    for (const [key, { value, from, by }] of Object.entries(found))
      expect([key, value === null, from === "unknown", by === "nobody"].slice(1)).toEqual(
        value === null ? [true, true, true] : [false, false, false],
      );
  });
});

describe("what JSON kinds and archives state", () => {
  const metadata = async (name: string) => {
    const fixture = fixtures.find((f) => f.name === name);
    return (await read(name, fixture?.bytes ?? "")).articles[0]?.metadata;
  };
  it("ninjs: the byline", async () => expect((await metadata("ninjs.json"))?.authors.value).toEqual(["Maren Oduya"]));
  it("JSON Feed: the feed is the outlet", async () => {
    const found = await metadata("feed.json");
    expect([found?.outlet.value, found?.published.value]).toEqual(["Harbour Wire", "2025-12-03"]);
  });
  it("CSL-JSON: names and dates in their parts", async () => {
    const found = await metadata("csl.json");
    expect([found?.authors.value, found?.published.value]).toEqual([["Maren Oduya"], "2025-12-03"]);
    expect(found?.outlet.value).toBe("Harbour Wire");
  });
});

describe("a PDF of two columns", () => {
  const left = [
    "The mayor told the council that the quay",
    "could not wait another winter, and that the",
    "money for it had been set aside in the sum-",
    "mer. Nobody spoke against the plan in the",
    "first reading, which took an hour.",
  ];
  const right = [
    "The pilots asked for a second light at the",
    "mole. Their spokesman said that two ships",
    "had touched the bottom since the autumn,",
    "and that a third had turned back before it",
    "reached the harbour mouth.",
  ];
  const column = (x: number, lines: readonly string[]): PlacedLine[] =>
    lines.map((text, i) => ({ x, y: 700 - i * 14, text }));
  const sheet = (number: number): PlacedLine[] => [
    { x: 72, y: 760, text: "Harbour Wire Annual Report" },
    ...column(72, left),
    ...column(330, right),
    { x: 300, y: 40, text: String(number) },
  ];

  it("is read column by column, without running heads and page numbers, its words joined", async () => {
    const { articles } = await read("report.pdf", pdfOf([sheet(1), sheet(2), sheet(3)]));
    const [article] = articles;
    const body = article?.blocks.map(({ span }) => article.text.slice(span.start, span.end)).join("\n") ?? "";
    expect(body).not.toContain("Annual Report");
    expect(body).not.toMatch(/^\d$/m);
    expect(body).toContain("set aside in the summer. Nobody spoke");
    expect(body.indexOf("took an hour")).toBeLessThan(body.indexOf("The pilots asked"));
    expect(body.match(/The mayor told/g)).toHaveLength(3);
  });

  it("is refused where content unpacks without end, once or twice packed", () => {
    const bomb = zlibSync(new Uint8Array(2_000_000).fill(32));
    const file = (filters: string, data: Uint8Array) =>
      Buffer.concat([
        Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Length ${data.length} /Filter ${filters} >>\nstream\n`),
        data,
        Buffer.from("\nendstream\nendobj\n"),
      ]);
    expect(hasContentBomb(file("/FlateDecode", bomb), 1_000_000)).toBe(true);
    expect(hasContentBomb(file("[/FlateDecode /FlateDecode]", zlibSync(bomb)), 1_000_000)).toBe(true);
    expect(hasContentBomb(file("/FlateDecode", bomb), 3_000_000)).toBe(false);
    expect(hasContentBomb(file("/FlateDecode /Subtype /Image", bomb), 1_000_000)).toBe(false);
  });
});

describe("what formats state", () => {
  it("a page: JSON-LD before all else, furniture apart, hidden words nowhere", async () => {
    const [article] = (await read("page", page)).articles;
    expect(article?.metadata.title.value).toBe("Quay to grow by forty metres");
    expect(article?.metadata.authors).toEqual({ value: ["Maren Oduya"], from: "json-ld author", by: "source" });
    expect(article?.metadata.published.value).toBe("2025-12-03");
    expect(article?.metadata.outlet.value).toBe("Harbour Wire");
    expect(article?.furniture.map((f) => f.reason)).toEqual(["outside", "title", "see-also", "outside"]);
    expect(article?.text).not.toContain("Hidden");
  });

  it("a mail: the day of its header as it is written, the subject without its mark", async () => {
    const mail = fixtures.find((f) => f.name === "letter.eml")?.bytes ?? "";
    const [article] = (await read("a.eml", mail)).articles;
    expect(article?.metadata.published.value).toBe("2025-12-03");
    expect(article?.metadata.title.value).toBe("Quay to grow");
  });

  it("a feed: every item with a number, a broken end salvaged", async () => {
    const item = `<item><title>Quay</title><description>&lt;p&gt;${first}&lt;/p&gt;</description><link>javascript:alert(1)</link></item>`;
    const { articles } = await read("f.xml", `<rss version="2.0"><channel>${item}${item}<item><title>cut`);
    expect(articles.map((a) => a.path)).toEqual(["f.xml#1", "f.xml#2"]);
    expect(articles[0]?.metadata.url.value).toBeNull();
  });
});

describe("what feeds and wires state", () => {
  const atom = (entry: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><author><name>Tom Hale</name></author><entry><title>Quay</title>${entry}<content type="xhtml"><div><p>${first}</p></div></content></entry></feed>`;
  const person = (name: string) => `<author><name>${name}</name></author>`;

  it("Atom: all authors of an entry, else those of the feed", async () => {
    const names = async (entry: string) => (await read("f.xml", atom(entry))).articles[0]?.metadata.authors.value;
    expect(await names(person("Maren Oduya") + person("Ada Penn"))).toEqual(["Maren Oduya", "Ada Penn"]);
    expect(await names("")).toEqual(["Tom Hale"]);
  });

  it("RSS: where an item comes from before whose list it is, and an identifier that is an address", async () => {
    const item = (more: string) =>
      `<rss><channel><title>All News</title><item><description>${first}</description>${more}</item></channel></rss>`;
    const found = async (more: string) => (await read("f.xml", item(more))).articles[0]?.metadata;
    expect((await found('<source url="https://h.example">Harbour Wire</source>'))?.outlet.value).toBe("Harbour Wire");
    expect((await found(""))?.outlet.value).toBe("All News");
    expect((await found("<guid>https://h.example/1</guid>"))?.url.value).toBe("https://h.example/1");
    expect((await found('<guid isPermaLink="false">https://h.example/1</guid>'))?.url.value).toBeNull();
  });

  it("NITF: the paper before the holder of rights, captions apart", async () => {
    const head = '<docdata><doc.copyright holder="Agency"/></docdata><pubdata name="Harbour Wire"/>';
    const body = `<block><p>${first}</p><media><media-caption>A ferry at the quay.</media-caption></media></block>`;
    const { articles } = await read(
      "a.xml",
      `<nitf><head>${head}</head><body><body.content>${body}</body.content></body></nitf>`,
    );
    expect(articles[0]?.metadata.outlet.value).toBe("Harbour Wire");
    expect(articles[0]?.furniture.map((f) => f.reason)).toEqual(["caption"]);
  });

  it.each([
    [
      {
        headline: "Quay",
        byline: "By Maren Oduya",
        versioncreated: "2025-12-03T10:00:00Z",
        body_xhtml: `<p>${first}</p>`,
        copyrightholder: "Agency",
        pubstatus: "canceled",
      },
    ],
    [
      {
        headlines: [{ role: "main", value: "Quay" }],
        by: "Maren Oduya",
        firstCreated: "2025-12-03T10:00:00Z",
        bodies: [{ role: "main", contentType: "text/html", value: `<p>${first}</p>` }],
        infoSource: [{ name: "Agency" }],
        pubStatus: "canceled",
      },
    ],
    [
      {
        headlines: [
          { role: "short", value: "Q" },
          { role: "main", value: "Quay" },
        ],
        bylines: [{ byline: "Maren Oduya" }],
        contentCreated: "2025-12-03T10:00:00Z",
        bodies: [{ role: "main", contentType: "text/plain", value: first }],
        infoSources: [{ name: "Agency" }],
        pubStatus: "canceled",
      },
    ],
  ])("ninjs, in each of its versions", async (item) => {
    const [article] = (await read("n.json", JSON.stringify(item))).articles;
    const { title, authors, published, outlet, status } = article?.metadata ?? ({} as Article["metadata"]);
    expect([title?.value, authors?.value, published?.value, outlet?.value, status?.value]).toEqual([
      "Quay",
      ["Maren Oduya"],
      "2025-12-03",
      "Agency",
      "withdrawn",
    ]);
    expect(article?.text.trim()).toBe(first);
  });

  it("Markdown: rows of tables, with code, HTML and notes apart", async () => {
    const text = `# Quay\n\n${first}[^1]\n\n| Town | Share |\n| --- | ---: |\n| Varde | a \\| b |\n\n\`\`\`\ncode\n\`\`\`\n\n<div>html</div>\n\n${second}\n\n[^1]: See the survey.\n`;
    const [article] = (await read("a.md", text)).articles;
    const words = ({ span }: { span: { start: number; end: number } }) => article?.text.slice(span.start, span.end);
    expect(article?.blocks.map(words)).toEqual([first, "Town Share", "Varde a | b", second]);
    expect(article?.furniture.map((f) => [f.reason, words(f)])).toEqual([
      ["title", "Quay"],
      ["markup", "code"],
      ["markup", "<div>html</div>"],
      ["footnote", "See the survey."],
    ]);
  });
});

describe("documents of word processors", () => {
  const kept = ({ text, blocks }: Article) =>
    blocks.map(({ type, span, level }) => [type, level, text.slice(span.start, span.end)]);
  const dropped = ({ text, furniture }: Article) =>
    furniture.map(({ reason, span }) => [reason, text.slice(span.start, span.end)]);
  const run = (text: string, properties = "") => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
  const p = (content: string, properties = "") => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
  const cell = (...paragraphs: readonly string[]) => `<w:tc>${paragraphs.map((text) => p(run(text))).join("")}</w:tc>`;

  it("Word: rows of tables, depths of lists, hidden and moved text, contents, captions and notes", async () => {
    const styles = `<w:styles ${w}><w:style w:styleId="V1"><w:name w:val="toc 1"/></w:style><w:style w:styleId="B"><w:name w:val="caption"/></w:style><w:style w:styleId="U1"><w:name w:val="heading 1"/></w:style></w:styles>`;
    const body = [
      p(run("Quay to grow"), '<w:pStyle w:val="U1"/>'),
      p(run("Shares 2"), '<w:pStyle w:val="V1"/>'),
      p(
        run(first) +
          run("ignore all that was said", "<w:rPr><w:vanish/></w:rPr>") +
          run("", '<w:rPr><w:vanish w:val="0"/></w:rPr>'),
      ),
      `<w:moveFrom>${p(run("Moved away from here."))}</w:moveFrom>`,
      `<w:tbl><w:tr>${cell("Varde")}${cell("25 %")}</w:tr><w:tr>${cell(second, "And more was said.")}${cell("")}</w:tr></w:tbl>`,
      p(run("Figure 1: the mole"), '<w:pStyle w:val="B"/>'),
      p(run("a berth."), '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
    ];
    const { articles } = await read(
      "a.docx",
      zip({
        "word/document.xml": `<w:document ${w}><w:body>${body.join("")}</w:body></w:document>`,
        "word/styles.xml": styles,
        "word/footnotes.xml": `<w:footnotes ${w}><w:footnote>${p("")}</w:footnote><w:footnote>${p(run("See the survey."))}</w:footnote></w:footnotes>`,
      }),
    );
    expect(articles.flatMap(kept)).toEqual([
      ["paragraph", undefined, first],
      ["paragraph", undefined, "Varde 25 %"],
      ["paragraph", undefined, second],
      ["paragraph", undefined, "And more was said."],
      ["list-item", 2, "a berth."],
    ]);
    expect(articles.flatMap(dropped)).toEqual([
      ["title", "Quay to grow"],
      ["navigation", "Shares 2"],
      ["caption", "Figure 1: the mole"],
      ["footnote", "See the survey."],
    ]);
  });

  it("OpenDocument: rows of tables, boxes beside the text, nested lists, contents and notes", async () => {
    const spaces = ["office", "text", "table", "draw"].map((name) => `xmlns:${name}="urn:x:${name}"`).join(" ");
    const item = (text: string, inner = "") =>
      `<text:list><text:list-item><text:p>${text}</text:p>${inner}</text:list-item></text:list>`;
    const note =
      "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the survey.</text:p></text:note-body></text:note>";
    const box = "<draw:frame><draw:text-box><text:p>A box beside the text.</text:p></draw:text-box></draw:frame>";
    const body = [
      "<text:h>Quay to grow</text:h>",
      "<text:table-of-content><text:index-body><text:p>Shares 2</text:p></text:index-body></text:table-of-content>",
      `<text:p>${first}${note}${box}</text:p>`,
      "<table:table><table:table-row><table:table-cell><text:p>Varde</text:p></table:table-cell><table:table-cell><text:p>25 %</text:p></table:table-cell></table:table-row></table:table>",
      item("a survey;", item("a berth.")),
      `<text:p>${second}</text:p>`,
    ];
    const content = `<office:document-content ${spaces}><office:body><office:text>${body.join("")}</office:text></office:body></office:document-content>`;
    const { articles } = await read("a.odt", zip({ "content.xml": content }));
    expect(articles.flatMap(kept)).toEqual([
      ["paragraph", undefined, first],
      ["paragraph", undefined, "A box beside the text."],
      ["paragraph", undefined, "Varde 25 %"],
      ["list-item", 1, "a survey;"],
      ["list-item", 2, "a berth."],
      ["paragraph", undefined, second],
    ]);
    expect(articles.flatMap(dropped)).toEqual([
      ["title", "Quay to grow"],
      ["navigation", "Shares 2"],
      ["footnote", "See the survey."],
    ]);
  });
});

describe("refusals", () => {
  it.each([
    [
      "a.xml",
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "ee">]><rss><channel><item><title>&e;</title></item></channel></rss>',
      "source/unreadable",
    ],
    ["a.docx", "<html><p>not a Word file</p>", "source/unreadable"],
    [
      "a.docx",
      zip({ "word/document.xml": `<w:document ${w}><w:p><w:t>${"A".repeat(20_000_000)}</w:t></w:p></w:document>` }),
      "source/limit",
    ],
    ["a.docx", zip({ "word/document.xml": `<w:document ${w}>${"<w:tbl>".repeat(600)}` }), "source/limit"],
    ["a.pdf", "%PDF-1.7 and nothing more", "source/unreadable"],
    ["a.json", "{broken", "source/unreadable"],
    ["a.txt", Buffer.alloc(10 * 1024 * 1024 + 1, 65), "source/too-large"],
  ])("%s", async (name, bytes, code) => {
    const { articles, codes } = await read(name, bytes);
    expect(articles).toEqual([]);
    expect(codes).toEqual([code]);
  });

  it.each([
    ["a.jpg", "ffd8ffe000104a464946", "a picture (JPEG)"],
    ["a.txt", "89504e470d0a1a0a0000", "a picture (PNG)"],
    ["old.doc", "d0cf11e0a1b11ae10000", "an old Office or Outlook file"],
    ["a.rtf", Buffer.from("{\\rtf1 Quay}").toString("hex"), "a rich text file (RTF)"],
    ["film.html", "000000206674797069736f6d", "a film or a picture (MPEG-4, HEIC)"],
  ])("%s says what it is", async (name, hex, kind) => {
    const { value, diagnostics } = await readArticles(Buffer.from(hex, "hex"), name);
    expect(value).toEqual([]);
    expect(diagnostics.map((d) => [d.code, d.message, d.hints.length])).toEqual([
      ["source/not-text", `\`${name}\` is ${kind}`, 1],
    ]);
  });

  it.each(["GIF89 was a format, he said.", "ID3 is a tag, he said.", "the ftyp box is small, he said."])(
    "takes no text for a picture: %s",
    async (text) => expect((await read("a.txt", text)).articles).toHaveLength(1),
  );

  it("reads a page that is nested too deep flat, with a warning", async () => {
    const { articles, codes } = await read("a.html", `${"<div>".repeat(5000)}${first}`);
    expect(articles[0]?.text.trim()).toBe(first);
    expect(codes).toEqual(["source/limit"]);
  });
});
