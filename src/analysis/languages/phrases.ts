/**
 * Reads who stands beside a word of saying in another language than English. Takes tokens and a place, gives a mention,
 * or nothing where it could be read in two ways: no speaker rather than a wrong one.
 */

import { mediaName } from "../lexicon/media.ts";
import { countryOf } from "../lexicon/places.ts";
import type { Token } from "../tokens.ts";
import { isGiven, isNameWord, type KnownNames, nameEnd, surnameOf, textOf } from "./names.ts";
import type { Gender, LanguageRules } from "./rules.ts";

/** Whom a phrase names, with its tokens `[from, to)`. */
export type Mention = { readonly from: number; readonly to: number } & (
  | { readonly type: "pronoun"; readonly gender: Gender }
  | { readonly type: "person"; readonly name: string; readonly role: string | null }
  | { readonly type: "body"; readonly name: string }
  /** Somebody whom the outlet leaves unnamed. */
  | { readonly type: "people"; readonly text: string }
  /** One who bears an office, to be looked up among those named before. */
  | { readonly type: "office"; readonly office: string }
);

/** What the phrases of an article are read with. */
export interface Reading {
  readonly rules: LanguageRules;
  readonly names: KnownNames;
  /** Names are looked for in their dictionary form. */
  readonly oblique: boolean;
}

/** How many tokens a phrase that names a speaker may have. */
const REACH = 14;

/** The phrase that starts at `at`, over words such as "also". */
export function mentionAt(
  tokens: readonly Token[],
  at: number,
  plural: boolean,
  reading: Reading,
): Mention | undefined {
  const { rules } = reading;
  const from = afterAsides(tokens, at, rules);
  const first = tokens[from];
  if (first === undefined) return undefined;
  const outlet = plural ? undefined : quotedBody(tokens, from, reading);
  if (outlet) return outlet;
  const gender = rules.pronouns.get(first.lower);
  if (rules.stops.has(first.lower)) return bodyBehindPreposition(tokens, from, plural);
  if (gender !== undefined && !first.capital)
    return plural ? undefined : { type: "pronoun", gender, from, to: from + 1 };
  const to = phraseEnd(tokens, from, rules);
  return appositionAt(tokens, from, to, plural, reading) ?? readPhrase(tokens, from, to, plural, reading);
}

/** Most words of an outlet's name. */
const OUTLET_WORDS = 4;

/** "«Північний вісник»", "die „Finanzpost“": an outlet by its name in quotation marks, with or without its article. */
export function quotedBody(tokens: readonly Token[], from: number, { rules }: Reading): Mention | undefined {
  let at = rules.definite.has(tokens[from]?.lower ?? "") ? from + 1 : from;
  // "видання «Північний вісник»", "die Zeitung „Flussbote“": by what it is, and its name.
  if (rules.bodies.test(tokens[at]?.lower ?? "") && tokens[at + 1]?.kind === "quote") at++;
  const token = tokens[at];
  if (token?.kind !== "quote" || /[.,!?…]["“”»]?$/.test(token.text)) return undefined;
  const name = token.text.replace(/^["“„«][\s\u00a0\u202f]?|[\s\u00a0\u202f]?["“”»]$/gu, "");
  if (!/^\p{Lu}/u.test(name) || name.split(/\s+/).length > OUTLET_WORDS) return undefined;
  return { type: "body", name, from, to: at + 1 };
}

/** Over words such as "also", and over when it was said. */
function afterAsides(tokens: readonly Token[], at: number, { fillers, days, onDay }: LanguageRules): number {
  for (let i = at; ; ) {
    const [word, next] = [tokens[i]?.lower ?? "", tokens[i + 1]?.lower ?? ""];
    if (onDay.has(word) && days.has(next)) i += 2;
    else if (fillers.has(word) || days.has(word)) i++;
    else return i;
  }
}

/** "sa directrice, Léa Marchand,": a role, and behind its comma a full name up to a comma or the end. */
function appositionAt(
  tokens: readonly Token[],
  from: number,
  to: number,
  plural: boolean,
  { rules }: Reading,
): Mention | undefined {
  if (plural || tokens[to]?.kind !== "comma" || !isNameWord(tokens[to + 1] ?? noToken)) return undefined;
  if (!tokens.slice(from, to).some((token) => isPerson(token, rules)) || tokens.slice(from, to).some(isGiven))
    return undefined;
  const end = nameEnd(tokens, to + 1);
  const closes = tokens[end]?.kind === "comma" || tokens[end]?.kind === "stop";
  if (!closes || end - to < 3 || tokens.slice(to + 1, end).some((token) => isTitle(token, rules))) return undefined;
  const name = textOf(tokens, to + 1, end);
  return {
    type: "person",
    name,
    role: roleOf(tokens, from, to, rules),
    from,
    to: tokens[end]?.kind === "comma" ? end + 1 : end,
  };
}

/** "повідомили в МЗС": the body stands as a place; only of an abbreviation the form stays. */
function bodyBehindPreposition(tokens: readonly Token[], at: number, plural: boolean): Mention | undefined {
  const body = tokens[at + 1];
  if (!plural || body === undefined || !/^[ву]$/.test(tokens[at]?.lower ?? "") || !isAbbreviation(body))
    return undefined;
  return { type: "body", name: body.text, from: at + 1, to: at + 2 };
}

/** The phrase that ends right before `end`, and starts its clause. */
export function mentionBefore(
  tokens: readonly Token[],
  end: number,
  plural: boolean,
  reading: Reading,
): Mention | undefined {
  const { rules } = reading;
  let to = end;
  while (to > 0 && rules.fillers.has(tokens[to - 1]?.lower ?? "")) to--;
  if (tokens.slice(Math.max(0, to - 3), to).some(({ lower }) => rules.passives.has(lower))) return undefined;
  if (tokens[to - 1]?.kind === "comma") {
    const comma = beforeApposition(tokens, to - 1);
    const apposed = apposedName(tokens, comma, to - 1, reading);
    if (apposed) return apposed;
    to = comma;
  }
  let from = to;
  while (from > 0 && to - from < REACH && isInClause(tokens[from - 1])) from--;
  const only = tokens[from];
  if (only === undefined || from === to) return undefined;
  const gender = rules.pronouns.get(only.lower);
  if (gender !== undefined && to - from === 1) return plural ? undefined : { type: "pronoun", gender, from, to };
  // "In Kyjiw sagte …" has its subject behind the verb; "Brandt am Montag sagte" ends its subject at "am".
  if (rules.stops.has(only.lower)) return rules.nounsHaveCapitals ? undefined : knownName(tokens, from, to, reading);
  return readPhrase(tokens, from, Math.min(to, phraseEnd(tokens, from, rules)), plural, reading);
}

/** True where a subject stands before a verb, read or not: then what stands behind it is none. */
export function hasSubjectBefore(tokens: readonly Token[], end: number, { rules }: Reading): boolean {
  let from = end;
  while (from > 0 && end - from < REACH && isInClause(tokens[from - 1])) from--;
  const first = tokens[from];
  if (first === undefined || from === end)
    return tokens[end - 1]?.kind === "comma" && end > 1 && isGiven(tokens[end - 2]);
  if (!rules.stops.has(first.lower) && !rules.fillers.has(first.lower)) return true;
  return !rules.nounsHaveCapitals && tokens[end - 1]?.capital === true;
}

/** "The mayor, Ada Brandt, said": the name stands in apposition to the role. */
function apposedName(tokens: readonly Token[], comma: number, end: number, reading: Reading): Mention | undefined {
  if (comma === 0 || !isGiven(tokens[comma + 1]) || nameEnd(tokens, comma + 1) !== end) return undefined;
  let from = comma;
  while (from > 0 && comma - from < REACH && isInClause(tokens[from - 1])) from--;
  if (!tokens.slice(from, comma).some((token) => isPerson(token, reading.rules))) return undefined;
  const role = roleOf(tokens, from, comma, reading.rules);
  return { type: "person", name: textOf(tokens, comma + 1, end), role, from: comma + 1, to: end };
}

/** A full name, or a surname of one met, right before the verb, whatever stands before it: "On Monday Brandt said". */
function knownName(tokens: readonly Token[], from: number, to: number, { names }: Reading): Mention | undefined {
  let start = to;
  while (start > from && tokens[start - 1] !== undefined && isNameWord(tokens[start - 1] ?? noToken)) start--;
  while (start < to - 1 && !isGiven(tokens[start])) start++;
  if (start >= to) return undefined;
  const name = to - start > 1 ? textOf(tokens, start, to) : names.get(tokens[start]?.lower ?? "");
  return name ? { type: "person", name, role: null, from: start, to } : undefined;
}

/** "Brandt, minister of ports, said": the phrase ends before the apposition's first comma. */
function beforeApposition(tokens: readonly Token[], comma: number): number {
  for (let i = comma - 1; i > 0 && comma - i < REACH; i--) {
    const kind = tokens[i]?.kind;
    if (kind === "comma") return i;
    if (kind !== "word" && kind !== "number") break;
  }
  return 0;
}

function isInClause(token: Token | undefined): boolean {
  return token?.kind === "word" || token?.kind === "number";
}

function phraseEnd(tokens: readonly Token[], from: number, rules: LanguageRules): number {
  let to = from;
  let named = false;
  while (to < tokens.length && to - from < REACH) {
    const token = tokens[to];
    if (token === undefined || !isInClause(token)) break;
    if (to > from && (rules.stops.has(token.lower) || rules.verbs.has(token.lower))) break;
    if (to > from && rules.nounsHaveCapitals && endsNoun(tokens[to - 1], token, rules)) break;
    // A name has been read whole: what follows in small letters is no part of it.
    const small = !token.capital;
    if (named && small && nameEnd(tokens, to - 1) <= to) break;
    named ||= to === from && (isAbbreviation(token) || (token.capital && mediaName(token.text) !== null));
    named ||= isGiven(token) || (isNameWord(token) && isGiven(tokens[to - 1]));
    to++;
  }
  return to;
}

/** Behind a noun an article or "von" may go on with the phrase; any other small word, such as a verb, doesn't. */
function endsNoun(noun: Token | undefined, next: Token, { definite, indefinite, links }: LanguageRules): boolean {
  const goesOn = definite.has(next.lower) || indefinite.has(next.lower) || links.has(next.lower);
  return noun?.capital === true && noun.kind === "word" && next.kind === "word" && !next.capital && !goesOn;
}

function readPhrase(
  tokens: readonly Token[],
  from: number,
  to: number,
  plural: boolean,
  reading: Reading,
): Mention | undefined {
  return (
    namedIn(tokens, from, to, plural, reading) ??
    bodyIn(tokens, from, to, reading) ??
    unnamedIn(tokens, from, to, reading)
  );
}

/** The last run of capitals of the phrase, without offices, bodies and places in front of the name. */
function namedIn(
  tokens: readonly Token[],
  from: number,
  to: number,
  plural: boolean,
  reading: Reading,
): Mention | undefined {
  const { rules, names } = reading;
  let start = to;
  while (start > from && isPartOfName(tokens, start - 1, from)) start--;
  const title = tokens[start - 1];
  const given = tokens.slice(start, to).findIndex(isGiven);
  let nameFrom = start + Math.max(0, given);
  while (nameFrom < to && !isGiven(tokens[nameFrom]) && isTitle(tokens[nameFrom], rules)) nameFrom++;
  const words = tokens.slice(nameFrom, to);
  const last = words.at(-1);
  if (last === undefined || !isNameWord(last) || isTitle(last, rules) || plural) return undefined;
  const text = textOf(tokens, nameFrom, to);
  // "Radio Delta" is no Mr Delta.
  if (/^(?:radio|tv|télé|радіо)\s/iu.test(text)) return undefined;
  const name = reading.oblique ? rules.nominative(text) : text;
  const full = words.length === 1 ? names.get(surnameOf(name)) : name;
  if (full === null) return undefined;
  const before = tokens[nameFrom - 1];
  const hasRole = nameFrom > from && tokens.slice(from, nameFrom).some((token) => isPerson(token, rules));
  const addressed = rules.titles.has(title?.lower ?? "") || rules.titles.has(before?.lower ?? "");
  const vouched = hasRole || addressed || (words.length > 1 && isGiven(words[0])) || full !== undefined;
  if (!vouched || words.length > 5) return undefined;
  if (words.length === 1 && full === undefined && !hasRole && !addressed) return undefined;
  return { type: "person", name: full ?? name, role: hasRole ? roleOf(tokens, from, nameFrom, rules) : null, from, to };
}

function isPartOfName(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (isNameWord(token)) return true;
  return /^(?:von|van|de|der|den|фон|дер|ван)$/.test(token.lower) && at > from && startsWithGiven(tokens, at, from);
}

function startsWithGiven(tokens: readonly Token[], at: number, from: number): boolean {
  let i = at - 1;
  while (i > from && /^(?:von|van|de|der|den|фон|дер)$/.test(tokens[i]?.lower ?? "")) i--;
  return isGiven(tokens[i]) || (i > from && isNameWord(tokens[i] ?? tokens[at] ?? noToken) && isGiven(tokens[i - 1]));
}

const noToken: Token = { start: 0, end: 0, kind: "mark", text: "", lower: "", capital: false };

/** What may stand in front of a name and is none of it. */
function isTitle(token: Token | undefined, rules: LanguageRules): boolean {
  if (token === undefined) return false;
  const { lower } = token;
  return (
    rules.offices.test(lower) ||
    rules.unnamed.test(lower) ||
    rules.bodies.test(lower) ||
    rules.places.has(lower) ||
    rules.titles.has(lower) ||
    rules.definite.has(lower) ||
    rules.indefinite.has(lower) ||
    countryOf(lower) !== undefined
  );
}

function isPerson(token: Token, { offices, unnamed }: LanguageRules): boolean {
  return offices.test(token.lower) || unnamed.test(token.lower);
}

function roleOf(tokens: readonly Token[], from: number, to: number, rules: LanguageRules): string | null {
  let [start, end] = [from, to];
  const opens = (word: string) => rules.definite.has(word) || rules.indefinite.has(word) || rules.possessives.has(word);
  while (start < end && opens(tokens[start]?.lower ?? "")) start++;
  while (end > start && rules.titles.has(tokens[end - 1]?.lower ?? "")) end--;
  return start < end ? textOf(tokens, start, end).replace(/(?<=^|\s)([ld]['’]) /gi, "$1") : null;
}

/** A body by its noun, an abbreviation, a newsroom or a government by its place. */
function bodyIn(tokens: readonly Token[], from: number, to: number, { rules, oblique }: Reading): Mention | undefined {
  let start = from;
  while (start < to && (rules.definite.has(tokens[start]?.lower ?? "") || rules.links.has(tokens[start]?.lower ?? "")))
    start++;
  const words = tokens.slice(start, to);
  const [first] = words;
  if (first === undefined) return undefined;
  const head = words.findIndex(
    (word) => isPerson(word, rules) || rules.bodies.test(word.lower) || isAbbreviation(word),
  );
  const noun = words[head];
  if (noun !== undefined && isPerson(noun, rules)) return undefined;
  const text = textOf(tokens, start, to).replace(/(?<=^|\s)([ld]['’]) /gi, "$1");
  const name = oblique ? rules.nominative(text) : text;
  const place =
    words.length === 1 && first.capital && (rules.places.has(first.lower) || countryOf(first.lower) !== undefined);
  const media = first.capital && mediaName(name) !== null && words.length <= 3;
  return noun !== undefined || place || media ? { type: "body", name, from: start, to } : undefined;
}

function isAbbreviation(token: Token): boolean {
  return token.kind === "word" && /^\p{Lu}{2,6}$/u.test(token.text);
}

/** "ein Sprecher der Regierung", "речник міністерства": people without a name; "the president" is one to be looked up. */
function unnamedIn(tokens: readonly Token[], from: number, to: number, { rules }: Reading): Mention | undefined {
  const first = tokens[from];
  const head = tokens.slice(from, to).find((token) => isPerson(token, rules));
  if (first === undefined || head === undefined) return undefined;
  const definite = rules.definite.has(first.lower);
  if (rules.offices.test(head.lower)) {
    if (!definite && rules.indefinite.size > 0 && rules.indefinite.has(first.lower)) return peopleOf(tokens, from, to);
    return { type: "office", office: head.lower, from, to };
  }
  return peopleOf(tokens, from, to);
}

function peopleOf(tokens: readonly Token[], from: number, to: number): Mention {
  return { type: "people", text: textOf(tokens, from, to).replace(/(?<=^|\s)([ld]['’]) /gi, "$1"), from, to };
}
