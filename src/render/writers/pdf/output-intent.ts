/**
 * The colour space that the document's colours are meant in: sRGB, as an ICC profile of version 4.2 composed here from
 * the numbers of IEC 61966-2-1, so that no file has to travel with the program.
 */
import type { PdfFile, Ref } from "./pdf-file.ts";
import { dict } from "./pdf-syntax.ts";

/** The same in all documents. */
let composed: Uint8Array | null = null;

/** Writes profile and intent; the intent's reference. */
export function writeOutputIntent(file: PdfFile): Ref {
  composed ??= srgbProfile();
  const profile = file.stream({ N: "3", Alternate: "/DeviceRGB" }, composed, "plain");
  return file.add(
    dict({
      Type: "/OutputIntent",
      S: "/GTS_PDFA1",
      OutputConditionIdentifier: "(sRGB IEC61966-2.1)",
      RegistryName: "(http://www.color.org)",
      Info: "(sRGB IEC61966-2.1)",
      DestOutputProfile: profile,
    }),
  );
}

/** White of the profile connection space, D50. */
const white = [0.9642, 1, 0.82491] as const;
/** The primaries of sRGB, adapted from D65 to D50 by the Bradford method; columns of the matrix to XYZ. */
const red = [0.43607, 0.22249, 0.01392] as const;
const green = [0.38515, 0.71687, 0.09708] as const;
const blue = [0.14307, 0.06061, 0.7141] as const;
/** The adaptation itself. */
const adaptation = [1.04788, 0.02292, -0.0502, 0.0296, 0.99049, -0.01706, -0.00923, 0.01508, 0.75168] as const;
/** Gamma and the constants a, b, c, d of a curve of type 3: `(aX + b)^g` from d on, `cX` below. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045] as const;

/** A display profile: header of 128 bytes, table of tags, and tags that share equal data. */
export function srgbProfile(): Uint8Array {
  const transfer = [...tag("para"), 0, 3, 0, 0, ...curve.flatMap(fixed)];
  const data: readonly (readonly [readonly string[], readonly number[]])[] = [
    [["desc"], text("sRGB")],
    [["cprt"], text("CC0")],
    [["wtpt"], [...tag("XYZ "), ...white.flatMap(fixed)]],
    [["chad"], [...tag("sf32"), ...adaptation.flatMap(fixed)]],
    [["rXYZ"], [...tag("XYZ "), ...red.flatMap(fixed)]],
    [["gXYZ"], [...tag("XYZ "), ...green.flatMap(fixed)]],
    [["bXYZ"], [...tag("XYZ "), ...blue.flatMap(fixed)]],
    [["rTRC", "gTRC", "bTRC"], transfer],
  ];
  const count = data.reduce((sum, [names]) => sum + names.length, 0);
  const table: number[] = [...int32(count)];
  const body: number[] = [];
  for (const [names, bytes] of data) {
    const offset = 128 + 4 + 12 * count + body.length;
    for (const signature of names) table.push(...ascii(signature), ...int32(offset), ...int32(bytes.length));
    body.push(...bytes, ...Array.from({ length: -bytes.length & 3 }, () => 0));
  }
  const header = profileHeader(128 + table.length + body.length);
  return Uint8Array.from([...header, ...table, ...body]);
}

function profileHeader(size: number): readonly number[] {
  const version = [4, 0x20, 0, 0];
  // The profile has no maker and no date of making; the first day of its standard's year stands in.
  const date = [1999, 1, 1, 0, 0, 0].flatMap((value) => [value >> 8, value & 255]);
  const start = [...int32(size), 0, 0, 0, 0, ...version, ...ascii("mntrRGB XYZ "), ...date, ...ascii("acsp")];
  const header = [...start, ...Array.from({ length: 28 }, () => 0), ...white.flatMap(fixed)];
  return [...header, ...Array.from({ length: 128 - header.length }, () => 0)];
}

/** The start of a tag's data: its type and four reserved bytes. */
function tag(type: string): readonly number[] {
  return [...ascii(type), 0, 0, 0, 0];
}

/** A text in one language (`mluc`). */
function text(words: string): readonly number[] {
  const units = [...words].flatMap((c) => [0, c.charCodeAt(0)]);
  return [...tag("mluc"), ...int32(1), ...int32(12), ...ascii("enUS"), ...int32(units.length), ...int32(28), ...units];
}

/** `s15Fixed16Number`. */
function fixed(value: number): readonly number[] {
  return int32(Math.round(value * 65536));
}

function int32(value: number): readonly number[] {
  return [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function ascii(text: string): readonly number[] {
  return [...text].map((c) => c.charCodeAt(0));
}
