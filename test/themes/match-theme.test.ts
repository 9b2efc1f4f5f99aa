import { describe, expect, it } from "vitest";
import type { Attribution } from "../../src/analysis/attribution.ts";
import { cut } from "../../src/text/span.ts";
import { indexArticle } from "../../src/themes/article-index.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { matchTheme } from "../../src/themes/match-theme.ts";
import type { CompiledTheme } from "../../src/themes/theme.ts";
import { article, known } from "../helpers/article.ts";
import { listNamed, themeOf } from "./theme-of.ts";

const lists = [
  listNamed("us", ["US", "United States", "America*", "Washington"]),
  listNamed("guarantee", ["guarantee*", "guarantor", "backstop"]),
  listNamed("both", ["$us", "$guarantee"]),
];

function compile(parts: Parameters<typeof themeOf>[0]): CompiledTheme {
  const { value, diagnostics } = compileTheme(themeOf(parts), lists);
  expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
  return value;
}

/** A sentence with its hits in square brackets as the rule finds them; null where it doesn't match. */
function hits(rule: string, sentence: string): string | null {
  const text = article("a.txt", [sentence]);
  const [match] = matchTheme(compile({ core: [rule] }), text).matches;
  if (match === undefined) return null;
  return match.terms.map((hit) => cut(text.text, hit.span)).join(" + ");
}

describe("a term", () => {
  it.each([
    ["ignores case", "guarantee", "A GUARANTEE.", "GUARANTEE"],
    ["is a whole word", "guarantee", "Guarantees.", null],
    ["in ALL CAPS matches capitals only", "US", "Tell us.", null],
    ["in ALL CAPS matches initials", "US", "The U.S.-led plan.", "U.S."],
    ["with = matches as written only", "=Major", "A major step.", null],
    ["with = matches as written", "=Major", "Claudia Major said so.", "Major"],
    ["ignores possessives", "Trump", "Trump’s plan.", "Trump’s"],
    ["with * takes any ending", "guarante*", "No guarantors, but guarantees.", "guarantees"],
    ["with ~ takes its inflections", "buy~", "They bought what others buy.", "bought + buy"],
    ["with ~ takes no other word", "arm~", "An army.", null],
    ["equates curly and straight apostrophes", "won't", "It won’t do.", "won’t"],
    ["equates hyphen and space", "air cover", "No air-cover there.", "air-cover"],
    ["written closed finds the hyphened form", "ceasefire", "A cease-fire holds.", "cease-fire"],
    ["written with a hyphen finds the closed form", "cease-fire", "A ceasefire holds.", "ceasefire"],
    ["written with a space doesn't find the closed form", "cease fire", "A ceasefire holds.", null],
    ["with * stays within its half of a compound", "America*", "American-made.", "American"],
    ["of numbers and percent", "5%", "Spend 5% on it.", "5%"],
    ["of a number with or without separator", "150000", "Some 150,000 men.", "150,000"],
    ["normalised", "Zürich", "In Zu\u0308rich.", "Zu\u0308rich"],
    ["of a script without spaces", "欧洲", "在欧洲买", "欧洲"],
  ])("%s", (_, rule, sentence, expected) => expect(hits(rule, sentence)).toBe(expected));
});

describe("a phrase", () => {
  it.each([
    ["needs its words side by side", "white house", "The white old house.", null],
    ["goes over punctuation", "in writing", "In, writing.", "In, writing"],
    ["may hold a word with any ending", "phase* out", "Phased out, phasing it out.", "Phased out"],
    ["may follow a list", "$us officials", "Washington officials and British officials.", "Washington + officials"],
    ["of lists keeps the order of all", "$us PRE/0 senior PRE/0 officials", "Officials of US senior rank.", null],
  ])("%s", (_, rule, sentence, expected) => expect(hits(rule, sentence)).toBe(expected));

  it("stops at the end of a sentence", () => {
    const text = article("a.txt", ["He left the white.|House prices rose."]);
    expect(matchTheme(compile({ core: ["white house"] }), text).matches).toEqual([]);
  });
});

describe("operators", () => {
  it.each([
    ["AND needs both", "a1 AND b1", "a1 c1", null],
    ["AND shows both", "a1 AND b1", "b1 x a1", "b1 + a1"],
    ["OR shows what is there", "a1 OR b1", "x b1", "b1"],
    ["NOT keeps out", "a1 AND NOT b1", "a1 b1", null],
    ["NEAR counts the words between", "a1 NEAR/2 b1", "a1 x x b1", "a1 + b1"],
    ["NEAR stops at its number", "a1 NEAR/2 b1", "a1 x x x b1", null],
    ["NEAR takes either order", "a1 NEAR/2 b1", "b1 a1", "b1 + a1"],
    ["PRE takes one order", "a1 PRE/2 b1", "b1 a1", null],
    ["PRE/0 is side by side", "a1 PRE/0 b1", "a1 b1", "a1 + b1"],
    ["NEAR shows only those that take part", "a1 NEAR/1 b1", "a1 b1 x x x a1", "a1 + b1"],
    ["NEAR needs two places", "a1 NEAR/5 a*", "a1", null],
    [
      "NEAR of a list and a group",
      "$us NEAR/3 (in writing OR written)",
      "in writing from Washington",
      "in writing + Washington",
    ],
    ["NEAR a group of AND needs both close by", "a1 NEAR/1 (b1 AND c1)", "a1 b1 x x x c1", null],
    ["NEAR a group of AND shows both", "a1 NEAR/1 (b1 AND c1)", "b1 a1 c1", "b1 + a1 + c1"],
    ["NEAR NOT keeps out only what is close by", "a1 NEAR/1 NOT b1", "a1 x x b1", "a1"],
    ["NEAR NOT keeps out what is close by", "a1 NEAR/1 NOT b1", "a1 b1", null],
    [
      "NEAR between two groups",
      "(a1 AND b1) NEAR/1 (c1 AND d1)",
      "c1 a1 d1 x x c1 b1 d1",
      "c1 + a1 + d1 + c1 + b1 + d1",
    ],
    ["chains of PRE keep their order", "a1 PRE/3 b1 PRE/3 c1", "a1 c1 b1", null],
    ["chains of PRE", "a1 PRE/3 b1 PRE/3 c1", "a1 x b1 x c1", "a1 + b1 + c1"],
    ["lists of lists", "$both", "A backstop from Washington.", "backstop + Washington"],
  ])("%s", (_, rule, sentence, expected) => expect(hits(rule, sentence)).toBe(expected));

  it("NEAR/p reaches over sentences of one paragraph, and takes the sentences that hold a side", () => {
    const text = article("a.txt", ["Washington spoke.|Others slept.|No guarantee came.", "Another guarantee."]);
    const { matches } = matchTheme(compile({ core: ["$us NEAR/p $guarantee"] }), text);
    expect(matches.map((m) => m.sentence)).toEqual([0, 2]);
    const within = matchTheme(compile({ core: ["$guarantee AND ($us NEAR/p $guarantee)"] }), text).matches;
    expect(within.map((m) => m.sentence)).toEqual([2]);
  });

  it("NEAR/s stays within the sentence", () => {
    const text = article("a.txt", ["Washington spoke.|No guarantee came."]);
    expect(matchTheme(compile({ core: ["$us NEAR/s $guarantee"] }), text).matches).toEqual([]);
  });
});

describe("fields", () => {
  const text = article("a.txt", ["One speaks of arms.|Two speaks of arms.", "Arms again."], {
    title: known("Europe Considers Buying"),
    outlet: known("Financial Times"),
  });
  const first = text.sentences[0]?.span ?? { start: 0, end: 0 };
  const attribution: Attribution = {
    kind: "named",
    speaker: "Charles Kupchan",
    speakerSpan: null,
    role: "senior fellow",
    key: "kupchan",
    cue: "said",
    cueSpan: null,
    via: null,
    content: [first],
    span: first,
    form: "reported",
    sentence: 0,
  };
  const context = { analysis: () => ({ attributions: [attribution] }) };
  const sentences = (rule: string, given = true): number[] =>
    matchTheme(compile({ core: [rule] }), text, given ? context : undefined).matches.map((m) => m.sentence);

  it.each([
    ["headline:(buy~ OR sell~) AND arms", [0, 1, 2]],
    ["headline:guarantee AND arms", []],
    ['outlet:"Financial Times" AND arms AND NOT two', [0, 2]],
    ["speaker:Kupchan AND arms", [0]],
    ["speaker:(senior PRE/0 fellow) AND arms", [0]],
    ["arms AND NOT speaker:Kupchan", [1, 2]],
  ])("%s", (rule, expected) => expect(sentences(rule)).toEqual(expected));

  it("match nothing where they are not known", () => {
    expect(sentences("speaker:Kupchan AND arms", false)).toEqual([]);
    const bare = article("b.txt", ["Arms."]);
    expect(matchTheme(compile({ core: ["headline:arms AND arms"] }), bare).matches).toEqual([]);
    expect(matchTheme(compile({ core: ["arms AND NOT outlet:x"] }), bare).matches).toHaveLength(1);
  });

  it("make the whole sentence the window where nothing else matched", () => {
    const [match] = matchTheme(compile({ core: ["headline:Europe"] }), text).matches;
    expect(match?.terms).toEqual([]);
    expect(match?.window).toEqual(text.sentences[0]?.span);
  });
});

describe("matchTheme", () => {
  it("names the strongest rule: core before related, then the order of the file; and lists the others", () => {
    const compiled = compile({ core: ["nothing", "b1", "a1"], related: ["x1", "a1 OR b1"] });
    const { matches } = matchTheme(compiled, article("a.txt", ["x1.|a1 b1.|c1."]));
    expect(matches.map(({ sentence, grade, rule, rules }) => ({ sentence, grade, rule, rules }))).toEqual([
      { sentence: 0, grade: "related", rule: "x1", rules: ["x1"] },
      { sentence: 1, grade: "core", rule: "b1", rules: ["b1", "a1", "a1 OR b1"] },
    ]);
  });

  it("vetoes a sentence that a never rule matches, and says against what", () => {
    const compiled = compile({ core: ["a1"], never: ["c1", "b1"] });
    const { matches, vetoes } = matchTheme(compiled, article("a.txt", ["a1 b1.|a1.|b1."]));
    expect(matches.map((m) => m.sentence)).toEqual([1]);
    expect(vetoes).toEqual([{ theme: "test", rule: "b1", against: "a1", source: "a.txt", sentence: 0 }]);
  });

  it("gives the smallest stretch that satisfies the rule", () => {
    const text = article("a.txt", ["a1 x x b1 x a1 b1 x b1"]);
    const window = (rule: string) => {
      const [match] = matchTheme(compile({ core: [rule] }), text).matches;
      return match && cut(text.text, match.window);
    };
    expect(window("a1 NEAR/5 b1")).toBe("a1 b1");
    expect(window("a1 AND b1")).toBe("a1 b1");
    expect(window("b1")).toBe("b1");
  });

  it("finds nothing in furniture, and works on an index that themes share", () => {
    const indexed = indexArticle(article("a.txt", ["~a1 furniture", "a1 body."]));
    for (const rule of ["a1", "a1 AND body"]) {
      expect(matchTheme(compile({ core: [rule] }), indexed).matches.map((m) => m.sentence)).toEqual([0]);
    }
  });
});
