/** `inspect`: the value between any two stages, as data. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { error } from "../diagnostics/diagnostic.ts";
import type { Article } from "../sources/article.ts";
import { nearest } from "../text/nearest.ts";
import { cut } from "../text/span.ts";
import type { Desk, Stage } from "./api.ts";
import { compileAsBuilt } from "./compile-paged.ts";
import { type Contents, loadContents } from "./contents.ts";
import { findBrief, slugOf } from "./find-brief.ts";
import { openLibrary } from "./library.ts";
import { loadedThemes, prepare } from "./prepare.ts";
import { documentOf, pagesOf } from "./render-brief.ts";
import { fileOf } from "./shelves.ts";
import { templatesOf } from "./templates.ts";

/** `target` is a source for `article` and `analysis`, a brief for the other stages. The value is plain JSON data; null where there is none. */
export async function inspectStage(desk: Desk, stage: Stage, target: string): Promise<Checked<unknown>> {
  const contents = await loadContents(desk);
  if (stage === "article" || stage === "analysis") return inspectSource(desk, contents, stage, target);
  const { value: brief, diagnostics: missing } = findBrief(contents, target);
  if (brief === null) return { value: null, diagnostics: missing };
  const prepared = await prepare(desk, contents, [brief]);
  const compiled = await compileAsBuilt(desk, brief, prepared);
  if (stage === "matches") {
    const readings = await prepared.library.readings(loadedThemes(brief, contents));
    const matches = readings.flatMap((r) =>
      [...r.matches].map(([theme, found]) => ({ source: r.article.path, theme, ...found })),
    );
    return { value: matches.filter((m) => m.matches.length + m.vetoes.length > 0), diagnostics: compiled.diagnostics };
  }
  if (stage === "selection") return { value: compiled.value.selected.selection, diagnostics: compiled.diagnostics };
  if (stage === "memo") return { value: compiled.value.memo, diagnostics: compiled.diagnostics };
  const templates = templatesOf(desk);
  const shown =
    stage === "doc" ? await documentOf(compiled.value, templates) : await pagesOf(compiled.value, templates);
  return { value: shown.value, diagnostics: [...compiled.diagnostics, ...shown.diagnostics] };
}

async function inspectSource(
  desk: Desk,
  contents: Contents,
  stage: "article" | "analysis",
  target: string,
): Promise<Checked<unknown>> {
  const library = await openLibrary(desk, contents, []);
  const readings = await library.readings([]);
  const found = readings.filter(({ article: { path } }) =>
    [path, fileOf(path)].some((p) => p === target || p.endsWith(`/${target}`)),
  );
  const diagnostics = library.diagnostics.filter((d) => d.place?.file.endsWith(target) ?? false);
  if (found.length === 0 && diagnostics.length === 0) {
    const names = readings.map(({ article }) => article.path.slice(article.path.lastIndexOf("/") + 1));
    const guess = nearest(slugOf(target), names);
    const hints = [guess ? `did you mean \`${guess}\`?` : "`briefwright sources` lists them"];
    return { value: null, diagnostics: [error("cli/usage", `there is no source “${target}”`, { hints })] };
  }
  if (stage === "article") return { value: found.map(({ article }) => withWords(article)), diagnostics };
  return { value: found.map(({ article, analysis }) => ({ path: article.path, ...analysis })), diagnostics };
}

/** An article with the words of its kept blocks and of what was dropped beside the spans, for a person to read. */
function withWords(article: Article): unknown {
  const words = <T extends { readonly span: { start: number; end: number } }>(item: T) => ({
    ...item,
    words: cut(article.text, item.span),
  });
  return {
    ...article,
    blocks: article.blocks.map(words),
    furniture: article.furniture.map(words),
    sentences: article.sentences.map(words),
  };
}
