/** Themes and word lists made by hand, for tests. */
import type { PlacedText } from "../../src/diagnostics/diagnostic.ts";
import type { Theme, WordList } from "../../src/themes/theme.ts";

/** A rule as if it were a file of its own. */
export function placed(text: string, file = "briefs/themes/test.yaml"): PlacedText {
  return { text, place: { file, span: { start: 0, end: text.length }, text } };
}

interface ThemeParts {
  readonly core?: readonly string[];
  readonly related?: readonly string[];
  readonly never?: readonly string[];
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

export function themeOf({ core = [], related = [], never = [], include = [], exclude = [] }: ThemeParts): Theme {
  const place = (texts: readonly string[]): PlacedText[] => texts.map((text) => placed(text));
  return {
    slug: "test",
    file: "briefs/themes/test.yaml",
    title: "Test",
    question: null,
    scope: null,
    uses: [],
    core: place(core),
    related: place(related),
    never: place(never),
    context: "antecedent",
    tests: { include: place(include), exclude: place(exclude) },
    opposites: [],
  };
}

export function listNamed(name: string, terms: readonly string[]): WordList {
  const file = "briefs/themes/lists.yaml";
  return {
    name,
    place: { file, span: { start: 0, end: name.length }, text: name },
    terms: terms.map((term) => placed(term, file)),
  };
}
