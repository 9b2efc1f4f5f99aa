/** Mail: who sent it, what was forwarded or answered, and alerts. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { readSender } from "../../src/sources/mail/sender.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

const story = "The ferry company will halve its winter timetable, its director told the council on Monday.";

async function read(headers: readonly string[], body: string): Promise<readonly Article[]> {
  const head = ["To: desk@example.org", "Date: Wed, 4 Mar 2026 23:30:00 -0500", "MIME-Version: 1.0", ...headers];
  return (await readArticles(Buffer.from(`${head.join("\r\n")}\r\n\r\n${body.replace(/\n/g, "\r\n")}`), "a.eml")).value;
}

const plain = "Content-Type: text/plain; charset=utf-8";
const html = "Content-Type: text/html; charset=utf-8";
const kept = (article: Article | undefined) =>
  article?.blocks.map(({ type, span }) => [type, article.text.slice(span.start, span.end)]);

describe("the sender", () => {
  it.each([
    ["Ada Penn", "ada.penn@coast.example", false, { authors: ["Ada Penn"] }],
    ["Ada Penn", "ada@list.example", true, { authors: ["Ada Penn"] }],
    ["The Coast Ledger", "brief@coast.example", true, { outlet: "The Coast Ledger" }],
    ["Coast Ledger", "hello@mail.example", false, { outlet: "Coast Ledger" }],
    ["Coast Ledger", "bounce-1@coast.example", true, { outlet: "Coast Ledger" }],
    ["Coast Ledger", "bounce-1@mail.example", true, {}],
    ["Ada Penn from Coast Ledger", "x@mail.example", true, { authors: ["Ada Penn"], outlet: "Coast Ledger" }],
    ["Reuters", "x@mail.example", false, { outlet: "Reuters" }],
    ["desk@example.org", "desk@example.org", false, {}],
    ["", "ada@coast.example", false, {}],
  ] as const)("%s <%s>, of a list: %s", (name, address, bulk, expected) => {
    const found = Object.entries(readSender(name, address, bulk)).map(([key, stated]) => [key, stated?.value]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  it("doesn't stand before the byline of a newsletter", async () => {
    const [article] = await read(
      ["From: Coast Ledger <news@coast.example>", "Subject: Ferries", "List-Unsubscribe: <x>", html],
      `<h1>Ferries to run less</h1><p>By Ada Penn</p><p>${story}</p>`,
    );
    expect(article?.metadata.authors.value).toEqual(["Ada Penn"]);
    expect(article?.metadata.outlet).toMatchObject({ value: "Coast Ledger", from: "mail sender" });
  });
});

describe("a forwarded message", () => {
  const head = (labels: readonly [string, string, string, string]) =>
    `${labels[0]}: Ada Penn <ada@coast.example>\n${labels[1]}: 3 March 2026 08:00\n${labels[2]}: Tom Hale\n${labels[3]}: Ferries to run less`;

  it.each([
    [
      "a mail program's mark",
      "Fwd: Ferries",
      `---------- Forwarded message ---------\n${head(["From", "Date", "To", "Subject"])}`,
    ],
    [
      "a subject in German",
      "WG: Ferries",
      `-----Urspr\u00fcngliche Nachricht-----\n${head(["Von", "Gesendet", "An", "Betreff"])}`,
    ],
    [
      "a subject in Ukrainian",
      "=?utf-8?B?0J/QtdGA0LXRgdC7OiB4?=",
      head(["\u0412\u0456\u0434", "\u0414\u0430\u0442\u0430", "\u041a\u043e\u043c\u0443", "\u0422\u0435\u043c\u0430"]),
    ],
  ])("is the article where %s says so", async (_, subject, within) => {
    const [article] = await read(
      ["From: Tom Hale <tom@example.org>", `Subject: ${subject}`, plain],
      `Have a look at this before Thursday, please.\n\nTom\n\n${within}\n\n${story}\n`,
    );
    expect(kept(article)).toEqual([["paragraph", story]]);
    expect(article?.metadata).toMatchObject({
      title: { value: "Ferries to run less", from: "forwarded mail subject" },
      authors: { value: ["Ada Penn"] },
      published: { value: "2026-03-03", from: "forwarded mail date" },
    });
  });

  it("is told from one that is answered, which is quoted", async () => {
    const [article] = await read(
      ["From: Tom Hale <tom@example.org>", "Subject: Re: Ferries", plain],
      `I think that the director is wrong about this.\n\n${head(["From", "Sent", "To", "Subject"])}\n\n${story}\n\nOn Sun, 1 Mar 2026, Ada Penn wrote:\n> How many crossings are planned?\n`,
    );
    expect(kept(article)).toEqual([
      ["paragraph", "I think that the director is wrong about this."],
      ["quote", story],
      ["quote", "How many crossings are planned?"],
    ]);
    expect(article?.metadata.authors.value).toEqual(["Tom Hale"]);
    expect(article?.metadata.published.value).toBe("2026-03-04");
  });
});

describe("a message of one's own", () => {
  it("ends at its signature", async () => {
    const [article] = await read(
      ["From: Ada Penn <ada@coast.example>", "Subject: Ferries", plain],
      `${story}\n\n-- \nThis message is meant for whom it was sent to, and for nobody else at all.\n`,
    );
    expect(kept(article)).toEqual([["paragraph", story]]);
    expect(article?.furniture.at(-1)?.because).toBe("a signature");
  });
});

describe("an alert", () => {
  const entry = (n: number, description: string) =>
    `<tr itemscope itemtype="http://schema.org/Article"><td><a itemprop="url" href="https://search.example/url?rct=j&amp;url=https%3A%2F%2Fn${n}.example%2Fa&amp;x=1"><span itemprop="name">Story ${n}</span></a><div itemprop="publisher"><span itemprop="name">Paper ${n}</span></div>${description}</td></tr>`;
  const headers = ["From: Alerts <alerts-noreply@search.example>", "Subject: Alert - ferries", html];

  it("gives an article for each of its entries, and the mail's day to none", async () => {
    const description = `<div itemprop="description">${story}</div>`;
    const articles = await read(
      headers,
      `<table>${entry(1, description)}${entry(2, description)}</table><p>Unsubscribe</p>`,
    );
    expect(
      articles.map(({ path, metadata: { title, outlet, url, published } }) => [
        path,
        title.value,
        outlet.value,
        url.value,
        published.value,
      ]),
    ).toEqual([
      ["a.eml#1", "Story 1", "Paper 1", "https://n1.example/a", null],
      ["a.eml#2", "Story 2", "Paper 2", "https://n2.example/a", null],
    ]);
    expect(kept(articles[0])).toEqual([["paragraph", story]]);
  });

  it("is read as any mail where its entries don't say what they are", async () => {
    expect(await read(headers, `<table>${entry(1, "")}</table><p>${story}</p>`)).toHaveLength(1);
  });
});
