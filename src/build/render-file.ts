/** `render`: typesets any Markdown, made by a template or not. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { error, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Doc } from "../render/document/doc-node.ts";
import { parseDocument } from "../render/document/parse.ts";
import { layoutDocument } from "../render/layout/layout-document.ts";
import { sha256Hex } from "../text/digest.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk, RenderOptions } from "./api.ts";
import { type LoadedTemplate, type Templates, templatesOf } from "./templates.ts";

const DEFAULT_TEMPLATE = "policy-memo";

/**
 * The bytes of one document; null where an error kept it from being made. `templates` may be shared over documents, so
 * that fonts are read and shaped once.
 */
export async function renderFile(
  desk: Desk,
  markdown: string,
  options: RenderOptions,
  templates: Templates = templatesOf(desk),
): Promise<Checked<Uint8Array | null>> {
  const name = options.template ?? DEFAULT_TEMPLATE;
  const loaded = await templates.load(name);
  if (loaded.value === null) {
    const known = await templates.names();
    const guess = nearest(name, known);
    const hints = [guess ? `did you mean \`${guess}\`?` : `there are: ${known.join(", ")}`];
    const missing = error("brief/unknown-template", `there is no template “${name}”`, { hints });
    return { value: null, diagnostics: loaded.diagnostics.length > 0 ? loaded.diagnostics : [missing] };
  }
  const parsed = parseDocument(markdown, { file: options.name });
  const producer = `briefwright ${desk.resources.version}`;
  if (options.format === "html") {
    const { writeHtml } = await import("../render/writers/html/write-html.ts");
    return {
      value: new TextEncoder().encode(writeHtml(parsed.value, { generator: producer })),
      diagnostics: parsed.diagnostics,
    };
  }
  const pdf = await pdfOf(parsed.value, loaded.value, templates, { producer, markdown, name: options.name });
  return { value: pdf.value, diagnostics: [...parsed.diagnostics, ...pdf.diagnostics] };
}

async function pdfOf(
  doc: Doc,
  loaded: LoadedTemplate,
  templates: Templates,
  about: { readonly producer: string; readonly markdown: string; readonly name: string },
): Promise<Checked<Uint8Array | null>> {
  const { meta } = doc;
  const laidOut = layoutDocument(doc, loaded.stylesheet, await templates.layoutResources(loaded, meta.language));
  if (hasErrors(laidOut.diagnostics)) return { value: null, diagnostics: laidOut.diagnostics };
  const { writePdf } = await import("../render/writers/pdf/write-pdf.ts");
  const value = await writePdf(laidOut.value, {
    title: meta.title ?? about.name.slice(about.name.lastIndexOf("/") + 1),
    author: meta.author,
    subject: meta.subject,
    keywords: meta.keywords,
    date: meta.date,
    identifier: sha256Hex(about.markdown),
    producer: about.producer,
    attachments: [],
    openOutlineLevels: 2,
  });
  return { value, diagnostics: laidOut.diagnostics };
}
