/**
 * Takes the text of a YAML file of the themes folder, gives the theme or the word lists in it with all defaults filled
 * in. A file with the key `lists` at its top holds word lists; any other is a theme.
 */
import { type Checked, type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import { readYaml } from "../yaml/yaml.ts";
import { listsSchema, themeSchema } from "./schema.ts";
import type { Theme, WordList } from "./theme.ts";

/** What a file of the themes folder is. */
export type ThemesFolderFile =
  | { readonly type: "theme"; readonly theme: Theme }
  | { readonly type: "lists"; readonly lists: readonly WordList[] };

/** `file` is the workspace path; a theme's slug is its name without folder and ending. Null where there is an error. */
export function readThemeFile(file: string, text: string): Checked<ThemesFolderFile | null> {
  return /^(?:lists|"lists"|'lists')[ \t]*:/m.test(text) ? readWordLists(file, text) : readTheme(file, text);
}

function readTheme(file: string, text: string): Checked<ThemesFolderFile | null> {
  const { value: read, diagnostics } = readYaml(file, text, themeSchema);
  if (read === null) return { value: null, diagnostics };
  const { title, question, scope, uses, core, related, never, context, tests, opposites } = read.value;
  const theme: Theme = {
    slug: file.slice(file.lastIndexOf("/") + 1).replace(/\.ya?ml$/i, ""),
    file,
    title,
    question: question ?? null,
    scope: scope ?? null,
    uses: uses ?? [],
    core: core ?? [],
    related: related ?? [],
    never: never ?? [],
    context: context ?? "antecedent",
    tests: { include: tests?.include ?? [], exclude: tests?.exclude ?? [] },
    opposites: opposites ?? [],
  };
  return { value: { type: "theme", theme }, diagnostics };
}

function readWordLists(file: string, text: string): Checked<ThemesFolderFile | null> {
  const { value: read, diagnostics } = readYaml(file, text, listsSchema);
  if (read === null) return { value: null, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  const lists = Object.entries(read.value.lists).map(([name, terms]): WordList => {
    const place = read.placeOf(["lists", name]);
    if (!/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name)) {
      const hints = ["use letters, digits and `-`, and begin with a letter"];
      const named = read.keyPlaceOf(["lists", name]);
      found.push(error("brief/wrong-value", `\`${name}\` cannot be the name of a word list`, { place: named, hints }));
    }
    return { name, place, terms };
  });
  return { value: { type: "lists", lists }, diagnostics: found };
}
