/** What `GSUB` and `GPOS` share: scripts, features, lookups, coverage and classes, read where they lie. */

/** A glyph on its way through the tables; changed in place. Lengths in font units. */
export interface Glyph {
  id: number;
  /** What of the text it stands for; all of a run join to the text. */
  text: string;
  advance: number;
  /** From where the pen is to where the glyph is drawn; y grows upwards. */
  x: number;
  y: number;
}

export interface Lookup {
  readonly index: number;
  /** Of its subtables, extensions resolved. */
  readonly type: number;
  readonly flag: number;
  readonly subtables: readonly number[];
  /** By glyph: 1 where some subtable starts with it. Built at first use. */
  starts: Uint8Array | null;
  /** What a lookup of pairs does to two glyphs, by `first * 65536 + second`; null for nothing. The same few come again and again. */
  readonly pairs: Map<number, PairValue | null>;
}

/** What is added to the place and advance of two glyphs, in font units. */
export interface PairValue {
  readonly first: Shift;
  readonly second: Shift;
}

export interface Shift {
  readonly x: number;
  readonly y: number;
  readonly advance: number;
}

export interface LayoutTable {
  readonly view: DataView;
  /** The lookups of features for a script (its default language), in the order in which they apply. */
  plan(script: string, features: readonly string[]): readonly Lookup[];
  lookup(index: number): Lookup;
  isMark(glyph: number): boolean;
  readonly glyphCount: number;
}

const ignoreMarks = 0x0008;

const isNone = 1;
const isOne = 2;

/** What a table needs to know of its font. */
export interface FontParts {
  readonly view: DataView;
  readonly glyphCount: number;
  /** Where `GDEF` starts, which tells marks from letters. */
  readonly gdef: number | undefined;
}

/** Opens a table at an offset; null where the font has none. `extension` is the type by which it says "see elsewhere": 7 in `GSUB`, 9 in `GPOS`. */
export function openLayoutTable(font: FontParts, table: number | undefined, extension: 7 | 9): LayoutTable | null {
  if (table === undefined) return null;
  const { view, glyphCount, gdef } = font;
  const lookups = new Map<number, Lookup>();
  const plans = new Map<string, readonly Lookup[]>();
  const list = table + view.getUint16(table + 8);
  /** By glyph: whether it is a mark, 0 where nobody has asked. */
  const marks = new Uint8Array(glyphCount);
  const classes = gdef === undefined || view.getUint16(gdef + 4) === 0 ? 0 : gdef + view.getUint16(gdef + 4);
  const lookup = (index: number): Lookup => {
    const known = lookups.get(index);
    if (known) return known;
    const read = readLookup(view, list + view.getUint16(list + 2 + 2 * index), index, extension);
    lookups.set(index, read);
    return read;
  };
  return {
    view,
    glyphCount,
    lookup,
    isMark(glyph) {
      if (classes === 0) return false;
      const known = marks[glyph];
      if (known !== 0 && known !== undefined) return known === isOne;
      const found = classOf(view, classes, glyph) === 3;
      marks[glyph] = found ? isOne : isNone;
      return found;
    },
    plan(script, features) {
      const key = `${script} ${features.join(" ")}`;
      const known = plans.get(key);
      if (known) return known;
      const indices = featureLookups(view, table, script, new Set(features));
      const plan = indices.map(lookup);
      plans.set(key, plan);
      return plan;
    },
  };
}

function readLookup(view: DataView, at: number, index: number, extension: number): Lookup {
  const subtables: number[] = [];
  let type = view.getUint16(at);
  const extended = type === extension;
  for (let i = 0; i < view.getUint16(at + 4); i++) {
    const subtable = at + view.getUint16(at + 6 + 2 * i);
    if (extended) type = view.getUint16(subtable + 2);
    subtables.push(extended ? subtable + view.getUint32(subtable + 4) : subtable);
  }
  return { index, type, flag: view.getUint16(at + 2), subtables, starts: null, pairs: new Map() };
}

function featureLookups(
  view: DataView,
  table: number,
  script: string,
  features: ReadonlySet<string>,
): readonly number[] {
  const scripts = table + view.getUint16(table + 4);
  const featureList = table + view.getUint16(table + 6);
  const found = findScript(view, scripts, script) ?? findScript(view, scripts, "DFLT");
  if (found === null || view.getUint16(found) === 0) return [];
  const language = found + view.getUint16(found);
  const indices = new Set<number>();
  for (let i = 0; i < view.getUint16(language + 4); i++) {
    const record = featureList + 2 + 6 * view.getUint16(language + 6 + 2 * i);
    if (!features.has(tag(view, record))) continue;
    const feature = featureList + view.getUint16(record + 4);
    for (let k = 0; k < view.getUint16(feature + 2); k++) indices.add(view.getUint16(feature + 4 + 2 * k));
  }
  return [...indices].sort((a, b) => a - b);
}

function findScript(view: DataView, scripts: number, wanted: string): number | null {
  for (let i = 0; i < view.getUint16(scripts); i++) {
    const record = scripts + 2 + 6 * i;
    if (tag(view, record) === wanted) return scripts + view.getUint16(record + 4);
  }
  return null;
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
}

/** A glyph's place in a coverage table; -1 where it isn't covered. */
export function coverageIndex(view: DataView, coverage: number, glyph: number): number {
  const ranges = view.getUint16(coverage) === 2;
  const size = ranges ? 6 : 2;
  let low = 0;
  let high = view.getUint16(coverage + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = coverage + 4 + size * middle;
    const first = view.getUint16(at);
    const last = ranges ? view.getUint16(at + 2) : first;
    if (glyph < first) high = middle - 1;
    else if (glyph > last) low = middle + 1;
    else return ranges ? view.getUint16(at + 4) + glyph - first : middle;
  }
  return -1;
}

/** A glyph's class; 0 where the table doesn't name it. */
export function classOf(view: DataView, table: number, glyph: number): number {
  if (view.getUint16(table) === 1) {
    const first = view.getUint16(table + 2);
    const within = glyph >= first && glyph < first + view.getUint16(table + 4);
    return within ? view.getUint16(table + 6 + 2 * (glyph - first)) : 0;
  }
  let low = 0;
  let high = view.getUint16(table + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = table + 4 + 6 * middle;
    if (glyph < view.getUint16(at)) high = middle - 1;
    else if (glyph > view.getUint16(at + 2)) low = middle + 1;
    else return view.getUint16(at + 4);
  }
  return 0;
}

/** Sets the flags of all glyphs that a coverage table names. */
export function markCovered(view: DataView, coverage: number, flags: Uint8Array): void {
  const ranges = view.getUint16(coverage) === 2;
  for (let i = 0; i < view.getUint16(coverage + 2); i++) {
    const at = coverage + 4 + (ranges ? 6 : 2) * i;
    const first = view.getUint16(at);
    flags.fill(1, first, (ranges ? view.getUint16(at + 2) : first) + 1);
  }
}

/** True for glyphs that a lookup passes over. */
export function isSkipped(table: LayoutTable, lookup: Lookup, glyph: number): boolean {
  return (lookup.flag & ignoreMarks) !== 0 && table.isMark(glyph);
}

/** The index of the next glyph, or the one before, that a lookup sees; -1 where there is none. */
export function neighbour(
  glyphs: readonly Glyph[],
  from: number,
  step: 1 | -1,
  table: LayoutTable,
  lookup: Lookup,
): number {
  for (let i = from + step; i >= 0 && i < glyphs.length; i += step) {
    if (!isSkipped(table, lookup, glyphs[i]?.id ?? 0)) return i;
  }
  return -1;
}
