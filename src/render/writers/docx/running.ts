/** Running heads and feet: the marking, and the stylesheet's lines with page numbers as fields. */
import { AlignmentType, Footer, Header, PageNumber, Paragraph, ShadingType, Tab, TabStopType, TextRun } from "docx";
import type { DocumentMeta } from "../../document/doc-node.ts";
import type { RunningLine } from "../../stylesheet/stylesheet.ts";
import { hex, twips } from "./measures.ts";
import { styleIds } from "./styles.ts";
import { type Writing, xmlText } from "./writing.ts";

/** Headers and footers of the first page and of the others. */
export function runningParts(meta: DocumentMeta, writing: Writing) {
  const { head, foot, first, firstFoot } = writing.stylesheet.running;
  const { place } = writing.stylesheet.marking;
  const marking = (edge: "top" | "bottom") => (place === "both" || place === edge ? markingOf(meta, writing) : []);
  const line = (ends: RunningLine) => lineOf(ends, meta, writing);
  const header = (ends: RunningLine) => new Header({ children: [...marking("top"), line(ends)] });
  const footer = (ends: RunningLine) => new Footer({ children: [line(ends), ...marking("bottom")] });
  return {
    headers: { first: header(first), default: header(head) },
    footers: { first: footer(firstFoot ?? foot), default: footer(foot) },
  };
}

const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function markingOf({ marking }: DocumentMeta, { stylesheet }: Writing): readonly Paragraph[] {
  if (marking === null) return [];
  const { align, values } = stylesheet.marking;
  const own = values.find((value) => value.marking.toLowerCase() === marking.trim().toLowerCase());
  const run = new TextRun({ text: xmlText(marking), ...(own ? { color: hex(own.color) } : {}) });
  const band = own?.band ? { shading: { type: ShadingType.CLEAR, fill: hex(own.band) } } : {};
  return [new Paragraph({ style: styleIds.marking, alignment: alignments[align], ...band, children: [run] })];
}

function lineOf({ left, right }: RunningLine, meta: DocumentMeta, writing: Writing): Paragraph {
  return new Paragraph({
    style: styleIds.running,
    tabStops: [{ type: TabStopType.RIGHT, position: twips(writing.measurePt) }],
    children: [
      ...fieldRuns(left, meta, writing),
      new TextRun({ children: [new Tab()] }),
      ...fieldRuns(right, meta, writing),
    ],
  });
}

function fieldRuns(template: string, meta: DocumentMeta, { labels }: Writing): TextRun[] {
  const values: Readonly<Record<string, string | null>> = {
    "short-title": meta.shortTitle,
    title: meta.title,
    date: meta.dateText ?? meta.date,
    reference: meta.reference,
    author: meta.author,
    marking: meta.marking,
  };
  const text = template.replaceAll("{page-of-pages}", labels.pageOf);
  return text.split(/(\{[a-z-]+\})/).flatMap((part) => {
    if (part === "{page}") return [new TextRun({ children: [PageNumber.CURRENT] })];
    if (part === "{pages}") return [new TextRun({ children: [PageNumber.TOTAL_PAGES] })];
    const name = /^\{([a-z-]+)\}$/.exec(part)?.[1];
    const shown = name !== undefined && Object.hasOwn(values, name) ? (values[name] ?? "") : part;
    return shown === "" ? [] : [new TextRun(xmlText(shown))];
  });
}
