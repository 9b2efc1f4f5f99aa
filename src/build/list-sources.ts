/** `sources`: every source of the workspace and what was found in it. */
import type { Checked } from "../diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../diagnostics/sort.ts";
import type { Desk, SourceRow } from "./api.ts";
import { loadContents } from "./contents.ts";
import { DETAILS_FILE, fileOf } from "./desk-files.ts";
import { openLibrary } from "./library.ts";

const UNKNOWN = "unknown";

/** Rows by path; a container gives one per article. Files that could not be read are in the diagnostics only. */
export async function listSources(desk: Desk): Promise<Checked<readonly SourceRow[]>> {
  const contents = await loadContents(desk);
  const library = await openLibrary(desk, contents, []);
  const readings = await library.readings([]);
  const own = contents.diagnostics.filter((d) => d.place?.file === DETAILS_FILE);
  const rows = readings.map(({ article, origin }): SourceRow => {
    const { metadata } = article;
    return {
      path: article.path,
      format: article.format,
      sha256: article.sha256,
      title: metadata.title.value ?? UNKNOWN,
      authors: metadata.authors.value ?? [],
      outlet: metadata.outlet.value ?? UNKNOWN,
      origin: origin ?? UNKNOWN,
      date: metadata.published.value ?? UNKNOWN,
      language: metadata.language.value ?? UNKNOWN,
      sentences: article.sentences.length,
      dropped: article.furniture.length,
      problems: library.diagnostics.filter((d) => d.place?.file === fileOf(article.path)).length,
    };
  });
  return { value: rows, diagnostics: sortDiagnostics([...own, ...library.diagnostics]) };
}
