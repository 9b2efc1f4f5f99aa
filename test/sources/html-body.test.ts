/** What of a page is its article, and what becomes of the rest. */
import { describe, expect, it } from "vitest";
import { readArticle } from "../../src/sources/read-articles.ts";

const story = [
  "The council voted on Monday to widen the northern quay by forty metres, its clerk said in the evening.",
  "Work is to begin in March, once the last of the fishing boats has left for the banks off the western isles.",
  "Two members of the opposition voted against, because the harbour's debts had doubled within four years.",
];
const paragraphs = story.map((text) => `<p>${text}</p>`);
const [lead = "", second = "", third = ""] = paragraphs;
const title = "<h1>Quay to grow at last</h1>";

/** The page's kept lines, and why each dropped line was dropped. */
async function read(body: string, head = "") {
  const html = `<!doctype html><html><head><title>Quay to grow at last</title>${head}</head><body>${body}</body></html>`;
  const { value } = await readArticle(new TextEncoder().encode(html), "page.html");
  const words = ({ span }: { span: { start: number; end: number } }) => value?.text.slice(span.start, span.end) ?? "";
  return {
    kept: (value?.blocks ?? []).map(words),
    dropped: Object.fromEntries((value?.furniture ?? []).map((f) => [words(f), f.reason])),
  };
}

describe("parts of a page", () => {
  it("outside of the article are kept apart, with their words and the reason", async () => {
    const page = `<nav><a href="/">Harbour</a></nav><article>${title}${paragraphs.join("")}</article><footer>Harbour Wire Ltd, Quay 1</footer>`;
    const { kept, dropped } = await read(page);
    expect(kept).toEqual(story);
    expect(dropped).toEqual({
      Harbour: "outside",
      "Quay to grow at last": "title",
      "Harbour Wire Ltd, Quay 1": "outside",
    });
  });

  it.each([
    ["a caption named in camel case", '<div><span class="newsCaption">The quay on a calm day</span></div>', "caption"],
    ["related links in one word", '<div class="relatedlinks"><p>Boats are sold at once.</p></div>', "related"],
    ["a form", '<form><h2>How do you rate this?</h2><label for="a">Your address</label></form>', "other"],
    [
      "a place for advertisements",
      '<div data-ad-slot="1"><p>Buy two boats today, pay for one.</p></div>',
      "advertisement",
    ],
    ["who wrote it", '<div class="mini-bio"><p>Maren Oduya writes on harbours.</p></div>', "byline"],
    ["what stands beside by its role", '<div role="complementary"><p>The tide is high at noon.</p></div>', "other"],
  ])("within it that are none of it: %s", async (_, part, reason) => {
    const { kept, dropped } = await read(`<article>${title}${lead}${second}${part}${third}</article>`);
    expect(kept).toEqual(story);
    const words = part
      .replace(/<\/(?:h2|p)>/g, "$&\n")
      .replace(/<[^>]*>/g, "")
      .trim()
      .split("\n");
    for (const line of words) expect(dropped[line.trim()]).toBe(reason);
  });

  it("keep a page's form where the story itself stands in it", async () => {
    const { kept } = await read(`<form id="aspnetForm"><div>${title}${paragraphs.join("")}</div></form>`);
    expect(kept).toEqual(story);
  });

  it("take a header with the title in it for the article's, one without for the page's", async () => {
    const top = "<header><p>Harbour Wire has told the news of the northern harbours since 1891.</p></header>";
    const { kept } = await read(`<div>${top}<div>${title}${paragraphs.join("")}</div></div>`);
    expect(kept).toEqual(story);
    const deck = "A vote that few had thought would pass.";
    const own = await read(`<div><header>${title}<p>${deck}</p></header>${paragraphs.join("")}</div>`);
    expect(own.kept).toEqual([deck, ...story]);
  });

  it("make a line of their own where they stand within a paragraph", async () => {
    const inner = lead.replace("the northern quay", 'the <span class="tooltip">a wall for ships</span>northern quay');
    const { kept, dropped } = await read(`<article>${title}${inner}${second}${third}</article>`);
    expect(kept).toEqual(story);
    expect(dropped["a wall for ships"]).toBe("other");
  });
});

describe("a name that every paragraph bears", () => {
  it.each(["paywall", "inline-placeholder", "info"])("is no furniture's: %s", async (name) => {
    const { kept } = await read(
      `<article>${title}${story.map((t) => `<p class="${name}">${t}</p>`).join("")}</article>`,
    );
    expect(kept).toEqual(story);
  });

  it("but for comments, however many", async () => {
    const comment = (n: number) =>
      `<div class="comment"><p>I remember the old quay of ${n} metres quite well.</p></div>`;
    const { kept } = await read(
      `<article>${title}${paragraphs.join("")}${[1, 2, 3, 4, 5].map(comment).join("")}</article>`,
    );
    expect(kept).toEqual(story);
  });
});

describe("a lead", () => {
  const lead =
    "What was long only a plan is now a vote: the northern quay shall be forty metres longer, and the fishing boats move.";
  const summary = `<meta name="description" content="${lead.slice(0, 90)} …">`;

  it("is the article's where the page's summary opens as it does, wherever it stands", async () => {
    const above = `<div class="page-top">${title}<p>${lead}</p></div><div class="story-body">${paragraphs.join("")}</div>`;
    expect((await read(above, summary)).kept).toEqual([lead, ...story]);
    const teaser = `<article>${title}<div class="teaser-text"><p>${lead}</p></div>${paragraphs.join("")}</article>`;
    expect((await read(teaser, summary)).kept).toEqual([lead, ...story]);
    expect((await read(teaser)).kept).toEqual(story);
  });

  it("is told from the same words further down the page", async () => {
    const card = '<h3><a href="/1">Boats of the northern harbours are sold at once</a></h3>';
    const below = `<div class="story-body">${title}${paragraphs.join("")}</div><div class="cards">${card.repeat(12)}<p>${lead}</p></div>`;
    expect((await read(below, summary)).kept).toEqual(story);
  });
});

describe("lines about the article", () => {
  const deck = "<p>A vote that few had thought would pass.</p>";
  const within = (...lines: readonly string[]) => `<article>${title}${lines.join("")}${paragraphs.join("")}</article>`;

  it.each([
    ["a day with words in any language", "<p>sexta-feira, 22 de outubro de 2010 às 20:13</p>", "date-line"],
    [
      "a byline with its day",
      "<p>By Maren Oduya, Piet Hansen on Monday, November 18th, 2019 at 11:08 a.m.</p>",
      "byline",
    ],
    ["a newsroom that signs", "<p>By Reuters</p>", "byline"],
    ["labels in a row", "<p>05/10/2018 - Publicado por: Maren Oduya - Categoria: Porto - Tags: cais</p>", "byline"],
  ])("are no part of it: %s", async (_, line, reason) => {
    const { kept, dropped } = await read(within(line));
    expect(kept).toEqual(story);
    expect(dropped[line.replace(/<[^>]*>/g, "")]).toBe(reason);
  });

  it("may stand behind a deck", async () => {
    const { kept } = await read(within(deck, "<p>Publish date:</p>", "<p>Nov 18, 2019</p>"));
    expect(kept).toEqual(["A vote that few had thought would pass.", ...story]);
  });

  it("are headings where a chronicle has a day above each part", async () => {
    const days = story.flatMap((text, i) => [`<p>${i + 3} June 2025</p>`, `<p>${text}</p>`]);
    const { kept } = await read(`<article>${title}${deck}${days.join("")}</article>`);
    expect(kept).toContain("4 June 2025");
    expect(kept).toContain("5 June 2025");
  });
});

describe("notes on the author at the end", () => {
  const more = "<p>The clerk was not to be reached on Tuesday, and the mayor's office did not answer.</p>";
  const signed = '<meta name="author" content="Maren Oduya">';
  const end = (note: string) => `<article>${title}${paragraphs.join("")}${more}<p>${note}</p></article>`;

  it.each([
    ["who they are", "Maren Oduya covers harbours and the sea for the Wire."],
    ["a title before the name", "The author is a lecturer at the school of navigation."],
    ["where to follow them", "Her book on quays is out now. Follow her on Twitter @marenoduya."],
    ["a guest of whom the story doesn't speak", "Piet Hansen is a professor of hydraulics at the northern university."],
  ])("%s", async (_, note) => expect((await read(end(note), signed)).dropped[note]).toBe("byline"));

  it.each([
    [
      "a person whom the story is about",
      `${story[0]} Its clerk is Piet Hansen.`,
      "Piet Hansen is a director of the harbour too.",
    ],
    ["what the author did, not who they are", story[0] ?? "", "Maren Oduya contested the vote as a resident."],
  ])("but not %s", async (_, opening, note) => {
    const body = `<article>${title}<p>${opening}</p>${second}${third}${more}<p>${note}</p></article>`;
    expect((await read(body, signed)).kept).toContain(note);
  });
});

describe("figures", () => {
  it("have a slight line behind the picture as their caption", async () => {
    const picture = '<p><img src="a.jpg" alt=""></p><p><em>The quay in the spring of last year</em></p>';
    const { kept, dropped } = await read(
      `<article>${title}${lead}${picture}${second}<p><em>So it was.</em></p>${third}</article>`,
    );
    expect(kept).toEqual([story[0], story[1], "So it was.", story[2]]);
    expect(dropped["The quay in the spring of last year"]).toBe("caption");
  });

  it("are left with their captions, but for a table that is their content", async () => {
    const rows = "<tr><td>2024</td><td>40 m</td></tr><tr><td>2025</td><td>80 m</td></tr>";
    const figure = `<figure><table>${rows}</table><figcaption>Length of the quay</figcaption></figure>`;
    const { kept, dropped } = await read(`<article>${title}${paragraphs.join("")}${figure}${third}</article>`);
    expect(kept).toEqual([...story, "2024 40 m", "2025 80 m", story[2]]);
    expect(dropped["Length of the quay"]).toBe("caption");
  });
});

describe("drawings in a page", () => {
  it.each([
    ["whose title is closed at once", '<svg><title/><path d="M0 0"/></svg>'],
    ["whose title holds an element", "<svg><title><tspan>Share</tspan></title></svg>"],
    ["that were left open", "<svg><g><path>"],
  ])("%s swallow nothing of it", async (_, drawing) => {
    const { kept } = await read(`<div>${drawing}</div><article>${title}${paragraphs.join("")}</article>`);
    expect(kept).toEqual(story);
  });
});
