/**
 * A paragraph to lines: pieces in, set lines out. Three tries, each dearer than the one before: whole words only, then
 * with hyphens, then with whatever stretch it takes. Very long paragraphs are set in stretches, each starting with what
 * the one before would have put on its last line, so that time and memory stay linear in the text.
 */
import { afterBreak, type Breaks, breakLines } from "./break.ts";
import type { Hyphenator } from "./hyphenate.ts";
import type { Piece } from "./inlines.ts";
import type { Itemised, ItemSettings, ParagraphText } from "./itemise.ts";
import { itemise, joinPieces, withHyphens } from "./itemise.ts";
import type { LineSettings, SetLine } from "./line.ts";
import { setLine } from "./line.ts";

/** How a paragraph is set. Lengths in 1/1000 pt. */
export interface ParagraphSettings extends Omit<LineSettings, "justify" | "hyphenate"> {
  readonly hyphenator: Hyphenator | null;
  /** How far ragged lines may fall short. */
  readonly ragged: number;
}

const firstTolerance = 110;
const secondTolerance = 220;
const anyTolerance = 10_000;
const stretchLength = 20_000;

/** Sets pieces as lines; no text gives no lines. */
export function setParagraph(pieces: readonly Piece[], settings: ParagraphSettings): readonly SetLine[] {
  const paragraph = joinPieces(pieces);
  const forLines = lineSettings(settings);
  const lines: SetLine[] = [];
  let from = 0;
  while (from < paragraph.text.length) {
    const to = stretchEnd(paragraph.text, from);
    const { itemised, breaks } = chooseBreaks(paragraph, from, to, lines.length === 0, settings);
    const last = to < paragraph.text.length && breaks.lines.length > 1 ? breaks.lines.length - 1 : breaks.lines.length;
    let start = 0;
    for (let i = 0; i < last; i++) {
      const at = breaks.lines[i] ?? 0;
      const line = { from: start, to: at, first: lines.length === 0 };
      lines.push(setLine(paragraph, itemised, line, forLines));
      start = afterBreak(itemised.items, at);
    }
    from = last === breaks.lines.length ? to : (itemised.sources[start]?.start ?? to);
    while (paragraph.text.charAt(from) === " ") from++;
  }
  return lines;
}

/** Natural width of the pieces on one line, and of the widest part that can't be broken; for columns of tables. */
export function measurePieces(
  pieces: readonly Piece[],
  settings: ParagraphSettings,
): { readonly natural: number; readonly longest: number } {
  const paragraph = joinPieces(pieces);
  const to = Math.min(paragraph.text.length, 4_000);
  const { items } = itemise(paragraph, 0, to, itemSettings(settings, null));
  let natural = 0;
  let widest = 0;
  let run = 0;
  let longest = 0;
  for (const item of items) {
    if (item.kind === "box") {
      run += item.width;
      natural += item.width;
    } else {
      if (item.kind === "glue" || item.cost < 1_000) run = 0;
      natural += item.kind === "glue" ? item.width : 0;
      if (item.kind === "penalty" && item.cost <= -10_000) {
        widest = Math.max(widest, natural);
        natural = 0;
      }
    }
    longest = Math.max(longest, run);
  }
  return { natural: Math.max(widest, natural), longest };
}

function isJustified(settings: ParagraphSettings): boolean {
  return settings.align === "justify";
}

function itemSettings(settings: ParagraphSettings, hyphenate: Hyphenator | null): ItemSettings {
  const { faces, missing, measure, hang } = settings;
  return { faces, missing, measure, justify: isJustified(settings), hang, hyphenate };
}

function lineSettings(settings: ParagraphSettings): LineSettings {
  const { faces, missing, measure, hang, align, firstIndent, language } = settings;
  return {
    faces,
    missing,
    measure,
    justify: isJustified(settings),
    hang,
    hyphenate: null,
    align,
    firstIndent,
    language,
  };
}

function stretchEnd(text: string, from: number): number {
  if (text.length - from <= stretchLength * 1.5) return text.length;
  const space = text.indexOf(" ", from + stretchLength);
  const end = space < 0 || space > from + stretchLength * 1.25 ? from + stretchLength : space;
  const unit = text.charCodeAt(end);
  return unit >= 0xdc00 && unit <= 0xdfff ? end - 1 : end;
}

function chooseBreaks(
  paragraph: ParagraphText,
  from: number,
  to: number,
  first: boolean,
  settings: ParagraphSettings,
): { readonly itemised: Itemised; readonly breaks: Breaks } {
  const tryWith = (items: Itemised["items"], tolerance: number, emergency: number): Breaks => {
    const { measure } = settings;
    const firstIndent = first ? settings.firstIndent : 0;
    const ragged = isJustified(settings) ? null : settings.ragged;
    return breakLines(items, {
      measure,
      firstIndent,
      ragged,
      tolerance,
      emergency,
      onlyGood: tolerance < anyTolerance,
    });
  };
  const whole = itemise(paragraph, from, to, itemSettings(settings, null));
  const plain = tryWith(whole.items, firstTolerance, 0);
  if (plain.fits) return { itemised: whole, breaks: plain };
  const { hyphenator } = settings;
  const divided = hyphenator ? withHyphens(whole, paragraph, { from, to }, itemSettings(settings, hyphenator)) : whole;
  const hyphenated = tryWith(divided.items, secondTolerance, 0);
  if (hyphenated.fits) return { itemised: divided, breaks: hyphenated };
  return { itemised: divided, breaks: tryWith(divided.items, anyTolerance, Math.round(settings.measure / 12)) };
}
