/** The memo as templates see it. Holds to the type field by field, so that the two cannot drift apart. */
import type {
  Memo,
  MemoCaution,
  MemoChange,
  MemoChanges,
  MemoCounts,
  MemoExcerpt,
  MemoFigure,
  MemoJudgement,
  MemoPart,
  MemoPiece,
  MemoShift,
  MemoSource,
  MemoSpeaker,
  MemoSpeakerRow,
  MemoTheme,
} from "../../memo/memo.ts";
import type { Span } from "../../text/span.ts";
import { analystText, list, type RecordShape, record, type Shape, value } from "./shape.ts";

const values = list(value);

const span = record<Span>("span", { start: value, end: value });

const speaker = record<MemoSpeaker>("speaker", {
  kind: value,
  name: value,
  role: value,
  cue: value,
  direct: value,
  key: value,
  span,
});

const excerpt = record<MemoExcerpt>("excerpt", {
  id: value,
  number: value,
  theme: value,
  themeTitle: value,
  part: value,
  grade: value,
  rule: value,
  source: value,
  pieces: list(record<MemoPiece>("piece", { type: value, text: value })),
  text: value,
  span,
  speaker,
  speakers: list(speaker),
  outlet: value,
  relation: value,
  origin: value,
  country: value,
  date: value,
  dated: value,
  language: value,
  link: value,
  alsoPrintedBy: list(record<MemoExcerpt["alsoPrintedBy"][number]>("printing", { outlet: value, source: value })),
  score: value,
  isNew: value,
});

const theme = record<MemoTheme>("theme", {
  slug: value,
  title: value,
  question: value,
  scope: value,
  excerpts: list(excerpt),
  summary: value,
});

const figure = record<MemoFigure>("figure", {
  words: value,
  text: value,
  hedge: value,
  counts: value,
  kind: value,
  speaker,
  excerpt: value,
  source: value,
  sentence: value,
});

const speakerRow = record<MemoSpeakerRow>("speaker row", {
  key: value,
  name: value,
  variants: values,
  kind: value,
  role: value,
  excerpts: values,
  sources: values,
});

const part = record<MemoPart>("part", {
  index: value,
  heading: value,
  themes: list(theme),
  count: value,
  newsrooms: value,
  summary: value,
  ifEmpty: value,
  figures: list(figure),
  speakers: list(speakerRow),
  seeAlso: list(record<MemoPart["seeAlso"][number]>("reference", { number: value, part: value })),
});

const judgement = record<MemoJudgement>("judgement", {
  number: value,
  say: analystText,
  likelihood: value,
  likelihoodRange: value,
  confidence: value,
  because: values,
  against: values,
});

const source = record<MemoSource>("source", {
  number: value,
  path: value,
  file: value,
  format: value,
  sha256: value,
  digest: value,
  label: value,
  title: value,
  authors: values,
  outlet: value,
  carriedBy: value,
  relayedThrough: values,
  origin: value,
  relation: value,
  chain: values,
  date: value,
  dateIso: value,
  language: value,
  url: value,
  reliability: value,
  status: value,
  note: value,
  outletNote: value,
  country: value,
  byAnalyst: values,
  excerpts: value,
  foldedInto: value,
});

const side = record<MemoShift["a"]>("side", { excerpt: value, text: value, date: value, outlet: value });

const changes = record<MemoChanges>("comparison", {
  state: value,
  since: value,
  sinceDate: value,
  items: list(record<MemoChange>("change", { what: value, cause: value, excerpt: value, text: value, source: value })),
});

const counts = record<MemoCounts>("set of counts", {
  articles: value,
  articlesUsed: value,
  newsrooms: value,
  excerpts: value,
  core: value,
  related: value,
  dated: value,
  undated: value,
  named: value,
  institution: value,
  anonymous: value,
  article: value,
  refused: value,
});

const header = record<Memo["header"]>("header", {
  to: values,
  from: value,
  date: value,
  dateIso: value,
  reference: value,
  subject: value,
  marking: value,
  copy: value,
});

const scale = record<Memo["scale"]>("scale", {
  name: value,
  title: value,
  terms: list(record<Memo["scale"]["terms"][number]>("term", { word: value, range: value })),
});

const methodTheme: Shape = record<Memo["method"]["themes"][number]>("theme's rules", {
  slug: value,
  title: value,
  scope: value,
  rules: values,
  sha256: value,
});

/** The root of every template. */
export const memoShape: RecordShape = record<Memo>("memo", {
  slug: value,
  tool: value,
  title: value,
  question: value,
  header,
  provenance: value,
  bottomLine: analystText,
  pointsToMake: analystText,
  texts: { type: "map", item: analystText },
  judgements: list(judgement),
  scale,
  changes,
  hasParts: value,
  parts: list(part),
  excerpts: list(excerpt),
  shifts: list(record<MemoShift>("shift", { name: value, theme: value, kind: value, a: side, b: side })),
  speakers: list(speakerRow),
  figures: list(figure),
  cautions: list(record<MemoCaution>("caution", { rule: value, text: value })),
  notices: values,
  sources: list(source),
  countries: values,
  counts,
  method: record<Memo["method"]>("method", {
    themes: list(methodTheme),
    depth: value,
    limits: value,
    filesRead: value,
    verify: value,
  }),
  language: value,
});
