/**
 * How much the packed content of a PDF unpacks to, before a parser runs it. A page's content is a program: a few
 * kilobytes can unpack to a million instructions, and no limit within the parser sees them coming. Format: ISO 32000-2.
 */
import { Unzlib } from "fflate";

/** Content that one stream may unpack to; a page dense with charts has some hundred kilobytes. */
export const MAX_CONTENT_BYTES: number = 16 * 1024 * 1024;

/** Bytes before the keyword in which a stream's dictionary is looked for; those of contents are short. */
const DICTIONARY_BYTES = 1024;
/** Bytes that are unpacked at a time, so that a bomb is noticed soon. */
const STEP_BYTES = 16 * 1024;
/** Filters one behind the other that are undone; nobody packs content more often. */
const MAX_FILTERS = 4;

/** True where a stream that may be content unpacks to more than the limit. Broken streams count as far as they unpack. */
export function hasContentBomb(bytes: Uint8Array, limit: number = MAX_CONTENT_BYTES): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf("stream"); at >= 0; ) {
    const dictionary = file.toString("latin1", Math.max(0, at - DICTIONARY_BYTES), at);
    const own = dictionary.slice(dictionary.lastIndexOf(" obj"));
    const start = at + "stream".length + (file[at + 6] === 0x0d ? 2 : 1);
    const end = file.indexOf("endstream", start);
    if (end < 0) return false;
    const filters = Math.min(MAX_FILTERS, own.split("FlateDecode").length - 1);
    if (filters > 0 && mayBeContent(own) && unpackedLength(file.subarray(start, end), filters, limit) > limit)
      return true;
    at = file.indexOf("stream", end + "endstream".length);
  }
  return false;
}

/** Pictures, fonts, tables of objects and attachments say what they are; the content of pages has a length and filters only. */
function mayBeContent(dictionary: string): boolean {
  return !/\/(?:Width|Length1|Type\s*\/(?:ObjStm|XRef|Metadata|EmbeddedFile))\b|\/Subtype\s*\/(?!Form\b)/.test(
    dictionary,
  );
}

/** Counts up to a little over the limit, and no further. */
function unpackedLength(packed: Uint8Array, filters: number, limit: number): number {
  let length = 0;
  let first = new Unzlib((chunk) => {
    length += chunk.length;
  });
  for (let i = 1; i < filters; i++) {
    const next = first;
    first = new Unzlib((chunk, final) => {
      if (length <= limit) next.push(chunk, final);
    });
  }
  try {
    for (let at = 0; at < packed.length && length <= limit; at += STEP_BYTES)
      first.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  } catch {
    // A stream that is cut off or no stream at all: the parser says what it makes of it.
  }
  return length;
}
