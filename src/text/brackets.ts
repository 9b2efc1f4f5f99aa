/** Pairs of brackets, so that a stop inside "(he was tired.)" doesn't tear the sentence around it. */

const closes: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["（", "）"],
]);
const closing: ReadonlySet<string> = new Set(closes.values());

/** An aside is shorter; brackets further apart are taken as unrelated, which bounds the harm a stray one does. */
const FURTHEST = 1000;
/** Stray openers that a closer may pass over on its way to its partner. */
const STRAY_OPENERS = 3;

/** Offsets of opening brackets to those of the brackets that close them. Brackets of emoticons and unmatched ones are left out. */
export function pairBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isRelevant(text.charCodeAt(at))) continue;
    const character = text.charAt(at);
    if (character === "\n" && text.charAt(at + 1) === "\n") open.length = 0;
    else if (closes.has(character)) {
      if (!isEmoticon(text, at)) open.push(at);
    } else if (closing.has(character) && !isEmoticon(text, at)) {
      const partner = partnerOf(text, open, character);
      if (partner === undefined) continue;
      const from = open[partner] ?? 0;
      open.length = partner;
      if (at - from <= FURTHEST) pairs.set(from, at);
    }
  }
  return pairs;
}

/** Spares nearly every character the look-ups below. */
function isRelevant(unit: number): boolean {
  if (unit < 0x5b) return unit === 0x28 || unit === 0x29 || unit === 0x0a;
  return unit <= 0x7d ? unit === 0x5b || unit === 0x5d || unit >= 0x7b : unit === 0xff08 || unit === 0xff09;
}

function partnerOf(text: string, open: readonly number[], closer: string): number | undefined {
  for (let depth = open.length - 1; depth >= Math.max(0, open.length - 1 - STRAY_OPENERS); depth--) {
    if (closes.get(text.charAt(open[depth] ?? 0)) === closer) return depth;
  }
  return undefined;
}

function isEmoticon(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  return before === ":" || before === ";" || (before === "-" && ":;".includes(text.charAt(at - 2) || " "));
}
