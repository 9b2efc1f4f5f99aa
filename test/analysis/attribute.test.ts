import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { attribute } from "../../src/analysis/attribute.ts";
import type { Attribution } from "../../src/analysis/attribution.ts";

/** One line per act of saying: `kind speaker: content | content`. */
function check(text: string, expected: readonly string[]): void {
  expect(read(text).map((a) => show(text, a))).toEqual(expected);
}

function read(text: string): Attribution[] {
  return attribute(articleFromText(text));
}

function show(text: string, { kind, speaker, content }: Attribution): string {
  return `${kind} ${speaker}: ${content.map((span) => text.slice(span.start, span.end)).join(" | ")}`;
}

describe("direct speech", () => {
  it.each<[string, string, string[]]>([
    ["cue behind", "“The bridge is shut,” Mara Olden said.", ["named Mara Olden: “The bridge is shut,”"]],
    ["verb first", "“The bridge is shut,” said Mara Olden.", ["named Mara Olden: “The bridge is shut,”"]],
    ["cue before", "Mara Olden said: “The bridge is shut.”", ["named Mara Olden: “The bridge is shut.”"]],
    [
      "cue inside",
      "“The bridge,” Mara Olden said, “is shut for good.”",
      ["named Mara Olden: “The bridge,” | “is shut for good.”"],
    ],
    ["straight marks", '"The bridge is shut," Mara Olden said.', ['named Mara Olden: "The bridge is shut,"']],
    ["a question", "“Is the bridge shut?” Mara Olden asked.", ["named Mara Olden: “Is the bridge shut?”"]],
    [
      "a fragment",
      "Mara Olden said the bridge was “beyond repair” and ugly.",
      ["named Mara Olden: the bridge was “beyond repair” and ugly"],
    ],
    [
      "a signature",
      "“The bridge is shut and I am glad.” — Mara Olden",
      ["named Mara Olden: “The bridge is shut and I am glad.”"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));

  it("goes on in the same paragraph", () => {
    check("“The bridge is shut,” Mara Olden said. “It will not open again.”", [
      "named Mara Olden: “The bridge is shut,”",
      "named Mara Olden: “It will not open again.”",
    ]);
  });

  it("leaves its words to the quotation behind a cue without content", () => {
    check("Mara Olden said in a statement. “The bridge is shut.”", ["named Mara Olden: “The bridge is shut.”"]);
  });

  it("goes on over paragraphs that open with a mark and close once", () => {
    const text = "Mara Olden said: “The bridge is shut.\n“It will not open again.”";
    check(text, ["named Mara Olden: “The bridge is shut.", "named Mara Olden: “It will not open again.”"]);
  });

  it("waits for the paragraph that a colon announces", () => {
    check("Mara Olden added:\n“It will not open again.”", ["named Mara Olden: “It will not open again.”"]);
  });

  it("leaves names and titles in quotation marks alone", () => {
    check("The film “A Bridge Too Long” opens in June.", []);
    check('The group calls itself "Friends of the Bridge" and meets often.', []);
  });
});

describe("reported speech", () => {
  it.each<[string, string, string[]]>([
    ["that", "Mara Olden said that the bridge was shut.", ["named Mara Olden: that the bridge was shut"]],
    ["bare clause", "Mara Olden says the bridge is shut.", ["named Mara Olden: the bridge is shut"]],
    [
      "parenthesis at the end",
      "The bridge will stay shut for years, two officials said.",
      ["anonymous two officials: The bridge will stay shut for years"],
    ],
    [
      "parenthesis inside",
      "The engineers understood, one official said, they would not be paid.",
      ["anonymous one official: The engineers understood | they would not be paid"],
    ],
    [
      "according to, at the end",
      "The bridge is unsafe, according to people briefed on the survey.",
      ["anonymous people briefed on the survey: The bridge is unsafe"],
    ],
    [
      "according to, at the start",
      "According to the Harbour Ministry, the bridge is unsafe.",
      ["institution the Harbour Ministry: the bridge is unsafe"],
    ],
    [
      "two cues of one speaker",
      "The ministry said the bridge was unsafe, adding that it had no money.",
      ["institution The ministry: the bridge was unsafe", "institution The ministry: that it had no money"],
    ],
    ["infinitive", "The mayor vowed to rebuild the bridge.", ["anonymous The mayor: to rebuild the bridge"]],
    [
      "addressee",
      "The mayor told reporters that the bridge was safe.",
      ["anonymous The mayor: that the bridge was safe"],
    ],
    [
      "noun of saying",
      "Mara Olden’s claim that the bridge is safe drew laughter.",
      ["named Mara Olden: that the bridge is safe drew laughter"],
    ],
    ["passive", "Mara Olden was quoted as saying the bridge was safe.", ["named Mara Olden: the bridge was safe"]],
  ])("%s", (_, text, expected) => check(text, expected));

  it("gives a subordinate clause its own speaker and not the main clause's", () => {
    check("Hours before Mara Olden announced a strike, minister Jon Halley told unions the talks were over.", [
      "named Mara Olden: a strike",
      "named Jon Halley: the talks were over",
    ]);
  });

  it("takes nouns for nouns", () => {
    check("The report on the claims of the firm reached the court in May.", []);
  });

  it("reads a line that names its source", () => {
    check("The bridge is shut.\nThis is reported by Harbour News.", ["institution Harbour News: The bridge is shut."]);
  });
});

describe("speakers", () => {
  const first = (text: string) => read(text)[0];

  it("finds the role in an apposition, before the name, and behind it", () => {
    expect(first("Mara Olden, chief engineer of the port, said the bridge was shut.")).toMatchObject({
      speaker: "Mara Olden",
      role: "chief engineer of the port",
    });
    expect(first("Harbour Ministry spokesman Jon Halley said the bridge was shut.")).toMatchObject({
      speaker: "Jon Halley",
      role: "Harbour Ministry spokesman",
    });
    expect(first("“It is shut,” said the port’s senior engineer, Mara Olden.")).toMatchObject({
      speaker: "Mara Olden",
      role: "port’s senior engineer",
    });
    expect(first("Prosecutor Mara Olden said the bridge was shut.")).toMatchObject({
      speaker: "Mara Olden",
      role: "Prosecutor",
    });
    expect(first("Secretary of State Mara Olden said the bridge was shut.")).toMatchObject({
      speaker: "Mara Olden",
      role: "Secretary of State",
    });
  });

  it("names the newsroom that was told", () => {
    expect(first("Mara Olden told Bloomberg News on Monday that the bridge was shut.")?.via).toBe("Bloomberg News");
    expect(first("Mara Olden told reporters that the bridge was shut.")?.via).toBeNull();
  });

  it("carries last names and pronouns to the full name", () => {
    const text =
      "Mara Olden said the bridge was shut. She said it would cost millions. Olden warned that time was short.";
    expect(read(text).map((a) => [a.speaker, a.key])).toEqual(Array(3).fill(["Mara Olden", "person:mara olden"]));
  });

  it("keeps a pronoun from one whose gender does not fit", () => {
    const text = "Maria Olden spoke first. Peter Halley said the bridge was shut. She said it was not.";
    expect(read(text).at(-1)?.speaker).toBe("Maria Olden");
  });

  it("joins “the people” and “the same diplomat” to whom they mean", () => {
    const text =
      "The bridge is unsafe, people familiar with the survey said. A senior diplomat said talks were near. The road is worse, the people said. A third bridge is planned, according to the same diplomat.";
    const found = read(text);
    expect(found[2]?.key).toBe(found[0]?.key);
    expect(found[3]?.key).toBe(found[1]?.key);
    expect(found[2]?.speaker).toBe("people familiar with the survey");
    expect(found[0]?.key).not.toBe(found[1]?.key);
  });

  it("finds who bears an office by the country that goes with it", () => {
    const text =
      "French President Anna Moreau met Polish President Jan Wilk. Poland’s president said the talks had failed.";
    expect(read(text).at(-1)?.speaker).toBe("Jan Wilk");
  });

  it("does not settle an office that two bear", () => {
    const text = "French President Anna Moreau met Polish President Jan Wilk. The minister said nothing was signed.";
    expect(read(text).at(-1)).toMatchObject({ kind: "anonymous", speaker: "The minister" });
  });

  it("gives an unknown “he” no name", () => {
    expect(read("“The bridge is shut,” he said.")[0]).toMatchObject({ kind: "anonymous", speaker: "he" });
  });

  it("gives anonymous speakers keys of the article", () => {
    const key = (name: string) => attribute(articleFromText("One official said it was shut.", name))[0]?.key;
    expect(key("a")).not.toBe(key("b"));
  });

  it.each([
    ["Human Rights Watch said the bridge was shut.", "institution"],
    ["Harbour Council said the bridge was shut.", "institution"],
    ["PolitiFact said the bridge was shut.", "institution"],
    ["Orbis, a think-tank in Oslo, said the bridge was shut.", "institution"],
    ["Ukraine said the bridge was shut.", "institution"],
    ["NATO said the bridge was shut.", "institution"],
    ["Brussels’s European allies said the bridge was shut.", "institution"],
    ["McConnell said the bridge was shut.", "named"],
    ["Tamás Orbel, who led the survey, said the bridge was shut.", "named"],
    ["One source said the bridge was shut.", "anonymous"],
    ["A European official speaking to the Financial Times said the bridge was shut.", "anonymous"],
  ])("kind of: %s", (text, kind) => expect(first(text)?.kind).toBe(kind));

  it("does not take who was told for the speaker", () => {
    expect(read("“It is shut,” Olden, a former mayor, told Sky News.").map((a) => a.speaker)).toEqual(["Olden"]);
    expect(read("The crew wasted no time responding. “It is shut,” Mara Olden said.").at(-1)?.speaker).toBe(
      "Mara Olden",
    );
  });

  it("tells direct, mixed and reported apart", () => {
    const form = (text: string) => read(text)[0]?.form;
    expect(form("“It is shut,” Mara Olden said.")).toBe("direct");
    expect(form("Mara Olden said it was “shut for good” now.")).toBe("mixed");
    expect(form("Mara Olden said it was shut.")).toBe("reported");
  });
});
