/** Figures: an image to the measure at most, with its caption. One that can't be used prints its description instead. */
import type { DocBlock } from "../document/doc-node.ts";
import { logoSrc } from "../stylesheet/logo.ts";
import type { BlockContext, Surroundings } from "./blocks.ts";
import { labelPlace } from "./blocks.ts";
import { ptPerPx } from "./inline-images.ts";
import { flattenInlines, lookOf } from "./inlines.ts";
import { breakCosts, type Strip, stripOf, stripWith, withEnd, withStart } from "./strip.ts";
import { textStrips } from "./text-strips.ts";

type FigureBlock = Extract<DocBlock, { type: "figure" }>;

/** Strips of a figure. */
export function figureStrips(figure: FigureBlock, at: Surroundings, context: BlockContext): readonly Strip[] {
  const { stylesheet, structure, images } = context;
  const image = Object.hasOwn(images, figure.src) ? images[figure.src] : undefined;
  const { spacePt, maxHeightShare } = stylesheet.figure;
  if (image === undefined || !(image.widthPx > 0) || !(image.heightPx > 0)) return missingFigure(figure, at, context);
  // What has no description is decoration, and nothing is said of it.
  const node = figure.alt === "" ? null : structure.add("Figure", at.node, { alt: figure.alt });
  const scale = Math.min(
    ptPerPx,
    (at.rightPt - at.leftPt) / image.widthPx,
    (context.textHeightPt * maxHeightShare) / image.heightPx,
  );
  const widthPt = image.widthPx * scale;
  const heightPt = image.heightPx * scale;
  const isLogo = figure.src === logoSrc;
  const strip = stripOf({
    heightPt,
    items: [
      {
        type: "image",
        xPt: isLogo ? at.leftPt - at.outdentPt : at.leftPt,
        yPt: 0,
        widthPt,
        heightPt,
        image: figure.src,
        node,
      },
    ],
  });
  const caption = captionStrips(figure, at, context);
  return withEnd(withStart([strip, ...caption], { beforePt: spacePt }), spacePt);
}

function captionStrips(figure: FigureBlock, at: Surroundings, context: BlockContext): readonly Strip[] {
  if (figure.caption.length === 0) return [];
  const node = context.structure.add("Caption", at.node);
  const pieces = flattenInlines(
    figure.caption,
    lookOf(context.stylesheet.styles.caption, context.stylesheet),
    node,
    context,
  );
  return textStrips(pieces, labelPlace("caption", at, context), context).map((strip, i) =>
    stripWith(strip, { beforePt: i === 0 ? 4 : 0, breakCost: breakCosts.parted }),
  );
}

function missingFigure(figure: FigureBlock, at: Surroundings, context: BlockContext): readonly Strip[] {
  context.imageMissing(figure.src);
  const node = context.structure.add("P", at.node);
  const look = lookOf(context.stylesheet.styles.caption, context.stylesheet);
  const text = `[${context.labels.missingImage}: ${figure.alt === "" ? figure.src : figure.alt}]`;
  const strips = textStrips(
    [{ text, look, node, link: null, note: null }],
    labelPlace("caption", at, context),
    context,
  );
  return withEnd([...strips, ...captionStrips(figure, at, context)], context.stylesheet.figure.spacePt);
}
