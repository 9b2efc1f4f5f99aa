import { describe, expect, it } from "vitest";
import type { Draft } from "../../src/select/drafts.ts";
import { applyLimits, type Competitor } from "../../src/select/limits.ts";
import { article, reading } from "../helpers/article.ts";
import { brief, noLimits, placed } from "../helpers/brief.ts";

/** A competitor as `source/position/score/newsroom`, with `!` at the end where the analyst pinned it. */
function competitor(text: string, part = 0): Competitor {
  const [source = "", position = "0", score = "0", origin = ""] = text.replace("!", "").split("/");
  const total = Number(score);
  const draft = {
    reading: reading(article(source, ["x."])),
    theme: "t",
    part,
    grade: "core",
    rule: "r",
    matches: [],
    span: { start: Number(position), end: Number(position) + 1 },
    grown: { sentences: [], antecedents: [], glosses: [] },
    kept: text.endsWith("!"),
  } satisfies Draft;
  return {
    draft,
    origin: origin === "" ? null : origin,
    score: { total, parts: { rule: total } },
    alsoIn: [],
    alsoFits: [],
  };
}

function check(
  pool: readonly string[],
  limit: { excerpts?: number; perSource?: number },
  max: number | null = null,
): { kept: string[]; refused: string[] } {
  const of = brief(["t"], { limit: { ...noLimits, ...limit } });
  const { kept, refused } = applyLimits(
    pool.map((text) => competitor(text)),
    of,
    max,
  );
  const name = (source: string, start: number) => `${source}${start}`;
  return {
    kept: kept.map((c) => name(c.draft.reading.article.path, c.draft.span.start)).sort(),
    refused: refused.map((r) => `${name(r.source, r.span.start)} ${r.reason}`).sort(),
  };
}

describe("applyLimits", () => {
  it("takes everything where nothing limits", () =>
    expect(check(["a/0/1/x", "b/0/9/x"], {})).toEqual({ kept: ["a0", "b0"], refused: [] }));
  it("takes the best by score", () =>
    expect(check(["a/0/1", "b/0/3", "c/0/2"], { excerpts: 2 })).toEqual({ kept: ["b0", "c0"], refused: ["a0 limit"] }));
  it("lets ties fall by path, then by position", () =>
    expect(check(["b/0/1", "a/5/1", "a/2/1"], { excerpts: 1 }).kept).toEqual(["a2"]));
  it("holds the limit per source", () =>
    expect(check(["a/0/3", "a/1/2", "b/0/1"], { perSource: 1 })).toEqual({
      kept: ["a0", "b0"],
      refused: ["a1 per-source-limit"],
    }));
  it("never takes out what the analyst pinned, and counts it", () =>
    expect(check(["a/0/9", "b/0/1!"], { excerpts: 1 })).toEqual({ kept: ["b0"], refused: ["a0 limit"] }));
  it("prefers another newsroom when scores are close", () =>
    expect(check(["a/0/3/wire", "a/1/2.8/wire", "b/0/2.5/ledger"], { excerpts: 2 }).kept).toEqual(["a0", "b0"]));
  it("doesn't let diversity outweigh a much better passage", () =>
    expect(check(["a/0/3/wire", "a/1/2.8/wire", "b/0/1/ledger"], { excerpts: 2 }).kept).toEqual(["a0", "a1"]));
  it("counts unknown newsrooms apart", () =>
    expect(check(["a/0/3", "a/1/2.8", "b/0/2.5"], { excerpts: 2 }).kept).toEqual(["a0", "a1"]));
  it("says that pages were the limit where they were", () =>
    expect(check(["a/0/1", "b/0/2"], {}, 1).refused).toEqual(["a0 page-limit"]));
  it("gives each part its own limit", () => {
    const part = { heading: "A", themes: [placed("t")], limit: { ...noLimits, excerpts: 1 }, show: [], ifEmpty: null };
    const of = brief([], { parts: [part, { ...part, heading: "B" }] });
    const pool = [competitor("a/0/1", 0), competitor("b/0/2", 0), competitor("c/0/1", 1)];
    const { kept } = applyLimits(pool, of, null);
    expect(kept.map((c) => c.draft.reading.article.path).sort()).toEqual(["b", "c"]);
  });
  it("prints the score it compared", () => {
    const of = brief(["t"], { limit: { ...noLimits, excerpts: 3 } });
    const { kept } = applyLimits([competitor("a/0/3/w"), competitor("a/1/2/w")], of, null);
    const second = kept.find((c) => c.draft.span.start === 1);
    expect(second?.score).toEqual({ total: 1.5, parts: { rule: 2, diversity: -0.5 } });
  });
  it("gives the same answer for any order of the pool", () => {
    const pool = ["a/0/1/x", "b/0/1/x", "c/0/1/y", "d/0/1", "e/0/1"];
    const expected = check(pool, { excerpts: 3 });
    expect(check([...pool].reverse(), { excerpts: 3 })).toEqual(expected);
  });
});
