/** `inspect matches` to `inspect pages`: what a build makes of one brief, stage by stage. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import type { Desk, Stage } from "./api.ts";
import { compileAsBuilt } from "./compile-paged.ts";
import { loadContents } from "./contents.ts";
import { findBrief } from "./find-brief.ts";
import { loadedThemes, prepare } from "./prepare.ts";
import { documentOf, pagesOf } from "./render-brief.ts";
import { templatesOf } from "./templates.ts";

/** The value as it is printed from, page limits included; null where there is no such brief. */
export async function inspectBrief(
  desk: Desk,
  stage: Exclude<Stage, "article" | "analysis">,
  target: string,
): Promise<Checked<unknown>> {
  const contents = await loadContents(desk);
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
