import { indexLines, type LineIndex, type Position } from "../../text/line-index.ts";
import type { Place } from "../diagnostic.ts";

/** A place in lines and columns; both are missing where only the file is known. */
export interface Located {
  /** With the report's base before it; as it was read, not yet harmless. */
  readonly file: string;
  readonly start: Position | undefined;
  /** Behind the last character. */
  readonly end: Position | undefined;
  readonly lines: LineIndex | undefined;
  readonly text: string;
}

/** Gives a function that locates places; each text is indexed once, however many places are in it. */
export function locator(base: string): (place: Place) => Located {
  const known = new Map<string, LineIndex>();
  return ({ file, span, text = "" }) => {
    const path = base + file;
    if (span === undefined || text === "")
      return { file: path, start: undefined, end: undefined, lines: undefined, text };
    const lines = known.get(text) ?? indexLines(text);
    known.set(text, lines);
    return { file: path, start: lines.position(span.start), end: lines.position(span.end), lines, text };
  };
}

/** `file:line:column` as editors and terminals understand it; the file alone where that is all there is. */
export function pointer({ file, start }: Pick<Located, "file" | "start">): string {
  return start === undefined ? file : `${file}:${start.line}:${start.column}`;
}
