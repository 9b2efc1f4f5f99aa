/**
 * Compares what a memo prints with what its evidence says it quotes. Only white space, ellipses of omission and line-end
 * hyphens may differ: a changed, lost or added character anywhere is found.
 */
import { showInvisible } from "../text/invisible.ts";
import type { ProvenExcerpt } from "./verify-evidence.ts";

/** A gloss as the evidence has it: printed in square brackets behind the characters of its span. */
export interface PrintedGloss {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** The characters that an excerpt must print, in order, without white space. */
export function expectedPrint(excerpt: ProvenExcerpt, glosses: readonly PrintedGloss[]): string {
  const before = excerpt.sentences.flatMap((s) => (s.text === undefined ? [] : [s.text]));
  return squeeze(`${before.join(" ")} ${withGlosses(excerpt, glosses)}`);
}

/** Drops white space, invisible joiners and the marks of omission, on both sides of a comparison alike. */
export function squeeze(text: string): string {
  return showInvisible(text.replace(/\u00ad/g, ""))
    .replace(/\[\s*(?:…|\.\s*\.\s*\.)\s*\]/g, "")
    .replace(/\s+/g, "");
}

function withGlosses(excerpt: ProvenExcerpt, glosses: readonly PrintedGloss[]): string {
  let text = "";
  let at = excerpt.span.start;
  const own = glosses.filter((g) => g.span.start >= excerpt.span.start && g.span.end <= excerpt.span.end);
  for (const gloss of [...own].sort((a, b) => a.span.end - b.span.end)) {
    text += `${excerpt.text.slice(at - excerpt.span.start, gloss.span.end - excerpt.span.start)} [${gloss.text}]`;
    at = gloss.span.end;
  }
  return text + excerpt.text.slice(at - excerpt.span.start);
}
