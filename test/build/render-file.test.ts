import { deflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { renderFile } from "../../src/build/render-file.ts";
import { templatesOf } from "../../src/build/templates.ts";
import { readPrintedPdf } from "../../src/verify/printed-pdf.ts";
import { desk } from "../helpers/desk.ts";

const of = desk();
const templates = templatesOf(of);

/** A PNG of two by two grey pixels, chunk by chunk. */
function png(): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const chunk = (type: string, data: Uint8Array): Uint8Array => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    let crc = 0xffffffff;
    for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4);
    return out;
  };
  const header = Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  const rows = deflateSync(Buffer.from([0, 10, 200, 0, 200, 10]));
  const parts = [
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

async function check(
  markdown: string,
  files: Readonly<Record<string, Uint8Array>> = {},
  format: "pdf" | "html" | "docx" = "pdf",
) {
  const readImage = async (path: string) => files[path];
  const { value, diagnostics } = await renderFile(of, markdown, { format, name: "doc.md", readImage }, templates);
  return { bytes: value ?? new Uint8Array(), codes: diagnostics.map((d) => d.code) };
}

describe("renderFile", () => {
  it("typesets a file that no template made, and its words come back out", async () => {
    const { bytes, codes } = await check("# Title\n\nSome *plain* words[^1].\n\n[^1]: A note.\n");
    expect(codes).toEqual([]);
    const pdf = await readPrintedPdf(bytes);
    for (const words of ["Title", "Someplainwords", "Anote."]) expect(pdf?.holds(words)).toBe(true);
    expect(pdf?.holds("otherwords")).toBe(false);
  });
  it("gives the same bytes for the same text", async () => {
    const [one, two] = [await check("# A\n\nB\n"), await check("# A\n\nB\n")];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });
  it("shows an image that lies beside the file", async () => {
    const markdown = "![Grey squares](pic.png)\n";
    const shown = await check(markdown, { "pic.png": png() });
    const missing = await check(markdown);
    expect(shown.codes).toEqual([]);
    expect(missing.codes).toEqual(["render/bad-image"]);
    expect(Buffer.from(shown.bytes).includes("/Image")).toBe(true);
    expect(Buffer.from(missing.bytes).includes("/Image")).toBe(false);
  });
  it.each([
    "Text ![grey](pic.png) goes on.",
    "- a *![grey](pic.png)* b",
    "| a |\n|---|\n| ![grey](pic.png) |",
    "A.[^1]\n\n[^1]: B ![grey](pic.png).",
  ])("shows one within text, too: %j", async (markdown) => {
    const shown = await check(markdown, { "pic.png": png() });
    const missing = await check(markdown);
    expect([shown.codes, missing.codes]).toEqual([[], ["render/bad-image"]]);
    expect(Buffer.from(shown.bytes).includes("/Image")).toBe(true);
    const word = await check(markdown, { "pic.png": png() }, "docx");
    expect(Object.keys(unzipSync(word.bytes)).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
  });
  it("puts images into an HTML page, which then needs no other file", async () => {
    const { bytes } = await check("![Grey squares](pic.png)\n", { "pic.png": png() }, "html");
    expect(Buffer.from(bytes).toString()).toContain('src="data:image/png;base64,');
  });
  it.each(["https://example.org/a.png", "../secret.png", "/etc/a.png", "file:///a.png"])(
    "never reads %s",
    async (src) => {
      const asked: string[] = [];
      const readImage = async (path: string) => {
        asked.push(path);
        return png();
      };
      const { diagnostics } = await renderFile(
        of,
        `![x](${src})\n`,
        { format: "pdf", name: "doc.md", readImage },
        templates,
      );
      expect(asked).toEqual([]);
      expect(diagnostics.map((d) => d.code)).toContain("render/bad-image");
    },
  );
  it("refuses bytes that are no image, with the file's name", async () => {
    const { codes } = await check("![x](pic.png)\n", { "pic.png": new Uint8Array([137, 80, 78, 71, 1, 2, 3]) });
    expect(codes).toEqual(["render/bad-image"]);
  });
  it("says what templates there are when it knows none of that name", async () => {
    const { diagnostics } = await renderFile(
      of,
      "x",
      { format: "pdf", name: "doc.md", template: "policy-mem" },
      templates,
    );
    expect(diagnostics.map((d) => [d.code, ...d.hints])).toEqual([
      ["brief/unknown-template", "did you mean `policy-memo`?"],
    ]);
  });
});
