/** Words and marks of a stretch of text with their offsets. Contractions and possessives are cut off their words. */
import type { Span } from "../text/span.ts";

/** What a token is by its characters alone. */
export type TokenKind =
  | "word"
  | "number"
  | "comma"
  | "stop"
  | "colon"
  | "semicolon"
  | "dash"
  | "bracket"
  | "quote"
  | "mark";

/** A word, number or mark. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
  /** In lower case with straight apostrophes, for look-ups. */
  readonly lower: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

/** One pass, sticky: a number with its separators and sign of currency, a word with inner dots, hyphens and apostrophes, or one mark. */
const pattern =
  /(?:[A-Z]{0,3}[$€£¥₴])?\d+(?:[.,]\d+)*(?:[-–]?(?:st|nd|rd|th|s)(?![\p{L}]))?%?|(?:\p{Lu}\.){2,}|\p{L}[\p{L}\p{M}\d]*(?:[-‐‑.&/'’]\p{L}[\p{L}\p{M}\d]*|-\d+)*\.?|--+|\.{3}|''|``|[^\s]/gu;

const clitic = /^(.+?)(n't|'s|'d|'ve|'m|'re|'ll)$/;

/** Abbreviations whose full stop belongs to the word. */
const abbreviations: ReadonlySet<string> = new Set(
  "mr. mrs. ms. dr. sen. rep. gov. gen. col. lt. capt. sgt. adm. rev. prof. st. jr. sr. hon. reps. sens. messrs. jan. feb. aug. sept. oct. nov. dec. inc. corp. co. ltd. no. vs. u.s. u.k. u.n. d.c. a.m. p.m. cmdr. maj. atty. del.".split(
    " ",
  ),
);

/** The tokens of `text` between two offsets, in order. Linear. */
export function tokenise(text: string, span: Span): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = span.start;
  for (let match = pattern.exec(text); match && match.index < span.end; match = pattern.exec(text)) {
    const end = Math.min(match.index + match[0].length, span.end);
    addToken(tokens, text, { start: match.index, end });
  }
  return tokens;
}

function addToken(tokens: Token[], text: string, { start, end }: Span): void {
  const raw = text.slice(start, end);
  if (!isLetter(raw) || hasCurrency(raw)) {
    const hyphen = raw === "-" && /\S/.test(text[start - 1] ?? " ") && /\S/.test(text[end] ?? " ");
    tokens.push(token(raw, start, hyphen ? "mark" : /\d/.test(raw) ? "number" : markKind(raw)));
    return;
  }
  let word = raw;
  const mostlyAbbreviates = text[end] === "," || text[end] === ";";
  if (
    word.endsWith(".") &&
    !mostlyAbbreviates &&
    !abbreviations.has(word.toLowerCase()) &&
    !/^(?:\p{L}\.)+$/u.test(word)
  )
    word = word.slice(0, -1);
  const straight = straightened(word);
  const parts = straight.includes("'") ? clitic.exec(straight) : null;
  const head = parts?.[1] !== undefined && parts[2] !== "n't" ? word.slice(0, parts[1].length) : word;
  tokens.push(token(head, start, "word"));
  if (head !== word) tokens.push(token(word.slice(head.length), start + head.length, "word"));
  // A plural's possessive apostrophe stands alone behind the word and is read as a mark.
  if (word !== raw) tokens.push(token(raw.slice(word.length), start + word.length, "stop"));
}

function token(text: string, start: number, kind: TokenKind): Token {
  return {
    start,
    end: start + text.length,
    kind,
    text,
    lower: straightened(text.toLowerCase()),
    capital: isCapital(text),
  };
}

// Every word of every article comes through the following; most are plain ASCII, where a comparison does for a pattern.

function straightened(text: string): string {
  return text.includes("’") || text.includes("‘") ? text.replace(/[’‘]/g, "'") : text;
}

function isLetter(text: string): boolean {
  const unit = text.charCodeAt(0);
  if (unit >= 0x80) return /^\p{L}/u.test(text);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function isCapital(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 0x80 ? /^\p{Lu}/u.test(text) : unit >= 0x41 && unit <= 0x5a;
}

/** A sign of currency stands behind at most three letters. */
function hasCurrency(text: string): boolean {
  for (let i = 0; i < 4 && i < text.length; i++) if ("$€£¥₴".includes(text.charAt(i))) return true;
  return false;
}

function markKind(mark: string): TokenKind {
  if (mark === ",") return "comma";
  if (mark === "." || mark === "!" || mark === "?" || mark === "..." || mark === "…") return "stop";
  if (mark === ":") return "colon";
  if (mark === ";") return "semicolon";
  if (mark === "—" || mark === "―" || mark === "–" || mark === "-" || mark.startsWith("--")) return "dash";
  if (/^[()[\]{}]$/.test(mark)) return "bracket";
  return "mark";
}
