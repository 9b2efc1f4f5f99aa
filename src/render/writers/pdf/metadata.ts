/**
 * What the file says about itself, twice: the information dictionary and the XMP packet, which must agree. The packet
 * claims PDF/A-3a and PDF/UA-1; the latter's schema is described in it, since PDF/A-3 does not know it.
 */
import { createHash } from "node:crypto";
import type { PdfOptions } from "./pdf-options.ts";
import { dict, type PdfSource, textString } from "./pdf-syntax.ts";

/** The information dictionary. */
export function informationSource(options: PdfOptions): PdfSource {
  const keywords = options.keywords.join(", ");
  const date = pdfDate(options.date);
  return dict({
    Title: textString(printable(options.title)),
    Author: options.author === null ? null : textString(printable(options.author)),
    Subject: options.subject === null ? null : textString(printable(options.subject)),
    Keywords: keywords === "" ? null : textString(printable(keywords)),
    Creator: textString(printable(options.producer)),
    Producer: textString(printable(options.producer)),
    CreationDate: date,
    ModDate: date,
  });
}

/** A date as PDF writes it; null for null. */
export function pdfDate(date: string | null): PdfSource | null {
  return date === null ? null : `(D:${date.replaceAll("-", "")}000000Z)`;
}

/** The file identifier: 16 bytes in hexadecimal. */
export function fileIdentifier(identifier: string): string {
  return createHash("sha256").update(identifier, "utf8").digest("hex").slice(0, 32);
}

/** The XMP packet in UTF-8. */
export function metadataPacket(options: PdfOptions, language: string): Uint8Array {
  const date = options.date === null ? null : `${options.date}T00:00:00Z`;
  const keywords = options.keywords.join(", ");
  const properties = [
    `<dc:format>application/pdf</dc:format>`,
    alternatives("dc:title", options.title),
    options.author === null ? "" : `<dc:creator><rdf:Seq>${item(options.author)}</rdf:Seq></dc:creator>`,
    options.subject === null ? "" : alternatives("dc:description", options.subject),
    options.keywords.length === 0
      ? ""
      : `<dc:subject><rdf:Bag>${options.keywords.map(item).join("")}</rdf:Bag></dc:subject>`,
    `<dc:language><rdf:Bag>${item(language)}</rdf:Bag></dc:language>`,
    keywords === "" ? "" : element("pdf:Keywords", keywords),
    element("pdf:Producer", options.producer),
    element("xmp:CreatorTool", options.producer),
    date === null ? "" : element("xmp:CreateDate", date) + element("xmp:ModifyDate", date),
    `<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`,
    `<pdfuaid:part>1</pdfuaid:part>`,
    accessibilitySchema,
  ];
  const packet = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${namespaces}>
${properties.filter((property) => property !== "").join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
  return Buffer.from(packet, "utf8");
}

const namespaces = [
  ["dc", "http://purl.org/dc/elements/1.1/"],
  ["pdf", "http://ns.adobe.com/pdf/1.3/"],
  ["xmp", "http://ns.adobe.com/xap/1.0/"],
  ["pdfaid", "http://www.aiim.org/pdfa/ns/id/"],
  ["pdfuaid", "http://www.aiim.org/pdfua/ns/id/"],
  ["pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/"],
  ["pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#"],
  ["pdfaProperty", "http://www.aiim.org/pdfa/ns/property#"],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(" ");

const accessibilitySchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;

function element(tag: string, text: string): string {
  return `<${tag}>${escapeXml(text)}</${tag}>`;
}

function item(text: string): string {
  return `<rdf:li>${escapeXml(text)}</rdf:li>`;
}

function alternatives(tag: string, text: string): string {
  return `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt></${tag}>`;
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
  return printable(text).replace(/[&<>]/g, (c) => entities[c] ?? c);
}

/** Text without the characters that XML cannot hold; both forms of the metadata must say the same. */
function printable(text: string): string {
  return text
    .replace(/[\n\r\t]+/g, " ")
    .replace(/[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}
