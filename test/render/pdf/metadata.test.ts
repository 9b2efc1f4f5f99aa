import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { metadataPacket } from "../../../src/render/writers/pdf/metadata.ts";
import { srgbProfile } from "../../../src/render/writers/pdf/output-intent.ts";
import { type PdfOptions, writePdf } from "../../../src/render/writers/pdf/write-pdf.ts";
import { line, nodes, page, paged, pdfOptions, run } from "../../helpers/pdf-document.ts";
import { openPdf } from "../../helpers/pdf-runs.ts";
import { has, hasMatterhorn, matterhorn, pdfSource, runOnPdf } from "../../helpers/pdf-tools.ts";

const document = paged([page(1, [line(100, run("Words"))])], nodes(["P", 0]));
const write = (rest: Partial<PdfOptions>) => writePdf(document, pdfOptions(rest));

describe("metadata", () => {
  const rest = { title: 'A & B <c> "d" — є', author: "Desk & Co", subject: "On <x>", keywords: ["one", "two & three"] };

  it("says the same in the information dictionary and in XMP", async () => {
    const { info, metadata } = await (await openPdf(await write(rest))).getMetadata();
    expect(info).toMatchObject({
      Title: rest.title,
      Author: "Desk & Co",
      Subject: "On <x>",
      Keywords: "one, two & three",
      Producer: "briefwright test",
      CreationDate: "D:20250606000000Z",
      ModDate: "D:20250606000000Z",
      PDFFormatVersion: "1.7",
      Language: "en-GB",
    });
    expect(metadata?.get("dc:title")).toBe(rest.title);
    expect(metadata?.get("dc:creator")).toEqual(["Desk & Co"]);
    expect(metadata?.get("dc:description")).toBe("On <x>");
    expect(metadata?.get("dc:subject")).toEqual(["one", "two & three"]);
    expect(metadata?.get("pdf:keywords")).toBe("one, two & three");
    expect(metadata?.get("xmp:createdate")).toBe("2025-06-06T00:00:00Z");
  });

  it("claims what the file conforms to, and describes the schema of the claim", () => {
    const packet = Buffer.from(metadataPacket(pdfOptions(), "en")).toString("utf8");
    for (const claim of [
      "<pdfaid:part>3</pdfaid:part>",
      "<pdfaid:conformance>A</pdfaid:conformance>",
      "<pdfuaid:part>1</pdfuaid:part>",
      "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ]) {
      expect(packet).toContain(claim);
    }
  });

  it("keeps out what XML cannot hold", async () => {
    const { metadata, info } = await (await openPdf(await write({ title: "a\u0000b\u0007\nc\ud800d" }))).getMetadata();
    expect(metadata?.get("dc:title")).toBe("ab c\ufffdd");
    expect(info).toMatchObject({ Title: "ab c\ufffdd" });
  });

  it("leaves out what is not known", async () => {
    const { info, metadata } = await (await openPdf(await write({ author: null, date: null }))).getMetadata();
    expect(info).not.toHaveProperty("Author");
    expect(info).not.toHaveProperty("CreationDate");
    expect(metadata?.get("xmp:createdate")).toBeNull();
  });

  it.runIf(has("qpdf"))("shows the title in the window and marks the document as tagged", async () => {
    const source = pdfSource(await write({}));
    expect(source).toMatch(/\/DisplayDocTitle true/);
    expect(source).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(source).toMatch(/\/Lang \(en-GB\)/);
    expect(source.startsWith("%PDF-1.7\n")).toBe(true);
  });
});

describe("attachments", () => {
  const evidence = {
    name: "записка.evidence.json",
    bytes: Buffer.from('{"excerpts": []}'),
    mime: "application/json",
    description: "Evidence (all of it)",
    relationship: "Data",
  } as const;
  const attachments = [evidence, { ...evidence, name: "a.md", mime: "text/markdown", relationship: "Source" }] as const;

  it("come back as they are, with name and description", async () => {
    const found = await (await openPdf(await write({ attachments }))).getAttachments();
    const files = Object.values(
      found as Record<string, { filename: string; content: Uint8Array; description: string }>,
    );
    expect(files.map(({ filename, description }) => [filename, description])).toEqual([
      ["a.md", "Evidence (all of it)"],
      ["записка.evidence.json", "Evidence (all of it)"],
    ]);
    for (const file of files) expect(Buffer.from(file.content).toString()).toBe('{"excerpts": []}');
  });

  it.runIf(has("qpdf") && hasMatterhorn)("are associated with the document", async () => {
    const bytes = await write({ attachments });
    const source = pdfSource(bytes);
    expect(source).toMatch(/\/AF \[\s*\d+ 0 R\s+\d+ 0 R\s*\]/);
    expect(source).toContain("/AFRelationship /Data");
    expect(source).toContain("/AFRelationship /Source");
    expect(source).toContain("/Subtype /application#2fjson");
    const digest = createHash("md5").update(evidence.bytes).digest("hex");
    const checkSum = /\/CheckSum (<[0-9a-f]+>|\((?:\\[\s\S]|[^\\)])*\))/.exec(source)?.[1] ?? "";
    expect(bytesOf(checkSum)).toBe(digest);
    expect(matterhorn(bytes)).toBe("PASS");
  });
});

/** A string of a PDF's source as hexadecimal. */
function bytesOf(source: string): string {
  if (source.startsWith("<")) return source.slice(1, -1);
  const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const text = source.slice(1, -1).replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) => {
    return /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code);
  });
  return Buffer.from(text, "latin1").toString("hex");
}

describe("srgbProfile", () => {
  const profile = srgbProfile();
  const view = new DataView(profile.buffer);
  const text = (at: number) => Buffer.from(profile.subarray(at, at + 4)).toString("latin1");

  it("is a display profile of version 4.2 from RGB to XYZ", () => {
    expect(view.getUint32(0)).toBe(profile.length);
    expect(view.getUint32(8)).toBe(0x04200000);
    expect([text(12), text(16), text(20), text(36)]).toEqual(["mntr", "RGB ", "XYZ ", "acsp"]);
  });

  it("has its tags inside of it, on boundaries of four bytes", () => {
    const names: string[] = [];
    for (let i = 0; i < view.getUint32(128); i++) {
      const [at, length] = [view.getUint32(132 + 12 * i + 4), view.getUint32(132 + 12 * i + 8)];
      names.push(text(132 + 12 * i));
      expect(at % 4).toBe(0);
      expect(at + length).toBeLessThanOrEqual(profile.length);
    }
    expect(names).toEqual(["desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]);
  });

  it("adds its primaries up to white", () => {
    const sums = [0, 0, 0];
    for (let i = 0; i < view.getUint32(128); i++) {
      if (!text(132 + 12 * i).endsWith("XYZ")) continue;
      const at = view.getUint32(132 + 12 * i + 4) + 8;
      for (let axis = 0; axis < 3; axis++) sums[axis]! += view.getInt32(at + 4 * axis) / 65536;
    }
    for (const [axis, white] of [0.9642, 1, 0.82491].entries())
      expect(Math.abs(sums[axis]! - white)).toBeLessThan(0.001);
  });

  it.runIf(has("pdfinfo"))("does not keep a viewer from reading the file", async () => {
    expect(runOnPdf(await write({}), "pdfinfo", ["FILE"])).toMatch(/Tagged: +yes/);
  });
});
