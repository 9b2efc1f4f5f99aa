/**
 * Takes a memo and a template, gives the memo's Markdown. Every value that the template prints is escaped, so no source
 * can act as markup; a field that is null prints nothing; a field that does not exist is an error with its place, found
 * before anything is rendered. No file, clock or prototype can be reached from a template, and the cost is bounded.
 */

import { type Checked, type Diagnostic, error, hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Memo } from "../../memo/memo.ts";
import { checkTemplate } from "./check.ts";
import { builtInHelpers, type HelperSet } from "./helpers.ts";
import { labelsOf } from "./labels.ts";
import { memoShape } from "./memo-shape.ts";
import { CallFailed, OutputLimitReached, runTemplate } from "./run.ts";
import { parseTemplate, type Source } from "./syntax.ts";
import { helpersFile, mainFile, placeOfFile, type Template } from "./template.ts";

/** The Markdown, LF line ends, one at its end. Empty where a diagnostic is an error. */
export function renderMarkdown(memo: Memo, template: Template, helpers: HelperSet = builtInHelpers): Checked<string> {
  const parsed = parseFiles(template);
  const labels = labelsOf(template, memo.language);
  const main = parsed.value.get(mainFile);
  if (main === undefined) return { value: "", diagnostics: parsed.diagnostics };
  const diagnostics = [...parsed.diagnostics, ...checkTemplate(main, parsed.value, memoShape, labels, helpers)];
  if (hasErrors(diagnostics)) return { value: "", diagnostics };
  try {
    const markdown = runTemplate(main, parsed.value, { memo, labels }, helpers);
    return { value: tidy(markdown), diagnostics };
  } catch (cause) {
    return { value: "", diagnostics: [...diagnostics, stopped(cause, main)] };
  }
}

/** What stopped a template halfway; anything else is a bug, and goes on its way. */
function stopped(cause: unknown, main: Source): Diagnostic {
  if (cause instanceof OutputLimitReached)
    return error("template/limit", cause.message, { place: { file: main.file } });
  if (!(cause instanceof CallFailed)) throw cause;
  const hints = [`the helper is one of \`${helpersFile}\``];
  return error("template/helper-failed", cause.message, { place: cause.place, hints });
}

/** What is wrong with a template, whatever the memo. */
export function checkTemplateFiles(template: Template, helpers: HelperSet = builtInHelpers): readonly Diagnostic[] {
  const { value: sources, diagnostics } = parseFiles(template);
  const main = sources.get(mainFile);
  if (main === undefined) return diagnostics;
  return [...diagnostics, ...checkTemplate(main, sources, memoShape, labelsOf(template, "en"), helpers)];
}

type Parsed = Checked<ReadonlyMap<string, Source>>;

/** A template serves many memos: it is parsed for the first. */
const known = new WeakMap<Template, Parsed>();

/** The parsed `.hbs` files by path; `partials/header.hbs` is the partial `header`. */
function parseFiles(template: Template): Parsed {
  const parsed = known.get(template) ?? parseAnew(template);
  known.set(template, parsed);
  return parsed;
}

function parseAnew(template: Template): Parsed {
  const sources = new Map<string, Source>();
  const diagnostics: Diagnostic[] = [];
  for (const path of Object.keys(template.files).sort()) {
    if (!path.endsWith(".hbs")) continue;
    const parsed = parseTemplate(placeOfFile(template, path), template.files[path] ?? "");
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value) sources.set(path, parsed.value);
  }
  if (!sources.has(mainFile) && diagnostics.length === 0) {
    const hints = ["write it, or name a template to build on under `extends:` in its `template.yaml`"];
    const place = { file: `templates/${template.name}/${mainFile}` };
    const says = `the template \`${template.name}\` has no \`${mainFile}\``;
    diagnostics.push(error("template/unknown-partial", says, { place, hints }));
  }
  return { value: sources, diagnostics };
}

/** Blocks that print nothing leave blank lines behind; one between two blocks is enough. Spaces that end a line as a break stay. */
function tidy(markdown: string): string {
  return `${markdown.replace(/\n(?:[ \t]*\n){2,}/g, "\n\n").trim()}\n`;
}
