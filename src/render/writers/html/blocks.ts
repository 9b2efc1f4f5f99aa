/** Blocks to HTML. */
import type { DocBlock, Excerpt, ListItem, Table, TocEntry } from "../../document/doc-node.ts";
import { inlineText, paragraphTexts } from "../../document/plain-text.ts";
import { logoSrc } from "../../stylesheet/logo.ts";
import { standsBesideMarks } from "../../stylesheet/quotation-marks.ts";
import { escapeHtml } from "./escape-html.ts";
import { imageHtml, inlinesHtml } from "./inlines.ts";
import { languageAttributes } from "./language.ts";
import type { Writing } from "./writing.ts";

/** One element per block, one per line. */
export function blocksHtml(blocks: readonly DocBlock[], writing: Writing): string {
  return blocks.map((block) => blockHtml(block, writing)).join("\n");
}

function blockHtml(block: DocBlock, writing: Writing): string {
  switch (block.type) {
    case "heading":
      return headingHtml(block, writing);
    case "paragraph":
      return `<p>${inlinesHtml(block.inlines, writing)}</p>`;
    case "fields":
      return fieldsHtml(block, writing);
    case "list":
      return listHtml(block, writing);
    case "quote":
      return `<blockquote>\n${blocksHtml(block.blocks, writing)}\n</blockquote>`;
    case "excerpt":
      return excerptHtml(block, writing);
    case "callout":
      return calloutHtml(block, writing);
    case "code":
      return `<pre tabindex="0"><code>${escapeHtml(block.text)}</code></pre>`;
    case "table":
      return tableHtml(block, writing);
    case "figure":
      return figureHtml(block, writing);
    case "toc":
      return `<nav aria-label="${escapeHtml(writing.labels.contents)}">\n${contentsHtml(block.entries, writing)}\n</nav>`;
    case "rule":
      return "<hr>";
    default:
      return `<div class="page-break"></div>`;
  }
}

function headingHtml({ level, id, inlines }: DocBlock & { type: "heading" }, writing: Writing): string {
  return `<h${level} id="${escapeHtml(id)}">${inlinesHtml(inlines, writing)}</h${level}>`;
}

function fieldsHtml({ rows }: DocBlock & { type: "fields" }, writing: Writing): string {
  const lines = rows.map(({ label, value }) => {
    return `<div><dt>${inlinesHtml(label, writing)}</dt><dd>${inlinesHtml(value, writing)}</dd></div>`;
  });
  return `<dl class="fields">\n${lines.join("\n")}\n</dl>`;
}

function listHtml(list: DocBlock & { type: "list" }, writing: Writing): string {
  const items = list.items.map((item) => `<li>${itemHtml(item, list.tight, writing)}</li>`).join("\n");
  if (!list.ordered) return `<ul>\n${items}\n</ul>`;
  return `<ol${list.start === 1 ? "" : ` start="${list.start}"`}>\n${items}\n</ol>`;
}

/** A tight item's paragraphs stand without `p`, as GFM shows them. */
function itemHtml({ blocks, checked }: ListItem, tight: boolean, writing: Writing): string {
  const state = checked === null ? "" : taskHtml(checked, writing);
  const content = blocks.map((block) => {
    return tight && block.type === "paragraph" ? inlinesHtml(block.inlines, writing) : blockHtml(block, writing);
  });
  return state + content.join("\n");
}

function taskHtml(checked: boolean, { labels }: Writing): string {
  const label = escapeHtml(checked ? labels.done : labels.open);
  return `<span role="img" aria-label="${label}">${checked ? "☑" : "☐"}</span> `;
}

/** The number is a link to the excerpt itself, for others to point at. */
function excerptHtml(excerpt: Excerpt, writing: Writing): string {
  const { number } = excerpt;
  const id = escapeHtml(excerpt.id);
  const label = escapeHtml(writing.labels.excerpt.replace("{n}", number));
  const who =
    excerpt.attribution.length === 0 ? "" : `\n<figcaption>${inlinesHtml(excerpt.attribution, writing)}</figcaption>`;
  const permalink = `<a class="number" href="#${id}" aria-label="${label}">${escapeHtml(number)}</a>`;
  const beside = standsBesideMarks(paragraphTexts(excerpt.blocks), excerpt.language ?? writing.language)
    ? " beside"
    : "";
  return `<figure class="excerpt${beside}" id="${id}">\n${permalink}\n<blockquote${languageAttributes(excerpt.language)}>\n${blocksHtml(excerpt.blocks, { ...writing, verbatim: true })}\n</blockquote>${who}\n</figure>`;
}

/** The bottom line needs no label: its heading and its place say what it is. */
function calloutHtml({ kind, blocks }: DocBlock & { type: "callout" }, writing: Writing): string {
  const label = escapeHtml(writing.callouts[kind]);
  const shown = kind === "important" ? "" : `<p class="label" aria-hidden="true">${label}</p>\n`;
  return `<section class="callout ${kind}" role="note" aria-label="${label}">\n${shown}${blocksHtml(blocks, writing)}\n</section>`;
}

function tableHtml({ columns, head, rows }: Table, writing: Writing): string {
  const aligned = (index: number) => {
    const align = columns[index]?.align ?? null;
    return align === null ? "" : ` class="${align}"`;
  };
  const heads = head.map((cell, index) => {
    // An empty header cell heads nothing, and must not be announced as a header.
    if (inlineText(cell).trim() === "") return `<td${aligned(index)}></td>`;
    return `<th scope="col"${aligned(index)}>${inlinesHtml(cell, writing)}</th>`;
  });
  const body = rows.map(
    (row) => `<tr>${row.map((cell, index) => `<td${aligned(index)}>${inlinesHtml(cell, writing)}</td>`).join("")}</tr>`,
  );
  const label = escapeHtml(
    head
      .map(inlineText)
      .filter((text) => text !== "")
      .join(", "),
  );
  const parts = [
    `<thead>\n<tr>${heads.join("")}</tr>\n</thead>`,
    ...(body.length > 0 ? [`<tbody>\n${body.join("\n")}\n</tbody>`] : []),
  ];
  return `<div class="table" role="group" tabindex="0" aria-label="${label}">\n<table>\n${parts.join("\n")}\n</table>\n</div>`;
}

function figureHtml({ src, alt, caption }: DocBlock & { type: "figure" }, writing: Writing): string {
  const below = caption.length === 0 ? "" : `\n<figcaption>${inlinesHtml(caption, writing)}</figcaption>`;
  const kind = src === logoSrc ? "image logo" : "image";
  return `<figure class="${kind}">\n${imageHtml(src, alt, writing)}${below}\n</figure>`;
}

/** Nested lists by level. An entry deeper than its forerunner by more than one level goes one level down. */
function contentsHtml(entries: readonly TocEntry[], writing: Writing): string {
  let html = "";
  let depth = 0;
  for (const { level, target, inlines } of entries) {
    const wanted = Math.max(1, Math.min(level, depth + 1));
    if (wanted > depth) html += "<ul>\n";
    else html += "</li>\n";
    for (; depth > wanted; depth--) html += "</ul>\n</li>\n";
    depth = wanted;
    html += `<li><a href="#${escapeHtml(target)}">${inlinesHtml(inlines, writing)}</a>`;
  }
  return html + "</li>\n</ul>\n".repeat(depth).trimEnd();
}
