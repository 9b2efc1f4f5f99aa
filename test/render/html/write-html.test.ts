import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { contrastOf } from "../../../src/render/stylesheet/contrast.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import { dark, light, type Scheme, style } from "../../../src/render/writers/html/style.ts";
import { writeHtml } from "../../../src/render/writers/html/write-html.ts";
import { sha256Hex } from "../../../src/text/digest.ts";
import { builtIn } from "../../fixtures/memo/built-in.ts";
import { bareMemo, fullMemo } from "../../fixtures/memo/memos.ts";

const policyMemo = await builtIn("policy-memo");
const memoHtml = (memo = fullMemo) =>
  writeHtml(parseDocument(renderMarkdown(memo, policyMemo).value).value, { generator: "briefwright 0.1.0" });
const htmlOf = (markdown: string) => writeHtml(parseDocument(markdown).value);
const dom = (html: string) => parseHTML(html).document;

/** The inside of `main` for a text. */
function check(markdown: string, expected: string): void {
  const [, main = ""] = /<main id="text" tabindex="-1">\n([\s\S]*?)\n?<\/main>/.exec(htmlOf(markdown)) ?? [];
  expect(main).toBe(expected);
}

describe("blocks", () => {
  it.each([
    ["a paragraph", "a & <b> \"c\" 'd'", "<p>a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;</p>"],
    [
      "inlines",
      "**a** *b* ~~c~~ `<d>`\\\ne",
      "<p><strong>a</strong> <em>b</em> <s>c</s> <code>&lt;d&gt;</code><br>e</p>",
    ],
    [
      "a link",
      '[a](https://e.org/?a=1&b="2" \'it"s\')',
      '<p><a href="https://e.org/?a=1&amp;b=%222%22" rel="noopener noreferrer" title="it&quot;s">a</a></p>',
    ],
    ["a tight list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
    ["a loose list that starts late", "3. a\n\n4. b", '<ol start="3">\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ol>'],
    [
      "tasks",
      "- [x] a\n- [ ] b",
      '<ul>\n<li><span role="img" aria-label="done">☑</span> a</li>\n<li><span role="img" aria-label="open">☐</span> b</li>\n</ul>',
    ],
    ["code", "```js\n<a>\n```", '<pre tabindex="0"><code>&lt;a&gt;</code></pre>'],
    ["a quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
    ["a rule", "a\n\n***", "<p>a</p>\n<hr>"],
    [
      "fields",
      "**A:** b\n**C:** d",
      '<dl class="fields">\n<div><dt>A</dt><dd>b</dd></div>\n<div><dt>C</dt><dd>d</dd></div>\n</dl>',
    ],
    [
      "a callout",
      "> [!TIP]\n> a",
      '<section class="callout tip" role="note" aria-label="Tip">\n<p class="label" aria-hidden="true">Tip</p>\n<p>a</p>\n</section>',
    ],
    [
      "the bottom line",
      "> [!IMPORTANT]\n> a",
      '<section class="callout important" role="note" aria-label="Important">\n<p>a</p>\n</section>',
    ],
    [
      "an image that isn't given",
      "![A chart](http://e.org/c.png)",
      '<figure class="image">\n<span class="no-image">A chart</span>\n</figure>',
    ],
    [
      "a table",
      "| a | |\n| --: | - |\n| 1 | 2 |",
      '<div class="table" role="group" tabindex="0" aria-label="a">\n<table>\n<thead>\n<tr><th scope="col" class="right">a</th><td></td></tr>\n</thead>\n<tbody>\n<tr><td class="right">1</td><td>2</td></tr>\n</tbody>\n</table>\n</div>',
    ],
    [
      "an excerpt",
      "> **7** a\n>\n> — B\n\n[7]",
      '<figure class="excerpt" id="excerpt-7">\n<a class="number" href="#excerpt-7" aria-label="Excerpt 7">7</a>\n<blockquote>\n<p>a</p>\n</blockquote>\n<figcaption>B</figcaption>\n</figure>\n<p><a href="#excerpt-7" class="cite" aria-label="Excerpt 7">[7]</a></p>',
    ],
    [
      "an excerpt in another language",
      "<!-- 7 he -->\n\n> **7** שלום\n>\n> — B",
      '<figure class="excerpt" id="excerpt-7">\n<a class="number" href="#excerpt-7" aria-label="Excerpt 7">7</a>\n<blockquote lang="he" dir="rtl">\n<p>שלום</p>\n</blockquote>\n<figcaption>B</figcaption>\n</figure>',
    ],
    [
      "contents",
      "# A\n\n- [A](#a)\n  - [B](#b)\n- [C](#c)\n\n## B\n\n## C",
      '<h1 id="a">A</h1>\n<nav aria-label="Contents">\n<ul>\n<li><a href="#a">A</a><ul>\n<li><a href="#b">B</a></li>\n</ul>\n</li>\n<li><a href="#c">C</a></li>\n</ul>\n</nav>\n<h2 id="b">B</h2>\n<h2 id="c">C</h2>',
    ],
    [
      "notes",
      "a[^1] b[^1]\n\n[^1]: c",
      '<p>a<sup><a href="#note-1" id="note-mark-1" role="doc-noteref" aria-label="Note 1">1</a></sup> b<sup><a href="#note-1" role="doc-noteref" aria-label="Note 1">1</a></sup></p>\n<section class="notes" role="doc-endnotes" aria-label="Notes">\n<ol>\n<li id="note-1">\n<p>c</p>\n<a href="#note-mark-1" role="doc-backlink" aria-label="Back to the text">↩</a>\n</li>\n</ol>\n</section>',
    ],
  ])("writes %s", (_, markdown, expected) => {
    check(markdown, expected);
  });

  it("shows an image that is given, and nothing that only looks like one", () => {
    const { value } = parseDocument("![A](a.png) ![B](b.png)");
    const html = writeHtml(value, {
      images: { "a.png": "data:image/png;base64,AAAA", "b.png": 'data:text/html,"><script>' },
    });
    expect(html).toContain('<img src="data:image/png;base64,AAAA" alt="A"> <span class="no-image">B</span>');
  });

  it("lets headings skip no level", () => {
    const levels = [...dom(htmlOf("### A\n\n##### B\n\n## C\n\n# D")).querySelectorAll("h1,h2,h3,h4,h5,h6")].map(
      (h) => h.localName,
    );
    expect(levels).toEqual(["h1", "h2", "h2", "h1"]);
  });
});

describe.each([
  ["the full memo", memoHtml()],
  ["the bare memo", memoHtml(bareMemo)],
  ["a memo in Ukrainian", memoHtml({ ...fullMemo, language: "uk" })],
])("%s", (_, html) => {
  const document = dom(html);

  it("is one file that loads and runs nothing", () => {
    expect(html).not.toMatch(
      /<(?:script|link|iframe|object|embed|form|base)\b|\son\w+=|\sstyle=|url\(|@import|javascript:/i,
    );
    const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content");
    const digest = Buffer.from(sha256Hex(/<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? ""), "hex").toString("base64");
    expect(policy).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  it("has its landmarks, its language and a way past the head", () => {
    expect(document.querySelectorAll("main").length).toBe(1);
    expect(document.documentElement.getAttribute("lang")).toMatch(/^(en|uk)$/);
    expect(document.querySelector("title")?.textContent).toBe(fullMemo.title);
    const first = document.querySelector("body a");
    expect(document.getElementById((first?.getAttribute("href") ?? "").slice(1))?.localName).toBe("main");
  });

  it("has headings in order, from one of the first level", () => {
    const levels = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((h) => Number(h.localName.slice(1)));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, i) => i > 0 && level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  it("gives every id once, and no link without its target", () => {
    const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
    expect(ids).toEqual([...new Set(ids)]);
    const targets = [...document.querySelectorAll('a[href^="#"]')].map((a) => (a.getAttribute("href") ?? "").slice(1));
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("names every link, region and image", () => {
    const nameless = [...document.querySelectorAll("a,[role=region],[role=group],section,nav,img")].filter((e) => {
      return !(
        e.getAttribute("aria-label") ||
        e.getAttribute("alt") ||
        (e.localName === "a" && (e.textContent ?? "").trim())
      );
    });
    expect(nameless.map((e) => e.outerHTML)).toEqual([]);
    expect([...document.querySelectorAll("thead th")].every((th) => th.getAttribute("scope") === "col")).toBe(true);
  });
});

it("binds dots to what they follow in its own lines, never in the words of a source", () => {
  const html = htmlOf("- Ada · The Quay\n\n<!-- 7 -->\n\n> **7** Up · down.\n>\n> — **Ada** · The Quay\n");
  expect(html).toContain("<li>Ada\u00a0· The Quay</li>");
  expect(html).toContain("<p>Up · down.</p>");
  expect(html).toContain("<strong>Ada</strong>\u00a0· The Quay</figcaption>");
});

describe("looks", () => {
  it("shows pictures on light paper in the dark, where ink drawn for paper would be lost", () => {
    expect(style).toContain(
      `@media screen and (prefers-color-scheme:dark){figure.image img{padding:.5rem;background:${light.paper}}}`,
    );
  });

  /** Relative luminance after WCAG 2.2; the curve is given as a table-free approximation by squaring in linear steps. */
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };

  it.each([
    ["light", light],
    ["dark", dark],
  ] as readonly (readonly [string, Scheme])[])("has enough contrast in the %s", (_, scheme) => {
    for (const ground of [scheme.paper, scheme.shade]) {
      for (const ink of [scheme.ink, scheme.grey, scheme.accent])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(scheme.rule, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  it("shows focus, prints, and follows the reader's scheme", () => {
    expect(style).toMatch(/:focus-visible\{outline:/);
    expect(style).toContain("@media print");
    expect(style).toContain("prefers-color-scheme:dark");
    expect(style).not.toContain("<");
  });
});

it("hangs the marks of each language before excerpts, as looks and not as words, where the stylesheet has them", () => {
  const doc = parseDocument("<!-- 7 uk -->\n\n> **7** Words.\n>\n> — **Ada**\n").value;
  const html = writeHtml(doc);
  expect(html).toMatch(/:lang\(uk\)[^{]*\{quotes:"«" "»" "„" "“"\}/);
  expect(html.slice(html.indexOf("<body>"))).not.toMatch(/[“”«»]/);
  const none = { ...defaultStylesheet.excerpt, quotationMarks: "none" as const };
  expect(writeHtml(doc, { stylesheet: { ...defaultStylesheet, excerpt: none } })).not.toContain("quotes:");
});

it("says which excerpts begin or end with marks of their own, so that theirs are of the other kind", () => {
  const figureOf = (words: string, note = "") =>
    /<figure class="([^"]*)"/.exec(htmlOf(`${note}> **7** ${words}\n>\n> — **Ada**\n`))?.[1];
  expect(figureOf("“Words,” she said.")).toBe("excerpt beside");
  expect(figureOf("She said: “Words.”")).toBe("excerpt beside");
  expect(figureOf("“Слова”, каже вона.", "<!-- 7 uk -->\n\n")).toBe("excerpt");
  expect(figureOf("She said “words” again.")).toBe("excerpt");
});

it("gives the same bytes each time", () => {
  expect(memoHtml()).toBe(memoHtml());
});

it("wears a template's colours and fonts, and stays readable in the dark", () => {
  const looks = {
    ...defaultStylesheet,
    colors: { ...defaultStylesheet.colors, accent: "#7a1f1f" },
    fonts: { ...defaultStylesheet.fonts, serif: 'Desk "Serif"}</style>' },
  };
  const html = writeHtml(parseDocument("# A\n").value, { stylesheet: looks });
  const [, sheet = ""] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
  expect(sheet).toContain("--accent:#7a1f1f");
  expect(sheet).toContain('font-family:"Desk Serifstyle",');
  const inDark = /prefers-color-scheme:dark\)\{:root\{[^}]*--accent:(#[0-9a-f]{6})/.exec(sheet)?.[1] ?? "#000000";
  expect(contrastOf(inDark, dark.paper)).toBeGreaterThan(4.5);
  expect(html).toContain(Buffer.from(sha256Hex(sheet), "hex").toString("base64"));
});

it("sets headings in the faces, colours and proportions that print has", () => {
  const styles = {
    ...defaultStylesheet.styles,
    heading2: { ...defaultStylesheet.styles.heading2, font: "serif", italic: true, sizePt: 21, color: "grey" },
  } as const;
  const html = writeHtml(parseDocument("# A\n\n## B\n").value, { stylesheet: { ...defaultStylesheet, styles } });
  const rule = (level: number) => new RegExp(`^h${level}\\{(font-family:.*)\\}$`, "m").exec(html)?.[1];
  expect(rule(1)).toMatch(
    /^font-family:[^;]*Source Serif 4[^;]*;font-size:2\.1rem;font-weight:600;color:var\(--ink\)$/,
  );
  expect(rule(2)).toMatch(/Source Serif 4.*;font-size:2rem;font-weight:600;color:var\(--grey\);font-style:italic$/);
  expect(rule(3)).toMatch(/Source Sans 3/);
});
