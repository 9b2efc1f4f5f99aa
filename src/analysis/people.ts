/** The people that an article names: full name, last name, role, and what tells whether "he" can mean them. */
import { genderOf, isGivenName } from "./lexicon/given-names.ts";
import { bodyNameWords, personNouns, singular, titleWords } from "./lexicon/nouns.ts";
import { countryOf } from "./lexicon/places.ts";
import { eitherOf, type FullName, whoIsMeant } from "./same-name.ts";
import type { Tagged } from "./tagging.ts";

/** Somebody named in the article. Mutable while the roster is read: later mentions complete earlier ones. */
export interface Person {
  /** The fullest name met, without titles. */
  name: string;
  readonly last: string;
  /** Role and affiliation in the article's words; the first one met. */
  role: string | null;
  gender: "he" | "she" | undefined;
  /** How often a full or last name was met. */
  mentions: number;
}

/** A run of name tokens `[from, to)` in a unit that names a person, titles excluded. */
export interface NameRun {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
}

/** The people of an article, and where each unit names them. */
export interface Roster {
  /** By unit index, in order. */
  readonly runs: readonly (readonly NameRun[])[];
  /** By last name in lower case, in order of appearance. */
  readonly byLast: ReadonlyMap<string, readonly Person[]>;
  /** By each word of their role in lower case: "president", "senator". */
  readonly byOffice: ReadonlyMap<string, readonly Person[]>;
}

/** Most people of one last name or one office that are told apart; a bound on work, met by no article. */
const MAX_BEARERS = 32;

/** Lower-case words inside names: "Ursula von der Leyen". */
const particles: ReadonlySet<string> = new Set(
  "de da del della der den di du la le van von bin al el ibn dos".split(" "),
);
/** What makes a last name no last name. */
const suffixes: ReadonlySet<string> = new Set("jr sr ii iii iv jr. sr. md phd".split(" "));
/** Offices of which "of" belongs to the title: "Secretary of State". */
const offices: ReadonlySet<string> = new Set(
  "state defense defence treasury commerce energy labor education justice staff exchequer".split(" "),
);

interface Candidate {
  readonly unit: number;
  readonly from: number;
  readonly to: number;
  /** Evidence in the words around: a title or a role. A verb of saying is none, as bodies say things too. */
  readonly vouched: boolean;
  readonly title: string;
}

/** Reads all units once for candidates and once more to settle lone last names, which may come before the full one. */
export function readRoster(units: readonly (readonly Tagged[])[]): Roster {
  const candidates = units.flatMap((tokens, unit) => nameRuns(tokens, unit));
  const lone = new Set(candidates.filter((c) => c.to - c.from === 1).map((c) => units[c.unit]?.[c.from]?.lower ?? ""));
  const byLast = new Map<string, Person[]>();
  const runs: NameRun[][] = units.map(() => []);
  for (const candidate of candidates) {
    const tokens = units[candidate.unit] ?? [];
    if (candidate.to - candidate.from < 2 || !isPersonName(tokens, candidate, lone)) continue;
    enrol(byLast, tokens, candidate);
  }
  const fullNames = new Map<Person, FullName>();
  let unitBefore = -1;
  for (const candidate of candidates) {
    const person = personOf(byLast, units[candidate.unit] ?? [], candidate, fullNames);
    const opens = candidate.unit !== unitBefore;
    unitBefore = candidate.unit;
    if (!person) continue;
    if (candidate.to - candidate.from > 1) fullNames.set(person, { unit: candidate.unit, opens });
    person.mentions++;
    person.role ??= roleBefore(units[candidate.unit] ?? [], candidate.from);
    runs[candidate.unit]?.push({ from: candidate.from, to: candidate.to, person });
  }
  return { runs, byLast, byOffice: officesOf(byLast) };
}

function officesOf(byLast: ReadonlyMap<string, readonly Person[]>): Map<string, Person[]> {
  const offices = new Map<string, Person[]>();
  for (const person of [...byLast.values()].flat()) {
    for (const word of new Set(person.role?.toLowerCase().split(/[^\p{L}-]+/u) ?? [])) {
      const bearers = offices.get(singular(word)) ?? [];
      if (bearers.length < MAX_BEARERS) offices.set(singular(word), [...bearers, person]);
    }
  }
  return offices;
}

/** Maximal runs of name tokens, with leading titles taken off. */
function nameRuns(tokens: readonly Tagged[], unit: number): Candidate[] {
  const found: Candidate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.tag !== "name") continue;
    let to = i + 1;
    while (tokens[to]?.tag === "name" || (particles.has(tokens[to]?.lower ?? "") && tokens[to + 1]?.tag === "name"))
      to++;
    found.push(candidateOf(tokens, unit, i, to));
    i = to - 1;
  }
  return found.filter((c) => c.from < c.to);
}

function candidateOf(tokens: readonly Tagged[], unit: number, start: number, end: number): Candidate {
  let from = start;
  // "Prosecutor Nina Falk" at a sentence's start: what somebody is, before a given and a last name.
  const opening = tokens[start]?.lower ?? "";
  // A rank is part of how somebody is called.
  const isRank = /^(?:major|captain|sergeant|lieutenant|colonel|general|admiral|commander|sheriff)$/.test(opening);
  const isRole = personNouns.has(opening) && !isRank && !isGivenName(opening) && countryOf(opening) === undefined;
  if (isRole && end - start >= 3 && tokens[start - 1]?.lower !== "the") from = start + 1;
  for (let k = start; k < end; k++) if (titleWords.has(tokens[k]?.lower ?? "")) from = k + 1;
  let to = end;
  while (to > from && suffixes.has(tokens[to - 1]?.lower ?? "")) to--;
  const before = tokens[start - 1];
  // "Secretary of State Marco Rubio": the office's noun is no given name.
  const ofOffice = before?.lower === "of" && titleWords.has(tokens[start - 2]?.lower ?? "") && from === start;
  if (ofOffice && offices.has(tokens[from]?.lower ?? "")) from++;
  const titled = from > start || ofOffice;
  const roleNoun =
    before !== undefined &&
    before.tag === "noun" &&
    (personNouns.has(singular(before.lower)) || titleWords.has(before.lower));
  const title = tokens[from - 1]?.lower ?? "";
  return {
    unit,
    from,
    to,
    vouched: titled || roleNoun || hasRoleBehind(tokens, end) || hasRoleInFront(tokens, start),
    title: from > start ? title : (before?.lower ?? ""),
  };
}

/** "the port’s senior engineer, Mara Olden": a role in front of the comma. */
function hasRoleInFront(tokens: readonly Tagged[], start: number): boolean {
  if (tokens[start - 1]?.tag !== "comma") return false;
  for (let i = start - 2; i > start - 9; i--) {
    const token = tokens[i];
    if (token?.tag === "noun" && personNouns.has(singular(token.lower))) return true;
    if (!token || !/^(?:det|noun|name|prep|poss)$/.test(token.tag)) return false;
  }
  return false;
}

/** ", chief engineer of the port," or ", who …" behind a name. */
function hasRoleBehind(tokens: readonly Tagged[], end: number): boolean {
  if (tokens[end]?.tag !== "comma") return false;
  if (tokens[end + 1]?.lower === "who") return true;
  for (let i = end + 1; i < end + 6; i++) {
    const token = tokens[i];
    if (token?.tag === "noun" && personNouns.has(singular(token.lower))) return true;
    if (!token || !/^(?:det|noun|name|num|adv)$/.test(token.tag)) return false;
  }
  return false;
}

function isPersonName(
  tokens: readonly Tagged[],
  { from, to, vouched, title }: Candidate,
  lone: ReadonlySet<string>,
): boolean {
  const words = tokens.slice(from, to);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || words.length > 5) return false;
  if (
    words.some((w) => bodyNameWords.has(w.lower) && w !== first && !isGivenName(w.lower)) &&
    !isGivenName(first.lower)
  )
    return false;
  if (bodyNameWords.has(last.lower) && !isGivenName(first.lower)) return false;
  if (
    words.some((w) => w.text.length > 1 && w.text === w.text.toUpperCase() && /^\p{Lu}{2,4}$/u.test(w.text)) &&
    words.length < 3
  )
    return false;
  if (isGivenName(first.lower)) return true;
  if (countryOf(first.lower) || countryOf(last.lower)) return false;
  if (title === "the" && !vouched) return false;
  return lone.has(last.lower) || (vouched && title !== "the");
}

function enrol(byLast: Map<string, Person[]>, tokens: readonly Tagged[], candidate: Candidate): void {
  const words = tokens.slice(candidate.from, candidate.to);
  const name = nameText(words);
  const last = words.at(-1)?.lower ?? "";
  const known = byLast.get(last) ?? [];
  const given = words[0]?.lower ?? "";
  const same = bearerOf(known, words);
  if (same) {
    if (isWithin(name, same.name)) same.name = name;
    else if (name.length > same.name.length && words.length <= 3 && !isWithin(same.name, name)) same.name = name;
    same.gender ??= genderByTitle(candidate.title);
    return;
  }
  const gender = genderByTitle(candidate.title) ?? genderOf(given);
  if (known.length >= MAX_BEARERS) return;
  byLast.set(last, [...known, { name, last, role: null, gender, mentions: 0 }]);
}

/** The one of one last name whom a full name means, or one with words before it that are no name ("Assemblywoman Mara Olden"). */
function bearerOf(known: readonly Person[], words: readonly Tagged[]): Person | undefined {
  const given = words[0]?.lower ?? "";
  const name = nameText(words);
  return (
    known.find((p) => sameGiven(p.name.split(" ")[0]?.toLowerCase() ?? "", given)) ??
    known.find((p) => isWithin(p.name, name) || isWithin(name, p.name))
  );
}

/** True where a name of several words ends a longer one whose further words, in front, are no given name. */
function isWithin(name: string, longer: string): boolean {
  const first = longer.split(" ")[0] ?? "";
  return name.includes(" ") && longer.endsWith(` ${name}`) && !isGivenName(first.toLowerCase());
}

function nameText(words: readonly Tagged[]): string {
  return words.map((w) => w.text).join(" ");
}

/** "Ukrainian President" before a name: names and nouns up to a determiner or preposition, one of them an office. */
function roleBefore(tokens: readonly Tagged[], from: number): string | null {
  let start = from;
  while (start > 0 && from - start < 8 && (tokens[start - 1]?.tag === "name" || tokens[start - 1]?.tag === "noun"))
    start--;
  const words = tokens.slice(start, from);
  const office = words.some(
    (w) => personNouns.has(singular(w.lower)) || (titleWords.has(w.lower) && w.lower.replace(".", "").length > 3),
  );
  return office && words.every((w) => w.kind === "word") ? nameText(words) : null;
}

/** "Joe" and "Joseph" or "J." may be one person; "Bill" and "Hillary" are two. */
function sameGiven(a: string, b: string): boolean {
  return (
    a === b ||
    ((a.length <= 2 || b.length <= 2) && a[0] === b[0]) ||
    (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)))
  );
}

function genderByTitle(title: string): "he" | "she" | undefined {
  if (/^(?:mr\.?|sir|lord|king|prince|congressman|spokesman|chairman|businessman)$/.test(title)) return "he";
  if (/^(?:mrs\.?|ms\.?|miss|dame|lady|queen|princess|congresswoman|spokeswoman|chairwoman)$/.test(title)) return "she";
  return undefined;
}

/** The person a run names; `fullNames` has the last full name of each. */
function personOf(
  byLast: Map<string, Person[]>,
  tokens: readonly Tagged[],
  candidate: Candidate,
  fullNames: ReadonlyMap<Person, FullName>,
): Person | undefined {
  const words = tokens.slice(candidate.from, candidate.to);
  const last = words.at(-1);
  if (!last) return undefined;
  const bearers = byLast.get(last.lower) ?? [];
  if (words.length > 1) return bearerOf(bearers, words);
  const gender = genderByTitle(candidate.title);
  const fitting = bearers.filter((p) => gender === undefined || p.gender === undefined || p.gender === gender);
  if (fitting.length > 0) return whoIsMeant(fitting, candidate.unit, fullNames) ?? eitherOf(fitting, last.text);
  const unknown =
    candidate.vouched && titleWords.has(candidate.title) && !countryOf(last.lower) && !bodyNameWords.has(last.lower);
  if (!unknown) return undefined;
  const person: Person = { name: last.text, last: last.lower, role: null, gender, mentions: 0 };
  byLast.set(last.lower, [...bearers, person]);
  return person;
}
