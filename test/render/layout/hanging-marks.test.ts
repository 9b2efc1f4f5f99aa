import { describe, expect, it } from "vitest";
import type { PagedDocument } from "../../../src/render/layout/page.ts";
import { defaultStylesheet } from "../../../src/render/stylesheet/stylesheet.ts";
import {
  contentLines,
  type LineItem,
  layOut,
  linesOf,
  lineText,
  lineWith,
  readAloud,
  runEnd,
  runText,
} from "./helpers.ts";

const { page: sheet, excerpt: looks } = defaultStylesheet;
const words = sheet.marginLeftPt + looks.indentPt;
const sentence =
  "The committee met twice before the summer and found no reason to change its mind about the proposals.";
const quoted = (text: string, note = "") => `${note}> **7** ${text}\n>\n> — **Anna Larsen** · The Post`;

/** Marks on the first page, in painting order. */
const marksOf = ({ pages }: PagedDocument): readonly LineItem[] =>
  linesOf(pages[0]!).filter((line) => line.artifact === "layout");
const texts = (document: PagedDocument) => marksOf(document).map((mark) => lineText(mark).trim());

describe("quotation marks of excerpts", () => {
  it("hang before the first line and close the last, outside of the words", async () => {
    const { value } = await layOut(quoted(`${sentence} ${sentence}`));
    const [open, close] = marksOf(value);
    const last = contentLines(value.pages[0]!).findLast((line) => /[.] ?$/.test(lineText(line)))!;
    expect(texts(value)).toEqual(["“", "”"]);
    expect(open?.yPt).toBe(lineWith(value, "The committee").line.yPt);
    expect(runEnd(open!.runs[0]!)).toBeCloseTo(words, 1);
    expect(lineWith(value, "The committee").line.runs[0]!.xPt).toBeCloseTo(words, 1);
    const closed = contentLines(value.pages[0]!).filter((line) => line.yPt === close?.yPt);
    expect(closed.map(lineText)).toEqual([lineText(last)]);
    expect(close?.runs[0]?.xPt).toBeCloseTo(runEnd(last.runs.at(-1)!), 1);
  });

  it("are not among what is read aloud", async () => {
    const { value } = await layOut(quoted(sentence));
    expect(readAloud(value)).not.toMatch(/[“”]/);
    for (const mark of marksOf(value)) for (const run of mark.runs) expect(run.node).toBeNull();
  });

  it("open each paragraph, and close the last only", async () => {
    const { value } = await layOut(quoted(`*Before.*\n>\n> ${sentence}`));
    expect(texts(value)).toEqual(["“", "“", "”"]);
  });

  it("stand a hair apart from marks that the words have of their own", async () => {
    const { value } = await layOut(quoted("“We met,” she said. “Twice.”"));
    const [open, close] = marksOf(value);
    const { runs } = lineWith(value, "We met").line;
    const gaps = [runs[0]!.xPt - runEnd(open!.runs[0]!), close!.runs[0]!.xPt - runEnd(runs.at(-1)!)];
    for (const gap of gaps) expect(gap).toBeCloseTo(defaultStylesheet.styles.body.sizePt / 12, 1);
  });

  it.each([
    ["uk", ["«", "»"]],
    ["de-AT", ["„", "“"]],
    ["de-CH", ["«", "»"]],
    ["fr", ["«", "»"]],
    ["pl", ["„", "”"]],
    ["en-GB", ["“", "”"]],
    ["xx", ["“", "”"]],
  ])("are those of the excerpt's language: %s", async (language, expected) => {
    const { value } = await layOut(quoted(sentence, `<!-- 7 ${language} -->\n\n`));
    expect(texts(value)).toEqual(expected);
  });

  it.each([
    ["en", "“We met,” she said.", ["‘", "’"]],
    ["en", "She said: “We met.”", ["‘", "’"]],
    ["en", '"We met," she said.', ["‘", "’"]],
    ["en", "‘We met,’ she said.", ["“", "”"]],
    ["en", "She “met” us.", ["“", "”"]],
    ["de", "„Wir trafen uns“, sagte sie.", ["‚", "‘"]],
    ["uk", "«Ми зустрілися», сказала вона.", ["„", "“"]],
    ["uk", "“Ми зустрілися”, сказала вона.", ["«", "»"]],
    ["fr", "« Nous étions là », dit-elle.", ["“", "”"]],
    ["de-CH", "«Wir trafen uns», sagte sie.", ["‹", "›"]],
  ])("are of the other kind beside marks of the words themselves: %s %s", async (language, text, expected) => {
    const { value } = await layOut(quoted(text, `<!-- 7 ${language} -->\n\n`));
    expect(texts(value)).toEqual(expected);
  });

  it("are left out where the stylesheet says so, and around what is no paragraph", async () => {
    const none = { excerpt: { ...looks, quotationMarks: "none" as const } };
    expect(texts((await layOut(quoted(sentence), none)).value)).toEqual([]);
    expect(texts((await layOut(quoted("Words:\n>\n> - one\n> - two"))).value)).toEqual([]);
  });

  it("move no word of the excerpt", async () => {
    const none = { excerpt: { ...looks, quotationMarks: "none" as const } };
    const places = ({ pages }: PagedDocument) =>
      pages
        .flatMap(linesOf)
        .flatMap((line) =>
          line.artifact === "layout" ? [] : line.runs.map((run) => [run.xPt, line.yPt, runText(run)]),
        );
    expect(places((await layOut(quoted(sentence))).value)).toEqual(
      places((await layOut(quoted(sentence), none)).value),
    );
  });
});
