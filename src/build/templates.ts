/** Templates by name, each loaded once per command: the workspace's own first, then the built-in one of that name. */
import type { Brief } from "../brief/brief.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import { loadLayoutResources, type LayoutResources } from "../render/layout/layout-document.ts";
import { readStylesheet } from "../render/stylesheet/read-stylesheet.ts";
import type { Stylesheet } from "../render/stylesheet/stylesheet.ts";
import { readTemplate, type TemplateFolder } from "../render/template/read-template.ts";
import { placeOfFile, type Template } from "../render/template/template.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk } from "./api.ts";

/** A template ready to render: its files, its looks, and the fonts they name. */
export interface LoadedTemplate {
  readonly template: Template;
  readonly stylesheet: Stylesheet;
}

export interface Templates {
  /** Null where there is no such template, or where it can't be used. */
  load(name: string): Promise<Checked<LoadedTemplate | null>>;
  /** Fonts and hyphenation for a stylesheet and a language; the same object for the same pair. */
  layoutResources(loaded: LoadedTemplate, language: string): Promise<LayoutResources>;
  /** All names, sorted: the workspace's and the built-in ones. */
  names(): Promise<readonly string[]>;
}

const FOLDER = "templates";
const STYLESHEET = "stylesheet.yaml";
/** The largest file of a template folder that is read, in bytes: fonts and logos. */
const FILE_LIMIT = 16 * 1024 * 1024;

export function templatesOf(desk: Desk): Templates {
  const folders = once(() => templateFolders(desk));
  const loaded = new Map<string, Promise<Checked<LoadedTemplate | null>>>();
  const resources = new Map<string, Promise<LayoutResources>>();
  return {
    load(name) {
      const found = loaded.get(name) ?? folders().then((all) => loadOne(name, all));
      loaded.set(name, found);
      return found;
    },
    layoutResources(template, language) {
      const key = `${template.template.name} ${language}`;
      const found = resources.get(key) ?? loadResources(desk, template, language);
      resources.set(key, found);
      return found;
    },
    names: async () => [...(await folders()).keys()].sort(),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    const found = made ?? make();
    made = found;
    return found;
  };
}

/** The template that a brief asks for; a missing one is an error where the brief names it. */
export async function templateOf(brief: Brief, templates: Templates): Promise<Checked<LoadedTemplate | null>> {
  const { text: name, place } = brief.template;
  const found = await templates.load(name);
  if (found.value !== null || found.diagnostics.length > 0) return found;
  const guess = nearest(name, await templates.names());
  const hint = guess ? `did you mean \`${guess}\`?` : `there are: ${(await templates.names()).join(", ")}`;
  return { value: null, diagnostics: [error("brief/unknown-template", `there is no template “${name}”`, { place, hints: [hint] })] };
}

function loadOne(name: string, folders: ReadonlyMap<string, TemplateFolder>): Checked<LoadedTemplate | null> {
  if (!folders.has(name)) return { value: null, diagnostics: [] };
  const template = readTemplate(name, folders);
  if (template.value === null) return { value: null, diagnostics: template.diagnostics };
  const looks = readStylesheet(placeOfFile(template.value, STYLESHEET), template.value.files[STYLESHEET] ?? "");
  const diagnostics: Diagnostic[] = [...template.diagnostics, ...looks.diagnostics];
  return { value: { template: template.value, stylesheet: looks.value }, diagnostics };
}

/** Every template there is by name; the workspace's in place of a built-in one of the same name. */
async function templateFolders(desk: Desk): Promise<ReadonlyMap<string, TemplateFolder>> {
  const folders = new Map<string, TemplateFolder>();
  for (const name of await desk.resources.templateNames()) {
    const files = await desk.resources.template(name);
    if (files) folders.set(name, { path: `${FOLDER}/${name}`, files });
  }
  const own = new Map<string, Record<string, Uint8Array>>();
  for (const { path, type } of await desk.workspace.list(FOLDER)) {
    const parts = /^templates\/([^/.][^/]*)\/(.+)$/.exec(path);
    if (!parts || type !== "file") continue;
    const bytes = await desk.workspace.read(path, FILE_LIMIT);
    const files = own.get(parts[1] ?? "") ?? {};
    if (bytes) files[parts[2] ?? ""] = bytes;
    own.set(parts[1] ?? "", files);
  }
  for (const [name, files] of own) folders.set(name, { path: `${FOLDER}/${name}`, files });
  return folders;
}

/** Fonts of the template's own folder go before the built-in ones of the same family. */
function loadResources(desk: Desk, { stylesheet }: LoadedTemplate, language: string): Promise<LayoutResources> {
  return loadLayoutResources(stylesheet, language, (family, weight, italic) => desk.resources.font(family, weight, italic));
}
