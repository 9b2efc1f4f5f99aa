/** What the layout's tests share: the built-in fonts, documents in a few words, and pages read back as text. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Checked } from "../../../src/diagnostics/diagnostic.ts";
import { parseDocument } from "../../../src/render/document/parse.ts";
import {
  type LayoutResources,
  layoutDocument,
  loadLayoutResources,
} from "../../../src/render/layout/layout-document.ts";
import { layoutNeeds } from "../../../src/render/layout/needs.ts";
import type { Page, PagedDocument, PageItem, TextRun } from "../../../src/render/layout/page.ts";
import { defaultStylesheet, type Stylesheet } from "../../../src/render/stylesheet/stylesheet.ts";

const require = createRequire(import.meta.url);
const packages: Readonly<Record<string, readonly [string, string]>> = {
  "Source Serif 4": ["source-serif-4", "SourceSerif4"],
  "Source Sans 3": ["source-sans-3", "SourceSans3"],
  "Source Code Pro": ["source-code-pro", "SourceCodePro"],
};
const weights: Readonly<Record<number, string>> = { 400: "400Regular", 600: "600SemiBold", 700: "700Bold" };
const files = new Map<string, Uint8Array>();

/** Bytes of a built-in font, the same object every time. */
export async function builtInFont(family: string, weight: number, italic: boolean): Promise<Uint8Array | undefined> {
  const [folder, stem] = packages[family] ?? [];
  const style = weights[weight];
  if (!folder || !stem || !style) return undefined;
  const name = `${style}${italic ? "_Italic" : ""}`;
  const root = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`));
  const path = `${root}/${name}/${stem}_${name}.ttf`;
  const bytes = files.get(path) ?? new Uint8Array(readFileSync(path));
  files.set(path, bytes);
  return bytes;
}

const loaded = new Map<string, Promise<LayoutResources>>();

/** Fonts, those of code among them, and hyphenation for languages. */
export function resourcesFor(stylesheet: Stylesheet, ...languages: string[]): Promise<LayoutResources> {
  const key = languages.join(" ");
  const known = loaded.get(key) ?? loadLayoutResources(stylesheet, { languages, code: true }, builtInFont);
  loaded.set(key, known);
  return known;
}

/** Lays Markdown out with the built-in looks, or with changes to them. */
export async function layOut(
  markdown: string,
  changes: Partial<Stylesheet> = {},
  images: PagedDocument["images"] = {},
): Promise<Checked<PagedDocument>> {
  const doc = parseDocument(markdown).value;
  const stylesheet = { ...defaultStylesheet, ...changes };
  const resources = await resourcesFor(stylesheet, ...layoutNeeds(doc).languages);
  return layoutDocument(doc, stylesheet, { ...resources, images });
}

export type LineItem = Extract<PageItem, { type: "line" }>;

export function linesOf(page: Page): readonly LineItem[] {
  return page.items.filter((item): item is LineItem => item.type === "line");
}

/** Lines that are content. */
export function contentLines(page: Page): readonly LineItem[] {
  return linesOf(page).filter((line) => line.artifact === null);
}

export function runText(run: TextRun): string {
  return run.words.map((word, i) => word.text + (run.spaces[i] ? " " : "")).join("");
}

export function lineText(line: LineItem): string {
  return line.runs.map(runText).join("");
}

/** The first line whose text holds the words. */
export function lineWith(document: PagedDocument, words: string): { readonly page: Page; readonly line: LineItem } {
  for (const page of document.pages) {
    for (const line of linesOf(page)) if (lineText(line).includes(words)) return { page, line };
  }
  throw new Error(`no line holds “${words}”`);
}

/** Where a run's last glyph ends. */
export function runEnd(run: TextRun): number {
  let x = run.xPt;
  run.words.forEach((word, i) => {
    x += (word.width * run.sizePt) / 1000 + word.glyphs.length * run.trackingPt + (run.gapsPt[i] ?? 0);
  });
  return x;
}

/** All content text in painting order: what a reader of the file would hear. Added hyphens are taken out. */
export function readAloud(document: PagedDocument): string {
  let text = "";
  for (const page of document.pages) {
    for (const line of contentLines(page)) {
      for (const run of line.runs) if (run.node !== null && !run.softHyphen) text += runText(run);
      if (!line.runs.at(-1)?.softHyphen && !text.endsWith(" ")) text += "\n";
    }
  }
  return text;
}
