import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dependence } from "../../src/analysis/attribution.ts";
import type { Brief } from "../../src/brief/brief.ts";
import type { Reading } from "../../src/select/reading.ts";
import { selectPassages } from "../../src/select/select-passages.ts";
import type { Refusal, Selection } from "../../src/select/selection.ts";
import type { Article } from "../../src/sources/article.ts";
import { overlaps } from "../../src/text/span.ts";
import type { ContextRule, Match, ThemeMatches } from "../../src/themes/theme.ts";
import { article, known, match, reading } from "../helpers/article.ts";
import { brief, noLimits, placed } from "../helpers/brief.ts";

const slugs = ["arms", "force"] as const;

/** Every third sentence is one that other articles print too. */
const common = ["The port will not pay for the second dredger.", "Ferries touch the bed of the channel twice a week."];
const words = fc.array(
  fc.constantFrom("ships", "wait", "harbour", "nobody", "pays", "12", "not", "silt", "quay", "spring"),
  {
    minLength: 3,
    maxLength: 9,
  },
);
const sentence = fc.oneof(
  { weight: 2, arbitrary: words.map((own) => `${own.join(" ")}.`) },
  { weight: 1, arbitrary: fc.constantFrom(...common) },
);
const paragraph = fc.oneof(
  { weight: 5, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 5 }).map((s) => s.join("|")) },
  { weight: 1, arbitrary: fc.constant("~Most read") },
);

/** Which sentences match, lean, or are vetoed, in thousandths of the article's length, so that they fit any article. */
const marks = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 999 }),
    theme: fc.constantFrom(...slugs),
    what: fc.constantFrom("core", "core", "core", "related", "veto", "leans", "leans"),
    back: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 20 },
);
const source = fc.record({
  paragraphs: fc.array(paragraph, { minLength: 1, maxLength: 6 }),
  marks,
  date: fc.option(fc.constantFrom("2026-01-02", "2026-01", "2026-02-03")),
  origin: fc.option(fc.constantFrom("Wire", "Ledger")),
});
const settings = fc.record({
  context: fc.constantFrom<ContextRule>("none", "antecedent", "paragraph"),
  depth: fc.constantFrom<Brief["depth"]>("core", "full"),
  order: fc.constantFrom<Brief["order"]>("newest", "source", "strength"),
  repeat: fc.constantFrom<Brief["repeat"]>("once", "each"),
  excerpts: fc.option(fc.integer({ min: 1, max: 4 })),
  perSource: fc.option(fc.integer({ min: 1, max: 2 })),
  parts: fc.boolean(),
  undated: fc.constantFrom<Brief["sources"]["undated"]>("keep", "last", "drop"),
});
const desks = fc.record({ sources: fc.array(source, { minLength: 1, maxLength: 4 }), settings });
type Desk = typeof desks extends fc.Arbitrary<infer T> ? T : never;

function readingOf({ paragraphs, marks: marked, date, origin }: Desk["sources"][number], index: number): Reading {
  const metadata = date === null ? {} : { published: known(date) };
  const own = article(`briefs/sources/${index}.txt`, paragraphs, metadata);
  const placed = marked.map((m) => ({ ...m, index: Math.floor((m.at * own.sentences.length) / 1000) }));
  const dependences = placed
    .filter((m) => m.what === "leans" && m.index >= m.back && own.sentences.length > 0)
    .map((m): Dependence => {
      const span = own.sentences[m.index]?.span ?? { start: 0, end: 0 };
      return { sentence: m.index, antecedent: m.index - m.back, span, gloss: null, reason: "pronoun" };
    });
  const matches = new Map(slugs.map((slug) => [slug, matchesOf(own, slug, placed)]));
  return { ...reading(own, {}, { analysis: { dependences }, origin }), matches };
}

function matchesOf(
  own: Article,
  slug: string,
  placed: readonly { index: number; theme: string; what: string }[],
): ThemeMatches {
  const of = (what: string) =>
    new Set(placed.filter((m) => m.theme === slug && m.what === what && own.sentences[m.index]).map((m) => m.index));
  const [core, related, vetoed] = [of("core"), of("related"), of("veto")];
  const taken = [...new Set([...core, ...related])].filter((i) => !vetoed.has(i)).sort((a, b) => a - b);
  const matches = taken.map((i): Match => match(slug, own, i, core.has(i) ? "core" : "related"));
  const veto = { theme: slug, rule: "never", against: "rule", source: own.path };
  return { matches, vetoes: [...vetoed].sort((a, b) => a - b).map((index) => ({ ...veto, sentence: index })) };
}

function select({ settings: s }: Desk, readings: readonly Reading[]): Selection {
  const limit = { ...noLimits, excerpts: s.excerpts, perSource: s.perSource };
  const part = (heading: string, themes: readonly string[]) => {
    return { heading, themes: themes.map(placed), limit: noLimits, show: [], ifEmpty: null };
  };
  const own = brief(slugs, {
    depth: s.depth,
    order: s.order,
    repeat: s.repeat,
    limit,
    sources: { include: [], languages: [], undated: s.undated },
    ...(s.parts ? { hasParts: true, parts: [part("A", ["arms"]), part("B", ["force", "arms"])] } : {}),
  });
  const themes = new Map(slugs.map((slug) => [slug, { title: slug, context: s.context }]));
  return selectPassages({ brief: own, readings, themes }).value.selection;
}

/** Runs a property over random desks with their selection. */
function check(property: (selection: Selection, desk: Desk, readings: readonly Reading[]) => void): void {
  fc.assert(
    fc.property(desks, (desk) => {
      const readings = desk.sources.map(readingOf);
      property(select(desk, readings), desk, readings);
    }),
    { numRuns: 200 },
  );
}

const covers = (refusal: Refusal, theme: string, path: string, own: { start: number; end: number }): boolean =>
  refusal.theme === theme && refusal.source === path && overlaps(refusal.span, own);

describe("any selection", () => {
  it("is the same again, and the same whatever the order of the articles", () =>
    check((selection, desk, readings) => {
      expect(select(desk, readings)).toEqual(selection);
      expect(select(desk, [...readings].reverse())).toEqual(selection);
    }));

  it("holds no furniture, and of its source only what its span cuts out", () =>
    check((selection, _, readings) => {
      for (const passage of selection.passages) {
        const own = readings.find((r) => r.article.path === passage.source)?.article;
        expect(own?.furniture.some((f) => overlaps(f.span, passage.span))).toBe(false);
        expect(passage.sentences[0]?.span.start).toBe(passage.span.start);
        expect(passage.sentences.at(-1)?.span.end).toBe(passage.span.end);
        const indices = passage.sentences.map((s) => s.index);
        expect(indices).toEqual(indices.map((_, i) => (indices[0] ?? 0) + i));
        for (const a of passage.antecedents) expect(indices).not.toContain(a.index);
      }
    }));

  it("accounts for every sentence that a rule took: printed, folded into what is printed, or refused with a reason", () =>
    check((selection, _, readings) => {
      for (const { article: own, matches } of readings) {
        for (const [theme, { matches: found }] of matches) {
          for (const { sentence: index } of found) {
            const span = own.sentences[index]?.span ?? { start: 0, end: 0 };
            const printed = selection.passages.some(
              (p) =>
                p.theme === theme &&
                p.source === own.path &&
                p.sentences.some((s) => s.index === index && s.role === "match"),
            );
            expect(printed || selection.refused.some((r) => covers(r, theme, own.path, span))).toBe(true);
          }
        }
      }
    }));

  it("prints no sentence twice in a theme of a part, unless as the context of what would get too long", () =>
    check((selection) => {
      for (const p of selection.passages) {
        for (const q of selection.passages) {
          const apart = p === q || p.part !== q.part || p.theme !== q.theme || p.source !== q.source;
          if (apart || !overlaps(p.span, q.span)) continue;
          const both = new Set([...p.sentences, ...q.sentences].map((s) => s.index));
          expect(both.size).toBeGreaterThan(6);
        }
      }
      const seen = selection.passages.flatMap((p) =>
        p.sentences.filter((s) => s.role === "match").map((s) => `${p.part} ${p.theme} ${p.source} ${s.index}`),
      );
      expect(new Set(seen).size).toBe(seen.length);
    }));

  it("keeps to its limits, and to one id a passage", () =>
    check((selection, { settings: s }) => {
      if (s.excerpts !== null) expect(selection.passages.length).toBeLessThanOrEqual(s.excerpts);
      const ids = selection.passages.map((p) => `${p.part} ${p.id}`);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { score } of selection.passages) {
        const sum = Object.values(score.parts).reduce((total, part) => total + part, 0);
        expect(score.total).toBeCloseTo(sum, 9);
      }
    }));
});
