/** Lines of pasted pages: what is article, what is furniture, and what furniture says. */
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

async function read(text: string): Promise<Article> {
  const { value } = await readArticles(Buffer.from(text), "a.txt");
  const [article] = value;
  if (!article) throw new Error("no article");
  return article;
}

/** The lines of a text with the reason for which each was dropped, `keep` or `heading`. */
async function check(lines: readonly string[], expected: readonly string[]): Promise<Article> {
  const article = await read(lines.join("\n"));
  const fate = (line: string): string => {
    const at = article.text.indexOf(line);
    const within = (span: { start: number; end: number }) =>
      span.start >= at && span.end <= at + line.length && span.end > span.start;
    const block = article.blocks.find((b) => within(b.span));
    const dropped = article.furniture.find((f) => within(f.span));
    if (block) return block.type === "heading" ? "heading" : "keep";
    return dropped?.reason ?? "nowhere";
  };
  expect(lines.map(fate)).toEqual(expected);
  return article;
}

const lead =
  "The council of the harbour town voted on Monday to widen the northern quay by forty metres, its clerk said.";
const second = "Work is to begin in spring and will close the ferry terminal for two months, according to the plan.";
const third = "Fishermen have asked for a later start.";

describe("lines of a pasted page", () => {
  it("takes a headline, a byline and a date from above the story", async () => {
    const article = await check(
      [
        "Quay to grow by forty metres",
        "By Maren Oduya and Piet Hals in Delfzijl",
        "3 December 2025, 07:40",
        lead,
        second,
      ],
      ["title", "byline", "date-line", "keep", "keep"],
    );
    expect(article.metadata.title).toEqual({ value: "Quay to grow by forty metres", from: "line 1", by: "source" });
    expect(article.metadata.authors.value).toEqual(["Maren Oduya", "Piet Hals"]);
    expect(article.metadata.published.value).toBe("2025-12-03");
  });

  it("takes a kicker with the headline behind it for the title, above a story only", async () => {
    const article = await check(
      ["Opinion: The quay is long enough", "By Maren Oduya", lead, second, "Opinion: The quay is too short", third],
      ["title", "byline", "keep", "keep", "see-also", "keep"],
    );
    expect(article.metadata.title.value).toBe("Opinion: The quay is long enough");
  });

  it("knows a press release by its marks, and drops what it says of its sender", async () => {
    const article = await check(
      [
        "FOR IMMEDIATE RELEASE",
        "Quay Works to widen the northern quay",
        lead,
        second,
        third,
        "ENDS",
        "About Quay Works",
        "Quay Works is a leading builder of quays in nine countries.",
        "Notes to editors:",
        "The plan of the quay can be downloaded from the press centre.",
      ],
      ["label", "title", "keep", "keep", "keep", "label", "other", "other", "other", "other"],
    );
    expect(article.metadata.title.value).toBe("Quay Works to widen the northern quay");
  });

  it("keeps what a story says under a heading that only looks like one of a release", async () => {
    await check(
      ["Quay to grow", lead, second, "About the ferry", "It will stop at the old pier, the clerk said on Monday."],
      ["title", "keep", "keep", "heading", "keep"],
    );
  });

  it("has no title where the first line is a sentence", async () => {
    const article = await check([lead, second, third], ["keep", "keep", "keep"]);
    expect(article.metadata.title).toEqual({ value: null, from: "unknown", by: "nobody" });
  });

  it("ends a list of headlines at the first sentence, also at a headline with an abbreviation", async () => {
    await check(
      [
        "Quay to grow",
        lead,
        "Most Read from Harbour Wire",
        "How the Old Crane Was Sold",
        "Ferry Line Opens on Jan. 30",
        "Who Pays for the New Quay?",
        second,
      ],
      ["title", "keep", "most-read", "most-read", "most-read", "most-read", "keep"],
    );
  });

  it("tells headings from sentences, and drops what stands behind the last one", async () => {
    await check(
      ["Quay to grow", lead, "Costs and benefits", second, "Harbour Wire Service"],
      ["title", "keep", "heading", "keep", "other"],
    );
  });

  it.each([
    ["See also: Crane sold for scrap", "see-also"],
    ["Read more: Crane sold for scrap", "see-also"],
    ["Читайте також: Кран продали", "see-also"],
    ["Lire aussi : La grue est vendue", "see-also"],
    ["Lesen Sie auch: Kran verkauft", "see-also"],
    ["Please follow us on Telegram for updates.", "follow-us"],
    ["For more news from the coast, please follow us on X.", "follow-us"],
    ["Підписуйтесь на наш канал у телеграм", "follow-us"],
    ["Sign up for our weekly newsletter on shipping.", "newsletter"],
    ["Get the latest stories in your inbox.", "newsletter"],
    ["Advertisement", "advertisement"],
    ["Story continues below", "advertisement"],
    ["Photo: Maren Oduya/Harbour Wire", "caption"],
    ["A crane at dusk (AP Photo/Piet Hals)", "caption"],
    ["Facebook X LinkedIn Email", "share"],
    ["Share this article", "share"],
    ["Cookie settings", "navigation"],
    ["We use cookies to improve your experience.", "navigation"],
    ["Home > Coast > Harbours", "navigation"],
    ["4 min read", "read-time"],
    ["Listen to this article · 4 min", "read-time"],
    ["Comments (214)", "comment"],
    ["Please note that comments are moderated and may take a day to appear.", "comment"],
    ["Tell us what YOU think...", "comment"],
    ["Harbour Wire is not responsible for the opinions of its contributors.", "copyright"],
    ["Hazte miembro y disfruta de beneficios exclusivos", "newsletter"],
    ["Submit your letter to the editor by mail.", "newsletter"],
    ["Get Quay Monthly delivered to your door.", "newsletter"],
    ["Abbildung 4: the quay before the flood.", "caption"],
    ["관련기사", "related"],
    ["続きを読む", "see-also"],
    ["【纠错】 责任编辑： 王小明", "contributors"],
    ["This is reported by the Harbour Wire.", "source-note"],
    ["--With assistance from Ilse Vandamme and Petro Hrynko.", "contributors"],
    ["(Updates with a comment of the mayor.)", "update-note"],
    ["©2025 Harbour Wire Ltd.", "copyright"],
    ["* * *", "markup"],
    ["https://harbour.example/quay", "other"],
  ])("drops `%s` as %s", async (line, reason) => {
    await check(["Quay to grow", lead, line, second], ["title", "keep", reason, "keep"]);
  });

  it.each([
    "Follow-up talks are planned for May, the mayor told us on Friday.",
    "Photographs of the quay from 1911 show two cranes.",
    "By Monday the water had risen to the second step.",
    "More from the harbour fund would not help, he said.",
    "The Harbour Post reported on Thursday that the crane was sold.",
    "Share prices of the operator fell by 3 percent.",
    "That may complicate the matter.",
    "“We have read more letters about this than about anything,” the clerk said.",
    "Comments by the minister angered the fishermen.",
    "Our talks moderated the tone, but the comments that followed were sharp.",
    "The port is not responsible for the opinions that its captains hold, a judge said.",
    "Figures 4 and 5 show how the quay sank.",
    "Source code of the lock was never published.",
  ])("keeps the sentence `%s`", async (line) => {
    await check(["Quay to grow", lead, line, second], ["title", "keep", "keep", "keep"]);
  });

  it("reads labels with their values in the next line, and leaves an empty label empty", async () => {
    const article = await check(
      [
        "Harbour Wire: Quay to grow by forty metres",
        "- Author:",
        "- Oksana Lysenko",
        "- Date:",
        lead,
        "This is reported by the Harbour Wire.",
        `- ${second}`,
      ],
      ["title", "label", "byline", "empty-label", "keep", "source-note", "keep"],
    );
    expect(article.metadata.authors.value).toEqual(["Oksana Lysenko"]);
    expect(article.metadata.published.value).toBeNull();
    expect(article.metadata.origins.map((o) => [o.newsroom, o.relation])).toContainEqual(["Harbour Wire", "re-report"]);
  });

  it("drops what readers wrote behind the count of comments", async () => {
    await check(
      [lead, second, third, "3 comments", "I have lived here all my life and never saw such waste."],
      ["keep", "keep", "keep", "comment", "comment"],
    );
  });

  it("joins lines that were wrapped at a width", async () => {
    const words = `${lead} ${second} ${third}`.split(" ");
    const rows: string[] = [""];
    for (const word of words) {
      const row = rows.at(-1) ?? "";
      if (row.length + word.length > 60) rows.push(word);
      else rows[rows.length - 1] = row === "" ? word : `${row} ${word}`;
    }
    const article = await read(`${rows.join("\n")}\n\n${rows.join("\n")}\n`);
    expect(article.blocks).toHaveLength(2);
    expect(article.sentences).toHaveLength(6);
  });
});

describe("a wire's opening", () => {
  it.each([
    ["(Bloomberg) -- ", "Bloomberg"],
    ["KYIV, March 3 (Reuters) - ", "Reuters"],
    ["WASHINGTON (AP) — ", "Associated Press"],
    ["BRUSSELS (Meridian Wire) -- ", "Meridian Wire"],
    ["LONDON — ", null],
  ])("takes `%s` off the first paragraph", async (opening, newsroom) => {
    const article = await read(`Quay to grow\n${opening}${lead}\n${second}`);
    expect(article.text.slice(article.sentences[0]?.span.start, article.sentences[0]?.span.end)).toBe(lead);
    expect(article.furniture.map((f) => f.reason)).toContain("dateline");
    expect(article.metadata.outlet.value).toBe(newsroom);
    expect(article.metadata.origins.filter((o) => o.relation === "wire").map((o) => o.newsroom)).toEqual(
      newsroom ? [newsroom] : [],
    );
  });

  it("leaves a sentence alone that opens on capitals or brackets", async () => {
    const article = await read(
      `Quay to grow\nNATO (the alliance) said that the quay is not its business, and left it there.\n${second}`,
    );
    expect(article.furniture.map((f) => f.reason)).toEqual(["title"]);
  });
});

describe("origins", () => {
  it.each([
    ["Bloomberg: Quay to grow", lead, [["Bloomberg", "re-report"]]],
    [
      "Quay to grow",
      "The Financial Times reported on Thursday that the quay will grow.",
      [["Financial Times", "re-report"]],
    ],
    ["Quay to grow", "The quay will grow, the FT reports, and nobody minds.", [["Financial Times", "re-report"]]],
    [
      "Quay to grow",
      "The quay will grow, an official speaking to the Harbour Post said.",
      [["Harbour Post", "re-report"]],
    ],
    ["Quay to grow", "The quay will grow, writes Bloomberg.", [["Bloomberg", "re-report"]]],
    ["Quay to grow", "Bloomberg Economics calculates that the quay will pay for itself.", [["Bloomberg", "mention"]]],
    ["Quay to grow", "The North Atlantic is rough, and the White House said so.", []],
    ["Mayor: Quay to grow", lead, []],
  ])("of `%s` / `%s`", async (title, paragraph, expected) => {
    const article = await read(`${title}\n${paragraph}\n${second}`);
    expect(article.metadata.origins.map((o) => [o.newsroom, o.relation])).toEqual(expected);
  });
});
