/**
 * Twice the input, at most two and a half times the work, for input that is made to hurt: several families for each stage
 * that reads what others wrote. Sizes are characters of the smaller input, as large as limits allow or a test can bear.
 * `BRIEFWRIGHT_SCALING=time` prints what doubling costs in processor time instead, at four times the size, and judges nothing.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { growthOf, startCounting } from "./steps.ts";
import { timeGrowth } from "./timing.ts";

/** Most that doubling may cost; n log n gives 2.2 at these sizes. */
const most = 2.5;

type Work = (input: string) => unknown;

/** A stage, loaded after counting was started. */
interface Stage {
  readonly load: () => Promise<Work>;
  readonly size: number;
  /** What is repeated. */
  readonly units: readonly string[];
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function reader(name: string, before = "", behind = ""): Promise<Work> {
  const { readArticles } = await import("../../src/sources/read-articles.ts");
  return (text) => readArticles(bytes(before + text + behind), `briefs/sources/${name}`);
}

const stages: Readonly<Record<string, Stage>> = {
  sentences: {
    load: async () => {
      const { splitSentences } = await import("../../src/text/sentences.ts");
      return (text) => splitSentences(text);
    },
    size: 20_000,
    units: ["a. ", "“", "Mr. ", "     ", "U.S. ", "(?!\n", "1. ", "a.b.", "… ", ". . "],
  },
  words: {
    load: async () => {
      const { splitWords } = await import("../../src/text/words.ts");
      return (text) => splitWords(text);
    },
    size: 40_000,
    units: ["a", "a ", "a-", "'", "1,", "U.S.", "é", "漢"],
  },
  "text sources": {
    load: () => reader("x.txt", "Title\n"),
    size: 12_000,
    units: [
      "By A B\n",
      "“He said. ",
      "1. 2. 3.\n",
      "http://a.b/",
      "© 2026 X\n\n",
      "Read more: a\n",
      "word ",
      "Mr. Smith said. ",
      "\n",
    ],
  },
  "HTML sources": {
    load: () => reader("x.html", "<!doctype html><title>T</title>"),
    size: 12_000,
    units: [
      "<div>",
      "<p>One. Two.",
      "<a href=x><b>",
      "<table><tr><td>",
      "<!--",
      "<p a=b c=d>x</p>",
      "<script>{",
      "</p>",
      "<br>",
      "&amp;",
      "<li>a",
    ],
  },
  feeds: {
    load: () => reader("x.xml", '<?xml version="1.0"?><rss version="2.0"><channel>', "</channel></rss>"),
    size: 12_000,
    units: [
      "<item>",
      "<item><title>T</title></item>",
      "<![CDATA[",
      "&amp;",
      "<description>&lt;p&gt;",
      "</item>",
      "<item><title>T</title><description>Silt fills it, he said.</description></item>",
    ],
  },
  mails: {
    load: () => reader("x.eml", "From: a@example.org\nSubject: S\nContent-Type: text/plain\n\n"),
    size: 12_000,
    units: ["> a\n", "-----Original Message-----\n", "=20", "a\n\n", "From: a\n", "--\n"],
  },
  "JSON sources": {
    load: () => reader("x.json", '[{"title": "T", "text": "A."}', "]"),
    size: 12_000,
    units: [',{"title": "T", "text": "Silt fills it, he said."}', ",1", ",[]", ',""'],
  },
  "Markdown sources": {
    load: () => reader("x.md", "# Title\n\n"),
    size: 8_000,
    units: ["*_a ", "> ", "- ", "[a](", "`", "a\n\n", "![", "<a>", "| a "],
  },
  queries: {
    load: async () => {
      const { parseQuery } = await import("../../src/themes/query/parser.ts");
      return (text) => parseQuery(text);
    },
    // Rules may have 8,192 characters.
    size: 4_000,
    units: ["(", "a OR ", "a NEAR/3 ", '"', "NOT ", "$x* ", "a* ", '"a" ', "a AND ", "speaker:a ", ")", "and ", "a, "],
  },
  briefs: {
    load: async () => {
      const { readBrief } = await import("../../src/brief/read-brief.ts");
      return (text) => readBrief("briefs/x.yaml", `title: x\n${text}`);
    },
    // Briefs may have 64 KB.
    size: 8_000,
    units: ["- a\n", "{", "k: v\n", "&a ", "'", "? x\n", "[", "a: [b]\n", "# c\n", "%a\n", "themes: [a, b]\n"],
  },
  themes: {
    load: async () => {
      const { readThemeFile } = await import("../../src/themes/theme-file.ts");
      return (text) => readThemeFile("briefs/themes/x.yaml", `title: x\ncore:\n${text}`);
    },
    size: 8_000,
    units: ["  - a OR b\n", "  - (\n", "  - $x\n", "  - '\n", "  - a NEAR/3 b\n"],
  },
  Markdown: {
    load: async () => {
      const { parseDocument } = await import("../../src/render/document/parse.ts");
      return (text) => parseDocument(text);
    },
    size: 8_000,
    units: ["*_a ", "> ", "- ", "[a](", "`", "a\n\n", "![", "| a ", "[^1]", "a  \n", "**a", "~~a"],
  },
  templates: {
    load: async () => {
      const { loadTemplate } = await import("../../src/render/template/load-template.ts");
      return (text) =>
        loadTemplate("x", async (name) =>
          name === "x"
            ? { folder: "templates/x", files: { "memo.md.hbs": bytes(text), "template.yaml": bytes("title: X\n") } }
            : undefined,
        );
    },
    size: 12_000,
    units: ["{{title}}", "{{#if title}}", "{{(", "{{!--", "{", "{{/if}}", "{{> x}}", "{{titel}}"],
  },
  attribution: {
    load: async () => {
      const { analyse } = await import("../../src/analysis/analyse.ts");
      const { articleFromText } = await import("../../src/analysis/article-from-text.ts");
      return (text) => analyse(articleFromText(text));
    },
    size: 8_000,
    units: [
      "“He said. ",
      "said ",
      "Mr. Smith said that ",
      "“It is so,” said Ada Example.\n\n",
      "according to ",
      "He told her. ",
      "John, ",
      "3 million ",
      "“",
      "A B C D ",
    ],
  },
};

const timed = process.env.BRIEFWRIGHT_SCALING === "time";
beforeAll(() => {
  if (!timed) startCounting();
});

describe.each(Object.entries(stages))("%s", (stage, { load, size, units }) => {
  it.each(units)(
    "%j",
    async (unit) => {
      const work = await load();
      const repeated = (n: number) => work(unit.repeat(Math.ceil(n / unit.length)));
      if (timed) {
        const { ms, ratio } = await timeGrowth(repeated, size * 4);
        console.log(`TIME ${ratio.toFixed(2)} ${ms.toFixed(1)} ms ${stage} ${JSON.stringify(unit)}`);
        return;
      }
      const { ratio, worst, steep } = await growthOf(repeated, size);
      expect(ratio, worst.join("\n")).toBeLessThanOrEqual(most);
      expect(steep).toEqual([]);
    },
    120_000,
  );
});
