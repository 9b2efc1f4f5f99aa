/** Template folders to one template: what it extends is filled in, file by file and label by label. */
import { type Checked, type Diagnostic, error, hasErrors, type Place } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../text/nearest.ts";
import { readYaml } from "../../yaml/yaml.ts";
import { type TemplateFile, templateSchema } from "./schema.ts";
import { type LabelTable, stylesheetFile, type Template } from "./template.ts";

/** The files of one template folder as they were found. */
export interface TemplateFolder {
  /** Workspace path for messages, without a slash at its end: `templates/policy-memo`. */
  readonly folder: string;
  /** Path within the folder to bytes. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

/** Finds a template's folder; undefined where there is none. Asked once for each template of the chain. */
export type FindFolder = (name: string) => Promise<TemplateFolder | undefined>;

/**
 * The template of a name, with all that it inherits: the nearest folder's file wins, labels are merged key by key, and
 * stylesheets are kept apart for their reader to merge. Null where there is no such template, where a `template.yaml` is
 * wrong, or where templates extend each other in a circle. `names` are those that a misspelt one is held against.
 */
export async function loadTemplate(
  name: string,
  find: FindFolder,
  names: () => Promise<readonly string[]> = async () => [],
): Promise<Checked<Template | null>> {
  const { value: chain, diagnostics } = await chainOf(name, find, names);
  if (chain.length === 0 || hasErrors(diagnostics)) return { value: null, diagnostics };
  const template: Template = {
    name,
    title: chain[0]?.about.title ?? name,
    description: chain.find((link) => link.about.description !== undefined)?.about.description?.trim() ?? "",
    files: {},
    assets: {},
    folders: {},
    stylesheets: [],
    needs: chain.find((link) => link.about.needs !== undefined)?.about.needs ?? [],
    sections: chain.find((link) => link.about.sections !== undefined)?.about.sections ?? [],
    sample: {},
    labels: { en: {} },
  };
  return { value: chain.reduceRight(overlay, template), diagnostics };
}

interface Link {
  readonly folder: TemplateFolder;
  readonly about: TemplateFile;
  readonly sample: Template["sample"];
}

/** The template and what it extends, nearest first; up to the first problem. */
async function chainOf(
  name: string,
  find: FindFolder,
  known: () => Promise<readonly string[]>,
): Promise<Checked<readonly Link[]>> {
  const chain: Link[] = [];
  const diagnostics: Diagnostic[] = [];
  const names: string[] = [];
  for (let next: string | undefined = name; next !== undefined; ) {
    const place = extendsPlace(chain.at(-1), next);
    if (names.includes(next)) {
      const circle = `templates extend each other in a circle: ${[...names, next].join(" > ")}`;
      return { value: chain, diagnostics: [...diagnostics, error("template/limit", circle, { place })] };
    }
    const folder = await find(next);
    if (folder === undefined) {
      const guess = nearest(next, await known());
      const hints = guess === undefined ? [] : [`did you mean \`${guess}\`?`];
      const missing = error("brief/unknown-template", `there is no template \`${next}\``, { place, hints });
      return { value: chain, diagnostics: [...diagnostics, missing] };
    }
    const about = readAbout(next, folder);
    diagnostics.push(...about.diagnostics);
    if (about.value === null) return { value: chain, diagnostics };
    names.push(next);
    chain.push({ folder, ...about.value });
    next = about.value.about.extends;
  }
  return { value: chain, diagnostics };
}

/** Where a template names the one that it extends; undefined for the first, which a brief names. */
function extendsPlace(from: Link | undefined, name: string): Place | undefined {
  if (from === undefined) return undefined;
  const text = decode(from.folder.files["template.yaml"] ?? new Uint8Array());
  const file = `${from.folder.folder}/template.yaml`;
  const start = text.indexOf(name, Math.max(0, text.search(/^extends/m)));
  return start < 0 ? { file } : { file, text, span: { start, end: start + name.length } };
}

/** A folder without `template.yaml` is a template by its other files alone. */
function readAbout(name: string, folder: TemplateFolder): Checked<Omit<Link, "folder"> | null> {
  const bytes = Object.hasOwn(folder.files, "template.yaml") ? folder.files["template.yaml"] : undefined;
  if (bytes === undefined) return { value: { about: { title: name }, sample: {} }, diagnostics: [] };
  const read = readYaml(`${folder.folder}/template.yaml`, decode(bytes), templateSchema);
  if (read.value === null) return { value: null, diagnostics: read.diagnostics };
  const { value: about, placeOf } = read.value;
  const sample = Object.entries(about.sample ?? {}).map(([key, value]) => {
    return [key, { json: JSON.stringify(value), place: placeOf(["sample", key]) }] as const;
  });
  return { value: { about, sample: Object.fromEntries(sample) }, diagnostics: read.diagnostics };
}

function overlay(under: Template, { folder, about, sample }: Link): Template {
  const files = { ...under.files };
  const assets = { ...under.assets };
  const folders = { ...under.folders };
  for (const path of Object.keys(folder.files).sort()) {
    const bytes = folder.files[path] ?? new Uint8Array();
    if (/\.(hbs|ya?ml|md)$/.test(path)) files[path] = decode(bytes);
    else assets[path] = bytes;
    folders[path] = folder.folder;
  }
  const looks = Object.hasOwn(folder.files, stylesheetFile) ? folder.files[stylesheetFile] : undefined;
  const stylesheets = looks
    ? [...under.stylesheets, { file: `${folder.folder}/${stylesheetFile}`, text: decode(looks) }]
    : under.stylesheets;
  const labels = mergeLabels(under.labels, about.labels ?? {});
  return { ...under, files, assets, folders, stylesheets, labels, sample: { ...under.sample, ...sample } };
}

function mergeLabels(under: Template["labels"], over: Template["labels"]): Template["labels"] {
  const merged: Record<string, LabelTable> = { ...under };
  for (const [language, labels] of Object.entries(over)) merged[language] = { ...under[language], ...labels };
  return merged;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes).replace(/\r\n?/g, "\n");
}
