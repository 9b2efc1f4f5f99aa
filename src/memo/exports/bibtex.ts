/**
 * The sources of a memo as BibTeX, for BibTeX and biblatex alike: UTF-8, each with `date` and with `year` and `month`.
 * Values are escaped so that no character of a source can end its field or act as a command.
 */
import type { Memo, MemoSource } from "../memo.ts";

/** Entries in the order of the memo's source numbers, under the keys `source1`, `source2`, …; empty text where there are none. */
export function writeBibtex(memo: Memo): string {
  return memo.sources.map(entryOf).join("\n");
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function entryOf(source: MemoSource): string {
  const [year, month] = (source.dateIso ?? "").split("-");
  const monthName = months[Number(month) - 1];
  const fields: readonly (readonly [string, string | null])[] = [
    ["author", source.authors.length === 0 ? null : `{${source.authors.map(nameOf).join(" and ")}}`],
    // A second pair of braces keeps the capitals of the title.
    ["title", source.title === null ? null : `{{${escapeTex(source.title)}}}`],
    ["journal", source.outlet === null ? null : `{${escapeTex(source.outlet)}}`],
    ["date", source.dateIso === null ? null : `{${escapeTex(source.dateIso)}}`],
    ["year", year ? `{${escapeTex(year)}}` : null],
    ["month", monthName ?? null],
    ["url", source.url === null ? null : `{${escapeUrl(source.url)}}`],
    ["langid", langidOf(source.language)],
    ["note", `{${escapeTex(`file: ${source.path}; SHA-256: ${source.sha256}`)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = ${value},`]));
  return `@article{source${source.number},\n${lines.join("\n")}\n}\n`;
}

/** By the first part of their tag; biblatex wants the names of Babel and warns of any other word. */
const babelNames: Readonly<Record<string, string>> = {
  bg: "bulgarian",
  cs: "czech",
  da: "danish",
  de: "german",
  el: "greek",
  en: "english",
  es: "spanish",
  et: "estonian",
  fi: "finnish",
  fr: "french",
  hr: "croatian",
  hu: "hungarian",
  it: "italian",
  lt: "lithuanian",
  lv: "latvian",
  nb: "norsk",
  nl: "dutch",
  nn: "nynorsk",
  pl: "polish",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sk: "slovak",
  sl: "slovene",
  sr: "serbian",
  sv: "swedish",
  tr: "turkish",
  uk: "ukrainian",
};

function langidOf(language: string | null): string | null {
  const tag = language?.toLowerCase().split("-")[0] ?? "";
  return Object.hasOwn(babelNames, tag) ? `{${babelNames[tag]}}` : null;
}

/** A name with a comma or an `and` in it is one name, not two. */
function nameOf(name: string): string {
  const escaped = escapeTex(name);
  return /,|\band\b/i.test(name) ? `{${escaped}}` : escaped;
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/**
 * BibTeX counts braces whether they are escaped or not, so a lone one would end the field early or never: braces that
 * have no partner are left out.
 */
function escapeTex(text: string): string {
  return balanced(text.replace(/\s+/g, " ").trim()).replace(/[\\{}~^&%$#_]/g, (sign) => commands[sign] ?? `\\${sign}`);
}

function balanced(text: string): string {
  const open: number[] = [];
  const lone = new Set<number>();
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "{") open.push(at);
    else if (text[at] === "}" && open.pop() === undefined) lone.add(at);
  }
  for (const at of open) lone.add(at);
  return lone.size === 0 ? text : [...text.split("")].filter((_, at) => !lone.has(at)).join("");
}

/** URLs are read verbatim, but for what ends the field. */
function escapeUrl(url: string): string {
  return url.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}
