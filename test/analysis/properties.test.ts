import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { tokenise } from "../../src/analysis/tokens.ts";

const words = fc.constantFrom(
  "said",
  "Mara",
  "Olden",
  "the",
  "officials",
  "“",
  "”",
  '"',
  ",",
  ".",
  "according",
  "to",
  "that",
  "he",
  "She",
  "people",
  "“It is shut,”",
  "on",
  "Thursday",
  "5%",
  "US$3",
  "million",
  "\n",
  "—",
  ":",
  "Halley’s",
  "claim",
  "who",
  "(D)",
  "ministry",
  "told",
  "and",
  "-",
  "‘",
  "’",
  "is",
  "saying",
);
const prose = fc.array(words, { maxLength: 60 }).map((list) => list.join(" "));
const anything = fc.oneof(prose, fc.string({ unit: "binary", maxLength: 200 }));

describe("for any text", () => {
  it("spans lie in the text, in order, and cues read as they stand", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const article = articleFromText(text);
        const { attributions, figures, relativeDates, dependences } = analyse(article);
        for (const a of attributions) {
          expect(a.content.length).toBeGreaterThan(0);
          for (const span of [
            a.span,
            ...a.content,
            ...(a.speakerSpan ? [a.speakerSpan] : []),
            ...(a.cueSpan ? [a.cueSpan] : []),
          ]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          if (a.cueSpan) expect(text.slice(a.cueSpan.start, a.cueSpan.end)).toBe(a.cue);
          expect(article.sentences[a.sentence]).toBeDefined();
          // Nobody is named only for words in quotation marks that no cue reaches.
          if (a.speaker === "") expect([a.form, a.cue, a.speakerSpan]).toEqual(["direct", "", null]);
        }
        for (const list of [attributions, figures, relativeDates]) {
          const starts = list.map((x) => x.span.start);
          expect(starts).toEqual([...starts].sort((a, b) => a - b));
        }
        for (const f of figures) expect(text.slice(f.span.start, f.span.end)).toBe(f.text);
        for (const d of dependences) expect(d.antecedent).toBeLessThan(d.sentence);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the same for the same text", () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(analyse(articleFromText(text))).toEqual(analyse(articleFromText(text)));
      }),
      { numRuns: 50 },
    );
  });

  it("tokens cover everything but white space", () => {
    fc.assert(
      fc.property(prose, (text) => {
        const tokens = tokenise(text, { start: 0, end: text.length });
        expect(tokens.map((t) => t.text).join("")).toBe(text.replace(/\s+/g, ""));
        for (const t of tokens) expect(text.slice(t.start, t.end)).toBe(t.text);
      }),
    );
  });
});
