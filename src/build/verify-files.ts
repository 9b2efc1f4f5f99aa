/**
 * `verify`: proves evidence files, Markdown memos and PDF memos against the sources as they are now, and the printed words
 * against the evidence, so that an edit in either is found.
 */
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import type { Evidence, EvidenceExcerpt } from "../memo/evidence.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import { expectedPrint, squeeze } from "../verify/compare-printed.ts";
import { type Altered, alteredInMarkdown, alteredInPdf } from "../verify/compare-statements.ts";
import { readPrintedBlocks } from "../verify/printed-blocks.ts";
import { readPrintedMarkdown } from "../verify/printed-markdown.ts";
import { readPrintedPdf } from "../verify/printed-pdf.ts";
import { type SourceNow, verifyExcerpts } from "../verify/verify-evidence.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Desk, VerifyReport, VerifyRow } from "./api.ts";
import { readSource } from "./verify-evidence.ts";

const LIMIT_BYTES = 64 * 1024 * 1024;

/** Rows in the order of the files and of their excerpts. Paths are workspace paths. */
export async function verifyFiles(desk: Desk, files: readonly string[]): Promise<VerifyReport> {
  const rows: VerifyRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const load = sourceLoader(desk);
  for (const file of files) {
    const memo = await readMemo(desk.workspace, file);
    if (memo.evidence === null) {
      rows.push({ file, excerpt: null, source: null, state: "cannot check", detail: memo.problem, text: "" });
      diagnostics.push(error("verify/cannot-check", memo.problem, { place: { file }, hints: [memo.hint] }));
      continue;
    }
    const found = await rowsOf(file, memo, memo.evidence, load);
    rows.push(...found);
    if (found.length === 0) {
      const hints = ["`briefwright explain` shows what sentences lack to be quoted"];
      diagnostics.push(
        error("verify/cannot-check", "the memo holds no excerpt: there is nothing to prove", {
          place: { file },
          hints,
        }),
      );
    }
  }
  const failing = rows.filter((row) => row.state === "not found" || (row.excerpt !== null && row.state !== "proved"));
  diagnostics.push(...failing.map(toDiagnostic));
  return { rows, diagnostics, proved: rows.length > 0 && rows.every((row) => row.state === "proved") };
}

/** A row for each excerpt; what is printed beside it is judged with it. What is printed of the memo as a whole has a row only where it fails. */
async function rowsOf(
  file: string,
  memo: ReadMemo,
  evidence: Evidence,
  load: (path: string) => Promise<SourceNow | undefined>,
): Promise<VerifyRow[]> {
  const verdicts = await verifyExcerpts(evidence.excerpts, evidence.sources, load);
  const numbers = new Set(verdicts.map((v) => v.number));
  const rows = verdicts.map((verdict, index): VerifyRow => {
    const { number, source, text } = verdict;
    const excerpt = evidence.excerpts[index];
    const printed = excerpt ? memo.printed(excerpt) : null;
    const beside = memo.altered?.find((a) => a.excerpt === number)?.detail ?? null;
    const problem = printed ?? beside ?? figuresProblem(evidence, number);
    const answer = verdict.state === "proved" && problem !== null ? notFound(problem) : verdict;
    return { file, excerpt: number, source, text, state: answer.state, detail: answer.detail };
  });
  for (const { excerpt, detail, text } of memo.altered ?? []) {
    if (excerpt === null || !numbers.has(excerpt))
      rows.push({ file, excerpt, source: null, text, ...notFound(detail) });
  }
  for (const { number, text } of memo.strangers ?? []) {
    const detail = "the printed memo has this excerpt, and its evidence hasn't";
    rows.push({ file, excerpt: number, source: null, text, ...notFound(detail) });
  }
  return rows;
}

function notFound(detail: string): Pick<VerifyRow, "state" | "detail"> {
  return { state: "not found", detail };
}

/** A figure's number, hedge and object stand in its sentence, and the sentence in the excerpt. */
function figuresProblem(evidence: Evidence, number: number): string | null {
  const excerpt = evidence.excerpts.find((e) => e.number === number);
  const words = squeeze(`${excerpt?.text} ${excerpt?.sentences.map((s) => s.text ?? "").join(" ")}`);
  for (const { excerpt: of, text, hedge, counts, sentence } of evidence.figures ?? []) {
    if (of !== number) continue;
    const said = [text, hedge, counts].every((part) => part === null || squeeze(sentence).includes(squeeze(part)));
    if (!said || !words.includes(squeeze(sentence))) return `the excerpt doesn't say “${text}” as the figure has it`;
  }
  return null;
}

function toDiagnostic(row: VerifyRow): Diagnostic {
  const of = row.source === null ? "" : ` of ${row.source}`;
  const message = row.excerpt === null ? row.detail : `excerpt [${row.excerpt}]${of}: ${row.detail}`;
  const code =
    row.state === "cannot check"
      ? "verify/cannot-check"
      : row.detail.startsWith("the printed")
        ? "verify/print-altered"
        : "verify/excerpt-altered";
  const hints =
    row.excerpt === null ? ["build the brief again, or ask who changed the memo"] : [`quoted: “${row.text}”`];
  return error(code, message, { place: { file: row.file }, hints });
}

interface ReadMemo {
  readonly evidence: Evidence | null;
  readonly problem: string;
  readonly hint: string;
  /** What is wrong with the printed words of an excerpt; null where nothing is. */
  printed(excerpt: EvidenceExcerpt): string | null;
  /** What is printed as an excerpt and stands in no evidence. */
  readonly strangers?: readonly { readonly number: number; readonly text: string }[];
  /** What is printed beside excerpts and differs from what was built. */
  readonly altered?: readonly Altered[];
}

async function readMemo(workspace: Workspace, file: string): Promise<ReadMemo> {
  const bytes = await workspace.read(file, LIMIT_BYTES);
  if (bytes === undefined) return unreadable("there is no such file", "name a file of output/");
  if (file.endsWith(".pdf")) return readPdfMemo(bytes);
  const text = new TextDecoder("utf-8").decode(bytes);
  if (file.endsWith(".json")) {
    const evidence = readEvidence(text);
    return evidence
      ? { evidence, problem: "", hint: "", printed: () => null }
      : unreadable("this is not an evidence file", "evidence files end in .evidence.json");
  }
  if (file.endsWith(".md")) return readMarkdownMemo(workspace, file, text);
  return unreadable("only evidence, Markdown and PDF memos can be verified", "name a .evidence.json, .md or .pdf file");
}

async function readMarkdownMemo(workspace: Workspace, file: string, text: string): Promise<ReadMemo> {
  const beside = file.replace(/\.md$/, ".evidence.json");
  const bytes = await workspace.read(beside, LIMIT_BYTES);
  const evidence = bytes === undefined ? null : readEvidence(new TextDecoder("utf-8").decode(bytes));
  if (!evidence)
    return unreadable(
      `its evidence, \`${beside.slice(beside.lastIndexOf("/") + 1)}\`, is not beside it`,
      "build the brief with `evidence` among its outputs, and keep the two files together",
    );
  const printed = readPrintedMarkdown(text);
  const known = new Set(evidence.excerpts.map((e) => e.number));
  return {
    evidence,
    problem: "",
    hint: "",
    printed(excerpt) {
      const prints = printed.get(excerpt.number);
      if (prints === undefined) return "the printed memo doesn't hold this excerpt";
      const expected = expectedPrint(excerpt, excerpt.glosses);
      return prints.every((words) => squeeze(words) === expected) ? null : "the printed words differ from the evidence";
    },
    altered: evidence.printed ? alteredInMarkdown(evidence.printed, readPrintedBlocks(text)) : [],
    strangers: [...printed].flatMap(([number, prints]) =>
      known.has(number) ? [] : prints.map((text) => ({ number, text })),
    ),
  };
}

async function readPdfMemo(bytes: Uint8Array): Promise<ReadMemo> {
  const pdf = await readPrintedPdf(bytes);
  if (pdf === null) return unreadable("this PDF can't be read", "build it anew");
  const evidence = pdf.evidence === null ? null : readEvidence(pdf.evidence);
  if (!evidence) return unreadable("this PDF carries no evidence", "build the brief with `evidence` among its outputs");
  const words = new Map(evidence.excerpts.map((e) => [e.number, expectedPrint(e, e.glosses)]));
  return {
    evidence,
    problem: "",
    hint: "",
    altered: alteredInPdf(evidence.printed ?? [], words, pdf.holds),
    printed: (excerpt) =>
      pdf.holds(expectedPrint(excerpt, excerpt.glosses)) ? null : "the printed words differ from the evidence",
  };
}

function unreadable(problem: string, hint: string): ReadMemo {
  return { evidence: null, problem, hint, printed: () => null };
}

/** Reads each source once, whatever the number of memos that lean on it. */
function sourceLoader({ workspace, readSource: readAnew }: Desk): (path: string) => Promise<SourceNow | undefined> {
  const loaded = new Map<string, Promise<SourceNow | undefined>>();
  return (path) => {
    const found = loaded.get(path) ?? readSource(path, (file) => workspace.read(file, LIMIT_BYTES), readAnew);
    loaded.set(path, found);
    return found;
  };
}
