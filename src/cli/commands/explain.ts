import type { Explanation, Verdict } from "../../build/api.ts";
import { explain } from "../../build/explain.ts";
import { error } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";

/** Why the sentences that hold the words are in the brief's memo, or aren't. */
export async function run({ desk }: Context, brief: string, words: string): Promise<Outcome> {
  if (words.trim() === "") {
    const hints = ["copy a few words as they stand in a source"];
    return { diagnostics: [error("cli/usage", "no words are given", { hints })], result: null, text: "" };
  }
  const { value, diagnostics } = await explain(desk, brief, words);
  return { diagnostics, result: value, text: value.map(explained).join("\n") };
}

function explained(sentence: Explanation): string {
  const lines = [`${harmless(sentence.source)}:${sentence.line}`, `  ${harmless(sentence.sentence)}`];
  if (sentence.speaker !== null) lines.push(`  said by ${harmless(sentence.speaker.name)} (${sentence.speaker.kind})`);
  if (sentence.furniture !== null) lines.push(`  not article: ${harmless(sentence.furniture)}`);
  return `${[...lines, ...sentence.verdicts.flatMap(verdict)].join("\n")}\n`;
}

function verdict(v: Verdict): string[] {
  const number = v.excerpt === null ? "" : `, excerpt [${v.excerpt}]`;
  const reason = v.reason === null ? "" : ` (${v.reason})`;
  const lines = [`  ${harmless(v.theme)}: ${states[v.state]}${number}${reason}: ${harmless(v.detail)}`];
  if (v.rule !== null) lines.push(`    rule    ${harmless(v.rule)}`);
  if (v.terms.length > 0) lines.push(`    terms   ${v.terms.map(harmless).join(" · ")}`);
  if (v.score !== null) lines.push(`    score   ${v.score.total} = ${parts(v.score.parts)}`);
  return [...lines, ...nearest(v.near)];
}

/** Rules shown of a theme that doesn't match, and terms shown of each; `--format json` has all of them. */
const MAX_RULES = 3;
const MAX_TERMS = 6;

/** The rules that came closest: those that lack nothing but closeness, then those that met most and lack least. */
function nearest(near: Verdict["near"]): string[] {
  const met = near.filter((n) => n.met.length > 0);
  const count = (terms: readonly string[]) => new Set(terms).size;
  const ranked = [...met].sort(
    (a, b) =>
      Number(a.missing.length > 0) - Number(b.missing.length > 0) ||
      count(b.met) - count(a.met) ||
      count(a.missing) - count(b.missing),
  );
  const lines = ranked.slice(0, MAX_RULES).flatMap((n) => {
    const lack = n.missing.length === 0 ? "but not as close or in the order it asks for" : `not ${list(n.missing)}`;
    return [`    near    ${harmless(n.rule)}`, `            has ${list(n.met)}; ${lack}`];
  });
  const rest = ranked.length - MAX_RULES;
  return rest > 0 ? [...lines, `            and ${rest} more that meet some of their terms`] : lines;
}

const states: Readonly<Record<Verdict["state"], string>> = {
  in: "in",
  context: "in as context",
  refused: "refused",
  "no-match": "not matched",
};

function parts(all: Readonly<Record<string, number>>): string {
  return Object.entries(all)
    .map(([name, points]) => `${name} ${points}`)
    .join(" + ");
}

function list(terms: readonly string[]): string {
  const all = [...new Set(terms)].map(harmless);
  const more = all.length - MAX_TERMS;
  return more > 0 ? `${all.slice(0, MAX_TERMS).join(", ")} and ${more} more` : all.join(", ");
}
