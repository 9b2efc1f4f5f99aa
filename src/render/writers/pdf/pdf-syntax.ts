/**
 * PDF values written as PDF source. A value is its own source text, in which every character stands for one byte, so
 * that composing a document is composing strings; only finished objects become bytes.
 */

/** Source of one PDF value (ISO 32000-1, 7.3); every character is below U+0100 and is one byte of the file. */
export type PdfSource = string;

/** `/Name`; bytes outside of the regular characters are written as `#xx`. */
export function name(text: string): PdfSource {
  return `/${text.replace(/[^A-Za-z0-9_+.-]/g, (c) => `#${hex(c.charCodeAt(0) & 0xff)}`)}`;
}

/** A number with at most three decimals, a thousandth of a point. Throws on NaN and infinities: those are our bugs. */
export function number(value: number): PdfSource {
  const thousandths = Math.round(value * 1000);
  if (!Number.isSafeInteger(thousandths)) throw new RangeError(`not a number for a PDF: ${value}`);
  return String(thousandths / 1000);
}

/** An array of values. */
export function array(values: readonly PdfSource[]): PdfSource {
  return `[${values.join(" ")}]`;
}

/** An array of numbers. */
export function numbers(values: readonly number[]): PdfSource {
  return array(values.map(number));
}

/** A dictionary in the order of the entries; keys are plain names, and entries of null are left out. */
export function dict(entries: Readonly<Record<string, PdfSource | null>>): PdfSource {
  let source = "<<";
  for (const key of Object.keys(entries)) {
    const value = entries[key];
    if (value !== null && value !== undefined) source += `/${key} ${value}`;
  }
  return `${source}>>`;
}

/** A byte string from characters below U+0100, as a literal. */
export function byteString(bytes: string): PdfSource {
  return `(${escapeBytes(bytes)})`;
}

/** The inside of a literal string: `\r` is escaped too, since a bare one would be read as `\n`. */
export function escapeBytes(bytes: string): PdfSource {
  return bytes.replace(/[()\\\r]/g, (c) => (c === "\r" ? "\\r" : `\\${c}`));
}

/** A text string (7.9.2.2): ASCII where that is enough, else UTF-16 with its byte order mark. */
export function textString(text: string): PdfSource {
  if (/^[\n\x20-\x7e]*$/.test(text)) return byteString(text);
  return `<FEFF${utf16Hex(text)}>`;
}

/** A string of UTF-8 bytes: how names of destinations and notes are written, so that byte order is code point order. */
export function utf8String(text: string): PdfSource {
  return byteString(utf8Bytes(text));
}

/** UTF-8 bytes, each as one character. */
export function utf8Bytes(text: string): string {
  return Buffer.from(text, "utf8").toString("latin1");
}

/** Code units in upper-case hexadecimal; a lone surrogate becomes U+FFFD. */
export function utf16Hex(text: string): string {
  let out = "";
  for (const char of text) {
    const lone = char.length === 1 && (char.charCodeAt(0) & 0xf800) === 0xd800;
    const whole = lone ? "\ufffd" : char;
    for (let i = 0; i < whole.length; i++) out += whole.charCodeAt(i).toString(16).toUpperCase().padStart(4, "0");
  }
  return out;
}

/** Sorts pairs of a name tree by their keys' bytes, which the format asks for; `localeCompare` would not do. */
export function byBytes(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  const left = utf8Bytes(a[0]);
  const right = utf8Bytes(b[0]);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A name tree of one node. */
export function nameTree(pairs: readonly (readonly [string, PdfSource])[]): PdfSource {
  const sorted = [...pairs].sort(byBytes);
  return dict({ Names: array(sorted.flatMap(([key, value]) => [utf8String(key), value])) });
}

/** `#rrggbb` as three operands between 0 and 1. */
export function rgb(color: string): PdfSource {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255].map((channel) => number(channel / 255)).join(" ");
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, "0");
}
