/**
 * Every PDF that the samples, the benchmark's memos and the examples of the CommonMark and GFM specifications make, held
 * against PDF/A-3a and PDF/UA-1 by the project's own checks, by the Matterhorn checker where it is here, and by qpdf.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderFile } from "../../src/build/render-file.ts";
import { templatesOf } from "../../src/build/templates.ts";
import type { DocBlock, Inline } from "../../src/render/document/doc-node.ts";
import { parseDocument } from "../../src/render/document/parse.ts";
import { desk } from "../helpers/desk.ts";
import { makePng } from "../helpers/pdf-images.ts";
import { faultsOf, has, hasConformance, pdfSource, pdfText, runOnPdf } from "../helpers/pdf-tools.ts";

interface Bench {
  makeMemo(seed: number): unknown;
  toMarkdown(memo: unknown): string;
}

const root = join(import.meta.dirname, "..", "..");
const suites = join(process.env.BRIEFWRIGHT_SHARED ?? join(root, "../shared"), "suites/markdown");
const of = desk();
const templates = templatesOf(of);
const picture = makePng({
  width: 2,
  height: 2,
  colorType: 6,
  rows: [0, 9, 9, 9, 9, 1, 1, 1, 255, 0, 2, 2, 2, 0, 3, 3, 3, 99],
});

/** The texts of a document that stand in one line or run of lines: of paragraphs, headings, cells, code. */
function textsOf(blocks: readonly DocBlock[]): readonly string[] {
  const shown = (inlines: readonly Inline[]): string =>
    inlines
      .map((i) => {
        if (i.type === "text" || i.type === "code") return i.text;
        if (i.type === "image") return i.src.endsWith(".png") ? "" : i.alt;
        return "inlines" in i ? shown(i.inlines) : " ";
      })
      .join("");
  return blocks.flatMap((block): readonly string[] => {
    if (block.type === "list") return block.items.flatMap((item) => textsOf(item.blocks));
    if (block.type === "table") return [block.head, ...block.rows].flat().map(shown);
    if (block.type === "fields") return block.rows.flatMap(({ label, value }) => [shown(label), shown(value)]);
    if (block.type === "code") return [block.text];
    if ("blocks" in block) return textsOf(block.blocks);
    return "inlines" in block ? [shown(block.inlines)] : [];
  });
}

/** Letters and digits alone: breaks, hyphens at line ends, list markers and quotation marks are the typesetter's. */
const bare = (text: string): string => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

/** The texts of a document that its pages do not show, or not behind those before. */
function lostTexts(markdown: string, printed: string): readonly string[] {
  const missing = /⟨U\+([0-9A-F]+)⟩/g;
  const pages = bare(printed.replace(missing, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))));
  let at = 0;
  return textsOf(parseDocument(markdown).value.blocks).filter((text) => {
    const found = pages.indexOf(bare(text), at);
    if (found >= 0) at = found + bare(text).length;
    return found < 0;
  });
}

async function pdfOf(markdown: string, name: string): Promise<Uint8Array> {
  const readImage = async (path: string) => (path.endsWith(".png") ? picture : undefined);
  const { value, diagnostics } = await renderFile(of, markdown, { format: "pdf", name, readImage }, templates);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return value!;
}

const everything = `---
title: "All & <every> kind"
author: Ada Łódź
subject: Conformance
keywords: [one, "two, three"]
date: 2026-02-03
---

# All & <every> kind

## Text

A [link](https://example.org/a?b=c "title"), a [place](#text), \`code\`, **strong**, *soft*, ~~gone~~ and a note.[^1]
Signs that no font has: 漢 🙂 \u{e000}. Marks: x̂, soft\u00adhyphen, ﬁ.

> **1** *Before.* Words ![dot](dot.png) of the source.
>
> — **Ada**, minister · [source 1](#text)

- one ![](dot.png)
  1. two
     - [x] three

| a | b |
|---|--:|
| 1 | 2 |
|   | ![dot](dot.png) |

![Picture](dot.png "Its caption")

> [!WARNING]
> Careful.

\`\`\`
code  block
\`\`\`

[^1]: The note, with a [link](mailto:a@example.org).
`;

describe.skipIf(!hasConformance)("PDF/A-3a and PDF/UA-1", () => {
  it("hold for a document of every kind of content", async () => {
    expect(faultsOf({ everything: await pdfOf(everything, "everything.md") })).toEqual([]);
  });

  it("hold for the memos in output/", () => {
    const files = readdirSync(join(root, "output")).filter((name) => name.endsWith(".pdf"));
    expect(files.length).toBeGreaterThan(2);
    expect(faultsOf(Object.fromEntries(files.map((name) => [name, readFileSync(join(root, "output", name))])))).toEqual(
      [],
    );
  });

  it("hold for the memos of the benchmarks", async () => {
    // A script of its own, without types.
    const { makeMemo, toMarkdown }: Bench = await import(join(root, "bench/memo.mjs"));
    const files: Record<string, Uint8Array> = {};
    for (const seed of [1, 2, 3]) files[`memo-${seed}`] = await pdfOf(toMarkdown(makeMemo(seed)), "memo.md");
    expect(faultsOf(files)).toEqual([]);
  });

  describe.each(["commonmark-0.31", "gfm-spec"])("of the examples of %s", (name) => {
    const file = join(suites, `${name}.json`);
    if (!existsSync(file)) {
      it.skip("needs the suites of specification examples, which are not here", () => undefined);
      return;
    }
    const examples: readonly { readonly markdown: string }[] = JSON.parse(readFileSync(file, "utf8"));

    // Each starts a page of its own, many share a file: opening fonts for each would take minutes.
    it("hold, twenty to a file, and show every text in its order", { timeout: 180_000 }, async () => {
      const files: Record<string, Uint8Array> = {};
      const lost: string[] = [];
      for (let from = 0; from < examples.length; from += 20) {
        const some = examples.slice(from, from + 20).map(({ markdown }) => `<!-- example -->\n\n${markdown}`);
        const joined = some.join("\n\n<!-- page-break -->\n\n");
        const pdf = await pdfOf(joined, `${name}.md`);
        files[`examples-${from}`] = pdf;
        if (has("pdftotext")) lost.push(...lostTexts(joined, pdfText(pdf, "-raw")));
      }
      expect(lost).toEqual([]);
      expect(faultsOf(files)).toEqual([]);
    });
  });
});

const mutations: readonly (readonly [fault: string, pattern: string | RegExp, replacement: string])[] = [
  ["a comment without bytes above 127", /^%PDF-1.7\n%[^\n]+/, "%PDF-1.7\n%abcd"],
  ["an annotation that does not print", /\/F 4\n/, "/F 0\n"],
  ["an annotation without contents", /\/Contents \(link\)/, "/Contents ()"],
  ["a JavaScript action", /\/S \/URI/, "/S /JavaScript"],
  ["a width that the font has not", /(\/W \[\n\s+0\n\s+\[\n\s+\d+\n\s+)\d+/, "$1999"],
  ["a font that is not Identity-H", "/Encoding /Identity-H", "/Encoding /Identity-V"],
  ["glyphs mapped elsewhere", "/CIDToGIDMap /Identity", "/CIDToGIDMap /Other"],
  ["a code that says nothing", /(beginbfchar\n<0001>)<[0-9A-F]+>/, "$1<>"],
  ["a code that says U+FEFF", /(beginbfchar\n<0001>)<[0-9A-F]+>/, "$1<FEFF>"],
  ["a code without a text", /\d+ beginbfchar\n<0001><[0-9A-F]+>/, "0 beginbfchar\n"],
  ["a CMYK colour", /[\d.]+ [\d.]+ [\d.]+ rg/, "0 0 0 1 k"],
  ["an operator that is none", /\bBT\n/, "BT\nXX\n"],
  ["q that is never closed", /\bBT\n/, "q\nBT\n"],
  ["another title in the metadata", "All &amp; &lt;every&gt; kind", "All kinds"],
  ["another date in the metadata", "<xmp:CreateDate>2026-02-03", "<xmp:CreateDate>2026-02-04"],
  ["another part of PDF/A", "<pdfaid:part>3<", "<pdfaid:part>2<"],
  ["no extension schema", "<pdfaSchema:prefix>pdfuaid<", "<pdfaSchema:prefix>other<"],
  ["an output intent of another kind", "/S /GTS_PDFA1", "/S /GTS_PDFX"],
  ["an interpolated image", "/Subtype /Image", "/Interpolate true /Subtype /Image"],
  ["a figure without words", /\/Alt \(dot\)/, "/Alt ()"],
  ["a language that is none", "/Lang (en", "/Lang (e?"],
  ["a form field", "/MarkInfo <<", "/AcroForm << >> /MarkInfo <<"],
];

describe.skipIf(!hasConformance || !has("qpdf"))("the project's own checks", () => {
  const source =
    hasConformance && has("qpdf") ? pdfOf(everything, "everything.md").then(pdfSource) : Promise.resolve("");
  // All at once: a checker that starts for each of them takes most of its time to start.
  const faults = source.then((whole) => {
    const mutants = mutations.map(([, pattern, replacement], i) => [
      `mutant-${i}`,
      repaired(whole.replace(pattern, replacement)),
    ]);
    return faultsOf(Object.fromEntries([["sound", repaired(whole)], ...mutants]));
  });

  it("find nothing in a file that is well", { timeout: 60_000 }, async () => {
    expect((await faults).filter((line) => line.startsWith("sound"))).toEqual([]);
  });

  it.each(mutations.map(([fault], i) => [fault, i] as const))("find %s", { timeout: 60_000 }, async (_, i) => {
    const [, pattern, replacement] = mutations[i]!;
    expect((await source).replace(pattern, replacement)).not.toBe(await source);
    expect((await faults).some((line) => line.startsWith(`mutant-${i}.pdf `))).toBe(true);
  });
});

/** Offsets and lengths put right, so that a fault is all that is wrong. */
function repaired(source: string): Uint8Array {
  const fixed = runOnPdf(Buffer.from(source, "latin1"), "fix-qdf", ["FILE"], "latin1");
  return Buffer.from(fixed.startsWith("%PDF") ? fixed : source, "latin1");
}
