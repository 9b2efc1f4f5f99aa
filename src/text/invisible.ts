/**
 * Characters that print nothing, or change what is around them, made visible: `a⟨U+202E⟩b`. Used on everything that
 * reaches a terminal or a memo, so that no source can hide words or turn them round. Invisible characters that a
 * script needs are left alone: joiners between letters of Arabic or Indic scripts and inside emoji, and a variation
 * selector behind the character it varies. So are tab and line feed, and the soft hyphen, which only allows a break.
 */

/** The text with each of these characters written as `⟨U+XXXX⟩`; the same string where there is none. */
export function showInvisible(text: string): string {
  return text.replace(suspects, (found, at: number) => (isNeeded(text, found, at) ? found : notation(found)));
}

/** True where `showInvisible` would change the text. */
export function hasInvisible(text: string): boolean {
  for (const { 0: found, index } of text.matchAll(suspects)) if (!isNeeded(text, found, index)) return true;
  return false;
}

/**
 * Ranges rather than `\p{Cf}`, which grows with the engine's Unicode version: C0 (not tab and line feed), DEL and C1,
 * grapheme joiner, Arabic letter mark, Hangul and Khmer fillers, Mongolian selectors, zero-width characters and
 * direction marks, line and paragraph separators, direction embeddings, isolates and invisible operators, variation
 * selectors, byte order mark, annotation marks, shorthand and musical controls, tags, lone surrogates.
 */
const suspects =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e00ff}\u{e01f0}-\u{e0fff}\ud800-\udfff]|[\u034f]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu;

const ZWNJ = "\u200c";
const ZWJ = "\u200d";

function notation(found: string): string {
  const hex = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `⟨U+${hex}⟩`;
}

function isNeeded(text: string, found: string, at: number): boolean {
  const before = pointBefore(text, at);
  const after = text.codePointAt(at + found.length) ?? 0;
  if (isVariationSelector(found)) return canVary(before);
  if (found !== ZWJ && found !== ZWNJ) return false;
  if (joinsLetters(before) && joinsLetters(after)) return true;
  return found === ZWJ && isPictograph(before) && isPictograph(after);
}

function pointBefore(text: string, at: number): number {
  const low = text.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && at > 1;
  return (isPair ? text.codePointAt(at - 2) : low) || 0;
}

function isVariationSelector(found: string): boolean {
  const point = found.codePointAt(0) ?? 0;
  return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
}

/** One selector may follow a visible character; a second one, or one behind a space, can only carry hidden data. */
function canVary(before: number): boolean {
  if (before <= 0x20) return false;
  return (
    !/^[\s\p{Z}]$/u.test(String.fromCodePoint(before)) && !(before >= 0xfe00 && before <= 0xfe0f) && before < 0xe0000
  );
}

/** Arabic to Mongolian: the blocks whose letters change shape by what they join (RFC 5892, appendix A.1 and A.2). */
function joinsLetters(point: number): boolean {
  return (
    (point >= 0x0600 && point <= 0x08ff && point !== 0x061c) ||
    (point >= 0x0900 && point <= 0x0dff) ||
    (point >= 0x0f00 && point <= 0x109f) ||
    (point >= 0x1780 && point <= 0x18af && !(point >= 0x180b && point <= 0x180f))
  );
}

/** Emoji and the dingbats and symbols they join with; a skin tone or a selector may stand between. */
function isPictograph(point: number): boolean {
  return (point >= 0x1f000 && point <= 0x1faff) || (point >= 0x2190 && point <= 0x2bff) || point === 0xfe0f;
}
