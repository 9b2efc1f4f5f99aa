/** What a theme file and a word list file may hold. */
import type { PlacedText } from "../diagnostics/diagnostic.ts";
import { choice, line, listOf, mapping, named, oneOrMany, placedLine, text } from "../yaml/scalars.ts";
import * as z from "../yaml/zod.ts";

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

/** Judgements made by hand, in JSON: which sentence belongs to which theme, 2 for core and 1 for related. */
export interface GoldFile {
  readonly judgements: readonly {
    readonly theme: string;
    readonly file: string;
    readonly sentence: string;
    readonly grade: 1 | 2;
  }[];
  /** Sentences on which people may differ: they count neither for nor against. */
  readonly borderline: readonly { readonly theme: string; readonly file: string; readonly sentence: string }[];
}

const goldSentence = { theme: z.string().min(1), file: z.string().min(1), sentence: z.string().min(1) };

/** Other keys of a judgement (offsets, ids) are for other readers. */
export const goldSchema: z.ZodType<GoldFile> = z.object({
  judgements: z.array(z.object({ ...goldSentence, grade: z.union([z.literal(1), z.literal(2)]) })),
  borderline: z.array(z.object(goldSentence)).default([]),
});
