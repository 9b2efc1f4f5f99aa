import { describe, expect, it } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { memoFigures } from "../../src/memo/figures.ts";
import type { MemoExcerpt } from "../../src/memo/memo.ts";
import type { Reading } from "../../src/select/reading.ts";
import type { Passage } from "../../src/select/selection.ts";

/** The figures of a text of which every sentence is printed, in their words. */
function figuresOf(text: string): string[] {
  const article = articleFromText(text);
  const reading = { article, analysis: analyse(article) } as unknown as Reading;
  const sentences = article.sentences.map(({ span }, index) => ({ index, role: "match" as const, span }));
  const span = { start: 0, end: text.length };
  const passage = { source: article.path, span, sentences } as unknown as Passage;
  const excerpt = { number: 1, source: 1, outlet: "X" } as MemoExcerpt;
  return memoFigures([excerpt], [passage], new Map([[article.path, reading]])).map((f) => f.words);
}

describe("the words of a figure", () => {
  it.each<[string, string[]]>([
    ["The members spend 5% of economic output on the harbour.", ["5% of economic output"]],
    ["It would take as many as 150,000 dock workers.", ["as many as 150,000 dock workers"]],
    ["The plan could cost about $30 billion.", ["about $30 billion"]],
  ])("%s", (text, expected) => expect(figuresOf(text)).toEqual(expected));

  it("small numbers in words are turns of phrase, unless they are hedged", () => {
    expect(figuresOf("Two officials made three visits in two steps.")).toEqual([]);
    expect(figuresOf("The stores would last two winters, or about three seasons.")).toEqual([]);
    expect(figuresOf("The port asked for at least ten cranes.")).toEqual(["at least ten cranes"]);
  });
});
