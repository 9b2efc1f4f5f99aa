/** Where pages say who wrote an article and when, and what the readers take for it. */
import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/sources/read-articles.ts";

const story = "<p>The council voted on Monday to widen the northern quay by forty metres, its clerk said.</p>".repeat(
  3,
);

async function metadata(body: string, head = "") {
  const html = `<!doctype html><html><head>${head.includes("<title>") ? "" : "<title>Quay to grow at last</title>"}${head}</head><body>${body}</body></html>`;
  const { value } = await readArticle(new TextEncoder().encode(html), "page.html");
  const { title, authors, published } = value?.metadata ?? {};
  return { title: title?.value, authors: authors?.value ?? [], published: published?.value };
}

const title = "<h1>Quay to grow at last</h1>";

describe("authors of a page", () => {
  it.each([
    [
      "a label with the name behind it",
      `${title}<p><b>Author:</b> <a href="/p/7">Maren Oduya</a></p>`,
      ["Maren Oduya"],
    ],
    [
      "a byline with its day",
      `${title}<div class="byline">By Maren Oduya Thursday, November 9, 2023</div>`,
      ["Maren Oduya"],
    ],
    [
      "the names within a marked part",
      `${title}<div class="byline"><span>By</span><span><a href="/m">Maren Oduya</a></span></div>`,
      ["Maren Oduya"],
    ],
    ["a name beside the date under the title", `${title}<p>11.12.2019 - Maren Oduya</p>`, ["Maren Oduya"]],
    [
      "the foot of the article",
      `<article>${title}${story}<footer class="author-box">By Maren Oduya</footer></article>`,
      ["Maren Oduya"],
    ],
    [
      "no network and no feed beside them",
      `${title}<div class="byline"><a href="/m">Maren Oduya</a> <a href="#">Facebook</a> <a href="#">Get author RSS feed</a></div>`,
      ["Maren Oduya"],
    ],
    [
      "each in an element of their own without a space",
      `${title}<div class="shareByline"><span>By</span><span>by MAREN ODUYA</span></div>`,
      ["MAREN ODUYA"],
    ],
    [
      "not who took the picture",
      `${title}<div class="license-info"><span class="author-name">Piet Hansen</span></div><p class="author">Maren Oduya</p>`,
      ["Maren Oduya"],
    ],
    ["what kind of text it is and who wrote it", `${title}<p>Blog-Beitrag von Maren Oduya</p>`, ["Maren Oduya"]],
    ["in English too", `${title}<p>Guest essay by Maren Oduya</p>`, ["Maren Oduya"]],
    ["no sentence that begins so", `${title}<p>The report by Maren Oduya and Piet Hansen was read out.</p>`, []],
    ["no rank behind the name", `${title}<p class="author">Maren Oduya Senior Harbour Editor</p>`, ["Maren Oduya"]],
    ["a label and a name that has neither capitals nor spaces", `${title}<p>記者：山田太郎</p>`, ["山田太郎"]],
    ["no words behind such a label", `${title}<p>文：港の北の岸壁は四十メートル広がると書記が言った</p>`, []],
    ["no log-in name of the site's keeper", `${title}<a rel="author" href="/a">wordpressadmin</a>`, []],
    ["no link of the page's own", `${title}<p>11.12.2019</p><p>Older Posts</p>`, []],
  ])("%s", async (_, body, authors) => expect((await metadata(body + story)).authors).toEqual(authors));

  it("all of them, where each has a meta element", async () => {
    const head =
      '<meta name="citation_author" content="Maren Oduya"><meta name="citation_author" content="Piet Hansen">';
    expect((await metadata(title + story, head)).authors).toEqual(["Maren Oduya", "Piet Hansen"]);
  });
});

describe("the title of a page", () => {
  const og = '<meta property="og:title" content="Quay to grow at last">';
  it.each([
    ["without the day above it", "<h1><small>5 June 2025</small> Quay to grow at last</h1>", og],
    ["without the kicker above it", "<h1><span>Harbours</span> : Quay to grow at last</h1>", og],
    ["without a site's address behind it", "<h1>Quay to grow at last | EXAMPLE.NET</h1>", ""],
    [
      "not the site's name in its place",
      title,
      '<meta property="og:site_name" content="Wire"><meta property="og:title" content="Wire">',
    ],
    [
      "not the first headline of many",
      `<h3 itemprop="headline">Boats sold</h3><h3 itemprop="headline">Quay to grow at last</h3>`,
      "",
    ],
  ])("%s", async (_, body, head) => expect((await metadata(body + story, head)).title).toBe("Quay to grow at last"));

  it("has no style and no program that stands in its heading, nor the kicker before it", async () => {
    const heading = `<h1><span>News of the harbour board<style>.k{clip:rect(0 0 0 0);${"width:1px;".repeat(40)}}</style>:</span> Quay to grow at last</h1>`;
    const teaser = "<h2>News of the harbour board</h2>";
    const found = await metadata(
      `${heading}${story}${teaser}`,
      `<meta property="og:title" content="News of the harbour board">`,
    );
    expect(found.title).toBe("Quay to grow at last");
  });

  it("is the whole heading where the page states the beginning of it", async () => {
    const found = await metadata(`<h1>Quay to grow at last in the north</h1>${story}<h2>Quay to grow at last</h2>`);
    expect(found.title).toBe("Quay to grow at last in the north");
  });
});

describe("the date of a page", () => {
  it.each([
    [
      "beside the title, whatever its element is called",
      `<div class="teaser_meta">22.04.2020 / 06:15</div>${title}`,
      "2020-04-22",
    ],
    [
      "beside the title before a `time` further down",
      `${title}<p>27 June 2019</p>${story}<time datetime="2019-07-30">x</time>`,
      "2019-06-27",
    ],
    ["in Arabic", `${title}<p>07 أكتوبر 2020 - 12:09</p>`, "2020-10-07"],
  ])("%s", async (_, body, date) => expect((await metadata(body + story)).published).toBe(date));

  it.each([
    ["https://a.example/news/29-10-2021", "2021-10-29"],
    ["https://a.example/news/09-10-2021", null],
  ])("in the address %s only where day and month are certain", async (url, date) => {
    const head = `<link rel="canonical" href="${url}">`;
    expect((await metadata(title + story, head)).published).toBe(date);
  });
});

describe("witnesses of a page's date that disagree", () => {
  const notes = async (head: string, body = "") => {
    const html = `<!doctype html><html><head><title>Quay to grow at last</title>${head}</head><body>${title}${body}${story}</body></html>`;
    const { value, diagnostics } = await readArticle(new TextEncoder().encode(html), "page.html");
    const conflicts = diagnostics.filter((d) => d.code === "source/metadata-conflict").map((d) => d.message);
    return { published: value?.metadata.published.value, conflicts };
  };
  const meta = (date: string) => `<meta property="article:published_time" content="${date}">`;
  const at = (path: string) => `<link rel="canonical" href="https://a.example${path}">`;

  it("are reported, the most trusted taken", async () => {
    const { published, conflicts } = await notes(meta("2019-06-17T08:00:00Z") + at("/2017/07/12/quay"));
    expect(published).toBe("2019-06-17");
    expect(conflicts).toEqual([
      "meta article:published_time dates the article 2019-06-17, url 2017-07-12; the former is taken",
    ]);
  });

  it("are no conflict a day apart: one moment has two days", async () => {
    const { published, conflicts } = await notes(meta("2019-06-17T23:30:00Z") + at("/2019/06/18/quay"));
    expect(published).toBe("2019-06-17");
    expect(conflicts).toEqual([]);
  });

  it("are the address and the day beside the title too", async () => {
    const { published, conflicts } = await notes(at("/2017/07/12/quay"), "<p>27 June 2019</p>");
    expect(published).toBe("2019-06-27");
    expect(conflicts).toHaveLength(1);
  });
});

describe("linked headings within a story", () => {
  const read = async (body: string) => {
    const { value } = await readArticle(new TextEncoder().encode(`<article>${title}${body}</article>`), "page.html");
    return value?.blocks.map(({ span }) => value.text.slice(span.start, span.end)).join("\n") ?? "";
  };
  const headline = (n: number) => `<h3><a href="/${n}">Another story of number ${n}</a></h3>`;
  const paragraph = (n: number) =>
    `<p>Paragraph ${n} tells how the ferry crossed the bay in a storm that nobody had foreseen.</p>`;

  it("take the teasers under them along", async () => {
    const body = await read(story + headline(1) + paragraph(1) + headline(2) + paragraph(2));
    expect(body).not.toMatch(/Another story|Paragraph/);
    expect(body).toContain("The council voted");
  });

  it("leave the story that they only interrupt", async () => {
    const parts = [1, 4, 7].map((n) => headline(n) + paragraph(n) + paragraph(n + 1) + paragraph(n + 2));
    const body = await read(paragraph(0) + parts.join(""));
    expect(body).not.toContain("Another story");
    expect(body.match(/Paragraph \d/g)).toHaveLength(10);
  });
});
