/** What a reporting verb has to its right: who is told, when and where, and then what is said. */

import { contentEnd, fronted, frontedEnd, hasVerbAhead, type Range } from "./clauses.ts";
import type { ReportingVerb } from "./lexicon/reporting-verbs.ts";
import { type Phrase, phraseAfter } from "./phrases.ts";
import type { Tagged } from "./tagging.ts";

export function addresseeAfter(tokens: readonly Tagged[], from: number): Range | null {
  const start = tokens[from]?.tag === "to" || tokens[from]?.lower === "with" ? from + 1 : from;
  const phrase = phraseAfter(tokens, start, false);
  return phrase ? { from: phrase.from, to: phrase.to } : null;
}

export function told(tokens: readonly Tagged[], from: number, verb: ReportingVerb): Range | null {
  if (!verb.addressee) return null;
  const phrase = phraseAfter(tokens, from, false);
  return phrase ? { from: phrase.from, to: phrase.to } : null;
}

interface Complement {
  readonly range: Range;
  readonly addressee: Range | null;
}

/** What a verb reports, to the right of it; undefined where nothing fits its class. */
export function complement(
  tokens: readonly Tagged[],
  from: number,
  verb: ReportingVerb,
  participle: boolean,
): Complement | undefined {
  let at = from;
  let addressee: Range | null = null;
  if (verb.addressee) {
    const phrase = addresseePhrase(tokens, at);
    if (phrase) {
      addressee = phrase;
      at = phrase.to;
    }
  }
  at = skipAdjuncts(tokens, at, verb);
  const start = contentStart(tokens, at, verb, addressee !== null, participle);
  if (start === undefined) return undefined;
  const to = fronted(tokens, from) ? frontedEnd(tokens, start) : contentEnd(tokens, start);
  return to > start
    ? { range: { from: start, to }, addressee: addressee ?? addresseeIn(tokens, from, start) }
    : undefined;
}

/** "revealed to Bloomberg that": the addressee of a verb that takes it with "to". */
function addresseeIn(tokens: readonly Tagged[], from: number, start: number): Range | null {
  return tokens[from]?.tag === "to" && start > from + 1 ? addresseeAfter(tokens, from) : null;
}

/** Somebody told: a phrase that ends where a clause, "that" or a quotation begins. */
function addresseePhrase(tokens: readonly Tagged[], at: number): Range | null {
  const first = tokens[at];
  if (!first || first.lower === "that") return null;
  if (first.tag === "obj") return { from: at, to: at + 1 };
  const phrase = phraseAfter(tokens, at, false);
  if (!phrase) return null;
  // "told Nato allies the US was …": a determiner or a pronoun begins the clause.
  for (let i = phrase.from + 1; i < phrase.to; i++) {
    if (tokens[i]?.tag === "det" && /^(?:noun|name)$/.test(tokens[i - 1]?.tag ?? "")) return { from: at, to: i };
  }
  const next = tokens[phrase.to];
  if (next && (next.tag === "verb" || next.tag === "aux")) return lastNameStart(tokens, phrase);
  return { from: phrase.from, to: phrase.to };
}

/** "told reporters Trump would": the last word before the verb is the clause's subject. */
function lastNameStart(tokens: readonly Tagged[], phrase: Phrase): Range | null {
  for (let i = phrase.to - 1; i > phrase.from; i--)
    if (tokens[i]?.tag === "name" && tokens[i - 1]?.tag !== "name") return { from: phrase.from, to: i };
  return null;
}

/** Past time words, "in a statement", "on Twitter" where the content comes behind them. */
function skipAdjuncts(tokens: readonly Tagged[], from: number, verb: ReportingVerb): number {
  let at = from;
  for (let turns = 0; turns < 4; turns++) {
    const tag = tokens[at]?.tag;
    if (
      tag === "time" ||
      (tag === "num" && tokens[at - 1]?.tag === "time") ||
      (tag === "adv" && !isExistential(tokens, at))
    )
      at++;
    else if (tag === "comma" && /^(?:sub|adv)$/.test(tokens[at + 1]?.tag ?? "") && tokens[at + 2]?.tag === "comma")
      at += 3;
    else if (tag === "sub" && /^(?:as|after|before|when|while)$/.test(tokens[at]?.lower ?? "")) {
      const end =
        clauseAdjunctEnd(tokens, at) ??
        (/^(?:after|before)$/.test(tokens[at]?.lower ?? "") ? adjunctEnd(tokens, at) : undefined);
      if (end === undefined) return at;
      at = end;
    } else if (tag === "prep" || tag === "to") {
      if (tag === "to" && verb.infinitive && tokens[at + 1]?.tag === "verb") return at;
      const end = adjunctEnd(tokens, at);
      if (end === undefined) return at;
      at = end;
    } else return at;
  }
  return at;
}

/** "there is", "there remains": the adverb is the clause's subject. */
function isExistential(tokens: readonly Tagged[], at: number): boolean {
  const next = tokens[at + 1]?.tag;
  return tokens[at]?.lower === "there" && (next === "aux" || next === "verb" || next === "poss");
}

/** The end of "in an interview with X", if "that", a clause's sign, a quotation or a time word follows it. */
function adjunctEnd(tokens: readonly Tagged[], at: number): number | undefined {
  if (tokens[at + 1]?.tag === "time") return at + 2;
  for (let i = at + 1; i < tokens.length && i < at + 25; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "sub" && tokens[i]?.lower === "that") return i;
    if (tag === "det" && tokens[i]?.lower === "that") return i;
    if (tag === "quote") return i;
    if (tag === "colon") return i;
    if (tag === "pron" && i > at + 1) return i;
    if (tag === "comma") return tokens[i + 1]?.tag === "quote" ? i : undefined;
    if (tag === undefined || /^(?:stop|semi|verb|aux|rel|dash)$/.test(tag)) return undefined;
  }
  return undefined;
}

/** "said as he introduced his wife, “…”": the comma before the quotation. */
function clauseAdjunctEnd(tokens: readonly Tagged[], at: number): number | undefined {
  for (let i = at + 1; i < tokens.length && i < at + 25; i++) {
    if (tokens[i]?.tag === "comma" && tokens[i + 1]?.tag === "quote") return i;
    if (tokens[i]?.tag === "stop" || tokens[i]?.tag === "quote" || tokens[i]?.tag === "semi") return undefined;
  }
  return undefined;
}

function contentStart(
  tokens: readonly Tagged[],
  at: number,
  verb: ReportingVerb,
  toldSomebody: boolean,
  participle: boolean,
): number | undefined {
  const first = tokens[at];
  if (!first) return undefined;
  const next = tokens[at + 1];
  if (first.tag === "quote") return at;
  if (/sel(?:f|ves)$/.test(first.lower)) {
    // "describes himself as …", "called herself “…”": said of the speaker, and said.
    const named = verb.object && (next?.tag === "quote" || next?.lower === "as" || next?.tag === "det");
    return named && !verb.attitude ? (next?.lower === "as" ? at + 2 : at + 1) : undefined;
  }
  if (first.tag === "comma" || first.tag === "colon" || first.tag === "dash") {
    if (next?.tag === "quote" && verb.clause) return at + 1;
    return first.tag === "colon" && next && verb.clause ? at + 1 : undefined;
  }
  if (/^(?:stop|semi|bracket|conj|rel)$/.test(first.tag)) return undefined;
  if (first.lower === "that" || (first.tag === "sub" && /^(?:how|what|why|whether|when|where|if)$/.test(first.lower)))
    return verb.clause || verb.object ? at : undefined;
  // "described the plan as “…”" is caught by the object; "described as “…”" has its object before it.
  if (first.lower === "as" && verb.object && !verb.attitude) return next ? at + 1 : undefined;
  if (first.tag === "to") return verb.infinitive && next?.tag !== "name" ? at : undefined;
  if (verb.object && first.tag === "prep" && isAmount(tokens, at)) return at;
  if (first.tag === "prep" || first.tag === "sub")
    return verb.clause && hasVerbAhead(tokens, at) && first.tag === "prep" && !participle ? at : undefined;
  if (/^(?:verb|aux|part)$/.test(first.tag)) return undefined;
  if (verb.object && !toldSomebody) return at;
  if (verb.clause) return hasVerbAhead(tokens, at) ? at : undefined;
  return undefined;
}

/** "at least 10", "over 20", "up to a third": an amount that begins with a preposition. */
export function isAmount(tokens: readonly Tagged[], at: number): boolean {
  for (let i = at + 1; i < at + 4; i++) if (tokens[i]?.tag === "num") return true;
  return false;
}
