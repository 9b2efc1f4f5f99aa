/**
 * Finds the numbers of an article with what makes them mean something: the hedge before, the unit, what is counted.
 * Dates, durations and ordinals are kept apart. Numbers that are part of a name ("Article 5", "World War II") are none.
 */
import type { Article } from "../sources/article.ts";
import { type Amount, amountAt, withRange } from "./amounts.ts";
import type { Figure } from "./attribution.ts";
import { commonForm, isCommonNounAlso } from "./lexicon/common-verbs.ts";
import {
  auxiliaries,
  conjunctions,
  determiners,
  prepositions,
  subordinators,
  timeWords,
} from "./lexicon/function-words.ts";
import * as words from "./lexicon/numbers.ts";
import { isNounAlso, reportingForm } from "./lexicon/reporting-verbs.ts";
import { type Token, tokenise } from "./tokens.ts";

/** The figures of all sentences, in order. */
export function findFigures(article: Article): Figure[] {
  return article.sentences.flatMap(({ span }, sentence) => {
    const tokens = tokenise(article.text, span);
    const found: Figure[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const figure = figureAt(article.text, tokens, i);
      if (!figure) continue;
      found.push({ ...figure.figure, sentence });
      i = figure.next - 1;
    }
    return found;
  });
}

interface FoundFigure {
  readonly figure: Omit<Figure, "sentence">;
  /** First token behind the figure. */
  readonly next: number;
}

function figureAt(text: string, tokens: readonly Token[], i: number): FoundFigure | undefined {
  const date = dateAt(text, tokens, i);
  if (date) return date;
  const ordinal = ordinalAt(tokens, i);
  if (ordinal) return ordinal;
  const amount = amountAt(tokens, i);
  if (!amount || isPartOfName(tokens, amount)) return undefined;
  return measured(text, tokens, withRange(tokens, amount));
}

/** Four-digit years, decades, and days of a month. Times of day are skipped. */
function dateAt(text: string, tokens: readonly Token[], i: number): FoundFigure | undefined {
  const token = tokens[i];
  if (!token) return undefined;
  const dated = (to: number, value: number | null): FoundFigure => ({
    figure: { ...place(text, tokens, i, to), kind: "date", value, unit: null, hedge: null, counts: null },
    next: to,
  });
  if (isMonth(token, tokens[i + 1]) && isDay(tokens[i + 1])) return dated(yearEnd(tokens, i + 2), null);
  if (
    isDay(token) &&
    tokens[i + 1] !== undefined &&
    words.months.has(tokens[i + 1]?.lower ?? "") &&
    tokens[i + 1]?.capital
  ) {
    return dated(yearEnd(tokens, i + 2), null);
  }
  if (isMonth(token, tokens[i + 1]) && isYear(tokens[i + 1])) return dated(i + 2, null);
  if (isYear(token) && !isCountedNoun(tokens[i + 1])) return dated(i + 1, Number(token.text));
  if (/^(?:1[5-9]|20)\d0s$/.test(token.lower)) return dated(i + 1, Number(token.text.slice(0, 4)));
  return undefined;
}

function isMonth(token: Token, next: Token | undefined): boolean {
  return token.capital && words.months.has(token.lower) && next?.kind === "number";
}

function isDay(token: Token | undefined): boolean {
  return token !== undefined && /^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/.test(token.text);
}

function isYear(token: Token | undefined): boolean {
  return token !== undefined && /^(?:1[5-9]\d\d|20\d\d)$/.test(token.text);
}

/** The end of ", 2025" or "2025" behind a day. */
function yearEnd(tokens: readonly Token[], at: number): number {
  if (isYear(tokens[at])) return at + 1;
  return tokens[at]?.kind === "comma" && isYear(tokens[at + 1]) ? at + 2 : at;
}

function isCountedNoun(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.kind === "word" &&
    !token.capital &&
    !isFunctionWord(token.lower) &&
    /s$/.test(token.lower) &&
    commonForm(token.lower) === undefined
  );
}

function isFunctionWord(word: string): boolean {
  return (
    prepositions.has(word) ||
    conjunctions.has(word) ||
    subordinators.has(word) ||
    auxiliaries.has(word) ||
    timeWords.has(word) ||
    determiners.has(word) ||
    /^(?:to|who|which|it|he|she|they|we|i|you|them|his|her|its|their|our|not|ago|each|every|per|also)$/.test(word)
  );
}

/** "13th", "fourth year": only with what they number. */
function ordinalAt(tokens: readonly Token[], i: number): FoundFigure | undefined {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token) return undefined;
  const digits = /^(\d[\d,]*)(?:st|nd|rd|th)$/.exec(token.lower);
  const value =
    digits?.[1] !== undefined ? Number(digits[1].replace(/,/g, "")) : (words.ordinals.get(token.lower) ?? null);
  if (value === null || next?.kind !== "word" || isFunctionWord(next.lower) || token.capital) return undefined;
  const figure = {
    span: { start: token.start, end: next.end },
    kind: "ordinal",
    value,
    text: `${token.text} ${next.text}`,
    unit: null,
    hedge: null,
    counts: next.text,
  } as const;
  return { figure, next: i + 2 };
}

/** "Article 5", "Boeing 737", ", 45,": a number behind a capital without a unit names or ages. */
function isPartOfName(tokens: readonly Token[], { from, to }: Amount): boolean {
  const before = tokens[from - 1];
  const behind = tokens[to];
  const bare = /^\d+$/.test(tokens[from]?.text ?? "");
  if (!before || !bare || to - from > 1) return false;
  const counts = behind?.kind === "word" && !behind.capital && !isFunctionWord(behind.lower);
  if (before.kind === "comma" && (behind === undefined || behind.kind === "comma" || behind.kind === "stop"))
    return true;
  return (before.capital && from > 1 && !words.currencyCodes.has(before.text) && !counts) || before.lower === "no.";
}

/** Unit, kind, hedge and what is counted. A bare small number word without a noun is no figure. */
function measured(text: string, tokens: readonly Token[], amount: Amount): FoundFigure | undefined {
  const first = tokens[amount.from];
  const behind = tokens[amount.to];
  if (!first) return undefined;
  const code = words.currencyCodes.has(tokens[amount.from - 1]?.text ?? "") ? amount.from - 1 : amount.from;
  const symbol = /^([A-Z]*[$€£¥₴])/.exec(first.text)?.[1] ?? (code < amount.from ? tokens[code]?.text : undefined);
  const build = (kind: Figure["kind"], to: number, unit: string | null, counts: string | null): FoundFigure => ({
    figure: {
      ...place(text, tokens, code, to),
      kind,
      value: amount.value,
      unit,
      hedge: hedgeBefore(text, tokens, code),
      counts,
    },
    next: to,
  });
  if (symbol !== undefined) return build("money", amount.to, symbol, null);
  if (words.currencies.has(behind?.lower ?? "")) return build("money", amount.to + 1, behind?.text ?? null, null);
  const percent = percentEnd(tokens, amount);
  if (percent !== undefined) return build("percent", percent, "%", countedBehindOf(text, tokens, percent));
  const joint = behind?.kind === "dash" || behind?.lower === "-" ? amount.to + 1 : amount.to;
  if (words.durations.has(tokens[joint]?.lower ?? ""))
    return build("duration", joint + 1, tokens[joint]?.text ?? null, null);
  const counts = countedNoun(text, tokens, behind?.lower === "of" && amount.value === null ? amount.to + 1 : amount.to);
  if (counts === null && first.kind === "word" && amount.value !== null && amount.value < 100) return undefined;
  return build("quantity", amount.to, null, counts);
}

function percentEnd(tokens: readonly Token[], { to }: Amount): number | undefined {
  if (tokens[to - 1]?.text.endsWith("%")) return to;
  const behind = tokens[to]?.lower;
  if (behind === "percent" || behind === "percentage")
    return tokens[to + 1]?.lower.startsWith("point") ? to + 2 : to + 1;
  return behind === "per" && tokens[to + 1]?.lower === "cent" ? to + 2 : undefined;
}

/** "5% of economic output": what the share is of. */
function countedBehindOf(text: string, tokens: readonly Token[], at: number): string | null {
  if (tokens[at]?.lower !== "of") return null;
  const start = determiners.has(tokens[at + 1]?.lower ?? "") ? at + 2 : at + 1;
  return countedNoun(text, tokens, start);
}

/** Adjectives and nouns behind a number, up to the first function word, verb or mark. */
function countedNoun(text: string, tokens: readonly Token[], from: number): string | null {
  let to = from;
  while (to - from < 5 && isNounLike(tokens, to, from)) to++;
  const first = tokens[from];
  const last = tokens[to - 1];
  return to > from && first && last ? text.slice(first.start, last.end) : null;
}

function isNounLike(tokens: readonly Token[], i: number, from: number): boolean {
  const token = tokens[i];
  if (token?.kind !== "word" || isFunctionWord(token.lower) || /^['’]/.test(token.text)) return false;
  if (i === from) return true;
  const form = reportingForm(token.lower)?.form ?? commonForm(token.lower);
  const onlyVerb = form?.base === true && !isCommonNounAlso(token.lower) && !isNounAlso(token.lower);
  return !onlyVerb && !(form && (form.past || form.third || form.ing)) && !token.lower.endsWith("ly");
}

/** The hedge right before a number ("as many as"), or the modal verb that governs it ("could cost"). */
function hedgeBefore(text: string, tokens: readonly Token[], at: number): string | null {
  const before = tokens.slice(Math.max(0, at - 3), at).map((t) => t.lower);
  for (const hedge of words.hedges) {
    const length = hedge.split(" ").length;
    if (before.slice(-length).join(" ") === hedge && length <= before.length)
      return place(text, tokens, at - length, at).text;
  }
  for (let i = at - 1; i > Math.max(0, at - 14); i--) {
    const token = tokens[i];
    if (
      !token ||
      token.kind === "number" ||
      stopsHedge(token.lower) ||
      token.kind === "comma" ||
      token.kind === "semicolon" ||
      token.kind === "quote"
    )
      return null;
    if (token.capital || (commonForm(token.lower) ?? reportingForm(token.lower)?.form) === undefined) continue;
    const modal = tokens[i - 1];
    return modal && /^(?:could|may|might|would|should)$/.test(modal.lower)
      ? place(text, tokens, i - 1, i + 1).text
      : null;
  }
  return null;
}

/** "by" and "to" lead to an amount ("could rise by 30%"); other prepositions begin something else. */
function stopsHedge(word: string): boolean {
  return prepositions.has(word) && word !== "by";
}

function place(
  text: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): { span: { start: number; end: number }; text: string } {
  const span = { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
  return { span, text: text.slice(span.start, span.end) };
}
