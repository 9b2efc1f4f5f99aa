import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessFitting, largestThatFits } from "../../src/build/fit-pages.ts";
import type { Page, PageItem } from "../../src/render/layout/page.ts";

/** The answer, and the numbers that were tried on the way. */
async function search(tooMany: number, guess: number, most: number): Promise<{ found: number; tried: number[] }> {
  const tried: number[] = [];
  const found = await largestThatFits(tooMany, guess, async (number) => {
    tried.push(number);
    return number <= most;
  });
  return { found, tried };
}

describe("the largest number that fits", () => {
  it("is found from any guess, with no number tried twice, and none that is known", () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: -50, max: 400 }),
        fc.nat(),
        async (tooMany, guess, seed) => {
          const most = seed % tooMany;
          const { found, tried } = await search(tooMany, guess, most);
          expect(found).toBe(most);
          expect(new Set(tried).size).toBe(tried.length);
          expect(tried.filter((n) => n < 1 || n >= tooMany)).toEqual([]);
          expect(tried.length).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(tooMany)) + 2);
        },
      ),
    ));

  it("costs two looks where the guess is right, or one too many", async () => {
    expect((await search(40, 17, 17)).tried).toEqual([17, 18]);
    expect((await search(40, 18, 17)).tried).toEqual([18, 17]);
  });
});

describe("the guess", () => {
  const line: PageItem = { type: "line", yPt: 0, runs: [], artifact: null };
  const foot: PageItem = { ...line, artifact: "footer" };
  const lines = (count: number): PageItem[] => Array(count).fill(line);
  const excerpt = (n: number): PageItem[] => [
    { type: "destination", id: `excerpt-${n}`, xPt: 0, yPt: 0 },
    ...lines(4),
    { type: "destination", id: `note-${n}`, xPt: 0, yPt: 0 },
  ];
  const page = (number: number, items: readonly PageItem[]): Page => ({
    number,
    label: String(number),
    widthPt: 500,
    heightPt: 700,
    items: [...items, foot],
  });

  it("leaves out as many excerpts as have the lines that stand on pages too many", () => {
    const pages = [
      page(1, [...lines(20), ...excerpt(1), ...excerpt(2)]),
      page(2, [3, 4, 5, 6].flatMap(excerpt)),
      page(3, [...excerpt(7), ...lines(5)]),
    ];
    expect(guessFitting(pages, 7, 2)).toBe(4);
    expect(guessFitting(pages, 7, 3)).toBe(7);
  });

  it("is the half where pages tell nothing", () => {
    expect(guessFitting([page(1, lines(9)), page(2, lines(9))], 8, 1)).toBe(4);
    expect(guessFitting([], 8, 1)).toBe(4);
  });
});
