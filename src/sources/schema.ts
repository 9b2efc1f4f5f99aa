/** What a details file may hold, key by key. */
import type { z } from "zod";
import { choice, line, mapping, named, oneOrMany, partialDate, scalar, shortFor, text } from "../yaml/scalars.ts";
import type { PartialDate } from "./article.ts";

/** What the analyst says of one source; every key may be missing. */
export interface SourceDetails {
  readonly title?: string | undefined;
  readonly author?: readonly string[] | undefined;
  readonly outlet?: string | undefined;
  readonly "carried-by"?: string | undefined;
  readonly "relayed-through"?: readonly string[] | undefined;
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly date?: PartialDate | undefined;
  readonly updated?: PartialDate | undefined;
  readonly language?: string | undefined;
  readonly reliability?: string | undefined;
  readonly status?: "usable" | "withdrawn" | "corrected" | undefined;
  readonly note?: string | undefined;
}

/** The whole file as it is written. */
export interface DetailsFile {
  readonly files?: Readonly<Record<string, SourceDetails>> | undefined;
  readonly outlets?: Readonly<Record<string, OutletDetails>> | undefined;
}

/** What the analyst says of an outlet. */
export interface OutletDetails {
  readonly about?: string | undefined;
  readonly country?: string | undefined;
}

const grade = (): z.ZodType<string> =>
  scalar({ type: "string", pattern: "^[A-F][1-6]$" }, "an Admiralty grade from `A1` to `F6`", ({ text: written }) =>
    /^[A-Fa-f][1-6]$/.test(written) ? written.toUpperCase() : undefined,
  );

const address = (): z.ZodType<string> =>
  scalar(
    { type: "string", format: "uri" },
    "an address that begins with `https://` or `http://`",
    ({ text: written }) => (/^https?:\/\/[^\s/]\S*$/i.test(written) && written.length <= 2048 ? written : undefined),
  );

const language = (): z.ZodType<string> =>
  scalar(
    { type: "string", pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" },
    "a language such as `en` or `uk`",
    ({ text: written }) => (/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(written) ? written : undefined),
  );

const sourceSchema: z.ZodType<SourceDetails> = mapping({
  title: line().describe("The headline, where the file has none.").optional(),
  author: oneOrMany(line()).describe("One name or a list.").optional(),
  outlet: line().describe("Who published it.").optional(),
  "carried-by": line().describe("Who printed it for the outlet.").optional(),
  "relayed-through": oneOrMany(line())
    .describe("Newsrooms between the origin and the outlet, first to last.")
    .optional(),
  origin: line().describe("The newsroom that the story goes back to.").optional(),
  url: address().describe("Where it was published.").optional(),
  date: partialDate().describe("The day, month or year of publication.").optional(),
  updated: partialDate().describe("The day, month or year of this version.").optional(),
  language: language().describe("The language of the text.").optional(),
  reliability: grade().describe("The desk's grade of this copy, source and information.").optional(),
  status: choice(["usable", "withdrawn", "corrected"])
    .describe("`withdrawn` and `corrected` are stamped on memos.")
    .optional(),
  note: text().describe("Printed with the source.").optional(),
});

const outletSchema: z.ZodType<OutletDetails> = mapping({
  about: line().describe("A few words, printed with each of its articles.").optional(),
  country: line().describe("Where it is published, in the words that memos print.").optional(),
});

/** `briefs/sources.yaml`. */
export const detailsSchema: z.ZodType<DetailsFile> = mapping({
  files: named(sourceSchema).describe("By file name under the folder of sources.").optional(),
  outlets: named(shortFor("about", outletSchema))
    .describe("By name: a few words on an outlet, or a mapping with its country.")
    .optional(),
});
