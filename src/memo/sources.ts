/** The list of sources: what is known of each, and by whom. */

import type { Reading } from "../select/reading.ts";
import type { Article, Found } from "../sources/article.ts";
import type { OutletDetails } from "../sources/schema.ts";
import { printDate } from "./dates.ts";
import type { MemoSource } from "./memo.ts";
import type { Wording } from "./wording/wording.ts";

interface SourceInput {
  /** In the order of their numbers. */
  readonly readings: readonly Reading[];
  readonly folded: ReadonlyMap<string, string>;
  readonly outlets: ReadonlyMap<string, OutletDetails>;
  /** Excerpts by path. */
  readonly counts: ReadonlyMap<string, number>;
  readonly wording: Wording;
}

export function memoSources(input: SourceInput): MemoSource[] {
  const numbers = new Map(input.readings.map((r, index) => [r.article.path, index + 1]));
  return input.readings.map((reading, index) => memoSource(reading, index + 1, numbers, input));
}

/** By UTF-16 code units: the order is the same everywhere. */
export function countriesOf(sources: readonly MemoSource[]): string[] {
  return [...new Set(sources.flatMap(({ country }) => country ?? []))].sort();
}

/** The newsroom an article counts for: its origin, or else its own outlet; null where neither is known. */
export function newsroomOf(reading: Reading): string | null {
  return reading.origin ?? reading.article.metadata.outlet.value;
}

/** One key for the ways a newsroom's name is written: `The Baltic Ledger` and `Baltic Ledger` are one. */
export function newsroomKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** How it stands to the newsroom it counts for: `re-reporting Bloomberg`, `Bloomberg wire`; null for an outlet's own story. */
export function relationOf({ article, origin }: Reading, wording: Wording): string | null {
  const { origins, outlet } = article.metadata;
  if (origin === null || origin === outlet.value) return null;
  const relations = origins.filter((o) => o.newsroom === origin).map((o) => o.relation);
  if (relations.includes("re-report")) return wording.reReporting(origin);
  return relations.includes("wire") ? wording.wire(origin) : null;
}

/** The title, or the first words of the body with an ellipsis. */
export function labelOf(article: Article): string {
  if (article.metadata.title.value !== null) return article.metadata.title.value;
  const first = article.sentences[0];
  if (!first) return article.path.slice(article.path.lastIndexOf("/") + 1);
  const words = article.text.slice(first.span.start, first.span.end).split(/\s+/);
  const label = words.slice(0, LABEL_WORDS).join(" ");
  return words.length > LABEL_WORDS ? `${label.replace(/[,;:]$/, "")}…` : label;
}

/** Enough to recognise an article by, short enough for a table. */
const LABEL_WORDS = 9;

function memoSource(
  reading: Reading,
  number: number,
  numbers: ReadonlyMap<string, number>,
  input: SourceInput,
): MemoSource {
  const { article, origin } = reading;
  const { metadata } = article;
  const outlet = metadata.outlet.value;
  const about = outlet === null ? undefined : input.outlets.get(outlet);
  const published = metadata.published.value;
  const relayed = metadata.relayedThrough.value ?? [];
  const foldedInto = input.folded.get(article.path);
  return {
    number,
    path: article.path,
    file: article.path.replace(/^.*?sources\//, ""),
    format: article.format,
    sha256: article.sha256,
    digest: article.sha256.slice(0, 12),
    label: labelOf(article),
    title: metadata.title.value,
    authors: metadata.authors.value ?? [],
    outlet,
    carriedBy: metadata.carriedBy.value,
    relayedThrough: relayed,
    origin,
    relation: relationOf(reading, input.wording),
    chain: chainOf(reading),
    date: published === null ? input.wording.unknown : printDate(published, input.wording),
    dateIso: published,
    language: metadata.language.value,
    url: metadata.url.value,
    reliability: metadata.reliability.value,
    status: metadata.status.value,
    note: metadata.note.value,
    outletNote: about?.about ?? null,
    country: about?.country ?? null,
    byAnalyst: analystFields(metadata as unknown as Readonly<Record<string, unknown>>),
    excerpts: input.counts.get(article.path) ?? 0,
    foldedInto: foldedInto === undefined ? null : (numbers.get(foldedInto) ?? null),
  };
}

/** Newsroom, relays, outlet, carrier: each name once, in the order the story travelled. */
export function chainOf({ article, origin }: Reading): string[] {
  const { relayedThrough, outlet, carriedBy } = article.metadata;
  const names = [origin, ...(relayedThrough.value ?? []), outlet.value, carriedBy.value].filter(
    (name) => name !== null,
  );
  return names.filter((name, index) => names.indexOf(name) === index);
}

function analystFields(metadata: Readonly<Record<string, unknown>>): string[] {
  const isFound = (value: unknown): value is Found<unknown> =>
    typeof value === "object" && value !== null && "by" in value && "value" in value;
  return Object.keys(metadata).filter((key) => {
    const value = metadata[key];
    return isFound(value) && value.by === "analyst" && value.value !== null;
  });
}
