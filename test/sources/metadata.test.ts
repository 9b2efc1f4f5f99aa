/** Dates, names, newsrooms, languages, update notes: small readers by table. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readClaims } from "../../src/sources/furniture/update-note.ts";
import { decodeEntities } from "../../src/sources/markup/entities.ts";
import { plainInline } from "../../src/sources/markup/inline-markdown.ts";
import { parseHtml } from "../../src/sources/markup/parse.ts";
import { findAll, plainText } from "../../src/sources/markup/tree.ts";
import { dayOfEpoch, findDate, readStamp } from "../../src/sources/metadata/dates.ts";
import { detectLanguage } from "../../src/sources/metadata/language.ts";
import { readByline, splitNames } from "../../src/sources/metadata/names.ts";
import { newsroomAt, outletName } from "../../src/sources/metadata/newsrooms.ts";
import { readArticles } from "../../src/sources/read-articles.ts";

describe("dates", () => {
  it.each([
    ["2025-06-05T10:00:00Z", "2025-06-05"],
    ["5 June 2025", "2025-06-05"],
    ["June 5, 2025", "2025-06-05"],
    ["Jun. 5th, 2025", "2025-06-05"],
    ["5. Juni 2025", "2025-06-05"],
    ["1er juin 2025", "2025-06-01"],
    ["5 de junio de 2025", "2025-06-05"],
    ["5 червня 2025", "2025-06-05"],
    ["5 июня 2025 г.", "2025-06-05"],
    ["12 листопада 2025", "2025-11-12"],
    ["05.06.2025", "2025-06-05"],
    ["25/06/2025", "2025-06-25"],
    ["06/25/2025", "2025-06-25"],
    ["2025年6月5日", "2025-06-05"],
    ["June 2025", "2025-06"],
  ])("reads `%s`", (text, date) => expect(findDate(text)?.date).toBe(date));

  it.each(["05/06/2025", "June 5", "Thursday", "31 June 2025", "2025", "version 1.2.2025.3", "Marie 2025"])(
    "doesn't guess `%s`",
    (text) => expect(findDate(text)).toBeUndefined(),
  );

  it.each([
    ["Published 24 October 2025, 07:40", { published: "2025-10-24" }],
    ["Updated 30 July 2025, first published 28 July 2025", { updated: "2025-07-30", published: "2025-07-28" }],
    ["Thu, 5 Jun 2025 10:00 GMT", { published: "2025-06-05" }],
    ["On 5 June 2025 the council met.", undefined],
  ])("takes `%s` for a stamp or not", (text, stamp) => expect(readStamp(text)).toEqual(stamp));
});

describe("seconds since 1970", () => {
  it("agree with the calendar, leap days included", () => {
    expect(dayOfEpoch(951_782_400)).toBe("2000-02-29");
    expect(dayOfEpoch(1_749_081_600)).toBe("2025-06-05");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000 }),
        (s) => dayOfEpoch(s) === new Date(s * 1000).toISOString().slice(0, 10),
      ),
    );
  });
});

describe("names", () => {
  it.each([
    ["By Khagan Isayev", ["Khagan Isayev"]],
    ["By Ann Lee, Bo Ek and Cy Dee in Kyiv", ["Ann Lee", "Bo Ek", "Cy Dee"]],
    ["By Hanneke de Wit in The Hague", ["Hanneke de Wit"]],
    ["Von Nils Pickert", ["Nils Pickert"]],
    ["Автор: Марія Довгань", ["Марія Довгань"]],
    ["From our correspondent", []],
    ["By staff reporters", []],
    ["By Monday Kyiv had water again, the mayor said.", undefined],
    ["By the time they came it was late", undefined],
  ])("in the byline `%s`", (line, authors) => expect(readByline(line)?.authors).toEqual(authors));

  it("splits a contributor list", () => {
    expect(splitNames("Arne Berg, Andra Timur, Samy O’Neill, and Ania von Nussbaum")).toEqual([
      "Arne Berg",
      "Andra Timur",
      "Samy O’Neill",
      "Ania von Nussbaum",
    ]);
  });

  it("knows newsrooms by name and by form", () => {
    expect(newsroomAt("told Bloomberg News on Friday", 5)?.name).toBe("Bloomberg");
    expect(newsroomAt("the FT’s report", 0)?.name).toBe("Financial Times");
    expect(newsroomAt("Bloomberg Economics says", 0)?.product).toBe(true);
    expect(newsroomAt("the Harbour Post said", 0)).toMatchObject({ name: "Harbour Post", known: false });
    expect(newsroomAt("the White House said", 0)).toBeUndefined();
    expect(outletName("Bloomberg L.P.")).toBe("Bloomberg");
    expect(outletName("Harbour Wire Ltd. All rights reserved.")).toBe("Harbour Wire");
  });
});

describe("language", () => {
  it.each([
    ["en", "The council voted to widen the quay, and the work is to begin in the spring."],
    ["de", "Der Rat hat beschlossen, den Kai zu verbreitern, und die Arbeiten beginnen im Frühjahr."],
    ["fr", "Le conseil a décidé d’élargir le quai, et les travaux commencent au printemps dans le port."],
    ["uk", "Рада вирішила розширити набережну, і роботи почнуться навесні, як повідомили в місті."],
    ["ru", "Совет решил расширить набережную, и работы начнутся весной, как сообщили в городе."],
    ["pl", "Rada zdecydowała się poszerzyć nabrzeże, a prace rozpoczną się na wiosnę, jak podano w mieście."],
    ["ja", "市議会は岸壁を広げることを決めた。"],
    ["zh", "市议会决定拓宽码头，工程将于春天开始。"],
  ])("%s", (language, text) => expect(detectLanguage(text)).toBe(language));

  it("says nothing of a few names", () => expect(detectLanguage("Quay 2025")).toBeNull());
});

describe("update notes", () => {
  it.each([
    ["(Updates with comments from spokesman in 13th paragraph, analyst starting in 18th.)", [13, 18]],
    ["(Adds background in paragraphs 4-6, quote in seventh paragraph)", [4, 7]],
    ["(Updates with details from the second quarter)", []],
  ])("`%s`", (note, paragraphs) => expect(readClaims(note).map((c) => c.paragraph)).toEqual(paragraphs));
});

describe("markup", () => {
  it("resolves references once", () => {
    expect(decodeEntities("&ldquo;a&rdquo; &amp;lt; &#8212; &#x2019; &#150; &bogus; &AMP;")).toBe(
      "“a” &lt; — ’ – &bogus; &",
    );
  });

  it.each([
    ["<p>a<p>b", "ab"],
    ["<ul><li>a<li>b</ul>c", "abc"],
    ["<table><tr><td>a<td>b<tr><td>c</table>", "abc"],
    ["a<!-- b -->c<![CDATA[d]]>e", "ace"],
    ["y<script>if (a < b) x();</script>z<style>p > b {}</style>", "yz"],
    ["1 < 2 and 3 > 2", "1 < 2 and 3 > 2"],
  ])("parses `%s`", (html, text) => expect(plainText(parseHtml(html).root)).toBe(text));

  it("keeps a program as it is written, for those who ask for it", () => {
    const [script] = findAll(parseHtml("<script>if (a < b) x();</script>z").root, (e) => e.name === "script");
    expect(script && plainText(script)).toBe("if (a < b) x();");
  });

  it("never throws, whatever it is given", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "</",
      "<p",
      "<a href='",
      '"',
      "'",
      "=",
      "/",
      "<!--",
      "-->",
      "<!",
      "<script>",
      "</script>",
      "&",
      "&#",
      ";",
      "x",
      " ",
      "<td>",
      "</table>",
      "<li>",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => parseHtml(pieces.join("")).exceeded === null),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a **bold** and _soft_ word", "a bold and soft word"],
    ["snake_case and 2 * 3", "snake_case and 2 * 3"],
    ["[text](https://a.example/b_c) ![pic](x.png)[^1]", "text "],
    ["\\*not\\* `code` <https://a.example>", "*not* code https://a.example"],
  ])("takes the marks off `%s`", (markdown, text) => expect(plainInline(markdown).text).toBe(text));
});

describe("a time stamp that is furniture by its words", () => {
  it("still dates the article", async () => {
    const text =
      "Cap on Oil Lowered Again\nBy Ann Example\nPublished 24 October 2025, 07:40\nThe council adopted the package on Thursday, after two weeks of talks.\nIt takes effect at once, the council said.\n";
    const { value } = await readArticles(new TextEncoder().encode(text), "briefs/sources/a.txt");
    expect(value[0]?.metadata.published).toMatchObject({ value: "2025-10-24", by: "source" });
  });
});

describe("a date below a headline", () => {
  it("is no item of a list for its day's full stop", async () => {
    const text =
      "Fähre fährt seltener\nVon Jana Brandt\n4. März 2026\n\nDie Gesellschaft wird ihren Fahrplan kürzen, sagte sie am Montag dem Rat.\n";
    const { value } = await readArticles(Buffer.from(text), "a.txt");
    expect(value[0]?.metadata.published.value).toBe("2026-03-04");
  });
});
