/** Briefs as people name them on a command line. */
import type { Brief } from "../brief/brief.ts";
import type { Checked, Diagnostic } from "../diagnostics/diagnostic.ts";
import { clean, error } from "../diagnostics/diagnostic.ts";
import { nearest } from "../text/nearest.ts";
import type { Contents } from "./contents.ts";

/** The slug in a slug, a file name or a path. */
export function slugOf(name: string): string {
  return name.replace(/^.*\//, "").replace(/\.ya?ml$/, "");
}

/** The brief of a name; null with what is wrong with its file, or with what it may have meant. */
export function findBrief(contents: Contents, name: string): Checked<Brief | null> {
  const slug = slugOf(name);
  const brief = contents.briefs.find((b) => b.slug === slug);
  if (brief) return clean(brief);
  const file = contents.briefFiles.find((path) => slugOf(path) === slug);
  if (file === undefined) return { value: null, diagnostics: [unknownBrief(contents, name)] };
  return { value: null, diagnostics: contents.diagnostics.filter((d) => d.place?.file === file) };
}

/** Says that there is no such brief, and which there are. */
export function unknownBrief(contents: Contents, name: string): Diagnostic {
  const known = contents.briefFiles.map(slugOf);
  const guess = nearest(slugOf(name), known);
  const hint = guess ? `did you mean \`${guess}\`?` : `the workspace has: ${known.join(", ") || "no briefs"}`;
  return error("brief/unknown-brief", `there is no brief “${name}”`, { hints: [hint] });
}
