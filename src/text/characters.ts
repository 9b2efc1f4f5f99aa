/**
 * What kind of character a UTF-16 unit is, for reading sentences. Tables and ranges rather than `\p{…}`, because those
 * grow with the engine's Unicode version and the same text must give the same sentences everywhere. Case is known for
 * Latin, Greek, Cyrillic, Armenian and Georgian capitals; every other letter counts as a letter without case.
 */

const OTHER = 1;
const SPACE = 2;
const LOWER = 3;
const UPPER = 4;
const DIGIT = 5;
const UNCASED = 6;

/** Kinds by unit; 0 for those that nobody has asked for yet. Few of all are met, and to work out the others takes its time. */
const kinds: Uint8Array = new Uint8Array(0x10000);

function kindAt(unit: number): number {
  const known = kinds[unit];
  if (known !== 0) return known ?? OTHER;
  const kind = kindOf(unit);
  kinds[unit] = kind;
  return kind;
}

function kindOf(unit: number): number {
  if (isWhite(unit)) return SPACE;
  if ((unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x966 && unit <= 0x96f))
    return DIGIT;
  if (unit < 0x590 || (unit >= 0x10a0 && unit <= 0x10ff) || (unit >= 0x1e00 && unit <= 0x1fff)) return casedKind(unit);
  return isBeyondCase(unit) ? UNCASED : OTHER;
}

function casedKind(unit: number): number {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  if (lower !== character) return UPPER;
  if (character.toUpperCase() !== character || unit === 0xaa || unit === 0xba) return LOWER;
  // Combining marks stand inside words; ʼ is the Ukrainian apostrophe.
  return (unit >= 0x300 && unit <= 0x36f) || unit === 0x2bc ? LOWER : OTHER;
}

/** Letters and marks of the scripts that have no case, emoji and private use left out. */
function isBeyondCase(unit: number): boolean {
  if (unit >= 0x590 && unit < 0x2000) return !isStrongStop(unit) && unit !== 0x60c && unit !== 0x61b && unit !== 0x61f;
  if (unit >= 0x2c00 && unit < 0x2e00) return true;
  if (unit >= 0x3005 && unit <= 0x3007) return true;
  if (unit >= 0x3041 && unit < 0xd800) return unit !== 0x30fb;
  return (unit >= 0xf900 && unit < 0xfe10) || (unit >= 0xfe70 && unit <= 0xfefc) || (unit >= 0xff66 && unit <= 0xffdc);
}

function isWhite(unit: number): boolean {
  if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x85) return true;
  return (
    unit === 0x1680 || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x2028 || unit === 0x2029 || isLateWhite(unit)
  );
}

function isLateWhite(unit: number): boolean {
  return unit === 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff;
}

/** White space, line ends and no-break spaces included. */
export function isSpace(unit: number): boolean {
  return kindAt(unit) === SPACE;
}

export function isUpper(unit: number): boolean {
  return kindAt(unit) === UPPER;
}

export function isLower(unit: number): boolean {
  return kindAt(unit) === LOWER;
}

export function isDigit(unit: number): boolean {
  return kindAt(unit) === DIGIT;
}

/** A letter of any script, or a mark on one. */
export function isLetter(unit: number): boolean {
  const kind = kindAt(unit);
  return kind === LOWER || kind === UPPER || kind === UNCASED;
}

/** A letter of a script without capitals. */
export function isUncased(unit: number): boolean {
  return kindAt(unit) === UNCASED;
}

/** A letter or digit: what a sentence can't do without. */
export function isWordUnit(unit: number): boolean {
  return kindAt(unit) >= LOWER;
}

/** Full stops, question and exclamation marks that end a sentence wherever they stand: CJK, Arabic, Indic, Armenian, Ethiopic, Burmese, Khmer. */
export function isStrongStop(unit: number): boolean {
  return strongStops.has(unit);
}

const strongStops: ReadonlySet<number> = new Set(
  Array.from("。｡！？؟۔।॥։።፧။។៕", (character) => character.charCodeAt(0)),
);

/** Quotation marks and brackets that can only open. */
export function isOpener(unit: number): boolean {
  return openers.has(unit);
}

/** Quotation marks and brackets that can close what a stop ended; straight marks are among them, and `“`, which closes in German. */
export function isCloser(unit: number): boolean {
  return closers.has(unit);
}

/** Quotation marks of any kind, straight ones and apostrophes included. */
export function isQuote(unit: number): boolean {
  return quotes.has(unit);
}

const codesOf = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, (c) => c.charCodeAt(0)));
const openers = codesOf("“‘„‚«‹([{「『（【《〈¿¡");
const closers = codesOf("\"'”’»›)]}」』）】》〉");
const quotes = codesOf("\"'“”„‘’‚«»‹›「」『』");
