import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Mark, sourceText } from "../../src/preview/panels/source-text.ts";
import type { Article } from "../../src/sources/article.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

async function articleOf(text: string): Promise<Article> {
  const [article] = (await readArticles(new TextEncoder().encode(text), "briefs/sources/a.txt")).value;
  if (!article) throw new Error("no article");
  return article;
}

const plain = (markup: string) =>
  markup
    .replace(/<span class="(?:number|reason|unseen)"[^>]*>[^<]*<\/span>/g, "")
    .replace(/<p class="reason">[^<]*<\/p>/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
/** Spans of articles never part a character. */
const boundary = (text: string, at: number) => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at);
const lines = (text: string) => text.split("\n").map((line) => line.trimEnd());
const at = (text: string, words: string, chosen: boolean, excerpt = 1): Mark => {
  const start = text.indexOf(words);
  return { span: { start, end: start + words.length }, excerpt, chosen };
};

describe("a source's text", () => {
  it("marks what is printed, and opens on what is looked at", async () => {
    const text = "Title\n\nOne sentence here. Another sentence there, the office said.\n";
    const article = await articleOf(text);
    const { markup } = sourceText(
      article,
      [at(text, "One sentence here.", false, 2), at(text, "Another sentence there", true)],
      0,
    );
    expect(markup).toContain(
      '<mark><span class="unseen">Excerpt 2: </span>One sentence here.</mark> <mark class="chosen" id="here"><span class="unseen">Excerpt 1: </span>Another sentence there</mark>, the office said.',
    );
  });

  it("names the place once where a mark goes over lines", async () => {
    const text = "Title\n\nOne line of it.\n\nAnother line of it.\n";
    const { markup } = sourceText(await articleOf(text), [at(text, "One line of it.\n\nAnother line", true)], 0);
    expect(markup.match(/id="here"/g)).toHaveLength(1);
    expect(markup.match(/<mark/g)).toHaveLength(2);
  });

  it("shows the chosen one where marks overlap", async () => {
    const text = "Title\n\nOne two three four five six.\n";
    const marks = [
      at(text, "One two three", false, 1),
      at(text, "two three four", true, 2),
      at(text, "four five", false, 3),
    ];
    const { markup } = sourceText(await articleOf(text), marks, 0);
    expect(markup).toContain(
      '<mark class="chosen" id="here"><span class="unseen">Excerpt 2: </span>two three four</mark>',
    );
    expect(markup.match(/<mark/g)).toHaveLength(1);
  });

  it("shows a long source around its place, and says what is left out", async () => {
    const text = `Title\n\n${"A sentence of the article stands here. ".repeat(60).trim()}\n`.repeat(60);
    const start = text.lastIndexOf("A sentence");
    const { markup } = sourceText(
      await articleOf(text),
      [{ span: { start, end: start + 10 }, excerpt: 1, chosen: true }],
      start,
    );
    expect(markup).toContain('id="here"');
    expect(markup).toMatch(/\d+ characters before this are not shown/);
    expect(markup.length).toBeLessThan(text.length);
  });

  it("loses, adds and moves no character, whatever is marked", async () => {
    const words = fc.constantFrom(
      "The port ",
      "<b>",
      "& said ",
      '"quoted" ',
      "\n",
      "\n\n",
      "Read more: ",
      "ґанок ",
      "👩‍🚀 ",
      "1. ",
      "Follow us on X\n",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(words, { minLength: 1, maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(300), fc.nat(60), fc.boolean()), { maxLength: 6 }),
        async (parts, places) => {
          const article = await articleOf(parts.join("")).catch(() => null);
          if (article === null) return;
          const { length } = article.text;
          const marks = places.map(([from, size, chosen], index) => {
            const start = boundary(article.text, Math.min(from, length));
            return {
              span: { start, end: boundary(article.text, Math.min(start + size, length)) },
              excerpt: index + 1,
              chosen: chosen && index === 0,
            };
          });
          const shown = [
            ...sourceText(article, marks, 0).markup.matchAll(/<div class="line[^>]*>(.*?)<\/div><\/div>/g),
          ].map((m) => plain(m[1] ?? ""));
          expect(lines(shown.join("\n"))).toEqual(lines(article.text));
        },
      ),
      { numRuns: 200 },
    );
  });
});
