/**
 * Makes a Word file the same bytes for the same document: what the library stamps on it by clock and by chance (dates,
 * ids of links) is replaced, entries are put in a fixed order with a fixed date.
 */
import { unzipSync, zipSync } from "fflate";

/** The first day that a zip can name: what is written there is nobody's date. */
const zipEpoch = new Date(1980, 0, 1);

/**
 * `date` is the document's, `YYYY-MM-DD`; without one the properties hold no dates. `own` are parts, by name, that stand
 * in the place of the library's.
 */
export function settleWord(
  bytes: Uint8Array,
  date: string | null,
  own: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const entries = unzipSync(bytes);
  const names = Object.keys(entries)
    .filter((name) => !name.endsWith("/"))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const texts = new Map(names.filter(isXml).map((name) => [name, own.get(name) ?? decode(entries[name])]));
  const ids = linkIds([...texts.values()]);
  const settled: Record<string, [Uint8Array, { mtime: Date; level: 6 }]> = {};
  for (const name of names) {
    const text = texts.get(name);
    const content =
      text === undefined
        ? (entries[name] ?? new Uint8Array())
        : encode(settleDates(text, date).replace(chanceId, (id) => ids.get(id) ?? id));
    settled[name] = [content, { mtime: zipEpoch, level: 6 }];
  }
  return zipSync(settled);
}

/** Readers of the format look for the content types first. */
function rank(name: string): number {
  return name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2;
}

function isXml(name: string): boolean {
  return /\.(xml|rels)$/.test(name);
}

/** Ids of links are `rId` and 21 random signs; those by counter are shorter. */
const chanceId = /\brId[a-z0-9_-]{21}(?=")/g;

/** New ids in order of their first use, in the order of the entries. */
function linkIds(texts: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const text of texts)
    for (const [id] of text.matchAll(chanceId)) if (!ids.has(id)) ids.set(id, `rIdLink${ids.size + 1}`);
  return ids;
}

function settleDates(text: string, date: string | null): string {
  const pattern = /<dcterms:(created|modified) xsi:type="dcterms:W3CDTF">[^<]*<\/dcterms:\1>/g;
  return text.replace(pattern, (_, name: string) =>
    date === null ? "" : `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:${name}>`,
  );
}

function decode(bytes: Uint8Array | undefined): string {
  return new TextDecoder("utf-8").decode(bytes);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
