import type { BuildReport, BuiltBrief, BuiltOutput } from "../build/api.ts";
import { type Diagnostic, error } from "../diagnostics/diagnostic.ts";
import { harmless } from "../diagnostics/print/harmless.ts";
import type { Outcome } from "./outcome.ts";
import { counted } from "./reporter.ts";

/** A build as text, data and exit code. Outputs that are not what the workspace gives become diagnostics with the command that mends them. */
export function buildOutcome(built: BuildReport): Outcome {
  return {
    diagnostics: [...built.diagnostics, ...built.briefs.flatMap(staleOutputs), ...staleManifest(built.manifest)],
    result: { briefs: built.briefs, manifest: built.manifest, sourcesRead: built.sourcesRead, stale: built.stale },
    text: [
      ...built.briefs.map(briefLines),
      built.manifest?.diff == null ? "" : outputLines(built.manifest),
      summary(built),
    ].join(""),
    subjects: built.briefs.map((brief) => brief.file),
    unproved: built.stale,
  };
}

function staleOutputs({ slug, outputs }: BuiltBrief): Diagnostic[] {
  return outputs.flatMap(({ state, path }) => {
    if (state !== "stale" && state !== "missing") return [];
    const message = state === "stale" ? "differs from what the workspace gives" : "has not been built";
    return [error("build/stale", message, { place: { file: path }, hints: [`run \`briefwright build ${slug}\``] })];
  });
}

function staleManifest(manifest: BuiltOutput | null): Diagnostic[] {
  if (manifest?.state !== "stale" && manifest?.state !== "missing") return [];
  const message = manifest.state === "stale" ? "differs from what the workspace gives" : "has not been built";
  return [error("build/stale", message, { place: { file: manifest.path }, hints: ["run `briefwright build`"] })];
}

function briefLines(brief: BuiltBrief): string {
  const name = harmless(brief.slug);
  if (brief.failed) return `${name}: not built; what was there before is unchanged\n`;
  const pages = brief.pages === null ? "" : `, ${counted(brief.pages, "page")}`;
  const newsrooms = brief.newsrooms === 0 ? "" : ` of ${counted(brief.newsrooms, "newsroom")}`;
  const what = `${counted(brief.excerpts, "excerpt")} from ${counted(brief.articles, "article")}${newsrooms}${pages}`;
  const unchanged = brief.outputs.filter((o) => o.state === "unchanged" || o.state === "kept").length;
  const rest = unchanged === 0 ? "" : `  unchanged ${counted(unchanged, "file")}\n`;
  return `${name}: ${what}\n${brief.outputs.map(outputLines).join("")}${rest}`;
}

function outputLines({ state, path, bytes, diff }: BuiltOutput): string {
  if (state === "unchanged" || state === "kept") return "";
  const size = state === "written" ? ` (${sizeOf(bytes)})` : "";
  return `  ${state.padEnd(9)} ${harmless(path)}${size}\n${diff === null ? "" : diffLines(diff)}`;
}

function diffLines(diff: string): string {
  return diff
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${harmless(line)}\n`))
    .join("");
}

function summary(built: BuildReport): string {
  const outputs = built.briefs.flatMap((b) => b.outputs);
  const written = outputs.filter((o) => o.state === "written").length;
  const stale = [...outputs, ...(built.manifest ? [built.manifest] : [])].filter(
    (o) => o.state === "stale" || o.state === "missing",
  ).length;
  const done = stale > 0 ? `${counted(stale, "file")} to build` : `${counted(written, "file")} written`;
  return `${counted(built.briefs.length, "brief")}, ${counted(built.sourcesRead, "source")}: ${done}\n`;
}

/** In kilobytes of 1000, as file managers show them. */
function sizeOf(bytes: number): string {
  return bytes < 1000
    ? `${bytes} B`
    : bytes < 1_000_000
      ? `${Math.round(bytes / 1000)} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
