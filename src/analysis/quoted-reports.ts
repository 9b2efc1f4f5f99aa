/** Reports of reports: who "was quoted as saying" something, or was so quoted by somebody else. */
import { parenthetical, type Range } from "./clauses.ts";
import { complement } from "./complement.ts";
import type { Cue } from "./cues.ts";
import type { ReportingVerb } from "./lexicon/reporting-verbs.ts";
import { canSpeak, descriptionEnd, phraseAfter, phraseBefore } from "./phrases.ts";
import type { Tagged } from "./tagging.ts";

/** "was quoted as saying …"; other passives have no speaker to name. */
export function passiveReport(tokens: readonly Tagged[], cue: Range, i: number): Cue | undefined {
  // "was quoted by the paper as saying"
  const by = tokens[i + 1]?.lower === "by" ? phraseAfter(tokens, i + 2, false) : undefined;
  const as = by ? by.to : i + 1;
  if (tokens[i]?.form?.lemma !== "quote" || tokens[as]?.lower !== "as" || tokens[as + 1]?.verb === null)
    return undefined;
  const speaker = phraseBefore(tokens, cue.from);
  const content =
    complement(tokens, as + 2, { ...quotingVerb }, false)?.range ?? (speaker && parenthetical(tokens, speaker.from));
  if (!content || !speaker) return undefined;
  return {
    cue: { from: cue.from, to: as + 2 },
    speaker,
    content: [content],
    addressee: by ?? null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "“…,” the paper quoted Smith as saying", "the paper quoted Smith as saying that …": who is quoted speaks. */
export function quotedAs(tokens: readonly Tagged[], cue: Range, verb: ReportingVerb): Cue | undefined {
  if (verb.lemma !== "quote" && verb.lemma !== "cite") return undefined;
  const speaker = phraseAfter(tokens, cue.to, false);
  const end = speaker && descriptionEnd(tokens, speaker);
  if (!speaker || end === undefined || !canSpeak(tokens, speaker)) return undefined;
  const as = tokens[end]?.tag === "comma" ? end + 1 : end;
  if (tokens[as]?.lower !== "as" || tokens[as + 1]?.tag !== "ing") return undefined;
  const subject = phraseBefore(tokens, cue.from);
  const content =
    complement(tokens, as + 2, quotingVerb, false)?.range ?? (subject && parenthetical(tokens, subject.from));
  if (!content) return undefined;
  const strong = { verb: null, announces: false, strong: true };
  return { cue: { from: cue.from, to: cue.to }, speaker, content: [content], addressee: subject ?? null, ...strong };
}

/** "quoted as saying", "quoted the engineer, Leif Dahl, as saying". */
export function followsQuoting(tokens: readonly Tagged[], i: number): boolean {
  return tokens.slice(Math.max(0, i - 14), i - 1).some((t) => t.form?.lemma === "quote" || t.form?.lemma === "cite");
}

const quotingVerb: ReportingVerb = {
  lemma: "quote",
  clause: true,
  object: true,
  infinitive: false,
  addressee: false,
  attitude: false,
  finding: false,
};
