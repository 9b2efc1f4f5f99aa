/** The words of inlines and blocks without their form: what ids, outlines and tests need. */
import type { DocBlock, Inline } from "./doc-node.ts";

/** The text of inlines as a reader sees it; images give their alternative text, breaks a newline, footnotes nothing. */
export function inlineText(inlines: readonly Inline[]): string {
  return inlines.map(textOf).join("");
}

/** The text of blocks, one line per paragraph, cell, heading or line of code, in reading order. */
export function blockText(blocks: readonly DocBlock[]): string {
  return blocks.map(linesOf).join("\n");
}

/**
 * A dot between the parts of a line belongs to what it follows: at the start of a line it would look like a bullet. For
 * writers whose lines others break; not for the words of sources, of which no character is changed.
 */
export function withBoundDots(text: string): string {
  return text.replaceAll(" · ", "\u00a0· ");
}

/** The texts of the paragraphs among blocks. */
export function paragraphTexts(blocks: readonly DocBlock[]): readonly string[] {
  return blocks.flatMap((block) => (block.type === "paragraph" ? [inlineText(block.inlines)] : []));
}

function textOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
      return inline.text;
    case "image":
      return inline.alt;
    case "break":
      return "\n";
    case "footnote":
      return "";
    default:
      return inlineText(inline.inlines);
  }
}

function linesOf(block: DocBlock): string {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return inlineText(block.inlines);
    case "fields":
      return block.rows.map((row) => `${inlineText(row.label)}: ${inlineText(row.value)}`).join("\n");
    case "list":
      return block.items.map((item) => blockText(item.blocks)).join("\n");
    case "quote":
    case "callout":
      return blockText(block.blocks);
    case "excerpt":
      return [blockText(block.blocks), inlineText(block.attribution)].filter((line) => line !== "").join("\n");
    case "code":
      return block.text;
    case "table":
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join("\t")).join("\n");
    case "figure":
      return [block.alt, inlineText(block.caption)].filter((line) => line !== "").join("\n");
    case "toc":
      return block.entries.map((entry) => inlineText(entry.inlines)).join("\n");
    default:
      return "";
  }
}
