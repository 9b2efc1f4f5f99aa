/**
 * Pages that end short of their foot, because what comes next stays whole: the room that is left is dealt out in half
 * lines of the grid to the gaps that part things anyway. Text stays on the grid, and no gap grows by more than a line.
 */
import type { FilledPage, PageFrame, PageStrip } from "./paginate.ts";
import { breakCosts } from "./strip.ts";

/** A gap narrower than this parts paragraphs; if some of them were wider, the eye would look for a reason. */
const narrowestGapPt = 10;
/** A gap as wide as this stands above a heading, and may take a whole line. */
const headingGapPt = 16;

/** Spreads each page but the last and those that end where the document breaks them. */
export function spreadPages(pages: readonly FilledPage[], frame: PageFrame): readonly FilledPage[] {
  return pages.map((page, i) => {
    const next = pages[i + 1]?.strips[0];
    return next === undefined || next.strip.startsPage ? page : spreadPage(page, frame);
  });
}

function spreadPage(page: FilledPage, frame: PageFrame): FilledPage {
  const last = page.strips.at(-1);
  // In columns the strips of one stand beside those of another: there is no gap across the page.
  if (last === undefined || page.strips.some(({ xPt }) => xPt > 0)) return page;
  const left = frame.heightPt - page.notesHeightPt - last.yPt - last.strip.heightPt;
  const steps = dealt(gapsOf(page.strips), Math.floor((2 * left) / frame.gridPt + 0.01));
  if (steps.size === 0) return page;
  let moved = 0;
  const strips = page.strips.map((placed, i) => {
    moved += ((steps.get(i) ?? 0) * frame.gridPt) / 2;
    return moved === 0 ? placed : { strip: placed.strip, yPt: placed.yPt + moved, xPt: placed.xPt };
  });
  return { ...page, strips };
}

interface Gap {
  /** Of the strip below it. */
  readonly index: number;
  readonly roomPt: number;
}

function gapsOf(strips: readonly PageStrip[]): readonly Gap[] {
  const gaps: Gap[] = [];
  strips.forEach(({ strip }, index) => {
    const above = strips[index - 1]?.strip;
    if (above === undefined || strip.breakCost >= breakCosts.introduced || strip.row !== null) return;
    if (strip.frames.some((frame) => above.frames.includes(frame))) return;
    const roomPt = Math.max(strip.beforePt, above.afterPt);
    if (roomPt >= narrowestGapPt) gaps.push({ index, roomPt });
  });
  return gaps;
}

/** Half lines by the strip below the gap: first to headings, then to the others, evenly over the page, then to headings once more. */
function dealt(gaps: readonly Gap[], steps: number): ReadonlyMap<number, number> {
  const headings = gaps.filter(({ roomPt }) => roomPt >= headingGapPt);
  const others = gaps.filter(({ roomPt }) => roomPt < headingGapPt);
  const given = new Map<number, number>();
  let left = steps;
  for (const round of [headings, others, headings]) {
    const share = Math.min(left, round.length);
    round.forEach(({ index }, i) => {
      const own = Math.floor(((i + 1) * share) / round.length) - Math.floor((i * share) / round.length);
      if (own > 0) given.set(index, (given.get(index) ?? 0) + own);
    });
    left -= share;
  }
  return given;
}
