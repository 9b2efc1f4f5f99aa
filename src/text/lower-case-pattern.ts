/**
 * Patterns that ignore case, run on lower-case letters. Where a pattern has the engine ignore case, it closes each class of
 * letters (`\p{L}`, `\S`, a dot) over case anew wherever that stands, which takes it longer than all else of most patterns.
 */

/** Tells whether a text fits `pattern`, which ignores case, is aware of code points (`iu`), and neither global nor sticky. */
export function fitsInLowerCase(pattern: RegExp): (text: string) => boolean {
  let lower: RegExp | undefined;
  return (text) => {
    lower ??= new RegExp(lowered(pattern.source), pattern.flags.replace("i", ""));
    return lower.test(text.toLowerCase());
  };
}

/** The source of a pattern in lower case; a class of upper-case letters is one of letters that have a case, as without case it is. */
export function lowered(source: string): string {
  return source.replace(/\\([pP]\{)L[ult]\}|\\[pP]\{[^}]*\}|\\[\s\S]|[^\\]+/gu, (part, cased?: string) => {
    if (cased !== undefined) return `\\${cased}LC}`;
    return part.startsWith("\\") ? part : part.toLowerCase();
  });
}
