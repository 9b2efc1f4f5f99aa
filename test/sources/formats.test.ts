/** One conformance suite over all readers, and what each format says of itself. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

const first = "The council voted on Monday to widen the northern quay by forty metres, its clerk said.";
const second = "Work is to begin in spring and will close the ferry terminal for two months.";
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

function pdf(lines: readonly string[]): Uint8Array {
  const content = `BT /F1 10 Tf 72 720 Td 14 TL ${lines.map((line) => `(${line}) Tj T*`).join(" ")} ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let out = "%PDF-1.7\n";
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${out}xref\n0 6\n0000000000 65535 f \n${xref}trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n${out.length}\n%%EOF\n`,
    "latin1",
  );
}

const page = `<!doctype html><html lang="en"><head><title>Quay to grow | Harbour Wire</title><meta property="og:site_name" content="Harbour Wire">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Quay to grow by forty metres","datePublished":"2025-12-03T07:40:00+01:00","author":{"name":"Maren Oduya"}}</script></head>
<body><nav><a href="/a">Home</a> <a href="/b">Coast</a></nav><article><h1>Quay to grow by forty metres</h1><p>${first}</p><p>See also: <a href="/c">Crane sold</a></p>
<p style="display:none">Hidden words that nobody sees on the page at all.</p><p>${second}</p></article><footer>© 2025 Harbour Wire</footer></body></html>`;

const files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array | string }>> = {
  text: { name: "a.txt", bytes: `Quay to grow\n${first}\n${second}` },
  markdown: {
    name: "a.md",
    bytes: `---\ntitle: Quay to grow\n---\n\n${first.replace("voted", "**voted**")}\n\n${second}`,
  },
  html: { name: "page", bytes: page },
  feed: {
    name: "a.rss",
    bytes: `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title><item><title>Quay to grow</title><pubDate>Wed, 03 Dec 2025 07:40:00 GMT</pubDate><description><![CDATA[<p>${first}</p><p>${second}</p>]]></description></item></channel></rss>`,
  },
  mail: {
    name: "a.eml",
    bytes: `From: Harbour Wire <news@harbour.example>\r\nTo: desk@example.org\r\nSubject: Fwd: Quay to grow\r\nDate: Wed, 03 Dec 2025 23:40:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${first}\r\n\r\n${second}\r\n`,
  },
  docx: {
    name: "a.docx",
    bytes: zip({
      "word/document.xml": `<?xml version="1.0"?><w:document ${w}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Quay to grow</w:t></w:r></w:p><w:p><w:r><w:t>${first}</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del></w:p><w:p><w:r><w:t>${second}</w:t></w:r></w:p></w:body></w:document>`,
    }),
  },
  odt: {
    name: "a.odt",
    bytes: zip({
      mimetype: "application/vnd.oasis.opendocument.text",
      "content.xml": `<office:document-content><office:body><office:text><text:h text:outline-level="1">Quay to grow</text:h><text:p>${first}</text:p><text:p>${second}</text:p></office:text></office:body></office:document-content>`,
    }),
  },
  epub: {
    name: "a.epub",
    bytes: zip({
      "META-INF/container.xml": '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
      "o/p.opf":
        '<package><metadata><dc:title>Quay to grow</dc:title></metadata><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
      "o/c.xhtml": `<html><body><p>${first}</p><p>${second}</p></body></html>`,
    }),
  },
  pdf: {
    name: "a.pdf",
    bytes: pdf([
      "The council voted on Monday to widen the northern quay by forty me-",
      "tres, its clerk said.",
      "",
      "",
      "Work is to begin in spring and will close the ferry terminal for two",
      "months.",
    ]),
  },
  nitf: {
    name: "a.xml",
    bytes: `<?xml version="1.0"?><nitf><head><docdata><date.issue norm="20251203T074000Z"/></docdata></head><body><body.head><hedline><hl1>Quay to grow</hl1></hedline><byline>By Maren Oduya</byline></body.head><body.content><p>${first}</p><p>${second}</p></body.content></body></nitf>`,
  },
  json: {
    name: "a.jsonl",
    bytes: `${JSON.stringify({ title: "Quay to grow", text: `${first}\n${second}`, date: "2025-12-03" })}\n`,
  },
};

async function read(
  name: string,
  bytes: Uint8Array | string,
): Promise<{ articles: readonly Article[]; codes: string[] }> {
  const { value, diagnostics } = await readArticles(typeof bytes === "string" ? Buffer.from(bytes) : bytes, name);
  return { articles: value, codes: diagnostics.map((d) => d.code) };
}

describe.each(Object.entries(files))("the %s reader", (format, { name, bytes }) => {
  it("gives the same sentences as every other", async () => {
    const { articles, codes } = await read(name, bytes);
    const [article] = articles;
    expect(codes).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(article?.format).toBe(format);
    expect(article?.path).toBe(name);
    expect(article?.sentences.map(({ span }) => article.text.slice(span.start, span.end))).toEqual([first, second]);
    if (format !== "pdf") expect(article?.metadata.title.value).toMatch(/^Quay to grow/);
  });

  it("gives blocks, furniture and sentences in order and apart", async () => {
    const [article] = (await read(name, bytes)).articles;
    const spans = [...(article?.blocks ?? []), ...(article?.furniture ?? [])]
      .map((b) => b.span)
      .sort((a, b) => a.start - b.start);
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
});

describe("what formats state", () => {
  it("a page: JSON-LD before all else, furniture apart, hidden words nowhere", async () => {
    const [article] = (await read("page", page)).articles;
    expect(article?.metadata.title.value).toBe("Quay to grow by forty metres");
    expect(article?.metadata.authors).toEqual({ value: ["Maren Oduya"], from: "json-ld author", by: "source" });
    expect(article?.metadata.published.value).toBe("2025-12-03");
    expect(article?.metadata.outlet.value).toBe("Harbour Wire");
    expect(article?.furniture.map((f) => f.reason)).toEqual(["title", "see-also"]);
    expect(article?.text).not.toContain("Hidden");
  });

  it("a mail: the day of its header as it is written, the subject without its mark", async () => {
    const [article] = (await read("a.eml", files.mail?.bytes ?? "")).articles;
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

  it("reads a page that is nested too deep flat, with a warning", async () => {
    const { articles, codes } = await read("a.html", `${"<div>".repeat(5000)}${first}`);
    expect(articles[0]?.text.trim()).toBe(first);
    expect(codes).toEqual(["source/limit"]);
  });
});
