/** The names of outputs. */
import type { OutputKind } from "../brief/brief.ts";

/** What each kind of output is named, behind the slug of its brief. */
export const ENDINGS: Readonly<Record<OutputKind, string>> = {
  markdown: ".md",
  pdf: ".pdf",
  html: ".html",
  docx: ".docx",
  evidence: ".evidence.json",
  "csl-json": ".csl.json",
  bibtex: ".bib",
  csv: ".evidence.csv",
};
