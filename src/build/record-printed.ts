/**
 * Records what a memo's Markdown prints beside the words of its excerpts, so that verification can tell whether a memo still
 * says what was built. A block is recorded where it states something that the tool worked out; the analyst's own words and
 * what a template adds are not.
 */
import type { EvidenceStatement } from "../memo/evidence.ts";
import type { Memo, MemoFigure, MemoShift, MemoSource, MemoSpeakerRow } from "../memo/memo.ts";
import { squeeze } from "../verify/compare-printed.ts";
import { type PrintedBlock, readPrintedBlocks } from "../verify/printed-blocks.ts";

/** In the order of the Markdown, attribution lines first. */
export function recordPrinted(memo: Memo, markdown: string): EvidenceStatement[] {
  const stated = whatIsStated(memo);
  return readPrintedBlocks(markdown).flatMap((block) => {
    if (block.form === "line") return [{ kind: "attribution" as const, excerpt: block.excerpt, text: block.text }];
    const found = block.form === "row" ? figureOf(block, stated.figures) : statementOf(block, stated);
    return found === null ? [] : [{ ...found, text: block.text }];
  });
}

type Found = Omit<EvidenceStatement, "text"> | null;

interface Stated {
  readonly figures: readonly MemoFigure[];
  readonly speakers: readonly MemoSpeakerRow[];
  readonly shifts: readonly MemoShift[];
  readonly sources: readonly MemoSource[];
  readonly cautions: ReadonlySet<string>;
  readonly counts: readonly string[];
}

function whatIsStated(memo: Memo): Stated {
  const { parts } = memo;
  const figures = [...memo.figures, ...parts.flatMap((p) => p.figures)];
  const summaries = parts.flatMap((p) => [p.summary, ...p.themes.map((t) => t.summary)]);
  return {
    figures,
    speakers: [...memo.speakers, ...parts.flatMap((p) => p.speakers)],
    shifts: memo.shifts,
    sources: memo.sources,
    cautions: new Set(memo.cautions.map((c) => squeeze(c.text))),
    counts: [memo.provenance, ...summaries].filter((text) => text !== "").map(squeeze),
  };
}

/** A row that begins with a figure's words, or an item that does, and that ends on its citation. */
function figureOf({ form, cells, text }: PrintedBlock, figures: Stated["figures"]): Found {
  const printed = squeeze(text);
  const isOf = ({ words, excerpt }: MemoFigure) =>
    form === "row"
      ? cells.at(-1) === `[${excerpt}]` && squeeze(cells[0] ?? "") === squeeze(words)
      : printed.startsWith(`${squeeze(words)},`) && printed.endsWith(`:[${excerpt}]`);
  const figure = figures.find(isOf);
  return figure === undefined ? null : { kind: "figure", excerpt: figure.excerpt };
}

function statementOf(block: PrintedBlock, stated: Stated): Found {
  const words = squeeze(block.text);
  if (stated.cautions.has(words)) return { kind: "caution", excerpt: null };
  if (stated.counts.some((count) => words.includes(count))) return { kind: "count", excerpt: null };
  if (block.form !== "item") return null;
  for (const { digest, file } of stated.sources) {
    if (words.endsWith(squeeze(`${file} (${digest})`))) return { kind: "source", excerpt: null };
  }
  return shiftOf(words, stated.shifts) ?? speakerOf(words, stated.speakers) ?? figureOf(block, stated.figures);
}

/** One side with its words, or both by number where many are listed. */
function shiftOf(words: string, shifts: readonly MemoShift[]): Found {
  for (const { name, a, b } of shifts) {
    const side = [a, b].find((s) => words.startsWith(`[${s.excerpt}]`) && words.includes(squeeze(s.text)));
    if (side) return { kind: "shift", excerpt: side.excerpt };
    if (words.startsWith(squeeze(name)) && words.includes(`[${a.excerpt}]`) && words.endsWith(`[${b.excerpt}]`))
      return { kind: "shift", excerpt: a.excerpt };
  }
  return null;
}

function speakerOf(words: string, speakers: readonly MemoSpeakerRow[]): Found {
  for (const { name, excerpts } of speakers) {
    const cited = excerpts.map((n) => `[${n}]`).join("");
    if (words.startsWith(squeeze(name)) && words.endsWith(`:${cited}`))
      return { kind: "speaker", excerpt: excerpts[0] ?? null };
  }
  return null;
}
