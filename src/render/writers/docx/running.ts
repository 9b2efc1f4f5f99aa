/** Running heads and feet: the marking, and the stylesheet's lines with page numbers as fields. */
import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from "docx";
import type { DocumentMeta } from "../../document/doc-node.ts";
import type { RunningLine } from "../../stylesheet/stylesheet.ts";
import { twips } from "./measures.ts";
import { styleIds } from "./styles.ts";
import { type Writing, xmlText } from "./writing.ts";

/** Headers and footers of the first page and of the others. */
export function runningParts(meta: DocumentMeta, writing: Writing) {
  const { head, foot, first } = writing.stylesheet.running;
  const marking = () =>
    meta.marking === null
      ? []
      : [new Paragraph({ style: styleIds.marking, children: [new TextRun(xmlText(meta.marking))] })];
  const line = (ends: RunningLine) => lineOf(ends, meta, writing);
  const footer = () => new Footer({ children: [line(foot), ...marking()] });
  return {
    headers: {
      first: new Header({ children: [...marking(), line(first)] }),
      default: new Header({ children: [...marking(), line(head)] }),
    },
    footers: { first: footer(), default: footer() },
  };
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
