/** Every example of the CommonMark and GFM specifications: parsed without error, and none of its words lost. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { DocBlock, Inline } from "../../../src/render/document/doc-node.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";

const suites = join(process.env.BRIEFWRIGHT_SHARED ?? "../shared", "suites", "markdown");

interface Example {
  readonly markdown: string;
  readonly html: string;
  readonly section: string;
}

/** The words of a document as a browser would show its HTML: images by their alternative text, white space folded. */
function wordsOf(blocks: readonly DocBlock[]): string {
  const inlines = (list: readonly Inline[]): string =>
    list
      .map((i) => {
        if (i.type === "text" || i.type === "code") return i.text;
        if (i.type === "image") return i.alt;
        if (i.type === "break") return " ";
        return "inlines" in i ? inlines(i.inlines) : "";
      })
      .join("");
  const block = (b: DocBlock): string => {
    if (b.type === "list") return b.items.map((item) => wordsOf(item.blocks)).join(" ");
    if (b.type === "table") return [b.head, ...b.rows].map((row) => row.map(inlines).join(" ")).join(" ");
    if (b.type === "figure") return b.alt;
    if (b.type === "code") return b.text;
    if (b.type === "toc") return b.entries.map((e) => inlines(e.inlines)).join(" ");
    if (b.type === "fields") return b.rows.map((r) => `${inlines(r.label)} ${inlines(r.value)}`).join(" ");
    if ("blocks" in b) return wordsOf(b.blocks);
    return "inlines" in b ? inlines(b.inlines) : "";
  };
  return blocks.map(block).join(" ");
}

function wordsOfHtml(html: string): string {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const image of document.querySelectorAll("img")) image.replaceWith(image.getAttribute("alt") ?? "");
  for (const node of document.querySelectorAll("p,li,h1,h2,h3,h4,h5,h6,td,th,blockquote,pre,br,hr")) node.before(" ");
  return document.body.textContent ?? "";
}

const fold = (text: string): string => text.replace(/\s+/g, "");

/** Raw HTML shows as text here and as nothing in a browser, so these examples are judged by their Markdown's words alone. */
const hasRawHtml = (example: Example): boolean =>
  /HTML|Raw/.test(example.section) || /<[a-z!?/]/i.test(example.markdown);

describe.each(["commonmark-0.31", "gfm-spec"])("%s", (name) => {
  const file = join(suites, `${name}.json`);
  if (!existsSync(file)) {
    it.skip("needs the suites of specification examples, which are not here", () => undefined);
    return;
  }
  const examples: readonly Example[] = JSON.parse(readFileSync(file, "utf8"));

  it("parses every example without an error", () => {
    const failed = examples.filter((e) => parseDocument(e.markdown).diagnostics.some((d) => d.severity === "error"));
    expect(failed).toEqual([]);
  });

  it("shows the text of every example", () => {
    const different = examples
      .filter((e) => !hasRawHtml(e))
      .filter((e) => {
        return fold(wordsOf(parseDocument(e.markdown).value.blocks)) !== fold(wordsOfHtml(e.html));
      });
    expect(different.map((e) => e.markdown)).toEqual([]);
  });

  it("keeps every word of examples with raw HTML", () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    const lossy = examples.filter(hasRawHtml).filter((e) => {
      const shown = new Set(words(wordsOf(parseDocument(e.markdown).value.blocks)));
      return words(wordsOfHtml(e.html.replace(/<\/?(?:style|script|textarea|title)\b/gi, "<p"))).some(
        (word) => !shown.has(word),
      );
    });
    expect(lossy.map((e) => e.markdown)).toEqual([]);
  });
});
