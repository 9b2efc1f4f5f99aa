/**
 * How a reader moves through the document: named destinations, outline and page labels. Takes pages with their
 * references, gives the values of the catalogue's entries.
 */
import type { OutlineEntry, Page } from "../../layout/page.ts";
import type { PdfFile, Ref } from "./pdf-file.ts";
import { array, dict, nameTree, number, type PdfSource, textString } from "./pdf-syntax.ts";

/** Destination of every id, as the source of an explicit destination; of an id given twice the first counts. */
export function collectDestinations(
  pages: readonly Page[],
  places: readonly { readonly ref: Ref }[],
): ReadonlyMap<string, PdfSource> {
  const destinations = new Map<string, PdfSource>();
  pages.forEach((page, index) => {
    for (const item of page.items) {
      if (item.type !== "destination" || destinations.has(item.id)) continue;
      const place = [places[index]?.ref ?? "", "/XYZ", number(item.xPt), number(page.heightPt - item.yPt), "null"];
      destinations.set(item.id, array(place));
    }
  });
  return destinations;
}

/** The name tree of destinations; null where there are none. */
export function writeDestinations(file: PdfFile, destinations: ReadonlyMap<string, PdfSource>): Ref | null {
  return destinations.size === 0 ? null : file.add(nameTree([...destinations]));
}

/**
 * The outline, its first `openLevels` levels unfolded; null where it has no entry. An entry whose target is not in the
 * document is a heading without a link.
 */
export function writeOutline(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  options: { readonly destinations: ReadonlyMap<string, PdfSource>; readonly openLevels: number },
): Ref | null {
  if (entries.length === 0) return null;
  const root = file.reserve();
  const { first, last, shown } = writeLevel(file, entries, { ...options, parent: root, level: 1 });
  file.put(root, dict({ Type: "/Outlines", First: first, Last: last, Count: String(shown) }));
  return root;
}

interface OutlineLevel {
  readonly destinations: ReadonlyMap<string, PdfSource>;
  readonly openLevels: number;
  readonly parent: Ref;
  /** From 1. */
  readonly level: number;
}

/** Writes siblings; `shown` is the number of entries that are seen while their parent is unfolded. */
function writeLevel(
  file: PdfFile,
  entries: readonly OutlineEntry[],
  at: OutlineLevel,
): { readonly first: Ref; readonly last: Ref; readonly shown: number } {
  const refs = entries.map(() => file.reserve());
  let shown = entries.length;
  entries.forEach((entry, i) => {
    const self = refs[i] ?? "";
    const below =
      entry.children.length === 0
        ? null
        : writeLevel(file, entry.children, { ...at, parent: self, level: at.level + 1 });
    const open = at.level < at.openLevels;
    if (below && open) shown += below.shown;
    file.put(
      self,
      dict({
        Title: textString(entry.title),
        Parent: at.parent,
        Prev: refs[i - 1] ?? null,
        Next: refs[i + 1] ?? null,
        First: below?.first ?? null,
        Last: below?.last ?? null,
        Count: below ? String(open ? below.shown : -below.shown) : null,
        Dest: at.destinations.get(entry.target) ?? null,
      }),
    );
  });
  return { first: refs[0] ?? "", last: refs[refs.length - 1] ?? "", shown };
}

/** Page labels as ranges in which only a number counts up (12.4.2). */
export function pageLabels(labels: readonly string[]): PdfSource {
  const ranges: PdfSource[] = [];
  let expected = { prefix: "", style: "", value: Number.NaN };
  labels.forEach((label, index) => {
    const { prefix, style, value } = readLabel(label);
    const goesOn = prefix === expected.prefix && style === expected.style && value === expected.value && style !== "";
    if (!goesOn) {
      const entries = {
        S: style === "" ? null : `/${style}`,
        P: prefix === "" ? null : textString(prefix),
        St: style === "" || value === 1 ? null : String(value),
      };
      ranges.push(`${index} ${dict(entries)}`);
    }
    expected = { prefix, style, value: value + 1 };
  });
  return dict({ Nums: array(ranges) });
}

/** A label as prefix and number; a label that ends in no number is all prefix. */
function readLabel(label: string): { readonly prefix: string; readonly style: string; readonly value: number } {
  const lower = label.toLowerCase();
  const roman = label === lower || label === label.toUpperCase() ? romanValue(lower) : 0;
  if (roman > 0) return { prefix: "", style: label === lower ? "r" : "R", value: roman };
  const digits = /(?:^|\D)([1-9]\d{0,8})$/.exec(label)?.[1];
  if (digits === undefined) return { prefix: label, style: "", value: 1 };
  return { prefix: label.slice(0, -digits.length), style: "D", value: Number(digits) };
}

const romanDigits: readonly (readonly [string, number])[] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

/** Value of a Roman number in its usual form; 0 of anything else. */
function romanValue(text: string): number {
  if (!/^[ivxlcdm]{1,15}$/.test(text)) return 0;
  let rest = text;
  let value = 0;
  for (const [digits, worth] of romanDigits) {
    while (rest.startsWith(digits)) {
      rest = rest.slice(digits.length);
      value += worth;
    }
  }
  return rest === "" && toRoman(value) === text ? value : 0;
}

function toRoman(value: number): string {
  let rest = value;
  let text = "";
  for (const [digits, worth] of romanDigits) {
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  }
  return text;
}
