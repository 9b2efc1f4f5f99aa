import nodePath from "node:path";
import { buildBriefs } from "../../build/build-briefs.ts";
import { openMemory } from "../../build/memory.ts";
import { type Diagnostic, error, hasErrors } from "../../diagnostics/diagnostic.ts";
import { harmless } from "../../diagnostics/print/harmless.ts";
import { WorkspaceError } from "../../workspace/workspace.ts";
import { buildOutcome } from "../build-outcome.ts";
import type { Context, Outcome } from "../outcome.ts";
import { report } from "../reporter.ts";
import { watchFiles } from "../watch-files.ts";
import { common } from "./build.ts";

/** Where a build looks for files; what it read elsewhere, such as an issue to compare with, is watched from then on. */
const inputs = ["briefs", "templates", "output/issues"];

/** Names of changed files that are told; a sync may change thousands. */
const MAX_NAMED = 3;

/**
 * Builds, and builds again after each change, until interrupted. A change during a build starts another one behind it. What
 * is done and waited for is told, as much to a log as on a terminal.
 */
export async function run({ desk: bare, ...around }: Context, briefs: readonly string[]): Promise<Outcome> {
  const memory = openMemory();
  const desk = { ...bare, memory };
  const context = { ...around, desk };
  const { io, globals } = context;
  const tell = (line: string): void => {
    if (!globals.quiet && globals.format === "pretty") io.stderr(line);
  };
  await watchFiles({
    root: nodePath.resolve(io.cwd, globals.workspace),
    paths: inputs,
    signal: io.signal,
    onPolling: () => io.stderr("briefwright: the system has no watches left; files are looked at twice a second\n"),
    onGone: () => io.stderr("briefwright: the workspace is gone; it is waited for\n"),
    onChange: async (changed) => {
      if (changed.length > 0) tell(`\n${named(changed)} changed\n`);
      const { outcome, read } = await buildOnce(context, briefs);
      if (io.signal.aborted) return [];
      // What a build that failed didn't get to is wanted again once the mistake is mended.
      if (!hasErrors(outcome.diagnostics)) memory.turn();
      report(io, globals, "watch", desk.resources.version, outcome);
      context.progress("");
      tell("waiting for changes; Ctrl+C ends it\n");
      return read;
    },
  });
  return { diagnostics: [], result: null, text: "" };
}

/** `a, b, c and 4 more` */
function named(paths: readonly string[]): string {
  const some = paths.slice(0, MAX_NAMED).map(harmless).join(", ");
  return paths.length > MAX_NAMED ? `${some} and ${paths.length - MAX_NAMED} more` : some;
}

interface Once {
  readonly outcome: Outcome;
  /** What the build read. */
  readonly read: readonly string[];
}

/** A disk that refuses, or another build that holds the folder, is told; the next change tries again. */
async function buildOnce(context: Context, briefs: readonly string[]): Promise<Once> {
  const nothing = (told: Diagnostic): Once => ({ outcome: { diagnostics: [told], result: null, text: "" }, read: [] });
  // Without its briefs a folder is no workspace, and a build would make an output folder in it.
  if ((await context.desk.workspace.stat("briefs")).type !== "folder")
    return nothing(
      error("build/workspace-missing", "there is no folder `briefs` any more", { hints: ["it is waited for"] }),
    );
  try {
    const built = await buildBriefs(context.desk, { ...common(context, briefs), cache: true });
    return { outcome: buildOutcome(built), read: built.read };
  } catch (cause) {
    if (!(cause instanceof WorkspaceError)) throw cause;
    return nothing(refused(cause));
  }
}

function refused({ code, path, message }: WorkspaceError): Diagnostic {
  return error(code === "locked" ? "build/locked" : "build/environment", `${path}: ${message}`, {
    hints: ["what was there before is unchanged; the next change tries again"],
  });
}
