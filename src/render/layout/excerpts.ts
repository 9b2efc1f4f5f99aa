/**
 * Excerpts: the number hangs in the margin, the words stand slightly indented, and under them, never parted from them,
 * who said it.
 */
import type { Excerpt } from "../document/doc-node.ts";
import { paragraphTexts } from "../document/plain-text.ts";
import { quotationMarksAround } from "../stylesheet/quotation-marks.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { blockStrips, labelPlace } from "./blocks.ts";
import { withHangingMarks } from "./hanging-marks.ts";
import { flattenInlines, lookOf, type Piece } from "./inlines.ts";
import type { PageItem } from "./page.ts";
import {
  breakCosts,
  firstTextBaseline,
  keepShort,
  runAt,
  type Strip,
  stripOf,
  stripWith,
  withEnd,
  withStart,
} from "./strip.ts";
import { baselineOf, setLines, textStrips } from "./text-strips.ts";

const attributionSpacePt = 2;

/** Strips of an excerpt, with its destination. */
export function excerptStrips(excerpt: Excerpt, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure } = context;
  const { indentPt, spacePt, align } = stylesheet.excerpt;
  const node = structure.add("BlockQuote", at.node, { language: excerpt.language });
  const inner: Surroundings = {
    ...at,
    leftPt: at.leftPt + indentPt,
    node,
    align: at.align === "left" ? "left" : align,
    hangPt: 0,
  };
  const words = withoutEndSpace(wordStrips(excerpt, inner, context));
  const numbered = withNumber(
    words.length > 0 ? words : [stripOf({ heightPt: at.body.leadingPt })],
    excerpt,
    node,
    at,
    context,
  );
  const kept = keepShort(numbered, stylesheet.excerpt.keepTogetherLines);
  const attribution = attributionStrips(excerpt, inner, node, context);
  return withEnd(withStart([...kept, ...attribution], { beforePt: spacePt }), spacePt);
}

/** The words with their quotation marks. What is no paragraph is no wording of an article, and has none. */
function wordStrips(excerpt: Excerpt, at: Surroundings, context: BlockContext): readonly Strip[] {
  const own = wordsContext(excerpt, context);
  const { quotationMarks } = context.stylesheet.excerpt;
  if (quotationMarks === "none" || !excerpt.blocks.every(({ type }) => type === "paragraph"))
    return blockStrips(excerpt.blocks, at, own);
  const paragraphs = excerpt.blocks.map((block) => blockStrips([block], at, own));
  const marks = quotationMarksAround(paragraphTexts(excerpt.blocks), excerpt.language ?? context.language);
  return withHangingMarks(paragraphs, marks, at.body, own);
}

/** Words are divided by the rules of the language that they are in. */
function wordsContext({ language }: Excerpt, context: BlockContext): BlockContext {
  const hyphenator = language === null ? context.hyphenator : context.hyphenatorOf(language);
  return { ...context, hyphenator, emphasis: "context" };
}

/** The language of what the memo itself says within an element of the excerpt's language. */
function memoLanguage({ language }: Excerpt, context: BlockContext): { readonly language: string | null } {
  return { language: language === null ? null : context.language };
}

function withoutEndSpace(strips: readonly Strip[]): readonly Strip[] {
  const last = strips.at(-1);
  return last ? [...strips.slice(0, -1), stripWith(last, { afterPt: 0 })] : strips;
}

/** The number stands first in the line's text, so that it is read before the words. */
function withNumber(
  strips: readonly Strip[],
  excerpt: Excerpt,
  node: number,
  at: Surroundings,
  context: BlockContext,
): readonly Strip[] {
  const { stylesheet, structure } = context;
  const style = stylesheet.styles.excerptNumber;
  const first = strips[0];
  if (first === undefined) return strips;
  const label = structure.add("Span", node, memoLanguage(excerpt, context));
  const piece: Piece = { text: excerpt.number, look: lookOf(style, stylesheet), node: label, link: null, note: null };
  const place = { style, xPt: 0, widthPt: 400, align: "left" as const, hyphenate: false, snap: false };
  const line = setLines([piece], place, context)[0];
  const room = Math.min(stylesheet.excerpt.numberGapPt, Math.max(0, at.hangPt - (line?.endPt ?? 0)));
  const x = at.hangPt > 0 ? at.leftPt - room - (line?.endPt ?? 0) : at.leftPt;
  const runs = (line?.runs ?? []).map((run) =>
    runAt(
      run,
      run.xPt + x,
      run.spaces.map(() => true),
    ),
  );
  const items: PageItem[] = [{ type: "destination", id: excerpt.id, xPt: at.leftPt, yPt: 0 }];
  items.push({ type: "line", yPt: firstTextBaseline(first) ?? baselineOf(at.body), runs, artifact: null });
  return [stripWith(first, { items: [...items, ...first.items] }), ...strips.slice(1)];
}

/** Short excerpts read better whole. */
function attributionStrips(excerpt: Excerpt, at: Surroundings, node: number, context: BlockContext): readonly Strip[] {
  if (excerpt.attribution.length === 0) return [];
  const { stylesheet, structure } = context;
  const look = lookOf(stylesheet.styles.attribution, stylesheet);
  const paragraph = structure.add("P", node, memoLanguage(excerpt, context));
  const pieces = flattenInlines(excerpt.attribution, look, paragraph, context).map((piece) => inked(piece, context));
  const strips = textStrips(pieces, labelPlace("attribution", at, context), context);
  return strips.map((strip, i) =>
    stripWith(strip, {
      beforePt: i === 0 ? attributionSpacePt : 0,
      breakCost: breakCosts.parted,
      frames: at.frames,
    }),
  );
}

/** Names stand out of the grey line that they are in. */
function inked(piece: Piece, { stylesheet }: BlockContext): Piece {
  if (piece.look.weight < 600 || piece.link !== null) return piece;
  return { ...piece, look: { ...piece.look, color: stylesheet.colors.ink } };
}
