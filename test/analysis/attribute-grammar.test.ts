import { describe, expect, it } from "vitest";
import { articleFromText } from "../../src/analysis/article-from-text.ts";
import { attribute } from "../../src/analysis/attribute.ts";

/** One line per act of saying: `speaker: content | content`; nobody named is `?`. */
function check(text: string, expected: readonly string[]): void {
  const shown = attribute(articleFromText(text)).map(
    ({ speaker, content }) => `${speaker || "?"}: ${content.map((s) => text.slice(s.start, s.end)).join(" | ")}`,
  );
  expect(shown).toEqual(expected);
}

describe("who speaks, over what stands between subject and verb", () => {
  it.each<[string, string, string[]]>([
    [
      "an age and a relative clause",
      "“The bridge is shut,” said Mara Olden, 62, who hasn’t decided which way she will drive. “It will stay shut.”",
      ["Mara Olden: “The bridge is shut,”", "Mara Olden: “It will stay shut.”"],
    ],
    [
      "a participle",
      "Mara Olden, visibly tired, curtly answered: “The bridge is shut.”",
      ["Mara Olden: “The bridge is shut.”"],
    ],
    [
      "an adverbial",
      "“The bridge is shut,” Mara Olden, after a long pause, said of the crossing.",
      ["Mara Olden: “The bridge is shut,”"],
    ],
    [
      "a reflexive",
      "Mara Olden herself admitted on Monday “the bridge will be hard to open” again.",
      ["Mara Olden: “the bridge will be hard to open” again"],
    ],
    [
      "a first name that is a modal",
      "“The bridge is shut,” said Will Doyle, an engineer.",
      ["Will Doyle: “The bridge is shut,”"],
    ],
    [
      "a relative clause of another act",
      "Mara Olden, who backed the ferry in March, said on Friday that the bridge was safe.",
      ["Mara Olden: that the bridge was safe", "Mara Olden: the ferry in March"],
    ],
    [
      "brackets and a colon",
      "Councillor Mara Olden (Harbour Ward): “The bridge has been shut for far too long.”",
      ["Mara Olden: “The bridge has been shut for far too long.”"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));
});

describe("what stands between a speaker and the verb", () => {
  it.each<[string, string, string[]]>([
    ["citing", "Mara Olden, citing a letter, said on Monday that it was shut.", ["Mara Olden: that it was shut"]],
    [
      "a question",
      "Olden, asked about the bridge, said: “Ask the builders about it.”",
      ["Olden: “Ask the builders about it.”"],
    ],
    ["for whom", "Mara Olden, speaking on behalf of the port, said it was shut.", ["Mara Olden: it was shut"]],
    ["refusal", "Mara Olden refused to confirm that it was shut.", ["Mara Olden: that it was shut"]],
    ["refusal of an act", "Mara Olden declined to comment on it.", ["Mara Olden: to comment on it"]],
  ])("%s", (_, text, expected) => check(text, expected));
});

describe("a source before the clause", () => {
  it("reports the clause, without what is told of itself", () =>
    check("According to Mara Olden, who built it, the minister knew of it.", ["Mara Olden: the minister knew of it"]));
});

describe("what is said", () => {
  it.each<[string, string, string[]]>([
    [
      "around a cue between subject and verb",
      "The bridge, Mara Olden said, has become a “monument to neglect and delay.”",
      ["Mara Olden: The bridge | has become a “monument to neglect and delay.”"],
    ],
    [
      "of words in quotation marks that somebody is cited for",
      "The town postponed the works, treating the bridge as “an old friend of ours,” as Mara Olden said.",
      ["Mara Olden: “an old friend of ours,”"],
    ],
    ["of oneself", "Mara Olden describes herself as “a patient engineer.”", ["Mara Olden: “a patient engineer.”"]],
    [
      "before a passive",
      "“The bridge is shut for good,” Mara Olden is quoted as saying.",
      ["Mara Olden: “The bridge is shut for good,”"],
    ],
    [
      "in somebody's view",
      "The bridge is past repair, in Mara Olden’s view.",
      ["Mara Olden: The bridge is past repair"],
    ],
    [
      "behind a connective",
      "“The bridge is shut,” Mara Olden said. But “we shall open the ferry by June.”",
      ["Mara Olden: “The bridge is shut,”", "Mara Olden: “we shall open the ferry by June.”"],
    ],
    [
      "behind time and place",
      "Mara Olden is telling drivers after the survey of the northern pier that the bridge is shut.",
      ["Mara Olden: that the bridge is shut"],
    ],
    [
      "under a quotation set apart",
      "“We built this bridge to last a century.”\n— Mara Olden, engineer",
      ["Mara Olden: “We built this bridge to last a century.”"],
    ],
    [
      "over paragraphs, from the middle of one",
      "“The bridge is shut,” said Mara Olden. “I am sorry for it.\n“It will open in June.”",
      ["Mara Olden: “The bridge is shut,”", "Mara Olden: “I am sorry for it.", "Mara Olden: “It will open in June.”"],
    ],
    [
      "a title beside it is none",
      "Mara Olden told the programme “Harbour Talk at Nine” on Monday that the bridge was shut.",
      ["Mara Olden: that the bridge was shut"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));
});

describe("no name rather than a wrong one", () => {
  it.each<[string, string, string[]]>([
    [
      "words in quotation marks with nobody in reach",
      "The harbour was busy. Some doors bore the words “closed until further notice” in red.",
      ["?: “closed until further notice”"],
    ],
    ["words that describe a noun are nobody's", "The town has a “closed until June” policy for boats.", []],
    [
      "a value in a scrap of markup is nobody's",
      'The town has a page. <p title="closed until further notice"> It is old.',
      [],
    ],
    [
      "whoever is named in the words doesn't say them",
      "Mara Olden arrived late. “Nobody can hold Ms Olden to that promise,” she said.",
      ["she: “Nobody can hold Ms Olden to that promise,”"],
    ],
    [
      "two who say one thing are two",
      "Mara Olden and Piet Vorst said the bridge was safe. He praised the engineers.",
      ["Mara Olden and Piet Vorst: the bridge was safe", "he: the engineers"],
    ],
    [
      "a question put to somebody isn't theirs",
      "Mara Olden was asked, “Is the bridge safe to cross?” She answered, “I would not cross it.”",
      ["?: “Is the bridge safe to cross?”", "Mara Olden: “I would not cross it.”"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));
});

describe("whose words they are", () => {
  it.each<[string, string, string[]]>([
    [
      "quoted by a newspaper",
      "“We wrote it down,” the newspaper quoted the engineer, Leif Dahl, as saying.",
      ["Leif Dahl: “We wrote it down,”"],
    ],
    [
      "quoted by television as saying",
      "State television quoted the minister as saying that it was shut.",
      ["the minister: that it was shut"],
    ],
    [
      "an answer to a question that is told isn't the asker's",
      "Reporters asked the minister if it was shut. “No, not at all.”",
      ["Reporters: the minister if it was shut", "?: “No, not at all.”"],
    ],
    ["he of all people", "It was Jon Berg, of all people, who said that it was shut.", ["Jon Berg: that it was shut"]],
    [
      "those who are none of before",
      "People said that it was shut. To those who argue that it is open, nobody listens.",
      ["People: that it was shut", "those: that it is open, nobody listens"],
    ],
    [
      "a text is nobody whom “he” could mean",
      "An earlier version of this post said that Jon Berg was tired. He did not look it, the post said.",
      ["version of this post: that Jon Berg was tired", "the post: He did not look it"],
    ],
    [
      "an office whose bearer only did something, and then speaks",
      "Senator Tom Krag spoke. Ole Krag said it was cold. The senator laughed. “It is warm,” he said.",
      ["Ole Krag: it was cold", "Tom Krag: “It is warm,”"],
    ],
    [
      "nobody who is called by the given name in the words",
      "Mara Olden arrived late. “Nobody can hold Mara to that promise,” she said.",
      ["she: “Nobody can hold Mara to that promise,”"],
    ],
    [
      "quoted by somebody in between",
      "The minister was quoted by Radio Delta as saying that it was shut.",
      ["The minister: that it was shut"],
    ],
    ["a number that opens the sentence", "Three in ten voters said it was shut.", ["Three in ten voters: it was shut"]],
    ["told earlier", "Mara Olden had earlier told us that it was shut.", ["Mara Olden: that it was shut"]],
    [
      "the subject, not that of a clause within",
      "Olden, asked if he would go, thinks. “My wife says that I should not.”",
      ["Olden: “My wife says that I should not.”"],
    ],
    [
      "behind a participle",
      "The ship sank on Sunday, killing four, officials said.",
      ["officials: The ship sank on Sunday, killing four"],
    ],
  ])("%s", (_, text, expected) => check(text, expected));

  it("finds no role in “no relation”", () => {
    expect(attribute(articleFromText("Lt. Ivar Moss — no relation — said it was shut."))[0]).toMatchObject({
      speaker: "Ivar Moss",
      role: null,
    });
  });
});

describe("what nobody said", () => {
  it.each([
    ["what somebody would have said", "Mara Olden would have said that the bridge was shut."],
    ["what follows if somebody says it", "If Mara Olden says the bridge is shut, the ferry will sail."],
    ["what follows had somebody said it", "Had Mara Olden said the bridge was shut, the ferry would have sailed."],
    ["whether somebody said it", "It is not known whether Mara Olden said the bridge was shut."],
    ["what no one says", "No one has explained why the bridge is shut. No engineer said that it was old."],
    ["what is put off", "Mara Olden had put off saying whether the bridge would open."],
    [
      "silence",
      "Mara Olden did not say that it was shut. She has never told anyone why. She hasn’t said when it was shut.",
    ],
    ["what is avoided", "Mara Olden avoided saying that it was shut. She left without saying why it was shut."],
    ["what is put somewhere", "Mara Olden put pressure on the builders."],
    ["what somebody may say or expect", "Mara Olden may say that it was shut, and could expect a ferry instead."],
    ["what somebody read", "Mara Olden has read it. The engineer read the report."],
  ])("is %s", (_, text) => check(text, []));

  it.each<[string, string, string[]]>([
    [
      "what somebody is imagined to say",
      "Imagine that Mara Olden said: “The bridge is shut for good.”",
      ["?: “The bridge is shut for good.”"],
    ],
    [
      "but what somebody can't explain is",
      "Mara Olden couldn't explain why it was shut.",
      ["Mara Olden: why it was shut"],
    ],
    ["but what somebody says in May is", "In May Mara Olden said it was shut.", ["Mara Olden: it was shut"]],
    ["but what somebody would have liked is", "Mara Olden would have preferred a ferry.", ["Mara Olden: a ferry"]],
    ["but denial is", "Mara Olden did not deny that it was shut.", ["Mara Olden: that it was shut"]],
    ["but refusal is", "Mara Olden would not say that it was shut.", ["Mara Olden: that it was shut"]],
    ["but what is put at a number is", "Officials put the cost at 3 million.", ["Officials: the cost at 3 million"]],
    [
      "but what a sign reads is",
      "The sign reads: “Keep off the new bridge.”",
      ["The sign: “Keep off the new bridge.”"],
    ],
    [
      "but a supposition that somebody utters is",
      "Had anybody asked, Mara Olden said, she would have said no.",
      ["Mara Olden: Had anybody asked | she would have said no."],
    ],
  ])("is %s", (_, text, expected) => check(text, expected));
});

describe("a description of somebody", () => {
  const jon = "Prime Minister Jon Halley spoke. ";
  it.each<[string, string, string[]]>([
    ["another office of the same noun", `${jon}The minister said it was shut.`, ["The minister: it was shut"]],
    ["the same office", `${jon}The prime minister said it was shut.`, ["Jon Halley: it was shut"]],
    [
      "another portfolio",
      "Transport Minister Jon Halley spoke. The finance minister said it was shut.",
      ["The finance minister: it was shut"],
    ],
    [
      "the same portfolio",
      "Transport Minister Jon Halley spoke. The outgoing transport minister said it was shut.",
      ["Jon Halley: it was shut"],
    ],
    ["a deputy", "Mayor Jon Halley spoke. The deputy mayor said it was shut.", ["The deputy mayor: it was shut"]],
    [
      "a spokesman of another",
      "Harbour spokesman Jon Halley spoke. The minister’s spokesman said it was shut.",
      ["The minister’s spokesman: it was shut"],
    ],
    [
      "an unnamed one of another body",
      "A union official said it was shut. The harbour official said it was open.",
      ["A union official: it was shut", "The harbour official: it was open"],
    ],
    [
      "the unnamed one of before",
      "A senior union official said it was shut. The union official said it was old.",
      ["A senior union official: it was shut", "A senior union official: it was old"],
    ],
  ])("means %s", (_, text, expected) => check(text, expected));
});

describe("turns of a transcript", () => {
  it("are all their speaker's, by name where the article has it", () => {
    check(
      "Our guest is Mara Olden, an engineer.\nHOST: Is the bridge shut?\nOLDEN: It is. It will stay shut.\nHOST: What of Piet Vorst, who says it is safe?",
      [
        "HOST: Is the bridge shut?",
        "Mara Olden: It is.",
        "Mara Olden: It will stay shut.",
        "HOST: What of Piet Vorst, who says it is safe?",
      ],
    );
  });
  it("have full names for labels too", () => {
    check(
      "Rosa Quay: Is the bridge shut?\nMara Olden: I would never say that. It is.\nRosa Quay: Why?\nMara Olden: Ask Jon.",
      [
        "Rosa Quay: Is the bridge shut?",
        "Mara Olden: I would never say that.",
        "Mara Olden: It is.",
        "Rosa Quay: Why?",
        "Mara Olden: Ask Jon.",
      ],
    );
  });
  it("are none where the label is the newsroom's own", () => {
    check("UPDATE: The bridge is shut.\nUPDATE: It is open again.\nBREAKING: It is shut.", []);
  });
});
