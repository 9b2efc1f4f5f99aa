/** Who says what: one row per speaker over all sources, whatever the spelling. */
import type { Attribution } from "../analysis/attribution.ts";
import type { Span } from "../text/span.ts";
import { overlaps } from "../text/span.ts";
import type { MemoExcerpt, MemoSpeaker, MemoSpeakerRow } from "./memo.ts";

/** The speaker of an attribution as a memo shows it. */
export function toSpeaker(attribution: Attribution): MemoSpeaker {
  const { kind, speaker, role, cue, form, key, span } = attribution;
  return { kind, name: speaker, role, cue: cue === "" ? null : cue, direct: form !== "reported", key, span };
}

/** The outlet's own voice. */
export function articleVoice(name: string): MemoSpeaker {
  return { kind: "article", name, role: null, cue: null, direct: false, key: "article", span: null };
}

/**
 * The speakers of an excerpt by position, and the main one: whose words cover most of the matched sentences. The
 * article's own voice is the main one where less than half of them is anybody's words.
 */
export function speakersOf(
  attributions: readonly Attribution[],
  matched: readonly Span[],
  voice: string,
): { main: MemoSpeaker; all: MemoSpeaker[] } {
  const said = attributions.filter((a) => matched.some((span) => overlaps(a.span, span)));
  const length = (spans: readonly Span[]) => spans.reduce((sum, s) => sum + s.end - s.start, 0);
  const shared = (a: Attribution) =>
    matched.reduce((sum, m) => sum + Math.max(0, Math.min(a.span.end, m.end) - Math.max(a.span.start, m.start)), 0);
  let main: Attribution | undefined;
  for (const attribution of said) if (!main || shared(attribution) > shared(main)) main = attribution;
  const covered = matched.filter((span) => said.some((a) => overlaps(a.span, span)));
  const byVoice = length(covered) * 2 < length(matched) || main === undefined;
  const all = uniqueByKey(said.map(toSpeaker));
  const own = articleVoice(voice);
  if (covered.length < matched.length) all.push(own);
  return { main: byVoice || !main ? own : toSpeaker(main), all };
}

/** Rows by kind (named, institution, anonymous, article), then by number of excerpts, then by first excerpt. */
export function speakerRows(excerpts: readonly MemoExcerpt[]): MemoSpeakerRow[] {
  const groups = new Map<string, { speakers: MemoSpeaker[]; excerpts: Set<number>; sources: Set<number> }>();
  for (const excerpt of excerpts) {
    for (const speaker of excerpt.speakers) {
      const key = speaker.kind === "article" ? "article" : speaker.key;
      const group = groups.get(key) ?? { speakers: [], excerpts: new Set(), sources: new Set() };
      group.speakers.push(speaker);
      group.excerpts.add(excerpt.number);
      group.sources.add(excerpt.source);
      groups.set(key, group);
    }
  }
  const rows = [...groups].map(([key, group]) => toRow(key, group.speakers, group.excerpts, group.sources));
  const rank = { named: 0, institution: 1, anonymous: 2, article: 3 };
  return rows.sort(
    (a, b) =>
      rank[a.kind] - rank[b.kind] ||
      b.excerpts.length - a.excerpts.length ||
      (a.excerpts[0] ?? 0) - (b.excerpts[0] ?? 0) ||
      (a.name < b.name ? -1 : 1),
  );
}

function toRow(
  key: string,
  speakers: readonly MemoSpeaker[],
  excerpts: Set<number>,
  sources: Set<number>,
): MemoSpeakerRow {
  const names = [...new Set(speakers.map((s) => s.name))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const roles = speakers.flatMap((s) => s.role ?? []).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const isVoice = key === "article";
  return {
    key,
    name: isVoice ? "" : (names[0] ?? ""),
    variants: isVoice ? [] : names.slice(1),
    kind: speakers[0]?.kind ?? "article",
    role: roles[0] ?? null,
    excerpts: [...excerpts].sort((a, b) => a - b),
    sources: [...sources].sort((a, b) => a - b),
  };
}

function uniqueByKey(speakers: readonly MemoSpeaker[]): MemoSpeaker[] {
  const seen = new Set<string>();
  return speakers.filter((speaker) => {
    const key = `${speaker.kind} ${speaker.key}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
