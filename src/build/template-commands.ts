/** Work on templates: which there are, a copy to change, and what is wrong with one, tried on the starter's articles. */
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { checkTemplateFiles } from "../render/template/render-markdown.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk } from "./api.ts";
import { tryTemplate } from "./template-trial.ts";
import { templatesOf } from "./templates.ts";

/** One row of `templates list`. A template that can't be read has its name as title. */
export interface TemplateRow {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** `own` is the workspace's; `replaces` one that stands in for a built-in template of its name. */
  readonly from: "built in" | "own" | "replaces";
  readonly sections: readonly string[];
  /** Keys of a brief that it prints in a place of their own. */
  readonly needs: readonly string[];
}

const FOLDER = "templates";

/** Sorted by name. */
export async function listTemplates(desk: Desk): Promise<readonly TemplateRow[]> {
  const templates = templatesOf(desk);
  const own = new Set(await ownNames(desk));
  const builtIn = new Set(await desk.resources.templateNames());
  const rows: TemplateRow[] = [];
  for (const name of await templates.names()) {
    const { value } = await templates.load(name);
    const { title = name, description = "", sections = [], needs = [] } = value?.template ?? {};
    const from = !own.has(name) ? "built in" : builtIn.has(name) ? "replaces" : "own";
    rows.push({ name, title, description, from, sections, needs: needs.map(({ text }) => text) });
  }
  return rows;
}

/** Copies a built-in template into the workspace; the paths that were written, none where it can't be. */
export async function ejectTemplate(desk: Desk, name: string): Promise<Checked<readonly string[]>> {
  const files = await desk.resources.template(name);
  if (files === undefined)
    return { value: [], diagnostics: [unknown("built-in template", name, await desk.resources.templateNames())] };
  const folder = `${FOLDER}/${name}`;
  if ((await desk.workspace.stat(folder)).type !== "missing") {
    const hints = ["change it there, or move it away first"];
    const exists = error("build/template-exists", "the workspace has this template already", {
      place: { file: folder },
      hints,
    });
    return { value: [], diagnostics: [exists] };
  }
  for (const [path, bytes] of Object.entries(files)) await desk.workspace.write(`${folder}/${path}`, bytes);
  return { value: Object.keys(files).map((path) => `${folder}/${path}`), diagnostics: [] };
}

/**
 * What is wrong with templates: those named, otherwise the workspace's own, or all built-in ones where it has none. Files
 * are checked in all branches; what is sound is then rendered and laid out on the starter workspace's articles.
 */
export async function checkTemplates(desk: Desk, names: readonly string[]): Promise<Checked<readonly string[]>> {
  const known = await templatesOf(desk).names();
  const own = await ownNames(desk);
  const asked = names.length > 0 ? names : own.length > 0 ? own : known;
  const diagnostics: Diagnostic[] = [];
  for (const name of asked) {
    if (known.includes(name)) diagnostics.push(...(await checkOne(desk, name)));
    else diagnostics.push(unknown("template", name, known));
  }
  return { value: asked, diagnostics };
}

async function checkOne(desk: Desk, name: string): Promise<readonly Diagnostic[]> {
  const loaded = await templatesOf(desk).load(name);
  const found = [
    ...loaded.diagnostics,
    ...(loaded.value ? checkTemplateFiles(loaded.value.template, loaded.value.helpers) : []),
  ];
  if (loaded.value === null || found.length > 0) return found;
  return tryTemplate(desk, loaded.value.template);
}

async function ownNames({ workspace }: Desk): Promise<readonly string[]> {
  const entries = await workspace.list(FOLDER);
  const names = entries.flatMap(({ path }) => /^templates\/([^/.][^/]*)\//.exec(path)?.[1] ?? []);
  return [...new Set(names)].sort();
}

function unknown(what: string, name: string, known: readonly string[]): Diagnostic {
  const meant = nearest(name, known);
  const hint = meant === undefined ? `there are: ${known.join(", ")}` : `did you mean \`${meant}\`?`;
  return error("brief/unknown-template", `no ${what} is called \`${name}\``, { hints: [hint] });
}
