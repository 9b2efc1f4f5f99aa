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

/** True for a word such as `and` beside a list, group or operator, and for any `or` between words. */
function looksMeant(written: string, before: Token | undefined, after: Token | undefined): boolean {
  if (!/^(?:and|or|not|near|And|Or|Not|Near)$/.test(written) || before === undefined || after === undefined)
    return false;
  const plain = (token: Token) => token.type === "words" && !token.quoted;
  if (!plain(before) || !plain(after)) return true;
  return written.toLowerCase() === "or";
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
