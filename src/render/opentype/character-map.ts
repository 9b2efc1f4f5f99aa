/** The `cmap` table of a font: code points to glyphs, for those who lay text out and those who embed fonts. */

/** Reads the best Unicode subtable: format 12 where there is one, else format 4. A font without either maps nothing. */
export function readCharacterMap(view: DataView, cmap: number): (codePoint: number) => number {
  let short = 0;
  let long = 0;
  for (let i = 0; i < view.getUint16(cmap + 2); i++) {
    const platform = view.getUint16(cmap + 4 + 8 * i);
    if (platform !== 0 && platform !== 3) continue;
    const subtable = cmap + view.getUint32(cmap + 8 + 8 * i);
    const format = view.getUint16(subtable);
    if (format === 12) long = subtable;
    else if (format === 4) short = subtable;
  }
  if (long !== 0) return (codePoint) => inGroups(view, long, codePoint);
  return short === 0 ? () => 0 : (codePoint) => inSegments(view, short, codePoint);
}

function inGroups(view: DataView, subtable: number, codePoint: number): number {
  let low = 0;
  let high = view.getUint32(subtable + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = subtable + 16 + 12 * middle;
    if (codePoint < view.getUint32(group)) high = middle - 1;
    else if (codePoint > view.getUint32(group + 4)) low = middle + 1;
    else return view.getUint32(group + 8) + codePoint - view.getUint32(group);
  }
  return 0;
}

function inSegments(view: DataView, subtable: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const doubled = view.getUint16(subtable + 6);
  const ends = subtable + 14;
  const starts = ends + doubled + 2;
  let low = 0;
  let high = doubled / 2 - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.getUint16(ends + 2 * middle) < codePoint) low = middle + 1;
    else high = middle;
  }
  const start = view.getUint16(starts + 2 * low);
  if (codePoint < start || codePoint > view.getUint16(ends + 2 * low)) return 0;
  const delta = view.getUint16(starts + doubled + 2 * low);
  const rangeAt = starts + 2 * doubled + 2 * low;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}
