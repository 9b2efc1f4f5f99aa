/** Character references, as CommonMark reads them: with a semicolon only; what is no reference stays as it is. */
import { namedCharacters } from "./entity-names.ts";

/** Replaces every `&name;`, `&#1234;` and `&#x12ab;` by its character. Unknown names stay text; unusable numbers give U+FFFD. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g,
    (whole, decimal, hex, name) => {
      if (decimal !== undefined) return codePoint(Number.parseInt(decimal, 10));
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16));
      return namedCharacters(name) ?? whole;
    },
  );
}

function codePoint(value: number): string {
  const unusable = value === 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff);
  return unusable ? "\ufffd" : String.fromCodePoint(value);
}
