/** From a prepared workspace to the input of one brief's compilation. */
import type { Brief } from "../brief/brief.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Desk } from "./api.ts";
import type { CompileInput } from "./compile-brief.ts";
import { earlierIssue } from "./issues.ts";
import type { Prepared } from "./prepare.ts";

/** What `compileBrief` needs of a workspace that was read. */
export async function compileInput(
  desk: Desk,
  brief: Brief,
  prepared: Prepared,
): Promise<{ value: CompileInput; diagnostics: readonly Diagnostic[] }> {
  const issue = await earlierIssue(desk.workspace, brief);
  const slugs = new Set(brief.parts.flatMap((p) => p.themes.map((t) => t.text)));
  const themes = new Map([...prepared.contents.themes].filter(([slug]) => slugs.has(slug)));
  const failed = [...slugs].reduce((sum, slug) => sum + (prepared.failedThemeTests.get(slug) ?? 0), 0);
  const value = {
    brief,
    themes,
    knownThemes: [...prepared.contents.themes.keys()],
    readings: prepared.readings,
    files: prepared.sources.files,
    outletNotes: prepared.contents.details.outlets,
    tool: `briefwright ${desk.resources.version}`,
    earlier: issue.value,
    failedThemeTests: failed,
  };
  return { value, diagnostics: issue.diagnostics };
}
