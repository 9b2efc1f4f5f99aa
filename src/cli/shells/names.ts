/** What the words of a command line stand for, as far as a shell can list them. */
import type { ArgumentRow, CommandRow } from "../command-table.ts";

/** Folders of the workspace whose files an argument names, by the argument's name in help. */
const folders: Readonly<Record<string, string>> = {
  brief: "briefs",
  briefs: "briefs",
  name: "templates",
  names: "templates",
  source: "briefs/sources",
  target: "briefs",
  theme: "briefs/themes",
  themes: "briefs/themes",
};

/** Null where an argument is a file of any kind, or words that nobody can list. */
export function folderOf({ name }: Pick<ArgumentRow, "name">): string | null {
  return folders[name] ?? null;
}

/** Names of all options behind which a value stands, which is no word of the command itself. */
export function takingValue(rows: readonly CommandRow[]): string[] {
  return unique(rows.flatMap((row) => row.options.flatMap((o) => (o.value === null ? [] : o.names))));
}

/** A text between single quotes, as bash, zsh and the manual's examples have it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

export function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
