/**
 * The excerpts of an evidence file as CSV after RFC 4180, one row each, for spreadsheets. A byte order mark leads, or
 * spreadsheet programs would take UTF-8 for something else. No cell can act as a formula.
 */
import type { Evidence, EvidenceExcerpt, EvidenceSource } from "../evidence.ts";

const columns: readonly (readonly [string, (excerpt: EvidenceExcerpt, source: EvidenceSource | undefined) => Cell])[] =
  [
    ["number", (e) => e.number],
    ["theme", (e) => e.theme],
    ["part", (e) => e.part],
    ["text", (e) => e.text],
    ["kind", (e) => e.attribution[0]?.kind ?? "article"],
    ["speaker", (e) => e.attribution[0]?.speaker ?? null],
    ["role", (e) => e.attribution[0]?.role ?? null],
    ["outlet", (_, s) => s?.outlet.value ?? null],
    ["origin", (e) => e.origin],
    ["title", (_, s) => s?.title.value ?? null],
    ["published", (_, s) => s?.published.value ?? null],
    ["url", (_, s) => s?.url.value ?? null],
    ["grade", (e) => e.grade],
    ["rule", (e) => e.rule],
    ["score", (e) => e.score.total],
    ["source", (e) => e.source],
    ["sha256", (_, s) => s?.sha256 ?? null],
    ["start", (e) => e.span.start],
    ["end", (e) => e.span.end],
    ["id", (e) => e.id],
  ];

type Cell = string | number | null;

/** A head and a row for each excerpt, in order; line ends are CR LF. */
export function writeCsv(evidence: Evidence): string {
  const sources = new Map(evidence.sources.map((source) => [source.path, source]));
  const rows = evidence.excerpts.map((excerpt) =>
    columns.map(([, cell]) => writeCell(cell(excerpt, sources.get(excerpt.source)))),
  );
  const head = columns.map(([name]) => name);
  return `\ufeff${[head, ...rows].map((row) => `${row.join(",")}\r\n`).join("")}`;
}

/** Text that a spreadsheet would compute gets an apostrophe, which spreadsheets show as text; so do its full-width twins. */
function writeCell(cell: Cell): string {
  const text = cell === null ? "" : String(cell);
  const inert = typeof cell === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) || inert !== inert.trim() ? `"${inert.replaceAll('"', '""')}"` : inert;
}
