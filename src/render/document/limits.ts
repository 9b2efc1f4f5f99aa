/**
 * What keeps hostile Markdown from hanging marked. Size and nesting are judged before it sees the text; the work of its
 * inline rules, some of which look ahead to the end of their text at every sign, is counted while it runs and stopped at
 * a budget. So the cost is bounded by what is really done, not by a guess at how marked will read a line.
 */

/** In UTF-16 units; a template's output has the same limit. */
const maxDocumentLength: number = 16 * 1024 * 1024;

/** Block quotes and lists within each other on one line. */
const maxDepth = 32;

/** Columns of indentation before a list marker: lists nested over many lines. */
const maxMarkerIndent = 128;

/**
 * Characters looked at ahead, summed over all signs that marked tries: a fixed share and one for each character of the
 * document. Memos need about 4 for each character, so that only long paragraphs full of signs come near.
 */
const lookAheadBase = 20_000_000;
const lookAheadPerCharacter = 20;

/** Thrown through marked and caught by `parseDocument`; `message` is the diagnostic's. */
export class LimitReached extends Error {
  override readonly name = "LimitReached";
}

/** Why a text must not be parsed, or undefined where it may. One pass over the text. */
export function limitBroken(text: string): string | undefined {
  if (text.length > maxDocumentLength)
    return `the document has ${text.length} characters; the limit is ${maxDocumentLength}`;
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const end = text.indexOf("\n", at);
    const next = end === -1 ? text.length : end + 1;
    // A thematic break such as `- - -` looks like nested lists, and is not, however long.
    const tooDeep = depthAt(text, at) > maxDepth && !/^[ \t]*(?:[-\t ]+|[*\t ]+)$/.test(text.slice(at, next).trimEnd());
    if (tooDeep) return `line ${line} nests quotes or lists deeper than ${maxDepth}`;
    at = next;
  }
  return undefined;
}

/** Counts the look-ahead of one parse. */
export interface Budget {
  /** Throws `LimitReached` once the sum is over the limit. */
  spend(characters: number): void;
}

/** A budget for a document of that many characters. */
export function makeBudget(length: number): Budget {
  let left = lookAheadBase + lookAheadPerCharacter * length;
  return {
    spend(characters) {
      left -= characters;
      if (left < 0)
        throw new LimitReached("the document has too many signs of emphasis, links or HTML in long paragraphs");
    },
  };
}

/** How many containers a line may open: its leading markers, or more than the limit where they are indented beyond reason. */
function depthAt(text: string, start: number): number {
  let depth = 0;
  let column = 0;
  for (let at = start; at < text.length && depth <= maxDepth; at++) {
    const sign = text[at] ?? "";
    if (sign === " ") column++;
    else if (sign === "\t") column += 4;
    else {
      const width = markerWidth(text, at);
      if (width === 0) return depth;
      depth += column > maxMarkerIndent ? maxDepth + 1 : 1;
      at += width - 1;
      column += width;
    }
  }
  return depth;
}

/** Length of the block quote or list marker at an offset; 0 where there is none. */
function markerWidth(text: string, at: number): number {
  const sign = text[at] ?? "";
  if (sign === ">") return 1;
  const blank = (offset: number) => /^[ \t\n]?$/.test(text[offset] ?? "");
  if (sign === "-" || sign === "+" || sign === "*") return blank(at + 1) ? 1 : 0;
  let end = at;
  while (end - at < 9 && /^[0-9]$/.test(text[end] ?? "")) end++;
  const closes = end > at && (text[end] === "." || text[end] === ")") && blank(end + 1);
  return closes ? end - at + 1 : 0;
}
