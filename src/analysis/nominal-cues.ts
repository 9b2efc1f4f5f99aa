/** Acts of saying without a verb: "according to X", "X’s claim that", "Minister: …", and signatures behind a dash. */
import { contentEnd, isReportingTail, rangeBefore, skipToComma, tailAfter } from "./clauses.ts";
import { addresseeAfter } from "./complement.ts";
import type { Cue } from "./cues.ts";
import { canSpeak, descriptionEnd, isSpeakerNoun, type Phrase, phraseAfter, phraseBefore } from "./phrases.ts";
import type { Tagged } from "./tagging.ts";

/** "According to X, …", "…, according to X", "…, according to X, …". */
export function accordingTo(tokens: readonly Tagged[], i: number, start: number): Cue | undefined {
  const speaker = phraseAfter(tokens, start, true);
  if (!speaker) return undefined;
  const end = descriptionEnd(tokens, speaker);
  const before = rangeBefore(tokens, i);
  const after = tailAfter(tokens, skipToComma(tokens, end));
  const fronted = before === null || before.to - before.from <= 2;
  const content = fronted ? [after] : [before, isReportingTail(tokens, after) ? null : after];
  const addressee = tokens[end]?.lower === "speaking" ? addresseeAfter(tokens, end + 1) : null;
  return {
    cue: { from: i, to: start },
    speaker,
    content: content.filter((r) => r !== null),
    addressee,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "X’s claim that …", "his view that …", "the warning by X that …". */
export function nounCue(tokens: readonly Tagged[], i: number): Cue | undefined {
  const that = tokens[i + 1]?.lower === "that" ? i + 1 : undefined;
  if (that === undefined) return undefined;
  const speaker = ownerBefore(tokens, i);
  if (!speaker) return undefined;
  const to = contentEnd(tokens, that);
  return {
    cue: { from: i, to: i + 1 },
    speaker,
    content: [{ from: that, to }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "In Smith’s view, …", "…, in her words, …". */
export function inTheViewOf(tokens: readonly Tagged[], noun: number): Cue | undefined {
  const speaker = ownerBefore(tokens, noun);
  if (
    !speaker ||
    tokens[speaker.from - 1]?.lower !== "in" ||
    !/^(?:comma|stop|quote)$/.test(tokens[noun + 1]?.tag ?? "stop")
  )
    return undefined;
  const start = speaker.from - 1;
  const before = rangeBefore(tokens, start);
  const after = tailAfter(tokens, noun + 1);
  const content =
    before === null || before.to - before.from <= 2 ? [after] : [before, isReportingTail(tokens, after) ? null : after];
  return {
    cue: { from: start, to: noun + 1 },
    speaker,
    content: content.filter((r) => r !== null),
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "X’s" or "his" before a noun, with adjectives between. */
function ownerBefore(tokens: readonly Tagged[], noun: number): Phrase | undefined {
  for (let i = noun - 1; i >= Math.max(0, noun - 4); i--) {
    const token = tokens[i];
    if (token?.tag === "poss") {
      const owner = phraseBefore(tokens, i);
      return owner && canSpeak(tokens, owner) ? owner : undefined;
    }
    if (token?.tag === "det" && /^(?:his|her|their|its)$/.test(token.lower))
      return { from: i, to: i + 1, apposition: null };
    if (token?.tag !== "noun" && token?.tag !== "adv" && token?.tag !== "ing") return undefined;
  }
  return undefined;
}

/** "“…” — Name": a signature behind a quotation that ends its paragraph. */
export function signatureCue(tokens: readonly Tagged[]): Cue | undefined {
  const dash = tokens.findIndex((t, i) => t.tag === "dash" && tokens[i - 1]?.tag === "quote");
  if (
    dash < 1 ||
    dash > 12 ||
    !tokens.slice(0, dash).every((t) => /^(?:quote|stop|noun|name|det|prep|conj|aux|adv|verb|pron)$/.test(t.tag))
  )
    return undefined;
  const speaker = phraseAfter(tokens, dash + 1, false);
  if (!speaker || tokens[speaker.from]?.tag !== "name") return undefined;
  const behind = tokens[speaker.apposition?.to ?? speaker.to]?.tag;
  if (behind !== undefined && behind !== "stop" && behind !== "comma") return undefined;
  return {
    cue: { from: dash, to: dash + 1 },
    speaker,
    content: [{ from: 0, to: dash }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}

/** "— Name" or "— Name, role" as a paragraph of its own: the phrase that signs the one above. */
export function signature(tokens: readonly Tagged[]): Phrase | undefined {
  if (tokens[0]?.tag !== "dash" || tokens.length > 12) return undefined;
  const phrase = phraseAfter(tokens, 1, false);
  if (!phrase || !tokens.slice(phrase.from, phrase.to).some((t) => t.tag === "name")) return undefined;
  const behind = tokens[phrase.to]?.tag ?? "stop";
  return behind === "stop" || behind === "comma" ? phrase : undefined;
}

/** A colon behind a short subject that opens a paragraph: "Minister: …", as headlines and transcripts have it. */
export function colonCue(tokens: readonly Tagged[]): Cue | undefined {
  const colon = tokens.findIndex((t) => t.tag === "colon");
  if (colon < 1 || colon > 12 || colon + 1 >= tokens.length) return undefined;
  const speaker: Phrase = { from: 0, to: colon, apposition: null };
  const nominal = tokens.slice(0, colon).every((t, i) => {
    // "Rep. Ann Gow (R-S.C.): …": the full stop of an abbreviation before the bracket closes.
    return (
      /^(?:name|noun|det|prep|poss|num|mark|bracket)$/.test(t.tag) ||
      (t.tag === "stop" && tokens[i + 1]?.tag === "bracket")
    );
  });
  const named = tokens.slice(0, colon).some((t) => t.tag === "name" || isSpeakerNoun(t));
  if (!nominal || !named || !tokens[colon + 1]?.text.match(/^[\p{Lu}“"‘']/u)) return undefined;
  let to = tokens.length;
  while (to > colon + 1 && tokens[to - 1]?.tag === "stop") to--;
  return {
    cue: { from: colon, to: colon + 1 },
    speaker,
    content: [{ from: colon + 1, to }],
    addressee: null,
    verb: null,
    announces: false,
    strong: true,
  };
}
