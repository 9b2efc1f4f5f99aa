/**
 * One font out of an OpenType collection (`.ttc`, `.otc`), as a font of its own: the files of Chinese, Japanese and Korean
 * are collections, in which the fonts share their outlines.
 */

/** Table tags and where they lie. */
interface TableRecord {
  readonly tag: number;
  readonly checksum: number;
  readonly offset: number;
  readonly length: number;
}

const collectionTag = 0x74746366;
const nameTag = 0x6e616d65;

const opened = new WeakMap<Uint8Array, Map<string, Uint8Array>>();

/**
 * The font of a family in a collection, or its first where none is called that; bytes that are no collection come back as
 * they are. The same object for the same bytes and family, since caches are kept by it.
 */
export function fontOfCollection(bytes: Uint8Array, family: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 16 || view.getUint32(0) !== collectionTag) return bytes;
  const fonts = opened.get(bytes) ?? new Map<string, Uint8Array>();
  opened.set(bytes, fonts);
  const known = fonts.get(family);
  if (known) return known;
  try {
    const font = extract(bytes, view, family);
    fonts.set(family, font);
    return font;
  } catch (problem) {
    // A file that is cut short is no font, which whoever opens it reports.
    if (problem instanceof RangeError) return bytes;
    throw problem;
  }
}

function extract(bytes: Uint8Array, view: DataView, family: string): Uint8Array {
  const count = Math.min(view.getUint32(8), 256);
  const offsets = Array.from({ length: count }, (_, i) => view.getUint32(12 + 4 * i));
  const wanted = plain(family);
  const offset = offsets.find((at) => familiesOf(view, at).some((name) => plain(name) === wanted)) ?? offsets[0];
  if (offset === undefined) return bytes;
  return standAlone(bytes, view.getUint32(offset), tablesAt(view, offset));
}

function tablesAt(view: DataView, offset: number): readonly TableRecord[] {
  const count = view.getUint16(offset + 4);
  return Array.from({ length: count }, (_, i) => {
    const at = offset + 12 + 16 * i;
    return {
      tag: view.getUint32(at),
      checksum: view.getUint32(at + 4),
      offset: view.getUint32(at + 8),
      length: view.getUint32(at + 12),
    };
  });
}

/** Family names (1), full names (4) and typographic families (16), as far as they are in UTF-16. */
function familiesOf(view: DataView, offset: number): readonly string[] {
  const table = tablesAt(view, offset).find(({ tag }) => tag === nameTag);
  if (table === undefined) return [];
  const storage = table.offset + view.getUint16(table.offset + 4);
  const names: string[] = [];
  for (let i = 0; i < view.getUint16(table.offset + 2); i++) {
    const at = table.offset + 6 + 12 * i;
    const [platform, name] = [view.getUint16(at), view.getUint16(at + 6)];
    if ((platform !== 3 && platform !== 0) || (name !== 1 && name !== 4 && name !== 16)) continue;
    let text = "";
    const start = storage + view.getUint16(at + 10);
    for (let j = 0; j + 1 < view.getUint16(at + 8); j += 2) text += String.fromCharCode(view.getUint16(start + j));
    names.push(text);
  }
  return names;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The header of a single font, its tables behind it, each at a multiple of four bytes. */
function standAlone(bytes: Uint8Array, version: number, tables: readonly TableRecord[]): Uint8Array {
  const padded = (length: number) => (length + 3) & ~3;
  const header = 12 + 16 * tables.length;
  const font = new Uint8Array(tables.reduce((sum, { length }) => sum + padded(length), header));
  const view = new DataView(font.buffer);
  const power = 2 ** Math.floor(Math.log2(Math.max(1, tables.length)));
  view.setUint32(0, version);
  view.setUint16(4, tables.length);
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.floor(Math.log2(Math.max(1, tables.length))));
  view.setUint16(10, tables.length * 16 - power * 16);
  let end = header;
  tables.forEach(({ tag, checksum, offset, length }, i) => {
    if (offset + length > bytes.length) throw new RangeError("a table lies outside of the file");
    const at = 12 + 16 * i;
    view.setUint32(at, tag);
    view.setUint32(at + 4, checksum);
    view.setUint32(at + 8, end);
    view.setUint32(at + 12, length);
    font.set(bytes.subarray(offset, offset + length), end);
    end += padded(length);
  });
  return font;
}
