/**
 * Where a stretch of a rule stands in its file. A rule is the value of a YAML scalar, so quotation marks, escapes,
 * indentation and folded line breaks lie between the two texts; they are walked side by side.
 */
import type { Place, PlacedText } from "../../diagnostics/diagnostic.ts";
import { type MappedText, sourceSpan } from "../../text/mapped-text.ts";
import { cut, type Span } from "../../text/span.ts";

/** Gives the place of a span of a rule's text; the whole rule's place where the texts cannot be matched. */
export type PlaceOf = (span: Span) => Place;

/** The texts are walked once, at the first question: most rules have no mistake, and one may have thousands. */
export function placesIn(rule: PlacedText): PlaceOf {
  const { file, text, span: scalar } = rule.place;
  if (scalar === undefined || text === undefined) return () => rule.place;
  let mapped: MappedText | null | undefined;
  return (span) => {
    if (mapped === undefined) mapped = mapRule(rule.text, text, scalar);
    if (mapped === null) return rule.place;
    const found = sourceSpan(mapped, span);
    return { file, span: { start: scalar.start + found.start, end: scalar.start + found.end }, text };
  };
}

function mapRule(rule: string, text: string, scalar: Span): MappedText | null {
  const written = cut(text, scalar);
  // A place may leave the quotation marks out or hold them; a rule may begin with a mark of its own.
  const around = quoteAround(text, scalar);
  return mapScalar(written, rule, around, 0) ?? mapScalar(written, rule, written.charAt(0), 1);
}

/** The quotation mark of a scalar whose place leaves the marks out; empty where there is none. */
function quoteAround(text: string, { start, end }: Span): string {
  const quote = text.charAt(start - 1);
  return (quote === '"' || quote === "'") && text.charAt(end) === quote ? quote : "";
}

/** Each character of `value` with its offset in the scalar as written, from `start` on; null where they part ways. Linear. */
function mapScalar(written: string, value: string, quote: string, start: number): MappedText | null {
  const offsets: number[] = [];
  let at = quote === "" ? blockHeaderEnd(written, value) : start;
  for (let i = 0; i < value.length; ) {
    if (offsets.length === 0) at = skipSpace(written, at, value.charAt(0));
    const step = stepAt(written, at, value, i, quote);
    if (step === null) return null;
    for (let n = 0; n < step.units; n++) offsets.push(step.from);
    i += step.units;
    at = step.to;
  }
  offsets.push(at);
  return { text: value, offsets };
}

interface Step {
  /** Offset of what was read. */
  readonly from: number;
  /** Offset behind it. */
  readonly to: number;
  /** UTF-16 units of the value it stands for. */
  readonly units: number;
}

function stepAt(written: string, at: number, value: string, i: number, quote: string): Step | null {
  const wanted = value.charAt(i);
  const unit = written.charAt(at);
  if (quote === '"' && unit === "\\") {
    const escaped = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n\s*|.)/su.exec(
      written.slice(at, at + 200),
    );
    if (escaped === null) return null;
    // An escaped line break stands for nothing.
    if (/^\\\r?\n/.test(escaped[0])) return stepAt(written, at + escaped[0].length, value, i, quote);
    return { from: at, to: at + escaped[0].length, units: (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1 };
  }
  if (quote === "'" && unit === "'" && wanted === "'") return { from: at, to: at + 2, units: 1 };
  if (unit === wanted && !isSpace(unit)) return { from: at, to: at + 1, units: 1 };
  if (!isSpace(unit)) return null;
  // Readers make one space of a run, of a folded line break, and of an escaped one with spaces behind it.
  if (!isSpace(wanted)) return stepAt(written, skipSpace(written, at, ""), value, i, quote);
  return { from: at, to: isSpace(value.charAt(i + 1)) ? at + 1 : skipSpace(written, at, ""), units: 1 };
}

/** Behind `>-` or `|` and the rest of its line. */
function blockHeaderEnd(written: string, value: string): number {
  const header = /^[>|][-+0-9]{0,2}[ \t]*(?:#[^\n]*)?\r?\n/.exec(written);
  return header !== null && !value.startsWith(header[0].charAt(0)) ? header[0].length : 0;
}

function skipSpace(written: string, at: number, unless: string): number {
  let i = at;
  while (i < written.length && isSpace(written.charAt(i)) && written.charAt(i) !== unless) i++;
  return i;
}

function isSpace(unit: string): boolean {
  return unit === " " || unit === "\n" || unit === "\r" || unit === "\t";
}
