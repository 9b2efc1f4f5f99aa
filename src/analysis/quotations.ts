/**
 * Finds what stands in quotation marks: curly, straight, guillemets, German low marks, and doubled apostrophes as some
 * wires print them. A quotation may run over several sentences; one that is still open where its paragraph ends goes
 * on in the next paragraph if that opens with a mark again. Marks inside a quotation belong to it. One pass.
 */
import type { Span } from "../text/span.ts";

/** A stretch in quotation marks, within one paragraph. */
export interface Quotation {
  /** With its marks. */
  readonly span: Span;
  /** Without its marks. */
  readonly inner: Span;
  /** False where the paragraph ends before the mark that closes. */
  readonly closed: boolean;
  /** True where it goes on from a paragraph before that did not close. */
  readonly continues: boolean;
}

const closers: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“",
  "«": "»",
  "‘": "’",
  '"': '"',
  "''": "''",
  "``": "''",
  "'": "'",
};
/** How far a single mark may be from its partner; apostrophes would pair up over pages otherwise. */
const SINGLE_REACH = 600;

/** The quotations of one paragraph in order; `openBefore` where the paragraph before left one open. */
export function findQuotations(text: string, paragraph: Span, openBefore: boolean): Quotation[] {
  const found: Quotation[] = [];
  // Marks whose partner is missing from here to the paragraph's end: later ones need not look for it again.
  const unpaired = new Set<string>();
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const mark = markAt(text, at);
    if (mark === undefined || !opens(text, at, mark, paragraph)) continue;
    const close = unpaired.has(mark) ? undefined : closing(text, at, mark, paragraph);
    const single = mark === "‘" || mark === "'";
    if (close === undefined && !single) unpaired.add(mark);
    if (close === undefined && (single || !mayStayOpen(text, at, paragraph))) continue;
    const end = close === undefined ? paragraph.end : close.end;
    const inner = { start: at + mark.length, end: close === undefined ? paragraph.end : close.start };
    const continues = openBefore && at === paragraph.start;
    if (inner.end > inner.start)
      found.push({ span: { start: at, end }, inner, closed: close !== undefined, continues });
    at = end - 1;
  }
  return found;
}

function markAt(text: string, at: number): string | undefined {
  const pair = text.slice(at, at + 2);
  if (pair === "''" || pair === "``") return pair;
  const mark = text[at] ?? "";
  return mark in closers ? mark : undefined;
}

/** Straight marks and apostrophes open only behind a gap and before a word. */
function opens(text: string, at: number, mark: string, paragraph: Span): boolean {
  if (mark === "“" || mark === "«" || mark === "„" || mark === "``") return true;
  const before = at === paragraph.start ? " " : (text[at - 1] ?? " ");
  const after = text[at + mark.length] ?? " ";
  // The value of an attribute in a scrap of markup.
  if (/\s/.test(after) || before === "=") return false;
  if (mark === "'") return /[\s(—–-]/.test(before) && /\p{Lu}/u.test(after);
  return mark === "‘" ? /[\s(—–-]/.test(before) && /\p{L}/u.test(after) : !/[\p{L}\p{N}]/u.test(before);
}

function closing(text: string, at: number, mark: string, paragraph: Span): Span | undefined {
  const close = closers[mark] ?? mark;
  const single = close === "’" || close === "'";
  const limit = single ? Math.min(paragraph.end, at + SINGLE_REACH) : paragraph.end;
  let depth = 0;
  let fallback: Span | undefined;
  for (let i = at + mark.length; i < limit; i++) {
    if (close !== mark && mark !== "„" && text.startsWith(mark, i)) depth++;
    if (mark === "“" && depth === 0 && closesStraight(text, at, i)) return { start: i, end: i + 1 };
    if (!text.startsWith(close, i)) continue;
    const here = { start: i, end: i + close.length };
    if (single && /[\p{L}\p{N}]/u.test(text[i + 1] ?? " ")) continue;
    if (single && /\p{L}/u.test(text[i - 1] ?? " ") && text[i - 1] === "s") {
      fallback ??= here;
      continue;
    }
    if (mark === '"' && reopens(text, i, paragraph)) continue;
    // A mark that opens anew without closing is mostly one whose partner was forgotten: the first close ends both.
    if (depth === 0 || single) return here;
    fallback = here;
    depth--;
  }
  return fallback;
}

/** A curly mark closed by a straight one, as hurried editing leaves it: the first straight mark, behind a mark of speech. */
function closesStraight(text: string, open: number, at: number): boolean {
  if (text[at] !== '"' || !/[,.?!]/.test(text[at - 1] ?? "") || !/\s/.test(text[at + 1] ?? " ")) return false;
  return !text.slice(Math.max(open, at - SINGLE_REACH), at).includes('"');
}

/** A straight mark that stands behind a space and before a word opens; it can't be the one that closes. */
function reopens(text: string, at: number, paragraph: Span): boolean {
  const after = at + 1 < paragraph.end ? (text[at + 1] ?? " ") : " ";
  return /\s/.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(after);
}

/** An unclosed mark is speech only where speech begins: at the paragraph's start, behind a comma, a colon or a full stop. */
function mayStayOpen(text: string, at: number, paragraph: Span): boolean {
  const before = text.slice(Math.max(paragraph.start, at - 3), at);
  if (at === paragraph.start || /[,:]\s*$/.test(before)) return true;
  // Behind a full stop, where the next paragraph opens with a mark again, as one that goes on does.
  return /[.?!]["'”’)]?\s+$/.test(before) && /^\s+["“«„]/.test(text.slice(paragraph.end, paragraph.end + 6));
}
