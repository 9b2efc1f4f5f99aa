/** Tables that helpers make: figures, and speakers or themes by source. */
import { describe, expect, it } from "vitest";
import { checkTemplateFiles, renderMarkdown } from "../../../src/render/template/render-markdown.ts";
import type { Template } from "../../../src/render/template/template.ts";
import { fullMemo } from "../../fixtures/memo/memos.ts";

const en = {
  figure: "Figure",
  "kind-of": "Said by",
  excerpt: "Excerpt",
  "article-voice": "Article",
  theme: "Theme",
  "source-number": "source {n}",
  "speakers-article": "The articles’ own voice",
};

function templateOf(text: string, labels: Readonly<Record<string, string>> = en): Template {
  const bare = { name: "own", title: "Own", description: "", assets: {}, folders: {}, stylesheets: [] };
  return { ...bare, files: { "memo.md.hbs": text }, needs: [], sample: {}, sections: [], labels: { en: labels } };
}

const render = (text: string) => {
  const { value, diagnostics } = renderMarkdown(fullMemo, templateOf(text));
  expect(diagnostics).toEqual([]);
  return value.trim().split("\n");
};

describe("figures", () => {
  it("is a table with a row for each", () => {
    const [head, rule, ...rows] = render("{{figures figures}}");
    expect([head, rule]).toEqual(["| Figure | Said by | Excerpt |", "| --- | --- | --: |"]);
    expect(rows).toHaveLength(fullMemo.figures.length);
    expect(rows[0]).toContain(`[${fullMemo.figures[0]?.excerpt}]`);
  });

  it("takes a list of figures alone", () => {
    const found = checkTemplateFiles(templateOf("{{figures sources}}"));
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["template/unknown-field", "`figures` takes a list of figures, and `sources` is a list"],
    ]);
    const { figure: _, ...others } = en;
    const lacking = checkTemplateFiles(templateOf("{{figures figures}}", others));
    expect(lacking.map(({ message }) => message)).toEqual(["the template has no label `figure`"]);
  });
});

describe("matrix", () => {
  it("has a column for each quoted source, and cites excerpts where they stand", () => {
    expect(render('{{matrix "themes"}}')).toEqual([
      "| Theme | source 1 | source 2 |",
      "| --- | --- | --- |",
      "| Port fees | [1] |  |",
      "| Lake \\| traffic |  | [2] [3] |",
    ]);
  });

  it("has a row for each speaker", () => {
    const rows = render('{{matrix "speakers"}}').slice(2);
    expect(rows).toHaveLength(fullMemo.speakers.length);
    for (const [index, { excerpts }] of fullMemo.speakers.entries())
      expect([...(rows[index] ?? "").matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n))).toEqual([...excerpts]);
  });

  it("knows its own names", () => {
    const found = checkTemplateFiles(templateOf('{{matrix "theme"}}'));
    expect(found.map(({ hints }) => hints)).toEqual([["did you mean `themes`?"]]);
  });
});
