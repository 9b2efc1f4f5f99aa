/**
 * The document's font table. Word reads from it what stands in for a family that the reader's machine lacks; without it
 * headings and text come in one and the same face.
 */
import type { Stylesheet } from "../../stylesheet/stylesheet.ts";
import { xmlText } from "./writing.ts";

interface Kind {
  /** A family that comes with Word and is of about the same width. */
  readonly instead: string;
  readonly family: "roman" | "swiss" | "modern";
  readonly pitch: "variable" | "fixed";
}

const kinds = {
  serif: { instead: "Georgia", family: "roman", pitch: "variable" },
  sans: { instead: "Calibri", family: "swiss", pitch: "variable" },
  mono: { instead: "Consolas", family: "modern", pitch: "fixed" },
} as const satisfies Readonly<Record<string, Kind>>;

/** Name and text of the part. */
export function fontTable({ fonts }: Stylesheet): readonly [name: string, xml: string] {
  const families = new Map<string, Kind>();
  for (const role of ["serif", "sans", "mono"] as const)
    if (!families.has(fonts[role])) families.set(fonts[role], kinds[role]);
  const entries = [...families].map(
    ([name, { instead, family, pitch }]) =>
      `<w:font w:name="${attribute(name)}"><w:altName w:val="${instead}"/><w:family w:val="${family}"/><w:pitch w:val="${pitch}"/></w:font>`,
  );
  const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return [
    "word/fontTable.xml",
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${namespace}">${entries.join("")}</w:fonts>`,
  ];
}

function attribute(text: string): string {
  return xmlText(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
