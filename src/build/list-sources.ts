/** `sources`: every source of the workspace and what was found in it. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import { originOf } from "../sources/origins.ts";
import type { Desk, SourceRow } from "./api.ts";
import { noMemory } from "./cache-articles.ts";
import { loadContents, loadSources } from "./contents.ts";

const UNKNOWN = "unknown";

/** Rows by path; a container gives one per article. Files that could not be read are in the diagnostics only. */
export async function listSources(desk: Desk): Promise<Checked<readonly SourceRow[]>> {
  const contents = await loadContents(desk.workspace);
  const sources = await loadSources(desk.workspace, contents.details, undefined, noMemory(desk.readSource));
  const own = contents.diagnostics.filter((d) => d.place?.file === "briefs/sources.yaml");
  const rows = sources.articles.map((article): SourceRow => {
    const { metadata } = article;
    return {
      path: article.path,
      format: article.format,
      sha256: article.sha256,
      title: metadata.title.value ?? UNKNOWN,
      authors: metadata.authors.value ?? [],
      outlet: metadata.outlet.value ?? UNKNOWN,
      origin: originOf(article) ?? UNKNOWN,
      date: metadata.published.value ?? UNKNOWN,
      language: metadata.language.value ?? UNKNOWN,
      sentences: article.sentences.length,
      dropped: article.furniture.length,
      problems: sources.diagnostics.filter((d) => d.place?.file === article.path.replace(/#\d+$/, "")).length,
    };
  });
  return { value: rows, diagnostics: sortDiagnostics([...own, ...sources.diagnostics]) };
}
