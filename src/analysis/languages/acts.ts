/**
 * Finds the acts of saying in one unit of a text in German, French or Ukrainian: which words report, who stands as
 * speaker, and which tokens are what is said. Only the forms that news uses most are read; all others say nothing.
 */
import type { UnitToken } from "../paragraphs.ts";
import { hasSubjectBefore, type Mention, mentionAt, mentionBefore, quotedBody, type Reading } from "./phrases.ts";
import type { Gender, LanguageRules } from "./rules.ts";

/** Token indices, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** One act of saying. */
export interface Act {
  readonly cue: Range;
  readonly mention: Mention;
  /** What the verb's ending says of the speaker. */
  readonly gender: Gender;
  readonly content: readonly Range[];
}

interface Verb extends Range {
  readonly gender: Gender;
  readonly plural: boolean;
  /** The pronoun that French hangs on its verb: "a-t-il". */
  readonly pronoun: Mention | null;
}

/** How far behind a verb what is said may open. */
const REACH = 24;

/** The acts of a unit in order; none lies within what another one reports. */
export function findActs(tokens: readonly UnitToken[], reading: Reading): readonly Act[] {
  const acts: Act[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const inside = acts.some(({ content }) => content.some(({ from, to }) => from <= i && i < to));
    const act = inside ? undefined : actAt(tokens, i, reading);
    if (act === undefined) continue;
    acts.push(act);
    i = Math.max(act.cue.to, act.mention.from >= act.cue.to ? act.mention.to : 0) - 1;
  }
  return acts;
}

function actAt(tokens: readonly UnitToken[], i: number, reading: Reading): Act | undefined {
  const source = sourceWords(tokens, i, reading) ?? ownWords(tokens, i, reading);
  if (source !== undefined) return source;
  const { rules } = reading;
  const word = tokens[i]?.lower ?? "";
  if (rules.behind.has(word)) return sourceBehind(tokens, i, reading);
  const verb = rules.thus.has(word) && tokens[i - 1]?.kind === "comma" ? bareVerb(i) : verbAt(tokens, i, reading);
  if (verb === undefined || isTakenBack(tokens, verb, rules) || isSupposed(tokens, verb, rules)) return undefined;
  return quoted(tokens, verb, reading) ?? clause(tokens, verb, reading);
}

/** "sagte nicht", "n’a pas dit", "не сказала": a word right before the verb, or close behind it, says that nobody said it. */
function isTakenBack(tokens: readonly UnitToken[], { from, to }: Range, { unsaid, that }: LanguageRules): boolean {
  if (unsaid.has(tokens[from - 1]?.lower ?? "")) return true;
  for (let i = to; i < to + 4 && tokens[i]?.kind === "word" && !that.has(tokens[i]?.lower ?? ""); i++)
    if (unsaid.has(tokens[i]?.lower ?? "")) return true;
  return false;
}

/** "Wenn sie sagte": the clause of the verb opens on a condition. */
function isSupposed(tokens: readonly UnitToken[], { from }: Range, { conditions }: LanguageRules): boolean {
  let first = from;
  while (first > 0 && from - first < REACH && tokens[first - 1]?.kind === "word") first--;
  return first < from && conditions.has(tokens[first]?.lower ?? "");
}

function bareVerb(at: number): Verb {
  return { from: at, to: at + 1, gender: null, plural: false, pronoun: null };
}

function verbAt(tokens: readonly UnitToken[], i: number, { rules }: Reading): Verb | undefined {
  const token = tokens[i];
  if (token?.kind !== "word" || token.capital) return undefined;
  const inverted = /^(.+?)-(?:t-)?(ils?|elles?)$/.exec(token.lower);
  const base = inverted?.[1] ?? token.lower;
  const word = inverted?.[2];
  const pronoun: Mention | null =
    word === undefined ? null : { type: "pronoun", gender: word.startsWith("elle") ? "she" : "he", from: i, to: i + 1 };
  if (word?.endsWith("s")) return undefined;
  const auxiliary = rules.auxiliaries.get(base);
  if (auxiliary !== undefined) {
    const at = rules.fillers.has(tokens[i + 1]?.lower ?? "") ? i + 2 : i + 1;
    if (!rules.participles.has(tokens[at]?.lower ?? "")) return undefined;
    return { from: i, to: at + 1, gender: null, plural: auxiliary.plural, pronoun };
  }
  const verb = rules.verbs.get(base);
  return verb && { from: i, to: i + 1, ...verb, pronoun };
}

/** "„…“, sagte Brandt", "Brandt sagte: „…“". */
function quoted(tokens: readonly UnitToken[], verb: Verb, reading: Reading): Act | undefined {
  const { from, to, gender, plural } = verb;
  const behind = quoteBefore(tokens, from);
  const after = verb.pronoun ?? mentionAt(tokens, to, plural, reading);
  if (behind !== null && after !== undefined) {
    const content = [{ from: behind, to: behind + 1 }];
    const next = quoteAfter(tokens, Math.max(after.to, to));
    if (next !== null) content.push({ from: next, to: next + 1 });
    return { cue: { from, to }, mention: after, gender, content };
  }
  const opens = colonQuote(tokens, to);
  if (opens === null) return undefined;
  const mention =
    mentionBefore(tokens, from, plural, reading) ?? (hasSubjectBefore(tokens, from, reading) ? undefined : after);
  return mention && { cue: { from, to }, mention, gender, content: [{ from: opens, to: opens + 1 }] };
}

/** The quotation that ends right before a verb, parted from it by a mark; null where there is none. Without a mark it is a name or a title. */
function quoteBefore(tokens: readonly UnitToken[], at: number): number | null {
  let i = at - 1;
  while (i >= 0 && (tokens[i]?.kind === "comma" || tokens[i]?.kind === "dash" || tokens[i]?.kind === "stop")) i--;
  const marked = i < at - 1 || /[,.!?…][\s\u00a0\u202f]?[”“"»]$/.test(tokens[i]?.text ?? "");
  return tokens[i]?.kind === "quote" && marked ? i : null;
}

/** "…, sagte er am Montag, „und …“": the quotation goes on behind the speaker. */
function quoteAfter(tokens: readonly UnitToken[], at: number): number | null {
  for (let i = at; i < Math.min(tokens.length, at + 12); i++) {
    const kind = tokens[i]?.kind;
    if (kind === "quote") return /^(?:comma|colon|dash|stop)$/.test(tokens[i - 1]?.kind ?? "") ? i : null;
    if (kind !== "word" && kind !== "number" && kind !== "comma" && kind !== "colon" && kind !== "dash") return null;
  }
  return null;
}

function colonQuote(tokens: readonly UnitToken[], at: number): number | null {
  for (let i = at; i < Math.min(tokens.length, at + REACH); i++) {
    const kind = tokens[i]?.kind;
    if (kind === "colon") return tokens[i + 1]?.kind === "quote" ? i + 1 : null;
    if (kind === "stop" || kind === "semicolon" || kind === "quote") return null;
  }
  return null;
}

/** What is said without quotation marks, or with them only in part. */
function clause(tokens: readonly UnitToken[], verb: Verb, reading: Reading): Act | undefined {
  return asClause(tokens, verb, reading) ?? thatClause(tokens, verb, reading) ?? trailing(tokens, verb, reading);
}

/** "Wie Reuters berichtet, …", "…, як повідомляє Reuters". */
function asClause(tokens: readonly UnitToken[], verb: Verb, reading: Reading): Act | undefined {
  const { rules } = reading;
  let as = verb.from - 1;
  while (as > 0 && verb.from - as < 10 && isNominal(tokens[as]) && !rules.as.has(tokens[as]?.lower ?? "")) as--;
  if (!rules.as.has(tokens[as]?.lower ?? "")) return undefined;
  const opensClause = as === 0 || tokens[as - 1]?.kind === "comma";
  if (!opensClause) return undefined;
  const mention =
    as + 1 === verb.from
      ? mentionAt(tokens, verb.to, verb.plural, reading)
      : (quotedBody(tokens.slice(as + 1), 0, reading) ??
        mentionBefore(tokens.slice(as + 1), verb.from - as - 1, verb.plural, reading));
  if (mention === undefined) return undefined;
  const shifted = as + 1 === verb.from ? mention : { ...mention, from: mention.from + as + 1, to: mention.to + as + 1 };
  const content = besides(tokens, { from: as, to: Math.max(verb.to, shifted.to) });
  return (
    content && { cue: { from: verb.from, to: verb.to }, mention: shifted, gender: verb.gender, content: [content] }
  );
}

function isNominal(token: UnitToken | undefined): boolean {
  return token?.kind === "word" || token?.kind === "quote";
}

/** The rest of the sentence: what stands before the comma of a clause, or behind it where the clause comes first. */
function besides(tokens: readonly UnitToken[], { from, to }: Range): Range | undefined {
  if (from > 1) return spoken(tokens, 0, from - 1);
  let comma = to;
  while (comma < tokens.length && tokens[comma]?.kind !== "comma" && comma - to < REACH) comma++;
  return tokens[comma]?.kind === "comma" ? spoken(tokens, comma + 1, tokens.length) : undefined;
}

/** Two words at least, up to the last that is no stop. */
function spoken(tokens: readonly UnitToken[], from: number, to: number): Range | undefined {
  let end = to;
  while (end > from && /^(?:stop|comma|dash)$/.test(tokens[end - 1]?.kind ?? "")) end--;
  return end - from >= 2 || tokens[from]?.kind === "quote" ? { from, to: end } : undefined;
}

function thatClause(tokens: readonly UnitToken[], verb: Verb, reading: Reading): Act | undefined {
  const { rules } = reading;
  const before = mentionBefore(tokens, verb.from, verb.plural, reading);
  if (before === undefined && hasSubjectBefore(tokens, verb.from, reading)) return undefined;
  const mention = before ?? verb.pronoun ?? mentionAt(tokens, verb.to, verb.plural, reading);
  if (mention === undefined) return undefined;
  const opens = clauseStart(tokens, Math.max(verb.to, mention.to), reading, before !== undefined);
  if (opens === null) return undefined;
  const said = rules.that.has(tokens[opens]?.lower ?? "") ? opens + 1 : opens;
  const content = spoken(tokens, said, tokens.length);
  return content && { cue: { from: verb.from, to: verb.to }, mention, gender: verb.gender, content: [content] };
}

/** Where the words behind "that" begin; where the language allows it and the subject stands before the verb, also right behind its comma. */
function clauseStart(
  tokens: readonly UnitToken[],
  at: number,
  { rules }: Reading,
  subjectBefore: boolean,
): number | null {
  const first = tokens[at];
  if (first === undefined || rules.abouts.has(first.lower)) return null;
  // An object right behind the verb is what is said already; a clause behind it describes the object.
  if (
    first.kind === "word" &&
    !rules.stops.has(first.lower) &&
    !rules.fillers.has(first.lower) &&
    !rules.that.has(first.lower)
  )
    return null;
  for (let i = at; i < Math.min(tokens.length, at + REACH); i++) {
    const token = tokens[i];
    if (token === undefined || token.kind === "stop" || token.kind === "colon" || token.kind === "semicolon")
      return null;
    if (/^(?:plus|moins|aussi|autant)$/.test(token.lower)) return null;
    if (rules.that.has(token.lower)) return i;
    if (token.kind === "comma" && rules.bareClause && subjectBefore && i - at <= 5) {
      return rules.that.has(tokens[i + 1]?.lower ?? "") ||
        !/^(?:um|wenn|weil|als|nachdem|während)$/.test(tokens[i + 1]?.lower ?? "")
        ? i + 1
        : null;
    }
  }
  return null;
}

/** "…, повідомляє Reuters.": a sentence whose last words name who said it. */
function trailing(tokens: readonly UnitToken[], verb: Verb, reading: Reading): Act | undefined {
  let at = verb.from - 1;
  while (tokens[at]?.kind === "dash") at--;
  if (at < 2 || tokens[at]?.kind !== "comma") return undefined;
  const mention = verb.pronoun ?? mentionAt(tokens, verb.to, verb.plural, reading);
  if (mention === undefined || !endsSoon(tokens, Math.max(mention.to, verb.to))) return undefined;
  const content = spoken(tokens, 0, at);
  return content && { cue: { from: verb.from, to: verb.to }, mention, gender: verb.gender, content: [content] };
}

/** Nothing but when and where follows. */
function endsSoon(tokens: readonly UnitToken[], at: number): boolean {
  for (let i = at; i < tokens.length; i++) {
    const kind = tokens[i]?.kind;
    if (kind === "stop") return i >= tokens.length - 2;
    if ((kind !== "word" && kind !== "number") || i - at > 10) return false;
  }
  return true;
}

/** "Laut Reuters …", "за словами Ганни Бойко, …": content is the sentence without these words. */
function sourceWords(tokens: readonly UnitToken[], i: number, reading: Reading): Act | undefined {
  const words = reading.rules.before.find((sequence) => sequence.every((word, k) => tokens[i + k]?.lower === word));
  if (words === undefined) return undefined;
  const to = i + words.length;
  const mention = mentionAt(tokens, to, false, { ...reading, oblique: true });
  if (mention === undefined) return undefined;
  const content = aroundSource(tokens, { from: i, to: mention.to }, reading);
  return content && { cue: { from: i, to }, mention, gender: null, content: [content] };
}

/** "за її словами": words of a source that a possessive ties to somebody met before. */
function ownWords(tokens: readonly UnitToken[], i: number, reading: Reading): Act | undefined {
  const found = reading.rules.owned.find(({ words }) => words.every((word, k) => tokens[i + k]?.lower === word));
  if (found === undefined) return undefined;
  const cue = { from: i, to: i + found.words.length };
  const content = aroundSource(tokens, cue, reading);
  return (
    content && { cue, mention: { type: "pronoun", gender: found.gender, ...cue }, gender: null, content: [content] }
  );
}

/**
 * The act that stands within a quotation's own marks, as French and Ukrainian papers set it: "« Le port, explique Ada
 * Brandt, reste public. »". `tokens` are what the marks hold; content is what stands on both sides of the cue.
 */
export function actWithin(tokens: readonly UnitToken[], reading: Reading): Act | undefined {
  const isEdge = (at: number) => /^(?:comma|dash)$/.test(tokens[at]?.kind ?? "");
  for (let i = 2; i < tokens.length; i++) {
    const verb = isEdge(i - 1) ? verbAt(tokens, i, reading) : undefined;
    const mention = verb && (verb.pronoun ?? mentionAt(tokens, verb.to, verb.plural, reading));
    if (!verb || !mention) continue;
    const end = Math.max(verb.to, mention.to);
    const closed = isEdge(end) || isEdge(end - 1) || tokens[end] === undefined || tokens[end]?.kind === "stop";
    if (!closed) continue;
    const before = { from: 0, to: tokens[i - 2] && isEdge(i - 2) ? i - 2 : i - 1 };
    let start = end;
    while (isEdge(start) || tokens[start]?.kind === "stop") start++;
    const content = start < tokens.length ? [before, { from: start, to: tokens.length }] : [before];
    return { cue: { from: verb.from, to: verb.to }, mention, gender: verb.gender, content };
  }
  return undefined;
}

function aroundSource(tokens: readonly UnitToken[], { from, to }: Range, { rules }: Reading): Range | undefined {
  if (from <= 1) {
    const start = tokens[to]?.kind === "comma" ? to + 1 : to;
    const opensVerb = rules.bareClause || tokens[to]?.kind === "comma";
    return opensVerb ? spoken(tokens, start, tokens.length) : undefined;
  }
  const comma = /^(?:comma|dash)$/.test(tokens[from - 1]?.kind ?? "");
  const quote = tokens[from - 1]?.kind === "quote";
  const ends = endsSoon(tokens, to);
  if (ends && (comma || quote)) return spoken(tokens, 0, comma ? from - 1 : from);
  return undefined;
}

/** "Der Regierung zufolge …". */
function sourceBehind(tokens: readonly UnitToken[], i: number, reading: Reading): Act | undefined {
  let from = i;
  while (from > 0 && tokens[from - 1]?.kind === "word") from--;
  if (from > 1) return undefined;
  const start = reading.rules.definite.has(tokens[from]?.lower ?? "") ? from + 1 : from;
  const mention = mentionAt(tokens.slice(0, i), start, false, reading);
  if (mention === undefined || mention.type === "pronoun" || mention.to < i) return undefined;
  const content = spoken(tokens, i + 1, tokens.length);
  return content && { cue: { from: i, to: i + 1 }, mention, gender: null, content: [content] };
}
