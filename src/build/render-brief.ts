/** From a compiled brief to the bytes of its outputs. Every output is made from the one Markdown, so all say the same words. */
import type { OutputKind } from "../brief/brief.ts";
import type { Checked } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { writeEvidence } from "../memo/evidence.ts";
import type { Doc } from "../render/document/doc-node.ts";
import { parseDocument } from "../render/document/parse.ts";
import type { FaceSet } from "../render/layout/faces.ts";
import { layoutDocument } from "../render/layout/layout-document.ts";
import { layoutNeeds } from "../render/layout/needs.ts";
import type { PagedDocument } from "../render/layout/page.ts";
import { withLogo } from "../render/stylesheet/logo.ts";
import type { Stylesheet } from "../render/stylesheet/stylesheet.ts";
import { renderMarkdown } from "../render/template/render-markdown.ts";
import { sha256Hex } from "../text/digest.ts";
import type { BuildOptions, MemoOptions } from "./api.ts";
import { type ChartImages, chartImages } from "./chart-images.ts";
import type { CompiledBrief } from "./compile-brief.ts";
import { ENDINGS } from "./endings.ts";
import { dataUrls } from "./images.ts";
import { recordPrinted } from "./record-printed.ts";
import { type LoadedTemplate, type Templates, templateOf } from "./templates.ts";
import { noTurn, type Turn } from "./turn.ts";
import type { Output } from "./write-outputs.ts";

/** The outputs of one brief, in the order of its `outputs`. */
export interface Rendered {
  readonly outputs: readonly Output[];
  /** Null where nothing was laid out. */
  readonly pages: number | null;
}

const OUTPUT = "output";

/** What labels of drawings need of a layout's resources. */
const fontsOnly = { languages: [], code: false };

/** A brief that was typeset as far as its pages, of which outputs can be written. */
export interface SetBrief {
  readonly compiled: CompiledBrief;
  readonly markdown: string;
  /** Null where no output asks for it. */
  readonly doc: Doc | null;
  readonly stylesheet: Stylesheet | null;
  readonly charts: ChartImages;
  /** Null where nothing was laid out. */
  readonly paged: PagedDocument | null;
  /** The fonts of its template. */
  readonly faces: () => Promise<FaceSet["faces"]>;
  /** Kinds of output that the brief has, and those of them that are to be written. */
  readonly listed: readonly OutputKind[];
  readonly wanted: readonly OutputKind[];
}

/** Null where the template can't be used; what stood before is then kept. */
export async function setBrief(
  compiled: CompiledBrief,
  templates: Templates,
  options: MemoOptions = {},
  turn: Turn = noTurn,
): Promise<Checked<SetBrief | null>> {
  const { brief } = compiled;
  const listed = [...new Set([...brief.outputs, ...(options.also ?? [])])];
  const wanted = listed.filter((kind) => options.only === undefined || options.only.includes(kind));
  const charts: ChartImages = { images: {}, files: {} };
  const faces = async () => [];
  const bare = { compiled, markdown: "", doc: null, stylesheet: null, charts, paged: null, faces, listed, wanted };
  // The evidence says what the memo prints, so it is the same whichever of the outputs are asked for.
  const counted = brief.limit.pages !== null && options.excerpts === undefined;
  if (!isTypeset(listed) && !counted) return { value: bare, diagnostics: [] };
  const written = await markdownOf(compiled, templates);
  if (written.value === null) return { value: null, diagnostics: written.diagnostics };
  const { markdown, loaded } = written.value;
  await turn();
  const parsed = parseDocument(markdown, { file: `${options.output ?? OUTPUT}/${brief.slug}.md` });
  const doc = withLogo(parsed.value, loaded.stylesheet);
  const value = {
    ...bare,
    markdown,
    doc,
    stylesheet: loaded.stylesheet,
    charts: chartImages(doc, compiled.memo, loaded),
    faces: async () => (await templates.layoutResources(loaded, fontsOnly)).faces.faces,
  };
  const diagnostics = [...written.diagnostics, ...parsed.diagnostics];
  if (!wanted.includes("pdf") && !counted) return { value, diagnostics };
  await turn();
  const laidOut = await layOut(doc, loaded, templates, value.charts.images);
  diagnostics.push(...laidOut.diagnostics);
  return { value: hasErrors(laidOut.diagnostics) ? null : { ...value, paged: laidOut.value }, diagnostics };
}

/** The bytes of the outputs. */
export async function writeBrief(
  set: SetBrief,
  { output }: Pick<BuildOptions, "output">,
  turn: Turn = noTurn,
): Promise<Rendered> {
  const { compiled, markdown, charts, paged, listed, wanted } = set;
  const { slug } = compiled.brief;
  const folder = output ?? OUTPUT;
  const printed = isTypeset(listed) ? { printed: recordPrinted(compiled.memo, markdown) } : {};
  const evidence = encode(writeEvidence({ ...compiled.evidence, ...printed }));
  const outputs: Output[] = [];
  for (const kind of wanted) {
    await turn();
    const bytes = await bytesOf(kind, set, evidence);
    if (bytes) outputs.push({ path: `${folder}/${slug}${ENDINGS[kind]}`, kind, bytes });
    if (kind !== "markdown") continue;
    // The Markdown shows its charts from files beside it; all other outputs hold them.
    for (const [name, svg] of Object.entries(charts.files))
      outputs.push({ path: `${folder}/${name}`, kind, bytes: svg });
  }
  return { outputs, pages: paged?.pages.length ?? null };
}

/** The document tree of a brief's Markdown. */
export async function documentOf(compiled: CompiledBrief, templates: Templates): Promise<Checked<Doc | null>> {
  const written = await markdownOf(compiled, templates);
  if (written.value === null) return { value: null, diagnostics: written.diagnostics };
  const parsed = parseDocument(written.value.markdown, { file: `${compiled.brief.slug}.md` });
  return { value: parsed.value, diagnostics: [...written.diagnostics, ...parsed.diagnostics] };
}

/** The pages of a brief, without the bytes of fonts and images. */
export async function pagesOf(compiled: CompiledBrief, templates: Templates): Promise<Checked<unknown>> {
  const written = await markdownOf(compiled, templates);
  if (written.value === null) return { value: null, diagnostics: written.diagnostics };
  const parsed = parseDocument(written.value.markdown, { file: `${compiled.brief.slug}.md` });
  const { images } = chartImages(parsed.value, compiled.memo, written.value.loaded);
  const { loaded } = written.value;
  const laidOut = await layOut(withLogo(parsed.value, loaded.stylesheet), loaded, templates, images);
  const { pages, nodes, outline, language, faces } = laidOut.value;
  const value = {
    pages,
    nodes,
    outline,
    language,
    faces: faces.map(({ bytes, ...face }) => ({ ...face, bytes: bytes.length })),
  };
  return { value, diagnostics: [...written.diagnostics, ...parsed.diagnostics, ...laidOut.diagnostics] };
}

async function markdownOf(
  compiled: CompiledBrief,
  templates: Templates,
): Promise<Checked<{ markdown: string; loaded: LoadedTemplate } | null>> {
  const found = await templateOf(compiled.brief, templates);
  if (found.value === null || hasErrors(found.diagnostics)) return { value: null, diagnostics: found.diagnostics };
  const rendered = renderMarkdown(compiled.memo, found.value.template, found.value.helpers);
  const diagnostics = [...found.diagnostics, ...rendered.diagnostics];
  if (hasErrors(rendered.diagnostics)) return { value: null, diagnostics };
  return { value: { markdown: rendered.value, loaded: found.value }, diagnostics };
}

async function layOut(
  doc: Doc,
  loaded: LoadedTemplate,
  templates: Templates,
  images: ChartImages["images"],
): Promise<Checked<PagedDocument>> {
  const resources = await templates.layoutResources(loaded, layoutNeeds(doc));
  return layoutDocument(doc, loaded.stylesheet, { ...resources, images });
}

/** Outputs that are made from the template's Markdown; the others are data. */
const TYPESET: ReadonlySet<OutputKind> = new Set(["markdown", "pdf", "html", "docx"]);

function isTypeset(kinds: readonly OutputKind[]): boolean {
  return kinds.some((kind) => TYPESET.has(kind));
}

/** Writers are loaded when first needed: a build of Markdown and evidence alone pays for none of them. */
async function bytesOf(kind: OutputKind, set: SetBrief, evidence: Uint8Array): Promise<Uint8Array | null> {
  const { compiled, markdown, doc, stylesheet, charts, paged } = set;
  const { brief } = compiled;
  const { tool } = compiled.memo;
  if (kind === "evidence") return evidence;
  if (kind === "markdown") return encode(markdown);
  if (kind === "csv" || kind === "csl-json" || kind === "bibtex") return encode(await dataOf(kind, compiled));
  if (kind === "html" && doc && stylesheet) {
    const { writeHtml } = await import("../render/writers/html/write-html.ts");
    return encode(writeHtml(doc, { generator: tool, stylesheet, images: dataUrls(charts.images) }));
  }
  if (kind === "docx" && doc && stylesheet) {
    const { writeDocx } = await import("../render/writers/docx/write-docx.ts");
    const hasDrawing = Object.values(charts.images).some(({ format }) => format === "svg");
    const faces = hasDrawing ? await set.faces() : [];
    return writeDocx(doc, stylesheet, { title: brief.title, producer: tool, images: charts.images, faces });
  }
  if (kind === "pdf" && paged) {
    const { writePdf } = await import("../render/writers/pdf/write-pdf.ts");
    return writePdf(paged, {
      title: brief.title,
      author: brief.memo.from,
      subject: brief.question,
      keywords: brief.parts.flatMap((p) => p.themes.map((t) => t.text)),
      date: brief.memo.date,
      identifier: sha256Hex(evidence),
      producer: tool,
      attachments: [
        {
          name: `${brief.slug}.evidence.json`,
          bytes: evidence,
          mime: "application/json",
          description: "Evidence: every excerpt with its source, position and digest",
          relationship: "Data",
        },
      ],
      openOutlineLevels: 2,
    });
  }
  return null;
}

async function dataOf(kind: "csv" | "csl-json" | "bibtex", { memo, evidence }: CompiledBrief): Promise<string> {
  if (kind === "csv") return (await import("../memo/exports/csv.ts")).writeCsv(evidence);
  if (kind === "bibtex") return (await import("../memo/exports/bibtex.ts")).writeBibtex(memo);
  return (await import("../memo/exports/csl-json.ts")).writeCslJson(memo);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
