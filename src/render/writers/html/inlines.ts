/** Inlines to HTML. */
import type { Inline } from "../../document/doc-node.ts";
import { withBoundDots } from "../../document/plain-text.ts";
import { escapeHtml } from "./escape-html.ts";
import type { Writing } from "./writing.ts";

/** Phrasing content only: fits into any paragraph, cell or heading. */
export function inlinesHtml(inlines: readonly Inline[], writing: Writing): string {
  return inlines.map((inline) => inlineHtml(inline, writing)).join("");
}

function inlineHtml(inline: Inline, writing: Writing): string {
  switch (inline.type) {
    case "text":
      return escapeHtml(writing.verbatim ? inline.text : withBoundDots(inline.text));
    case "code":
      return `<code>${escapeHtml(inline.text)}</code>`;
    case "strong":
      return `<strong>${inlinesHtml(inline.inlines, writing)}</strong>`;
    case "emphasis":
      return `<em>${inlinesHtml(inline.inlines, writing)}</em>`;
    case "strike":
      return `<s>${inlinesHtml(inline.inlines, writing)}</s>`;
    case "link":
      return linkHtml(inline.href, inline.title, inlinesHtml(inline.inlines, writing));
    case "reference":
      return referenceHtml(inline.target, inlinesHtml(inline.inlines, writing), writing);
    case "footnote":
      return mentionHtml(inline.number, writing);
    case "image":
      return imageHtml(inline.src, inline.alt, writing);
    default:
      return "<br>";
  }
}

function linkHtml(href: string, title: string | null, content: string): string {
  const hover = title === null ? "" : ` title="${escapeHtml(title)}"`;
  return `<a href="${escapeHtml(href)}" rel="noopener noreferrer"${hover}>${content}</a>`;
}

/** A citation of an excerpt says so to a screen reader, which would read `[7]` as a number alone. */
function referenceHtml(target: string, content: string, writing: Writing): string {
  const number = /^excerpt-(\d+)$/.exec(target)?.[1];
  const cites = number !== undefined && content === `[${number}]`;
  const label = cites ? ` class="cite" aria-label="${escapeHtml(writing.labels.excerpt.replace("{n}", number))}"` : "";
  return `<a href="#${escapeHtml(target)}"${label}>${content}</a>`;
}

function mentionHtml(number: number, writing: Writing): string {
  const label = escapeHtml(writing.labels.note.replace("{n}", String(number)));
  const first = !writing.mentioned.has(number);
  writing.mentioned.add(number);
  const id = first ? ` id="note-mark-${number}"` : "";
  return `<sup><a href="#note-${number}"${id} role="doc-noteref" aria-label="${label}">${number}</a></sup>`;
}

/** An image that was handed in as data; for any other its alternative text, for the page loads nothing. */
export function imageHtml(src: string, alt: string, writing: Writing): string {
  const data = Object.hasOwn(writing.images, src) ? writing.images[src] : undefined;
  const usable = data !== undefined && /^data:image\/(?:png|jpeg|svg\+xml);base64,[A-Za-z0-9+/=]*$/.test(data);
  if (usable) return `<img src="${data}" alt="${escapeHtml(alt)}">`;
  return `<span class="no-image">${escapeHtml(alt === "" ? src : alt)}</span>`;
}
