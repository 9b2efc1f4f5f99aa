/**
 * More than twenty thousand broken inputs: none may throw where a diagnostic is promised, none may take two seconds, and
 * what comes back must fit the input. More of them with BRIEFWRIGHT_FUZZ=factor. A failure names the number of its input,
 * which alone brings it back.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readBrief } from "../../src/brief/read-brief.ts";
import type { Checked } from "../../src/diagnostics/diagnostic.ts";
import { parseDocument } from "../../src/render/document/parse.ts";
import { checkImage } from "../../src/render/image/check-image.ts";
import { loadTemplate } from "../../src/render/template/load-template.ts";
import { checkTemplateFiles, renderMarkdown } from "../../src/render/template/render-markdown.ts";
import { readArticles } from "../../src/sources/read-articles.ts";
import { parseQuery } from "../../src/themes/query/parser.ts";
import { readThemeFile } from "../../src/themes/theme-file.ts";
import { fullMemo } from "../fixtures/memo/memos.ts";
import { type FormatFixture, fixtures } from "../fixtures/sources/one-of-each.ts";
import { deskFiles } from "../helpers/desk.ts";
import { factor, fuzz } from "./fuzz.ts";
import { mutateBytes, mutateText } from "./mutate.ts";

const timeout = 120_000 * factor;
const root = join(import.meta.dirname, "../..");
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const filesOf = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

/** Every place lies within its text. */
function expectPlaced({ diagnostics }: Checked<unknown>): void {
  for (const { place, message } of diagnostics) {
    const length = place?.text?.length;
    if (place?.span === undefined || length === undefined) continue;
    const { start, end } = place.span;
    if (!(start >= 0 && start <= end && end <= length)) throw new Error(`${message}: ${start}-${end} of ${length}`);
  }
}

const yamlWords = [
  "- ",
  ": ",
  "[",
  "]",
  "{",
  "}",
  "&a ",
  "*a",
  "!!js ",
  "|\n",
  ">\n",
  "'",
  '"',
  "~",
  "#",
  "\t",
  "\n  ",
  "__proto__: ",
  "<<: ",
  "---\n",
  "0x10",
  "\u2028",
];
const queryWords = [
  "(",
  ")",
  " AND ",
  " OR ",
  " NOT ",
  " NEAR/3 ",
  " PRE/2 ",
  " NEAR/s ",
  '"',
  "*",
  "~",
  "=",
  "$us",
  "$",
  "headline:",
  "speaker:(",
  "/p",
  "NEAR/",
  "\u00ad",
  "𝒳",
];
const markdownWords = [
  "*",
  "_",
  "`",
  "```\n",
  "> ",
  "- ",
  "1. ",
  "# ",
  "| a | b |\n|---|---|\n",
  "[a](b)",
  "![",
  "](",
  "<b>",
  "<!--",
  "[^1]",
  "\n\n",
  "    ",
  "~~",
  "\\",
  "&lt;",
  ":::",
  "---\n",
  "[!NOTE]",
];
const htmlWords = [
  "<p>",
  "</p>",
  "<div>",
  "<script>",
  "<!--",
  "-->",
  "<![CDATA[",
  "&#x0;",
  "<table>",
  "<a href=",
  '"',
  "'",
  "</",
  "<svg>",
  "<template>",
  "<meta charset=utf-7>",
  "\u0000",
  "<time datetime=",
];
const handlebarsWords = [
  "{{",
  "}}",
  "{{#if title}}",
  "{{/if}}",
  "{{#each parts}}",
  "{{/each}}",
  "{{else}}",
  "{{> x}}",
  "{{{",
  "}}}",
  "{{!--",
  "--}}",
  "../",
  "@index",
  "this",
  "{{#*inline",
  "(",
  ")",
  "|",
  "lookup",
  "constructor",
];

describe("fuzzing", () => {
  it(
    "queries",
    async () => {
      const themes = filesOf("briefs/themes", ".yaml").flatMap((text) =>
        [...text.matchAll(/^ {2}- (.+)$/gm)].map((m) => m[1] ?? ""),
      );
      await fuzz(
        7000,
        (seed) => mutateText(themes, queryWords, seed),
        (rule) => expectPlaced(parseQuery(rule)),
      );
    },
    timeout,
  );

  it(
    "briefs",
    async () => {
      const seeds = [...filesOf("briefs", ".yaml"), deskFiles["briefs/harbour.yaml"] ?? ""];
      await fuzz(
        2500,
        (seed) => mutateText(seeds, yamlWords, seed),
        (text) => expectPlaced(readBrief("briefs/x.yaml", text)),
      );
    },
    timeout,
  );

  it(
    "themes",
    async () => {
      const seeds = filesOf("briefs/themes", ".yaml");
      await fuzz(
        2000,
        (seed) => mutateText(seeds, [...yamlWords, ...queryWords], seed),
        (text) => expectPlaced(readThemeFile("briefs/themes/x.yaml", text)),
      );
    },
    timeout,
  );

  it(
    "templates",
    async () => {
      const seeds = filesOf("templates", ".hbs");
      await fuzz(
        2000,
        (seed) => mutateText(seeds, handlebarsWords, seed),
        async (text) => {
          const files = { "memo.md.hbs": encode(text), "template.yaml": encode("title: X\n") };
          const loaded = await loadTemplate("x", async (name) =>
            name === "x" ? { folder: "templates/x", files } : undefined,
          );
          expectPlaced(loaded);
          if (loaded.value === null) return;
          checkTemplateFiles(loaded.value);
          expectPlaced(renderMarkdown(fullMemo, loaded.value));
        },
      );
    },
    timeout,
  );

  it(
    "Markdown",
    async () => {
      const seeds = [readFileSync(join(root, "README.md"), "utf8"), ...filesOf("docs", ".md")].map((text) =>
        text.slice(0, 3000),
      );
      await fuzz(
        2500,
        (seed) => mutateText(seeds, markdownWords, seed),
        (text) => expectPlaced(parseDocument(text)),
      );
    },
    timeout,
  );

  /** Every span of an article lies within its text. */
  async function readSource(bytes: Uint8Array, name: string): Promise<void> {
    const read = await readArticles(bytes, name);
    expectPlaced(read);
    for (const { text, blocks, sentences, furniture } of read.value) {
      for (const { span } of [...blocks, ...sentences, ...furniture]) {
        if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length))
          throw new Error(`a span of ${span.start}-${span.end}`);
      }
    }
  }

  it(
    "text sources",
    async () => {
      const seeds = filesOf("briefs/sources", ".txt").map((text) => text.slice(0, 3000));
      await fuzz(
        2000,
        (seed) => mutateText(seeds, ["\n", "\r", "\u202e", "\u0000", "By ", "©", "“", "”", " said ", "Updated "], seed),
        (text) => readSource(encode(text), "briefs/sources/x.txt"),
      );
    },
    timeout,
  );

  it(
    "HTML sources",
    async () => {
      const page =
        '<html lang="en"><head><title>Port waits</title><meta name="author" content="A B"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Port waits"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Port waits</h1><p>The port will not dredge this year, its director said.</p><ul><li>Silt</li></ul><blockquote>We wait.</blockquote></article></body></html>';
      await fuzz(
        1200,
        (seed) => mutateText([page], htmlWords, seed),
        (text) => readSource(encode(`<!doctype html>${text}`), "briefs/sources/x.html"),
      );
    },
    timeout,
  );

  it(
    "images",
    async () => {
      const png = Buffer.from(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        "base64",
      );
      const jpeg = Uint8Array.from([
        255, 216, 255, 192, 0, 17, 8, 0, 1, 0, 1, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1, 255, 218, 0, 8, 1, 1, 0, 0, 63, 0, 1,
        255, 217,
      ]);
      const svg = encode(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9C1 2 3 4 5 6A1 1 0 0 1 4 4z" fill="#abc"/><rect width="3" height="3"/></svg>',
      );
      await fuzz(
        2000,
        (seed) => mutateBytes([png, jpeg, svg], seed),
        (bytes) => checkImage(bytes, "x"),
      );
    },
    timeout,
  );

  it.each([
    ["feed", 1000, ["<item>", "</item>", "<![CDATA[", "]]>", "<!DOCTYPE x [", "&x;", "<content type=", '"xhtml">']],
    ["nitf", 300, ["<block>", "</p>", "<hl1>", "<!DOCTYPE x [", "&x;", "norm="]],
    ["mail", 700, ["\r\n", "--part\r\n", "Content-Type: text/html\r\n", "=?utf-8?B?", "=3D", "Subject: "]],
    ["json", 500, ['"', "{", "}", "[", "]", ",", "\\u0000", '"items":', "null", "1e999"]],
  ] as const)(
    "sources of the kind %s",
    async (format, count, words) => {
      const files = fixtures.filter((file) => file.format === format);
      expect(files.length).toBeGreaterThan(0);
      const { name = "" } = files[0] ?? {};
      const seeds = files.map(({ bytes }) => new TextDecoder().decode(bytes));
      await fuzz(
        count,
        (seed) => mutateText(seeds, words, seed),
        (text) => readSource(encode(text), `briefs/sources/${name}`),
      );
    },
    timeout,
  );

  /** A broken archive, or a sound one with a broken part, by turns: the second gets past the archive's own checks. */
  function breakArchive({ bytes }: FormatFixture, seed: number): Uint8Array {
    if (seed % 2 === 0) return mutateBytes([bytes], seed);
    const parts = unzipSync(bytes);
    const names = Object.keys(parts).sort();
    const name = names[seed % names.length] ?? "";
    const words = [
      "<w:p>",
      "</w:p>",
      "<w:t>",
      "<w:tbl>",
      "&x;",
      "<!DOCTYPE x [",
      'w:id="',
      "<text:p>",
      "<itemref idref=",
    ];
    return zipSync({ ...parts, [name]: encode(mutateText([new TextDecoder().decode(parts[name])], words, seed)) });
  }

  it.each(["docx", "epub", "odt"])(
    "sources of the kind %s",
    async (format) => {
      const file = fixtures.find((fixture) => fixture.format === format);
      if (file === undefined) throw new Error("there is no such fixture");
      await fuzz(
        400,
        (seed) => breakArchive(file, seed),
        (bytes) => readSource(bytes, `briefs/sources/${file.name}`),
      );
    },
    timeout,
  );

  it(
    "sources of the kind pdf",
    async () => {
      const seeds = fixtures.filter(({ format }) => format === "pdf").map(({ bytes }) => bytes);
      await fuzz(
        400,
        (seed) => mutateBytes(seeds, seed),
        (bytes) => readSource(bytes, "briefs/sources/x.pdf"),
      );
    },
    timeout,
  );

  it("names the input that failed", async () => {
    const failing = (seed: number): void => {
      if (seed === 2) throw new Error("as it must");
    };
    await expect(fuzz(3, (seed) => seed, failing)).rejects.toThrow("input 2, 2: Error: as it must");
    const slow = (): void => {
      for (const end = process.cpuUsage().user + 2_200_000; process.cpuUsage().user < end; )
        mutateText(["a".repeat(20_000)], ["b"], 1);
    };
    await expect(fuzz(1, (seed) => seed, slow)).rejects.toThrow(/input 1, 1: Error: it took \d+\.\d s/);
  });
});
