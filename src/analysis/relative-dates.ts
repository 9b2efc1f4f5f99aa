/**
 * Finds time words that mean nothing without the article's own date: "Thursday", "in late May", "over the next few
 * years", "since 2014". They are found, never turned into dates. One pass; the longest reading at each place wins.
 */
import type { Article } from "../sources/article.ts";
import type { RelativeDate } from "./attribution.ts";
import { durations, months, numberWords, ordinals, seasons, weekdays } from "./lexicon/numbers.ts";
import { type Token, tokenise } from "./tokens.ts";

/** All of an article, in order, none overlapping. */
export function findRelativeDates(article: Article): RelativeDate[] {
  return article.sentences.flatMap(({ span }, sentence) => {
    const tokens = tokenise(article.text, span);
    const found: RelativeDate[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const end = readTime(tokens, i);
      if (end === undefined) continue;
      found.push({ span: { start: tokens[i]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }, sentence });
      i = end - 1;
    }
    return found;
  });
}

const introducers: ReadonlySet<string> = new Set(
  "on in by over during for since until within before after at through throughout from approaching entering".split(" "),
);
const deictics: ReadonlySet<string> = new Set(
  "this last next past coming previous recent following first final past upcoming same that current preceding initial".split(
    " ",
  ),
);
const alone: ReadonlySet<string> = new Set(
  "today yesterday tomorrow tonight recently lately nowadays overnight".split(" "),
);
const dayParts: ReadonlySet<string> = new Set("morning afternoon evening night weekend term".split(" "));
const determiners: ReadonlySet<string> = new Set("the a its their his her an".split(" "));

/** The token behind a time expression that begins at `i`; undefined where none does. */
function readTime(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i];
  if (token?.kind !== "word" && token?.kind !== "number") return undefined;
  if (alone.has(token.lower)) return i + 1;
  return afterIntroducers(tokens, i) ?? ago(tokens, i);
}

/** Prepositions, "earlier", "later", then the core. Without any of them the core begins at once. */
function afterIntroducers(tokens: readonly Token[], i: number): number | undefined {
  let at = i;
  const since = tokens[i]?.lower === "since";
  for (let prepositions = 0; at < i + 4; at++) {
    const word = tokens[at]?.lower ?? "";
    if (introducers.has(word)) prepositions++;
    else if (!/^(?:early|late|earlier|later|sometime)$/.test(word)) break;
    // "over by summer": only the second of two prepositions belongs to the time.
    if (prepositions > 1) return undefined;
  }
  const introduced = at > i;
  const determined = determiners.has(tokens[at]?.lower ?? "");
  if (determined) at++;
  if (since && isYearOrDecade(tokens[at])) return at + 1;
  return core(tokens, at, introduced, determined);
}

function isYearOrDecade(token: Token | undefined): boolean {
  return token !== undefined && /^(?:1[5-9]|20)\d\d(?:s)?$/.test(token.lower);
}

/** A weekday, a month without its year, a season, or "next few years". */
function core(tokens: readonly Token[], at: number, introduced: boolean, determined: boolean): number | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (deictics.has(token.lower)) return deictic(tokens, at);
  if (/^(?:early|late|mid|mid-)$/.test(token.lower)) return core(tokens, at + 1, true, determined);
  if (token.capital && weekdays.has(token.lower)) return dayPartEnd(tokens, at + 1);
  if (isMonth(token, tokens[at + 1], introduced)) return monthEnd(tokens, at);
  if (seasons.has(token.lower)) return season(tokens, at, introduced);
  if (ordinals.has(token.lower) && determined && durations.has(tokens[at + 1]?.lower ?? "")) return at + 2;
  return undefined;
}

/** "this week", "the next 10 years", "last few months", "recent weeks", "last Thursday", "this summer". */
function deictic(tokens: readonly Token[], at: number): number | undefined {
  let unit = at + 1;
  while (deictics.has(tokens[unit]?.lower ?? "") && unit < at + 3) unit++;
  const counted = tokens[unit];
  if (
    counted &&
    (counted.kind === "number" || numberWords.has(counted.lower) || /^(?:few|several|couple|many)$/.test(counted.lower))
  ) {
    unit = tokens[unit + 1]?.lower === "of" ? unit + 2 : unit + 1;
  }
  const token = tokens[unit];
  if (!token) return undefined;
  const isUnit =
    durations.has(token.lower) || dayParts.has(token.lower) || seasons.has(token.lower) || weekdays.has(token.lower);
  if (token.lower === "second") return undefined;
  return isUnit || (token.capital && months.has(token.lower)) ? dayPartEnd(tokens, unit + 1) : undefined;
}

function dayPartEnd(tokens: readonly Token[], at: number): number {
  return dayParts.has(tokens[at]?.lower ?? "") ? at + 1 : at;
}

/** "May" and "March" are words too: they are months behind "in" or "late", or before a day. */
function isMonth(token: Token, next: Token | undefined, introduced: boolean): boolean {
  if (!token.capital || !months.has(token.lower)) return false;
  const doubtful = token.lower === "may" || token.lower === "march";
  return !doubtful || introduced || (next?.kind === "number" && /^\d{1,2}$/.test(next.text));
}

/** A month with its day; with its year it is no relative date. */
function monthEnd(tokens: readonly Token[], at: number): number | undefined {
  const next = tokens[at + 1];
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(next?.text ?? "")) {
    const comma = tokens[at + 2]?.kind === "comma" ? 1 : 0;
    return /^\d{4}$/.test(tokens[at + 2 + comma]?.text ?? "") ? undefined : at + 2;
  }
  return /^\d{4}$/.test(next?.text ?? "") ? undefined : at + 1;
}

/** "by summer", "summer offensive"; "spring" and "fall" alone are other words. */
function season(tokens: readonly Token[], at: number, introduced: boolean): number | undefined {
  const next = tokens[at + 1];
  if (/^\d{4}$/.test(next?.text ?? "") || (next?.lower === "of" && /^\d{4}$/.test(tokens[at + 2]?.text ?? "")))
    return undefined;
  const word = tokens[at]?.lower;
  const named = word === "summer" || word === "winter" || word === "autumn";
  if (!named && !introduced) return undefined;
  const noun =
    next?.kind === "word" &&
    /^(?:offensive|campaign|break|season|holiday|term|summit|session|recess|olympics)s?$/.test(next.lower);
  return noun ? at + 2 : introduced ? at + 1 : undefined;
}

/** "two weeks ago", "a year earlier". */
function ago(tokens: readonly Token[], i: number): number | undefined {
  const token = tokens[i];
  if (
    !token ||
    !(
      token.kind === "number" ||
      numberWords.has(token.lower) ||
      /^(?:a|an|one|several|few|some|many)$/.test(token.lower)
    )
  )
    return undefined;
  if (!durations.has(tokens[i + 1]?.lower ?? "")) return undefined;
  return /^(?:ago|earlier|later|before|from)$/.test(tokens[i + 2]?.lower ?? "") &&
    (tokens[i + 2]?.lower !== "from" || tokens[i + 3]?.lower === "now")
    ? i + 3
    : undefined;
}
