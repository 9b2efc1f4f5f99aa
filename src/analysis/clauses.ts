/** Where clauses and quotations begin and end around a cue: before it, behind it, and where the next act of saying takes over. */

import { canSpeak, type Phrase, phraseBefore } from "./phrases.ts";
import type { Tag, Tagged } from "./tagging.ts";

/** Token indices `[from, to)`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export function isBoundary(token: Tagged | undefined): boolean {
  return token === undefined || /^(?:comma|stop|colon|semi|dash|quote|conj|sub)$/.test(token.tag);
}

/** Past "speaking to the …" and time words to the comma or the end. */
export function skipToComma(tokens: readonly Tagged[], from: number): number {
  let i = from;
  while (i < tokens.length && !/^(?:comma|stop|semi|dash|colon|quote)$/.test(tokens[i]?.tag ?? "")) i++;
  return i;
}

/** What stands before `end` back to where its clause begins; null where nothing does. */
export function rangeBefore(tokens: readonly Tagged[], end: number): Range | null {
  let to = end;
  while (to > 0 && /^(?:comma|dash|sub)$/.test(tokens[to - 1]?.tag ?? "")) to--;
  let from = to;
  while (from > 0 && tokens[from - 1]?.tag !== "semi" && tokens[from - 1]?.tag !== "stop") from--;
  return from < to ? { from, to } : null;
}

/** From a comma to the unit's end. */
export function tailAfter(tokens: readonly Tagged[], comma: number): Range | null {
  const tag = tokens[comma]?.tag;
  if (tag !== "comma" && tag !== "dash" && tag !== "quote" && tag !== "colon") return null;
  const from = tag === "quote" ? comma : comma + 1;
  let to = from;
  while (
    to < tokens.length &&
    tokens[to]?.tag !== "semi" &&
    !(tokens[to]?.tag === "comma" && startsCue(tokens, to + 1))
  )
    to++;
  while (to > from && tokens[to - 1]?.tag === "stop") to--;
  return from < to ? { from, to } : null;
}

/** ", adding that …", ", said …": the tail is another act of saying, or describes the speaker. */
export function isReportingTail(tokens: readonly Tagged[], tail: Range | null): boolean {
  if (!tail) return false;
  let i = tail.from;
  while (tokens[i]?.tag === "adv" && tokens[i]?.lower.endsWith("ly") !== true) i++;
  const first = tokens[i];
  if (!first) return false;
  if (first.tag === "ing" || first.tag === "rel" || first.tag === "part" || first.tag === "conj")
    return first.lower !== "including" && first.lower !== "considering";
  return (first.tag === "prep" && first.lower !== "with") || first.tag === "time" || first.verb !== null;
}

export function hasQuote(tokens: readonly Tagged[], range: Range): boolean {
  for (let i = range.from; i < range.to; i++) if (tokens[i]?.tag === "quote") return true;
  return false;
}

export function hasQuoteBefore(tokens: readonly Tagged[], at: number): boolean {
  return tokens[at - 1]?.tag === "quote" || (isBoundary(tokens[at - 1]) && tokens[at - 2]?.tag === "quote");
}

/** A quotation that goes on behind the cue: "…,” she said, “…". */
export function quotedTail(tokens: readonly Tagged[], from: number): Range | null {
  for (let i = from; i < tokens.length && i < from + 30; i++) {
    if (tokens[i]?.tag === "quote") {
      const left = tokens[i - 1]?.tag;
      if (left !== "comma" && left !== "stop" && left !== "colon" && left !== "dash" && i !== from) return null;
      let to = tokens.length;
      while (to > i && tokens[to - 1]?.tag === "stop") to--;
      return { from: i, to: Math.max(i + 1, lastQuote(tokens, i, to)) };
    }
  }
  return null;
}

function lastQuote(tokens: readonly Tagged[], from: number, to: number): number {
  for (let i = to - 1; i > from; i--) if (tokens[i]?.tag === "quote") return i + 1;
  return from + 1;
}

export function endsInColon(tokens: readonly Tagged[]): boolean {
  return tokens.at(-1)?.tag === "colon";
}

/** "During his years in office, Smith said, most people came to see …": an adverbial before, its clause behind. */
export function splitClause(tokens: readonly Tagged[], subject: number, after: number): Range[] | null {
  const before = tokens[subject - 1]?.tag === "comma" ? rangeBefore(tokens, subject) : null;
  const tail = tokens[after]?.tag === "comma" ? tailAfter(tokens, after) : null;
  if (!tail) return null;
  // "The plan, X said, has failed": the cue stands between a subject and its verb.
  if (before && /^(?:aux|verb)$/.test(tokens[tail.from]?.tag ?? "") && isSubject(tokens, before)) return [before, tail];
  if (isReportingTail(tokens, tail) || !opensMainClause(tokens, tail.from)) return null;
  return before ? [before, tail] : [tail];
}

/** A noun phrase that reaches from the range's start to its end. */
function isSubject(tokens: readonly Tagged[], range: Range): boolean {
  const first = tokens[range.from]?.tag;
  return /^(?:det|name|noun|pron|num)$/.test(first ?? "") && phraseBefore(tokens, range.to)?.from === range.from;
}

/** What stands before "…, X said": a clause or a quotation, not just "On Wednesday" or "In an interview". */
export function parenthetical(tokens: readonly Tagged[], subject: number): Range | null {
  const before = tokens[subject - 1];
  const asClause = before?.lower === "as" && isBoundary(tokens[subject - 2]);
  if (!before || !(asClause || /^(?:quote|comma|dash)$/.test(before.tag))) return null;
  const range = rangeBefore(tokens, asClause ? subject - 1 : subject);
  if (!range) return null;
  for (let i = range.from; i < range.to; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "quote") return range;
    if ((tag === "verb" || tag === "aux") && !opensSubordinate(tokens, range)) return range;
  }
  return null;
}

/** "When asked about it, X said", "After he left, X said": the first clause is no content. */
function opensSubordinate(tokens: readonly Tagged[], range: Range): boolean {
  const first = tokens[range.from];
  const opener = first?.tag === "conj" ? tokens[range.from + 1] : first;
  if (opener?.tag === "ing" && (opener.verb === null || opener.verb.finding)) return false;
  const simple = opener?.tag === "sub" || opener?.tag === "prep" || opener?.tag === "time" || opener?.tag === "ing";
  return simple && !hasMainClause(tokens, range);
}

/** A comma within the range with a subject and a verb behind it: "If they left, that could hurt, X said". */
function hasMainClause(tokens: readonly Tagged[], range: Range): boolean {
  for (let i = range.from + 1; i < range.to; i++) {
    if (tokens[i]?.tag !== "comma") continue;
    for (let k = i + 1; k < range.to && k < i + 14; k++) {
      if (tokens[k]?.tag === "rel" || tokens[k]?.tag === "sub") break;
      if (tokens[k]?.tag === "verb" || tokens[k]?.tag === "aux") return k > i + 1;
    }
  }
  return false;
}

/** What goes on behind a cue in commas: "…, that person said, they wouldn't …". */
export function parentheticalTail(tokens: readonly Tagged[], from: number, quoted: boolean): Range | null {
  if (quoted) return quotedTail(tokens, from);
  const comma = skipToComma(tokens, from);
  if (comma - from > 8) return null;
  const tail = tailAfter(tokens, comma);
  return isReportingTail(tokens, tail) ? null : tail;
}

/** A finite verb before the clause ends: what makes a clause out of words behind "said". */
export function hasVerbAhead(tokens: readonly Tagged[], from: number): boolean {
  for (let i = from; i < tokens.length && i < from + 40; i++) {
    const tag = tokens[i]?.tag;
    if (tag === "verb" || tag === "aux") return true;
    if (tag === "quote") return true;
    if (tag === "stop" || tag === "semi") return false;
  }
  return false;
}

/** "Claiming that …, Trump told", "hours before he announced …, Smith said": such a cue reports up to the main clause only. */
export function fronted(tokens: readonly Tagged[], afterVerb: number): boolean {
  let start = afterVerb - 1;
  while (start > 0 && afterVerb - start < CLAUSE_REACH && tokens[start - 1]?.tag !== "comma") start--;
  for (let i = start; i < Math.min(afterVerb, start + 3); i++) {
    const token = tokens[i];
    if (token?.tag === "ing" && token.verb && start === 0) return true;
    if (token?.tag === "sub" && token.lower !== "that" && token.lower !== "because") return true;
  }
  return false;
}

/** How many tokens a clause is searched for. */
const CLAUSE_REACH = 40;

export function frontedEnd(tokens: readonly Tagged[], from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const quoteCloses = tokens[i]?.tag === "quote" && /,["'”’]*$/.test(tokens[i]?.text ?? "");
    if (quoteCloses && opensMainClause(tokens, i + 1)) return i + 1;
    if (tokens[i]?.tag === "comma" && i > from && opensMainClause(tokens, i + 1)) return i;
  }
  return contentEnd(tokens, from);
}

/** A subject with its verb right behind, neither in a relative nor in another subordinate clause. */
function opensMainClause(tokens: readonly Tagged[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 20); i++) {
    const tag = tokens[i]?.tag;
    if (tag === "verb" || tag === "aux") return i > from && phraseBefore(tokens, i) !== undefined;
    if (tag === undefined || /^(?:rel|sub|ing|semi|stop|conj|part)$/.test(tag)) return false;
  }
  return false;
}

/** Content runs to the unit's end, or to the next act of saying that hangs on the same speaker. */
export function contentEnd(tokens: readonly Tagged[], from: number): number {
  let to = tokens.length;
  for (let i = from + 1; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.tag === "stop" && i < tokens.length - 1 && tokens[i + 1]?.tag !== "bracket") continue;
    if (token.tag === "semi" || endsContent(tokens, i)) {
      to = i;
      break;
    }
  }
  while (to > from && /^(?:stop|comma|conj|dash)$/.test(tokens[to - 1]?.tag ?? "")) to--;
  return to;
}

/** ", who backed X in 2012, said …": what a relative clause reports ends at the comma before the main verb. */
export function withinRelative(tokens: readonly Tagged[], range: Range): Range {
  for (let i = range.from + 1; i < range.to; i++) {
    const next = tokens[i + 1]?.tag === "adv" ? tokens[i + 2] : tokens[i + 1];
    if (tokens[i]?.tag === "comma" && (next?.tag === "verb" || next?.tag === "aux")) return { from: range.from, to: i };
  }
  return range;
}

/** A comma behind which another cue begins: ", adding that", ", according to", " and said". */
function endsContent(tokens: readonly Tagged[], i: number): boolean {
  const tag = tokens[i]?.tag;
  if (tokens[i]?.lower === "as" && tokens[i - 1]?.tag === "quote" && citesSpeaker(tokens, i + 1)) return true;
  if (tag === "comma") {
    const next = tokens[i + 1];
    if (next?.lower === "according" || (next?.tag === "ing" && next.verb !== null && next.verb.clause)) return true;
    if (next?.tag === "conj") return startsCue(tokens, i + 2);
    // "noting the size of it, said, “…”": the comma ends what stands between the subject and its verb.
    return startsCue(tokens, i + 1) && /^(?:quote|comma|sub|colon)$/.test(tokens[i + 2]?.tag ?? "");
  }
  return tag === "conj" && startsCue(tokens, i + 1);
}

/** "as Mara Olden said": a name or a pronoun, and close behind it a verb of saying. */
function citesSpeaker(tokens: readonly Tagged[], from: number): boolean {
  if (!/^(?:name|pron|det)$/.test(tokens[from]?.tag ?? "")) return false;
  return tokens.slice(from + 1, from + 7).some((t) => t.tag === "verb" && t.verb?.clause === true);
}

function startsCue(tokens: readonly Tagged[], i: number): boolean {
  let at = i;
  while (tokens[at]?.tag === "adv") at++;
  const token = tokens[at];
  return (
    token?.tag === "verb" && token.verb?.clause === true && token.form !== null && (token.form.past || token.form.third)
  );
}

/** The first subject of a unit's main clause: who does what the participles behind it say. */
export function mainSubject(tokens: readonly Tagged[], before: number): Phrase | undefined {
  let fallback: Phrase | undefined;
  let subordinate = tokens[0]?.tag === "sub" || tokens[0]?.tag === "prep";
  for (let i = 1; i < before; i++) {
    const tag: Tag | undefined = tokens[i]?.tag;
    if (tag === "comma") subordinate = false;
    if (tag !== "verb" && tag !== "aux") continue;
    const left = tokens[i - 1];
    if (!left || left.tag === "aux" || left.tag === "verb" || left.tag === "rel") continue;
    const phrase = phraseBefore(tokens, i);
    if (!phrase || !canSpeak(tokens, phrase)) continue;
    // "Smith, asked if he would go, said": the subject of a clause within isn't the sentence's.
    if (!subordinate && tokens[phrase.from - 1]?.tag !== "sub") return phrase;
    fallback ??= phrase;
  }
  return fallback;
}
