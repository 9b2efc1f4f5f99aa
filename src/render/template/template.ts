/** A template as its folder gives it, with all that it inherits filled in. */

/** Words of a template by key: `sources` to `Sources`. Words with a number hold `{n}`. */
export type LabelTable = Readonly<Record<string, string>>;

export interface Template {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Text files by path within the folder: `memo.md.hbs`, `partials/header.hbs`, `stylesheet.yaml`; line ends are LF. */
  readonly files: Readonly<Record<string, string>>;
  /** Other files (fonts, logos) by path within the folder. */
  readonly assets: Readonly<Record<string, Uint8Array>>;
  /** For diagnostics: the workspace path of the folder that each file came from, without a slash at its end. */
  readonly folders: Readonly<Record<string, string>>;
  /** By BCP 47 primary language; English is always there. */
  readonly labels: Readonly<Record<string, LabelTable>>;
}

/** The file that every template starts from. */
export const mainFile = "memo.md.hbs";

/** Where a file of a template stands, for messages. */
export function placeOfFile(template: Template, path: string): string {
  return `${template.folders[path] ?? `templates/${template.name}`}/${path}`;
}
