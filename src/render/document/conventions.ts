/**
 * The Markdown forms that mean more than GFM gives them, recognised on converted blocks: header fields, excerpts, figures
 * and tables of contents. What does not fit a form exactly stays what GFM makes of it.
 */
import type { DocBlock, Inline, ListItem, TocEntry } from "./doc-node.ts";
import { inlineText } from "./plain-text.ts";

/** A paragraph as a figure or as header fields, where it has their form. */
export function readParagraph(
  lines: readonly (readonly Inline[])[],
  inlines: readonly Inline[],
  caption: string | null,
): DocBlock | undefined {
  const [only] = inlines;
  if (inlines.length === 1 && only?.type === "image") {
    return { type: "figure", src: only.src, alt: only.alt, caption: caption ? [{ type: "text", text: caption }] : [] };
  }
  if (inlines.length === 0) return undefined;
  return readFields(lines) ?? { type: "paragraph", inlines };
}

/** Two lines or more, each `**Label:** value`. A single one is rather a paragraph with a run-in heading. */
function readFields(lines: readonly (readonly Inline[])[]): DocBlock | undefined {
  if (lines.length < 2) return undefined;
  const rows: { label: readonly Inline[]; value: readonly Inline[] }[] = [];
  for (const line of lines) {
    const [first, ...rest] = line;
    if (first?.type !== "strong") return undefined;
    const label = withoutColon(first.inlines);
    if (label === undefined) return undefined;
    rows.push({ label, value: trimStart(rest) });
  }
  return { type: "fields", rows };
}

function withoutColon(inlines: readonly Inline[]): readonly Inline[] | undefined {
  const last = inlines.at(-1);
  if (last?.type !== "text" || !/\s*:\s*$/.test(last.text) || inlineText(inlines).length > 60) return undefined;
  const text = last.text.trimEnd().slice(0, -1).trimEnd();
  return text === "" && inlines.length === 1 ? undefined : [...inlines.slice(0, -1), { type: "text", text }];
}

/** What a comment may say of the excerpt behind it. */
export interface ExcerptNote {
  readonly number: string;
  /** BCP 47. */
  readonly language: string;
}

/** The number and language that a comment gives; undefined for any other comment. */
export function readExcerptNote(comment: string): ExcerptNote | undefined {
  const [, number, language] =
    /^<!--[ \t]*(\d{1,5})[ \t]+([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4})[ \t]*-->$/.exec(comment) ?? [];
  return number === undefined || language === undefined ? undefined : { number, language };
}

/**
 * A block quote whose first paragraph opens on a bold number, as an excerpt; undefined where it is another quote. `note`
 * is what the comment before it says, which counts where it is of this number.
 */
export function readExcerpt(
  blocks: readonly DocBlock[],
  note: ExcerptNote | undefined,
  idOf: (number: string) => string,
): DocBlock | undefined {
  const [first, ...others] = blocks;
  if (first?.type !== "paragraph") return undefined;
  const [bold, ...words] = first.inlines;
  const number = bold?.type === "strong" ? /^\d{1,5}$/.exec(inlineText(bold.inlines).trim())?.[0] : undefined;
  if (number === undefined) return undefined;
  const opening: DocBlock[] = words.length > 0 ? [{ type: "paragraph", inlines: trimStart(words) }] : [];
  const attribution = attributionOf(others.at(-1));
  const rest = attribution === undefined ? others : others.slice(0, -1);
  return {
    type: "excerpt",
    number,
    id: idOf(number),
    language: note?.number === number ? note.language : null,
    blocks: [...opening, ...rest],
    attribution: attribution ?? [],
  };
}

/** The words behind an em dash and a space at a paragraph's start. */
function attributionOf(block: DocBlock | undefined): readonly Inline[] | undefined {
  if (block?.type !== "paragraph") return undefined;
  const [first, ...rest] = block.inlines;
  if (first?.type !== "text" || !first.text.startsWith("— ")) return undefined;
  const text = first.text.slice(2);
  return text === "" ? rest : [{ type: "text", text }, ...rest];
}

/** The entries of a list whose every item is one link into the document, nested lists alike; undefined for any other list. */
export function readContents(
  items: readonly ListItem[],
  isHeading: (id: string) => boolean,
  level = 1,
): TocEntry[] | undefined {
  const entries: TocEntry[] = [];
  for (const { blocks, checked } of items) {
    const [first, second, ...more] = blocks;
    if (checked !== null || more.length > 0 || first?.type !== "paragraph" || first.inlines.length !== 1)
      return undefined;
    const [link] = first.inlines;
    if (link?.type !== "reference" || !isHeading(link.target)) return undefined;
    entries.push({ level, target: link.target, inlines: link.inlines });
    if (second === undefined) continue;
    const nested = second.type === "list" ? readContents(second.items, isHeading, level + 1) : undefined;
    if (nested === undefined) return undefined;
    entries.push(...nested);
  }
  return entries;
}

function trimStart(inlines: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = inlines;
  if (first?.type !== "text") return inlines;
  const text = first.text.replace(/^ /, "");
  return text === "" ? rest : [{ type: "text", text }, ...rest];
}
