import nodePath from "node:path";
import { buildBriefs } from "../../build/build-briefs.ts";
import { type Diagnostic, error } from "../../diagnostics/diagnostic.ts";
import { WorkspaceError } from "../../workspace/workspace.ts";
import { buildOutcome } from "../build-outcome.ts";
import type { Context, Outcome } from "../outcome.ts";
import { report } from "../reporter.ts";
import { watchFiles } from "../watch-files.ts";
import { common } from "./build.ts";

/** All that a build reads of a workspace: what is written by hand, and the earlier issues that are kept. */
const inputs = ["briefs", "templates", "output/issues"];

/** Builds, and builds again after each change, until interrupted. A change during a build starts another one behind it. */
export async function run(context: Context, briefs: readonly string[]): Promise<Outcome> {
  const { io, globals, desk } = context;
  const root = nodePath.resolve(io.cwd, globals.workspace);
  await watchFiles({
    paths: inputs.map((path) => nodePath.join(root, path)),
    signal: io.signal,
    onPolling: () => io.stderr("briefwright: the system has no watches left; files are looked at twice a second\n"),
    onChange: async () => {
      const outcome = await buildOnce(context, briefs);
      if (io.signal.aborted) return;
      report(io, globals, "watch", desk.resources.version, outcome);
      context.progress("");
    },
  });
  return { diagnostics: [], result: null, text: "" };
}

/** A disk that refuses, or another build that holds the folder, is told; the next change tries again. */
async function buildOnce(context: Context, briefs: readonly string[]): Promise<Outcome> {
  try {
    return buildOutcome(await buildBriefs(context.desk, { ...common(context, briefs), cache: true }));
  } catch (cause) {
    if (!(cause instanceof WorkspaceError)) throw cause;
    return { diagnostics: [refused(cause)], result: null, text: "" };
  }
}

function refused({ code, path, message }: WorkspaceError): Diagnostic {
  return error(code === "locked" ? "build/locked" : "build/environment", `${path}: ${message}`, {
    hints: ["what was there before is unchanged; the next change tries again"],
  });
}
