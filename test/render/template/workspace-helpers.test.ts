/** Helpers of a workspace's own: what they are given, what they may give, and how their failures are told. */
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import { blockText } from "../../../src/render/document/plain-text.ts";
import { builtInHelpers } from "../../../src/render/template/helpers.ts";
import { checkTemplateFiles, renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import type { Template } from "../../../src/render/template/template.ts";
import { withWorkspaceHelpers } from "../../../src/render/template/workspace-helpers.ts";
import { fullMemo } from "../../fixtures/memo/memos.ts";

function templateOf(text: string, partials: Readonly<Record<string, string>> = {}): Template {
  const files = { "memo.md.hbs": text, ...partials };
  const bare = { name: "own", title: "Own", description: "", assets: {}, folders: {}, stylesheets: [] };
  return { ...bare, files, needs: [], sample: {}, sections: [], labels: { en: {} } };
}

function render(
  text: string,
  helpers: Readonly<Record<string, unknown>>,
  partials: Readonly<Record<string, string>> = {},
) {
  const set = withWorkspaceHelpers(helpers);
  expect(set.diagnostics).toEqual([]);
  return renderMarkdown(fullMemo, templateOf(text, partials), set.value);
}

/** `file:line:column code message` of a diagnostic. */
function told({ code, message, place }: Diagnostic): string {
  const before = (place?.text ?? "").slice(0, place?.span?.start ?? 0).split("\n");
  return `${place?.file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} ${code} ${message}`;
}

describe("what a helper is given", () => {
  it("is the values, and behind them options, memo and language", () => {
    const seen: unknown[] = [];
    const look = (...args: unknown[]) => {
      seen.push(args);
      return "";
    };
    render('{{look title "x" 3 true tone="dry"}}', { look });
    const given = { options: { tone: "dry" }, language: fullMemo.language };
    expect(seen).toEqual([[fullMemo.title, "x", 3, true, { ...given, memo: fullMemo }]]);
  });

  it("holds lists and records, and can't be changed", () => {
    const { diagnostics } = render("{{spoil sources}}", {
      spoil: (sources: { label: string }[]) => {
        for (const source of sources) source.label = "mine";
      },
    });
    expect(diagnostics.map(told)).toEqual([
      expect.stringMatching(/^templates\/own\/memo\.md\.hbs:1:1 template\/helper-failed `spoil` failed: Cannot assign/),
    ]);
    expect(fullMemo.sources.map(({ label }) => label)).not.toContain("mine");
    const { value } = render("{{names sources}}", {
      names: (sources: { number: number }[]) => sources.map(({ number }) => number).join(" "),
    });
    expect(value).toBe(`${fullMemo.sources.map(({ number }) => number).join(" ")}\n`);
  });
});

describe("what a helper gives", () => {
  it("is escaped like a field", () => {
    const words = "# <b>[x](javascript:1)</b> {{title}} *y* |";
    const { value, diagnostics } = render("{{evil title}}", { evil: () => words });
    expect(diagnostics).toEqual([]);
    expect(blockText(parseDocument(value).value.blocks)).toBe(words);
  });

  it("can be a number, a truth value or nothing, and stands in conditions and other helpers", () => {
    const { value } = render("{{#if (odd 3)}}{{number (twice 600)}}{{/if}}{{#if (odd 2)}}no{{/if}}{{none 1}}", {
      odd: (n: number) => n % 2 === 1,
      twice: (n: number) => n * 2,
      none: () => undefined,
    });
    expect(value).toBe("1,200\n");
  });

  it.each([
    ["an object", () => ({}), "an object"],
    ["a list", () => ["x"], "an object"],
    ["a function", () => () => "x", "a function"],
    ["a promise", () => Promise.resolve("x"), "a promise"],
    ["no number", () => Number.NaN, "NaN"],
  ])("can't be %s", (_, wrong, named) => {
    const { value, diagnostics } = render(
      "\n\n  {{> deep}}",
      { wrong },
      { "partials/deep.hbs": "a\n b {{wrong title}}" },
    );
    expect(value).toBe("");
    expect(diagnostics.map(told)).toEqual([
      `templates/own/partials/deep.hbs:2:4 template/helper-failed \`wrong\` gave ${named}, which has no text: give text, a number, true, false or nothing`,
    ]);
  });
});

describe("failures", () => {
  it("are told at the call", () => {
    const { diagnostics } = render("x\n{{broken title}}", {
      broken: () => {
        throw new RangeError("no such quarter");
      },
    });
    expect(diagnostics.map(told)).toEqual([
      "templates/own/memo.md.hbs:2:1 template/helper-failed `broken` failed: no such quarter",
    ]);
  });

  it("of exports are told with the file", () => {
    const set = withWorkspaceHelpers({
      date: () => "x",
      each: () => "x",
      words: "x",
      default: () => "x",
      fine: () => "x",
    });
    expect(set.diagnostics.map(({ code, place, message }) => `${place?.file} ${code} ${message}`)).toEqual([
      "templates/helpers.mjs template/bad-helpers the export `date` has the name of a helper of the tool",
      "templates/helpers.mjs template/bad-helpers helpers are exported by name, and this is the default export",
      "templates/helpers.mjs template/bad-helpers the export `each` has the name of a helper of the tool",
      "templates/helpers.mjs template/bad-helpers the export `words` is no function",
    ]);
    expect(set.value.named("date")).toBe(builtInHelpers.named("date"));
  });
});

describe("helpers that are there and not loaded", () => {
  const notLoaded = { ...builtInHelpers, notLoaded: true };

  it("are named where a template calls what may be one of them", () => {
    const found = checkTemplateFiles(templateOf("{{initials title}}"), notLoaded);
    expect(found.map(({ code, hints }) => [code, hints.length])).toEqual([["template/helpers-not-loaded", 1]]);
    expect(found[0]?.message).toContain("templates/helpers.mjs");
    expect(found[0]?.hints[0]).toContain("--allow-helpers");
  });

  it("are not blamed for a typing mistake", () => {
    const found = checkTemplateFiles(templateOf('{{lable "to"}}'), notLoaded);
    expect(found.map(({ code, hints }) => [code, hints])).toEqual([
      ["template/unknown-helper", ["did you mean `label`?"]],
    ]);
  });

  it("are missed by their name once they are loaded", () => {
    const { value } = withWorkspaceHelpers({ initials: () => "" });
    const found = checkTemplateFiles(templateOf("{{intials title}}"), value);
    expect(found.map(({ hints }) => hints)).toEqual([["did you mean `initials`?"]]);
  });
});
