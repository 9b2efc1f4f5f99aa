/** Pasted pages: the text is the file as it was decoded, so that every span traces back to bytes. */
import type { Checked } from "../../diagnostics/diagnostic.ts";
import { trimSpan } from "../../text/span.ts";
import { decodeText } from "../decoding.ts";
import type { Draft, DraftLine } from "../draft.ts";
import { monthOf } from "../metadata/dates.ts";

/** One draft, or none where the bytes are no text. */
export async function readText(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name);
  if (value === null) return { value: [], diagnostics };
  const { text, decoding } = value;
  return { value: [{ text, lines: splitLines(text), stated: {}, links: [], decoding, shape: "pasted" }], diagnostics };
}

/** The lines of a pasted text; where paragraphs were wrapped at a width, each paragraph is one line. */
export function splitLines(text: string): DraftLine[] {
  const rows = rowsOf(text);
  return (isWrapped(rows) ? joinRows(rows) : rows.map((row) => row.line)).filter(
    (line) => line.span.start < line.span.end,
  );
}

interface Row {
  readonly line: DraftLine;
  readonly length: number;
  readonly afterBlank: boolean;
  readonly closed: boolean;
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  let afterBlank = true;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const span = trimSpan(text, { start, end });
    if (span.start < span.end) {
      const line = lineOf(text, span);
      rows.push({
        line,
        length: span.end - span.start,
        afterBlank,
        closed: /[.!?:…]["'”’»)]?$/.test(text.slice(span.end - 3, span.end)),
      });
    }
    afterBlank = span.start === span.end;
    start = end + 1;
  }
  return rows;
}

const bullet = /^(?:[-*•·▪◦‣●■‒]\s+|>\s?|\d{1,2}[.)]\s+(?=\p{Lu}|["“«]))/u;

function lineOf(text: string, span: { start: number; end: number }): DraftLine {
  const mark = bullet.exec(text.slice(span.start, span.start + 8))?.[0];
  if (mark === undefined) return { kind: "text", span };
  const inner = trimSpan(text, { start: span.start + mark.length, end: span.end });
  // "4. März 2026" is no fourth item.
  if (/^\d/.test(mark) && monthOf(/^\p{L}*/u.exec(text.slice(inner.start, inner.start + 20))?.[0] ?? "") !== undefined)
    return { kind: "text", span };
  if (inner.start === inner.end) return { kind: "text", span };
  if (mark.startsWith(">")) return { kind: "quote", span: inner };
  return { kind: "list-item", span: inner, level: 1 };
}

/** The widest row of a text wrapped by a mail program or an editor. */
const MAX_WRAP = 120;

/** Wrapped: no row is long, and most rows that have a follower in their paragraph are near the full width and open. */
function isWrapped(rows: readonly Row[]): boolean {
  const widest = Math.max(0, ...rows.slice(0, 2000).map((row) => row.length));
  if (widest > MAX_WRAP || widest < 40 || !rows.some((row, i) => i > 0 && row.afterBlank)) return false;
  const inner = rows.filter((_, i) => rows[i + 1]?.afterBlank === false);
  const wrapped = inner.filter((row) => row.length > widest * 0.6);
  const open = wrapped.filter((row) => !row.closed);
  return inner.length >= 3 && wrapped.length > inner.length * 0.6 && open.length > wrapped.length * 0.5;
}

function joinRows(rows: readonly Row[]): DraftLine[] {
  const lines: DraftLine[] = [];
  let roomy = false;
  const widest = Math.max(0, ...rows.slice(0, 2000).map((row) => row.length));
  for (const row of rows) {
    const last = lines.at(-1);
    const joins = last && !row.afterBlank && row.line.kind === "text" && roomy;
    if (joins) lines[lines.length - 1] = { ...last, span: { start: last.span.start, end: row.line.span.end } };
    else lines.push(row.line);
    roomy = row.length > widest * 0.55;
  }
  return lines;
}
