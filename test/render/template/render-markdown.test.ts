import { lint } from "markdownlint/sync";
import { describe, expect, it } from "vitest";
import type { Memo } from "../../../src/memo/memo.ts";
import type { DocBlock } from "../../../src/render/document/doc-node.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { blockText, inlineText } from "../../../src/render/document/plain-text.ts";
import { checkTemplateFiles, renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import type { Template } from "../../../src/render/template/template.ts";
import { builtIn } from "../../fixtures/memo/built-in.ts";
import { bareMemo, fullMemo } from "../../fixtures/memo/memos.ts";

const policyMemo = await builtIn("policy-memo");

function templateOf(text: string, partials: Readonly<Record<string, string>> = {}): Template {
  const files = Object.fromEntries(Object.entries(partials).map(([name, body]) => [`partials/${name}.hbs`, body]));
  const labels = {
    en: {
      to: "To",
      sources: "Sources",
      "source-number": "source {n}",
      "file-one": "{n} file",
      "file-many": "{n} files",
    },
  };
  return {
    name: "try",
    title: "Try",
    description: "",
    files: { ...files, "memo.md.hbs": text },
    assets: {},
    folders: {},
    stylesheets: [],
    needs: [],
    sample: {},
    sections: [],
    labels,
  };
}

/** What a template gives for the full memo, without the line end. */
function check(text: string, expected: string, partials: Readonly<Record<string, string>> = {}): void {
  const { value, diagnostics } = renderMarkdown(fullMemo, templateOf(text, partials));
  expect(diagnostics.map((d) => d.message)).toEqual([]);
  expect(value).toBe(`${expected}\n`);
}

/** The one problem of a template: code, the characters it points at, and what it says. */
function checkProblem(
  text: string,
  code: string,
  at: string,
  says: RegExp,
  partials: Readonly<Record<string, string>> = {},
): void {
  const { value, diagnostics } = renderMarkdown(fullMemo, templateOf(text, partials));
  expect(value).toBe("");
  const [problem] = diagnostics;
  const { span, text: source = "" } = problem?.place ?? { file: "" };
  expect({ code: problem?.code, at: span ? source.slice(span.start, span.end) : "" }).toEqual({ code, at });
  expect(`${problem?.message} ${problem?.hints.join(" ")}`).toMatch(says);
}

const excerptsIn = (blocks: readonly DocBlock[]) => blocks.flatMap((b) => (b.type === "excerpt" ? [b] : []));

describe("policy-memo", () => {
  it("has nothing wrong with it", () => {
    expect(checkTemplateFiles(policyMemo)).toEqual([]);
  });

  it.each(["en", "uk", "de", "fr"])("has all its labels in %s", (language) => {
    const english = Object.keys(policyMemo.labels.en ?? {});
    const own = Object.keys(policyMemo.labels[language] ?? {});
    expect(english.filter((key) => !own.includes(key))).toEqual([]);
  });

  it.each([
    ["full", fullMemo],
    ["bare", bareMemo],
    ["Ukrainian", { ...fullMemo, language: "uk" }],
    ["unchanged", { ...fullMemo, changes: { state: "unchanged", since: "a", sinceDate: "1 May 2025", items: [] } }],
    [
      "of a dozen judgements",
      { ...fullMemo, judgements: Array.from({ length: 12 }, (_, i) => ({ ...fullMemo.judgements[0], number: i + 1 })) },
    ],
  ] as readonly (readonly [string, Memo])[])("passes markdownlint: %s", (_, memo) => {
    const { value, diagnostics } = renderMarkdown(memo, policyMemo);
    expect(diagnostics).toEqual([]);
    const problems = lint({ strings: { memo: value }, config: { default: true, MD013: false } });
    expect(
      (problems.memo ?? []).map(
        (p) => `${p.lineNumber} ${p.ruleNames[0]} ${p.errorDetail ?? ""} ${p.errorContext ?? ""}`,
      ),
    ).toEqual([]);
  });

  it("parses back to what the memo says", () => {
    const { value: doc, diagnostics } = parseDocument(renderMarkdown(fullMemo, policyMemo).value);
    expect(diagnostics).toEqual([]);
    expect(doc.meta).toEqual({
      title: fullMemo.title,
      subtitle: null,
      author: "Research Desk",
      subject: "Fees: a first look",
      keywords: [],
      date: "2025-06-07",
      dateText: "7 June 2025",
      reference: 'RD/2025-"14"',
      marking: "TLP:GREEN",
      language: "en",
      shortTitle: fullMemo.title,
    });
    const fields = doc.blocks.find((b) => b.type === "fields");
    expect(fields?.rows.map((r) => `${inlineText(r.label)}=${inlineText(r.value)}`)).toEqual([
      "To=Director, Ports; Desk_of_trade",
      "From=Research Desk",
      "Copy=Registry",
      "Date=7 June 2025",
      'Reference=RD/2025-"14"',
      "Marking=TLP:GREEN",
      "Subject=Fees: a first look",
    ]);
    const callouts = doc.blocks.flatMap((b) => (b.type === "callout" ? [b.kind] : []));
    expect(callouts).toEqual(["warning", "important"]);
  });

  it("prints every excerpt to the character", () => {
    const { value: doc } = parseDocument(renderMarkdown(fullMemo, policyMemo).value);
    const found = excerptsIn(doc.blocks);
    expect(found.map((e) => e.id)).toEqual(["excerpt-1", "excerpt-2", "excerpt-3"]);
    expect(found.map((e) => blockText(e.blocks))).toEqual([
      "The Authority met on Tuesday. […] “It [the Authority] will raise fees by 4.5 % [from May],” Ada Brandt said.\n" +
        "1986. was the last rise_of_this kind: 2*3 <b>bold</b> & more. Nobody disputes that.",
      "# Traffic fell by a third, an official said.",
      "Boats wait.",
    ]);
    expect(found.map((e) => inlineText(e.attribution))).toEqual([
      "Ada Brandt, spokesperson of the Northern Ports Authority · Evening Ledger · 6 June 2025 · source 1 · also printed by Harbour Post (source 2) · new",
      "an official of the Lakes Commission · Harbour Post · undated · source 2",
      "Article · Harbour Post · undated · source 2",
    ]);
  });

  it.each([
    ["uk", "uk"],
    ["en-US", null],
    [null, null],
    ["uk --> <b>", null],
  ])("says the language of an excerpt where it isn't the memo's: %s", (language, expected) => {
    const theme = fullMemo.parts[0]?.themes[0];
    const excerpts = fullMemo.excerpts.map((e) => ({ ...e, language }));
    const parts = [{ ...fullMemo.parts[0], themes: [{ ...theme, excerpts }] }] as unknown as Memo["parts"];
    const { value } = renderMarkdown({ ...fullMemo, language: "en-GB", parts, excerpts }, policyMemo);
    expect(excerptsIn(parseDocument(value).value.blocks).map((e) => e.language)).toEqual(excerpts.map(() => expected));
  });

  it("names everybody who speaks in an excerpt, in order, beside what the article itself says", () => {
    const [first, second, third] = fullMemo.excerpts;
    if (!first || !second || !third) throw new Error("the fixture has three excerpts");
    const both = { ...second, number: 1, speakers: [second.speaker, third.speaker, first.speaker] };
    const theme = { ...fullMemo.parts[0]?.themes[0], excerpts: [both] };
    const parts = [{ ...fullMemo.parts[0], themes: [theme] }] as unknown as Memo["parts"];
    const { value } = renderMarkdown({ ...fullMemo, parts, excerpts: [both] }, policyMemo);
    const [found] = excerptsIn(parseDocument(value).value.blocks);
    expect(inlineText(found?.attribution ?? [])).toBe(
      "an official of the Lakes Commission; Ada Brandt, spokesperson of the Northern Ports Authority · Harbour Post · undated · source 2",
    );
  });

  it("marks context, and nothing else, by emphasis", () => {
    const [first] = excerptsIn(parseDocument(renderMarkdown(fullMemo, policyMemo).value).value.blocks);
    const emphasised = first?.blocks.flatMap((b) =>
      b.type === "paragraph" ? b.inlines.filter((i) => i.type === "emphasis") : [],
    );
    expect(emphasised?.map((i) => inlineText([i]))).toEqual(["The Authority met on Tuesday.", "Nobody disputes that."]);
  });

  it("links citations and sources within the memo", () => {
    const { value: doc } = parseDocument(renderMarkdown(fullMemo, policyMemo).value);
    const json = JSON.stringify(doc.blocks);
    for (const target of ["excerpt-1", "excerpt-2", "excerpt-3", "sources"])
      expect(json).toContain(`"type":"reference","target":"${target}"`);
  });

  it("never puts likelihood and confidence into one sentence", () => {
    const { value } = renderMarkdown(fullMemo, policyMemo);
    expect(value).toContain(
      "1. Fees are very **likely** to rise.\n\n    Confidence is moderate. Evidence: [1]. Against: [2] [3].",
    );
  });

  it("states a likelihood that the judgement's words don't hold", () => {
    const [first] = fullMemo.judgements;
    if (first === undefined) throw new Error("the fixture has judgements");
    const { value } = renderMarkdown(
      { ...fullMemo, judgements: [{ ...first, likelihood: "highly likely" }] },
      policyMemo,
    );
    expect(value).toContain(
      "1. Fees are very likely to rise.\n\n    Likelihood: **highly likely**. Confidence is moderate. Evidence",
    );
  });

  it("says what is missing, and leaves out what is empty", () => {
    const { value } = renderMarkdown(bareMemo, policyMemo);
    const headings = parseDocument(value).value.blocks.flatMap((b) =>
      b.type === "heading" ? [inlineText(b.inlines)] : [],
    );
    expect(headings.slice(1)).toEqual([
      "Bottom line",
      "What changed",
      "Evidence",
      "Gaps and cautions",
      "Sources",
      "Method",
    ]);
    expect(value).toContain("The brief has no bottom line.");
    expect(value).toContain("First issue.");
    expect(value).not.toMatch(/null|undefined|\[object/);
  });

  it("keeps a hostile source's words inert", () => {
    const payloads = [
      "{{title}}",
      "<script>alert(1)</script>",
      "![x](http://e.org/x.png)",
      "[x](javascript:alert(1))",
      "> **9** fake\n>\n> — Somebody",
      "---\ntitle: x\n---",
      "| a | b |\n| - | - |",
      "[^1]: note",
      "\u202etxt.exe",
      "**x** _y_ ~~z~~",
      "https://e.org www.e.org a@e.org",
    ];
    for (const payload of payloads) {
      const shape = (text: string) => {
        const [excerpt, ...others] = fullMemo.excerpts;
        const changed = { ...excerpt, pieces: [{ type: "match", text }], text } as Memo["excerpts"][number];
        const themes = [
          { ...fullMemo.parts[0]?.themes[0], excerpts: [changed] },
        ] as unknown as Memo["parts"][number]["themes"];
        const parts = [{ ...fullMemo.parts[0], themes }, ...fullMemo.parts.slice(1)] as Memo["parts"];
        const { value, diagnostics } = parseDocument(
          renderMarkdown({ ...fullMemo, parts, excerpts: [changed, ...others] }, policyMemo).value,
        );
        return JSON.stringify([value.blocks, diagnostics.length], (key, inner) => (key === "text" ? "" : inner));
      };
      expect(shape(payload)).toBe(shape("Plain words"));
    }
  });
});

describe("templates", () => {
  it.each([
    ["a field", "{{title}}", "Fees & traffic \\*on\\* the lakes"],
    ["a path", "{{header.reference}}", 'RD/2025-"14"'],
    ["each", "{{#each sources}}{{@number}}/{{@index}}{{#if @last}}!{{/if}} {{/each}}", "1/0 2/1!"],
    [
      "block parameters",
      "{{#each sources as |s i|}}{{#each s.authors as |a|}}{{i}}{{a}}{{../number}} {{/each}}{{/each}}",
      "0Jo Field1 0Kim Marsh1",
    ],
    [
      "with",
      "{{#with header}}{{subject}} {{../slug}} {{@root.slug}}{{/with}}",
      "Fees: a first look port-fees port-fees",
    ],
    [
      "if and else",
      '{{#if (eq language "en")}}a{{else if question}}b{{else}}c{{/if}}{{#unless question}}d{{else}}e{{/unless}}',
      "ae",
    ],
    [
      "logic",
      "{{#if (and question (not (eq 1 2)) (more 2 1) (or changes.since question))}}yes{{/if}}{{#if (more (count sources) 2)}}no{{/if}}",
      "yes",
    ],
    ["a partial with a context", '{{#each sources}}{{> one this mark="x"}}{{/each}}', "1x2x"],
    ["cite", "{{#each judgements}}{{cite against}};{{/each}}", "[2] [3];;;"],
    ["list", '{{list header.to with=" / "}}', "Director, Ports / Desk_of_trade"],
    ["date", '{{date "x"}}', "x"],
    ["code", '{{code "a `b`"}}', "`` a `b` ``"],
    ["a link that may be followed", '{{link "a]b" "https://e.org/x y"}}', "[a\\]b](<https://e.org/x%20y>)"],
    ["a link that may not", '{{link "a" "javascript:x"}}', "a"],
    ["plural", '{{plural 1 "file"}}, {{plural 2 "file"}}', "1 file, 2 files"],
    ["short", '{{short "0123456789abcdef"}} {{short "abc" length=2}}', "0123456789ab ab"],
    ["strong", '{{strong "Unlikely or likely" "likely"}}', "Unlikely or **likely**"],
    ["anchor", '{{anchor "source-number" to="sources" n=2}}', "[source 2](#sources)"],
    ["markdown", "{{markdown bottomLine}}", "Fees **will** rise.\n\nTraffic will not."],
    ["a quote", '{{#quote "note"}}a\n\nb{{/quote}}', "> [!NOTE]\n> a\n>\n> b"],
    ["a named text", "{{texts.background}}{{markdown texts.cautions}}", "The desk adds a *caution*."],
    ["a comment", "a{{!-- {{nothing}} --}}b", "ab"],
  ])("renders %s", (_, text, expected) => {
    check(text, expected, { one: "{{number}}{{mark}}" });
  });

  it("prints nothing for a field that is null", () => {
    check("a{{#each sources}}{{title}};{{/each}}b", "aFees to rise \\| again;;b");
  });

  it.each([
    ["a misspelt field", "x\n{{titel}}", "template/unknown-field", "titel", /did you mean `title`/],
    [
      "a misspelt field of a record",
      "{{header.referense}}",
      "template/unknown-field",
      "header.referense",
      /a header has no field .* did you mean `reference`/,
    ],
    [
      "a field in a branch never taken",
      "{{#if changes.since}}{{else}}{{nonsense}}{{/if}}",
      "template/unknown-field",
      "nonsense",
      /no field/,
    ],
    [
      "a field in a loop",
      "{{#each parts}}{{#each themes}}{{titl}}{{/each}}{{/each}}",
      "template/unknown-field",
      "titl",
      /a theme has no field .*`title`/,
    ],
    ["a field through `..`", "{{#each parts}}{{../sluk}}{{/each}}", "template/unknown-field", "../sluk", /`slug`/],
    ["too many `..`", "{{../title}}", "template/unknown-field", "../title", /out of/],
    [
      "a block parameter's field",
      "{{#each sources as |s|}}{{s.autors}}{{/each}}",
      "template/unknown-field",
      "s.autors",
      /`authors`/,
    ],
    ["a field in a partial", "{{#each sources}}{{> one}}{{/each}}", "template/unknown-field", "digesst", /`digest`/],
    ["a prototype's field", "{{constructor}}", "template/unknown-field", "constructor", /no field/],
    ["`__proto__`", "{{header.__proto__}}", "template/unknown-field", "header.__proto__", /no field/],
    ["a list printed", "{{sources}}", "template/unknown-field", "{{sources}}", /a list .*each/],
    [
      "each over a value",
      "{{#each title}}{{/each}}",
      "template/unknown-field",
      "{{#each title}}{{/each}}",
      /takes a list/,
    ],
    ["a helper's misspelt name", "{{lst header.to}}", "template/unknown-helper", "lst", /`list`/],
    ["Handlebars' own helpers", '{{lookup this "title"}}', "template/unknown-helper", "lookup", /no helper/],
    ["`log`", "{{log title}}", "template/unknown-helper", "log", /no helper/],
    ["an unknown block", "{{#eech sources}}{{/eech}}", "template/unknown-helper", "eech", /`#each`/],
    ["an unknown partial", "{{> two}}", "template/unknown-partial", "{{> two}}", /`one`|partial `two`/],
    [
      "a partial by computed name",
      "{{> (list header.to)}}",
      "template/unknown-partial",
      "{{> (list header.to)}}",
      /computed/,
    ],
    [
      "Markdown of a source",
      "{{#each excerpts}}{{markdown text}}{{/each}}",
      "template/unknown-field",
      "text",
      /author/,
    ],
    ["Markdown of a literal", '{{markdown "# x"}}', "template/unknown-field", '"# x"', /author/],
    ["an excerpt that is none", "{{excerpt header}}", "template/unknown-field", "header", /item of `excerpts`/],
    ["unescaped output", "{{{title}}}", "template/syntax", "{{{title}}}", /unescaped/],
    ["unescaped output by &", "{{&title}}", "template/syntax", "{{&title}}", /unescaped/],
    ["a decorator", "{{* x}}", "template/syntax", "{{* x}}", /decorators/],
    [
      "an inline partial",
      '{{#*inline "x"}}{{/inline}}',
      "template/syntax",
      '{{#*inline "x"}}{{/inline}}',
      /decorators/,
    ],
    ["too few values", "{{eq 1}}", "template/syntax", "{{eq 1}}", /takes 2 values/],
    ["an unknown option", '{{list header.to wth=","}}', "template/syntax", 'wth=","', /`with`/],
    ["an unknown label", '{{label "souces"}}', "template/unknown-field", '"souces"', /`sources`/],
    ["`@index` outside of each", "{{@index}}", "template/unknown-field", "@index", /#each/],
    ["a block that isn't closed", "a\n{{#if title}}", "template/syntax", "{{#if title}}", /not closed/],
    [
      "the last block that isn't closed",
      "{{#if title}}a{{/if}}\n{{#if question}}\nb",
      "template/syntax",
      "{{#if question}}",
      /not closed/,
    ],
    [
      "an expression that isn't closed",
      "a\n{{title\nb",
      "template/syntax",
      "{{title",
      /expression is not closed.*\}\}/,
    ],
    ["bytes that aren't UTF-8", "caf\ufffd {{title}}", "template/syntax", "\ufffd", /UTF-8/],
    ["a block closed by another", "{{#if title}}{{/each}}", "template/syntax", "{{#if title}}{{/each}}", /closed by/],
  ])("refuses %s", (_, text, code, at, says) => {
    checkProblem(text, code, at, says, { one: "{{digesst}}" });
  });

  it("refuses partials that include each other", () => {
    checkProblem("{{> a}}", "template/limit", "{{> a}}", /a > b > a/, { a: "{{> b}}", b: "{{> a}}" });
  });

  it("refuses what grows without end", () => {
    const partials = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`p${i}`, i === 39 ? "x".repeat(1000) : `{{> p${i + 1}}}{{> p${i + 1}}}`]),
    );
    const { value, diagnostics } = renderMarkdown(fullMemo, templateOf("{{> p0}}", partials));
    expect(value).toBe("");
    expect(diagnostics.map((d) => d.code)).toEqual(["template/limit"]);
  });

  it.each([
    ["its size", "x".repeat(256 * 1024 + 1)],
    ["its expressions", "{{title}}".repeat(5001)],
    ["its depth", `${"{{#if title}}".repeat(100)}x${"{{/if}}".repeat(100)}`],
    ["its sub-expressions", `{{#if ${"(not ".repeat(4000)}title${")".repeat(4000)}}}{{/if}}`],
    ["its brackets", `{{#if ${"(not".repeat(4000)}`],
    ["chains of else", `{{#if title}}${"{{else if title}}".repeat(4000)}{{/if}}`],
  ])("has a limit on %s", (_, text) => {
    const { diagnostics } = renderMarkdown(fullMemo, templateOf(text));
    expect(diagnostics.map((d) => d.code)).toContain("template/limit");
  });

  it("gives every problem once, in order", () => {
    const { diagnostics } = renderMarkdown(
      fullMemo,
      templateOf("{{a1}}{{b2}}{{#each sources}}{{> p}}{{/each}}{{#each sources}}{{> p}}{{/each}}", { p: "{{c3}}" }),
    );
    expect(diagnostics.map((d) => /`(\w+)`/.exec(d.message)?.[1])).toEqual(["a1", "b2", "c3"]);
  });
});
