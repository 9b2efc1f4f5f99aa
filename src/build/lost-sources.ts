/**
 * Sources that a memo leans on and that can no longer be read. A file that was removed is the desk's own decision; one
 * that is there but was refused is not, and a memo that lost its excerpts without a word would be worse than none.
 */
import type { Brief } from "../brief/brief.ts";
import type { Code } from "../diagnostics/codes.ts";
import { type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import { readEvidence } from "../memo/read-evidence.ts";
import { outputFolder, type Session } from "./cache-build.ts";
import { fileOf } from "./desk-files.ts";
import type { Library } from "./library.ts";

/** One error per source file that the brief's evidence quotes and of which nothing could be read now; in the evidence's order. */
export async function lostSources(
  { outside, options }: Session,
  brief: Brief,
  library: Library,
): Promise<readonly Diagnostic[]> {
  const refused = refusedFiles(library);
  if (refused.size === 0) return [];
  const bytes = await outside.read(`${outputFolder(options)}/${brief.slug}.evidence.json`);
  const evidence = bytes && readEvidence(new TextDecoder("utf-8").decode(bytes));
  const counts = new Map<string, number>();
  for (const { source } of evidence?.excerpts ?? []) {
    const file = fileOf(source);
    if (refused.has(file)) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return [...counts].map(([file, count]) => {
    const excerpts = count === 1 ? "1 excerpt" : `${count} excerpts`;
    return error("build/source-lost", `the memo of ${brief.slug} quotes ${file}, which can no longer be read`, {
      place: { file: brief.file },
      hints: [`${excerpts} would be lost: restore the file, or remove it if the memo is to do without it`],
    });
  });
}

/** Files that were found among the sources, were told of, and gave no sentence. */
function refusedFiles({ files, diagnostics }: Library): ReadonlySet<string> {
  const readable = new Set(files.filter((f) => f.articles.some((a) => a.readable)).map((f) => f.path));
  const told = diagnostics.flatMap(({ code, place }) => (place && isOfSource(code) ? [fileOf(place.file)] : []));
  return new Set(told.filter((file) => !readable.has(file)));
}

/** Codes that speak of a source itself, or of the machine that didn't read it. */
function isOfSource(code: Code): boolean {
  if (code === "build/environment" || code === "build/thread-lost") return true;
  return code.startsWith("source/") && code !== "source/details-unknown-file";
}
