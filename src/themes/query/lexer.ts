/**
 * Takes a rule's text, gives its tokens; never fails. What cannot be read becomes a problem beside the tokens, with its
 * span in the rule. Words are split as `text/words.ts` splits articles, so that a rule and a text agree on what a word is.
 */
import type { Code } from "../../diagnostics/codes.ts";
import { nearest } from "../../text/nearest.ts";
import type { Span } from "../../text/span.ts";
import { splitWords } from "../../text/words.ts";
import type { Unit, Word } from "./ast.ts";

/** A mistake in a rule, before it is placed in a file. */
export interface RuleProblem {
  readonly code: Code;
  readonly severity: "error" | "warning" | "note";
  readonly message: string;
  readonly span: Span;
  readonly hints: readonly string[];
}

export type Token =
  | { readonly type: "words"; readonly words: readonly Word[]; readonly quoted: boolean; readonly span: Span }
  | { readonly type: "list"; readonly name: string; readonly span: Span }
  | { readonly type: "and" | "or" | "not" | "open" | "close"; readonly span: Span }
  | {
      readonly type: "near";
      readonly ordered: boolean;
      readonly distance: number | null;
      readonly unit: Unit;
      readonly span: Span;
    }
  /** `name:`, directly before a bracket, quotation or word. */
  | { readonly type: "field"; readonly name: string; readonly span: Span };

/** The largest number behind NEAR/ and PRE/: longer than any sentence that a person would call one. */
export const MAX_DISTANCE = 255;

/** Tokens in order, and what was wrong on the way. */
export function lexRule(rule: string): {
  readonly tokens: readonly Token[];
  readonly problems: readonly RuleProblem[];
} {
  const lexer: Lexer = { rule, tokens: [], problems: [] };
  let at = 0;
  while (at < rule.length) at = lexOne(lexer, at);
  return lexer;
}

interface Lexer {
  readonly rule: string;
  readonly tokens: Token[];
  readonly problems: RuleProblem[];
}

const spacePattern = /\s/u;
const quotePattern = /["“”„«»]/u;
const breakPattern = /[\s()"“”„«»]/u;

/** Reads one token at `at` and gives the offset behind it. */
function lexOne(lexer: Lexer, at: number): number {
  const unit = lexer.rule.charAt(at);
  if (spacePattern.test(unit)) return at + 1;
  if (unit === "(" || unit === ")") {
    lexer.tokens.push({ type: unit === "(" ? "open" : "close", span: { start: at, end: at + 1 } });
    return at + 1;
  }
  if (quotePattern.test(unit) || (unit === "=" && quotePattern.test(lexer.rule.charAt(at + 1))))
    return lexQuotation(lexer, at);
  return lexBare(lexer, at);
}

function lexQuotation(lexer: Lexer, at: number): number {
  const exact = lexer.rule.charAt(at) === "=";
  const inner = exact ? at + 2 : at + 1;
  let close = inner;
  while (close < lexer.rule.length && !quotePattern.test(lexer.rule.charAt(close))) close++;
  if (close === lexer.rule.length) {
    const span = { start: at, end: close };
    const hints = ['close the quotation with `"`'];
    lexer.problems.push({
      code: "theme/unclosed-quote",
      severity: "error",
      message: "quotation mark that is not closed",
      span,
      hints,
    });
  }
  let end = close + 1;
  // An ending may stand behind the closing mark too: `"phased out"~` means the last word.
  const ending = lexer.rule.charAt(end);
  if (ending === "*" || ending === "~") end++;
  const span = { start: at, end: Math.min(end, lexer.rule.length) };
  const words = readWords(lexer, inner, close, exact);
  const last = words.at(-1);
  if (last && end > close + 1) words[words.length - 1] = { ...last, ending: ending === "*" ? "any" : "inflections" };
  if (words.length > 0) lexer.tokens.push({ type: "words", words, quoted: true, span });
  else problem(lexer, "theme/empty-rule", "quotation without a word", span, []);
  return span.end;
}

/** Reads up to the next space, bracket or quotation mark. */
function lexBare(lexer: Lexer, at: number): number {
  let end = at;
  while (end < lexer.rule.length && !breakPattern.test(lexer.rule.charAt(end))) end++;
  const text = lexer.rule.slice(at, end);
  const span = { start: at, end };
  const field = /^([\p{L}][\p{L}-]*):/u.exec(text);
  const followedByGroup = field !== null && field[0].length === text.length && quoteOrOpen(lexer.rule.charAt(end));
  if (field?.[1] !== undefined && (followedByGroup || isFieldName(field[1]))) {
    const fieldEnd = at + field[0].length;
    lexer.tokens.push({ type: "field", name: field[1], span: { start: at, end: fieldEnd } });
    return fieldEnd;
  }
  if (text.startsWith("$") && text.length > 1 && !/^\$\d/.test(text)) return lexList(lexer, text, span);
  if (!lexOperator(lexer, text, span)) lexWords(lexer, span);
  return end;
}

function quoteOrOpen(unit: string): boolean {
  return unit === "(" || (unit !== "" && quotePattern.test(unit));
}

const fieldNames: readonly string[] = ["headline", "speaker", "outlet"];

function isFieldName(name: string): boolean {
  return fieldNames.includes(name);
}

function lexList(lexer: Lexer, text: string, span: Span): number {
  const name = /^\$([\p{L}\p{N}_-]+)/u.exec(text)?.[1];
  if (name === undefined) {
    problem(lexer, "theme/bad-rule", `\`${text}\` is not the name of a word list`, span, [
      "write `$` and a name, such as `$us`",
    ]);
    return span.end;
  }
  const end = span.start + 1 + name.length;
  lexer.tokens.push({ type: "list", name, span: { start: span.start, end } });
  const rest = lexer.rule.slice(end, span.end);
  if (rest !== "" && rest !== "," && splitWords(rest).length === 0 && /[*~]/.test(rest)) {
    const hints = ["put the ending on the terms of the list"];
    problem(lexer, "theme/bad-rule", `\`${text}\` puts an ending on a word list`, span, hints);
    return span.end;
  }
  if (rest.includes(",")) warnOfComma(lexer, { start: end, end: span.end });
  return rest === "" || splitWords(rest).length === 0 ? span.end : end;
}

const operators: Readonly<Record<string, "and" | "or" | "not">> = { AND: "and", OR: "or", NOT: "not" };

/** True where the text is an operator, also a badly written one. */
function lexOperator(lexer: Lexer, text: string, span: Span): boolean {
  const plain = Object.hasOwn(operators, text) ? operators[text] : undefined;
  if (plain !== undefined) {
    lexer.tokens.push({ type: plain, span });
    return true;
  }
  const near = /^(NEAR|PRE)(?:\/(.*))?$/u.exec(text);
  if (near === null) {
    warnOfMisspelt(lexer, text, span);
    return false;
  }
  const distance = readDistance(lexer, near[1] ?? "", near[2] ?? "", span);
  lexer.tokens.push({ type: "near", ordered: near[1] === "PRE", ...distance, span });
  return true;
}

const OPERATORS_NEAR: readonly string[] = ["NEAR", "PRE"];

/** `NAER/5`, `NEER/s`: read as words, which no article has. Quoted they are meant. */
function warnOfMisspelt(lexer: Lexer, text: string, span: Span): void {
  const written = /^([A-Z]{3,5})(\/(?:\d{1,3}|[sSpP]))$/.exec(text);
  if (written === null) return;
  const name = written[1] ?? "";
  const meant = nearest(name, OPERATORS_NEAR) ?? swapped(name);
  if (meant === undefined) return;
  const hints = [`did you mean \`${meant}${written[2] ?? ""}\`?`, "put it in quotation marks if it is meant as words"];
  lexer.problems.push({
    code: "theme/bad-rule",
    severity: "warning",
    message: `\`${text}\` is no operator`,
    span,
    hints,
  });
}

/** The operator with the same letters in another order: the mistake that fingers make most. */
function swapped(written: string): string | undefined {
  const letters = (word: string) => [...word.toUpperCase()].sort().join("");
  return OPERATORS_NEAR.find((name) => letters(name) === letters(written));
}

/** A bad distance is reported, and read as the whole sentence so that the rest of the rule can be looked at. */
function readDistance(
  lexer: Lexer,
  name: string,
  written: string,
  span: Span,
): { distance: number | null; unit: Unit } {
  if (written === "s" || written === "S") return { distance: null, unit: "sentence" };
  if (written === "p" || written === "P") return { distance: null, unit: "paragraph" };
  const number = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
  if (number <= MAX_DISTANCE) return { distance: number, unit: "sentence" };
  const hints = [
    `write \`${name}/5\` (at most five words between), \`${name}/s\` (same sentence) or \`${name}/p\` (same paragraph)`,
  ];
  const message =
    written === ""
      ? `${name} without a distance`
      : `${name} with the distance \`${written}\`, which is not a number from 0 to ${MAX_DISTANCE}`;
  problem(lexer, "theme/bad-distance", message, span, hints);
  return { distance: null, unit: "sentence" };
}

function lexWords(lexer: Lexer, span: Span): void {
  const exact = lexer.rule.charAt(span.start) === "=";
  const words = readWords(lexer, span.start + (exact ? 1 : 0), span.end, exact);
  // A lone `&` or dash parts words in an article as a space does, and so it does here.
  if (words.length > 0) lexer.tokens.push({ type: "words", words, quoted: false, span });
  const text = lexer.rule.slice(span.start, span.end);
  if (text.includes(",") && !/\d,\d{3}/.test(text)) warnOfComma(lexer, span);
}

function warnOfComma(lexer: Lexer, span: Span): void {
  const hints = ["write OR between alternatives, or quote the words if they stand side by side"];
  lexer.problems.push({
    code: "theme/bad-rule",
    severity: "warning",
    message: "a comma does not separate terms",
    span,
    hints,
  });
}

/** The words between two offsets, with their endings. Stars elsewhere than at a word's end are reported. */
function readWords(lexer: Lexer, start: number, end: number, exact: boolean): Word[] {
  const text = lexer.rule.slice(start, end);
  const words: Word[] = [];
  let behind = 0;
  for (const word of splitWords(text)) {
    refuseStars(lexer, text, behind, word.start, start);
    const sign = text.charAt(word.end);
    const next = text.charAt(word.end + 1);
    const ends = sign === "*" || sign === "~";
    if (ends && /[\p{L}\p{N}]/u.test(next)) refuseStars(lexer, text, word.end, word.end + 1, start);
    behind = ends ? word.end + 1 : word.end;
    const exactCase = exact || isAllCaps(word.written);
    const ending = sign === "*" ? "any" : sign === "~" ? "inflections" : "none";
    words.push({ text: exactCase ? word.written : word.folded, exactCase, ending, joined: word.joined });
  }
  refuseStars(lexer, text, behind, text.length, start);
  return words;
}

function refuseStars(lexer: Lexer, text: string, from: number, to: number, offset: number): void {
  for (let i = from; i < to; i++) {
    const sign = text.charAt(i);
    if (sign !== "*" && sign !== "~") continue;
    const span = { start: offset + i, end: offset + i + 1 };
    problem(lexer, "theme/bad-rule", `\`${sign}\` that does not end a word`, span, [
      "write it directly behind a word: `guarantee*`, `buy~`",
    ]);
    return;
  }
}

/** True for two letters or more without a small one. Single letters are words like any other. */
function isAllCaps(written: string): boolean {
  return written.length > 1 && written === written.toUpperCase() && written !== written.toLowerCase();
}

function problem(lexer: Lexer, code: Code, message: string, span: Span, hints: readonly string[]): void {
  lexer.problems.push({ code, severity: "error", message, span, hints });
}
