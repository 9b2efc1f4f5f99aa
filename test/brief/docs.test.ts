import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alarmNames } from "../../src/brief/alarms.ts";
import { readBrief, readDesk } from "../../src/brief/read-brief.ts";
import { generatedDocs } from "../../src/cli/docs.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { defaultWeights } from "../../src/select/score.ts";
import { readDetails } from "../../src/sources/details.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { readThemeFile } from "../../src/themes/theme-file.ts";

const page = readFileSync(new URL("../../docs/briefs.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, file = "", text = ""]) => ({
  file,
  text,
}));

function read(file: string, text: string): readonly Diagnostic[] {
  if (file.endsWith("/desk.yaml")) return readDesk(file, text).diagnostics;
  if (file.endsWith("/sources.yaml")) return readDetails(file, text).diagnostics;
  if (!file.startsWith("briefs/themes/")) return readBrief(file, text).diagnostics;
  const { value, diagnostics } = readThemeFile(file, text);
  if (value?.type !== "theme") return diagnostics;
  const lists = readThemeFile(
    "briefs/themes/lists.yaml",
    examples.find((e) => e.file.endsWith("/lists.yaml"))?.text ?? "",
  );
  const known = lists.value?.type === "lists" ? lists.value.lists : [];
  return [...diagnostics, ...compileTheme(value.theme, known).diagnostics];
}

/** Every name of a property anywhere in a schema. */
function keysOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === "properties" && typeof value === "object" && value !== null ? Object.keys(value) : []),
    ...keysOf(value),
  ]);
}

describe("the page on what one writes", () => {
  it("has examples of every kind of file", () => expect(examples.length).toBeGreaterThan(8));

  it.each(examples)("reads its own example $file without a complaint", ({ file, text }) => {
    const serious = read(file, text).filter((d) => d.severity !== "note");
    expect(serious.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  });

  it.each(["brief", "desk", "theme", "lists", "details"])("names every key of the schema of %s", (name) => {
    const schema: unknown = JSON.parse(generatedDocs()[`docs/schemas/${name}.schema.json`] ?? "{}");
    const known = new Set(
      [...page.matchAll(/`([^`\n]+)`|^[ -]*([a-z-]+):|\{([a-z-]+):|, ([a-z-]+):/gm)].flatMap((m) => m.slice(1)),
    );
    const missing = keysOf(schema).filter((key) => !known.has(key) && !/^[a-z]+\/[a-z-]+$/.test(key));
    expect(missing).toEqual([]);
  });

  it("names every alarm, and every weight with its default", () => {
    for (const name of alarmNames) expect(page).toContain(`| \`${name}\` |`);
    for (const [name, weight] of Object.entries(defaultWeights)) {
      expect(page).toMatch(new RegExp(`\\| \`${name}\` \\|[^|]*\\| ${weight} \\|`));
    }
  });

  it("links to pages that are there", () => {
    for (const [, link = ""] of page.matchAll(/\]\(([^)#]+)\)/g)) {
      expect(existsSync(new URL(`../../docs/${link}`, import.meta.url)), link).toBe(true);
    }
  });
});
