import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { attribute } from "../../src/analysis/attribute.ts";

/** The speakers of a text, in order. */
function speakers(text: string): string[] {
  return attribute(articleFromText(text)).map((a) => a.speaker);
}

describe("a last name that two people bear", () => {
  it("means the one whose full name opened the sentence before, whoever the article is about", () => {
    const text = `Anna Holm opened the quay. Holm cut a ribbon. Holm left by car.
Marta Holm, a docker, said the quay was unsafe. Holm said it had no lights.
“Nobody came to look,” she said.`;
    expect(speakers(text)).toEqual(["Marta Holm", "Marta Holm", "Marta Holm"]);
  });

  it("means whom the article is about where nobody else was just named", () => {
    const text = `Anna Holm opened the quay. Holm cut a ribbon. Holm left by car. The docker Marta Holm watched.
The quay is new. It has lights. It has a crane. It has a road. Holm said it would last.`;
    expect(speakers(text)).toEqual(["Anna Holm"]);
  });

  it("stays a last name where either could be meant", () => {
    expect(speakers("Anna Holm met Marta Holm on the quay. Holm said it would last.")).toEqual(["Holm"]);
    const apart = `Anna Holm opened the quay. The docker Marta Holm watched.
The quay is new. It has lights. It has a crane. It has a road. Holm said it would last.`;
    expect(speakers(apart)).toEqual(["Holm"]);
  });

  it("still settles a pronoun behind it, and names nobody else", () => {
    const text = "Olga Rye came late.\nAnna Holm met Marta Holm on the quay. Holm left early. “It is cold,” she said.";
    expect(speakers(text)).toEqual(["Holm"]);
  });
});

describe("words before a name that are no part of it", () => {
  it.each([
    ["first", "Councilperson Anna Holm spoke. Anna Holm said the quay was new. Holm said it would last."],
    ["later", "Anna Holm spoke. Councilperson Anna Holm said the quay was new. Holm said it would last."],
  ])("make nobody new, standing %s", (_, text) => {
    expect(new Set(speakers(text))).toEqual(new Set(["Anna Holm"]));
  });
});
