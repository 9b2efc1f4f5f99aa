/** Markdown to PDF in one call, for programs that have no workspace. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { memoryWorkspace } from "../workspace/memory.ts";
import { packageResources } from "../workspace/package-resources.ts";
import type { Desk, RenderOptions } from "./api.ts";
import { renderFile } from "./render-file.ts";
import { type Templates, templatesOf } from "./templates.ts";

let shared: { readonly desk: Desk; readonly templates: Templates } | undefined;

/** The PDF of a Markdown text in a built-in template's looks; null where an error kept it from being made. Fonts are loaded once per process. */
export async function renderPdf(
  markdown: string,
  options: Partial<Pick<RenderOptions, "template" | "name">> = {},
): Promise<Checked<Uint8Array | null>> {
  shared ??= openShared();
  const { desk, templates } = shared;
  return renderFile(desk, markdown, { format: "pdf", name: "document.md", ...options }, templates);
}

function openShared(): { desk: Desk; templates: Templates } {
  const desk = { workspace: memoryWorkspace({}), resources: packageResources() };
  return { desk, templates: templatesOf(desk) };
}
