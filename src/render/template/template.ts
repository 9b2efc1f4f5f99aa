/** A template as its folder gives it, with all that it inherits filled in. */
import type { Place, PlacedText } from "../../diagnostics/diagnostic.ts";

/** Words of a template by key: `sources` to `Sources`. Words with a number hold `{n}`. */
export type LabelTable = Readonly<Record<string, string>>;

/** A text file with the workspace path it came from. */
export interface TemplateText {
  readonly file: string;
  readonly text: string;
}

/** A value of a sample brief as JSON, which is YAML too, and where it is written. */
export interface SampleValue {
  readonly json: string;
  readonly place: Place;
}

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
  /** The stylesheets of the template and of what it extends, furthest first: each stands over the one before. */
  readonly stylesheets: readonly TemplateText[];
  /** What a brief should say for it, by the keys of a brief: `bottom-line`, `texts.usable`. */
  readonly needs: readonly PlacedText[];
  /** Keys of a brief, with what stands behind them in the template that it is tried with. */
  readonly sample: Readonly<Record<string, SampleValue>>;
  /** What a memo made by it holds, in order, for those who choose one. */
  readonly sections: readonly string[];
  /** By BCP 47 primary language; English is always there. */
  readonly labels: Readonly<Record<string, LabelTable>>;
}

/** The file that holds a template's looks. */
export const stylesheetFile = "stylesheet.yaml";

/** The file that every template starts from. */
export const mainFile = "memo.md.hbs";

/** Where a file of a template stands, for messages. */
export function placeOfFile(template: Template, path: string): string {
  return `${template.folders[path] ?? `templates/${template.name}`}/${path}`;
}

/** Where a workspace may have helpers of its own. */
export const helpersFile = "templates/helpers.mjs";
