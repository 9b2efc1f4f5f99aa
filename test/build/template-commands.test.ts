import { describe, expect, it } from "vitest";
import { checkTemplates, ejectTemplate, listTemplates } from "../../src/build/template-commands.ts";
import { templatesOf } from "../../src/build/templates.ts";
import { memoryWorkspace } from "../../src/workspace/memory.ts";
import { packageResources } from "../../src/workspace/package-resources.ts";

const resources = packageResources();
const deskOf = (files: Readonly<Record<string, string>>) => ({ workspace: memoryWorkspace(files), resources });

/** `file code hint` of each thing that is wrong with a template `own` of these files. */
async function check(files: Readonly<Record<string, string>>, expected: readonly string[]): Promise<void> {
  const own = Object.entries({ "template.yaml": "title: Own\nextends: policy-memo\n", ...files });
  const desk = deskOf(Object.fromEntries(own.map(([path, text]) => [`templates/own/${path}`, text])));
  const { diagnostics } = await checkTemplates(desk, ["own"]);
  expect(
    diagnostics.map((d) => `${d.place?.file.replace("templates/own/", "")} ${d.code} ${d.hints[0] ?? ""}`.trim()),
  ).toEqual(expected);
}

describe("templates check", () => {
  it("finds nothing in what ships", async () => {
    const { value, diagnostics } = await checkTemplates(deskOf({}), []);
    expect(diagnostics).toEqual([]);
    expect(value).toContain("weekly-pack");
  }, 120_000);

  it("lets a sound template pass", () => check({ "partials/header.hbs": "**{{header.subject}}**\n" }, []));

  it("names the field that was meant", () =>
    check({ "partials/header.hbs": "{{#if question}}{{header.fron}}{{/if}}" }, [
      "partials/header.hbs template/unknown-field did you mean `from`?",
    ]));

  it("finds helpers, partials and circles", async () => {
    await check({ "partials/header.hbs": '{{lable "to"}}{{> cation}}' }, [
      "partials/header.hbs template/unknown-helper did you mean `label`?",
      "partials/header.hbs template/unknown-partial did you mean `cautions`?",
    ]);
    await check({ "partials/header.hbs": "{{> header}}" }, ["partials/header.hbs template/limit"]);
    await check({ "template.yaml": "title: Own\nextends: own\n" }, ["template.yaml template/limit"]);
  });

  it("checks the fields that `sorted` and `where` name", () =>
    check(
      {
        "partials/header.hbs":
          '{{#each (sorted sources by="dateISO")}}{{label}}{{/each}}{{count (where excerpts by="speaker.knd" is="named")}}',
      },
      [
        "partials/header.hbs template/unknown-field did you mean `dateIso`?",
        "partials/header.hbs template/unknown-field did you mean `kind`?",
      ],
    ));

  it("reads the stylesheet, and tries the pages", async () => {
    await check({ "stylesheet.yaml": "page: {size: b5}\n" }, ["stylesheet.yaml brief/wrong-value"]);
    await check({ "stylesheet.yaml": "fonts: {serif: Nowhere Serif}\n" }, [
      "stylesheet.yaml template/font-missing put it into the template's folder as `fonts/nowhere-serif-400.ttf`",
    ]);
  });

  it("knows sections by the labels of their headings, in every language", async () => {
    const sections = 'sections:\n  - {heading: "{sources}", size: small}\n';
    await check({ "stylesheet.yaml": sections }, []);
    await check({ "stylesheet.yaml": sections.replace("sources", "sorces") }, [
      "stylesheet.yaml template/bad-stylesheet did you mean `{sources}`?",
    ]);
    const desk = deskOf({ "templates/own/template.yaml": "title: Own\nextends: policy-memo\n" });
    const { value } = await templatesOf(desk).load("own");
    const headings = value?.stylesheet.sections.map(({ heading }) => heading);
    expect(headings).toEqual(expect.arrayContaining(["sources", "quellen", "джерела", "belege", "who-said-what"]));
  });

  it("tries a template on its own sample, and tells what is wrong with it where it is written", async () => {
    const sample = (lines: string) => ({ "template.yaml": `title: Own\nextends: briefing-note\nsample:\n${lines}` });
    await check(sample("  question: What now?\n"), []);
    await check(sample("  order: {by: newest}\n  pionts-to-make: Ask.\n"), [
      "template.yaml brief/wrong-value",
      "template.yaml brief/unknown-key did you mean `points-to-make`?",
    ]);
    const own = {
      "templates/own/template.yaml": sample("  title: T\n  judgements: [{say: X, because: [not there]}]\n")[
        "template.yaml"
      ],
    };
    const { diagnostics } = await checkTemplates(deskOf(own), ["own"]);
    const at = diagnostics.map((d) => [d.place?.file, d.place?.text?.slice(0, d.place.span?.start).split("\n").length]);
    expect(at).toEqual([["templates/own/template.yaml", 5]]);
  });

  it("asks for a sample of what the template needs", async () => {
    const needs = "title: Own\nextends: policy-memo\nneeds: [bottom-line, texts.annex]\n";
    await check({ "template.yaml": needs }, [
      "template.yaml template/no-sample write it under `sample`, as a brief would: texts: {annex: …}",
    ]);
    await check({ "template.yaml": `${needs}sample: {texts: {annex: Words.}}\n` }, []);
  });

  it("follows a field that only the sample fills, to the page", () =>
    check(
      {
        "template.yaml": 'title: Own\nextends: policy-memo\nsample: {texts: {annex: "![x](nowhere.png)"}}\n',
        "memo.md.hbs": "# {{title}}\n\n{{markdown texts.annex}}\n",
      },
      ["memo.md.hbs render/bad-image"],
    ));

  it("knows no template of another name", async () => {
    const { diagnostics } = await checkTemplates(deskOf({}), ["time-line"]);
    expect(diagnostics.map((d) => [d.code, ...d.hints])).toEqual([
      ["brief/unknown-template", "did you mean `timeline`?"],
    ]);
  });

  it("guesses which template a misspelt one was to extend", async () => {
    const own = { "templates/own/template.yaml": "title: Own\nextends: policymemo\n" };
    const { diagnostics } = await checkTemplates(deskOf(own), ["own"]);
    expect(diagnostics.map((d) => [d.code, d.place?.file, ...d.hints])).toEqual([
      ["brief/unknown-template", "templates/own/template.yaml", "did you mean `policy-memo`?"],
    ]);
  });
});

describe("templates list and eject", () => {
  it("tells own templates from built-in ones", async () => {
    const rows = await listTemplates(
      deskOf({
        "templates/mine/template.yaml": "title: Mine\nextends: timeline\n",
        "templates/timeline/template.yaml": "title: Ours\nextends: policy-memo\n",
      }),
    );
    const seen = rows.filter(({ name }) => ["mine", "timeline", "policy-memo"].includes(name));
    expect(seen.map(({ name, title, from }) => [name, title, from])).toEqual([
      ["mine", "Mine", "own"],
      ["policy-memo", "Policy memo", "built in"],
      ["timeline", "Ours", "replaces"],
    ]);
  });

  it("copies a template that can then be changed, and never over another", async () => {
    const desk = deskOf({});
    const { value, diagnostics } = await ejectTemplate(desk, "timeline");
    expect([value.includes("templates/timeline/memo.md.hbs"), diagnostics]).toEqual([true, []]);
    expect((await ejectTemplate(desk, "timeline")).diagnostics.map((d) => d.code)).toEqual(["build/template-exists"]);
  });
});

describe("looks that a template inherits", () => {
  it("changes one value and keeps the others of the template that it extends", async () => {
    const desk = deskOf({
      "templates/own/template.yaml": "title: Own\nextends: briefing-note\n",
      "templates/own/stylesheet.yaml": 'colors: {accent: "#7a1f1f"}\nstyles: {title: {size: 24}}\n',
    });
    const templates = templatesOf(desk);
    const [own, note] = [await templates.load("own"), await templates.load("briefing-note")];
    expect(own.value?.stylesheet.colors.accent).toBe("#7a1f1f");
    expect(own.value?.stylesheet.styles.title.sizePt).toBe(24);
    expect(own.value?.stylesheet.page).toEqual(note.value?.stylesheet.page);
    expect(own.value?.stylesheet.heading).toEqual(note.value?.stylesheet.heading);
    expect(own.value?.stylesheet.sections).toEqual(note.value?.stylesheet.sections);
  });

  it("takes a font from the template's own folder before a built-in one", async () => {
    const files = { "template.yaml": "title: Own\nextends: policy-memo\n", "fonts/source-serif-4-400.ttf": "mine" };
    const desk = deskOf(
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`templates/own/${path}`, text])),
    );
    const templates = templatesOf(desk);
    const { value } = await templates.load("own");
    const resourcesOf = value && (await templates.layoutResources(value, { languages: ["en"], code: false }));
    const faces = resourcesOf?.faces.faces.filter(
      (f) => f.family === "Source Serif 4" && f.weight === 400 && !f.italic,
    );
    expect(faces?.map((f) => new TextDecoder().decode(f.bytes))).toEqual(["mine"]);
  });
});
