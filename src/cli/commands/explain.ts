import type { Explanation, Verdict } from "../../build/api.ts";
import { explain } from "../../build/explain.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";

/** Why the sentences that hold the words are in the brief's memo, or aren't. */
export async function run({ desk }: Context, brief: string, words: string): Promise<Outcome> {
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
  for (const near of v.near.filter((n) => n.met.length > 0)) {
    lines.push(
      `    near    ${harmless(near.rule)}`,
      `            met ${list(near.met)}; missing ${list(near.missing)}`,
    );
  }
  return lines;
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
  return terms.length === 0 ? "nothing" : terms.map(harmless).join(", ");
}
