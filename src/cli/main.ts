/**
 * The command line as a function: arguments and a way to the world in, exit code out. Nothing here ends the process, and
 * nothing but a bug is thrown past it; even that becomes a short notice and code 70.
 */
import { CommanderError } from "commander";
import { error } from "../diagnostics/diagnostic.ts";
import { harmless } from "../diagnostics/print/harmless.ts";
import { environmentError } from "../workspace/system-errors.ts";
import { WorkspaceError } from "../workspace/workspace.ts";
import type { Io } from "./io.ts";
import { exit, type Outcome } from "./outcome.ts";
import { createProgram } from "./program.ts";
import { report } from "./reporter.ts";

/** `argv` without the program's own two words. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code: number = exit.done;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return io.signal.aborted ? interrupted(io) : code;
  } catch (cause) {
    if (io.signal.aborted) return interrupted(io);
    if (cause instanceof CommanderError) return cause.exitCode === 0 ? exit.done : exit.usage;
    return failure(argv, io, cause);
  }
}

/** Tells what was thrown, as a refusal of the system or as a bug, and gives the exit code. */
export function failure(argv: readonly string[], io: Io, cause: unknown): number {
  const path =
    cause instanceof Error && "path" in cause && typeof cause.path === "string" ? cause.path : "a file of the tool";
  const known = cause instanceof WorkspaceError ? cause : environmentError(cause, path);
  return known instanceof WorkspaceError ? environment(io, argv, known) : bug(io, cause);
}

function interrupted(io: Io): number {
  return io.signal.reason === "SIGTERM" ? exit.terminated : exit.interrupted;
}

/** The disk is full, a folder can't be written, …: told like other problems, in the format that was asked for. */
function environment(io: Io, argv: readonly string[], cause: WorkspaceError): number {
  const outcome: Outcome = {
    diagnostics: [
      cause.code === "locked"
        ? error("build/locked", `${cause.path}: ${cause.message}`, { hints: ["wait for it to end, or end it"] })
        : error("build/environment", `${cause.path}: ${cause.message}`, {
            hints: ["what was there before is unchanged"],
          }),
    ],
    result: null,
    text: "",
  };
  const asked =
    argv.find((_, i) => argv[i - 1] === "--format") ??
    argv.find((a) => a.startsWith("--format="))?.slice("--format=".length);
  const format = asked === "json" || asked === "github" || asked === "sarif" || asked === "junit" ? asked : "pretty";
  report(
    io,
    { workspace: ".", format, strict: false, quiet: false, allowHelpers: false },
    "",
    io.resources().version,
    outcome,
  );
  return exit.environment;
}

/** No stack trace: it helps nobody who can't change the code, and would print names of folders. `BRIEFWRIGHT_DEBUG` shows it. */
function bug(io: Io, cause: unknown): number {
  const message = cause instanceof Error ? cause.message : String(cause);
  io.stderr(`briefwright: this is a bug of the tool, not of your files: ${harmless(message)}\n`);
  io.stderr("Outputs are whole: each is written in one step. Set BRIEFWRIGHT_DEBUG=1 to see where it happened.\n");
  if ((io.env.BRIEFWRIGHT_DEBUG ?? "") !== "" && cause instanceof Error) io.stderr(`${cause.stack ?? ""}\n`);
  return exit.bug;
}
