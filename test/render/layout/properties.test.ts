import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Doc, DocBlock, Inline } from "../../../src/render/document/doc-node.ts";
import { layoutDocument } from "../../../src/render/layout/layout-document.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { contentLines, lineText, readAloud, resourcesFor, runEnd } from "./helpers.ts";

const meta: Doc["meta"] = {
  title: null,
  subtitle: null,
  author: null,
  subject: null,
  keywords: [],
  date: null,
  dateText: null,
  reference: null,
  marking: null,
  language: "en-GB",
  shortTitle: null,
};

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[a-zäéßøα-ωа-яіїє]{1,14}[.,;:!?]?$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[“(]?[A-Z]{1,9}[-–—/][a-z0-9]{1,30}[”)]?$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z/._?&=-]{30,160}$/) },
);
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(" "));
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: text.map((t): Inline => ({ type: "text", text: t })) },
  { weight: 1, arbitrary: text.map((t): Inline => ({ type: "strong", inlines: [{ type: "text", text: t }] })) },
  { weight: 1, arbitrary: text.map((t): Inline => ({ type: "emphasis", inlines: [{ type: "text", text: t }] })) },
  { weight: 1, arbitrary: text.map((t): Inline => ({ type: "code", text: t })) },
  {
    weight: 1,
    arbitrary: text.map(
      (t): Inline => ({
        type: "link",
        href: "https://example.org/",
        title: null,
        inlines: [{ type: "text", text: t }],
      }),
    ),
  },
);
const inlines = fc.array(inline, { minLength: 1, maxLength: 4 });
const paragraph = inlines.map((own): DocBlock => ({ type: "paragraph", inlines: own }));
// Short, so that no row is parted: a row over two pages is read page by page.
const short = word.map((t): Inline[] => [{ type: "text", text: t }]);
const cells = fc.array(fc.tuple(short, short, short), { minLength: 1, maxLength: 6 });
const block: fc.Arbitrary<DocBlock> = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 6 }), inlines)
      .map(([level, own]): DocBlock => ({ type: "heading", level: level as 1 | 2, id: `h${level}`, inlines: own })),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.array(paragraph, { minLength: 1, maxLength: 3 }), inlines).map(
      ([blocks, attribution]): DocBlock => ({
        type: "excerpt",
        number: "7",
        id: "excerpt-7",
        language: null,
        blocks,
        attribution,
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.array(paragraph, { maxLength: 3 }).map((blocks): DocBlock => ({ type: "quote", blocks })),
  },
  {
    weight: 1,
    arbitrary: cells.map(
      (rows): DocBlock => ({
        type: "table",
        columns: [{ align: null }, { align: "right" }, { align: "center" }],
        head: rows[0] ?? [],
        rows: rows.slice(1),
      }),
    ),
  },
  { weight: 1, arbitrary: text.map((t): DocBlock => ({ type: "code", language: null, text: t })) },
);

/** The characters of a document in reading order, without white space. */
function characters(blocks: readonly DocBlock[]): string {
  return blocks.map(charactersOf).join("").replace(/\s/g, "");
}

function charactersOf(one: DocBlock): string {
  switch (one.type) {
    case "paragraph":
    case "heading":
      return inlineText(one.inlines);
    case "quote":
      return characters(one.blocks);
    case "excerpt":
      return one.number + characters(one.blocks) + inlineText(one.attribution);
    case "table":
      return [one.head, ...one.rows].map((row) => row.map(inlineText).join("")).join("");
    case "code":
      return one.text;
    default:
      throw new Error(`not generated: ${one.type}`);
  }
}

function inlineText(own: readonly Inline[]): string {
  return own.map((one) => ("text" in one ? one.text : "inlines" in one ? inlineText(one.inlines) : "")).join("");
}

/** A few characters around the place where two texts part ways; a whole document would say less. */
function firstDifference(got: string, wanted: string): string {
  if (got === wanted) return "";
  let at = 0;
  while (got[at] === wanted[at]) at++;
  const around = (text: string) => `${text.slice(Math.max(0, at - 30), at)}|${text.slice(at, at + 30)}`;
  return `got ${around(got)}, wanted ${around(wanted)}`;
}

describe("layout", () => {
  it("loses no character, adds none, and keeps their order", async () => {
    const resources = await resourcesFor(defaultStylesheet, meta.language);
    const right = defaultStylesheet.page.widthPt - defaultStylesheet.page.marginRightPt;
    const bottom = defaultStylesheet.page.heightPt - defaultStylesheet.page.marginBottomPt;
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 24 }), (blocks) => {
        const { value, diagnostics } = layoutDocument({ meta, blocks, footnotes: [] }, defaultStylesheet, resources);
        expect(diagnostics).toEqual([]);
        expect(firstDifference(readAloud(value).replace(/\s/g, ""), characters(blocks))).toBe("");
        for (const page of value.pages) {
          for (const line of contentLines(page)) {
            expect(line.yPt).toBeLessThan(bottom + 1);
            for (const run of line.runs) expect(runEnd(run), lineText(line)).toBeLessThan(right + 4);
          }
        }
      }),
      { numRuns: 40, seed: 20_250_606, endOnFailure: true },
    );
  });

  it("gives the same pages for the same document", async () => {
    const resources = await resourcesFor(defaultStylesheet, meta.language);
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 10 }), (blocks) => {
        const lay = () => layoutDocument({ meta, blocks, footnotes: [] }, defaultStylesheet, resources).value.pages;
        expect(lay()).toEqual(lay());
      }),
      { numRuns: 10, seed: 20_250_606, endOnFailure: true },
    );
  });
});
