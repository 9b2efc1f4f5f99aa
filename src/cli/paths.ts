import nodePath from "node:path";
import { error } from "../diagnostics/diagnostic.ts";
import type { Context, Outcome } from "./outcome.ts";

/** What a command answers where its arguments can't be meant: exit code 2. */
export function usage(message: string, ...hints: string[]): Outcome {
  return { diagnostics: [error("cli/usage", message, { hints })], result: null, text: "" };
}

/** Folders that hold what a desk writes by hand. */
const inputs: ReadonlySet<string> = new Set(["briefs", "templates", ".git", ""]);

/** A folder as seen from where the user stands, as a workspace path; a complaint where it can't hold outputs. */
export function outputFolder(context: Context, folder: string): string | Outcome {
  const path = workspacePath(context, folder);
  if (path === undefined)
    return usage(`\`--output ${folder}\` is outside of the workspace`, "outputs are written within the workspace only");
  if (inputs.has(path.split("/")[0] ?? ""))
    return usage(`\`--output ${folder}\` holds inputs`, "choose another folder, such as `output`");
  return path;
}

/** A path as seen from where the user stands, as a workspace path; undefined where it leads out. */
export function workspacePath({ io, globals }: Context, path: string): string | undefined {
  const relative = nodePath
    .relative(nodePath.resolve(io.cwd, globals.workspace), nodePath.resolve(io.cwd, path))
    .split(nodePath.sep)
    .join("/");
  return relative === ".." || relative.startsWith("../") || nodePath.isAbsolute(relative) ? undefined : relative;
}
