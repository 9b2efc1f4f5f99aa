/**
 * Finds `and`, `or`, `not` and `near` in small letters where they look like operators. They are words in a rule; a
 * phrase such as `search and rescue` means what it says, so a hint is given only where the neighbours speak against it.
 */
import type { RuleProblem, Token } from "./lexer.ts";

/** Operators of other search tools, with what to write here. */
const foreign: Readonly<Record<string, string>> = { near: "NEAR", pre: "PRE", w: "NEAR", within: "NEAR", adj: "PRE" };

/** Hints in the order of the rule. Quoted words are never meant as operators. */
export function lowerCaseOperators(rule: string, tokens: readonly Token[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== "words" || token.quoted) return;
    const written = rule.slice(token.span.start, token.span.end);
    const distance = /^([a-z]+|[A-Z][a-z]*)\/?(\d+|[sp])$/u.exec(written);
    const operator = distance?.[1] === undefined ? undefined : foreign[distance[1].toLowerCase()];
    if (operator !== undefined && written.includes("/"))
      problems.push(hint(written, `${operator}/${distance?.[2] ?? ""}`, token));
    else if (looksMeant(written, tokens[index - 1], tokens[index + 1]))
      problems.push(hint(written, written.toUpperCase(), token));
  });
  return problems;
}

/** True where an operator could stand there, and a list, group or operator beside it says that one was meant. */
function looksMeant(written: string, before: Token | undefined, after: Token | undefined): boolean {
  if (!/^(?:and|or|not|near|And|Or|Not|Near)$/.test(written) || before === undefined || after === undefined)
    return false;
  const word = written.toLowerCase();
  const startsTerm = after.type === "words" || after.type === "list" || after.type === "open" || after.type === "field";
  if (!startsTerm && !(word === "and" && after.type === "not")) return false;
  // `not written` within a group may well be a phrase; behind an operator or before a group it hardly is.
  if (word === "not") return before.type === "and" || before.type === "or" || isNoWord(after);
  const endsTerm = before.type === "words" || before.type === "list" || before.type === "close";
  return endsTerm && (word === "or" || isNoWord(before) || isNoWord(after));
}

function isNoWord(token: Token): boolean {
  return token.type !== "words" || token.quoted;
}

function hint(written: string, operator: string, token: Token): RuleProblem {
  return {
    code: "theme/operator-in-lower-case",
    severity: "warning",
    message: `\`${written}\` is read as a word, not as an operator`,
    span: token.span,
    hints: [`write \`${operator}\` for the operator, or quote the phrase if the word is meant`],
  };
}
