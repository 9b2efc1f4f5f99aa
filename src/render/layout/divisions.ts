/**
 * Where a token may be divided within: at hyphens by its language, after the marks that addresses are made of, and, where
 * it is too long for any line, anywhere.
 */
import type { Hyphenator } from "./hyphenate.ts";

/** The price of a hyphen that the text doesn't have. */
export const hyphenCost: number = 60;
/** Two letters left behind, or three taken along, are allowed but hard to read. */
const shortPieceCost = 80;
const capitalHyphenCost = 400;
/** The price of a break after a slash and its like. */
export const slashCost: number = 120;
/** The price of a break where no one would look for it. */
export const insideTokenCost: number = 2_500;

/** A place within a token, and what it costs to divide it there. */
export interface Division {
  readonly at: number;
  readonly cost: number;
  readonly hyphen: boolean;
}

/** Places at which a language divides the words of a token; none in addresses and in words of capitals. */
export function hyphenations(text: string, hyphenate: Hyphenator): readonly Division[] {
  const divisions: Division[] = [];
  for (const match of text.matchAll(/[\p{L}\u00ad]{6,60}/gu)) {
    const word = match[0];
    const capital = word.charAt(0) !== word.charAt(0).toLowerCase();
    if (capital && word === word.toUpperCase()) continue;
    if (isPartOfAddress(text, match.index, word.length)) continue;
    for (const at of hyphenate(word)) {
      const short = at < 3 || word.length - at < 4 ? shortPieceCost : 0;
      divisions.push({ at: match.index + at, cost: (capital ? capitalHyphenCost : hyphenCost) + short, hyphen: true });
    }
  }
  return divisions;
}

/** A token that takes most of its line may end after the marks that addresses are made of; one too long, at every `step`-th character too (0: at none). */
export function withEmergencies(text: string, hyphens: readonly Division[], step: number): readonly Division[] {
  const hyphenAt = new Map(hyphens.map((division) => [division.at, division]));
  const divisions: Division[] = [];
  let at = 0;
  let count = 0;
  let previous = "";
  for (const character of text) {
    const hyphen = hyphenAt.get(at);
    const afterMark = /[/?&=._#:;,@%+~-]/.test(previous);
    if (hyphen) divisions.push(hyphen);
    else if (at > 0 && (afterMark || (step > 0 && count % step === 0)) && !/[\p{M}\u200d]/u.test(character)) {
      divisions.push({ at, cost: afterMark ? slashCost : insideTokenCost, hyphen: false });
    }
    at += character.length;
    count++;
    previous = character;
  }
  return divisions;
}

/** Hyphens that the eye would take for part of an address or a name of a file are never added. */
function isPartOfAddress(text: string, start: number, length: number): boolean {
  const around = text.charAt(start - 1) + text.charAt(start + length);
  return /[/@_\\=#\p{N}]/u.test(around) || /\.\p{L}/u.test(text.slice(start + length, start + length + 2));
}
