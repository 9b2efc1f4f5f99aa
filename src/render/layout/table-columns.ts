/** How wide a table's columns are: natural where all fit, else so that the table gets as low as it can. */

/** What a cell would take on one line, and its longest unbreakable part; in points. */
export interface CellNeeds {
  readonly natural: number;
  readonly longest: number;
}

/** No column is squeezed below this while others have room. */
const leastPt = 24;
/** Width is dealt out in so many parts. */
const parts = 60;

/** Widths of columns for rows of cells; they add up to `available`. */
export function columnWidths(
  rows: readonly (readonly CellNeeds[])[],
  count: number,
  available: number,
): readonly number[] {
  const natural = mostOf(rows, count, (cell) => cell.natural);
  const total = sum(natural);
  if (total <= available) return natural.map((width) => width + ((available - total) * width) / total);
  // A long word (an address, a digest) may not take more than a fair share from the others: it is divided instead.
  const share = Math.max(leastPt, (available * 1.2) / Math.max(1, count));
  const least = mostOf(rows, count, (cell) => Math.min(cell.longest, share));
  const floor = sum(least);
  if (floor >= available) return least.map((width) => (width * available) / floor);
  return dealOut(rows, least, natural, available - floor);
}

function mostOf(rows: readonly (readonly CellNeeds[])[], count: number, need: (cell: CellNeeds) => number): number[] {
  const most = new Array<number>(count).fill(1);
  for (const row of rows)
    row.forEach((cell, i) => {
      most[i] = Math.max(most[i] ?? 1, need(cell));
    });
  return most;
}

/** Gives each part to the column that needs it most: the one whose cells make their rows high. */
function dealOut(
  rows: readonly (readonly CellNeeds[])[],
  least: readonly number[],
  natural: readonly number[],
  rest: number,
): readonly number[] {
  const widths = [...least];
  const step = rest / parts;
  for (let part = 0; part < parts; part++) {
    const saved = savings(rows, widths, step);
    let best = -1;
    widths.forEach((width, i) => {
      if (width < (natural[i] ?? 0) && (best < 0 || (saved[i] ?? 0) > (saved[best] ?? 0))) best = i;
    });
    if (best < 0) return widths.map((width) => width + (step * (parts - part)) / widths.length);
    widths[best] = (widths[best] ?? 0) + step;
  }
  return widths;
}

/** By how many lines the table would get lower if a column had one part more. Shares of lines count: they add up over parts. */
function savings(rows: readonly (readonly CellNeeds[])[], widths: readonly number[], step: number): readonly number[] {
  const saved = new Array<number>(widths.length).fill(0);
  for (const row of rows) {
    let highest = -1;
    let height = 0;
    let second = 0;
    row.forEach((cell, i) => {
      const lines = cell.natural / (widths[i] ?? 1);
      if (lines > height) {
        second = height;
        height = lines;
        highest = i;
      } else if (lines > second) second = lines;
    });
    if (highest < 0 || height <= 1) continue;
    const wider = (row[highest]?.natural ?? 0) / ((widths[highest] ?? 1) + step);
    saved[highest] = (saved[highest] ?? 0) + height - Math.max(wider, second, 1);
  }
  return saved;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
