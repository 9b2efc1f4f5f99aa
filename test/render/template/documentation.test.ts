import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { buildBriefs } from "../../../src/build/build-briefs.ts";
import { checkTemplates } from "../../../src/build/template-commands.ts";
import { blocks, helpers } from "../../../src/render/template/helpers.ts";
import { memoryWorkspace } from "../../../src/workspace/memory.ts";
import { packageResources } from "../../../src/workspace/package-resources.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/templates.md"), "utf8");

describe("docs/templates.md", () => {
  it("lists every block and helper with what it does", () => {
    const rows = [
      ...Object.entries(blocks).map(([name, does]) => `| \`#${name}\` | ${does} |`),
      ...helpers.map(({ name, summary }) => `| \`${name}\` | ${summary} |`),
    ];
    expect(rows.filter((row) => !page.includes(`${row}\n`))).toEqual([]);
  });

  it("shows every template", async () => {
    const names = await packageResources().templateNames();
    expect(names.filter((name) => !page.includes(`](images/${name}.png)`))).toEqual([]);
  });

  it("walks through a template that works as it says, in every format", async () => {
    const files: Record<string, string> = {};
    for (const [, path = "", block = ""] of page.matchAll(
      /`(templates\/red-memo\/[^`]+)`[^\n]*\n(?:[^\n]+\n)?\n {4}```\w+\n([\s\S]*?) {4}```/g,
    ))
      files[path] = block.replace(/^ {4}/gm, "");
    expect(Object.keys(files)).toHaveLength(3);
    const resources = packageResources();
    const starter = Object.entries(await resources.starter()).map(([path, bytes]) => {
      const text = new TextDecoder().decode(bytes);
      return [
        path,
        text
          .replace(/^template: .*$/m, "template: red-memo")
          .replace(/^outputs: .*$/m, "outputs: [markdown, pdf, html, docx, evidence]"),
      ];
    });
    const desk = { workspace: memoryWorkspace({ ...Object.fromEntries(starter), ...files }), resources };
    expect((await checkTemplates(desk, ["red-memo"])).diagnostics).toEqual([]);
    const { diagnostics, briefs } = await buildBriefs(desk);
    expect(diagnostics).toEqual([]);
    expect(briefs[0]?.outputs.map((o) => o.kind)).toEqual(["markdown", "pdf", "html", "docx", "evidence"]);
    const read = async (ending: string) =>
      new TextDecoder().decode(await desk.workspace.read(`output/first-brief.${ending}`));
    expect(await read("md")).toContain("## In short");
    expect(await read("html")).toContain("--accent:#7a1f1f");
  });
});
