/** What stands on every page beside the text: the marking's bands, running head and foot. All of it is artifact. */
import type { DocumentMeta } from "../document/doc-node.ts";
import type { Labels } from "../stylesheet/labels.ts";
import type { StyleName } from "../stylesheet/stylesheet.ts";
import { lookOf, type Piece } from "./inlines.ts";
import type { ArtifactKind, PageItem } from "./page.ts";
import { runAt } from "./strip.ts";
import { setLines, type TextContext } from "./text-strips.ts";

/** A page's number among all. */
export interface PagePlace {
  readonly number: number;
  readonly label: string;
  readonly count: number;
}

/** The items of a page's edges, in page coordinates. */
export function runningItems(
  meta: DocumentMeta,
  place: PagePlace,
  labels: Labels,
  context: TextContext,
): readonly PageItem[] {
  const { stylesheet } = context;
  const { page, running } = stylesheet;
  const isFirst = place.number === 1;
  const head = isFirst ? running.first : running.head;
  const foot = isFirst ? (running.firstFoot ?? running.foot) : running.foot;
  const values = fieldValues(meta, place, labels);
  const headY = page.marginTopPt - 30;
  const footY = page.heightPt - page.marginBottomPt + 30;
  const items: PageItem[] = [];
  const left = page.marginLeftPt - page.outdentPt;
  const right = page.widthPt - page.marginRightPt;
  const line = (text: string, at: number, align: "left" | "right", artifact: ArtifactKind) =>
    items.push(
      ...edgeText(
        fill(text, values),
        lookOf(stylesheet.styles.running, stylesheet),
        "running",
        at,
        left,
        right,
        align,
        artifact,
        context,
      ),
    );
  const words = values.get("marking") ?? "";
  const markingAt = stylesheet.marking.place;
  if (markingAt === "both" || markingAt === "top")
    items.push(...marking(words, page.marginTopPt - 52, "header", context));
  line(head.left, headY, "left", "header");
  line(head.right, headY, "right", "header");
  line(foot.left, footY, "left", "footer");
  line(foot.right, footY, "right", "footer");
  if (markingAt === "both" || markingAt === "bottom")
    items.push(...marking(words, page.heightPt - page.marginBottomPt + 52, "footer", context));
  return items;
}

/** Room of a band above and below the letters of its marking. */
const bandPaddingPt = 4;

function marking(text: string, yPt: number, artifact: ArtifactKind, context: TextContext): readonly PageItem[] {
  const { stylesheet } = context;
  const { page, marking: looks } = stylesheet;
  const left = page.marginLeftPt - page.outdentPt;
  const right = page.widthPt - page.marginRightPt;
  const own = looks.values.find(({ marking }) => marking.toLowerCase() === text.trim().toLowerCase());
  const style = stylesheet.styles.marking;
  const plain = lookOf(style, stylesheet);
  const look = own === undefined ? plain : { ...plain, color: own.color };
  const inset = own?.band ? 8 : 0;
  const words = edgeText(text, look, "marking", yPt, left + inset, right - inset, looks.align, artifact, context);
  if (words.length === 0 || !own?.band) return words;
  const top = yPt - style.sizePt * 0.75 - bandPaddingPt;
  const heightPt = style.sizePt * 0.75 + 2 * bandPaddingPt;
  return [{ type: "box", xPt: left, yPt: top, widthPt: right - left, heightPt, color: own.band }, ...words];
}

function edgeText(
  text: string,
  look: Piece["look"],
  name: StyleName,
  yPt: number,
  left: number,
  right: number,
  align: "left" | "right" | "center",
  artifact: ArtifactKind,
  context: TextContext,
): readonly PageItem[] {
  if (text === "") return [];
  const { stylesheet } = context;
  const style = stylesheet.styles[name];
  const share = align === "center" ? 1 : 0.62;
  const widthPt = (right - left) * share;
  const place = { style, xPt: 0, widthPt, align, hyphenate: false, snap: false };
  const piece = { text, look, node: null, link: null, note: null };
  const lines = setLines([piece], place, context);
  const first = lines[0];
  if (first === undefined) return [];
  const xPt = align === "right" ? right - widthPt : left;
  const runs = first.runs.map((run) => runAt(run, run.xPt + xPt));
  return [{ type: "line", yPt, runs, artifact }];
}

function fieldValues(meta: DocumentMeta, place: PagePlace, labels: Labels): ReadonlyMap<string, string> {
  const pages = new Map([
    ["page", place.label],
    ["pages", String(place.count)],
  ]);
  return new Map([
    ...pages,
    ["page-of-pages", fill(labels.pageOf, pages)],
    ["title", meta.title ?? ""],
    ["short-title", meta.shortTitle ?? meta.title ?? ""],
    ["date", meta.dateText ?? meta.date ?? ""],
    ["reference", meta.reference ?? ""],
    ["author", meta.author ?? ""],
    ["marking", meta.marking ?? ""],
  ]);
}

/** Puts values in for `{names}`; other braces stay as they are. */
function fill(pattern: string, values: ReadonlyMap<string, string>): string {
  return pattern.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values.get(name) ?? whole).trim();
}
