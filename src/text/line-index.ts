/** Line and column of an offset, both counted from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines in one text. Lines end at LF, CRLF or a lone CR. */
export interface LineIndex {
  /** The number of lines, at least 1. */
  readonly count: number;
  /** The position of an offset; an offset past the end gives the end's position. */
  position(offset: number): Position;
  /** The line's offsets, without its line end; lines are counted from 1. Undefined outside of the text. */
  line(number: number): { readonly start: number; readonly end: number } | undefined;
}

/** Reads `text` once; each look-up is a binary search. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return {
    count: starts.length,
    position(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const line = lastAtMost(starts, at);
      return { line: line + 1, column: at - (starts[line] ?? 0) + 1 };
    },
    line(number) {
      const start = starts[number - 1];
      if (start === undefined) return undefined;
      let end = starts[number] ?? text.length;
      while (end > start && (text.charCodeAt(end - 1) === 0x0a || text.charCodeAt(end - 1) === 0x0d)) end--;
      return { start, end };
    },
  };
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
