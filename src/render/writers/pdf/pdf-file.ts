/**
 * The file as a sequence of numbered objects: takes their source, gives the bytes of a PDF 1.7 file with object streams
 * and a cross-reference stream. Objects are numbered in the order of `reserve` and `add`, so the same calls give the
 * same bytes. Streams are deflated in JavaScript: zlib's output differs between builds of Node.
 */
import { zlibSync } from "fflate";
import { array, dict, number, type PdfSource } from "./pdf-syntax.ts";

/** A reference, `12 0 R`. */
export type Ref = string;

export interface PdfFile {
  /** A number for an object whose source is given later by `put`. */
  readonly reserve: () => Ref;
  readonly put: (ref: Ref, source: PdfSource) => void;
  readonly add: (source: PdfSource) => Ref;
  /** A stream; deflated unless `plain` says no, or that it is so already. */
  readonly stream: (
    entries: Readonly<Record<string, PdfSource | null>>,
    data: Uint8Array,
    coding?: StreamCoding,
  ) => Ref;
  /** The whole file. Nothing may be added afterwards. */
  readonly finish: (trailer: { readonly root: Ref; readonly info: Ref; readonly id: string }) => Uint8Array;
}

/** `deflate` compresses; `plain` leaves the bytes bare; `coded` says that the entries name the filter. */
export type StreamCoding = "deflate" | "plain" | "coded";

/** Objects share a stream so that what they have in common is written once; readers inflate a stream as a whole. */
const objectsPerStream = 250;

/** Where an object stands: at an offset of the file, or at an index of an object stream. */
type Position = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** Starts an empty file. */
export function createPdfFile(): PdfFile {
  const positions: (Position | null)[] = [null];
  const chunks: Uint8Array[] = [];
  let length = 0;
  let waiting: { readonly id: number; readonly source: PdfSource }[] = [];

  const write = (bytes: Uint8Array): void => {
    chunks.push(bytes);
    length += bytes.length;
  };
  const writeText = (text: string): void => write(Buffer.from(text, "latin1"));
  const next = (): number => positions.push(null) - 1;

  const writeStream = (id: number, entries: Readonly<Record<string, PdfSource | null>>, data: Uint8Array): void => {
    positions[id] = { offset: length };
    writeText(`${id} 0 obj\n${dict({ ...entries, Length: String(data.length) })}\nstream\n`);
    write(data);
    writeText("\nendstream\nendobj\n");
  };

  const flush = (): void => {
    if (waiting.length === 0) return;
    const objects = waiting;
    waiting = [];
    const stream = next();
    let head = "";
    let body = "";
    objects.forEach(({ id, source }, index) => {
      positions[id] = { stream, index };
      head += `${id} ${body.length} `;
      body += `${source}\n`;
    });
    const entries = { Type: "/ObjStm", N: String(objects.length), First: String(head.length), Filter: "/FlateDecode" };
    writeStream(stream, entries, deflate(Buffer.from(head + body, "latin1")));
  };

  const put = (ref: Ref, source: PdfSource): void => {
    waiting.push({ id: idOf(ref), source });
    if (waiting.length === objectsPerStream) flush();
  };
  const reserve = (): Ref => `${next()} 0 R`;

  // The second line marks the file as binary, as PDF/A asks: four bytes above 127.
  writeText("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
  return {
    reserve,
    put,
    add: (source) => {
      const ref = reserve();
      put(ref, source);
      return ref;
    },
    stream: (entries, data, coding = "deflate") => {
      const ref = reserve();
      const packed = coding === "deflate" ? deflate(data) : data;
      writeStream(idOf(ref), coding === "deflate" ? { ...entries, Filter: "/FlateDecode" } : entries, packed);
      return ref;
    },
    finish: ({ root, info, id }) => {
      flush();
      const self = next();
      const start = length;
      positions[self] = { offset: start };
      const entries = {
        Type: "/XRef",
        Size: String(positions.length),
        W: "[1 4 2]",
        Root: root,
        Info: info,
        ID: array([`<${id}>`, `<${id}>`]),
        Filter: "/FlateDecode",
      };
      writeStream(self, entries, deflate(crossReferences(positions)));
      writeText(`startxref\n${number(start)}\n%%EOF\n`);
      return joined(chunks, length);
    },
  };
}

/** A zlib stream. The memory level is fixed: by default fflate takes it from a logarithm, which engines may round apart. */
export function deflate(data: Uint8Array): Uint8Array {
  // A plain view of what may be a Buffer: loops that meet two kinds of arrays are slower for both.
  return zlibSync(new Uint8Array(data.buffer, data.byteOffset, data.length), { level: 6, mem: 3 });
}

function idOf(ref: Ref): number {
  return Number.parseInt(ref, 10);
}

/** One row of seven bytes an object (7.5.8.3): kind, offset or stream, index in the stream. */
function crossReferences(positions: readonly (Position | null)[]): Uint8Array {
  const rows = new Uint8Array(positions.length * 7);
  const view = new DataView(rows.buffer);
  positions.forEach((position, id) => {
    const at = id * 7;
    if (position === null) {
      if (id > 0) throw new Error(`PDF object ${id} was never written`);
      view.setUint16(at + 5, 0xffff);
      return;
    }
    const inStream = "stream" in position;
    rows[at] = inStream ? 2 : 1;
    view.setUint32(at + 1, inStream ? position.stream : position.offset);
    view.setUint16(at + 5, inStream ? position.index : 0);
  });
  return rows;
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
