import { describe, expect, it } from "vitest";
import { compareIssues } from "../../src/memo/changes.ts";
import { EVIDENCE_SCHEMA, type Evidence, type EvidenceExcerpt } from "../../src/memo/evidence.ts";
import { wordingOf } from "../../src/memo/wording/registry.ts";

function excerpt(number: number, text: string, over: Partial<EvidenceExcerpt> = {}): EvidenceExcerpt {
  const span = { start: number * 100, end: number * 100 + text.length };
  return {
    id: `${number}-${text}`,
    number,
    theme: "t",
    part: null,
    grade: "core",
    rule: "r",
    source: "a.txt",
    span,
    codePoints: span,
    bytes: span,
    text,
    prefix: "",
    suffix: "",
    sentences: [{ span, role: "match" }],
    attribution: [],
    origin: null,
    alsoIn: [],
    glosses: [],
    score: { total: 1, parts: {} },
    ...over,
  };
}

function issue(excerpts: readonly EvidenceExcerpt[], over: Partial<Evidence> = {}): Evidence {
  const none = { value: null, from: "unknown" };
  const source = {
    sha256: "1",
    format: "text",
    title: none,
    author: none,
    outlet: none,
    published: none,
    language: none,
    url: none,
  };
  const more = { origins: [], chain: [], status: none, foldedInto: null, articleSha256: "1" };
  return {
    schema: EVIDENCE_SCHEMA,
    tool: "briefwright 0",
    brief: "b",
    date: "2026-01-01",
    sources: [{ path: "a.txt", ...source, ...more }],
    excerpts,
    refused: [],
    figures: [],
    judgements: [],
    cautions: [],
    counts: {} as Evidence["counts"],
    themes: [{ slug: "t", sha256: "1", rules: ["r"] }],
    limits: { excerpts: null, perSource: null, pages: null },
    ...over,
  };
}

function check(earlier: Evidence, now: Evidence): string[] {
  return compareIssues(earlier, now, "earlier.json").items.map((i) => `${i.what} ${i.excerpt ?? "-"}: ${i.cause}`);
}

const one = excerpt(1, "The force would be small.");
const two = excerpt(2, "Nobody has signed a paper.");

describe("causes in other languages", () => {
  it("are of the memo's language, whatever the cause", () => {
    const refusal = { source: "a.txt", span: one.span, theme: "t", reason: "repeat" as const, detail: "repeats [2]" };
    const causes = (language: string) => {
      const { change } = wordingOf(language);
      const of = (a: Evidence, b: Evidence) => compareIssues(a, b, "x", change).items.map((i) => i.cause);
      return [...of(issue([]), issue([one], { themes: [] })), ...of(issue([one]), issue([], { refused: [refusal] }))];
    };
    expect(causes("de")).toEqual(["Regel geändert", "wiederholt einen anderen Auszug"]);
    expect(causes("fr")).toEqual(["règle modifiée", "redite d’un autre extrait"]);
    expect(causes("uk")).toEqual(["правило змінено", "повторює інший уривок"]);
    expect(causes("en")).toEqual(["rule changed", "repeats [2]"]);
  });
});

describe("compareIssues", () => {
  it("finds nothing in an equal issue", () => {
    expect(compareIssues(issue([one, two]), issue([one, two]), "x").state).toBe("unchanged");
  });
  it("names a new article", () => {
    const fresh = excerpt(2, "A new story.", { source: "b.txt" });
    const now = issue([one, fresh]);
    const sources = [...now.sources, { ...now.sources[0]!, path: "b.txt" }];
    expect(check(issue([one]), { ...now, sources })).toEqual(["new 2: new article"]);
  });
  it("names a changed rule", () => {
    const now = issue([one, two], { themes: [{ slug: "t", sha256: "2", rules: ["r2"] }] });
    expect(check(issue([one]), now)).toEqual(["new 2: rule changed"]);
    expect(check(issue([one, two]), { ...now, excerpts: [one] })).toEqual(["gone -: rule changed"]);
  });
  it("names a changed limit", () => {
    const refused = [{ source: "a.txt", span: two.span, theme: "t", reason: "limit" as const, detail: "over 1" }];
    expect(check(issue([one], { refused }), issue([one, two]))).toEqual(["new 2: limit changed"]);
    expect(check(issue([one, two]), issue([one], { refused }))).toEqual(["gone -: limit changed"]);
  });
  it("tells a lost competition from a changed limit", () => {
    const limits = { excerpts: 1, perSource: null, pages: null };
    const refuse = (e: EvidenceExcerpt) => [
      { source: "a.txt", span: e.span, theme: "t", reason: "limit" as const, detail: "over 1" },
    ];
    const earlier = issue([one], { limits, refused: refuse(two) });
    const now = issue([{ ...two, number: 1 }], { limits, refused: refuse(one) });
    expect(check(earlier, now)).toEqual([
      "new 1: others left room for it under the limit",
      "gone -: stronger excerpts took its place under the limit",
    ]);
    const raised = { ...limits, excerpts: 2 };
    expect(check(earlier, issue([one, two], { limits: raised }))).toEqual(["new 2: limit changed"]);
  });
  it("names a theme that came or went", () => {
    const other = { ...two, theme: "u" };
    const themes = ["t", "u"].map((slug) => ({ slug, sha256: "1", rules: [] }));
    expect(check(issue([one]), issue([one, other], { themes }))).toEqual(["new 2: theme added to the brief"]);
    expect(check(issue([one, other], { themes }), issue([one]))).toEqual(["gone -: theme no longer in the brief"]);
  });
  it("doesn't blame the brief for what another version of the tool did", () =>
    expect(check(issue([one]), issue([one, two], { tool: "briefwright 1" }))).toEqual([
      "new 2: brief changed, or the tool did (briefwright 0, briefwright 1)",
    ]));
  it("names a changed source text, and pairs the passage that was altered", () => {
    const altered = excerpt(2, "Nobody has yet signed a paper.");
    const now = issue([one, altered]);
    const sources = [{ ...now.sources[0]!, sha256: "2" }];
    expect(check(issue([one, two]), { ...now, sources })).toEqual(["altered 2: source text changed"]);
  });
  it("names a source that is gone", () => {
    expect(check(issue([one]), issue([], { sources: [] }))).toEqual(["gone -: article no longer among the sources"]);
  });
  it("names what the analyst left out", () => {
    const refused = [{ source: "a.txt", span: two.span, theme: "t", reason: "left-out" as const, detail: "hearsay" }];
    expect(check(issue([one, two]), issue([one], { refused }))).toEqual(["gone -: left out: hearsay"]);
  });
  it("doesn't take a renumbered excerpt for a change", () => {
    expect(
      check(
        issue([one, two]),
        issue([
          { ...two, number: 1 },
          { ...one, number: 2 },
        ]),
      ),
    ).toEqual([]);
  });
  it("pairs an excerpt whose file was renamed, words being equal", () => {
    const moved = { ...one, source: "renamed.txt" };
    expect(check(issue([one]), issue([moved]))).toEqual([]);
  });
});
