/** What a theme file and a word list file may hold. */
import type { z } from "zod";
import type { PlacedText } from "../diagnostics/diagnostic.ts";
import { choice, line, listOf, mapping, named, oneOrMany, placedLine, text } from "../yaml/scalars.ts";

/** The keys of a theme file, as written. */
export interface ThemeFile {
  readonly title: string;
  readonly question?: string | undefined;
  readonly scope?: string | undefined;
  readonly uses?: readonly PlacedText[] | undefined;
  readonly core?: readonly PlacedText[] | undefined;
  readonly related?: readonly PlacedText[] | undefined;
  readonly never?: readonly PlacedText[] | undefined;
  readonly context?: "none" | "antecedent" | "paragraph" | undefined;
  readonly tests?:
    | { readonly include?: readonly PlacedText[] | undefined; readonly exclude?: readonly PlacedText[] | undefined }
    | undefined;
  readonly opposites?: readonly { readonly name: string; readonly a: PlacedText; readonly b: PlacedText }[] | undefined;
}

/** One theme file. */
export const themeSchema: z.ZodType<ThemeFile> = mapping({
  title: line(),
  question: line().optional(),
  scope: text().optional(),
  uses: oneOrMany(placedLine()).optional(),
  core: oneOrMany(placedLine()).optional(),
  related: oneOrMany(placedLine()).optional(),
  never: oneOrMany(placedLine()).optional(),
  context: choice(["none", "antecedent", "paragraph"]).optional(),
  tests: mapping({
    include: oneOrMany(placedLine()).optional(),
    exclude: oneOrMany(placedLine()).optional(),
  }).optional(),
  opposites: listOf(mapping({ name: line(), a: placedLine(), b: placedLine() })).optional(),
});

/** The keys of a word list file, as written. */
export interface ListsFile {
  readonly lists: Readonly<Record<string, readonly PlacedText[]>>;
}

/** One file of word lists. */
export const listsSchema: z.ZodType<ListsFile> = mapping({ lists: named(oneOrMany(placedLine())) });
