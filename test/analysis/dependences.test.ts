import { describe, expect, it } from "vitest";
import { analyse } from "../../src/analysis/analyse.ts";
import { articleFromText } from "../../src/analysis/article-from-text.ts";

/** One line per leaning: `sentence->antecedent [words] reason gloss`. */
function check(text: string, expected: readonly string[]): void {
  const { dependences } = analyse(articleFromText(text));
  expect(
    dependences.map(
      (d) => `${d.sentence}->${d.antecedent} [${text.slice(d.span.start, d.span.end)}] ${d.reason} ${d.gloss ?? "-"}`,
    ),
  ).toEqual(expected);
}

describe("sentences that lean", () => {
  it.each<[string, string, string[]]>([
    ["a pronoun", "Peter Halley left early. He missed the vote.", ["1->0 [He] pronoun Halley"]],
    ["a possessive", "Peter Halley left early. His party stayed.", ["1->0 [His] possessive Halley’s"]],
    ["a pronoun that two fit", "Peter Halley met John Marsh. He left early.", ["1->0 [He] pronoun -"]],
    ["a demonstrative", "The port will close. That may raise prices.", ["1->0 [That] demonstrative -"]],
    ["a demonstrative with its noun", "The port will close. This plan is new.", ["1->0 [This plan] demonstrative -"]],
    ["a definite noun", "Unions asked for talks. The request was refused.", ["1->0 [The request] definite -"]],
    ["a connective", "The port will close. But ships keep coming.", ["1->0 [But] connective -"]],
    [
      "a chain of “it”",
      "The port will close. It was old. It lost money.",
      ["1->0 [It] pronoun -", "2->0 [It] pronoun -"],
    ],
    [
      "a speaker",
      "The port will close, two people familiar with the plan said. Ships will go north, the people said.",
      ["1->0 [the people] definite -"],
    ],
    [
      "a quotation that goes on",
      "“It will close,” Mara Olden said. “Ships will go north.”",
      ["1->0 [] continued-quote Olden"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));

  it.each([
    "Unions met. It is unclear whether the port will close.",
    "Unions met. The idea of closing the port came up in May.",
    "Unions met. This week the port will close.",
    "Unions met. Those who stayed voted.",
    "Unions met. The port will close.",
    "Unions met. In addition, the mayor left.",
  ])("stands alone: %s", (text) => check(text, []));
});
