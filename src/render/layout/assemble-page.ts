/** A filled page to its items: frames behind, strips in reading order, notes at the foot, the edges last. */
import type { Stylesheet } from "../stylesheet/stylesheet.ts";
import type { PageItem } from "./page.ts";
import type { FilledPage, PageFrame, PageStrip } from "./paginate.ts";
import type { Frame, PageLabels, Strip } from "./strip.ts";
import { moved } from "./strip.ts";

/** The content of a page in page coordinates. */
export function pageContent(
  page: FilledPage,
  frame: PageFrame,
  stylesheet: Stylesheet,
  labels: PageLabels,
): readonly PageItem[] {
  const left = stylesheet.page.marginLeftPt;
  const top = stylesheet.page.marginTopPt;
  const items: PageItem[] = frameItems(page.strips).map((item) => moved(item, left, top));
  for (const placed of inReadingOrder(page.strips)) {
    for (const item of placed.items) items.push(moved(item, left + placed.xPt, top + placed.yPt));
    for (const item of placed.strip.late?.(labels) ?? []) items.push(moved(item, left + placed.xPt, top + placed.yPt));
  }
  items.push(...noteItems(page, frame, stylesheet));
  return items;
}

function frameItems(strips: readonly PageStrip[]): readonly PageItem[] {
  const spans = new Map<string, { frame: Frame; xPt: number; top: number; bottom: number }>();
  for (const { strip, xPt, yPt } of strips) {
    for (const frame of strip.frames) {
      const key = `${frame.id} ${xPt}`;
      const span = spans.get(key);
      if (span) span.bottom = yPt + strip.heightPt;
      else spans.set(key, { frame, xPt, top: yPt, bottom: yPt + strip.heightPt });
    }
  }
  return [...spans.values()].flatMap(({ frame, xPt, top, bottom }) =>
    frame.draw(top, bottom).map((item) => moved(item, xPt, 0)),
  );
}

interface Painted {
  readonly strip: Strip;
  readonly items: readonly PageItem[];
  readonly xPt: number;
  readonly yPt: number;
}

/** Rows of tables are painted cell by cell, not line by line across; all else stands in order already. */
function inReadingOrder(strips: readonly PageStrip[]): readonly Painted[] {
  const painted: Painted[] = [];
  for (let i = 0; i < strips.length; ) {
    const row = strips[i]?.strip.row ?? null;
    let end = i + 1;
    while (row !== null && strips[end]?.strip.row?.id === row.id) end++;
    const group = strips.slice(i, end);
    if (group.length === 1 || row === null) painted.push(...group.map((one) => paintedWith(one, one.strip.items)));
    else painted.push(...byCells(group));
    i = end;
  }
  return painted;
}

function byCells(group: readonly PageStrip[]): readonly Painted[] {
  const cells = [...new Set(group.flatMap(({ strip }) => strip.row?.cells ?? []))].sort((a, b) => a - b);
  return cells.flatMap((cell) =>
    group.map((one) => {
      const items = one.strip.items.filter((_, i) => one.strip.row?.cells[i] === cell);
      return paintedWith(one, items);
    }),
  );
}

function paintedWith({ strip, xPt, yPt }: PageStrip, items: readonly PageItem[]): Painted {
  return { strip, items, xPt, yPt };
}

function noteItems(page: FilledPage, frame: PageFrame, stylesheet: Stylesheet): readonly PageItem[] {
  if (page.notes.length === 0) return [];
  const left = stylesheet.page.marginLeftPt;
  let y = stylesheet.page.marginTopPt + frame.heightPt - page.notesHeightPt;
  const { ruleWidthPt, spacePt } = stylesheet.notes;
  const color = stylesheet.colors.rule;
  const items: PageItem[] = [{ type: "box", xPt: left, yPt: y + spacePt, widthPt: ruleWidthPt, heightPt: 0.5, color }];
  y += noteSpace(stylesheet);
  for (const strip of page.notes) {
    y += strip.beforePt;
    for (const item of strip.items) items.push(moved(item, left, y));
    y += strip.heightPt;
  }
  return items;
}

/** Height of what stands between the text and the first note. */
export function noteSpace(stylesheet: Stylesheet): number {
  return stylesheet.notes.spacePt + 6;
}
