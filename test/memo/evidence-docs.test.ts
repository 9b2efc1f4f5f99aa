/** docs/evidence.md against the schema: every key is told under its own heading, every choice by its name, and nothing else is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "evidence.md"), "utf8");
const schema: Node = JSON.parse(readFileSync(join(docs, "schemas/evidence.schema.json"), "utf8"));

interface Node {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly enum?: readonly string[];
}

function resolved(node: Node): Node {
  const name = node.$ref?.split("/").at(-1) ?? "";
  const target = schema.$defs?.[name] ?? node;
  return target.anyOf?.map(resolved).find((n) => n.properties !== undefined || n.items !== undefined) ?? target;
}

/** Spans and values with a witness are told once, at the head of the page. */
function isCommon({ properties = {} }: Node): boolean {
  const keys = Object.keys(properties).join();
  return keys === "start,end" || keys === "value,from";
}

/** Keys by the heading that they belong under, with the choices that they have. */
function keysOf(node: Node, path: string): [heading: string, key: string, choices: readonly string[]][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const inner = resolved(value);
    const below = path === "" ? key : `${path}.${key}`;
    const own: [string, string, readonly string[]] = [path, key, inner.enum ?? []];
    if (inner.items !== undefined) return [own, ...keysOf(resolved(inner.items), `${below}[]`)];
    return isCommon(inner) ? [own] : [own, ...keysOf(inner, below)];
  });
}

/** Rows by heading and key. */
const told = new Map<string, string>();
for (const section of page.split(/^##+ /m).slice(1)) {
  const heading = /^`(.+)`/.exec(section)?.[1] ?? "";
  for (const [, key, what] of section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm))
    told.set(`${heading} ${key}`, what ?? "");
}
const keys = keysOf(schema, "");

describe("docs/evidence.md", () => {
  it("tells every key of the schema, and no other", () => {
    expect(keys.length).toBeGreaterThan(80);
    expect([...told.keys()].sort()).toEqual(keys.map(([heading, key]) => `${heading} ${key}`).sort());
  });

  it("has the keys in the file's order", () => {
    const inFile = keys.filter(([heading]) => heading === "").map(([, key]) => key);
    const onPage = [...told.keys()].filter((row) => row.startsWith(" ")).map((row) => row.slice(1));
    expect(onPage).toEqual(inFile);
  });

  it("names every choice", () => {
    const missing = keys.flatMap(([heading, key, choices]) =>
      choices
        .filter((choice) => !told.get(`${heading} ${key}`)?.includes(`\`${choice}\``))
        .map((c) => `${heading} ${key}: ${c}`),
    );
    expect(missing).toEqual([]);
  });
});
