import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { readEvidence } from "../../src/memo/read-evidence.ts";
import { evidenceSchema } from "../../src/memo/schema.ts";

const root = join(import.meta.dirname, "../..");
const files = readdirSync(join(root, "output")).filter((name) => name.endsWith(".evidence.json"));

describe.each(files)("%s", (name) => {
  const text = readFileSync(join(root, "output", name), "utf8");
  const evidence = readEvidence(text);

  it("fits its schema", () => {
    const result = evidenceSchema.safeParse(JSON.parse(text));
    expect(result.success ? [] : result.error.issues).toEqual([]);
  });
  it("fits the schema that is published", () => {
    const schema: unknown = JSON.parse(readFileSync(join(root, "docs/schemas/evidence.schema.json"), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema as object);
    expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
  });
  it("has its keys in the order that others read", () => {
    const keys = Object.keys(JSON.parse(text) as object);
    expect(keys.slice(0, 7)).toEqual(["schema", "tool", "brief", "date", "sources", "excerpts", "refused"]);
    const excerpt = Object.keys((JSON.parse(text) as { excerpts: object[] }).excerpts[0] ?? {});
    expect(excerpt).toEqual([
      "id",
      "number",
      "theme",
      "part",
      "grade",
      "rule",
      "source",
      "span",
      "codePoints",
      "bytes",
      "text",
      "prefix",
      "suffix",
      "sentences",
      "attribution",
      "origin",
      "alsoIn",
      "glosses",
      "score",
    ]);
  });
  it("ends in one line end and uses no other than LF", () => {
    expect(text.endsWith("}\n")).toBe(true);
    expect(text.includes("\r")).toBe(false);
  });
  it("gives UTF-16, code-point and byte spans of the same words", () => {
    for (const excerpt of evidence?.excerpts ?? []) {
      if (excerpt.bytes === null) continue;
      const raw = readFileSync(join(root, excerpt.source));
      const encoding = excerpt.source.endsWith("congress.txt") ? "latin1" : "utf8";
      const cut = raw.subarray(excerpt.bytes.start, excerpt.bytes.end).toString(encoding).replaceAll("\r\n", "\n");
      if (encoding === "utf8") expect(cut).toBe(excerpt.text);
      expect([...excerpt.text].length).toBe(excerpt.codePoints.end - excerpt.codePoints.start);
      expect(excerpt.text.length).toBe(excerpt.span.end - excerpt.span.start);
    }
  });
  it("adds every score up from its parts", () => {
    for (const { score } of evidence?.excerpts ?? []) {
      const sum = Object.values(score.parts).reduce((a, b) => a + b, 0);
      expect(score.total).toBeCloseTo(sum, 3);
    }
  });
});

describe("readEvidence", () => {
  it.each([
    "",
    "{",
    "[]",
    "{}",
    '{"schema":"briefwright/evidence/2"}',
    '{"schema":"briefwright/evidence/1","excerpts":[{}]}',
  ])("refuses %s", (text) => expect(readEvidence(text)).toBeNull());
});
