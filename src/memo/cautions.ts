/**
 * Gaps and cautions: what a careful analyst would say of the evidence before anybody leans on it. Each line names the rule
 * that produced it; the same measures feed `stop-if` and `warn-if`.
 */
import type { Reading } from "../select/reading.ts";
import type { MemoCaution, MemoExcerpt, MemoJudgement, MemoPart, MemoSource } from "./memo.ts";
import type { Wording } from "./wording/wording.ts";

export interface CautionInput {
  readonly sources: readonly MemoSource[];
  readonly parts: readonly MemoPart[];
  readonly excerpts: readonly MemoExcerpt[];
  readonly judgements: readonly MemoJudgement[];
  readonly readings: ReadonlyMap<string, Reading>;
  readonly wording: Wording;
}

/** A share from which one voice is too much, in percent; the brief's own thresholds are judged apart. */
const MOST = 50;
/** Fewer excerpts than this make a thin theme. */
const THIN = 3;

export function memoCautions(input: CautionInput): MemoCaution[] {
  return [...datesOf(input), ...originsOf(input), ...coverageOf(input), ...voicesOf(input), ...judgementsOf(input)];
}

function datesOf({ sources, excerpts, readings, wording }: CautionInput): MemoCaution[] {
  const undated = sources.filter((s) => s.dateIso === null);
  const found: MemoCaution[] = [];
  if (undated.length > 0)
    found.push({ rule: "undated", text: wording.caution.undated(undated.length, sources.length) });
  const words = excerpts.filter((e) => !e.dated).flatMap((e) => relativeDatesIn(e, sources, readings));
  if (words.length > 0) {
    const examples = [...new Set(words)]
      .slice(0, 3)
      .map((w) => `“${w}”`)
      .join(", ");
    found.push({ rule: "relative-dates", text: wording.caution.relativeDates(words.length, examples) });
  }
  return found;
}

function relativeDatesIn(
  excerpt: MemoExcerpt,
  sources: readonly MemoSource[],
  readings: ReadonlyMap<string, Reading>,
): string[] {
  const path = sources[excerpt.source - 1]?.path ?? "";
  const reading = readings.get(path);
  if (!reading) return [];
  return reading.analysis.relativeDates
    .filter(({ span }) => span.start < excerpt.span.end && excerpt.span.start < span.end)
    .map(({ span }) => reading.article.text.slice(span.start, span.end));
}

function originsOf({ sources, parts, excerpts, readings, wording }: CautionInput): MemoCaution[] {
  const found: MemoCaution[] = [];
  const where = (part: MemoPart) => (part.heading === null ? "" : wording.under(part.heading));
  for (const part of parts) {
    const own = excerpts.filter((e) => e.part === part.index);
    const [newsroom, share] = largestShare(own.map((e) => e.origin));
    if (newsroom !== null && share > MOST && own.length >= THIN) {
      found.push({ rule: "one-origin", text: tidy(wording.caution.oneOrigin(where(part), newsroom, share)) });
    }
    const [source, weight] = largestShare(own.map((e) => e.source));
    if (source !== null && weight > MOST && own.length >= THIN) {
      found.push({ rule: "one-article", text: tidy(wording.caution.oneArticle(where(part), source, weight)) });
    }
  }
  const unknown = sources.filter((s) => s.origin === null && s.outlet === null);
  if (unknown.length > 0)
    found.push({
      rule: "unknown-origin",
      text: wording.caution.unknownOrigin(numbers(unknown, wording), unknown.length),
    });
  const retells = (path: string) =>
    readings.get(path)?.article.metadata.origins.some((o) => o.relation === "re-report") ?? false;
  const second = sources.filter((s) => retells(s.path));
  if (second.length > 0) {
    const labels = second.map((s) => `${wording.source(s.number)}, ${s.relation}`).join("; ");
    found.push({ rule: "second-hand", text: wording.caution.reReports(labels) });
  }
  return found;
}

function coverageOf({ sources, parts, wording }: CautionInput): MemoCaution[] {
  const found: MemoCaution[] = [];
  for (const theme of parts.flatMap((p) => p.themes)) {
    const count = theme.excerpts.length;
    if (count === 0) found.push({ rule: "empty-theme", text: wording.caution.empty(theme.title) });
    else if (count < THIN) {
      found.push({ rule: "thin-theme", text: wording.caution.thin(theme.title, wording.excerpts(count)) });
    }
  }
  const unused = sources.filter((s) => s.excerpts === 0 && s.foldedInto === null);
  if (unused.length > 0)
    found.push({ rule: "unused-sources", text: wording.caution.unused(numbers(unused, wording), unused.length) });
  const languages = new Set(sources.map((s) => s.language));
  const [only] = languages;
  if (sources.length > 1 && languages.size === 1 && only) {
    found.push({ rule: "one-language", text: wording.caution.oneLanguage(only) });
  }
  return found;
}

function voicesOf({ excerpts, wording }: CautionInput): MemoCaution[] {
  const share = percent(excerpts.filter((e) => e.speaker.kind === "anonymous").length, excerpts.length);
  return share >= MOST / 2 ? [{ rule: "anonymous", text: wording.caution.anonymous(share) }] : [];
}

function judgementsOf({ judgements, excerpts, wording }: CautionInput): MemoCaution[] {
  return judgements.flatMap((judgement) => {
    if (judgement.because.length === 0) {
      return [{ rule: "judgement-without-evidence", text: wording.caution.judgementWithoutEvidence(judgement.number) }];
    }
    const undated = judgement.because.every((number) => excerpts[number - 1]?.dated === false);
    return undated ? [{ rule: "undated-evidence", text: wording.caution.undatedEvidence(judgement.number) }] : [];
  });
}

/** The value that stands most often and its share in percent; nulls count to the whole but are never the largest. */
function largestShare<T>(values: readonly (T | null)[]): [T | null, number] {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  let most = 0;
  for (const [value, count] of counts) if (count > most) [best, most] = [value, count];
  return [best, percent(most, values.length)];
}

/** Rounded percent; 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

/** Twelve numbers are read; forty are counted. */
const MAX_NUMBERS = 12;

function numbers(sources: readonly MemoSource[], wording: Wording): string {
  const shown = sources.slice(0, MAX_NUMBERS).map((s) => String(s.number));
  const more = sources.length > MAX_NUMBERS ? ` ${wording.andMore(sources.length - MAX_NUMBERS)}` : "";
  return `${shown.join(", ")}${more}`;
}

function tidy(text: string): string {
  return text.replace(/ {2,}/g, " ").replace(/ ([.,])/g, "$1");
}
