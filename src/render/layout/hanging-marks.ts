/**
 * Quotation marks around the words of an excerpt: each paragraph opens with one that hangs before its first line, the last
 * line closes with one behind its end. They are drawn, not written: the structure says that this is a quotation, and what
 * is read out of the file are the source's own characters.
 */
import type { QuotationMarks } from "../stylesheet/quotation-marks.ts";
import type { TextStyle } from "../stylesheet/stylesheet.ts";
import { directionOf, mirrored } from "./bidi.ts";
import { lookOf } from "./inlines.ts";
import type { PageItem, TextRun } from "./page.ts";
import { runAt, type Strip, stripWith } from "./strip.ts";
import { setLines, type TextContext } from "./text-strips.ts";

type Line = Extract<PageItem, { type: "line" }>;

/** Puts marks around paragraphs, each given by its strips; those without text stay as they are. */
export function withHangingMarks(
  paragraphs: readonly (readonly Strip[])[],
  { open, close }: QuotationMarks,
  style: TextStyle,
  context: TextContext,
): readonly Strip[] {
  return paragraphs.flatMap((strips, i) => {
    const backwards = directionOf(strips.flatMap(linesOf).map(textOf).join(" "))?.rightToLeft === true;
    const mark = (text: string) => markRuns(backwards ? mirrored(text) : text, style, context);
    const opened = onLine(strips, 0, mark(open), backwards ? "after" : "before");
    return i < paragraphs.length - 1
      ? opened
      : onLine(opened, opened.length - 1, mark(close), backwards ? "before" : "after");
  });
}

function linesOf({ items }: Strip): readonly Line[] {
  return items.filter((item): item is Line => item.type === "line" && item.artifact === null);
}

function textOf({ runs }: Line): string {
  return runs.flatMap(({ words }) => words.map(({ text }) => text)).join(" ");
}

interface Mark {
  readonly runs: readonly TextRun[];
  readonly widthPt: number;
  /** Between the mark and a quotation mark of the words themselves. */
  readonly hairPt: number;
}

function markRuns(text: string, style: TextStyle, context: TextContext): Mark {
  const look = { ...lookOf(style, context.stylesheet), color: context.stylesheet.colors.grey };
  const place = { style, xPt: 0, widthPt: 200, align: "left", hyphenate: false, snap: false, hang: false } as const;
  const line = setLines([{ text, look, node: null, link: null, note: null }], place, context)[0];
  return { runs: line?.runs ?? [], widthPt: line?.endPt ?? 0, hairPt: style.sizePt / 12 };
}

/** Hangs a mark on the line of strip `at`, before its leftmost glyph or after its rightmost. */
function onLine(
  strips: readonly Strip[],
  at: number,
  { runs, widthPt, hairPt }: Mark,
  side: "before" | "after",
): readonly Strip[] {
  const strip = strips[at];
  const line = strip && linesOf(strip)[0];
  if (strip === undefined || line === undefined || line.runs.length === 0) return strips;
  const hair = besideQuotation(textOf(line), at === 0 && side === "before") ? hairPt : 0;
  const x =
    side === "before"
      ? Math.min(...line.runs.map((run) => run.xPt)) - widthPt - hair
      : Math.max(...line.runs.map(endOf)) + hair;
  const moved = runs.map((run) => runAt(run, run.xPt + x));
  const mark: PageItem = { type: "line", yPt: line.yPt, runs: moved, artifact: "layout" };
  const items = strip.items.flatMap((item) =>
    item !== line ? [item] : side === "before" ? [mark, item] : [item, mark],
  );
  return strips.map((own, i) => (i === at ? stripWith(own, { items }) : own));
}

function besideQuotation(text: string, atStart: boolean): boolean {
  return (atStart ? /^[“”„«»‘’‚"']/ : /[“”«»‘’"']$/).test(text.trim());
}

function endOf(run: TextRun): number {
  let x = run.xPt;
  run.words.forEach((word, i) => {
    x += (word.width * run.sizePt) / 1000 + word.glyphs.length * run.trackingPt + (run.gapsPt[i] ?? 0);
  });
  return x;
}
