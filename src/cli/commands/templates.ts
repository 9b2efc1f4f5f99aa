import { checkTemplates, ejectTemplate, listTemplates, type TemplateRow } from "../../build/template-commands.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import type { Context, Outcome } from "../outcome.ts";
import { counted } from "../reporter.ts";
import { table } from "../table.ts";

const origins: Readonly<Record<TemplateRow["from"], string>> = {
  "built in": "built in",
  own: "workspace",
  replaces: "workspace, in place of the built-in one",
};

/** The templates of the workspace and of the tool; a workspace's own stands in for a built-in one of its name. */
export async function list({ desk }: Context): Promise<Outcome> {
  const rows = await listTemplates(desk);
  const lines = rows.map((row) => [row.name, row.title, origins[row.from]]);
  return { diagnostics: [], result: rows, text: table(["template", "title", "from"], lines) };
}

/** Copies a built-in template into the workspace, where it can be changed. */
export async function eject({ desk }: Context, name: string): Promise<Outcome> {
  const { value: files, diagnostics } = await ejectTemplate(desk, name);
  if (files.length === 0) return { diagnostics, result: null, text: "" };
  const folder = `templates/${name}`;
  return {
    diagnostics,
    result: { folder, files },
    text: `${counted(files.length, "file")} written to ${harmless(folder)}\n`,
  };
}

/** Looks for mistakes in templates, in all branches, and tries them on the starter's articles. */
export async function check({ desk }: Context, names: readonly string[]): Promise<Outcome> {
  const { value: checked, diagnostics } = await checkTemplates(desk, names);
  const text = diagnostics.length > 0 ? "" : `${counted(checked.length, "template")} checked: nothing found\n`;
  return { diagnostics, result: { checked }, text };
}
