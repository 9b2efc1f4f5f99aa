/**
 * Carries through an article who was met last, and settles pronouns and descriptions by it: "he", "the people",
 * "the same diplomat", "Ukraine’s president". Where two would fit, nobody is named.
 */
import type { SpeakerKind } from "./attribution.ts";
import { singular } from "./lexicon/nouns.ts";
import { countryOf } from "./lexicon/places.ts";
import type { Person, Roster } from "./people.ts";
import { speakerKey } from "./speaker-key.ts";
import { JOINT, type Mention } from "./speakers.ts";

/** Somebody settled. */
export interface Speaker {
  readonly kind: SpeakerKind;
  readonly name: string;
  readonly role: string | null;
  readonly key: string;
  readonly person: Person | null;
  readonly plural: boolean;
  /** Head noun of a description, singular; empty for names. */
  readonly head: string;
}

/** What was met so far, with where; later entries come first in every look-up. */
export interface Focus {
  /** People and bodies that were subjects or speakers. */
  readonly met: { readonly speaker: Speaker; readonly unit: number; readonly spoke: boolean }[];
  /** Descriptions of unnamed people. */
  readonly unnamed: Speaker[];
  readonly roster: Roster;
  /** Makes keys of unnamed speakers unique to the article. */
  readonly articleKey: string;
}

/** How many units back a pronoun may reach; anything further is no longer in a reader's mind. */
const PRONOUN_REACH = 6;

/** A focus with nothing met. */
export function newFocus(roster: Roster, articleKey: string): Focus {
  return { met: [], unnamed: [], roster, articleKey };
}

/** Notes that somebody was the subject or speaker of a unit. Bounded: only the latest are kept. */
export function meet(focus: Focus, speaker: Speaker, unit: number, spoke: boolean): void {
  focus.met.push({ speaker, unit, spoke });
  if (focus.met.length > 64) focus.met.splice(0, 32);
}

/**
 * The speaker that a mention means; undefined where it can't be settled. `quoted` are the words that it says between
 * quotation marks: who is named in them is hardly the one who says them.
 */
export function settle(focus: Focus, mention: Mention, unit: number, quoted = ""): Speaker | undefined {
  switch (mention.type) {
    case "pronoun":
      return settlePronoun(focus, mention.word, unit, quoted) ?? unsettled(focus, mention.word);
    case "person":
      return named(mention.person, mention.role);
    case "name":
      return {
        kind: "named",
        name: mention.name,
        role: mention.role,
        key: speakerKey("named", mention.name),
        person: null,
        plural: false,
        head: "",
      };
    case "body":
      return {
        kind: "institution",
        name: mention.name,
        role: null,
        key: speakerKey("institution", mention.name),
        person: null,
        plural: isPluralBody(mention.name),
        head: "",
      };
    case "people":
      return settlePeople(focus, mention);
  }
}

/** "he said" of nobody known: the words are somebody's, and the outlet's own "he" is all that can be said of whom. */
function unsettled(focus: Focus, word: string): Speaker | undefined {
  const bare = { role: null, person: null, plural: word === "they", head: "" };
  // Outside of quotation marks "I" is whoever wrote the article.
  if (word === "i") return { ...bare, kind: "article", name: "the author", key: speakerKey("article", "") };
  if (!/^(?:he|she|they|it)$/.test(word)) return undefined;
  return {
    ...bare,
    kind: word === "it" ? "institution" : "anonymous",
    name: word,
    key: `anonymous:${focus.articleKey}:${word}`,
  };
}

function named(person: Person, role: string | null): Speaker {
  if (role !== null && person.role === null) person.role = role;
  return {
    kind: "named",
    name: person.name,
    role: person.role,
    key: speakerKey("named", person.name),
    person,
    plural: false,
    head: "",
  };
}

function isPluralBody(name: string): boolean {
  const last = name.split(" ").at(-1) ?? "";
  return singular(last.toLowerCase()) !== last.toLowerCase() || / and /.test(name);
}

function settlePronoun(focus: Focus, word: string, unit: number, quoted: string): Speaker | undefined {
  let passed = false;
  for (let i = focus.met.length - 1; i >= 0; i--) {
    const entry = focus.met[i];
    if (!entry || unit - entry.unit > PRONOUN_REACH) return undefined;
    if (entry.speaker.head === JOINT && word !== "they") return undefined;
    if (!fitsPronoun(entry.speaker, word, entry.spoke)) continue;
    const names = entry.speaker.kind === "named" ? entry.speaker.name.split(" ") : [];
    if (!names.some((name, at) => (at === 0 || at === names.length - 1) && hasWord(quoted, name))) {
      // Further back only somebody who spoke before, and whom the pronoun is known to fit, is sure enough.
      return passed && !(entry.spoke && entry.speaker.person?.gender === word) ? undefined : entry.speaker;
    }
    passed = true;
  }
  return undefined;
}

function hasWord(text: string, word: string): boolean {
  const at = text.indexOf(word);
  return at >= 0 && !/\p{L}/u.test(text[at + word.length] ?? " ");
}

function fitsPronoun(speaker: Speaker, word: string, spoke: boolean): boolean {
  if (word === "he" || word === "she") {
    if (speaker.plural || speaker.kind === "institution") return false;
    if (/^(?:he|she)$/.test(speaker.name) && speaker.name !== word) return false;
    // A lone capital at a sentence's start ("Silt has raised the bed …, she added") may be any noun.
    if (speaker.kind === "named" && speaker.person === null && !spoke && !speaker.name.includes(" ")) return false;
    const gender = speaker.person?.gender ?? genderOfHead(speaker.head);
    return gender === undefined || gender === word;
  }
  if (word === "they")
    return speaker.plural || (speaker.kind === "anonymous" && spoke) || (speaker.kind === "institution" && spoke);
  return word === "it" && speaker.kind === "institution" && !speaker.plural;
}

function genderOfHead(head: string): "he" | "she" | undefined {
  if (/(?:spokes|congress|chair|business|police)?woman$|^(?:mother|daughter|wife|sister|girl|actress)$/.test(head))
    return "she";
  return /man$|^(?:father|son|husband|brother|boy|actor)$/.test(head) && head !== "human" ? "he" : undefined;
}

/** Definite descriptions mean somebody met before; others bring in somebody new. */
function settlePeople(focus: Focus, mention: Extract<Mention, { type: "people" }>): Speaker {
  if (mention.definite) {
    const office = settleOffice(focus, mention);
    if (office) return office;
    const before = sameDescription(focus, mention);
    if (before) return before;
  }
  const speaker: Speaker = {
    kind: "anonymous",
    name: mention.text,
    role: null,
    key: `anonymous:${focus.articleKey}:${focus.unnamed.length + 1}`,
    person: null,
    plural: mention.plural,
    head: mention.head,
  };
  focus.unnamed.push(speaker);
  return speaker;
}

/** "the people", "that person" and "the sources" are the last who fit; "the same diplomat" the last diplomat. */
function sameDescription(
  focus: Focus,
  { head, plural, text }: { head: string; plural: boolean; text: string },
): Speaker | undefined {
  const general = head === "people" || head === "person" || head === "source" || head === "official";
  const partly = / of (?:the|those|them)\b/i.test(text);
  for (let i = focus.unnamed.length - 1; i >= Math.max(0, focus.unnamed.length - 12); i--) {
    const known = focus.unnamed[i];
    if (!known || (known.plural !== plural && !partly)) continue;
    const places = countriesOf(known.name);
    if (!general && countriesOf(text).some((country) => !places.includes(country))) continue;
    if (known.head === head ? saysNoMore(text, head, known.name) : head === "people" || head === "person") return known;
  }
  return undefined;
}

/** "the president", "Ukraine’s president", "the Vermont senator": the one person of the roster who bears the office. */
function settleOffice(
  focus: Focus,
  { head, text, plural }: { head: string; text: string; plural: boolean },
): Speaker | undefined {
  if (plural || head === "person" || head === "source") return undefined;
  const countries = countriesOf(text);
  const fitting = (focus.roster.byOffice.get(head) ?? []).filter((person) => bears(person, head, text));
  const exact = fitting.filter((person) => countries.length > 0 && countriesOf(person.role ?? "").length > 0);
  const bearers = exact.length > 0 ? exact : fitting;
  const [only] = bearers;
  if (bearers.length === 1 && only) return named(only, null);
  if (bearers.length === 0) return undefined;
  for (let i = focus.met.length - 1; i >= 0; i--) {
    const person = focus.met[i]?.speaker.person;
    if (person && bearers.includes(person))
      return countries.length > 0 || focus.met.length - i < 4 ? named(person, null) : undefined;
  }
  return undefined;
}

/** Words before an office that make another office of it. */
const OTHER_OFFICE = /^(?:prime|vice|deputy|assistant|associate|shadow|acting|honorary|under|ex|former|co|lieutenant)$/;
/** Words of a description that say nothing of which office it is. */
const UNTELLING =
  /^(?:the|this|that|his|her|its|their|our|and|of|for|in|at|new|newly|old|current|then|now|outgoing|incoming|departing|sitting|elected|appointed|veteran|embattled|longtime|long-time|young|old|same|top|senior|populist|conservative|liberal|first|second|one|two|three|four|five|six|\d.*|.*year-old|.*term)$/;

/** The role has the office, the same one, and nothing that the description says of it speaks against. */
function bears(person: Person, head: string, text: string): boolean {
  const role = person.role?.toLowerCase();
  if (role === undefined) return false;
  const own = wordsOf(role);
  const said = wordsOf(text);
  const at = own.findIndex((w) => w === head || singular(w) === head);
  if (at < 0 || own.includes("former")) return false;
  const before = (words: readonly string[], i: number) => words[i - 1]?.match(OTHER_OFFICE)?.[0];
  if (
    before(own, at) !==
    before(
      said,
      said.findIndex((w) => singular(w) === head),
    )
  )
    return false;
  const countries = countriesOf(role);
  if (countries.length > 0 && !countriesOf(text).every((country) => countries.includes(country))) return false;
  return saysNoMore(text, head, role);
}

/** True where a description tells nothing, but countries, that what is known of somebody doesn't: else it may be another's. */
function saysNoMore(text: string, head: string, known: string): boolean {
  const own = wordsOf(known);
  return wordsOf(text).every(
    (word) =>
      word === "" ||
      singular(word) === head ||
      UNTELLING.test(word) ||
      own.includes(word) ||
      countryOf(word) !== undefined,
  );
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[’']s\b/g, "")
    .split(/[^\p{L}.-]+/u);
}

function countriesOf(text: string): string[] {
  return wordsOf(text).flatMap((word) => countryOf(word) ?? []);
}
