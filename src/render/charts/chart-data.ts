/** What a chart shows, counted from the memo; the same rows make the drawing, its description, and the table behind it. */
import type { Memo, MemoSource } from "../../memo/memo.ts";

export const chartNames = ["coverage", "timeline", "kinds", "origins"] as const;
export type ChartName = (typeof chartNames)[number];

export interface ChartRow {
  /** Rows of one group stand under its name; null where the chart has no groups. */
  readonly group: string | null;
  readonly label: string;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in a timeline; null elsewhere. */
  readonly date: string | null;
  /** Excerpts. */
  readonly count: number;
}

/** Words by key, from the template's labels. */
export type Word = (key: string, n?: string) => string;

/** The labels that a chart needs. */
export function chartLabels(name: ChartName): readonly string[] {
  const own = {
    coverage: ["theme", "source", "source-number"],
    timeline: ["date"],
    kinds: voices,
    origins: ["origin", "unknown"],
  };
  return [`chart-${name}`, "excerpts", ...own[name]];
}

const voices = ["kind-of", "speakers-named", "speakers-institution", "speakers-anonymous", "speakers-article"];

/** Rows in the order in which they are shown; none where there is nothing to count. */
export function chartRows(name: ChartName, memo: Memo, word: Word): readonly ChartRow[] {
  if (name === "coverage") return coverage(memo, word);
  if (name === "timeline") return timeline(memo);
  return name === "kinds" ? kinds(memo, word) : origins(memo, word);
}

/** Heads of the table's columns, the count's last. */
export function chartHeads(name: ChartName, word: Word): readonly string[] {
  if (name === "coverage") return [word("theme"), word("source"), word("excerpts")];
  return [word(name === "timeline" ? "date" : name === "kinds" ? "kind-of" : "origin"), word("excerpts")];
}

function coverage({ excerpts, sources }: Memo, word: Word): readonly ChartRow[] {
  const themes = new Map(excerpts.map((e) => [e.theme, e.themeTitle]));
  return [...themes].flatMap(([theme, group]) =>
    sources.flatMap((source) => {
      const count = excerpts.filter((e) => e.theme === theme && e.source === source.number).length;
      return count === 0 ? [] : [{ group, label: nameOf(source, word), date: null, count }];
    }),
  );
}

function nameOf({ outlet, label, number }: MemoSource, word: Word): string {
  return `${outlet ?? label}, ${word("source-number", String(number))}`;
}

/** One row for each date, oldest first; what has no date is in no timeline. */
function timeline({ excerpts, sources }: Memo): readonly ChartRow[] {
  const rows = new Map<string, ChartRow>();
  for (const { source } of excerpts) {
    const { dateIso, date } = sources[source - 1] ?? { dateIso: null, date: "" };
    if (dateIso === null) continue;
    rows.set(dateIso, { group: null, label: date, date: dateIso, count: (rows.get(dateIso)?.count ?? 0) + 1 });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function kinds({ counts }: Memo, word: Word): readonly ChartRow[] {
  return (["named", "institution", "anonymous", "article"] as const).map((kind) => ({
    group: null,
    label: word(`speakers-${kind}`),
    date: null,
    count: counts[kind],
  }));
}

/** Two spellings of one newsroom, with its article and without, are one row, under the spelling that comes first. */
function origins({ excerpts }: Memo, word: Word): readonly ChartRow[] {
  const rows = new Map<string, ChartRow>();
  for (const { origin } of excerpts) {
    const label = origin ?? word("unknown");
    const key = label.toLowerCase().replace(/^the\s+/, "");
    const known = rows.get(key) ?? { group: null, label, date: null, count: 0 };
    rows.set(key, { ...known, count: known.count + 1 });
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}
