/**
 * Cuts an article into units of grammar. A unit is the shortest run of sentences of one paragraph that no quotation
 * crosses; in its tokens each quotation is one token, so that what is quoted can't be taken for the words around it.
 */
import type { Article } from "../sources/article.ts";
import type { Span } from "../text/span.ts";
import { prepositions, timeWords } from "./lexicon/function-words.ts";
import { reportingForm } from "./lexicon/reporting-verbs.ts";
import { findQuotations, type Quotation } from "./quotations.ts";
import { type Token, tokenise } from "./tokens.ts";

/** A token of a unit; quotations have `quotation` set and the kind `quote`. */
export interface UnitToken extends Token {
  readonly quotation: Quotation | null;
}

/** Sentences that hang together by their quotations. */
export interface Unit {
  readonly span: Span;
  readonly tokens: readonly UnitToken[];
  readonly quotations: readonly Quotation[];
  /** Index of the block. */
  readonly block: number;
  /** First and last index into `article.sentences`. */
  readonly sentences: readonly [number, number];
  /** True where it is the first of its block. */
  readonly opensBlock: boolean;
}

/** All units, in order. Headings have none. */
export function readUnits(article: Article): Unit[] {
  const units: Unit[] = [];
  let open = false;
  let from = 0;
  article.blocks.forEach((block, index) => {
    let to = from;
    while (article.sentences[to]?.block === index) to++;
    if (to === from) return;
    const quotations = findQuotations(article.text, block.span, open);
    open = quotations.at(-1)?.closed === false;
    addUnits(units, article, index, [from, to], quotations);
    from = to;
  });
  return units;
}

function addUnits(
  units: Unit[],
  article: Article,
  block: number,
  [from, to]: readonly [number, number],
  quotations: readonly Quotation[],
): void {
  let first = from;
  let quote = 0;
  for (let i = from; i < to; i++) {
    const end = article.sentences[i]?.span.end ?? 0;
    let last = quote;
    while ((quotations[last]?.span.end ?? Number.POSITIVE_INFINITY) <= end) last++;
    // A mark that the sentence splitter left at the next sentence's start does not hold the two together.
    const crossing = quotations[last];
    if (i + 1 < to && crossing && crossing.span.start < end && crossing.inner.end > end) continue;
    if (i + 1 < to && isCutOff(article, i, quotations[last - 1])) continue;
    const inside = quotations.slice(quote, crossing && crossing.span.start < end ? last + 1 : last);
    const start = article.sentences[first]?.span.start ?? 0;
    const span = { start, end: Math.max(end, inside.at(-1)?.span.end ?? end) };
    const tokens = unitTokens(article.text, span, inside);
    pushPieces(units, { span, tokens, quotations: inside, block, sentences: [first, i], opensBlock: first === from });
    first = i + 1;
    quote += inside.length;
  }
}

/** Most tokens of a unit. No sentence of prose has so many; text without full stops is cut, so that work per unit is bounded. */
const MAX_TOKENS = 600;

function pushPieces(units: Unit[], unit: Unit): void {
  for (let at = 0; at === 0 || at < unit.tokens.length; at += MAX_TOKENS) {
    const tokens = unit.tokens.slice(at, at + MAX_TOKENS);
    const quotations = tokens.flatMap((token) => token.quotation ?? []);
    units.push(
      unit.tokens.length <= MAX_TOKENS
        ? unit
        : { ...unit, tokens, quotations, opensBlock: unit.opensBlock && at === 0 },
    );
  }
}

/** "“Why now?” Smith said." is one sentence even where the question mark was taken for its end. */
function isCutOff(article: Article, sentence: number, quotation: Quotation | undefined): boolean {
  const here = article.sentences[sentence]?.span;
  const next = article.sentences[sentence + 1]?.span;
  if (!here || !next || quotation?.span.end !== here.end) return false;
  const words = tokenise(article.text, { start: next.start, end: Math.min(next.end, next.start + TAG_REACH) });
  // A signature behind a dash goes with the quotation before it.
  if (words[0]?.kind === "dash") return words.length <= 8;
  if (!/[?!…]["'”’]*$/.test(article.text.slice(here.end - 4, here.end))) return false;
  const verb = words.findIndex((word) => reportingForm(word.lower)?.verb.clause === true);
  if (verb < 1 || verb > 9 || words.slice(0, verb).some((word) => word.kind === "stop")) return false;
  // "X was asked, “…?” He answered, “…”": the second sentence has a quotation of its own.
  const own = /^[,:]\s*["“«]/.test(article.text.slice(words[verb]?.end, (words[verb]?.end ?? 0) + 4));
  return endsTag(words[verb + 1]) && !(own && quotation.span.start > here.start);
}

/** How many characters of the next sentence are read to see whether it only says who spoke. */
const TAG_REACH = 120;

/** A cue that is done with its verb, or goes on with when and where. */
function endsTag(token: Token | undefined): boolean {
  return (
    token === undefined ||
    token.kind !== "word" ||
    prepositions.has(token.lower) ||
    timeWords.has(token.lower) ||
    token.lower === "to"
  );
}

function unitTokens(text: string, span: Span, quotations: readonly Quotation[]): UnitToken[] {
  const tokens: UnitToken[] = [];
  let at = span.start;
  for (const quotation of quotations) {
    for (const token of tokenise(text, { start: at, end: quotation.span.start }))
      tokens.push({ ...token, quotation: null });
    const { start, end } = quotation.span;
    tokens.push({ start, end, kind: "quote", text: text.slice(start, end), lower: "", capital: false, quotation });
    at = end;
  }
  addPlain(tokens, text, { start: at, end: span.end });
  return tokens;
}

function addPlain(tokens: UnitToken[], text: string, span: Span): void {
  for (const token of tokenise(text, span)) tokens.push({ ...token, quotation: null });
}
