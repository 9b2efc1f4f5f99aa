/** What a line looks like, when nothing in its words says what it is. */

const closing = /[.!?…。！？；।][)\]"'”’»“]*$/u;

/** More words than a heading or a headline in a list has. */
const LONG_LINE_WORDS = 18;

/** Words of a line, counted up to `limit`; every two characters of scripts without spaces count as one. */
export function countWords(line: string, limit = 60): number {
  let count = 0;
  let inside = false;
  let dense = 0;
  for (let i = 0; i < line.length && count < limit; i++) {
    const unit = line.charCodeAt(i);
    const space = unit === 0x20 || unit === 0xa0 || unit === 0x09;
    if (unit >= 0x2e80 && unit < 0xa000) dense++;
    if (!space && !inside) count++;
    inside = !space;
  }
  return Math.min(limit, count + (dense >> 1));
}

/** True where the line closes as sentences do. */
export function endsSentence(line: string): boolean {
  return closing.test(line.slice(-12));
}

/** True for a sentence or more: it closes with a stop, is long, or leads on to the next line with a colon or comma. */
export function isProse(line: string): boolean {
  const words = countWords(line, LONG_LINE_WORDS + 1);
  if (words > LONG_LINE_WORDS) return true;
  if (/[,;:—]$/.test(line)) return words > 4;
  return (
    endsSentence(line) &&
    !endsInAbbreviation(line) &&
    (words > 2 || /^["“«„]/.test(line) || /^\p{Lu}\S* \S+[^?]$/u.test(line))
  );
}

/** `… on Jan. 30` doesn't, but `… in the U.S.` and `Apple Inc.` do end with a stop that closes no sentence, if the line reads like a headline. */
function endsInAbbreviation(line: string): boolean {
  return (
    /(?:\b\p{Lu}\.){2,}$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|Dr|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/u.test(
      line.slice(-12),
    ) && capitalShare(line) > 0.6
  );
}

/** The share of words of four letters and more that begin with a capital: near 1 in headlines of American style. */
export function capitalShare(line: string): number {
  const long = line.slice(0, 300).match(/\p{L}[\p{L}'’]{3,}/gu) ?? [];
  return long.length === 0 ? 0 : long.filter((word) => /^\p{Lu}/u.test(word)).length / long.length;
}

/** True for a line that can be a headline: short, opened by a capital, a figure or a quotation, without a final stop. */
export function isHeadline(line: string): boolean {
  const words = countWords(line, 40);
  if (words < 2 || words > 32 || line.length > 240) return false;
  if (!/^["“”«„‘'(¿¡]?[\p{Lu}\p{Lo}\p{N}$€£#]/u.test(line)) return false;
  if (/[?!]["”»]?$/.test(line)) return true;
  return (!closing.test(line.slice(-12)) || endsInAbbreviation(line)) && !/[,;:]$/.test(line);
}

/** The line as it is compared with a title: letters and digits only, in lower case. */
export function titleKey(line: string): string {
  return line
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
