/**
 * What a brief and a desk file may hold, key by key. Everything is optional here but a brief's title: defaults are filled
 * in by `readBrief`, which knows the desk's. The descriptions are what editors show while somebody types.
 */
import { codes } from "../diagnostics/codes.ts";
import type { PlacedText } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import {
  choice,
  decimal,
  flag,
  integer,
  isoDate,
  line,
  listOf,
  mapping,
  named,
  oneOrMany,
  placedLine,
  placedText,
  scalar,
} from "../yaml/scalars.ts";
import * as z from "../yaml/zod.ts";
import { alarmsSchema } from "./alarms.ts";
import type { Alarm, Brief, OutputKind } from "./brief.ts";
import { fileName, glob, issuePath, languageTag } from "./names.ts";
import { scaleNames } from "./scales.ts";

/** The parts of a score that a desk may weigh; `defaultWeights` of the score has the same names. */
export type WeightName =
  | "rule"
  | "agreement"
  | "proximity"
  | "position"
  | "quote"
  | "figure"
  | "speaker"
  | "freshness"
  | "diversity";

const outputKinds: readonly ["markdown", "pdf", "html", "docx", "evidence", "csl-json", "bibtex", "csv"] = [
  "markdown",
  "pdf",
  "html",
  "docx",
  "evidence",
  "csl-json",
  "bibtex",
  "csv",
] as const satisfies readonly OutputKind[];

/** Makes every key optional in the way zod does: it may be there as `undefined`. */
type Loose<T> = { readonly [K in keyof T]?: T[K] | undefined };

export interface LimitKeys {
  readonly excerpts: number;
  readonly "per-source": number;
  readonly pages: number;
}

export interface MemoKeys {
  readonly to: readonly string[];
  readonly from: string;
  readonly date: string;
  readonly reference: string;
  readonly subject: string;
  readonly marking: PlacedText;
  readonly copy: string;
}

export interface PartKeys {
  readonly heading: string;
  readonly themes: readonly PlacedText[];
  readonly limit?: Loose<LimitKeys> | undefined;
  readonly show?: readonly ("figures" | "speakers")[] | undefined;
  readonly "if-empty"?: string | undefined;
}

export interface JudgementKeys {
  readonly say: PlacedText;
  readonly likelihood?: PlacedText | undefined;
  readonly confidence?: "low" | "moderate" | "high" | undefined;
  readonly because?: readonly PlacedText[] | undefined;
  readonly against?: readonly PlacedText[] | undefined;
}

export interface SourceKeys {
  readonly folder: string;
  readonly details: string;
  readonly include: readonly string[];
  readonly languages: readonly string[];
  readonly undated: Brief["sources"]["undated"];
}

/** The keys that a desk can set once for all its briefs. */
export interface SharedKeys {
  readonly memo: Loose<MemoKeys>;
  readonly sources: Loose<SourceKeys>;
  readonly depth: Brief["depth"];
  readonly order: Brief["order"];
  readonly limit: Loose<LimitKeys>;
  readonly repeat: Brief["repeat"];
  readonly collapse: { readonly "same-story"?: boolean | undefined };
  readonly scale: Brief["scale"];
  readonly template: PlacedText;
  readonly outputs: readonly OutputKind[];
  readonly "compare-with": PlacedText;
  readonly "stop-if": Readonly<Record<string, Alarm["value"] | undefined>>;
  readonly "warn-if": Readonly<Record<string, Alarm["value"] | undefined>>;
  readonly weights: Loose<Record<WeightName, number>>;
  readonly levels: Brief["levels"];
  readonly language: string;
}

/** The keys that say what one memo is about. */
export interface OwnKeys {
  readonly question: string;
  readonly themes: readonly PlacedText[];
  readonly parts: readonly PartKeys[];
  readonly "bottom-line": PlacedText;
  readonly "points-to-make": PlacedText;
  readonly texts: Readonly<Record<string, PlacedText>>;
  readonly judgements: readonly JudgementKeys[];
  readonly keep: readonly PlacedText[];
  readonly "leave-out": readonly { readonly quote: PlacedText; readonly reason: string }[];
}

export type DeskKeys = Loose<SharedKeys>;
export type BriefKeys = { readonly title: string } & Loose<OwnKeys> & Loose<SharedKeys>;

const limit = mapping({
  excerpts: integer(1, 10_000).optional().describe("Most excerpts in all."),
  "per-source": integer(1, 10_000).optional().describe("Most excerpts from one source."),
  pages: integer(1, 2000).optional().describe("Most pages; the weakest excerpts are left out until the memo fits."),
});

const memo = mapping({
  to: oneOrMany(line()).optional().describe("Who the memo goes to."),
  from: line().optional().describe("Who it comes from."),
  date: isoDate().optional().describe("The memo's date. It is never today's by itself."),
  reference: line().optional().describe("The desk's own reference."),
  subject: line().optional().describe("The subject line; the title by default."),
  marking: placedLine().optional().describe("Printed at the top and bottom of every page, such as TLP:GREEN."),
  copy: line().optional().describe("The copy's number or holder."),
});

const sources = mapping({
  folder: scalar({ type: "string", pattern: "^sources(/.*)?$" }, "`sources` or a folder below it", ({ text: path }) => {
    return /^sources(\/[^/\\:.][^/\\:]*)*$/.test(path) ? path : undefined;
  })
    .optional()
    .describe("`sources`, or a folder below it."),
  details: choice(["sources.yaml"]).optional().describe("The details file; there is one for the workspace."),
  include: oneOrMany(glob()).optional().describe("Globs below the sources folder; `!` takes away."),
  languages: oneOrMany(languageTag()).optional().describe("Only articles in these languages."),
  undated: choice(["keep", "last", "drop"]).optional().describe("What becomes of articles without a date."),
});

const part = mapping({
  heading: line().describe("The part's heading."),
  themes: oneOrMany(fileName("theme")).describe("Names of themes, in the order printed."),
  limit: limit.optional(),
  show: oneOrMany(choice(["figures", "speakers"]))
    .optional()
    .describe("Further tables on the part's excerpts."),
  "if-empty": line().optional().describe("Printed where the part has no excerpt."),
});

const judgement = mapping({
  say: placedText().describe("The judgement in your words."),
  likelihood: placedLine().optional().describe("One word of the chosen scale."),
  confidence: choice(["low", "moderate", "high"]).optional().describe("How well founded the judgement is."),
  because: oneOrMany(placedLine()).optional().describe("Quoted words, each in exactly one place of the sources."),
  against: oneOrMany(placedLine()).optional().describe("Quoted words that speak against it."),
});

const weight = decimal(0, 100).optional();
const weights = mapping({
  rule: weight.describe("A core rule rather than a related one."),
  agreement: weight.describe("More than one rule of the theme matches."),
  proximity: weight.describe("How close together the rule's terms stand."),
  position: weight.describe("How early in the article."),
  quote: weight.describe("Words in quotation marks with a speaker."),
  figure: weight.describe("A figure."),
  speaker: weight.describe("A named person rather than an unnamed one."),
  freshness: weight.describe("How recent among the dated articles."),
  diversity: weight.describe("Taken off for each passage already chosen from the same newsroom."),
});

const levels = z
  .record(codeName(), choice(["error", "warning", "note", "off"]))
  .describe("How much each warning weighs, by its code. Errors stay errors.");

const shared = {
  memo: memo.optional().describe("The memo's header."),
  sources: sources.optional().describe("Which sources are read."),
  depth: choice(["core", "full"]).optional().describe("`full` adds the excerpts of related rules."),
  order: choice(["newest", "source", "strength"]).optional().describe("The order of excerpts within a theme."),
  limit: limit.optional().describe("Most excerpts, excerpts from one source, pages."),
  repeat: choice(["once", "each"])
    .optional()
    .describe(
      "Whether an excerpt that fits two themes is printed under `each`, or `once` with a reference; `each` by default.",
    ),
  collapse: mapping({
    "same-story": flag().optional().describe("Whether the same text from two outlets is printed once."),
  }).optional(),
  scale: choice(scaleNames).optional().describe("The scale that likelihoods are words of."),
  template: fileName("template").optional().describe("A template of the workspace or of the tool."),
  outputs: oneOrMany(choice(outputKinds)).optional().describe("What is written."),
  "compare-with": issuePath().optional().describe("`latest`, or the evidence file of an earlier issue."),
  "stop-if": alarmsSchema.optional().describe("Rules that fail the build where they hold."),
  "warn-if": alarmsSchema.optional().describe("Rules that warn where they hold."),
  weights: weights.optional().describe("Weights of the score's parts."),
  levels: levels.optional(),
  language: languageTag().optional().describe("The language of the memo's own words."),
};

const own = {
  question: line().optional().describe("The question that the memo answers."),
  themes: oneOrMany(fileName("theme")).optional().describe("Names of themes, in the order printed."),
  parts: listOf(part).optional().describe("Sections with their own themes; instead of `themes`."),
  "bottom-line": placedText().optional().describe("Your answer to the question. The tool never writes it."),
  "points-to-make": placedText().optional().describe("Your points, as Markdown."),
  texts: named(placedText()).optional().describe("Further texts of yours that a template may print, by name."),
  judgements: listOf(judgement).optional().describe("Your judgements with their evidence."),
  keep: oneOrMany(placedLine()).optional().describe("Quoted words of sentences that are always in."),
  "leave-out": listOf(mapping({ quote: placedLine(), reason: line() }))
    .optional()
    .describe("Quoted words of sentences that are never in, each with the reason."),
};

/** One brief, `briefs/NAME.yaml`. */
export const briefSchema: z.ZodType<BriefKeys> = mapping({
  title: line().describe("The memo's title."),
  ...own,
  ...shared,
});

/** A desk's defaults, `briefs/desk.yaml`. */
export const deskSchema: z.ZodType<DeskKeys> = mapping(shared);

function codeName(): z.ZodType<string, string> {
  return z.string().superRefine((code, context) => {
    if (Object.hasOwn(codes, code)) return;
    const meant = nearest(code, Object.keys(codes));
    context.addIssue({
      code: "custom",
      message: `no diagnostic has the code \`${code}\`${meant ? `\ndid you mean \`${meant}\`?` : ""}`,
    });
  });
}
