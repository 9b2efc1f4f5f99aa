/**
 * Bytes to text. A byte order mark wins, then a declared encoding, then valid UTF-8, then what the bytes look like.
 * Legacy tables are iconv-lite's, because Node's own decoders differ between its versions; it and chardet are loaded
 * only when a file needs them. Line ends come out as LF.
 */
import { type Checked, clean, error, warning } from "../diagnostics/diagnostic.ts";
import type { Decoding } from "./article.ts";
import { detectLanguage } from "./metadata/language.ts";

/** A file's text with the way back to its bytes. */
export interface Decoded {
  readonly text: string;
  readonly decoding: Decoding;
}

/** Null where the bytes are no text. `declared` is an encoding that the file or its envelope names. */
export async function decodeText(bytes: Uint8Array, name: string, declared?: string): Promise<Checked<Decoded | null>> {
  const bom = byteOrderMark(bytes);
  if (bom !== null)
    return finish(await decodeAs(bytes.subarray(bom.length), bom.encoding), bom.encoding, bom.length, name);
  const label = declared === undefined ? undefined : canonicalName(declared);
  const utf8 = strictUtf8(bytes);
  // Bytes beyond ASCII that are valid UTF-8 throughout are UTF-8, whatever a page that was saved anew still declares.
  const isUtf8 = utf8 !== null && utf8.length < bytes.length;
  if (label !== undefined && label !== "utf-8" && !isUtf8) {
    const found = label === "windows-1252" ? await otherScript(bytes) : undefined;
    const text = await decodeAs(bytes, found ?? label);
    if (looksBinary(text)) return notText(name);
    return found === undefined ? finish(text, label, 0, name) : misdeclared(finish(text, found, 0, name), label, name);
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) return finish(await decodeAs(bytes, wide), wide, 0, name);
  if (utf8 !== null) return looksBinary(utf8) ? notText(name) : finish(utf8, "utf-8", 0, name);
  if (mostlyUtf8(bytes)) return finish(await decodeAs(bytes, "utf-8"), "utf-8", 0, name);
  const guess = await detect(bytes);
  const text = await decodeAs(bytes, guess.encoding);
  if (looksBinary(text)) return notText(name);
  const checked = finish(text, guess.encoding, 0, name);
  if (label === "utf-8") return misdeclared(checked, label, name);
  const sure = guess.sure || detectLanguage(text) !== null;
  if ((sure && !strange.test(checked.value?.text ?? "")) || checked.diagnostics.length > 0) return checked;
  const doubt = warning("source/undecodable", `the encoding of \`${name}\` is not clear; read as ${guess.encoding}`, {
    place: { file: name },
    hints: ["save the file as UTF-8"],
  });
  return { value: checked.value, diagnostics: [doubt] };
}

/** What the file says of itself can't be: what was found is taken, and said. */
function misdeclared({ value, diagnostics }: Checked<Decoded>, declared: string, name: string): Checked<Decoded> {
  const message = `\`${name}\` declares the encoding ${declared}, which its bytes are not; read as ${value.decoding.encoding}`;
  const hints = ["if the text looks wrong, save the file as UTF-8"];
  return {
    value,
    diagnostics: [warning("source/undecodable", message, { place: { file: name }, hints }), ...diagnostics],
  };
}

/**
 * Programs declare Western text where nobody told them what it is. Its letters beyond ASCII hardly ever stand side by side;
 * where most do, and statistics are sure of another script, it is that.
 */
async function otherScript(bytes: Uint8Array): Promise<string | undefined> {
  const { high, pairs } = highBytes(bytes);
  if (high < MIN_HIGH || pairs * 2 < high) return undefined;
  const { encoding, sure } = await detect(bytes);
  if (encoding === "windows-1252") return undefined;
  return sure || detectLanguage(await decodeAs(bytes, encoding)) !== null ? encoding : undefined;
}

/** Bytes beyond ASCII that statistics need. */
const MIN_HIGH = 60;

/** Characters that legacy text hardly holds: where a guess yields them, it is doubtful. */
const strange = /[^\u0000-\u007f\p{L}\p{M}\p{P}\p{Sc}\u00a0©®™°§½¼¾²³±×÷´`µ\u3000-\u303f\uff00-\uffef\u2190-\u25ff№]/u;

function notText(name: string): Checked<null> {
  const hints = ["take it out of the folder, or save it as text: pictures and programs can't be quoted"];
  return {
    value: null,
    diagnostics: [error("source/not-text", `\`${name}\` is not text`, { place: { file: name }, hints })],
  };
}

function finish(raw: string, encoding: string, bomBytes: number, name: string): Checked<Decoded> {
  const { text, crlfAt } = normalizeLineEnds(raw);
  const value = { text, decoding: { encoding, bomBytes, crlfAt } };
  const lost = text.indexOf("\uFFFD");
  if (lost < 0) return clean(value);
  const message = `bytes of \`${name}\` do not fit its encoding ${encoding}`;
  const place = { file: name, span: { start: lost, end: lost + 1 }, text };
  return { value, diagnostics: [warning("source/undecodable", message, { place })] };
}

/** CRLF and a lone CR become LF; the offsets of LFs that stood for two bytes are kept. */
export function normalizeLineEnds(raw: string): { readonly text: string; readonly crlfAt: readonly number[] } {
  if (!raw.includes("\r")) return { text: raw, crlfAt: [] };
  const crlfAt: number[] = [];
  let removed = 0;
  for (let at = raw.indexOf("\r\n"); at >= 0; at = raw.indexOf("\r\n", at + 2)) {
    crlfAt.push(at - removed);
    removed++;
  }
  return { text: raw.replace(/\r\n?/g, "\n"), crlfAt };
}

function byteOrderMark(bytes: Uint8Array): { readonly encoding: string; readonly length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 text holds spaces and line feeds, so half of its bytes at one parity are often zero. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = Math.min(bytes.length, 4096);
  let [spacesLe, spacesBe, zeroEven, zeroOdd] = [0, 0, 0, 0];
  for (let i = 0; i + 1 < sample; i += 2) {
    const [even, odd] = [bytes[i], bytes[i + 1]];
    if (even === 0) zeroEven++;
    if (odd === 0) zeroOdd++;
    if (odd === 0 && (even === 0x20 || even === 0x0a)) spacesLe++;
    if (even === 0 && (odd === 0x20 || odd === 0x0a)) spacesBe++;
  }
  const units = sample / 2;
  if (spacesLe > 0 && zeroEven === 0 && (zeroOdd > units / 3 || spacesLe > units / 25)) return "utf-16le";
  if (spacesBe > 0 && zeroOdd === 0 && (zeroEven > units / 3 || spacesBe > units / 25)) return "utf-16be";
  return null;
}

/** A page of UTF-8 with a few broken bytes stays UTF-8: at least three whole sequences for each broken byte. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let [whole, broken] = [0, 0];
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] ?? 0;
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0;
    let fits = length > 0 && i + length <= bytes.length;
    for (let k = 1; fits && k < length; k++) fits = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (fits && length > 1) whole++;
    if (!fits) broken++;
    i += fits ? length : 1;
  }
  return whole > 0 && whole >= broken * 3;
}

/** Text has hardly any control characters; a hundredth of them, or more than a stray few NULs, means a binary file. */
function looksBinary(text: string): boolean {
  let controls = 0;
  const sample = Math.min(text.length, 65_536);
  for (let i = 0; i < sample; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c && unit !== 0x1b) controls++;
  }
  return controls > 8 && controls * 100 > sample;
}

async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string> {
  if (encoding === "utf-8" || encoding === "utf-16le")
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const { default: iconv } = await import("iconv-lite");
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, { stripBOM: false });
}

/**
 * Few high bytes, standing alone among ASCII letters, are the quotation marks and accents of Western text. Anything
 * denser is told apart by chardet's statistics, of which only encodings that news pages use are taken.
 */
async function detect(bytes: Uint8Array): Promise<{ readonly encoding: string; readonly sure: boolean }> {
  const { high, pairs } = highBytes(bytes);
  const { analyse } = await import("chardet");
  const matches = analyse(bytes).filter((match) => match.name in chardetNames);
  const best = matches[0];
  const sparse = high * 12 < bytes.length && pairs * 3 < high;
  const central = best !== undefined && /8859-2|1250/.test(best.name);
  if (best === undefined || (sparse && !central)) return { encoding: "windows-1252", sure: sparse };
  const named = chardetNames[best.name] ?? "windows-1252";
  const encoding = named === "iso-8859-2" && bytes.some((b) => b >= 0x80 && b < 0xa0) ? "windows-1250" : named;
  return { encoding, sure: best.confidence >= 30 };
}

function highBytes(bytes: Uint8Array): { readonly high: number; readonly pairs: number } {
  let [high, pairs] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    high++;
    if ((bytes[i + 1] ?? 0) >= 0x80) pairs++;
  }
  return { high, pairs };
}

const chardetNames: Readonly<Record<string, string>> = {
  "ISO-8859-1": "windows-1252",
  "windows-1252": "windows-1252",
  "ISO-8859-2": "iso-8859-2",
  "windows-1250": "windows-1250",
  "ISO-8859-5": "iso-8859-5",
  "windows-1251": "windows-1251",
  "KOI8-R": "koi8-u",
  GB18030: "gb18030",
  Big5: "big5",
  Shift_JIS: "shift_jis",
  "EUC-JP": "euc-jp",
  "EUC-KR": "euc-kr",
};

/**
 * The encoding that a label stands for, as browsers read it (WHATWG Encoding): `iso-8859-1` and `ascii` mean
 * windows-1252. Undefined for labels that nobody uses, and for UTF-7, which is never honoured.
 */
export function canonicalName(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const direct = labels[name];
  if (direct !== undefined) return direct;
  const windows = /^(?:windows-|cp-?)(125[0-8]|874)$/.exec(name);
  if (windows) return `windows-${windows[1]}`;
  return /^iso-8859-(?:[2-8]|1[03-6])$/.test(name) ? name : undefined;
}

const labels: Readonly<Record<string, string>> = {
  "utf-8": "utf-8",
  utf8: "utf-8",
  unicode: "utf-8",
  "utf-16": "utf-8",
  "utf-16le": "utf-8",
  "utf-16be": "utf-8",
  ascii: "windows-1252",
  "us-ascii": "windows-1252",
  "iso-8859-1": "windows-1252",
  iso8859_1: "windows-1252",
  latin1: "windows-1252",
  "iso8859-1": "windows-1252",
  "iso-8859-9": "windows-1254",
  "iso8859-2": "iso-8859-2",
  "iso-8859-15": "iso-8859-15",
  "koi8-r": "koi8-r",
  "koi8-u": "koi8-u",
  koi8: "koi8-r",
  gbk: "gbk",
  gb2312: "gbk",
  gb18030: "gb18030",
  "x-gbk": "gbk",
  big5: "big5",
  "big5-hkscs": "big5-hkscs",
  shift_jis: "shift_jis",
  "shift-jis": "shift_jis",
  sjis: "shift_jis",
  "x-sjis": "shift_jis",
  "windows-31j": "shift_jis",
  "euc-jp": "euc-jp",
  "euc-kr": "euc-kr",
  ks_c_5601: "euc-kr",
  "ks_c_5601-1987": "euc-kr",
};
