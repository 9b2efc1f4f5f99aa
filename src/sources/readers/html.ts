/**
 * Saved web pages. The body is found by `html/body.ts`, what the page says of itself by `html/page-metadata.ts`; lines
 * are then judged as those of pasted pages are.
 */
import { type Checked, type Diagnostic, warning } from "../../diagnostics/diagnostic.ts";
import { decodeText } from "../decoding.ts";
import { buildDraft, type Draft, type NewLine, type StatedMetadata } from "../draft.ts";
import { findBody } from "../html/body.ts";
import type { PageLine } from "../html/lines.ts";
import { readPageMetadata } from "../html/page-metadata.ts";
import { parseHtml } from "../markup/parse.ts";

/** One draft; none where the bytes are no text. */
export async function readHtml(bytes: Uint8Array, name: string): Promise<Checked<readonly Draft[]>> {
  const { value, diagnostics } = await decodeText(bytes, name, declaredEncoding(bytes));
  if (value === null) return { value: [], diagnostics };
  const { draft, exceeded } = readPage(value.text, savedFrom(value.text));
  return { value: [draft], diagnostics: [...diagnostics, ...limitWarning(name, exceeded)] };
}

/** What a page exceeded, as a warning. */
export function limitWarning(name: string, exceeded: string | null): Diagnostic[] {
  if (exceeded === null) return [];
  return [
    warning("source/limit", `\`${name}\` has ${exceeded}; the rest was read flat or left out`, {
      place: { file: name },
    }),
  ];
}

/** The encoding that a page declares in its first kilobytes. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,30})/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,30})/i.exec(head)?.[1]
  );
}

/** Browsers write into a saved page where it came from. */
function savedFrom(html: string): string | null {
  return /<!--\s?saved from url=\(\d+\)(https?:\/\/[^\s>]{1,2000})/i.exec(html.slice(0, 2000))?.[1] ?? null;
}

/** A page's draft. `given` is what the envelope of the page (a feed, a mail) states; it goes before the page's own word. */
export function readPage(
  html: string,
  address: string | null,
  given: StatedMetadata = {},
): { readonly draft: Draft; readonly exceeded: string | null } {
  const { root, exceeded } = parseHtml(html);
  const { stated, articleBody, description } = readPageMetadata(root, address);
  const body = findBody(root, { title: stated.title?.value ?? null, articleBody, description });
  const builder = buildDraft();
  for (const line of body?.lines ?? []) builder.add(draftLine(line));
  return { draft: builder.draft({ ...stated, ...given }), exceeded };
}

/** A line of a page as a draft takes it. */
export function draftLine(line: PageLine): NewLine {
  const { kind, level, text, links, linkLength, inCaption } = line;
  const furniture = line.aside ?? (inCaption ? caption : undefined);
  const linkOnly = linkLength >= text.length * 0.9;
  return {
    kind,
    text,
    links,
    ...(level === undefined ? {} : { level }),
    ...(linkOnly ? { linkOnly } : {}),
    ...(furniture === undefined ? {} : { furniture }),
  };
}

const caption: NewLine["furniture"] = { reason: "caption", because: "a caption of a picture" };
