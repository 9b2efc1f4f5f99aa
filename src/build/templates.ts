/** Templates by name, each loaded once per command: the workspace's own first, then the built-in one of that name. */
import type { Brief } from "../brief/brief.ts";
import type { Checked, Diagnostic, Place } from "../diagnostics/diagnostic.ts";
import { error, warning } from "../diagnostics/diagnostic.ts";
import { slugOf } from "../render/document/slug.ts";
import { checkImage } from "../render/image/check-image.ts";
import { type LayoutResources, loadLayoutResources } from "../render/layout/layout-document.ts";
import type { LayoutNeeds } from "../render/layout/needs.ts";
import { fontOfCollection } from "../render/layout/opentype/collection.ts";
import type { PageImage } from "../render/layout/page.ts";
import { logoSrc, sizedLogo } from "../render/stylesheet/logo.ts";
import { readStylesheet } from "../render/stylesheet/read-stylesheet.ts";
import { defaultStylesheet, type SectionStyle, type Stylesheet } from "../render/stylesheet/stylesheet.ts";
import type { HelperSet } from "../render/template/helpers.ts";
import { loadTemplate, type TemplateFolder } from "../render/template/load-template.ts";
import type { Template } from "../render/template/template.ts";
import { nearest } from "../text/nearest.ts";
import type { Desk } from "./api.ts";
import { helpersOf } from "./template-helpers.ts";

/** A template ready to render: its files, its looks, and the fonts they name. */
export interface LoadedTemplate {
  readonly template: Template;
  readonly stylesheet: Stylesheet;
  /** Its logo by the name that documents give it; empty where it has none. */
  readonly images: Readonly<Record<string, PageImage>>;
  /** What it may call. */
  readonly helpers: HelperSet;
}

export interface Templates {
  /** Null where there is no such template, or where it can't be used. */
  load(name: string): Promise<Checked<LoadedTemplate | null>>;
  /** Fonts and hyphenation for a template's looks and what a document needs; the same object for the same pair. */
  layoutResources(loaded: LoadedTemplate, needs: LayoutNeeds): Promise<LayoutResources>;
  /** All names, sorted: the workspace's and the built-in ones. */
  names(): Promise<readonly string[]>;
}

const FOLDER = "templates";
/** The largest file of a template folder that is read, in bytes: fonts and logos. */
const FILE_LIMIT = 16 * 1024 * 1024;
/** Fonts of Chinese, Japanese and Korean are larger than anything else in a template. */
const FONT_LIMIT = 64 * 1024 * 1024;

export function templatesOf(desk: Desk): Templates {
  const loaded = new Map<string, Promise<Checked<LoadedTemplate | null>>>();
  let helpers: Promise<Checked<HelperSet>> | undefined;
  const resources = new Map<string, Promise<LayoutResources>>();
  return {
    load(name) {
      helpers ??= helpersOf(desk);
      const found = loaded.get(name) ?? loadOne(desk, name, helpers);
      loaded.set(name, found);
      return found;
    },
    layoutResources(template, needs) {
      const key = `${template.template.name} ${needs.languages.join(" ")} ${needs.code}`;
      const found = resources.get(key) ?? loadResources(desk, template, needs);
      resources.set(key, found);
      return found;
    },
    names: () => templateNames(desk),
  };
}

/** The template that a brief asks for; a missing one is an error where the brief names it. */
export async function templateOf(brief: Brief, templates: Templates): Promise<Checked<LoadedTemplate | null>> {
  const { text: name, place } = brief.template;
  const found = await templates.load(name);
  if (found.value !== null || found.diagnostics.length > 0) return found;
  const guess = nearest(name, await templates.names());
  const hint = guess ? `did you mean \`${guess}\`?` : `there are: ${(await templates.names()).join(", ")}`;
  return {
    value: null,
    diagnostics: [error("brief/unknown-template", `there is no template “${name}”`, { place, hints: [hint] })],
  };
}

async function loadOne(
  desk: Desk,
  name: string,
  helpers: Promise<Checked<HelperSet>>,
): Promise<Checked<LoadedTemplate | null>> {
  const folder = (wanted: string) => folderOf(desk, wanted);
  if ((await folder(name)) === undefined) return { value: null, diagnostics: [] };
  const template = await loadTemplate(name, folder, () => templateNames(desk));
  if (template.value === null) return { value: null, diagnostics: template.diagnostics };
  const looks = looksOf(template.value);
  const fonts = await fontProblems(desk, template.value, looks.value);
  const logo = logoOf(template.value, looks.value);
  const own = await helpers;
  const diagnostics: Diagnostic[] = [
    ...template.diagnostics,
    ...looks.diagnostics,
    ...fonts,
    ...logo.diagnostics,
    ...own.diagnostics,
  ];
  return {
    value: { template: template.value, stylesheet: looks.value, images: logo.value, helpers: own.value },
    diagnostics,
  };
}

/** A logo is read from the template's own files and checked to its last byte before any writer sees it. */
function logoOf(template: Template, { logo }: Stylesheet): Checked<LoadedTemplate["images"]> {
  if (logo === null) return { value: {}, diagnostics: [] };
  const place = placeInLooks(template, logo.file);
  const bytes = Object.hasOwn(template.assets, logo.file) ? template.assets[logo.file] : undefined;
  if (bytes === undefined) {
    const near = nearest(logo.file, Object.keys(template.assets));
    const hints = [near === undefined ? "put it into the template's folder" : `did you mean \`${near}\`?`];
    const missing = error("template/bad-logo", `there is no logo \`${logo.file}\` in the template's folder`, {
      place,
      hints,
    });
    return { value: {}, diagnostics: [missing] };
  }
  const { value, diagnostics } = checkImage(bytes, logo.file, place);
  if (value === null)
    return { value: {}, diagnostics: diagnostics.map((d) => ({ ...d, code: "template/bad-logo" as const })) };
  return { value: { [logoSrc]: sizedLogo(value, logo.heightPt) }, diagnostics };
}

/** Where the nearest stylesheet writes some words. */
function placeInLooks({ stylesheets }: Template, words: string): Place | undefined {
  const source = stylesheets.findLast(({ text }) => text.includes(words));
  if (source === undefined) return undefined;
  const start = source.text.indexOf(words);
  return { ...source, span: { start, end: start + words.length } };
}

/** Families that neither the template's folder nor the tool has. Those of the tool's own looks are not looked for. */
async function fontProblems(desk: Desk, template: Template, { fonts }: Stylesheet): Promise<readonly Diagnostic[]> {
  const builtIn = new Set([...defaultStylesheet.fonts.fallback, defaultStylesheet.fonts.mono]);
  const families = new Set([fonts.serif, fonts.sans, fonts.mono, ...fonts.fallback].filter((f) => !builtIn.has(f)));
  const problems: Diagnostic[] = [];
  for (const family of families) {
    const regular = ownFont(template, family, 400, false) ?? (await desk.resources.font(family, 400, false));
    if (regular !== undefined) continue;
    const hints = [`put it into the template's folder as \`${fontStem(family, 400, false)}.ttf\``];
    const place = placeInLooks(template, family);
    problems.push(
      warning("template/font-missing", `there is no font “${family}”; another one stands in for it`, { place, hints }),
    );
  }
  return problems;
}

/** The looks of a template over those of what it extends. */
function looksOf(template: Template): Checked<Stylesheet> {
  const diagnostics: Diagnostic[] = [];
  let value = defaultStylesheet;
  for (const { file, text } of template.stylesheets) {
    const read = readStylesheet(file, text, value);
    diagnostics.push(...read.diagnostics);
    value = read.value;
  }
  const sections = value.sections.map((section) => sectionsOf(section, template));
  const found = sections.flatMap((section) => section.diagnostics);
  return {
    value: { ...value, sections: sections.flatMap((section) => section.value) },
    diagnostics: [...diagnostics, ...found],
  };
}

/** A section that is named by a label, `{sources}`, is the one with that heading in any of the template's languages. */
function sectionsOf(section: SectionStyle, template: Template): Checked<readonly SectionStyle[]> {
  const key = /^\{(.+)\}$/.exec(section.heading)?.[1];
  if (key === undefined) return { value: [section], diagnostics: [] };
  const { labels } = template;
  const words = Object.values(labels).flatMap((table) => (Object.hasOwn(table, key) ? [table[key] ?? ""] : []));
  const value = [...new Set(words.map(slugOf))].map((heading) => ({ ...section, heading }));
  if (value.length > 0) return { value, diagnostics: [] };
  const place = placeInLooks(template, section.heading);
  const near = nearest(key, Object.keys(labels.en ?? {}));
  const hints = near === undefined ? [] : [`did you mean \`{${near}}\`?`];
  const wrong = error("template/bad-stylesheet", `the template has no label \`${key}\``, { place, hints });
  return { value, diagnostics: [wrong] };
}

/** The workspace's folder of that name, or the built-in one. A name with a path in it is nobody's. */
async function folderOf(desk: Desk, name: string): Promise<TemplateFolder | undefined> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name)) return undefined;
  const path = `${FOLDER}/${name}`;
  const entries = (await desk.workspace.list(path)).filter((entry) => entry.type === "file");
  if (entries.length > 0) {
    const files: Record<string, Uint8Array> = {};
    for (const entry of entries) {
      const bytes = await desk.workspace.read(entry.path, isFont(entry.path) ? FONT_LIMIT : FILE_LIMIT);
      if (bytes) files[entry.path.slice(path.length + 1)] = bytes;
    }
    return { folder: path, files };
  }
  const files = await desk.resources.template(name);
  return files ? { folder: path, files } : undefined;
}

function isFont(path: string): boolean {
  return fontEndings.some((ending) => path.endsWith(`.${ending}`));
}

async function templateNames(desk: Desk): Promise<readonly string[]> {
  const own = (await desk.workspace.list(FOLDER)).flatMap(
    ({ path }) => /^templates\/([^/.][^/]*)\//.exec(path)?.[1] ?? [],
  );
  return [...new Set([...own, ...(await desk.resources.templateNames())])].sort();
}

/** Fonts of the template's own folder go before the built-in ones of the same family. */
function loadResources(
  desk: Desk,
  { stylesheet, template }: LoadedTemplate,
  needs: LayoutNeeds,
): Promise<LayoutResources> {
  return loadLayoutResources(
    stylesheet,
    needs,
    async (family, weight, italic) =>
      ownFont(template, family, weight, italic) ?? (await desk.resources.font(family, weight, italic)),
  );
}

const fontEndings = ["ttf", "otf", "ttc", "otc", "woff"] as const;

/** `fonts/my-family-400.ttf`, `fonts/my-family-600-italic.otf`: the family in lower case with hyphens, its weight, its slant. */
function ownFont({ assets }: Template, family: string, weight: number, italic: boolean): Uint8Array | undefined {
  const stem = fontStem(family, weight, italic);
  const path = fontEndings.map((ending) => `${stem}.${ending}`).find((candidate) => Object.hasOwn(assets, candidate));
  const bytes = path === undefined ? undefined : assets[path];
  return bytes && fontOfCollection(bytes, family);
}

function fontStem(family: string, weight: number, italic: boolean): string {
  return `fonts/${family.trim().toLowerCase().replace(/\s+/g, "-")}-${weight}${italic ? "-italic" : ""}`;
}
