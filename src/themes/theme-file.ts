/** Takes the text of a theme file or a file of word lists, gives the theme or the lists with all defaults filled in. */
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import { readYaml } from "../yaml/yaml.ts";
import { listsSchema, themeSchema } from "./schema.ts";
import type { Theme, WordList } from "./theme.ts";

/** `file` is the workspace path; the theme's slug is its name without folder and ending. Null where there is an error. */
export function readTheme(file: string, text: string): Checked<Theme | null> {
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
  return { value: theme, diagnostics };
}

/** The lists of one file, in its order; empty where there is an error. */
export function readWordLists(file: string, text: string): Checked<readonly WordList[]> {
  const { value: read, diagnostics } = readYaml(file, text, listsSchema);
  if (read === null) return { value: [], diagnostics };
  const found = [...diagnostics];
  const lists = Object.entries(read.value.lists).map(([name, terms]) => {
    const place = read.placeOf(["lists", name]);
    if (!/^[\p{L}\p{N}_-]+$/u.test(name) || /^\d/.test(name)) {
      const hints = ["use letters, digits and `-`, and begin with a letter"];
      found.push(error("brief/wrong-value", `\`${name}\` cannot be the name of a word list`, { place, hints }));
    }
    return { file, name, place, terms };
  });
  return { value: lists, diagnostics: found };
}

/** True where a YAML file in the themes folder holds word lists instead of a theme: it has the key `lists` at its top. */
export function holdsWordLists(text: string): boolean {
  return /^(?:lists|"lists"|'lists')[ \t]*:/m.test(text);
}
