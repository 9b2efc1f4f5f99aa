/**
 * Takes an article in German, French or Ukrainian, gives who says what in it, in order. Pronouns mean who was quoted
 * last, offices who bore them in a sentence before; what stays in doubt gives no attribution.
 */
import type { Article } from "../../sources/article.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Attribution } from "../attribution.ts";
import { formOf, sentenceAt } from "../forms.ts";
import { genderOf } from "../lexicon/given-names.ts";
import { readUnits, type Unit, type UnitToken } from "../paragraphs.ts";
import { speakerKey, transliterate } from "../speaker-key.ts";
import { tokenise } from "../tokens.ts";
import { type Act, actWithin, findActs, type Range } from "./acts.ts";
import { isGiven, isNameWord, type KnownNames, readNames } from "./names.ts";
import { type Mention, mentionAt, type Reading } from "./phrases.ts";
import type { Gender, LanguageRules } from "./rules.ts";

type Speaker = Pick<Attribution, "kind" | "speaker" | "role" | "key">;

interface Scene {
  readonly article: Article;
  readonly rules: LanguageRules;
  readonly names: KnownNames;
  readonly found: Attribution[];
  /** Roles by person as they were met, the latest last. */
  readonly roles: Map<string, string>;
  last: { readonly speaker: Speaker; readonly gender: Gender; readonly unit: number; readonly block: number } | null;
  unnamed: number;
}

/** How many units back a pronoun may reach. */
const PRONOUN_REACH = 3;

/** Who says what, ordered by position. Linear in the text. */
export function attributeForeign(article: Article, rules: LanguageRules): Attribution[] {
  const units = readUnits(article);
  const tokens = units.map((unit) => unit.tokens.flatMap(withoutElision));
  const scene: Scene = {
    article,
    rules,
    names: readNames(tokens, rules),
    found: [],
    roles: new Map(),
    last: null,
    unnamed: 0,
  };
  units.forEach((unit, index) => {
    readUnit(scene, unit, tokens[index] ?? [], index);
  });
  return scene.found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** "l'agence" is two words; an apostrophe within a word of Ukrainian is none of elision. */
function withoutElision(token: UnitToken): UnitToken[] {
  const cut =
    token.kind === "word"
      ? /^(?:l|d|qu|n|s|j|c|m|t|lorsqu|puisqu|jusqu)['’](?=\p{L})/iu.exec(token.text)?.[0]
      : undefined;
  if (cut === undefined) return [token];
  const rest = token.text.slice(cut.length);
  return [
    { ...token, end: token.start + cut.length, text: cut, lower: cut.toLowerCase().replace("’", "'") },
    {
      ...token,
      start: token.start + cut.length,
      text: rest,
      lower: token.lower.slice(cut.length),
      capital: /^\p{Lu}/u.test(rest),
    },
  ];
}

function readUnit(scene: Scene, unit: Unit, tokens: readonly UnitToken[], index: number): void {
  if (addWithin(scene, unit, index)) return;
  const quotesOnly = tokens.every(({ kind }) => kind === "quote" || kind === "stop");
  if (quotesOnly) {
    goOn(scene, unit, index);
    return;
  }
  const reading = readingOf(scene);
  const acts = findActs(tokens, reading);
  for (const act of acts) addAct(scene, unit, tokens, act, index);
  if (acts.length === 0) meetSubject(scene, unit, tokens, index);
}

function readingOf({ rules, names }: Scene): Reading {
  return { rules, names, oblique: false };
}

/** Acts whose cue stands within the quotation that it reports; false where the unit has none. */
function addWithin(scene: Scene, unit: Unit, index: number): boolean {
  const before = scene.found.length;
  for (const { inner } of unit.quotations) {
    const tokens = tokenise(scene.article.text, inner).flatMap((token) =>
      withoutElision({ ...token, quotation: null }),
    );
    const act = actWithin(tokens, readingOf(scene));
    if (act) addAct(scene, unit, tokens, act, index, "direct");
  }
  return scene.found.length > before;
}

/** The one person whom a sentence names, as its subject: "she" in the next is nobody else. */
function meetSubject(scene: Scene, unit: Unit, tokens: readonly UnitToken[], index: number): void {
  const mention = mentionAt(tokens, 0, false, readingOf(scene));
  if (mention?.type !== "person" || !mention.name.includes(" ")) return;
  const named = tokens.filter(
    (token, i) => isGiven(token) && isNameWord(tokens[i + 1] ?? token) && !isGiven(tokens[i - 1]),
  );
  if (named.length > 1) return;
  const speaker = personOf(scene, mention);
  scene.last = { speaker, gender: genderBy(speaker), unit: index, block: unit.block };
}

/** What a given name says of somebody. */
function genderBy({ kind, speaker }: Speaker): Gender {
  const given = kind === "named" ? transliterate(speaker.split(" ")[0]?.toLowerCase() ?? "") : "";
  return genderOf(given) ?? null;
}

function addAct(
  scene: Scene,
  unit: Unit,
  tokens: readonly UnitToken[],
  act: Act,
  index: number,
  form?: Attribution["form"],
): void {
  const speaker = speakerOf(scene, act, index);
  if (speaker === undefined || (act.mention.type === "pronoun" && namesAnother(tokens, act, speaker))) return;
  const { article } = scene;
  const content = act.content.map((range) => spanOf(tokens, range));
  const cueSpan = spanOf(tokens, act.cue);
  const speakerSpan = spanOf(tokens, act.mention);
  scene.found.push({
    ...speaker,
    speakerSpan,
    cue: article.text.slice(cueSpan.start, cueSpan.end),
    cueSpan,
    via: null,
    content,
    span: [...content, speakerSpan].reduce(cover, cueSpan),
    form: form ?? formOf(unit, content),
    sentence: sentenceAt(article, unit, cueSpan.start),
  });
  const gender = act.gender ?? (act.mention.type === "pronoun" ? act.mention.gender : genderBy(speaker));
  scene.last = { speaker, gender, unit: index, block: unit.block };
}

/** "Her colleague Nils Aas disagreed: that went too far, he said": a pronoun behind somebody else's name may be theirs. */
function namesAnother(tokens: readonly UnitToken[], { cue }: Act, { speaker }: Speaker): boolean {
  return tokens
    .slice(0, cue.from)
    .some((token, i) => isGiven(token) && isNameWord(tokens[i + 1] ?? token) && !speaker.includes(token.text));
}

function spanOf(tokens: readonly UnitToken[], { from, to }: Range): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** A paragraph's further quotations are of whom was quoted before. */
function goOn(scene: Scene, unit: Unit, index: number): void {
  const { last, article } = scene;
  const content = unit.quotations.map(({ span }) => span);
  const [first] = content;
  if (last === null || first === undefined || last.block !== unit.block || index - last.unit > PRONOUN_REACH) return;
  scene.found.push({
    ...last.speaker,
    speakerSpan: null,
    cue: "",
    cueSpan: null,
    via: null,
    content,
    span: content.reduce(cover, first),
    form: formOf(unit, content),
    sentence: sentenceAt(article, unit, first.start),
  });
  scene.last = { ...last, unit: index };
}

function speakerOf(scene: Scene, { mention, gender }: Act, index: number): Speaker | undefined {
  switch (mention.type) {
    case "pronoun":
      return pronounOf(scene, mention.gender ?? gender, index);
    case "person":
      return personOf(scene, mention);
    case "body":
      return { kind: "institution", speaker: mention.name, role: null, key: speakerKey("institution", mention.name) };
    case "people":
      scene.unnamed++;
      return {
        kind: "anonymous",
        speaker: mention.text,
        role: null,
        key: `anonymous:${scene.article.textSha256.slice(0, 12)}:${scene.unnamed}`,
      };
    case "office":
      return bearerOf(scene, mention.office);
  }
}

function personOf({ roles }: Scene, { name, role }: Extract<Mention, { type: "person" }>): Speaker {
  if (role !== null && !roles.has(name)) roles.set(name, role);
  return { kind: "named", speaker: name, role: roles.get(name) ?? role, key: speakerKey("named", name) };
}

function pronounOf({ last }: Scene, gender: Gender, index: number): Speaker | undefined {
  if (last === null || index - last.unit > PRONOUN_REACH || last.speaker.kind === "institution") return undefined;
  return gender !== null && last.gender !== null && gender !== last.gender ? undefined : last.speaker;
}

/** "the president": the one person who was given that role before. */
function bearerOf({ roles }: Scene, office: string): Speaker | undefined {
  const bearers = [...roles].filter(([, role]) => role.toLowerCase().split(/\s+/).includes(office));
  const [only] = bearers;
  return bearers.length === 1 && only
    ? { kind: "named", speaker: only[0], role: only[1], key: speakerKey("named", only[0]) }
    : undefined;
}
