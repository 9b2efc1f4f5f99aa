/**
 * Finds the newsrooms that an article goes back to, each with the words that show it: the wire's dateline, a headline
 * that names its source, "the FT reported", "told Bloomberg". A newsroom that is only met on the way, or that is the
 * article's own, is a mention.
 */
import type { Span } from "../../text/span.ts";
import type { OriginWitness } from "../article.ts";
import { knownNewsroom, nameRunLength, newsroomAt } from "./newsrooms.ts";

/** What the search looks at. */
export interface OriginInput {
  readonly text: string;
  readonly title: Span | null;
  /** Kept paragraphs, and sentences that only name the origin, in order. */
  readonly passages: readonly { readonly span: Span; readonly note: boolean }[];
  /** The newsroom of the dateline, with its place. */
  readonly wire: { readonly name: string; readonly span: Span } | null;
  readonly outlet: string | null;
}

interface Hit {
  readonly name: string;
  readonly span: Span;
  readonly strength: "strong" | "weak" | "mention";
  readonly passage: number;
}

/** In order of position; the title's witness first. */
export function findOrigins(input: OriginInput): OriginWitness[] {
  const { text, wire } = input;
  const hits = input.passages.flatMap((passage, index) => hitsOf(text, passage.span, index, passage.note));
  const title = input.title ? titleHit(text, input.title, hits) : undefined;
  const all = unify(title ? [title, ...hits] : hits);
  const own = new Set([wire?.name, input.outlet].filter((name) => name !== undefined && name !== null));
  const retold = new Set(all.filter((hit) => !own.has(hit.name) && retells(hit, all)).map((hit) => hit.name));
  const found: OriginWitness[] = wire ? [witness(wire.name, "wire", wire.span)] : [];
  for (const hit of all) {
    const relation = retold.has(hit.name) && hit.strength !== "mention" ? "re-report" : "mention";
    if (!own.has(hit.name)) found.push(witness(hit.name, relation, hit.span));
  }
  return found;
}

function witness(newsroom: string, relation: OriginWitness["relation"], span: Span): OriginWitness {
  return { newsroom, relation, span, from: "text", by: "source" };
}

/** How far into an article its origin is named; what comes later is background. */
const OPENING_PASSAGES = 4;

/**
 * A strong witness stands in the title, in a sentence of its own, or in the opening. What somebody told a newsroom
 * counts in the first two paragraphs, or where the same newsroom is met as a source again.
 */
function retells(hit: Hit, all: readonly Hit[]): boolean {
  if (hit.strength === "strong") return hit.passage < OPENING_PASSAGES;
  if (hit.strength === "mention") return false;
  if (hit.passage < 2) return true;
  return all.some(
    (other) =>
      other !== hit && other.name === hit.name && other.strength === "weak" && other.passage < OPENING_PASSAGES,
  );
}

/** Verbs by which an article retells a newsroom, in the present or the past. */
const retelling =
  "reports?|reported|writes?|wrote|has (?:reported|learned|learnt)|had reported|revealed|reveals|has revealed|notes|noted|claims?|claimed|cited|quoted";
const afterName = new RegExp(
  `^(?:['’]s)?,? (?:(?:also|first|earlier|later|previously|has|had) )?(?:${retelling})\\b`,
  "u",
);
const afterSaid =
  /^,? (?:said|says|added|adds)(?=,? (?:citing|quoting|in (?:a|its) report|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))/u;
const beforeStrong =
  /\b(?:(?:[Rr]eported|[Ww]ritten|[Rr]evealed|[Pp]ublished|[Qq]uoted|[Cc]ited|[Ss]een|[Oo]btained|[Rr]eviewed) (?:by|in|on)|(?:writes|reports|wrote|reported|reveals|revealed)|(?:[Ww]ith reference to|[Cc]iting|[Rr]eferring to|quoting|a report (?:by|in|from)|[Rr]eports? (?:by|in|from)|[Ss]ource:|пише|повідомляє|повідомило|повідомив|повідомила|посиланням на|пишет|сообщает|сообщило|передает|ссылкой на|berichtet|meldet|schreibt|berichteten|rapporte|rapporté par|écrit|selon|según|informa|publica)) $/u;
const beforeWeak =
  /\b(?:told|tells|speaking (?:to|with)|spoke (?:to|with)|revealed to|disclosed to|confirmed to|said to|interview (?:with|to|for)|[Aa]ccording to|[Aa]s per|confirmed by|shared with|сказав|розповів|повідомили|заявил|рассказал|sagte|gegenüber|a déclaré à|dijo a) $/u;
/** A word in front of most witnesses; passages without any capitalised newsroom are left at once. */
const capital = /(?:^|[\s(«„“"'—–-])(?:the |The )?(?=[«„“"]?(?:\p{Lu}|dpa|taz|iStories))/gu;

function hitsOf(text: string, span: Span, passage: number, note: boolean): Hit[] {
  const hits: Hit[] = [];
  const part = text.slice(span.start, span.end);
  capital.lastIndex = 0;
  for (let match = capital.exec(part); match !== null; match = capital.exec(part)) {
    const at = match.index + (/^[\s(«„“"'—–-]/.test(match[0]) ? 1 : 0);
    const found = newsroomAt(part, at);
    if (!found) {
      const name = match.index + match[0].length;
      capital.lastIndex = Math.max(name + nameRunLength(part, name), match.index + 1);
      continue;
    }
    const strength = found.product ? "mention" : strengthOf(part, at, at + found.length, found.known, note);
    const start = span.start + at;
    if (strength)
      hits.push({
        name: found.name,
        span: { start, end: start + found.length },
        strength,
        passage: note ? 0 : passage,
      });
    capital.lastIndex = at + found.length;
  }
  return hits;
}

function strengthOf(
  part: string,
  start: number,
  end: number,
  known: boolean,
  note: boolean,
): Hit["strength"] | undefined {
  const before = part.slice(Math.max(0, start - 40), start);
  const after = part.slice(end, end + 60);
  if (note || afterName.test(after) || afterSaid.test(after)) return "strong";
  if (beforeStrong.test(before)) return "strong";
  if (beforeWeak.test(before)) return "weak";
  return known ? "mention" : undefined;
}

/** `Bloomberg: …` by the lexicon; `Meridian: …` where the text names the Meridian Wire as its source. */
function titleHit(text: string, title: Span, hits: readonly Hit[]): Hit | undefined {
  const line = text.slice(title.start, title.end);
  const prefix = /^([^:–—]{2,40}):\s/u.exec(line)?.[1];
  if (prefix === undefined) return trailingSource(line, title);
  const span = { start: title.start, end: title.start + prefix.length };
  const known = knownNewsroom(prefix);
  const meant =
    known ??
    hits.find((hit) => hit.strength !== "mention" && hit.name.replace(/^[Tt]he /, "").startsWith(`${prefix} `))?.name;
  return meant === undefined ? undefined : { name: meant, span, strength: "strong", passage: 0 };
}

/** `… – Bloomberg`, `…, Reuters reports`: the source at the end of a headline. */
function trailingSource(line: string, title: Span): Hit | undefined {
  const match = /(?:\s[–—-]\s|,\s)([^,–—|]{2,40}?)(?: (?:reports?|says|writes))?$/u.exec(line);
  const name = match ? knownNewsroom(match[1] ?? "") : undefined;
  if (!match || name === undefined) return undefined;
  const start = title.start + line.lastIndexOf(match[1] ?? "");
  return { name, span: { start, end: start + (match[1] ?? "").length }, strength: "strong", passage: 0 };
}

/** One name a newsroom: "Meridian" is the "Meridian Wire" that the text names in full. */
function unify(hits: readonly Hit[]): Hit[] {
  const names = [...new Set(hits.map((hit) => hit.name))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const full = (name: string) => names.find((other) => other !== name && other.replace(/^The /, "") === name) ?? name;
  return hits.map((hit) => ({ ...hit, name: full(hit.name) }));
}
