import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generatedDocs } from "../../src/cli/docs.ts";
import { codes } from "../../src/diagnostics/codes.ts";

const root = new URL("../../", import.meta.url);
const files = Object.entries(generatedDocs());
const schema = (name: string): object => JSON.parse(generatedDocs()[`docs/schemas/${name}.schema.json`] ?? "{}");

describe("generated documentation", () => {
  it.each(files)("%s is current", (path, text) => {
    expect(existsSync(new URL(path, root)), "run `npm run docs`").toBe(true);
    expect(readFileSync(new URL(path, root), "utf8"), "run `npm run docs`").toBe(text);
  });

  it("explains every code once", () => {
    const page = generatedDocs()["docs/diagnostics.md"] ?? "";
    for (const code of Object.keys(codes)) expect(page.split(`| \`${code}\` |`).length).toBe(2);
  });

  it.each(files.filter(([path]) => path.endsWith(".json")))("%s is a schema without a hole", (_, text) => {
    const parsed: unknown = JSON.parse(text);
    expect(() => new Ajv2020({ strict: false, validateFormats: false }).compile(parsed as object)).not.toThrow();
    expect(holes(parsed)).toEqual([]);
  });
});

describe("the schema of briefs agrees with the reader on", () => {
  const check = new Ajv2020({ strict: false, validateFormats: false }).compile(schema("brief"));
  it.each([
    ["a whole brief", "title: x\nthemes: [a]\nmemo: {to: y, date: 2026-01-31}\nlimit: {excerpts: 3}\n", true],
    ["a list of readers", "title: x\nmemo: {to: [y, z]}\n", true],
    ["yes for a flag", "title: x\ncollapse: {same-story: yes}\n", true],
    ["an unknown key", "titel: x\n", false],
    ["a missing title", "themes: [a]\n", false],
    ["a wrong choice", "title: x\ndepth: deep\n", false],
    ["a limit of nothing", "title: x\nlimit: {excerpts: 0}\n", false],
  ])("%s", (_, yaml, valid) => {
    expect(check(parse(yaml, { schema: "core" }))).toBe(valid);
  });
});

/** Places where anything would be taken: a builder that forgot to say how its input is written. */
function holes(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const within = ["properties", "$defs"].includes(path.split("/").at(-1) ?? "");
    const open =
      within && typeof inner === "object" && inner !== null && Object.keys(inner).every((k) => k === "description");
    return open ? [`${path}/${key}`] : holes(inner, `${path}/${key}`);
  });
}
