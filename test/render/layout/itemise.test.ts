import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { openFaces } from "../../../src/render/layout/faces.ts";
import { lookOf, type Piece } from "../../../src/render/layout/inlines.ts";
import {
  type ItemSettings,
  type ItemSource,
  itemise,
  joinPieces,
  withHyphens,
} from "../../../src/render/layout/itemise.ts";
import { layoutDocument, loadLayoutResources } from "../../../src/render/layout/layout-document.ts";
import type { Page } from "../../../src/render/layout/page.ts";
import { setParagraph } from "../../../src/render/layout/paragraph.ts";
import { defaultStylesheet, type Stylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import { builtInFont, layOut, resourcesFor } from "./helpers.ts";

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[“(]?[A-Za-zäéï]{1,14}[.,;:!?”]?$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{2,9}[-–—/][a-z0-9]{1,12}$/) },
  { weight: 1, arbitrary: fc.constantFrom("counter\u00adproductive", "שלום", "漢字", "🙂", "1,000.50", "e.g.") },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z/._?&=-]{30,160}$/) },
);
const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(" "));

async function settingsFor(more: Partial<ItemSettings>): Promise<ItemSettings> {
  const { faces: set } = await resourcesFor(defaultStylesheet, "en-GB");
  const faces = openFaces(set, defaultStylesheet, () => {});
  if (faces === null) throw new Error("no fonts");
  return { faces, missing: () => {}, measure: 300_000, justify: true, hang: true, hyphenate: null, ...more };
}

/** Where an item comes from; of its word what was shaped, not what is kept with it. */
function place({ piece, start, end, word: of }: ItemSource): unknown {
  return { piece, start, end, shaped: of?.parts.map(({ shaped }) => shaped) };
}

describe("withHyphens", () => {
  it("gives the items that reading the paragraph with its hyphenator gives", async () => {
    const hyphenate = (await resourcesFor(defaultStylesheet, "en-GB")).hyphenators["en-gb"] ?? null;
    const pieceOf = (own: string, bold: boolean): Piece => {
      const look = lookOf(defaultStylesheet.styles[bold ? "heading2" : "body"], defaultStylesheet);
      return { text: own, look, node: 0, link: null, note: null };
    };
    const pieces = fc.array(
      fc.tuple(text, fc.boolean()).map(([own, bold]) => pieceOf(own, bold)),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    const measures = fc.constantFrom(40_000, 120_000, 300_000);
    const whole = await settingsFor({});
    fc.assert(
      fc.property(pieces, measures, (own, measure) => {
        const paragraph = joinPieces(own);
        const to = paragraph.text.length;
        const settings = { ...whole, measure, hyphenate };
        const plain = itemise(paragraph, 0, to, { ...settings, hyphenate: null });
        const found = withHyphens(plain, paragraph, { from: 0, to }, settings);
        const { items, sources } = itemise(paragraph, 0, to, settings);
        expect(found.items).toEqual(items);
        expect(found.sources.map(place)).toEqual(sources.map(place));
      }),
      { numRuns: 150 },
    );
  });
});

describe("words that documents share", () => {
  const words = "Reconstruction “responsibilities” of parliamentarians, self-evidently: notwithstanding dishonourable.";
  const document = (language: string) =>
    parseDocument(`---\nlanguage: ${language}\n---\n\n${`${words} `.repeat(12)}`).value;

  /** In copies of the fonts, so that nothing was shaped in them before. */
  async function setAlone(language: string, stylesheet: Stylesheet): Promise<readonly Page[]> {
    const needs = { languages: [language], code: false };
    const resources = await loadLayoutResources(stylesheet, needs, async (family, weight, italic) => {
      const bytes = await builtInFont(family, weight, italic);
      return bytes && new Uint8Array(bytes);
    });
    return layoutDocument(document(language), stylesheet, resources).value.pages;
  }

  const sized = (sizePt: number): Partial<Stylesheet> => ({
    styles: { ...defaultStylesheet.styles, body: { ...defaultStylesheet.styles.body, sizePt } },
  });
  const straight: Partial<Stylesheet> = { text: { ...defaultStylesheet.text, hangPunctuation: false } };
  const tracked: Partial<Stylesheet> = {
    styles: { ...defaultStylesheet.styles, body: { ...defaultStylesheet.styles.body, trackingPt: 0.4 } },
  };
  const looks = [{}, straight, tracked, ...[7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19].map(sized)];

  it("are as they would be alone, whatever sizes, marks and languages they were set in before", async () => {
    const languages = ["en-GB", "de", "en-US"];
    for (const look of looks) for (const language of languages) await setTogether(language, look);
    for (const look of [{}, straight, tracked, sized(7), sized(19)]) {
      for (const language of languages) {
        const alone = await setAlone(language, { ...defaultStylesheet, ...look });
        expect(await setTogether(language, look)).toEqual(alone);
      }
    }
  });

  async function setTogether(language: string, look: Partial<Stylesheet>): Promise<readonly Page[]> {
    return (await layOut(`---\nlanguage: ${language}\n---\n\n${`${words} `.repeat(12)}`, look)).value.pages;
  }
});

describe("a dot between the parts of a line", () => {
  it("stays with what it follows, whatever the measure", async () => {
    const parts = "Lowland Courier · 3 December 2025 · source 2 · also printed by Northern Echo · undated";
    for (let measure = 60_000; measure < 400_000; measure += 7_000) {
      const { faces, missing } = await settingsFor({});
      const settings = { faces, missing, measure, firstIndent: 0, hang: false, language: null, hyphenator: null };
      const look = lookOf(defaultStylesheet.styles.body, defaultStylesheet);
      const piece: Piece = { text: parts, look, node: null, link: null, note: null };
      const lines = setParagraph([piece], { ...settings, align: "left", ragged: 60_000 });
      const starts = lines.map(({ runs }) => runs[0]?.words[0]?.text ?? "");
      expect(starts.filter((words) => words.startsWith("·"))).toEqual([]);
      expect(lines.length).toBeGreaterThan(0);
    }
  });
});
