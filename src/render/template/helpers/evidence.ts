/** Excerpts, citations and figures in the form that the document conventions give them. */

import type { MemoExcerpt, MemoFigure, MemoPiece, MemoSpeaker } from "../../../memo/memo.ts";
import { showInvisible } from "../../../text/invisible.ts";
import { judgeLink } from "../../document/links.ts";
import { slugOf } from "../../document/slug.ts";
import { escapeMarkdown } from "../escape.ts";
import { labelIn } from "../labels.ts";
import { isList, markdown, textOf, type Value } from "../value.ts";
import type { Helper, HelperContext } from "./helper.ts";

const cite: Helper = {
  name: "cite",
  summary: "Excerpt numbers as citations: `[3] [7]`.",
  parameters: [{ name: "numbers", kind: "any" }],
  options: [],
  call: ([numbers = null]) => {
    return markdown(citations(isList(numbers) ? numbers : numbers === null ? [] : [numbers]));
  },
};

/** `[3] [7]`: Markdown that the document knows as links to excerpts. */
export function citations(numbers: readonly Value[]): string {
  return numbers.map((number) => `[${textOf(number).replace(/\D/g, "")}]`).join(" ");
}

const excerpt: Helper = {
  name: "excerpt",
  summary:
    'An excerpt as a block quote: its number in bold, its words, and a last line that says who, where and when; with `short="yes"` what is said of the source elsewhere is left out.',
  parameters: [{ name: "excerpt", kind: "excerpt" }],
  options: ["short"],
  call: ([value = null], { short = null }, context) => {
    // The checker lets nothing but an excerpt of the memo through; its number finds it with its type.
    const number = numberOf(value);
    const found = typeof number === "number" ? context.memo.excerpts[number - 1] : undefined;
    return found === undefined ? null : markdown(excerptBlock(found, context, textOf(short) === "yes"));
  },
};

const figure: Helper = {
  name: "figure",
  summary: "A figure with its hedge and what it counts: `as many as 150,000 military personnel`.",
  parameters: [{ name: "figure", kind: "figure" }],
  options: [],
  call: ([value = null], _, { memo }) => {
    const own = value as unknown as MemoFigure;
    return memo.figures.includes(own) ? own.words : null;
  },
};

const analyst: Helper = {
  name: "markdown",
  summary: "A text of the brief's author, which may be Markdown; no other field can be given.",
  parameters: [{ name: "text", kind: "analyst" }],
  options: [],
  call: ([text = null]) => markdown(showInvisible(textOf(text))),
};

function numberOf(value: Value): Value {
  return typeof value === "object" && value !== null && "number" in value ? value.number : null;
}

/** The quote's lines: paragraphs of the words, then the attribution, each behind `> `. */
function excerptBlock(excerpt: MemoExcerpt, { labels, memo }: HelperContext, short: boolean): string {
  const paragraphs = paragraphsOf(excerpt.pieces);
  const [first = "", ...others] = paragraphs.length > 0 ? paragraphs : [escapeMarkdown(showInvisible(excerpt.text))];
  const lines = [`**${excerpt.number}** ${first}`, ...others, `— ${attributionLine(excerpt, labels, short)}`];
  const quote = lines.map((line) => `> ${line}`).join("\n>\n");
  // Two quotes with nothing but a blank line between them are one quote to some readers; a comment keeps them apart.
  return `<!-- ${excerpt.number}${foreignLanguage(excerpt.language, memo.language)} -->\n\n${quote}`;
}

/** ` uk` for words in another language than the memo's. What sources say of themselves is their own, so only a tag gets into a comment. */
function foreignLanguage(language: string | null, own: string): string {
  if (language === null || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$/.test(language)) return "";
  const primary = (tag: string) => tag.toLowerCase().split("-")[0];
  return primary(language) === primary(own) ? "" : ` ${language}`;
}

/** Pieces to paragraphs of Markdown. A `break` ends a paragraph; context is emphasised where emphasis can stand. */
function paragraphsOf(pieces: readonly MemoPiece[]): string[] {
  const paragraphs: string[] = [""];
  const add = (text: string) => {
    paragraphs[paragraphs.length - 1] += text;
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.type === "break") paragraphs.push("");
    else if (piece.type === "gap") add(spaced(paragraphs.at(-1) ?? "", "[…]"));
    else if (piece.type === "gloss")
      add(spaced(paragraphs.at(-1) ?? "", `\\[${escapeMarkdown(showInvisible(piece.text.trim()))}\\]`));
    else addWords(piece, pieces[index - 1], pieces[index + 1], add);
  }
  return paragraphs.map((paragraph) => paragraph.trim()).filter((paragraph) => paragraph !== "");
}

function addWords(
  piece: MemoPiece,
  before: MemoPiece | undefined,
  after: MemoPiece | undefined,
  add: (text: string) => void,
): void {
  const text = showInvisible(piece.text);
  const words = text.trim();
  if (words === "") {
    add(" ");
    return;
  }
  const lead = text.slice(0, text.indexOf(words)) === "" ? "" : " ";
  const tail = text.endsWith(words) ? "" : " ";
  // A gloss before a quotation's mark has no white space of the source's behind it; a possessive stays beside its own.
  const apart = before?.type === "gap" || (before?.type === "gloss" && /^["“«„‘]/.test(words));
  const open = lead === "" && apart ? " " : lead;
  const emphasised = piece.type === "context" && standsApart(lead, before, "end") && standsApart(tail, after, "start");
  const escaped = escapeMarkdown(words);
  add(`${open}${emphasised ? `*${escaped}*` : escaped}${tail}`);
}

/** Stars are emphasis only where white space (or an edge) is beside them; else the words stay plain rather than show stars. */
function standsApart(space: string, neighbour: MemoPiece | undefined, edge: "start" | "end"): boolean {
  if (
    space !== "" ||
    neighbour === undefined ||
    neighbour.type === "break" ||
    neighbour.type === "gap" ||
    neighbour.type === "gloss"
  )
    return true;
  return edge === "end" ? /\s$/.test(neighbour.text) : /^\s/.test(neighbour.text);
}

function spaced(before: string, mark: string): string {
  return before === "" || before.endsWith(" ") ? mark : ` ${mark}`;
}

/** Who says the words: the one who says most of them, or, where several do, each, in the order in which they speak. */
function whoSays({ speaker, speakers }: MemoExcerpt, labels: HelperContext["labels"]): string {
  const shown = (text: string) => escapeMarkdown(showInvisible(text));
  const named = ({ kind, name, role }: MemoSpeaker) => {
    const bold = kind === "named" || kind === "institution" ? `**${shown(name).trim()}**` : shown(name);
    return role === null ? bold : `${bold}, ${shown(role)}`;
  };
  if (speaker.kind === "article") return shown(labelIn(labels, "article-voice"));
  const others = speakers.filter((s) => s.kind !== "article");
  return others.length > 1 ? others.map(named).join("; ") : named(speaker);
}

/**
 * `**Name**, role · Outlet, re-reporting X · date · source 2 · also printed by Y (source 3) · passage online`. A short one
 * leaves what the outlet repeats to the list of sources, and the outlet's name is itself the link to the passage.
 */
function attributionLine(excerpt: MemoExcerpt, labels: HelperContext["labels"], short: boolean): string {
  const shown = (text: string) => escapeMarkdown(showInvisible(text));
  const who = whoSays(excerpt, labels);
  const online = judgeLink(excerpt.link ?? "");
  const passage = (words: string) => (online.type === "url" ? `[${words}](<${online.href}>)` : null);
  const outlet = (short ? passage(shown(excerpt.outlet)) : null) ?? shown(excerpt.outlet);
  const where = excerpt.relation === null || short ? outlet : `${outlet}, ${shown(excerpt.relation)}`;
  const also = excerpt.alsoPrintedBy.map((other) => `${shown(other.outlet)} (${sourceLink(other.source, labels)})`);
  const parts = [who, where, shown(excerpt.date), sourceLink(excerpt.source, labels)];
  if (also.length > 0) parts.push(`${shown(labelIn(labels, "also-printed-by"))} ${also.join(", ")}`);
  const link = short ? null : passage(shown(labelIn(labels, "passage-online")));
  if (link !== null) parts.push(link);
  if (excerpt.isNew === true) parts.push(shown(labelIn(labels, "new")));
  return parts.join(" · ");
}

function sourceLink(number: number, labels: HelperContext["labels"]): string {
  const words = labelIn(labels, "source-number").replaceAll("{n}", () => String(number));
  return `[${escapeMarkdown(words)}](#${slugOf(labelIn(labels, "sources"))})`;
}

export const evidenceHelpers: readonly Helper[] = [cite, excerpt, figure, analyst];
