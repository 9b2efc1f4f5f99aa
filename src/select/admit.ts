/** Which articles a brief works on: its globs, languages and dates, and the same story told twice folded to one. */
import type { Brief } from "../brief/brief.ts";
import { selectedBy } from "../text/glob.ts";
import type { Reading } from "./reading.ts";
import { findRepeats } from "./repeats.ts";
import type { Refusal } from "./selection.ts";

/** The articles a brief works on, and those it doesn't. */
export interface Admission {
  /** By path. Folded articles are not among them. */
  readonly readings: readonly Reading[];
  /** Articles the brief's filters leave in, folded ones included: what "5 articles" counts. By path. */
  readonly considered: readonly Reading[];
  readonly folded: ReadonlyMap<string, string>;
  /** Path to 0…1: rank among the dated articles, 1 the newest; undated articles are not in it. */
  readonly freshness: ReadonlyMap<string, number>;
  readonly refused: readonly Refusal[];
}

/** `stories` says which article tells the story of which other; worked out where it isn't given. */
export function admitReadings(
  readings: readonly Reading[],
  brief: Brief,
  stories?: ReadonlyMap<string, string>,
): Admission {
  const sorted = [...readings].sort((a, b) => (a.article.path < b.article.path ? -1 : 1));
  const themes = new Set(brief.parts.flatMap((part) => part.themes.map((theme) => theme.text)));
  const considered: Reading[] = [];
  const refused: Refusal[] = [];
  for (const reading of sorted) {
    const reason = exclusion(reading, brief);
    if (reason === null) considered.push(reading);
    else refused.push(...refuseAll(reading, themes, "source-excluded", reason));
  }
  const folded = stories ?? storiesOf(considered, brief);
  for (const reading of considered) {
    const into = folded.get(reading.article.path);
    if (into !== undefined) refused.push(...refuseAll(reading, themes, "folded", `the same story as ${into}`));
  }
  const kept = considered.filter((r) => !folded.has(r.article.path));
  return { readings: kept, considered, folded, freshness: freshnessOf(kept), refused };
}

/** Whether a brief's filters leave an article in. */
export function isConsidered(reading: Reading, brief: Brief): boolean {
  return exclusion(reading, brief) === null;
}

/** Which of the articles that a brief considers tell the story of another: path to path. Nothing under `collapse-same-story: false`. */
export function storiesOf(considered: readonly Reading[], brief: Brief): ReadonlyMap<string, string> {
  return brief.collapseSameStory ? foldStories(considered) : new Map();
}

function exclusion(reading: Reading, brief: Brief): string | null {
  const { metadata, path } = reading.article;
  const name = path.replace(/^.*?sources\//, "").replace(/#\d+$/, "");
  if (!selectedBy(name, brief.sources.include)) return "not among the brief's sources";
  const language = metadata.language.value;
  const { languages, undated } = brief.sources;
  if (languages.length > 0 && (language === null || !languages.includes(language))) {
    return `language ${language ?? "unknown"}`;
  }
  if (undated === "drop" && metadata.published.value === null) return "undated";
  return null;
}

/**
 * Every match of an excluded article is on record, so that `explain` can answer for it. Only those of the brief's own
 * themes: a reading holds the matches of all briefs that are built together.
 */
function refuseAll(
  reading: Reading,
  themes: ReadonlySet<string>,
  reason: "source-excluded" | "folded",
  detail: string,
): Refusal[] {
  const own = [...reading.matches].filter(([theme]) => themes.has(theme));
  return own.flatMap(([theme, { matches }]) =>
    matches.flatMap((match) => {
      const sentence = reading.article.sentences[match.sentence];
      return sentence
        ? [{ source: reading.article.path, span: sentence.span, theme, reason, detail, score: null }]
        : [];
    }),
  );
}

/** Folds copies into the earliest dated, then the best described, then the first by path. */
function foldStories(readings: readonly Reading[]): Map<string, string> {
  const ranked = [...readings].sort((a, b) => compareWorth(a, b) || (a.article.path < b.article.path ? -1 : 1));
  const items = ranked.map((r) => ({ id: r.article.path, text: bodyOf(r) })).filter((item) => item.text !== "");
  const folded = new Map<string, string>();
  for (const group of findRepeats(items)) for (const path of group.folded) folded.set(path, group.keep);
  return folded;
}

function compareWorth(a: Reading, b: Reading): number {
  const [dateA, dateB] = [a.article.metadata.published.value ?? "9999", b.article.metadata.published.value ?? "9999"];
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return described(b) - described(a);
}

function described(reading: Reading): number {
  const { title, authors, outlet, url } = reading.article.metadata;
  return [title, authors, outlet, url].filter((found) => found.value !== null).length;
}

function bodyOf(reading: Reading): string {
  const { blocks, text } = reading.article;
  return blocks.map((b) => text.slice(b.span.start, b.span.end)).join("\n");
}

function freshnessOf(readings: readonly Reading[]): Map<string, number> {
  const dates = [...new Set(readings.flatMap((r) => r.article.metadata.published.value ?? []))].sort();
  const found = new Map<string, number>();
  for (const { article } of readings) {
    const date = article.metadata.published.value;
    if (date !== null) found.set(article.path, dates.length < 2 ? 1 : dates.indexOf(date) / (dates.length - 1));
  }
  return found;
}
