/** The helpers that a desk's templates may call: the tool's, and the workspace's own where whoever started the tool allows it. */
import { type Checked, error } from "../diagnostics/diagnostic.ts";
import { builtInHelpers, type HelperSet } from "../render/template/helpers.ts";
import { helpersFile } from "../render/template/template.ts";
import { withWorkspaceHelpers } from "../render/template/workspace-helpers.ts";
import type { Desk } from "./api.ts";

/** In bytes. */
const FILE_LIMIT = 1024 * 1024;

/** Without `loadHelpers` the file is looked at for being there, and no more. */
export async function helpersOf({ workspace, loadHelpers }: Desk): Promise<Checked<HelperSet>> {
  if (loadHelpers === undefined) {
    const there = (await workspace.stat(helpersFile)).type === "file";
    return { value: { ...builtInHelpers, notLoaded: there }, diagnostics: [] };
  }
  const bytes = await workspace.read(helpersFile, FILE_LIMIT);
  if (bytes === undefined) return { value: builtInHelpers, diagnostics: [] };
  try {
    return withWorkspaceHelpers(await loadHelpers(bytes));
  } catch (cause) {
    const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const hints = ["it is loaded as one ES module without imports of other files"];
    const failed = error("template/bad-helpers", `the helpers cannot be loaded: ${message}`, {
      place: { file: helpersFile },
      hints,
    });
    return { value: builtInHelpers, diagnostics: [failed] };
  }
}
