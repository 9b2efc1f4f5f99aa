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

describe("figures", () => {
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
