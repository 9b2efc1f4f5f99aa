/**
 * Records what a memo's Markdown prints beside the words of its excerpts, so that verification can tell whether a memo still
 * says what was built. A block is recorded where it states something that the tool worked out; the analyst's own words and
 * what a template adds are not.
 */
import type { EvidenceStatement } from "../memo/evidence.ts";
import type { Memo, MemoShift } from "../memo/memo.ts";
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

/** What a memo states, squeezed as printed words are, and by what its line ends on: no block is held against all of it. */
interface Stated {
  /** The words of figures, by the citation. */
  readonly figures: ReadonlyMap<string, readonly string[]>;
  /** The names of speakers, by their citations in a row. */
  readonly speakers: ReadonlyMap<string, readonly string[]>;
  /** Files with their digests, by the digest in its brackets. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  readonly shifts: readonly SqueezedShift[];
  readonly cautions: ReadonlySet<string>;
  readonly counts: readonly string[];
}

interface SqueezedShift {
  readonly name: string;
  readonly a: { readonly excerpt: number; readonly text: string };
  readonly b: SqueezedShift["a"];
}

function whatIsStated(memo: Memo): Stated {
  const { parts } = memo;
  const figures = [...memo.figures, ...parts.flatMap((p) => p.figures)];
  const speakers = [...memo.speakers, ...parts.flatMap((p) => p.speakers)];
  const summaries = parts.flatMap((p) => [p.summary, ...p.themes.map((t) => t.summary)]);
  const files = memo.sources.map(({ file, digest }) => squeeze(`${file} (${digest})`));
  const squeezed = ({ excerpt, text }: MemoShift["a"]) => ({ excerpt, text: squeeze(text) });
  return {
    figures: grouped(figures, ({ excerpt, words }) => [`[${excerpt}]`, squeeze(words)]),
    speakers: grouped(speakers, ({ excerpts, name }) => [excerpts.map((n) => `[${n}]`).join(""), squeeze(name)]),
    sources: grouped(files, (file) => [file.slice(file.lastIndexOf("(")), file]),
    shifts: memo.shifts.map(({ name, a, b }) => ({ name: squeeze(name), a: squeezed(a), b: squeezed(b) })),
    cautions: new Set(memo.cautions.map((c) => squeeze(c.text))),
    counts: [memo.provenance, ...summaries].filter((text) => text !== "").map(squeeze),
  };
}

function grouped<T>(items: readonly T[], entryOf: (item: T) => [key: string, value: string]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of items.map(entryOf)) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** The citations behind a colon that end a line: `…:[3][7]`. */
function citationsOf(words: string): string {
  return /:((?:\[\d+\])+)$/.exec(words)?.[1] ?? "";
}

function firstNumber(citations: string): number {
  return Number(/\d+/.exec(citations)?.[0]);
}

/** A row that begins with a figure's words, or an item that does, and that ends on its citation. */
function figureOf({ form, cells, text }: PrintedBlock, figures: Stated["figures"]): Found {
  const printed = squeeze(form === "row" ? (cells[0] ?? "") : text);
  const citation = form === "row" ? (cells.at(-1) ?? "") : citationsOf(printed);
  const isOf = (words: string) => (form === "row" ? printed === words : printed.startsWith(`${words},`));
  return figures.get(citation)?.some(isOf) === true ? { kind: "figure", excerpt: firstNumber(citation) } : null;
}

function statementOf(block: PrintedBlock, stated: Stated): Found {
  const words = squeeze(block.text);
  if (stated.cautions.has(words)) return { kind: "caution", excerpt: null };
  if (stated.counts.some((count) => words.includes(count))) return { kind: "count", excerpt: null };
  if (block.form !== "item") return null;
  const files = stated.sources.get(words.slice(words.lastIndexOf("("))) ?? [];
  if (files.some((file) => words.endsWith(file))) return { kind: "source", excerpt: null };
  return shiftOf(words, stated.shifts) ?? speakerOf(words, stated.speakers) ?? figureOf(block, stated.figures);
}

/** One side with its words, or both by number where many are listed. */
function shiftOf(words: string, shifts: Stated["shifts"]): Found {
  for (const { name, a, b } of shifts) {
    const side = [a, b].find((s) => words.startsWith(`[${s.excerpt}]`) && words.includes(s.text));
    if (side) return { kind: "shift", excerpt: side.excerpt };
    if (words.startsWith(name) && words.includes(`[${a.excerpt}]`) && words.endsWith(`[${b.excerpt}]`))
      return { kind: "shift", excerpt: a.excerpt };
  }
  return null;
}

function speakerOf(words: string, speakers: Stated["speakers"]): Found {
  const citations = citationsOf(words);
  const isOf = (name: string) => words.startsWith(name);
  return speakers.get(citations)?.some(isOf) === true ? { kind: "speaker", excerpt: firstNumber(citations) } : null;
}
