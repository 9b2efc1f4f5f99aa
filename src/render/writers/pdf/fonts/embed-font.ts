/**
 * A composite font of a document (ISO 32000-1, 9.7): codes of two bytes which are glyph indices of the embedded subset.
 * No CIDSet is written: it is optional, and validators refuse one that is not complete to the last part of a glyph.
 */
import type { PdfFile, Ref } from "../pdf-file.ts";
import { array, dict, name, number, numbers, type PdfSource, utf16Hex } from "../pdf-syntax.ts";
import type { Code } from "./document-font.ts";
import type { FontProgram } from "./font-program.ts";
import type { FontMetrics } from "./sfnt.ts";

/** Writes all objects of a font and returns the font dictionary's reference. */
export function embedFont(file: PdfFile, program: FontProgram, codes: readonly Code[], index: number): Ref {
  const { metrics, kind } = program;
  const baseFont = name(`${subsetTag(index)}+${metrics.postscriptName}`);
  const trueType = kind === "truetype";
  const bytes = program.subset(codes);
  const fontFile = file.stream(trueType ? { Length1: String(bytes.length) } : { Subtype: "/CIDFontType0C" }, bytes);
  const descriptor = file.add(
    describe(metrics, baseFont, trueType ? { FontFile2: fontFile } : { FontFile3: fontFile }),
  );
  const descendant = file.add(
    dict({
      Type: "/Font",
      Subtype: trueType ? "/CIDFontType2" : "/CIDFontType0",
      BaseFont: baseFont,
      CIDSystemInfo: "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>",
      FontDescriptor: descriptor,
      DW: "0",
      W: array(["0", numbers(codes.map((code) => code.width))]),
      CIDToGIDMap: trueType ? "/Identity" : null,
    }),
  );
  return file.add(
    dict({
      Type: "/Font",
      Subtype: "/Type0",
      BaseFont: baseFont,
      Encoding: "/Identity-H",
      DescendantFonts: array([descendant]),
      ToUnicode: file.stream({}, Buffer.from(toUnicode(codes), "latin1")),
    }),
  );
}

function describe(metrics: FontMetrics, baseFont: PdfSource, program: Readonly<Record<string, Ref>>): PdfSource {
  const symbolic = 4;
  const flags = symbolic + (metrics.fixedPitch ? 1 : 0) + (metrics.italicAngle !== 0 ? 64 : 0);
  return dict({
    Type: "/FontDescriptor",
    FontName: baseFont,
    Flags: String(flags),
    FontBBox: numbers(metrics.box),
    ItalicAngle: number(metrics.italicAngle),
    Ascent: number(metrics.ascent),
    Descent: number(metrics.descent),
    CapHeight: number(metrics.capHeight),
    // No font says how wide its stems are; viewers use this only to imitate a font that is not embedded.
    StemV: number(50 + (metrics.weight * metrics.weight) / 4225),
    ...program,
  });
}

/** Six capitals, different for each font of a document (9.6.4): the index in base 26. */
function subsetTag(index: number): string {
  let tag = "";
  let rest = index;
  for (let i = 0; i < 6; i++) {
    tag = String.fromCharCode(65 + (rest % 26)) + tag;
    rest = Math.floor(rest / 26);
  }
  return tag;
}

/** The character map that gives every code its text; at most 100 entries may stand in one block. */
function toUnicode(codes: readonly Code[]): string {
  let map =
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
    "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n" +
    "/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
  for (let start = 1; start < codes.length; start += 100) {
    const block = codes.slice(start, start + 100);
    map += `${block.length} beginbfchar\n`;
    block.forEach(({ text }, i) => {
      map += `<${(start + i).toString(16).toUpperCase().padStart(4, "0")}><${utf16Hex(text)}>\n`;
    });
    map += "endbfchar\n";
  }
  return `${map}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend`;
}
