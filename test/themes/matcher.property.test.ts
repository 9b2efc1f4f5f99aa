import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/sources/article.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { matchTheme } from "../../src/themes/match-theme.ts";
import { noMetadata } from "../helpers/article.ts";
import { type NaiveSentence, naiveMatch } from "./naive-evaluator.ts";
import { listNamed, themeOf } from "./theme-of.ts";

/** Few words, so that rules meet them often; capitals, a prefix of another, an inflection, halves of a closed compound. */
const wordOf = fc.constantFrom("al", "be", "Be", "US", "us", "alto", "buy", "bought", "albe", "al-be", "be-al-us");

const sentenceOf = fc.record({ newBlock: fc.boolean(), words: fc.array(wordOf, { minLength: 1, maxLength: 7 }) });

const termOf = fc.oneof(
  fc.constantFrom("al", "be", "=Be", "US", "us", "al*", "buy~", "albe", "al-be", "be-al", "$list", "$other"),
  fc.tuple(wordOf, wordOf).map(([a, b]) => `"${a} ${b}"`),
);

const nearOf = fc.oneof(
  fc.constantFrom("NEAR/0", "NEAR/1", "NEAR/3", "NEAR/s", "NEAR/p"),
  fc.constantFrom("PRE/0", "PRE/2", "PRE/s", "PRE/p"),
);

/** Rules as an analyst would write them, in full brackets. */
const { rule: ruleOf } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    termOf,
    fc.tuple(tie("rule"), nearOf, tie("rule")).map(([a, near, b]) => `(${a}) ${near} (${b})`),
    fc
      .tuple(tie("rule"), fc.constantFrom("AND", "OR", "AND NOT"), tie("rule"))
      .map(([a, operator, b]) => `(${a}) ${operator} (${b})`),
    fc.tuple(tie("rule"), nearOf, tie("rule")).map(([a, near, b]) => `(${a}) ${near} (NOT (${b}))`),
    fc.tuple(termOf, termOf).map(([a, b]) => `${a} (${b})`),
  ),
}));

const lists = [listNamed("list", ["al*", "be al"]), listNamed("other", ["US", "$list"])];

function articleOf(sentences: readonly { readonly newBlock: boolean; readonly words: readonly string[] }[]): {
  readonly article: Article;
  readonly naive: readonly NaiveSentence[];
} {
  let text = "";
  let block = -1;
  const spans: Article["sentences"][number][] = [];
  const naive: NaiveSentence[] = [];
  for (const { newBlock, words } of sentences) {
    if (newBlock || block < 0) block++;
    const start = text.length;
    text += words.join(" ");
    spans.push({ span: { start, end: text.length }, block });
    text += ". ";
    naive.push({ block, words: words.flatMap((w) => w.split("-").map((part, i) => ({ text: part, joined: i > 0 }))) });
  }
  const article: Article = {
    path: "a.txt",
    format: "text",
    sha256: "",
    textSha256: "",
    byteLength: 0,
    text,
    blocks: [],
    furniture: [],
    sentences: spans,
    metadata: noMetadata,
    links: [],
    decoding: null,
  };
  return { article, naive };
}

describe("matcher", () => {
  it("agrees with the naive evaluator on any rule and text, and shows terms that stand in the sentence", () => {
    let matched = 0;
    fc.assert(
      fc.property(ruleOf, fc.array(sentenceOf, { minLength: 1, maxLength: 4 }), (rule, sentences) => {
        const { value } = compileTheme(themeOf({ core: [rule] }), lists);
        const query = value.rules[0]?.query;
        // Rules that the parser refuses (nothing but NOT) mean nothing.
        fc.pre(query !== undefined);
        const { article, naive } = articleOf(sentences);
        const { matches } = matchTheme(value, article);
        const expected = naive.flatMap((_, at) => (query && naiveMatch(query, naive, at) ? [at] : []));
        expect(matches.map((m) => m.sentence)).toEqual(expected);
        matched += matches.length;
        for (const match of matches) {
          const span = article.sentences[match.sentence]?.span ?? { start: 0, end: 0 };
          expect(match.terms.length).toBeGreaterThan(0);
          for (const place of [match.window, ...match.terms.map((hit) => hit.span)]) {
            expect(place.start).toBeGreaterThanOrEqual(span.start);
            expect(place.end).toBeLessThanOrEqual(span.end);
            expect(place.start).toBeLessThan(place.end);
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(matched).toBeGreaterThan(100);
  });
});
