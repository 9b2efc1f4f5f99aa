/** Tables of what a memo holds: its figures, and who or what stands in which source. */
import type { Memo, MemoFigure, MemoSource } from "../../../memo/memo.ts";
import { showInvisible } from "../../../text/invisible.ts";
import { escapeMarkdown } from "../escape.ts";
import { labelIn } from "../labels.ts";
import { isList, markdown, textOf } from "../value.ts";
import { citations } from "./evidence.ts";
import type { Helper, HelperContext } from "./helper.ts";

const figures: Helper = {
  name: "figures",
  summary: "Figures as a table: each with its hedge and what it counts, who gave it, and its excerpt.",
  parameters: [{ name: "figures", kind: "figures" }],
  options: [],
  labels: ["figure", "kind-of", "excerpt", "article-voice"],
  call: ([value = null], _, context) => {
    const given: readonly unknown[] = isList(value) ? value : [];
    // The checker lets nothing but figures of the memo through; they are found with their type.
    return markdown(
      figureTable(
        context.memo.figures.filter((figure) => given.includes(figure)),
        context,
      ),
    );
  },
};

function figureTable(all: readonly MemoFigure[], { labels }: HelperContext): string {
  if (all.length === 0) return "";
  const heads = ["figure", "kind-of", "excerpt"].map((key) => labelIn(labels, key));
  const rows = all.map((figure) => {
    const { kind, name } = figure.speaker;
    const who = kind === "article" ? labelIn(labels, "article-voice") : name;
    return [shown(figure.words), shown(who), citations([figure.excerpt])];
  });
  return tableOf(heads.map(shown), ["---", "---", "--:"], rows);
}

const matrixNames = ["speakers", "themes"] as const;

const matrix: Helper = {
  name: "matrix",
  summary:
    "A table with a row for each of the `speakers` or `themes` and a column for each source that is quoted; its cells cite the excerpts.",
  parameters: [{ name: "rows", kind: "value", choices: matrixNames }],
  options: [],
  needsLabels: (name) => ["source-number", ...(name === "themes" ? ["theme"] : ["kind-of", "speakers-article"])],
  call: ([value = null], _, context) => {
    const name = matrixNames.find((known) => known === textOf(value));
    return name === undefined ? null : markdown(matrixTable(name, context));
  },
};

interface MatrixRow {
  readonly name: string;
  /** Numbers of excerpts. */
  readonly excerpts: readonly number[];
}

function matrixTable(name: (typeof matrixNames)[number], { memo, labels }: HelperContext): string {
  const rows = name === "themes" ? themeRows(memo) : speakerRows(memo, labelIn(labels, "speakers-article"));
  const columns = memo.sources.filter(({ number }) => memo.excerpts.some(({ source }) => source === number));
  if (rows.length === 0 || columns.length === 0) return "";
  const word = ({ number }: MemoSource) => labelIn(labels, "source-number").replaceAll("{n}", () => String(number));
  const sourceOf = new Map(memo.excerpts.map(({ number, source }) => [number, source]));
  const cells = ({ name: row, excerpts }: MatrixRow) => [
    shown(row),
    ...columns.map(({ number }) => citations(excerpts.filter((excerpt) => sourceOf.get(excerpt) === number))),
  ];
  const heads = [labelIn(labels, name === "themes" ? "theme" : "kind-of"), ...columns.map(word)];
  return tableOf(
    heads.map(shown),
    heads.map(() => "---"),
    rows.map(cells),
  );
}

function themeRows({ excerpts }: Memo): readonly MatrixRow[] {
  const titles = new Map(excerpts.map(({ theme, themeTitle }) => [theme, themeTitle]));
  return [...titles].map(([theme, name]) => ({
    name,
    excerpts: excerpts.filter((excerpt) => excerpt.theme === theme).map(({ number }) => number),
  }));
}

function speakerRows({ speakers }: Memo, article: string): readonly MatrixRow[] {
  return speakers.map(({ kind, name, excerpts }) => ({ name: kind === "article" ? article : name, excerpts }));
}

function tableOf(heads: readonly string[], rules: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, rules, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function shown(text: string): string {
  return escapeMarkdown(showInvisible(text));
}

export const tableHelpers: readonly Helper[] = [figures, matrix];
