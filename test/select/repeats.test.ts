import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRepeatIndex, findRepeats } from "../../src/select/repeats.ts";
import { jaccard, shingleText } from "../../src/select/shingles.ts";

function check(texts: readonly string[], expected: readonly (readonly number[])[], options = {}): void {
  const items = texts.map((text, index) => ({ id: String(index), text }));
  const groups = findRepeats(items, options).map(({ keep, folded }) => [Number(keep), ...folded.map(Number)]);
  expect(groups).toEqual(expected);
}

/** Numbers from a fixed generator, so that a failure can be repeated. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 0x1_0000_0000;
  };
}

function wordsOf(random: () => number, count: number): string[] {
  return Array.from(
    { length: count },
    () =>
      `w${Math.floor(random() * 3000)
        .toString(26)
        .replace(/\d/g, "q")}x`,
  );
}

/** Swaps a share of the words, in one run or strewn about. */
function altered(words: readonly string[], share: number, random: () => number): string {
  return words.map((word) => (random() < share ? wordsOf(random, 1)[0] : word)).join(" ");
}

describe("findRepeats", () => {
  it("knows words again whatever their dress", () => {
    check(
      [
        "“The aid was sent,” officials said on Monday.",
        "the aid was sent officials\n said on 'Monday'!",
        "Nothing of the kind has ever been seen.",
      ],
      [[0, 1]],
    );
  });

  it("keeps statements apart that differ in a figure or a negation", () => {
    const base = "The country will send four brigades to the border before the winter begins, officials said on Monday";
    check([`${base} 25`, `${base} 50`], []);
    check([base, base.replace("will", "will not")], []);
    check([base, base.replace("on Monday", "late Monday")], [[0, 1]]);
  });

  it("says nothing of texts without words", () => check(["", "…", "", "—"], []));

  it("compares very short texts whole", () => check(["Not now", "not now.", "Not yet"], [[0, 1]]));

  it("knows scripts without spaces", () =>
    check(
      ["会议在星期一结束了没有人感到惊讶", "会议在星期一结束了，没有人感到惊讶。", "他们明天去基辅参加另一个会议"],
      [[0, 1]],
    ));

  it("folds nothing into a version it shares nothing with", () => {
    const words = wordsOf(randomFrom(1), 900);
    const versions = [0, 150, 300, 450, 600].map((from) => words.slice(from, from + 300).join(" "));
    for (const { keep, folded } of findRepeats(
      versions.map((text, i) => ({ id: String(i), text })),
      { threshold: 0.3 },
    )) {
      for (const id of folded) {
        const measure = jaccard(
          shingleText(versions[Number(id)] ?? "", 3).shingles,
          shingleText(versions[Number(keep)] ?? "", 3).shingles,
        );
        expect(measure).toBeGreaterThanOrEqual(0.3);
      }
    }
  });

  it("folds a part only where asked, into the longer text before it", () => {
    const words = wordsOf(randomFrom(2), 800);
    const [whole, part] = [words.join(" "), words.slice(100, 300).join(" ")];
    check([whole, part], []);
    check([whole, part], [[0, 1]], { containment: 0.9 });
    check([part, whole], [], { containment: 0.9 });
  });

  it("finds copies of articles with a tenth of the words changed, and tells other stories apart", () => {
    const random = randomFrom(3);
    const originals = Array.from({ length: 60 }, () => wordsOf(random, 400));
    // Every story of the newsroom carries the same three paragraphs of background.
    const background = wordsOf(random, 120).join(" ");
    const texts = originals.flatMap((words) => [
      `${words.join(" ")} ${background}`,
      `${altered(words, 0.1, random)} ${background}`,
    ]);
    check(
      texts,
      originals.map((_, i) => [2 * i, 2 * i + 1]),
    );
  });

  it("gives one group for a flood of copies", () => {
    const text = wordsOf(randomFrom(4), 50).join(" ");
    const groups = findRepeats(Array.from({ length: 2000 }, (_, i) => ({ id: `${i}`, text })));
    expect(groups.map(({ keep, folded }) => [keep, folded.length])).toEqual([["0", 1999]]);
  });

  it("works one text at a time", () => {
    const index = createRepeatIndex();
    expect(index.add("a", "the aid was sent on the same day")).toBeUndefined();
    expect(index.add("b", "The aid was sent on the same day.")).toBe("a");
  });
});

/** Texts of a few families; within a family a copy differs from the original in about one word in fifty. */
const families = fc.array(fc.record({ family: fc.nat(4), seed: fc.nat(1_000_000) }), { maxLength: 14 }).map((picks) =>
  picks.map(({ family, seed }, index) => ({
    id: `${index}`,
    family,
    text: altered(wordsOf(randomFrom(family + 77), 200), 0.02, randomFrom(seed)),
  })),
);

describe("findRepeats, for any texts", () => {
  it("finds the groups that comparing all pairs finds", () => {
    fc.assert(
      fc.property(families, (items) => {
        const sets = items.map(({ text }) => shingleText(text, 3).shingles);
        const model = new Map<number, string[]>();
        items.forEach(({ id }, at) => {
          const keeper = [...model.keys()].find(
            (k) => jaccard(sets[k] ?? new Uint32Array(), sets[at] ?? new Uint32Array()) >= 0.45,
          );
          if (keeper === undefined) model.set(at, []);
          else model.get(keeper)?.push(id);
        });
        const expected = [...model]
          .filter(([, folded]) => folded.length > 0)
          .map(([k, folded]) => ({ keep: `${k}`, folded }));
        expect(findRepeats(items)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("finds nothing more among what it kept, and the same groups in any order", () => {
    fc.assert(
      fc.property(families, (items) => {
        const gone = new Set(findRepeats(items).flatMap(({ folded }) => folded));
        expect(findRepeats(items.filter(({ id }) => !gone.has(id)))).toEqual([]);
        const asSets = (list: typeof items): string[] =>
          findRepeats(list)
            .map(({ keep, folded }) => [keep, ...folded].sort().join(" "))
            .sort();
        expect(asSets([...items].reverse())).toEqual(asSets(items));
      }),
      { numRuns: 60 },
    );
  });
});
