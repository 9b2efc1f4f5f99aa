/** Who says what: one row per speaker over all sources, whatever the spelling. */
import type { Attribution } from "../analysis/attribution.ts";
import type { Span } from "../text/span.ts";
import { overlaps } from "../text/span.ts";
import type { MemoExcerpt, MemoSpeaker, MemoSpeakerRow } from "./memo.ts";

/** The speaker of an attribution as a memo shows it. */
export function toSpeaker(attribution: Attribution): MemoSpeaker {
  const { kind, speaker, role, cue, form, key, span } = attribution;
  // Names stand at the head of a line, of a row or of a cell; a name of one's own ("iRobot") is left as it is.
  const name =
    kind === "named" ? speaker : speaker.replace(/^\p{Ll}(?=\p{Ll}*(?:\s|$))/u, (first) => first.toUpperCase());
  return { kind, name, role, cue: cue === "" ? null : cue, direct: form !== "reported", key, span };
}

/** The outlet's own voice. */
export function articleVoice(name: string): MemoSpeaker {
  return { kind: "article", name, role: null, cue: null, direct: false, key: "article", span: null };
}

/**
 * The speakers of an excerpt by position, and the main one: whose words cover most of the matched sentences. The
 * article's own voice is the main one where less than half of them is anybody's words. What nobody can be named for
 * counts as the article's: "he" without a name, "its sources", and what a body does or means to do rather than says.
 */
export function speakersOf(
  attributions: readonly Attribution[],
  matched: readonly Span[],
  voice: string,
): { main: MemoSpeaker; all: MemoSpeaker[] } {
  const said = attributions.filter((a) => isSpeech(a) && matched.some((span) => overlaps(a.span, span)));
  let main: Attribution | undefined;
  for (const attribution of said) {
    if (!main || sharedLength([attribution.span], matched) > sharedLength([main.span], matched)) main = attribution;
  }
  const spoken = sharedLength(
    said.map((a) => a.span),
    matched,
  );
  const byVoice = spoken * 2 < matched.reduce((sum, s) => sum + s.end - s.start, 0);
  const all = uniqueByKey(said.map(toSpeaker));
  const own = articleVoice(voice);
  const unsaid = matched.some((span) => !said.some((a) => overlaps(a.span, span)));
  if (unsaid || (byVoice && said.length > 0)) all.push(own);
  return { main: byVoice || !main ? own : toSpeaker(main), all };
}

/** Characters of the matched spans that lie in any of the given ones, each counted once. */
function sharedLength(spans: readonly Span[], matched: readonly Span[]): number {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return matched.reduce((sum, { start, end }) => {
    let at = start;
    let shared = 0;
    for (const span of sorted) {
      const from = Math.max(at, span.start);
      const to = Math.min(end, span.end);
      if (to > from) shared += to - from;
      at = Math.max(at, to);
    }
    return sum + shared;
  }, 0);
}

/** Words that stand for somebody without saying who. */
const pronouns = new Set(
  `i we you he she it they him her them us me one this that these those who both some others another many all few
   someone everyone nobody none`.split(/\s+/),
);

/** `its sources`, `his lawyer`, `few of them`: understood only beside the words before them. */
const LEANING = /^(?:its|his|her|their|my|our|your)\s|\s(?:of|to|for|by|with) (?:it|him|her|them|us|these|those)$/;

/** Forms of verbs that tell what a body does or has in mind. Of a person they are reported thought, which has a thinker. */
const intentions = new Set(
  `consider considers considered considering refuse refuses refused refusing decline declines declined declining
   intend intends intended intending seek seeks sought seeking aim aims aimed aiming strive strives strove striving
   plan plans planned planning decide decides decided deciding want wants wanted wanting need needs needed needing
   expect expects expected expecting prefer prefers preferred preferring wish wishes wished wishing hope hopes hoped hoping
   put puts putting see sees saw seen know knows knew known`.split(/\s+/),
);

/** False for what has no speaker that a reader could name; the article says it then. */
export function isSpeech({ kind, speaker, cue, form }: Attribution): boolean {
  const name = speaker.trim().toLowerCase();
  if (name === "" || pronouns.has(name) || LEANING.test(name)) return false;
  if (kind !== "institution" || form !== "reported") return true;
  return !cue
    .toLowerCase()
    .split(/\s+/)
    .some((word) => intentions.has(word));
}

/**
 * Rows by kind (named, institution, anonymous, article), then by number of excerpts, then by first excerpt. `memo` holds
 * all excerpts of the memo where the rows are of a part: a full name may stand in another one.
 */
export function speakerRows(
  excerpts: readonly MemoExcerpt[],
  memo: readonly MemoExcerpt[] = excerpts,
): MemoSpeakerRow[] {
  const groups = new Map<string, { speakers: MemoSpeaker[]; excerpts: Set<number>; sources: Set<number> }>();
  const full = fullKeys(memo.flatMap((e) => e.speakers.map((s) => s.key)));
  for (const excerpt of excerpts) {
    for (const speaker of excerpt.speakers) {
      const key = speaker.kind === "article" ? "article" : (full.get(speaker.key) ?? speaker.key);
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

/**
 * From the key of a last name alone (`person:trump`) to the one full key that ends in it (`person:donald trump`). Where two
 * people of the memo share the name, or nobody's full name is known, the short key stays its own.
 */
function fullKeys(keys: readonly string[]): Map<string, string> {
  const byLastName = new Map<string, Set<string>>();
  for (const key of keys) {
    const last = /^person:\S.* (\S+)$/.exec(key)?.[1];
    if (last === undefined) continue;
    const own = byLastName.get(`person:${last}`) ?? new Set<string>();
    byLastName.set(`person:${last}`, own.add(key));
  }
  const found = new Map<string, string>();
  for (const [short, [only, ...others]] of byLastName) {
    if (only !== undefined && others.length === 0) found.set(short, only);
  }
  return found;
}

function toRow(
  key: string,
  speakers: readonly MemoSpeaker[],
  excerpts: Set<number>,
  sources: Set<number>,
): MemoSpeakerRow {
  const names = namesOf(speakers);
  const roles = speakers.flatMap((s) => s.role ?? []).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const isVoice = key === "article";
  return {
    key,
    name: isVoice ? "" : (names[0] ?? ""),
    variants: isVoice ? [] : names.slice(1).filter((name) => !isPartOf(name, names[0] ?? "")),
    kind: speakers[0]?.kind ?? "article",
    role: roles[0] ?? null,
    excerpts: [...excerpts].sort((a, b) => a - b),
    sources: [...sources].sort((a, b) => a - b),
  };
}

/** Spellings, the one to show first: of several words rather than one, then the most frequent, then the longest. */
function namesOf(speakers: readonly MemoSpeaker[]): string[] {
  const counts = new Map<string, number>();
  for (const { name } of speakers) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isFull = (name: string) => Number(/\S\s+\S/.test(name));
  return [...counts]
    .sort(([a, timesA], [b, timesB]) => {
      return isFull(b) - isFull(a) || timesB - timesA || b.length - a.length || (a < b ? -1 : 1);
    })
    .map(([name]) => name);
}

/** `Trump` is no other spelling of `Donald Trump`; `Zelenskiy` is one of `Volodymyr Zelenskyy`. */
function isPartOf(name: string, whole: string): boolean {
  const words = new Set(whole.toLowerCase().split(/\s+/));
  return name
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.has(word));
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
