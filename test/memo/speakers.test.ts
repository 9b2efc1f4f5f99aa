import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/analysis/attribution.ts";
import type { MemoExcerpt, MemoSpeaker } from "../../src/memo/memo.ts";
import { speakerRows, speakersOf } from "../../src/memo/speakers.ts";
import type { Span } from "../../src/text/span.ts";

function said(speaker: string, span: Span, kind: Attribution["kind"] = "named"): Attribution {
  return {
    kind,
    speaker,
    speakerSpan: null,
    role: null,
    key: speaker.toLowerCase(),
    cue: "said",
    cueSpan: null,
    via: null,
    content: [span],
    span,
    form: "reported",
    sentence: 0,
  };
}

describe("speakersOf", () => {
  const first = { start: 0, end: 100 };
  const second = { start: 101, end: 150 };

  it("names who says most of the matched words", () => {
    const { main, all } = speakersOf([said("Ann", first), said("Bo", second)], [first, second], "Outlet");
    expect(main.name).toBe("Ann");
    expect(all.map((s) => s.name)).toEqual(["Ann", "Bo"]);
  });
  it("lets the article speak where nobody does", () =>
    expect(speakersOf([], [first], "Outlet").main).toMatchObject({ kind: "article", name: "Outlet" }));
  it("lets the article speak where most of the words are nobody's, and still lists who speaks", () => {
    const { main, all } = speakersOf([said("Bo", second)], [first, second], "Outlet");
    expect(main.kind).toBe("article");
    expect(all.map((s) => s.name)).toEqual(["Bo", "Outlet"]);
  });
  it("doesn't count who speaks elsewhere", () =>
    expect(speakersOf([said("Cy", { start: 200, end: 250 })], [first], "Outlet").all.map((s) => s.name)).toEqual([
      "Outlet",
    ]));
  it("names a speaker once, however often they speak", () =>
    expect(speakersOf([said("Ann", first), said("Ann", second)], [first, second], "Outlet").all).toHaveLength(1));
});

describe("who is no speaker", () => {
  const sentence = { start: 0, end: 100 };
  const names = (attribution: Attribution) => speakersOf([attribution], [sentence], "Outlet").all.map((s) => s.name);

  it.each(["he", "They", "its sources", "few of them", "those"])("is %s, who stays unnamed", (name) =>
    expect(names(said(name, sentence, "anonymous"))).toEqual(["Outlet"]),
  );
  it.each(["some analysts", "Theirs Foundation", "a source close to him and others"])("is not %s", (name) =>
    // A description stands at the head of its line, with a capital.
    expect(names(said(name, sentence, "anonymous"))).toEqual([name[0]?.toUpperCase() + name.slice(1)]),
  );
  it("is a body that does or intends something rather than say it", () => {
    const plan = { ...said("Europe", sentence, "institution"), cue: "is also considering" };
    expect(names(plan)).toEqual(["Outlet"]);
    expect(names({ ...plan, cue: "has said" })).toEqual(["Europe"]);
  });
  it("is not a person whose thought is reported, nor a body that is quoted", () => {
    expect(names({ ...said("Ann Lee", sentence), cue: "considers" })).toEqual(["Ann Lee"]);
    expect(names({ ...said("Europe", sentence, "institution"), cue: "refused", form: "mixed" })).toEqual(["Europe"]);
  });
  it("is only mentioned where a few words of a long sentence are theirs", () => {
    const { main, all } = speakersOf([said("Ann Lee", { start: 70, end: 100 })], [sentence], "Outlet");
    expect(main.kind).toBe("article");
    expect(all.map((s) => s.name)).toEqual(["Ann Lee", "Outlet"]);
  });
});

describe("speakerRows", () => {
  function excerpt(number: number, source: number, ...speakers: readonly Partial<MemoSpeaker>[]): MemoExcerpt {
    const full = speakers.map((s) => ({
      kind: "named",
      name: "",
      role: null,
      cue: null,
      direct: false,
      key: s.name ?? "",
      span: null,
      ...s,
    }));
    return { number, source, speakers: full } as unknown as MemoExcerpt;
  }

  it("gives one row per key whatever the spelling, the longest name first", () => {
    const rows = speakerRows([
      excerpt(1, 1, { name: "Zelenskiy", key: "z" }),
      excerpt(2, 2, { name: "Volodymyr Zelenskyy", key: "z", role: "Ukrainian President" }),
    ]);
    expect(rows).toEqual([
      {
        key: "z",
        name: "Volodymyr Zelenskyy",
        variants: ["Zelenskiy"],
        kind: "named",
        role: "Ukrainian President",
        excerpts: [1, 2],
        sources: [1, 2],
      },
    ]);
  });
  it("joins a last name to the one full name of the memo that ends in it", () => {
    const rows = speakerRows([
      excerpt(1, 1, { name: "Trump", key: "person:trump" }),
      excerpt(2, 2, { name: "Donald Trump", key: "person:donald trump" }),
    ]);
    expect(rows.map(({ key, name, variants, excerpts }) => [key, name, variants, excerpts])).toEqual([
      ["person:donald trump", "Donald Trump", [], [1, 2]],
    ]);
  });
  it("never joins a last name that two people of the memo share, nor a body of that name", () => {
    const rows = speakerRows([
      excerpt(1, 1, { name: "Johnson", key: "person:johnson" }),
      excerpt(2, 2, { name: "Boris Johnson", key: "person:boris johnson" }),
      excerpt(3, 3, { name: "Mike Johnson", key: "person:mike johnson" }),
      excerpt(4, 3, { name: "Johnson", key: "body:johnson", kind: "institution" }),
    ]);
    expect(rows.map((r) => r.name)).toEqual(["Johnson", "Boris Johnson", "Mike Johnson", "Johnson"]);
  });
  it("shows the full spelling that stands most often", () => {
    const rows = speakerRows([
      excerpt(1, 1, { name: "Володимир Зеленський", key: "z" }),
      excerpt(2, 2, { name: "Volodymyr Zelensky", key: "z" }),
      excerpt(3, 2, { name: "Volodymyr Zelensky", key: "z" }),
      excerpt(4, 3, { name: "Zelenskyy", key: "z" }),
      excerpt(5, 3, { name: "Zelenskyy", key: "z" }),
      excerpt(6, 3, { name: "Zelenskyy", key: "z" }),
    ]);
    expect(rows.map((r) => [r.name, r.variants])).toEqual([
      ["Volodymyr Zelensky", ["Володимир Зеленський", "Zelenskyy"]],
    ]);
  });
  it("puts named before institutions before unnamed before the articles' own voice", () => {
    const rows = speakerRows([
      excerpt(1, 1, { kind: "article", name: "X" }, { kind: "anonymous", name: "an official" }),
      excerpt(2, 1, { kind: "institution", name: "the ministry" }, { name: "Ann" }),
    ]);
    expect(rows.map((r) => r.kind)).toEqual(["named", "institution", "anonymous", "article"]);
  });
  it("puts who is quoted more before who is quoted less", () => {
    const rows = speakerRows([
      excerpt(1, 1, { name: "Ann" }),
      excerpt(2, 1, { name: "Bo" }),
      excerpt(3, 1, { name: "Bo" }),
    ]);
    expect(rows.map((r) => [r.name, r.excerpts])).toEqual([
      ["Bo", [2, 3]],
      ["Ann", [1]],
    ]);
  });
  it("joins the own voice of all articles in one row", () => {
    const rows = speakerRows([
      excerpt(1, 1, { kind: "article", name: "A", key: "article" }),
      excerpt(2, 2, { kind: "article", name: "B", key: "article" }),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.excerpts).toEqual([1, 2]);
  });
});
