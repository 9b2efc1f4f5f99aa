import { describe, expect, it } from "vitest";
import { alarmNames } from "../../src/brief/alarms.ts";
import { noDesk, readBrief, readDesk } from "../../src/brief/read-brief.ts";
import { scaleNames, scaleOf } from "../../src/brief/scales.ts";
import { alarmRules } from "../../src/check/alarms.ts";
import { defaultWeights } from "../../src/select/score.ts";
import { cut } from "../../src/text/span.ts";

const complete = "title: T\nthemes: [a]\nbottom-line: B.\nmemo: {date: 2026-01-31}\n";

/** A brief with all that is expected of one, and more keys. */
const read = (more: string, desk = noDesk) => readBrief("briefs/x.yaml", complete + more, desk);

/** `words -> message` for each diagnostic; the words are what the place covers. */
function problems(source: string, file = "briefs/x.yaml"): string[] {
  return readBrief(file, source).diagnostics.map(({ severity, code, message, place }) => {
    const words = place?.span === undefined ? "" : `${cut(source, place.span)} -> `;
    return `${severity} ${code}: ${words}${message}`;
  });
}

describe("defaults", () => {
  it("leave no gap in the smallest brief", () => {
    const { value, diagnostics } = read("");
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      slug: "x",
      file: "briefs/x.yaml",
      title: "T",
      question: null,
      memo: { to: [], from: null, date: "2026-01-31", reference: null, subject: null, marking: null, copy: null },
      sources: { include: [], languages: [], undated: "keep" },
      hasParts: false,
      depth: "core",
      order: "newest",
      limit: { excerpts: null, perSource: null, pages: null },
      repeat: "each",
      collapseSameStory: true,
      judgements: [],
      scale: "uk-phia",
      keep: [],
      leaveOut: [],
      outputs: ["markdown", "pdf", "evidence"],
      compareWith: null,
      stopIf: [],
      warnIf: [],
      weights: {},
      levels: {},
      language: "en",
    });
    expect(value?.parts).toMatchObject([{ heading: null, themes: [{ text: "a" }], show: [], ifEmpty: null }]);
    expect(value?.template.text).toBe("policy-memo");
    expect(JSON.stringify(value)).not.toContain("undefined");
  });

  it("come from the desk, key by key", () => {
    const desk = readDesk(
      "briefs/desk.yaml",
      "memo: {from: Desk, marking: OFFICIAL}\nlimit: {pages: 2}\norder: strength\nweights: {quote: 2}\nwarn-if: {undated-share-above: 50%, unknown-origin: any}\n",
    );
    expect(desk.diagnostics).toEqual([]);
    const { value } = read(
      "limit: {excerpts: 4}\nweights: {figure: 0.5}\nwarn-if: {undated-share-above: 20%}\n",
      desk.value,
    );
    expect(value?.memo).toMatchObject({ from: "Desk", marking: "OFFICIAL", date: "2026-01-31" });
    expect(value?.limit).toEqual({ excerpts: 4, perSource: null, pages: 2 });
    expect(value?.order).toBe("strength");
    expect(value?.weights).toEqual({ quote: 2, figure: 0.5 });
    expect(value?.warnIf.map((a) => [a.rule, a.value, a.place.file])).toEqual([
      ["undated-share-above", "20%", "briefs/x.yaml"],
      ["unknown-origin", "any", "briefs/desk.yaml"],
    ]);
  });

  it.each(["", "\n", "# nothing yet\n\n  # indeed\n"])("are the tool's for a desk file of %j", (text) => {
    expect(readDesk("briefs/desk.yaml", text)).toEqual({ value: noDesk, diagnostics: [] });
  });

  it("are the tool's for a desk file that can't be read", () => {
    const { value, diagnostics } = readDesk("briefs/desk.yaml", "ordre: newest\n");
    expect(value).toBe(noDesk);
    expect(diagnostics.map((d) => d.code)).toEqual(["brief/unknown-key"]);
  });
});

describe("a brief", () => {
  it("may hold every key", () => {
    const { value, diagnostics } = readBrief(
      "briefs/all.yaml",
      `title: T
question: Q?
memo: {to: [A, B], from: F, date: 2026-01-31, reference: R/1, subject: S, marking: TLP:AMBER+STRICT, copy: 1 of 2}
sources: {folder: sources, details: sources.yaml, include: ["*.txt", "!old/**"], languages: [en, uk], undated: last}
parts:
  - {heading: One, themes: a, limit: {excerpts: 3}, show: figures, if-empty: Nothing.}
  - {heading: Two, themes: [b, c]}
depth: full
order: strength
limit: {excerpts: 20, per-source: 8, pages: 2}
repeat: once
collapse: {same-story: no}
bottom-line: >
  One
  two.
points-to-make: |
  - Ask.
texts: {background: Long ago.}
judgements:
  - {say: It is likely., likelihood: likely, confidence: high, because: some words, against: [other words]}
scale: icd-203
keep: ["kept words"]
leave-out: [{quote: left words, reason: wrong}]
template: weekly-pack
outputs: [pdf, markdown, pdf, csl-json]
compare-with: ../issues/1/all.evidence.json
stop-if: {unverified-excerpts: any, part-empty: [One], theme-tests: fail, thin-theme-below: 3}
warn-if: {one-origin-above: 80%, part-empty: any}
weights: {rule: 5}
levels: {source/undecodable: off}
language: de
`,
    );
    expect(diagnostics).toEqual([]);
    expect(value).toMatchObject({
      memo: { to: ["A", "B"], marking: "TLP:AMBER+STRICT", copy: "1 of 2" },
      sources: { include: ["*.txt", "!old/**"], languages: ["en", "uk"], undated: "last" },
      hasParts: true,
      collapseSameStory: false,
      bottomLine: { text: "One two." },
      pointsToMake: { text: "- Ask." },
      texts: { background: { text: "Long ago." } },
      judgements: [
        {
          likelihood: { text: "likely" },
          confidence: "high",
          because: [{ text: "some words" }],
          against: [{ text: "other words" }],
        },
      ],
      leaveOut: [{ quote: { text: "left words" }, reason: "wrong" }],
      outputs: ["pdf", "markdown", "csl-json"],
      compareWith: { text: "../issues/1/all.evidence.json" },
      levels: { "source/undecodable": "off" },
      language: "de",
    });
    expect(
      value?.parts.map((p) => [p.heading, p.themes.map((t) => t.text), p.limit.excerpts, p.show, p.ifEmpty]),
    ).toEqual([
      ["One", ["a"], 3, ["figures"], "Nothing."],
      ["Two", ["b", "c"], null, [], null],
    ]);
    expect(value?.stopIf.map((a) => [a.rule, a.value])).toEqual([
      ["unverified-excerpts", "any"],
      ["theme-tests", "fail"],
      ["part-empty", ["One"]],
      ["thin-theme-below", "3"],
    ]);
    expect(value?.warnIf.map((a) => [a.rule, a.value])).toEqual([
      ["one-origin-above", "80%"],
      ["part-empty", "any"],
    ]);
  });

  it.each([
    ["sources/2026", [], ["2026/**"]],
    ["sources/2026", ["*.txt"], ["2026/**/*.txt"]],
    ["sources/2026", ["!drafts/*"], ["2026/**", "!2026/drafts/*"]],
    ["sources", ["a/*.md"], ["a/*.md"]],
  ])("reads sources of %s with %j as %j", (folder, include, expected) => {
    const { value } = read(`sources: {folder: ${folder}, include: ${JSON.stringify(include)}}\n`);
    expect(value?.sources.include).toEqual(expected);
  });
});

describe("what is wrong with a brief", () => {
  it.each([
    [
      "no theme",
      "title: T\nbottom-line: B.\nmemo: {date: 2026-01-31}\n",
      ["warning brief/missing-key: no theme is named, so nothing can be quoted but what `keep` holds"],
    ],
    [
      "no bottom line",
      "title: T\nthemes: a\nmemo: {date: 2026-01-31}\n",
      ["warning brief/no-bottom-line: the brief has no `bottom-line`"],
    ],
    ["no date", "title: T\nthemes: a\nbottom-line: B\n", ["note brief/missing-key: the memo has no date"]],
    [
      "themes beside parts",
      `${complete}parts: [{heading: H, themes: b}]\n`,
      ["error brief/wrong-value: [a] -> both `themes` and `parts` are written"],
    ],
    [
      "a heading twice",
      complete.replace("themes: [a]", "parts: [{heading: H, themes: a}, {heading: H, themes: b}]"),
      ["error brief/wrong-value: H -> two parts have the heading `H`"],
    ],
    [
      "an alarm on a part that isn't there",
      `${complete.replace("themes: [a]", "parts: [{heading: Money, themes: a}]")}stop-if: {part-empty: [Monye]}\n`,
      ["error brief/wrong-value: [Monye] -> `part-empty`: no part has the heading `Monye`"],
    ],
    [
      "a word off the scale",
      `${complete}judgements: [{say: S, likelihood: very likely}]\n`,
      [
        "error brief/likelihood-off-scale: very likely -> `very likely` is no word of the UK PHIA probability yardstick",
      ],
    ],
    [
      "a label that looks like TLP",
      `${complete.replace("{date", "{marking: 'TLP: Green', date")}`,
      ["warning brief/wrong-value: TLP: Green -> `marking`: `TLP: Green` is no label of TLP 2.0"],
    ],
    [
      "words of both rows of ICD 203",
      `${complete}scale: icd-203\njudgements: [{say: A, likelihood: very likely}, {say: B, likelihood: likely}, {say: C, likelihood: probable}]\n`,
      ["warning brief/mixed-likelihoods: probable -> `probable` mixes the two rows of ICD 203"],
    ],
    [
      "a reason that is missing",
      `${complete}leave-out: [some words]\n`,
      [
        "error brief/wrong-value: some words -> `leave-out`: expected keys with values (`key: value`), not `some words`",
      ],
    ],
    [
      "an unknown diagnostic",
      `${complete}levels: {brief/no-botom-line: off}\n`,
      ["error brief/wrong-value: brief/no-botom-line -> no diagnostic has the code `brief/no-botom-line`"],
    ],
    [
      "a share without its sign",
      `${complete}warn-if: {one-origin-above: 80}\n`,
      ["error brief/wrong-value: 80 -> `one-origin-above`: expected a share such as `50%`, not `80`"],
    ],
  ])("%s", (_, source, expected) => expect(problems(source)).toEqual(expected));

  it.each([
    ["template: ../../etc/passwd", "template"],
    ["template: http://127.0.0.1/t.hbs", "template"],
    ["template: CON", "template"],
    ["sources: {include: ../secret/*}", "include"],
    ["sources: {include: /etc/*}", "include"],
    ["sources: {folder: ../x}", "folder"],
    ["sources: {folder: sources/../..}", "folder"],
    ["compare-with: ../../x.json", "compare-with"],
    ["compare-with: /tmp/x.json", "compare-with"],
    ["language: '../en'", "language"],
  ])("a path that leads out: %s", (line, key) => {
    const { value, diagnostics } = read(`${line}\n`);
    expect(value).toBeNull();
    expect(diagnostics[0]?.message.startsWith(`\`${key}\`: expected`)).toBe(true);
  });

  it.each([
    "briefs/CON.yaml",
    "briefs/nul.x.yaml",
    "briefs/.hidden.yaml",
    "briefs/a .yaml",
    "briefs/-x.yaml",
    "briefs/a:b.yaml",
    `briefs/${"é".repeat(101)}.yaml`,
  ])("a file name that can't name outputs: %s", (file) => {
    expect(readBrief(file, complete).diagnostics.map((d) => d.code)).toEqual(["brief/unsafe-output"]);
    expect(readBrief(file, complete).value).toBeNull();
  });

  it.each(["briefs/weekly pack.yaml", "briefs/2026-01.yml", "briefs/Київ.yaml", "briefs/con-text.yaml"])(
    "but these can: %s",
    (file) => {
      expect(readBrief(file, complete).diagnostics).toEqual([]);
    },
  );
});

describe("what other stages share by name", () => {
  it("are the rules of stop-if and warn-if", () =>
    expect([...alarmNames].sort()).toEqual(Object.keys(alarmRules).sort()));

  it("are the weights of the score", () => {
    for (const name of Object.keys(defaultWeights))
      expect(read(`weights: {${name}: 1}\n`).value?.weights).toEqual({ [name]: 1 });
  });
});

describe("scales", () => {
  it.each(scaleNames.map((name) => [name]))("%s rises without a gap of its own making", (name) => {
    const ranges = scaleOf(name).terms.map(
      (t) =>
        t.range
          .match(/^(\d+) to (\d+) %$/)
          ?.slice(1)
          .map(Number) ?? [],
    );
    for (const [low = -1, high = -1] of ranges) expect(low >= 0 && low < high && high <= 100).toBe(true);
    const lows = ranges.map(([low]) => low ?? -1);
    expect(lows).toEqual([...lows].sort((a, b) => a - b));
  });
});
