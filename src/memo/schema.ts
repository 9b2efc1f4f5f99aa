/** The evidence file as a schema: the published JSON Schema is made from it, and a test holds it to the type. */
import * as z from "../yaml/zod.ts";
import { EVIDENCE_SCHEMA } from "./evidence.ts";

const span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) }).describe("Half-open range [start, end).");

const value = <T extends z.ZodType>(type: T, about: string) =>
  z
    .strictObject({
      value: type.nullable(),
      from: z.string().describe("Where it was found; `unknown` where nobody says."),
    })
    .describe(about);

const source = z.strictObject({
  path: z.string().describe("Workspace path; items of a container add #n."),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe("Of the file's bytes."),
  format: z.string(),
  title: value(z.string(), "Title."),
  author: value(z.array(z.string()), "Authors."),
  outlet: value(z.string(), "Who printed it."),
  published: value(z.string(), "YYYY, YYYY-MM or YYYY-MM-DD."),
  language: value(z.string(), "BCP 47."),
  url: value(z.string(), "Where it stands."),
  origins: z.array(
    z.strictObject({ newsroom: z.string(), relation: z.enum(["wire", "re-report", "mention"]), from: z.string() }),
  ),
  chain: z.array(z.string()).describe("The names that the story travelled by, newsroom first."),
  status: value(z.string(), "usable, withdrawn or corrected."),
  foldedInto: z.string().nullable().describe("Path of the source that tells the same story in the same words."),
  articleSha256: z.string().describe("Of the article's text, that spans count in, as UTF-8."),
});

const attribution = z.strictObject({
  kind: z.enum(["named", "institution", "anonymous", "article"]),
  speaker: z.string(),
  role: z.string().nullable(),
  cue: z.string().nullable().describe("The words of saying."),
  cueSpan: span.nullable().optional().describe("Where they stand."),
  span: span.nullable(),
  direct: z.boolean(),
});

const excerpt = z.strictObject({
  id: z.string().describe("Stable over rebuilds."),
  number: z.int().min(1),
  theme: z.string(),
  part: z.string().nullable(),
  grade: z.enum(["core", "related"]),
  rule: z.string().describe("The rule that took it, as written; `keep` where the analyst did."),
  source: z.string(),
  span: span.describe("UTF-16 offsets into the article's text."),
  codePoints: span.describe("The same in Unicode code points."),
  bytes: span.nullable().describe("The same in bytes of the file; null where the source isn't plain text."),
  text: z.string().describe("The verbatim words."),
  prefix: z.string(),
  suffix: z.string(),
  sentences: z.array(
    z.strictObject({
      span,
      role: z.enum(["match", "context"]),
      text: z.string().optional().describe("Of sentences outside of the excerpt's span, printed before it."),
    }),
  ),
  attribution: z.array(attribution),
  origin: z.string().nullable().describe("The newsroom it goes back to."),
  alsoIn: z.array(z.strictObject({ source: z.string(), span })),
  glosses: z.array(z.strictObject({ span, text: z.string() })).describe("Printed in brackets behind their span."),
  score: z.strictObject({ total: z.number(), parts: z.record(z.string(), z.number()) }),
});

const refused = z.strictObject({
  source: z.string(),
  span,
  theme: z.string(),
  reason: z.enum([
    "limit",
    "per-source-limit",
    "page-limit",
    "veto",
    "left-out",
    "repeat",
    "grade",
    "undated",
    "folded",
    "source-excluded",
  ]),
  detail: z.string(),
});

const counts = z.strictObject(
  Object.fromEntries(
    [
      "articles",
      "articlesUsed",
      "newsrooms",
      "excerpts",
      "core",
      "related",
      "dated",
      "undated",
      "named",
      "institution",
      "anonymous",
      "article",
      "refused",
    ].map((name) => [name, z.int().min(0)]),
  ),
);

/** The whole file. */
export const evidenceSchema: z.ZodType = z.strictObject({
  schema: z.literal(EVIDENCE_SCHEMA),
  tool: z.string(),
  brief: z.string(),
  date: z.string().nullable(),
  sources: z.array(source),
  excerpts: z.array(excerpt),
  refused: z.array(refused),
  figures: z.array(
    z.strictObject({
      text: z.string(),
      hedge: z.string().nullable(),
      counts: z.string().nullable(),
      kind: z.string(),
      speaker: z.string(),
      excerpt: z.int(),
      sentence: z.string(),
    }),
  ),
  judgements: z.array(
    z.strictObject({ number: z.int(), say: z.string(), because: z.array(z.int()), against: z.array(z.int()) }),
  ),
  cautions: z.array(z.strictObject({ rule: z.string(), text: z.string() })),
  counts,
  themes: z.array(z.strictObject({ slug: z.string(), sha256: z.string(), rules: z.array(z.string()) })),
  limits: z.strictObject({
    excerpts: z.int().nullable(),
    perSource: z.int().nullable(),
    pages: z.int().nullable(),
  }),
  printed: z
    .array(
      z.strictObject({
        kind: z.enum(["attribution", "figure", "shift", "speaker", "source", "caution", "count"]),
        excerpt: z.int().nullable(),
        text: z.string(),
      }),
    )
    .optional()
    .describe("What the memo prints beside the words of its excerpts."),
});
