import { describe, expect, it } from "vitest";
import { cut } from "../../src/text/span.ts";
import { compileTheme } from "../../src/themes/compile-theme.ts";
import { readThemeFile } from "../../src/themes/theme-file.ts";

const file = "briefs/themes/us-role.yaml";

function problems(text: string): string[] {
  return readThemeFile(file, text).diagnostics.map((d) => {
    const words = d.place?.span && d.place.text ? cut(d.place.text, d.place.span) : "";
    return `${d.code} at ${words}: ${d.hints[0] ?? ""}`;
  });
}

describe("readThemeFile", () => {
  it("fills in what a theme leaves out", () => {
    const { value, diagnostics } = readThemeFile(file, "title: US role\ncore: NO\n");
    expect(diagnostics).toEqual([]);
    if (value?.type !== "theme") throw new Error("not a theme");
    const { core, ...rest } = value.theme;
    expect(core.map((rule) => rule.text)).toEqual(["NO"]);
    expect(rest).toEqual({
      slug: "us-role",
      file,
      title: "US role",
      question: null,
      scope: null,
      uses: [],
      related: [],
      never: [],
      context: "antecedent",
      tests: { include: [], exclude: [] },
      opposites: [],
    });
  });

  it("reads every key", () => {
    const text = `title: T
question: Q?
scope: S
uses: [lists.yaml]
core: [a]
related: [b]
never: [c]
context: paragraph
tests: {include: [a b], exclude: [c d]}
opposites: [{name: n, a: x, b: y}]
`;
    const { value, diagnostics } = readThemeFile(file, text);
    expect(diagnostics).toEqual([]);
    if (value?.type !== "theme") throw new Error("not a theme");
    const { theme } = value;
    const plain = (texts: readonly { readonly text: string }[]) => texts.map((t) => t.text);
    expect([theme.question, theme.scope, theme.context]).toEqual(["Q?", "S", "paragraph"]);
    expect([theme.uses, theme.core, theme.related, theme.never].map(plain)).toEqual([
      ["lists.yaml"],
      ["a"],
      ["b"],
      ["c"],
    ]);
    expect([theme.tests.include, theme.tests.exclude].map(plain)).toEqual([["a b"], ["c d"]]);
    expect(theme.opposites.map(({ name, a, b }) => [name, a.text, b.text])).toEqual([["n", "x", "y"]]);
  });

  it("points into the file where a rule is wrong, through quotation marks and folds", () => {
    const text = "title: T\ncore:\n  - 'it''s NEAR b'\n  - >-\n    a AND\n    (b OR c\n";
    const { value } = readThemeFile(file, text);
    if (value?.type !== "theme") throw new Error("not a theme");
    const { diagnostics } = compileTheme(value.theme, []);
    expect(diagnostics.map((d) => [d.code, d.place?.span && cut(text, d.place.span)])).toEqual([
      ["theme/bad-distance", "NEAR"],
      ["theme/unclosed-group", "("],
    ]);
    expect(diagnostics.map((d) => d.place?.span?.start)).toEqual([text.indexOf("NEAR"), text.indexOf("(")]);
  });

  it("names unknown keys and wrong values", () => {
    expect(problems("title: T\ncoer: [a]\n")).toEqual(["brief/unknown-key at coer: did you mean `core`?"]);
    expect(problems("title: T\ncontext: antecedant\n")).toEqual([
      "brief/wrong-value at antecedant: did you mean `antecedent`?",
    ]);
    expect(problems("core: [a]\n").map((p) => p.split(" ")[0])).toEqual(["brief/missing-key"]);
  });

  it("reads word lists in their order, with their places", () => {
    const text = "# ours\nlists:\n  us: [US, NO]\n  guarantee: backstop\n";
    const { value, diagnostics } = readThemeFile("briefs/themes/lists.yaml", text);
    expect(diagnostics).toEqual([]);
    if (value?.type !== "lists") throw new Error("not word lists");
    expect(value.lists.map(({ name, terms }) => [name, ...terms.map((term) => term.text)])).toEqual([
      ["us", "US", "NO"],
      ["guarantee", "backstop"],
    ]);
    expect(value.lists[1]?.place.file).toBe("briefs/themes/lists.yaml");
  });

  it("refuses names that no rule could write", () => {
    expect(problems("lists:\n  two words: [a]\n").map((p) => p.split(" ")[0])).toEqual(["brief/wrong-value"]);
  });
});
