import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterBreak,
  type BreakSettings,
  breakLines,
  forbidden,
  forced,
  type Item,
  infiniteStretch,
} from "../../../src/render/layout/break.ts";

const zero: Item = { kind: "box", width: 0, stretch: 0, shrink: 0, cost: 0, flagged: false, hangStart: 0, hangEnd: 0 };
const box = (width: number): Item => ({ ...zero, width });
const glue = (width = 10, stretch = 5, shrink = 3): Item => ({ ...zero, kind: "glue", width, stretch, shrink });
const penalty = (cost: number, width = 0): Item => ({ ...zero, kind: "penalty", cost, width, flagged: width > 0 });
const end = [penalty(forbidden), glue(0, infiniteStretch, 0), penalty(forced)];

/** Words of given widths, spaced. */
function words(...widths: readonly number[]): Item[] {
  return [...widths.flatMap((width, i) => (i === 0 ? [box(width)] : [glue(), box(width)])), ...end];
}

const settings = (measure: number, more: Partial<BreakSettings> = {}): BreakSettings => {
  return { measure, firstIndent: 0, ragged: null, tolerance: 10_000, emergency: 0, ...more };
};

/** Widths of the words on each line. */
function check(items: readonly Item[], how: BreakSettings): number[][] {
  const { lines } = breakLines(items, how);
  let from = 0;
  return lines.map((at) => {
    const line = items
      .slice(from, at)
      .filter((item) => item.kind === "box")
      .map((item) => item.width);
    from = afterBreak(items, at);
    return line;
  });
}

describe("breakLines", () => {
  it("keeps on one line what fits", () => {
    expect(check(words(30, 30, 30), settings(120))).toEqual([[30, 30, 30]]);
  });

  it("looks ahead: a looser first line for a better second", () => {
    // Greedily 40+10+40 fills the first line to 90 and leaves 95 alone, which must then be followed by 5 stretched gaps.
    const lines = check(words(40, 30, 20, 70, 20), settings(100));
    expect(lines).toEqual([[40, 30], [20, 70], [20]]);
  });

  it("takes a hyphen only where it is worth its cost", () => {
    const wide = () => glue(10, 20, 3);
    const divided = (cost: number) => [box(40), wide(), box(30), wide(), box(20), penalty(cost, 5), box(30), ...end];
    expect(breakLines(divided(50), settings(112)).lines[0]).toBe(5);
    expect(breakLines(divided(5_000), settings(112)).lines[0]).toBe(3);
  });

  it("counts two hyphens in a row, and one before the last line, as ugly", () => {
    const hyphen = penalty(50, 5);
    const items = [box(90), hyphen, box(90), hyphen, box(90), ...end];
    const plain = items.map((item): Item => ({ ...item, flagged: false }));
    expect(breakLines(items, settings(95)).demerits - breakLines(plain, settings(95)).demerits).toBe(10_000 + 5_000);
  });

  it("never breaks at a forbidden penalty", () => {
    const items = [box(60), penalty(forbidden), glue(), box(60), ...end];
    expect(breakLines(items, settings(70)).lines).toEqual([items.length - 1]);
  });

  it("breaks at a forced one, also on an empty line", () => {
    const items = [
      box(10),
      glue(0, infiniteStretch, 0),
      penalty(forced),
      box(0),
      glue(0, infiniteStretch, 0),
      penalty(forced),
      box(10),
      ...end,
    ];
    expect(breakLines(items, settings(100)).lines).toEqual([2, 5, 9]);
  });

  it("lets a box that is wider than the line stand alone", () => {
    const result = breakLines(words(50, 300, 50), settings(100));
    expect(result.fits).toBe(false);
    expect(check(words(50, 300, 50), settings(100))).toEqual([[50], [300], [50]]);
  });

  it("makes ragged lines without squeezing", () => {
    // 50 + 10 + 43 is three too many: a justified line would shrink its space to take both.
    expect(check(words(50, 43), settings(100))).toEqual([[50, 43]]);
    expect(check(words(50, 43), settings(100, { ragged: 30 }))).toEqual([[50], [43]]);
  });

  it("indents the first line only", () => {
    expect(check(words(50, 40, 40, 50), settings(100))).toEqual([
      [50, 40],
      [40, 50],
    ]);
    expect(check(words(50, 40, 40, 50), settings(100, { firstIndent: 40 }))).toEqual([[50], [40, 40], [50]]);
  });
});

/** First fit, judged by the same measure: the sum of squared badness over lines, as break.ts adds it up without penalties. */
function greedy(items: readonly Item[], measure: number): readonly number[] | null {
  const breaks: number[] = [];
  let from = 0;
  let last = -1;
  const width = (to: number) =>
    items
      .slice(from, to)
      .reduce(
        (sum, item) => sum + (item.kind === "penalty" ? 0 : item.width - (item.kind === "glue" ? item.shrink : 0)),
        0,
      );
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    const legal =
      item?.kind === "glue" ? items[at - 1]?.kind === "box" : item?.kind === "penalty" && item.cost < forbidden;
    if (!legal) continue;
    if (width(at) > measure && last >= from) {
      breaks.push(last);
      from = afterBreak(items, last);
    }
    if (width(at) > measure) return null;
    last = at;
    if (item?.cost === forced) breaks.push(at);
  }
  return breaks;
}

describe("properties", () => {
  const paragraph = fc.array(fc.integer({ min: 5, max: 60 }), { minLength: 1, maxLength: 80 });

  it("is never worse than first fit by its own measure", () => {
    fc.assert(
      fc.property(paragraph, (widths) => {
        const items = words(...widths);
        const best = breakLines(items, settings(200));
        const first = greedy(items, 200);
        if (first === null || !best.fits) return;
        // The same choice, with all other breaks forbidden, has at least as many demerits.
        const allowed = new Set(first);
        const constrained = items.flatMap((item, i): Item[] =>
          item.kind === "glue" && !allowed.has(i) ? [penalty(forbidden), item] : [item],
        );
        expect(best.demerits).toBeLessThanOrEqual(breakLines(constrained, settings(200)).demerits);
      }),
    );
  });

  it("ends every paragraph, in order, whatever the widths", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 10_000 }),
        (widths, tolerance) => {
          const items = words(...widths);
          const { lines } = breakLines(items, settings(100, { tolerance }));
          expect(lines.at(-1)).toBe(items.length - 1);
          expect([...lines].sort((a, b) => a - b)).toEqual(lines);
          expect(check(items, settings(100, { tolerance })).flat()).toEqual(widths);
        },
      ),
    );
  });
});
