import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "../../src/text/span.ts";
import { overlapping } from "../../src/text/span-index.ts";

const span = fc.tuple(fc.nat(3000), fc.nat(900)).map(([start, length]) => ({ start, end: start + length }));

describe("overlapping", () => {
  it("gives what a look at all of them gives, in their order", () => {
    fc.assert(
      fc.property(fc.array(span), fc.array(span), (spans, questions) => {
        const items = spans.map((own, number) => ({ span: own, number }));
        for (const question of questions)
          expect(overlapping(items, question)).toEqual(items.filter((item) => overlaps(item.span, question)));
      }),
    );
  });
});
