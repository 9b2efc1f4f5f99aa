/**
 * Takes a rule's text, gives its tree. Never throws: every mistake is a diagnostic at its column, and a rule with an
 * error has no tree, because half a rule would find the wrong sentences.
 *
 * Over 300 lines because the grammar is one recursive descent, with each mistake reported where it is seen.
 *
 * Binding, tightest first: words side by side, NOT, NEAR and PRE (left to right), AND, OR. `a NOT b` means `a AND NOT b`.
 */
import type { Checked, Diagnostic, Place, PlacedText } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../text/nearest.ts";
import { cover, type Span } from "../../text/span.ts";
import type { Field, NearQuery, PhraseQuery, Query } from "./ast.ts";
import { lexRule, type RuleProblem, type Token } from "./lexer.ts";
import { lowerCaseOperators } from "./lower-case-operators.ts";
import { type PlaceOf, placesIn } from "./rule-place.ts";

/** Brackets within brackets that a rule may have; nobody reads more, and each level costs stack. */
const MAX_DEPTH = 50;

/** Longest rule, in UTF-16 units. */
const MAX_LENGTH = 8192;

/**
 * The tree of a rule, or null where it has an error. Given words with a place, diagnostics point into their file;
 * given bare text, they point into the rule.
 */
export function parseQuery(rule: string | PlacedText): Checked<Query | null> {
  const text = typeof rule === "string" ? rule : rule.text;
  const place: Place =
    typeof rule === "string" ? { file: "rule", span: { start: 0, end: rule.length }, text: rule } : rule.place;
  const { query, problems } = parseRule(text);
  const placeOf = placesIn({ text, place });
  const diagnostics = problems
    .slice()
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map((p) => toDiagnostic(p, text, placeOf));
  return { value: diagnostics.some((d) => d.severity === "error") ? null : query, diagnostics };
}

interface Parser {
  readonly rule: string;
  readonly tokens: readonly Token[];
  readonly problems: RuleProblem[];
  /** Index of the next token. */
  at: number;
  depth: number;
  /** True once the nesting was too deep: what is missing after that is not the analyst's mistake. */
  gaveUp: boolean;
}

function parseRule(rule: string): { readonly query: Query | null; readonly problems: readonly RuleProblem[] } {
  if (rule.length > MAX_LENGTH) {
    const message = `rule of ${rule.length} characters, which is over the limit of ${MAX_LENGTH}`;
    return {
      query: null,
      problems: [
        {
          code: "theme/bad-rule",
          severity: "error",
          message,
          span: whole(rule),
          hints: ["move its terms into a word list"],
        },
      ],
    };
  }
  const { tokens, problems } = lexRule(rule);
  const parser: Parser = {
    rule,
    tokens,
    problems: [...problems, ...lowerCaseOperators(rule, tokens)],
    at: 0,
    depth: 0,
    gaveUp: false,
  };
  if (tokens.length === 0) {
    if (!problems.some((p) => p.severity === "error")) {
      complain(parser, "theme/empty-rule", "rule without a term", whole(rule), ["write at least one word"]);
    }
    return { query: null, problems: parser.problems };
  }
  const query = parseOr(parser);
  const left = parser.tokens[parser.at];
  // Only a closing bracket ends the outermost level early; what follows it cannot be told from the group it left.
  if (left !== undefined)
    complain(parser, "theme/unclosed-group", "`)` without its `(`", left.span, [
      "take it out, or open the group before it",
    ]);
  if (query !== null && isNegative(query)) {
    complain(parser, "theme/only-negative", "rule that matches sentences by what they lack", query.span, [
      "say what the sentence must hold: `term AND NOT other`",
    ]);
  }
  return { query, problems: parser.problems };
}

function parseOr(parser: Parser): Query | null {
  return parseChain(parser, "or", parseAnd);
}

function parseAnd(parser: Parser): Query | null {
  const first = parseNear(parser);
  const operands = first === null ? [] : [first];
  for (let token = peek(parser); token?.type === "and" || token?.type === "not"; token = peek(parser)) {
    // `a NOT b` needs no AND: parseUnary reads the NOT itself.
    if (token.type === "and") parser.at++;
    const next = parseNear(parser);
    if (next !== null) operands.push(next);
  }
  return joined("and", operands);
}

function parseChain(parser: Parser, type: "or", operand: (parser: Parser) => Query | null): Query | null {
  const operands: Query[] = [];
  const first = operand(parser);
  if (first !== null) operands.push(first);
  while (peek(parser)?.type === type) {
    parser.at++;
    const next = operand(parser);
    if (next !== null) operands.push(next);
  }
  return joined(type, operands);
}

/** Several operands as one node; chains of the same operator are flat. */
function joined(type: "and" | "or", operands: readonly Query[]): Query | null {
  const [first, ...rest] = operands;
  if (first === undefined || rest.length === 0) return first ?? null;
  return { type, operands, span: rest.reduce((span, q) => cover(span, q.span), first.span) };
}

function parseNear(parser: Parser): Query | null {
  let left = parseUnary(parser);
  for (let token = peek(parser); token?.type === "near"; token = peek(parser)) {
    parser.at++;
    const right = parseUnary(parser);
    if (left === null || right === null) {
      left ??= right;
      continue;
    }
    const { ordered, distance, unit } = token;
    const near: NearQuery = {
      type: "near",
      ordered,
      distance,
      unit,
      operands: [left, right],
      span: cover(left.span, right.span),
    };
    refuseInNear(parser, near);
    left = near;
  }
  return left;
}

function refuseInNear(parser: Parser, near: NearQuery): void {
  for (const operand of near.operands) {
    // One that is NEAR itself was looked at when it was made: in a long chain each would be walked for every later one.
    const field = operand.type === "near" ? null : firstField(operand);
    if (field !== null) {
      complain(
        parser,
        "theme/bad-rule",
        `\`${field.field}:\` stands near nothing: it is not a part of the sentence`,
        field.span,
        ["join it with AND"],
      );
    }
  }
  if (near.operands.every(isNegative)) {
    complain(parser, "theme/only-negative", "NEAR between terms that must be absent", near.span, [
      "at least one side must say what is there",
    ]);
  }
}

function parseUnary(parser: Parser): Query | null {
  const token = peek(parser);
  if (token?.type !== "not") return parseAdjacent(parser);
  if (parser.depth >= MAX_DEPTH) return tooDeep(parser, token.span);
  parser.at++;
  parser.depth++;
  const operand = parseUnary(parser);
  parser.depth--;
  return operand && { type: "not", operand, span: cover(token.span, operand.span) };
}

/** One term, or several side by side: words become one phrase, anything else PRE/0. */
function parseAdjacent(parser: Parser): Query | null {
  let left = parsePrimary(parser);
  if (left === null) return null;
  for (let token = peek(parser); token !== undefined && startsTerm(token); token = peek(parser)) {
    const right = parsePrimary(parser);
    if (right === null) continue;
    left = adjacent(parser, left, right);
  }
  return left;
}

function adjacent(parser: Parser, left: Query, right: Query): Query {
  const span = cover(left.span, right.span);
  if (left.type === "phrase" && right.type === "phrase") return phrase(parser, [...left.words, ...right.words], span);
  if (
    left.type === "near" &&
    left.ordered &&
    left.distance === 0 &&
    left.operands[1].type === "phrase" &&
    right.type === "phrase"
  ) {
    const words = phrase(parser, [...left.operands[1].words, ...right.words], cover(left.operands[1].span, right.span));
    return { ...left, operands: [left.operands[0], words], span };
  }
  const near: NearQuery = { type: "near", ordered: true, distance: 0, unit: "sentence", operands: [left, right], span };
  if (left.type === "field" || right.type === "field") {
    complain(parser, "theme/missing-operand", "no operator between a field and the next term", span, [
      "join them with AND",
    ]);
  } else refuseInNear(parser, near);
  return near;
}

function phrase(parser: Parser, words: PhraseQuery["words"], span: Span): PhraseQuery {
  return { type: "phrase", words, source: parser.rule.slice(span.start, span.end), span };
}

function parsePrimary(parser: Parser): Query | null {
  const token = peek(parser);
  if (token === undefined || !startsTerm(token)) return missingOperand(parser, token);
  parser.at++;
  if (token.type === "words") return phrase(parser, token.words, token.span);
  if (token.type === "list") return { type: "list", name: token.name, terms: [], span: token.span };
  if (token.type === "field") return parseField(parser, token.name, token.span);
  return parseGroup(parser, token.span);
}

function startsTerm(token: Token): boolean {
  return token.type === "words" || token.type === "list" || token.type === "open" || token.type === "field";
}

function parseGroup(parser: Parser, open: Span): Query | null {
  if (peek(parser)?.type === "close") {
    const span = cover(open, peek(parser)?.span ?? open);
    complain(parser, "theme/missing-operand", "group without a term", span, [
      "write a term between the brackets, or take them out",
    ]);
    parser.at++;
    return null;
  }
  if (parser.depth >= MAX_DEPTH) return tooDeep(parser, open);
  parser.depth++;
  const query = parseOr(parser);
  parser.depth--;
  const close = peek(parser);
  if (close?.type === "close") {
    parser.at++;
    // The group's brackets belong to its place, so that neighbours cover them.
    return query && { ...query, span: cover(open, close.span) };
  }
  if (parser.gaveUp) return null;
  complain(parser, "theme/unclosed-group", "`(` that is not closed", open, ["close the group with `)`"]);
  return query;
}

/** Skips everything, so that a rule of ten thousand brackets is one problem. */
function tooDeep(parser: Parser, span: Span): null {
  complain(parser, "theme/bad-rule", `groups nested deeper than ${MAX_DEPTH}`, span, [
    "move a part into a word list, or make two rules",
  ]);
  parser.at = parser.tokens.length;
  parser.gaveUp = true;
  return null;
}

const fields: readonly Field[] = ["headline", "speaker", "outlet"];

function parseField(parser: Parser, name: string, span: Span): Query | null {
  const field = fields.find((f) => f === name);
  if (field === undefined) {
    const meant = nearest(name, fields);
    const hints = [
      meant === undefined ? "the fields are `headline:`, `speaker:` and `outlet:`" : `did you mean \`${meant}:\`?`,
    ];
    complain(parser, "theme/unknown-field", `field \`${name}:\` that rules do not have`, span, hints);
  }
  const operand = parsePrimary(parser);
  if (operand === null) return null;
  const inner = firstField(operand);
  if (inner !== null)
    complain(parser, "theme/bad-rule", `\`${inner.field}:\` within another field`, inner.span, [
      "close the first field before it",
    ]);
  return { type: "field", field: field ?? "headline", operand, span: cover(span, operand.span) };
}

const operatorNames: Readonly<Record<string, string>> = {
  and: "AND",
  or: "OR",
  not: "NOT",
  near: "NEAR or PRE",
  close: "`)`",
};

function missingOperand(parser: Parser, token: Token | undefined): null {
  const before = parser.tokens[parser.at - 1];
  if (parser.gaveUp) return null;
  const left = before ? (operatorNames[before.type] ?? null) : null;
  const message =
    left !== null && before?.type !== "close"
      ? `${left} without a term behind it`
      : `${token ? (operatorNames[token.type] ?? "operator") : "operator"} without a term before it`;
  const span =
    before !== undefined && left !== null && before.type !== "close"
      ? before.span
      : (token?.span ?? before?.span ?? whole(parser.rule));
  complain(parser, "theme/missing-operand", message, span, [
    "write a term on both sides, or quote the word if it is meant as a word",
  ]);
  // Another operator would fail at the same place; the caller goes on behind it.
  return null;
}

/** True where a sentence without any of its words would match. */
export function isNegative(query: Query): boolean {
  if (query.type === "not") return !isNegative(query.operand);
  if (query.type === "and") return query.operands.every(isNegative);
  if (query.type === "or") return query.operands.some(isNegative);
  return false;
}

/** The first field in a tree, or null. */
export function firstField(query: Query): Extract<Query, { type: "field" }> | null {
  if (query.type === "field") return query;
  if (query.type === "not") return firstField(query.operand);
  if (query.type === "phrase" || query.type === "list") return null;
  for (const operand of query.operands) {
    const found = firstField(operand);
    if (found !== null) return found;
  }
  return null;
}

function peek(parser: Parser): Token | undefined {
  return parser.tokens[parser.at];
}

function whole(rule: string): Span {
  return { start: 0, end: rule.length };
}

function complain(
  parser: Parser,
  code: RuleProblem["code"],
  message: string,
  span: Span,
  hints: readonly string[],
): void {
  parser.problems.push({ code, severity: "error", message, span, hints });
}

function toDiagnostic(problem: RuleProblem, rule: string, placeOf: PlaceOf): Diagnostic {
  const { code, severity, message, span, hints } = problem;
  const column = span.start + 1;
  return {
    code,
    severity,
    message: `${message}, at column ${column} of \`${shortened(rule)}\``,
    place: placeOf(span),
    hints,
    related: [],
  };
}

/** Rules are quoted whole where they are short enough to read in a message. */
function shortened(rule: string): string {
  return rule.length <= 80 ? rule : `${rule.slice(0, 79)}…`;
}
