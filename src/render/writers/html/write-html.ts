/**
 * Takes a document, gives one HTML file that needs nothing else: no script, no font, no request, which its own content
 * security policy says too. Accessible after WCAG 2.2 AA: landmarks, a skip link, headings in order, scopes on table
 * heads, names for regions, visible focus, light and dark. Every excerpt and heading has its own address.
 */
import { sha256Hex } from "../../../text/digest.ts";
import type { Doc, DocBlock, Footnote } from "../../document/doc-node.ts";
import { labelsFor } from "../../stylesheet/labels.ts";
import { defaultStylesheet, type Stylesheet } from "../../stylesheet/stylesheet.ts";
import { blocksHtml } from "./blocks.ts";
import { escapeHtml } from "./escape-html.ts";
import { htmlLabelsFor } from "./labels.ts";
import { languageAttributes } from "./language.ts";
import { style as builtInStyle, styleOf } from "./style.ts";
import type { Writing } from "./writing.ts";

export interface HtmlOptions {
  /** The tool's name and version, for the head. */
  readonly generator?: string;
  /** The template's looks: its colours and fonts. The built-in ones by default. */
  readonly stylesheet?: Stylesheet;
  /** Images by the `src` that the document has for them, as `data:` URLs (PNG, JPEG, SVG in base64). Others show their alternative text. */
  readonly images?: Readonly<Record<string, string>>;
}

/** The file as text, LF line ends. The same document gives the same bytes. */
export function writeHtml(doc: Doc, options: HtmlOptions = {}): string {
  const { language } = doc.meta;
  const writing: Writing = {
    language,
    labels: htmlLabelsFor(language),
    callouts: labelsFor(language).callouts,
    images: options.images ?? {},
    mentioned: new Set(),
    verbatim: false,
  };
  const body = blocksHtml(inOrder(doc), writing);
  const stylesheet = options.stylesheet ?? defaultStylesheet;
  return `<!DOCTYPE html>
<html${languageAttributes(language) || ' lang="en"'}>
<head>
${headHtml(doc, options)}
</head>
<body>
<a class="skip" href="#text">${escapeHtml(writing.labels.skip)}</a>
<div class="page">
${bannerHtml(doc, stylesheet)}<main id="text" tabindex="-1">
${[titleHtml(doc), body].filter((part) => part !== "").join("\n")}
${notesHtml(doc.footnotes, writing)}</main>
${footerHtml(doc, stylesheet)}</div>
</body>
</html>
`;
}

function headHtml({ meta }: Doc, { generator, stylesheet }: HtmlOptions): string {
  const style = stylesheet === undefined ? builtInStyle : styleOf(stylesheet);
  const title = meta.title ?? meta.subject;
  const metas = [
    ["author", meta.author],
    ["description", meta.subject],
    ["keywords", meta.keywords.length === 0 ? null : meta.keywords.join(", ")],
    ["date", meta.date],
    ["generator", generator ?? null],
  ].flatMap(([name, content]) => (name && content ? [`<meta name="${name}" content="${escapeHtml(content)}">`] : []));
  return [
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title === null || title.trim() === "" ? "Document" : title)}</title>`,
    ...metas,
    `<style>${style}</style>`,
  ].join("\n");
}

/** Nothing may be loaded or run; the one style sheet is allowed by its digest, images as data only. */
function policy(style: string): string {
  const digest = Buffer.from(sha256Hex(style), "hex").toString("base64");
  return `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** The marking with the colours that the stylesheet gives it; null where it has no place at this end of the page. */
function markingHtml({ meta }: Doc, end: "top" | "bottom", { marking }: Stylesheet): string | null {
  if (meta.marking === null || (marking.place !== "both" && marking.place !== end)) return null;
  const index = marking.values.findIndex((value) => value.marking.toLowerCase() === meta.marking?.trim().toLowerCase());
  return `<p class="marking${index < 0 ? "" : ` marking-${index + 1}`}">${escapeHtml(meta.marking)}</p>`;
}

function bannerHtml(doc: Doc, stylesheet: Stylesheet): string {
  const { meta } = doc;
  const lines = [
    markingHtml(doc, "top", stylesheet),
    meta.reference === null ? null : `<p class="reference">${escapeHtml(meta.reference)}</p>`,
  ].filter((line) => line !== null);
  return lines.length === 0 ? "" : `<header>\n${lines.join("\n")}\n</header>\n`;
}

function footerHtml(doc: Doc, stylesheet: Stylesheet): string {
  const marking = markingHtml(doc, "bottom", stylesheet);
  return marking === null ? "" : `<footer>\n${marking}\n</footer>\n`;
}

function hasTopHeading(doc: Doc): boolean {
  return doc.blocks.some((block) => block.type === "heading" && block.level === 1);
}

/** The title as the page's first heading, where the text has none of that level. */
function titleHtml(doc: Doc): string {
  return hasTopHeading(doc) || doc.meta.title === null ? "" : `<h1>${escapeHtml(doc.meta.title)}</h1>`;
}

/** Headings that skip no level on the way down, as screen readers expect; the words and ids stay. */
function inOrder(doc: Doc): readonly DocBlock[] {
  let last = hasTopHeading(doc) || doc.meta.title === null ? 0 : 1;
  return doc.blocks.map((block): DocBlock => {
    if (block.type !== "heading") return block;
    const level = levelOf(Math.min(block.level, last + 1));
    last = level;
    return { ...block, level };
  });
}

function levelOf(level: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return level <= 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : level === 4 ? 4 : level === 5 ? 5 : 6;
}

function notesHtml(notes: readonly Footnote[], writing: Writing): string {
  if (notes.length === 0) return "";
  const { labels } = writing;
  const items = notes.map(({ number, blocks }) => {
    const back = `<a href="#note-mark-${number}" role="doc-backlink" aria-label="${escapeHtml(labels.backToText)}">↩</a>`;
    return `<li id="note-${number}">\n${blocksHtml(blocks, writing)}\n${back}\n</li>`;
  });
  return `<section class="notes" role="doc-endnotes" aria-label="${escapeHtml(labels.notes)}">\n<ol>\n${items.join("\n")}\n</ol>\n</section>\n`;
}
