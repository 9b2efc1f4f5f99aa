import { describe, expect, it } from "vitest";
import type { Attribution, Dependence } from "../../src/analysis/attribution.ts";
import { growPassages } from "../../src/select/grow.ts";
import type { Reading } from "../../src/select/reading.ts";
import type { ContextRule } from "../../src/themes/theme.ts";
import { article, reading } from "../helpers/article.ts";

const a = article("a.txt", ["Zero.|One.|Two.", "Three.|Four.", "~Most read", "Five.|Six."]);

function leans(sentence: number, antecedent: number, gloss: string | null = null): Dependence {
  const start = a.sentences[sentence]?.span.start ?? 0;
  return { sentence, antecedent, span: { start, end: start + 3 }, gloss, reason: "pronoun" };
}

/** Passages as `3 4m | gap 2`: indices in order, `m` on matches, antecedents behind `gap`. */
function check(
  taken: readonly number[],
  dependences: readonly Dependence[],
  context: ContextRule = "antecedent",
): string[] {
  return growPassages(reading(a, {}, { analysis: { dependences } }), taken, context).map((g) => {
    const own = g.sentences.map((s) => `${s.index}${s.role === "match" ? "m" : ""}`).join(" ");
    return g.antecedents.length === 0 ? own : `${own} gap ${g.antecedents.map((x) => x.index).join(" ")}`;
  });
}

describe("growPassages", () => {
  it("joins neighbours of one paragraph", () => expect(check([0, 1], [])).toEqual(["0m 1m"]));
  it("keeps apart what isn't next to each other", () => expect(check([0, 2], [])).toEqual(["0m", "2m"]));
  it("doesn't join over a paragraph's end", () => expect(check([2, 3], [])).toEqual(["2m", "3m"]));
  it("joins over a paragraph's end where the second leans on the first", () =>
    expect(check([2, 3], [leans(3, 2)])).toEqual(["2m 3m"]));
  it("takes the sentence before along as context", () => expect(check([1], [leans(1, 0)])).toEqual(["0 1m"]));
  it("takes it along over a paragraph's end", () => expect(check([3], [leans(3, 2)])).toEqual(["2 3m"]));
  it("follows a chain two steps back", () =>
    expect(check([3], [leans(3, 2), leans(2, 1), leans(1, 0)])).toEqual(["1 2 3m"]));
  it("joins a passage whose context is printed by the one before it", () =>
    expect(check([2, 4], [leans(4, 3), leans(3, 2)])).toEqual(["2m 3 4m"]));
  it("prints a paragraph once where two of its sentences match", () =>
    expect(check([0, 2], [], "paragraph")).toEqual(["0m 1 2m"]));
  it("prints once what two of its sentences lean on", () =>
    expect(check([3], [leans(3, 2), leans(4, 2)], "paragraph")).toEqual(["2 3m 4"]));
  it("takes in an antecedent once the sentences between are in", () =>
    expect(check([4], [leans(4, 1), leans(4, 3), leans(3, 2)])).toEqual(["1 2 3 4m"]));
  it("never joins what stands apart to more than six sentences", () => {
    const long = article("b.txt", ["A.|B.|C.|D.", "E.|F.|G.|H."]);
    const dependences = [6, 5, 4].map((index) => ({ ...leans(0, 0), sentence: index, antecedent: index - 1 }));
    const grown = growPassages(reading(long, {}, { analysis: { dependences } }), [0, 1, 2, 3, 6, 7], "antecedent");
    expect(grown.map((g) => g.sentences.map((s) => s.index))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
  });
  it("doesn't have an article analysed of which nothing is taken", () => {
    const unread: Reading = {
      ...reading(a),
      get analysis(): never {
        throw new Error("was asked for");
      },
    };
    expect(growPassages(unread, [], "antecedent")).toEqual([]);
    expect(() => growPassages(unread, [1], "antecedent")).toThrow("was asked for");
  });
  it("never spans furniture", () => expect(check([5], [leans(5, 4)])).toEqual(["5m gap 4"]));
  it("never spans words that it doesn't need", () => expect(check([2], [leans(2, 0)])).toEqual(["2m gap 0"]));
  it("leaves context out where the theme wants none", () => expect(check([1], [leans(1, 0)], "none")).toEqual(["1m"]));
  it("prints the paragraph where the theme wants it", () => expect(check([1], [], "paragraph")).toEqual(["0 1m 2"]));
  it("begins a new passage after six sentences", () => {
    const long = article("b.txt", ["A.|B.|C.|D.|E.|F.|G.|H."]);
    const grown = growPassages(reading(long), [0, 1, 2, 3, 4, 5, 6, 7], "none");
    expect(grown.map((g) => g.sentences.length)).toEqual([6, 2]);
  });
  it("shows a gloss only where the antecedent isn't printed next to it", () => {
    const glossesOf = (d: Dependence, taken: number) =>
      growPassages(reading(a, {}, { analysis: { dependences: [d] } }), [taken], "antecedent")[0]?.glosses;
    expect(glossesOf(leans(1, 0, "Trump"), 1)).toEqual([]);
    expect(glossesOf(leans(5, 4, "Trump"), 5)?.[0]?.text).toBe("Trump");
  });
  it("loses no sentence that was taken", () => {
    const taken = [0, 1, 2, 3, 4, 5, 6];
    const got = growPassages(
      reading(a, {}, { analysis: { dependences: [leans(3, 2), leans(6, 5)] } }),
      taken,
      "antecedent",
    );
    expect(got.flatMap((g) => g.sentences.filter((s) => s.role === "match").map((s) => s.index))).toEqual(taken);
  });
});

describe("a quotation that a passage cuts into", () => {
  const b = article("b.txt", ["A.|“B.|C.|D.”|E.", "“F.|G.|H.|I.|J.|K.|L.”"]);

  /** A passage of one sentence, where somebody says what the sentences `first` to `last` hold. */
  function around(taken: number, first: number, last: number, context: ContextRule = "antecedent"): string[] {
    const at = (i: number) => b.sentences[i]?.span ?? { start: 0, end: 0 };
    const span = { start: at(first).start, end: at(last).end };
    const said = { form: "direct", span, content: [span] } as unknown as Attribution;
    return growPassages(reading(b, {}, { analysis: { attributions: [said] } }), [taken], context).map((g) => {
      const own = g.sentences.map((s) => `${s.index}${s.role === "match" ? "m" : ""}`).join(" ");
      return g.antecedents.length === 0 ? own : `${own} gap ${g.antecedents.map((x) => x.index).join(" ")}`;
    });
  }

  it("is taken along whole where it is short", () => {
    expect(around(2, 1, 3)).toEqual(["1 2m 3"]);
    expect(around(1, 1, 3)).toEqual(["1m 2 3"]);
    expect(around(3, 1, 3)).toEqual(["1 2 3m"]);
  });
  it("shows its first sentence where it began further off, and stays open where it goes on longer", () => {
    expect(around(9, 5, 11)).toEqual(["9m 10 11 gap 5"]);
    expect(around(6, 5, 11)).toEqual(["5 6m"]);
  });
  it("adds nothing where none is cut, nor where the theme wants no context", () => {
    expect(around(0, 1, 3)).toEqual(["0m"]);
    expect(around(4, 1, 3)).toEqual(["4m"]);
    expect(around(2, 1, 3, "none")).toEqual(["2m"]);
  });
});
