import { type Impact, impact } from "../../build/impact.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";

/** Which built memos lean on a source. */
export async function run({ desk }: Context, source: string): Promise<Outcome> {
  const { value, diagnostics } = await impact(desk, source);
  const none = diagnostics.length > 0 ? "" : "no memo leans on it\n";
  return { diagnostics, result: value, text: value.length === 0 ? none : value.map(memo).join("") };
}

function memo(found: Impact): string {
  const date = found.date === null ? "" : `, ${found.date}`;
  const excerpts = found.excerpts.map((e) => {
    const part = e.part === null ? "" : ` under ${harmless(e.part)}`;
    return `  [${e.number}]${part}, ${harmless(e.theme)}: ${harmless(e.text)}\n`;
  });
  const judgements = found.judgements.map((j) => {
    const weight = j.only ? "rests on it alone" : j.against ? "counts it against" : "rests on it among others";
    return `  judgement ${j.number} ${weight}: ${harmless(j.say)}\n`;
  });
  return `${harmless(found.file)}${date}: ${counted(found.excerpts.length, "excerpt")}\n${excerpts.join("")}${judgements.join("")}`;
}
