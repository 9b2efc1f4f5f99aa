/** Declared opposites as pairs: one for each two articles that disagree, however many of their sentences do. */
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import type { MemoExcerpt } from "../../src/memo/memo.ts";
import { memoShifts, oppositeKey } from "../../src/memo/shifts.ts";
import type { Reading } from "../../src/select/reading.ts";
import type { Passage } from "../../src/select/selection.ts";

const opposite = { theme: "fees", name: "Will fees rise?" };

/** Articles as lists of sentences: `+` stands on one side, `-` on the other. Each sentence is an excerpt. */
function pairsOf(articles: readonly (readonly string[])[]): string[] {
  const excerpts: MemoExcerpt[] = [];
  const passages: Passage[] = [];
  const readings = new Map<string, Reading>();
  for (const [index, sentences] of articles.entries()) {
    const article = { ...articleFromText(sentences.join(" ")), path: `${index}.txt` };
    const on = (mark: string) => ({
      matches: sentences.flatMap((s, sentence) => (s.startsWith(mark) ? [{ sentence }] : [])),
      vetoes: [],
    });
    const matches = new Map([
      [oppositeKey(opposite, "a"), on("Plus")],
      [oppositeKey(opposite, "b"), on("Minus")],
    ]);
    readings.set(article.path, { article, analysis: analyse(article), matches } as unknown as Reading);
    for (const [sentence, { span }] of article.sentences.entries()) {
      passages.push({
        source: article.path,
        sentences: [{ index: sentence, role: "match", span }],
      } as unknown as Passage);
      excerpts.push({ number: excerpts.length + 1, source: index + 1, date: "undated", outlet: "X" } as MemoExcerpt);
    }
  }
  return memoShifts([opposite], excerpts, passages, readings).map((s) => `${s.a.excerpt}–${s.b.excerpt} ${s.kind}`);
}

describe("pairs of opposites", () => {
  it("two articles disagree once", () => {
    expect(
      pairsOf([
        ["Plus one rises.", "Plus two rises."],
        ["Minus three falls.", "Minus four falls."],
      ]),
    ).toEqual(["1–3 between sources"]);
  });
  it("each two articles have their own pair, of sentences that no other shows where there are such", () => {
    expect(pairsOf([["Plus one rises.", "Plus two rises.", "Minus three falls."], ["Minus four falls."]])).toEqual([
      "1–3 within one article",
      "2–4 between sources",
    ]);
  });
  it("a sentence may stand in several pairs where there is no other", () => {
    expect(pairsOf([["Plus one rises."], ["Minus two falls."], ["Minus three falls."]])).toEqual([
      "1–2 between sources",
      "1–3 between sources",
    ]);
  });
  it("one side alone is no shift", () => {
    expect(pairsOf([["Plus one rises."], ["Plus two rises."]])).toEqual([]);
  });
});
