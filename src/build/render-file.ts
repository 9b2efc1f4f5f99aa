/** `render`: typesets any Markdown, made by a template or not. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { error, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Doc } from "../render/document/doc-node.ts";
import { parseDocument } from "../render/document/parse.ts";
import { layoutDocument } from "../render/layout/layout-document.ts";
import { layoutNeeds } from "../render/layout/needs.ts";
import type { PageImage } from "../render/layout/page.ts";
import { withLogo } from "../render/stylesheet/logo.ts";
import { sha256Hex } from "../text/digest.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk, RenderOptions } from "./api.ts";
import { dataUrls, loadImages } from "./images.ts";
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
  if (hasErrors(loaded.diagnostics)) return { value: null, diagnostics: loaded.diagnostics };
  const { stylesheet } = loaded.value;
  const parsed = parseDocument(markdown, { file: options.name });
  const own = await loadImages(parsed.value, options.name, options.readImage ?? (async () => undefined));
  const doc = withLogo(parsed.value, stylesheet);
  const images = { ...own.value, ...loaded.value.images };
  const producer = `briefwright ${desk.resources.version}`;
  const diagnostics = [...loaded.diagnostics, ...parsed.diagnostics, ...own.diagnostics];
  if (options.format === "html") {
    const { writeHtml } = await import("../render/writers/html/write-html.ts");
    const html = writeHtml(doc, { generator: producer, images: dataUrls(images), stylesheet });
    return { value: new TextEncoder().encode(html), diagnostics };
  }
  if (options.format === "docx") {
    const { writeDocx } = await import("../render/writers/docx/write-docx.ts");
    const { faces } = (await templates.layoutResources(loaded.value, { languages: [], code: false })).faces;
    const about = { title: titleOf(doc, options.name), producer, images, faces };
    return { value: await writeDocx(doc, stylesheet, about), diagnostics };
  }
  const about = { producer, markdown, name: options.name, images };
  const pdf = await pdfOf(doc, loaded.value, templates, about);
  // The layout names a missing image once more; it was named above with what to do.
  const fresh = pdf.diagnostics.filter((d) => d.code !== "render/bad-image");
  return { value: pdf.value, diagnostics: [...diagnostics, ...fresh] };
}

/** A document without a title goes by its file's name. */
function titleOf({ meta }: Doc, file: string): string {
  return meta.title ?? file.slice(file.lastIndexOf("/") + 1);
}

/** What a PDF is made from besides its document. */
interface About {
  readonly producer: string;
  readonly markdown: string;
  readonly name: string;
  readonly images: Readonly<Record<string, PageImage>>;
}

async function pdfOf(
  doc: Doc,
  loaded: LoadedTemplate,
  templates: Templates,
  about: About,
): Promise<Checked<Uint8Array | null>> {
  const { meta } = doc;
  const resources = { ...(await templates.layoutResources(loaded, layoutNeeds(doc))), images: about.images };
  const laidOut = layoutDocument(doc, loaded.stylesheet, resources);
  if (hasErrors(laidOut.diagnostics)) return { value: null, diagnostics: laidOut.diagnostics };
  const { writePdf } = await import("../render/writers/pdf/write-pdf.ts");
  const value = await writePdf(laidOut.value, {
    title: titleOf(doc, about.name),
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
