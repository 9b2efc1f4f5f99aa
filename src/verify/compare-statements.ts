/**
 * Compares what a memo prints beside its excerpts' words with what was recorded when it was built: a name, role, outlet,
 * date or number that was changed since, in Markdown or PDF, is found. White space and line-end hyphens don't count.
 */
import { squeeze } from "./compare-printed.ts";
import type { PrintedBlock } from "./printed-blocks.ts";

/** As the evidence has it. */
export interface Statement {
  readonly kind: string;
  readonly excerpt: number | null;
  readonly text: string;
}

/** A statement that the memo no longer prints, or one that it prints and that was never built. */
export interface Altered {
  readonly excerpt: number | null;
  readonly detail: string;
  readonly text: string;
}

/** In the order of the statements, then what is printed and was not built. */
export function alteredInMarkdown(statements: readonly Statement[], blocks: readonly PrintedBlock[]): Altered[] {
  const left = new Map<string, number>();
  for (const block of blocks) left.set(keyOf(block), (left.get(keyOf(block)) ?? 0) + 1);
  const lost: Altered[] = [];
  for (const statement of statements) {
    const key = keyOf({ ...statement, form: statement.kind === "attribution" ? "line" : "text" });
    const times = left.get(key) ?? 0;
    if (times === 0) lost.push(altered(statement));
    else left.set(key, times - 1);
  }
  return [...lost, ...neverBuilt(statements, blocks)];
}

/** An attribution line belongs to its excerpt; other blocks may stand anywhere. */
function keyOf({ form, excerpt, text }: Pick<PrintedBlock, "form" | "excerpt" | "text">): string {
  return `${form === "line" ? excerpt : ""} ${squeeze(text)}`;
}

/** Lines under an excerpt that it never had, and citing rows or items among the figures that no figure made. */
function neverBuilt(statements: readonly Statement[], blocks: readonly PrintedBlock[]): Altered[] {
  const lines = new Set(
    statements.filter((s) => s.kind === "attribution").map((s) => `${s.excerpt} ${squeeze(s.text)}`),
  );
  const figures = new Set(statements.filter((s) => s.kind === "figure").map((s) => squeeze(s.text)));
  const isBuilt = (block: PrintedBlock) => figures.has(squeeze(block.text));
  const groups = new Set(blocks.filter((b) => b.group > 0 && isBuilt(b)).map((b) => b.group));
  const strangers = blocks.filter((block) =>
    block.form === "line"
      ? !lines.has(`${block.excerpt} ${squeeze(block.text)}`)
      : groups.has(block.group) && !isBuilt(block) && citedBy(block) !== null,
  );
  return strangers.map((block) => ({
    excerpt: block.excerpt ?? citedBy(block),
    detail: `the printed ${block.form === "line" ? "attribution" : "figure"} “${block.text}” was not built`,
    text: block.text,
  }));
}

/** The number of the one excerpt that a row's last cell or an item's end cites. */
function citedBy({ form, cells, text }: PrintedBlock): number | null {
  const cited = form === "row" ? /^\[(\d+)\]$/.exec(cells.at(-1) ?? "") : /: \[(\d+)\]$/.exec(text);
  return cited === null ? null : Number(cited[1]);
}

/** `words` are what each excerpt prints before its attribution line; `holds` tells whether the pages print a run of words. */
export function alteredInPdf(
  statements: readonly Statement[],
  words: ReadonlyMap<number, string>,
  holds: (run: string) => boolean,
): Altered[] {
  return statements
    .filter(({ kind, excerpt, text }) => {
      if (kind !== "attribution") return !holds(text);
      const own = words.get(excerpt ?? 0) ?? "";
      return !CLOSING.some((mark) => holds(`${own}${mark}${text}`));
    })
    .map(altered);
}

/** What a stylesheet may set between an excerpt and its attribution line: nothing, a quotation mark of any language, a dash. */
const CLOSING: readonly string[] = ["", "”", "“", "»", "«", "’", "‘", '"', "\u2014", "”\u2014", "“\u2014", "»\u2014"];

function altered({ kind, excerpt, text }: Statement): Altered {
  return { excerpt, detail: `the printed ${kind} is no longer “${text}”`, text };
}
